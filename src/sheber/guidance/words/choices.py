"""Choices of career guidance."""

from sheber.kernel.table_rules import say_rules
from sheber.kernel.words import Choices, Words

DIRECTION = Choices(
    technical=Words("Техникалық және инженерлік", "Техническое и инженерное", "Technical and engineering"),
    ict=Words("Ақпараттық технологиялар", "Информационные технологии", "Information technology"),
    agriculture=Words("Ауыл шаруашылығы және экология", "Сельское хозяйство и экология", "Agriculture and ecology"),
    transport=Words("Көлік және логистика", "Транспорт и логистика", "Transport and logistics"),
    services=Words("Қызмет көрсету", "Сфера услуг", "Services"),
    creative=Words("Шығармашылық және мәдениет", "Творчество и культура", "Creativity and culture"),
    medicine=Words("Медицина және әлеуметтік сала", "Медицина и социальная сфера", "Medicine and social work"),
)
ENCOUNTER = Choices(
    open_day=Words("Ашық есік күні", "День открытых дверей", "Open-doors day"),
    trial=Words("Кәсіби сынама", "Профессиональная проба", "Professional trial"),
    enterprise=Words("Кәсіпорынға бару", "Экскурсия на предприятие", "Visit to an enterprise"),
    worker=Words("Еңбек адамымен кездесу", "Встреча с мастером", "Meeting with a worker"),
    master_class=Words("Шеберлік сабағы", "Мастер-класс", "Master class"),
    fair=Words("Жәрмеңке", "Ярмарка", "Fair"),
    parents=Words("Ата-аналар жиналысы", "Родительское собрание", "Parents' meeting"),
    diagnostics=Words("Диагностика", "Диагностика", "Diagnostics"),
    tour=Words("Колледжге тур", "Тур по колледжу", "College tour"),
)
BY_CHOICE = ("open_day", "trial", "master_class", "tour")  # pupils come to these by themselves: they show interest

say_rules(
    a_change_changes_something=Words(
        "бағыт өзгермеген: «before» пен «after» бірдей. Жаңа бағытты жазыңыз.",
        "направление не изменилось: «before» и «after» одинаковы. Впишите новое направление.",
        "the direction stays the same: “before” and “after” are equal. Write the new direction.",
    ),
    first_time_within_pupils=Words(
        "алғаш рет келгендер («first_time») келгендердің санынан («pupils») көп. Екі санды салыстырыңыз.",
        "пришедших впервые («first_time») больше, чем всех («pupils»). Сверьте оба числа.",
        "more came for the first time (“first_time”) than came in all (“pupils”). Compare both numbers.",
    ),
)
SIDE = Choices(
    school=Words("Мектеп", "Школа", "School"),
    host=Words("Қабылдаушы тарап", "Принимающая сторона", "Host"),
)
TYPE = Choices(
    R=Words("Тәжірибешіл", "Практический", "Realistic"),
    I=Words("Зерттегіш", "Исследовательский", "Investigative"),
    A=Words("Шығармашыл", "Творческий", "Artistic"),
    S=Words("Көпшіл", "Социальный", "Social"),
    E=Words("Іскер", "Предприимчивый", "Enterprising"),
    C=Words("Жинақы", "Упорядоченный", "Conventional"),
)
TYPE_ABOUT = Choices(
    R=Words(
        "құралмен, техникамен, малмен немесе өсімдікпен жұмыс",
        "работа с инструментом, техникой, животными или растениями",
        "work with tools, machines, animals or plants",
    ),
    I=Words(
        "зерттеу, өлшеу, себебін табу", "исследовать, измерять, находить причину", "to explore, measure, find why"
    ),
    A=Words("ойлап табу, безендіру, орындау", "придумывать, оформлять, исполнять", "to invent, design, perform"),
    S=Words("адамға көмектесу, үйрету, емдеу", "помогать людям, учить, лечить", "to help, teach, heal people"),
    E=Words(
        "ұйымдастыру, көндіру, бастау", "организовывать, убеждать, начинать дело", "to organise, persuade, start"
    ),
    C=Words(
        "есептеу, реттеу, құжатпен жұмыс", "считать, упорядочивать, вести документы", "to count, order, keep records"
    ),
)
RULE = Choices(
    direction_changes=Words(
        "Бейін бағыты жылына неше рет өзгереді",
        "Сколько раз в год меняется направление класса",
        "How often a class's direction may change a year",
    ),
    kept_years=Words(
        "Сауалнама жауаптары ең көбі неше жыл сақталады",
        "Сколько лет хранятся ответы анкеты, не более",
        "How many years answers are kept at most",
    ),
)
MEASURE = Choices(
    activities=Words("Іс-шара саны", "Число мероприятий", "Number of activities"),
    kinds=Words("Іс-шараның әртүрі", "Число видов мероприятий", "Kinds of activities"),
    enterprises=Words("Кәсіпорынмен кездесу", "Встречи с предприятиями", "Meetings with enterprises"),
    colleges=Words("Колледж саны", "Число колледжей", "Number of colleges met"),
    reached=Words(
        "9 және 11-сынып оқушысына шаққанда қамтылғаны, %",
        "Охвачено на 100 учеников 9 и 11 классов",
        "Reached per 100 pupils of grades 9 and 11",
    ),
    in_classes=Words(
        "9 және 11-сынып оқушысына шаққанда бейінді сыныпта, %",
        "В профильных классах на 100 учеников 9 и 11 классов",
        "In profile classes per 100 pupils of grades 9 and 11",
    ),
    signed=Words("Екі тарап растаған іс-шара, %", "Подтверждено обеими сторонами, %", "Confirmed by both sides, %"),
)
