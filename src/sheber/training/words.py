"""Choices of training, and the rules of its tables in words."""

from sheber.kernel.table_rules import say_rules
from sheber.kernel.words import Choices, Words

SCOPE = Choices(
    institution=Words("Институционалдық", "Институциональная", "Institutional"),
    programme=Words("Бағдарламалық", "Программная", "Of a programme"),
)
REACH = Choices(
    national=Words("Ұлттық", "Национальная", "National"),
    international=Words("Халықаралық", "Международная", "International"),
)
ACCREDITED = Choices(
    holds=Words("Аккредиттеу күшінде", "Аккредитация действует", "The accreditation holds"),
    ended=Words("Аккредиттеу аяқталды", "Аккредитация окончилась", "The accreditation ended"),
)
# Kinds of the order's resources that are one college's: the code is the kind, a hyphen, the college.
MEANS = Choices(
    hours=Words("Шеберхана сағаты", "Часы мастерских", "Hours of workshops"),
    teachers=Words("Оқытушы сағаты", "Часы преподавателей", "Hours of teachers"),
    beds=Words("Жатақхана орны", "Места в общежитии", "Beds"),
    places=Words("Оқу орны", "Учебные места", "Places"),
)
RULE = Choices(
    practice_years=Words(
        "Кәсіпорындағы тағылымдама неше жыл ескеріледі",
        "Сколько лет засчитывается стажировка на предприятии",
        "How many years practice at an enterprise counts",
    ),
)
LICENCE_STATE = Choices(
    open=Words("Ашық", "Открыта", "Open"),
    kept=Words("Сақталды", "Сохранена", "Kept"),
    returned=Words("Қайтарылды", "Возвращена", "Returned"),
)
CASE_STATE = Choices(
    applied=Words("Өтініш берілді", "Подана заявка", "Applied"),
    contract=Words("Шарт жасалды", "Заключён договор", "Contract"),
    self_study=Words("Өзін-өзі бағалау", "Самооценка", "Self-assessment"),
    visit=Words("Сарапшылар келді", "Визит экспертов", "Experts' visit"),
    report=Words("Сарапшылар есебі", "Отчёт экспертов", "Experts' report"),
    granted=Words("Аккредиттелді", "Аккредитовано", "Granted"),
    refused=Words("Бас тартылды", "Отказано", "Refused"),
    monitoring=Words("Мониторинг", "Мониторинг", "Monitoring"),
    over=Words("Аяқталды", "Завершено", "Over"),
)
EVIDENCE = Choices(
    licence=Words("Лицензия", "Лицензия", "Licence"),
    workshop=Words("Шеберхана", "Мастерская", "Workshop"),
    equipment=Words("Жабдық", "Оборудование", "Equipment"),
    teacher=Words("Оқытушы", "Преподаватель", "Teacher"),
    development=Words("Біліктілік арттыру", "Повышение квалификации", "Development"),
    module=Words("Модуль", "Модуль", "Module"),
    accreditation=Words("Аккредиттеу", "Аккредитация", "Accreditation"),
)
PAID_BY = Choices(
    budget=Words("Бюджет", "Бюджет", "Budget"),
    zhas_maman=Words("Жас маман", "Жас маман", "Zhas Maman"),
    sponsor=Words("Демеуші", "Спонсор", "Sponsor"),
    own=Words("Өз қаражаты", "Собственные средства", "Own money"),
)
CATEGORY = Choices(
    master=Words("Педагог-шебер", "Педагог-мастер", "Teacher-master"),
    researcher=Words("Педагог-зерттеуші", "Педагог-исследователь", "Teacher-researcher"),
    expert=Words("Педагог-сарапшы", "Педагог-эксперт", "Teacher-expert"),
    moderator=Words("Педагог-модератор", "Педагог-модератор", "Teacher-moderator"),
    teacher=Words("Педагог", "Педагог", "Teacher"),
    none=Words("Санаты жоқ", "Без категории", "No category"),
)
# What the scale of the rating counts as the highest and the first category.
HIGH = ("master", "researcher", "expert")
DEVELOPMENT = Choices(
    course=Words("Курс", "Курс", "Course"),
    practice=Words("Кәсіпорындағы тағылымдама", "Стажировка на предприятии", "Practice at an enterprise"),
    contest=Words("Байқау", "Конкурс", "Contest"),
    expert=Words("Сарапшы жұмысы", "Работа экспертом", "Expert's work"),
)
DEVELOPMENT_STATE = Choices(
    stated=Words("Мәлімделді", "Заявлено", "Stated"),
    confirmed=Words("Расталды", "Подтверждено", "Confirmed"),
    declined=Words("Расталмады", "Не подтверждено", "Not confirmed"),
)
SCALE_STATE = Choices(
    draft=Words("Жоба", "Проект", "Draft"),
    in_force=Words("Қолданыста", "Действует", "In force"),
    ended=Words("Күші жойылды", "Отменена", "Ended"),
)
FIELD_LEVEL = Choices(
    about=Words("Жол туралы", "О строке", "About the row"),
    college=Words("Колледж", "Колледж", "College"),
    specialty=Words("Мамандық", "Специальность", "Specialty"),
    points=Words("Балл", "Баллы", "Points"),
    total=Words("Жиынтық", "Итог", "Total"),
)
FIELD_HOLDS = Choices(
    text=Words("Мәтін", "Текст", "Text"),
    flag=Words("Иә/жоқ", "Да/нет", "Yes/no"),
    whole=Words("Бүтін сан", "Целое число", "Whole number"),
    money=Words("Теңге", "Тенге", "Tenge"),
    percent=Words("Пайыз", "Процент", "Per cent"),
    choice=Words("Таңдау", "Выбор", "Choice"),
)
BLOCK = Choices(
    infrastructure=Words("I. Инфрақұрылым", "I. Инфраструктура", "I. Infrastructure"),
    staff=Words("II. Кадрлар", "II. Кадры", "II. Staff"),
    results=Words("III. Нәтижелер", "III. Результаты", "III. Results"),
    partnership=Words(
        "IV. Серіктестік және жұмыспен қамту", "IV. Партнёрство и занятость", "IV. Partnership and employment"
    ),
)
MEASURE = Choices(
    share=Words("Үлес, %", "Доля, %", "Share, %"),
    count=Words("Саны", "Количество", "Count"),
    choice=Words("Таңдау", "Выбор", "Choice"),
    each=Words("Әрқайсысы үшін", "За каждый", "For each"),
)
# What people read for the answers of the scale's `choice` criteria; an answer that is not here is shown as it stands.
ANSWER = Choices(
    needs_capital=Words("күрделі жөндеу керек", "нужен капремонт", "needs capital repair"),
    needs_current=Words("ағымдағы жөндеу керек", "нужен текущий ремонт", "needs current repair"),
    not_required=Words("жөндеу керек емес", "ремонт не требуется", "needs no repair"),
    current_done=Words("ағымдағы жөндеу өтті", "текущий ремонт проведён", "current repair done"),
    capital_done=Words("күрделі жөндеу өтті", "капремонт проведён", "capital repair done"),
    first=Words("бірінші рет", "с первого раза", "the first time"),
    second=Words("екінші рет", "со второго раза", "the second time"),
    medallion=Words("медальон", "медальон", "medallion"),
)
FLAG_STATE = Choices(
    open=Words("Түзетуді күтеді", "Ждёт исправления", "To be mended"),
    settled=Words("Түзетілді", "Исправлено", "Mended"),
)
RUN_STATE = Choices(
    draft=Words("Есептелді", "Рассчитан", "Computed"),
    published=Words("Жарияланды", "Опубликован", "Published"),
)
ZONE = Choices(
    strong=Words("Күшті", "Сильная", "Strong"),
    middle=Words("Орташа", "Средняя", "Middle"),
    weak=Words("Әлсіз", "Слабая", "Weak"),
)
say_rules(
    licence_ends_after_it_begins=Words(
        "лицензия басталғанынан бұрын аяқталады. Екі күнді салыстырыңыз.",
        "лицензия кончается раньше, чем начинается. Сверьте обе даты.",
        "the licence ends before it begins. Compare both days.",
    ),
    accreditation_rule_ends_after_it_begins=Words(
        "ереже күшіне енгенінен бұрын аяқталады. Екі күнді салыстырыңыз.",
        "правило кончается раньше, чем начинается. Сверьте обе даты.",
        "the rule ends before it begins. Compare both days.",
    ),
    accreditation_rule_changes_something=Words(
        "пайыз –100 мен 100 аралығында болады, нөл емес. Санын түзетіңіз.",
        "процент — от –100 до 100 и не ноль. Исправьте число.",
        "the per cent is from –100 to 100 and not nought. Mend the number.",
    ),
    returned_licence_has_its_day=Words(
        "қайтарылған лицензияның қайтарылған күні болады, ал қайтарылмағанда ол күн бос. Күнін түзетіңіз.",
        "у возвращённой лицензии есть дата возврата, у остальных её нет. Исправьте дату или состояние.",
        "a returned licence has the day of its return, any other has none. Mend the day or the state.",
    ),
    no_more_work_than_there_are=Words(
        "жұмыс істейтін жабдық барынан көп. Екі санды салыстырыңыз.",
        "исправного оборудования больше, чем есть. Сверьте оба числа.",
        "more machines work than there are. Compare both numbers.",
    ),
    teacher_leaves_after_coming=Words(
        "оқытушы келгенінен бұрын кетеді. Күндерді салыстырыңыз.",
        "преподаватель уходит раньше, чем пришёл. Сверьте даты.",
        "the teacher leaves before coming. Compare the days.",
    ),
    development_ends_after_it_starts=Words(
        "курс басталғанынан бұрын аяқталады. Күндерді салыстырыңыз.",
        "обучение кончается раньше, чем начинается. Сверьте даты.",
        "the course ends before it starts. Compare the days.",
    ),
    workshop_hours_within_the_module=Words(
        "шеберханадағы сағат модульдің сағатынан көп. Екі санды салыстырыңыз.",
        "часов в мастерской больше, чем в модуле. Сверьте оба числа.",
        "more hours in the workshop than in the module. Compare both numbers.",
    ),
)
