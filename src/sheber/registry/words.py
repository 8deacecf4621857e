"""Choices and labels of the registry."""

from sheber.kernel.table_rules import say_rules
from sheber.kernel.words import Choices, Words

TITLE = Words("Тізілімдер", "Реестры", "Registers")

OWNERSHIP = Choices(
    state=Words("Мемлекеттік", "Государственный", "State"),
    private=Words("Жеке меншік", "Частный", "Private"),
)
LOCATION = Choices(city=Words("Қала", "Город", "City"), rural=Words("Ауыл", "Село", "Rural"))
DISTRICT_KIND = Choices(city=Words("Қала", "Город", "City"), district=Words("Аудан", "Район", "District"))
LEVEL = Choices(
    worker=Words("Жұмысшы біліктілігі", "Рабочая квалификация", "Worker qualification"),
    mid=Words("Орта буын маманы", "Специалист среднего звена", "Mid-level specialist"),
    bachelor=Words("Қолданбалы бакалавр", "Прикладной бакалавр", "Applied bachelor"),
)
BASE = Choices(
    base9=Words("9-сынып негізінде", "На базе 9 класса", "After grade 9"),
    base11=Words("11-сынып негізінде", "На базе 11 класса", "After grade 11"),
    tvet=Words("ТжКБ негізінде", "На базе ТиПО", "After TVET"),
)
LANGUAGE = Choices(
    kk=Words("Қазақ тілі", "Казахский язык", "Kazakh"),
    ru=Words("Орыс тілі", "Русский язык", "Russian"),
    en=Words("Ағылшын тілі", "Английский язык", "English"),
)
SECTOR = Choices(
    agriculture=Words("Ауыл шаруашылығы", "Сельское хозяйство", "Agriculture"),
    mining=Words("Тау-кен және мұнай", "Добыча и нефть", "Mining and oil"),
    industry=Words("Өңдеу өнеркәсібі", "Обрабатывающая промышленность", "Manufacturing"),
    energy=Words("Энергетика", "Энергетика", "Energy"),
    construction=Words("Құрылыс", "Строительство", "Construction"),
    transport=Words("Көлік", "Транспорт", "Transport"),
    trade=Words("Сауда және қызмет", "Торговля и услуги", "Trade and services"),
    ict=Words("Ақпарат және байланыс", "Информация и связь", "Information and communication"),
    health=Words("Денсаулық сақтау", "Здравоохранение", "Health"),
    education=Words("Білім беру", "Образование", "Education"),
    public=Words("Мемлекеттік қызмет", "Государственная служба", "Public service"),
)
FIGURE = Choices(
    contingent=Words("Контингент", "Контингент", "Students"),
    contingent_order=Words("Мемтапсырыс контингенті", "Контингент по госзаказу", "Students on the state order"),
    intake=Words("Қабылдау", "Приём", "Intake"),
    intake_order=Words("Мемтапсырыс бойынша қабылдау", "Приём по госзаказу", "Intake on the state order"),
    graduates=Words("Түлектер", "Выпуск", "Graduates"),
    graduates_order=Words("Мемтапсырыс түлектері", "Выпуск по госзаказу", "Graduates of the state order"),
    employed_percent=Words("Жұмысқа орналасу, %", "Трудоустройство, %", "Employed, per cent"),
    employed_pension_percent=Words(
        "Жұмысқа орналасу (зейнетақы қоры), %",
        "Трудоустройство (по ГЦВП), %",
        "Employed by the pension register, per cent",
    ),
    teachers=Words("Оқытушылар", "Преподаватели", "Teachers"),
    licences=Words("Лицензиялар", "Лицензии", "Licences"),
    special_needs=Words("Ерекше қажеттілігі бар студенттер", "Студенты с особыми потребностями", "Special needs"),
)
CLASSIFIER = Choices(
    specialty=Words("Мамандық", "Специальность", "Specialty"),
    qualification=Words("Біліктілік", "Квалификация", "Qualification"),
    occupation=Words("Кәсіп", "Занятие", "Occupation"),
)
ORGANISATION = Choices(
    department=Words("Басқарма", "Управление", "Department"),
    college=Words("Колледж", "Колледж", "College"),
    employer=Words("Кәсіпорын", "Предприятие", "Employer"),
    school=Words("Мектеп", "Школа", "School"),
)

_ENDS = Words(
    "күші жойылған күн («valid_to») күшіне енген күннен («valid_from») бұрын. Күндерді түзетіңіз.",
    "дата окончания («valid_to») раньше даты начала («valid_from»). Исправьте даты.",
    "the row ends (“valid_to”) before it begins (“valid_from”). Mend the dates.",
)
say_rules(
    a_merged_college_is_closed=Words(
        "басқасына қосылған колледж жабық болуы керек. «closed» бағанына жабылған күнін жазыңыз.",
        "присоединённый колледж должен быть закрыт. Впишите дату закрытия в «closed».",
        "a merged college is closed. Write the day it was closed into “closed”.",
    ),
    left_or_graduated=Words(
        "студент бітірген жылынан бұрын кетіп қалған. «left» пен «graduated» салыстырыңыз.",
        "студент выбыл раньше года выпуска. Сверьте «left» и «graduated».",
        "the student left before the year of graduation. Compare “left” and “graduated”.",
    ),
    graduated_after_entering=Words(
        "бітірген жылы түскен жылынан бұрын. «entered» пен «graduated» салыстырыңыз.",
        "год выпуска раньше года поступления. Сверьте «entered» и «graduated».",
        "graduated before entering. Compare “entered” and “graduated”.",
    ),
    who_moved_has_left=Words(
        "ауысқан студенттің кеткен күні болады. «left» бағанын толтырыңыз.",
        "у переведённого студента есть дата выбытия. Заполните «left».",
        "who moved to another college has a day of leaving. Fill in “left”.",
    ),
    a_group_ends_after_it_starts=Words(
        "топ басталмай жатып аяқталады. Күндерді салыстырыңыз.",
        "группа кончается раньше, чем начинается. Сверьте даты.",
        "the group ends before it starts. Compare the days.",
    ),
    specialty_ends_after_it_begins=_ENDS,
    qualification_ends_after_it_begins=_ENDS,
    occupation_ends_after_it_begins=_ENDS,
)
