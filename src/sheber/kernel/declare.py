"""Short ways to declare the figures of a slice."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from sheber.kernel.indicators import Count, Indicator, Measure, RowColumn, Scope
from sheber.kernel.words import Words

DEPARTMENT = Words("Білім басқармасы", "Управление образования", "Education department")
PLACES = Words("орын", "мест", "places")
PEOPLE = Words("адам", "человек", "people")
PUPILS = Words("оқушы", "учеников", "pupils")
PERCENT = Words("%", "%", "%")
PIECES = Words("бірлік", "единиц", "items")
MILLIONS = Words("млн теңге", "млн тенге", "million tenge")
COLLEGES = Words("колледж", "колледжей", "colleges")

LABELS = {
    "code": Words("Коды", "Код", "Code"),
    "college__code": Words("Колледж", "Колледж", "College"),
    "school__code": Words("Мектеп", "Школа", "School"),
    "district__code": Words("Аудан", "Район", "District"),
    "college__district__code": Words("Аудан", "Район", "District"),
    "school__district__code": Words("Аудан", "Район", "District"),
    "occupation__code": Words("Кәсіп", "Занятие", "Occupation"),
    "qualification__code": Words("Біліктілік", "Квалификация", "Qualification"),
    "qualification__level": Words("Деңгей", "Уровень", "Level"),
    "specialty__code": Words("Мамандық", "Специальность", "Specialty"),
    "employer__code": Words("Жұмыс беруші", "Работодатель", "Employer"),
    "encounter__code": Words("Іс-шара", "Мероприятие", "Activity"),
    "profile_class__code": Words("Бейінді сынып", "Профильный класс", "Profile class"),
    "pupils": Words("Оқушылар", "Учеников", "Pupils"),
    "first_time": Words("Алғаш рет", "Впервые", "For the first time"),
    "kind": Words("Түрі", "Вид", "Kind"),
    "direction": Words("Бағыты", "Направление", "Direction"),
    "by_list": Words("Тізім бойынша", "По списку", "By list"),
    "by_contract": Words("Шарты бар", "Есть договор", "Has a contract"),
    "both": Words("Екі тарап растады", "Подтвердили обе стороны", "Both confirmed"),
    "scale": Words("Шкала", "Шкала", "Scale"),
    "alpha": Words("Альфа × 1000", "Альфа × 1000", "Alpha × 1000"),
    "answers": Words("Жауап", "Ответов", "Answers"),
    "letters": Words("Әріптер", "Буквы", "Letters"),
    "grade": Words("Сынып", "Класс", "Grade"),
    "student__code": Words("Студент коды", "Код студента", "Student"),
    "contract__code": Words("Шарт", "Договор", "Contract"),
    "graduate": Words("Түлек коды", "Код выпускника", "Graduate"),
    "status": Words("Мәртебесі", "Статус", "Status"),
    "year": Words("Жыл", "Год", "Year"),
    "sector": Words("Сала", "Отрасль", "Sector"),
    "need": Words("Қажет, мыңдық үлес", "Нужно, тысячных", "Needed, thousandths"),
    "supply": Words("Келе жатқан, мыңдық үлес", "На подходе, тысячных", "On the way, thousandths"),
    "met": Words("Өтелгені, мыңдық үлес", "Закрыто, тысячных", "Met, thousandths"),
    "missing": Words("Жетпейді, мыңдық үлес", "Не хватает, тысячных", "Missing, thousandths"),
    "sure": Words("A сапалысы, мыңдық үлес", "Качества A, тысячных", "Of grade A, thousandths"),
    "signed": Words("Қол қойылды", "Подписано", "Signed"),
    "promised": Words("Шартпен", "По договору", "By contract"),
    "asked": Words("Сұралды", "Запрошено", "Asked for"),
    "fate": Words("Тағдыры", "Судьба", "Fate"),
    "filled": Words("Жұмысқа алынды", "Закрыто наймом", "Filled"),
    "over": Words("Жабылды", "Закрыто", "Closed"),
    "foretold": Words("Болжанды, мыңдық үлес", "Предсказано, тысячных", "Foretold, thousandths"),
    "outcome": Words("Нәтиже, мыңдық үлес", "Вышло, тысячных", "Came, thousandths"),
    "missed": Words("Айырмасы, мыңдық үлес", "Отклонение, тысячных", "Deviation, thousandths"),
    "outcome_before": Words("Алдыңғы жылы, мыңдық үлес", "Годом раньше, тысячных", "A year before, thousandths"),
    "still": Words("Өзгеріс, мыңдық үлес", "Изменение, тысячных", "Change, thousandths"),
    "calendar_year": Words("Күнтізбелік жыл", "Календарный год", "Calendar year"),
    "level": Words("Деңгей", "Уровень", "Level"),
    "language": Words("Тіл", "Язык", "Language"),
    "base": Words("Негіз", "База", "Base"),
    "form": Words("Нысан", "Форма", "Form"),
    "funding": Words("Қаржыландыру", "Финансирование", "Funding"),
    "groups": Words("Топтар", "Группы", "Groups"),
    "places": Words("Орындар", "Места", "Places"),
    "fresh": Words("Жаңа жолдағы орындар", "Места новой строки", "Places of a new line"),
    "price": Words("Бір оқушы-жылдың құны, тиын", "Цена студенто-года, тиын", "Price of a student-year, tiyn"),
    "cost": Words("Құны, тиын", "Стоимость, тиын", "Cost, tiyn"),
    "amount": Words("Сомасы, тиын", "Сумма, тиын", "Amount, tiyn"),
    "gap": Words("Шек, миллиардтан бір үлес", "Отставание, миллиардные доли", "Gap, billionths"),
    "declined": Words("Қабылданбады (1)", "Отклонено (1)", "Declined (1)"),
    "before": Words("Бұрынғы орындар", "Мест было", "Places before"),
    "moved": Words("Қосылған орындар", "Добавлено мест", "Places added"),
    "came": Words("Келгендер", "Пришли", "Came"),
    "applicant__code": Words("Талапкер", "Абитуриент", "Applicant"),
    "placed": Words("Орын алды (1)", "Получил место (1)", "Placed (1)"),
    "first": Words("Бірінші таңдауы (1)", "Первый выбор (1)", "First choice (1)"),
    "third": Words("Алғашқы үш таңдауы (1)", "Один из трёх первых (1)", "One of the first three (1)"),
    "empty_handed": Words("Орынсыз (1)", "Без места (1)", "No place (1)"),
    "by_right": Words("Құқығы бойынша (1)", "По праву (1)", "By a right (1)"),
    "enrolled": Words("Оқуға қабылданды (1)", "Зачислен (1)", "Enrolled (1)"),
    "choices": Words("Таңдаулар", "Выборов", "Choices"),
    "online": Words("Сайт арқылы (1)", "Через сайт (1)", "Online (1)"),
    "programme": Words("Бағдарлама", "Программа", "Programme"),
    "pool": Words("Бассейн", "Пул", "Pool"),
    "seats": Words("Орындар", "Места", "Seats"),
    "admitted": Words("Қабылданғандар", "Принято", "Admitted"),
    "left": Words("Бос орындар", "Свободно", "Left"),
    "full": Words("Толды (1)", "Заполнена (1)", "Full (1)"),
    "chosen": Words("Таңдағандар", "Выбрали", "Chosen"),
    "whole": Words("Барлық орындар", "Все места", "All seats"),
    "points": Words("Балл", "Баллы", "Points"),
    "pk": Words("Нөмірі", "Номер", "Number"),
    "answered": Words("Қаралды (1)", "Рассмотрена (1)", "Decided (1)"),
    "granted": Words("Қанағаттандырылды (1)", "Удовлетворена (1)", "Granted (1)"),
    "state": Words("Күйі", "Состояние", "State"),
    "amendment": Words("Өзгеріс", "Изменение", "Amendment"),
    "number": Words("Саны", "Число", "Number"),
    "verdict": Words("Шешім", "Решение", "Verdict"),
    "stop": Words("Не тоқтатты", "Что остановило", "What stopped it"),
    "stop_name": Words("Тоқтатқан шектің атауы", "Название ограничения", "Name of the limit"),
    "track": Words("Бағыт", "Направление", "Track"),
    "line__code": Words("Жол", "Строка", "Line"),
    "line__college__code": Words("Колледж", "Колледж", "College"),
}


def column(name: str) -> RowColumn:
    """A column of the rows behind a figure, with its usual words."""
    return RowColumn(name, LABELS.get(name, Words(name, name, name)))


def declare(
    code: str,
    name: Words,
    unit: Words,
    formula: Words,
    rows: Callable[[Scope], QuerySet],
    columns: tuple[str, ...],
    *,
    source: Words,
    measure: Measure | None = None,
    within: dict[str, str] | None = None,
    **more: Any,
) -> Indicator:
    """Declare a figure. `within` maps each dimension of its scope to the query's name for it."""
    fields = within or {}

    def narrowed(scope: Scope) -> QuerySet:
        query = rows(scope)
        for dimension, value in scope.within:
            query = query.filter(**{fields[dimension]: value})
        return query

    return Indicator(
        code=code,
        name=name,
        unit=unit,
        formula=formula,
        source=source,
        owner=DEPARTMENT,
        rows=narrowed,
        columns=tuple(column(one) for one in columns),
        measure=measure or Count(),
        dimensions=tuple(fields),
        fields=fields,
        **more,
    )
