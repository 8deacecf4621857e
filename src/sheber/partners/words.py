"""Choices and phrases of partnership."""

from sheber.kernel.table_rules import say_rules
from sheber.kernel.words import Choices, Words

KIND = Choices(
    institution=Words("Білім беру ұйымы", "Образовательное учреждение", "Educational institution"),
    enterprise=Words("Кәсіпорын", "Предприятие", "Enterprise"),
    organisation=Words("Ұйым", "Организация", "Organisation"),
)
AGREEMENT = Choices(
    memorandum=Words("Меморандум", "Меморандум", "Memorandum"),
    double_diploma=Words("Қос диплом", "Двойной диплом", "Double diploma"),
    mobility=Words("Академиялық ұтқырлық", "Академическая мобильность", "Mobility"),
    dual=Words("Дуалды оқыту", "Дуальное обучение", "Dual training"),
    sponsor=Words("Демеушілік", "Спонсорство", "Sponsorship"),
)
STATE = Choices(
    draft=Words("Жазылуда", "Черновик", "Draft"),
    negotiation=Words("Келісілуде", "Согласуется", "In negotiation"),
    agreed=Words("Мәтін келісілді", "Текст согласован", "Text agreed"),
    signed=Words("Қол қойылды", "Подписано", "Signed"),
    ended=Words("Аяқталды", "Завершено", "Ended"),
)
# What a reader sees: the stored state, and of a signed agreement what its events tell.
STATUS = Choices(
    draft=STATE.words["draft"],
    negotiation=STATE.words["negotiation"],
    agreed=STATE.words["agreed"],
    signed=Words("Қол қойылды (ереже жоқ)", "Подписано (правила нет)", "Signed (no rule to judge by)"),
    living=Words("Жұмыс істейді", "Действует на деле", "Living"),
    dormant=Words("Ұйқыда", "Спит", "Dormant"),
    ended=STATE.words["ended"],
)
SIDE = Choices(college=Words("Колледж", "Колледж", "College"), partner=Words("Әріптес", "Партнёр", "Partner"))
WHO = Choices(
    college=SIDE.words["college"],
    partner=SIDE.words["partner"],
    both=Words("Екі тарап", "Обе стороны", "Both sides"),
)
MATTER = Choices(
    students=Words("Студенттер алмасуы", "Обмен студентами", "Exchange of students"),
    teachers=Words("Оқытушылар тағылымдамасы", "Стажировка преподавателей", "Teachers' placements"),
    programme=Words("Бірлескен бағдарлама", "Совместная программа", "Joint programme"),
    equipment=Words("Жабдық", "Оборудование", "Equipment"),
    course=Words("Курс немесе шеберлік сабағы", "Курс или мастер-класс", "Course or master class"),
    accreditation=Words("Аккредиттеуге көмек", "Помощь в аккредитации", "Help with accreditation"),
    other=Words("Басқа", "Другое", "Other"),
)
REMINDER = Choices(
    end=Words("Мерзімі бітеді", "Заканчивается срок", "The term ends"),
    dormant=Words("Ұзақ уақыт іс-шара жоқ", "Давно нет событий", "No event for long"),
)
NO_REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
say_rules(
    memorandum_signed_dated=Words(
        "қол қойылған келісімнің күні керек: «signed» бағанын толтырыңыз.",
        "у подписанного соглашения нужна дата: заполните столбец «signed».",
        "a signed agreement needs its day: fill in the column “signed”.",
    ),
    memorandum_days_in_order=Words(
        "«until» қол қойылған күннен ерте.",
        "«until» раньше дня подписания.",
        "“until” is before the day of signing.",
    ),
)
