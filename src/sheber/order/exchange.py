"""The sheets of the state order."""

from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds
from sheber.kernel.words import Words
from sheber.order import words
from sheber.registry.exchange import ACT, BASE, CODE, COLLEGE, LANGUAGE, QUALIFICATION, YEAR

FORM = Column("form", Words("Нысаны", "Форма", "Form"), kinds.OneOf(words.FORM))
FUNDING = Column("funding", Words("Қаржыландыру", "Финансирование", "Funding"), kinds.OneOf(words.FUNDING))
CALENDAR_YEAR = Column("calendar_year", Words("Күнтізбелік жыл", "Календарный год", "Calendar year"), kinds.Year())
GROUPS = Column("groups", Words("Топтар", "Групп", "Groups"), kinds.Whole(0, 1000))
PLACES = Column("places", Words("Орындар", "Мест", "Places"), kinds.Whole(0, 100_000))
NAME = Column("name", Words("Атауы", "Название", "Name"), kinds.Text(255))
LINE = Column("line", Words("Жол", "Строка", "Line"), kinds.Code())
PROGRAMME = (CODE, COLLEGE, QUALIFICATION, BASE, LANGUAGE, FORM, FUNDING)


def table(code: str, model: str, title: Words, key: tuple[str, ...], *columns: Column) -> Sheet:
    """A sheet of the order with its source columns."""
    return Sheet(code=code, title=title, model=f"order.{model}", key=key, columns=(*columns, *SOURCE))


def price(name: str, label: Words, *, places: int = 4, required: bool = True) -> Column:
    """A price in jobs."""
    return Column(name, label, kinds.Number(places, 0, 9999), required=required)


LINES = table(
    "order_lines",
    "Line",
    Words("Тапсырыс жолдары", "Строки госзаказа", "Order lines"),
    ("year", "code"),
    YEAR,
    *PROGRAMME,
    Column("term", Words("Мерзімі, жыл", "Срок, лет", "Term, years"), kinds.Whole(1, 10)),
    Column("cost", Words("Жылына теңге", "Тенге в год", "Tenge a year"), kinds.Tenge()),
    Column("survival", Words("Қалғандар үлесі", "Доля остающихся", "Share that stays"), kinds.Share()),
    Column("entry", Words("Нарыққа шығу", "Выход на рынок", "Entry"), kinds.Share()),
    Column("applicants", Words("Талапкерлер", "Абитуриентов", "Applicants"), kinds.Whole(0, 100_000)),
    Column("last", Words("Былтырғы топтар", "Групп в прошлом году", "Groups last year"), kinds.Whole(0, 1000)),
    Column("max_groups", Words("Топ шегі", "Предел групп", "Most groups"), kinds.Whole(0, 1000)),
    Column(
        "group_min", Words("Ең кіші топ", "Наименьшая группа", "Smallest group"), kinds.Whole(1, 100), required=False
    ),
    Column(
        "group_max", Words("Ең үлкен топ", "Наибольшая группа", "Largest group"), kinds.Whole(1, 100), required=False
    ),
)
DECISIONS = table(
    "order_decisions",
    "Decision",
    Words("Бекітілген орындар", "Утверждённые места", "Decided places"),
    ("year", "code", "amendment"),
    YEAR,
    *PROGRAMME,
    Column("amendment", Words("Түзету №", "Изменение №", "Amendment"), kinds.Whole(0, 1000)),
    GROUPS,
    PLACES,
    Column("new", Words("Жаңа мамандық", "Новая специальность", "New specialty"), kinds.YesNo(), required=False),
    ACT,
    Column("act_date", Words("Құжат күні", "Дата акта", "Date of the act"), kinds.Day(), required=False),
)
SETTINGS = table(
    "order_settings",
    "Setting",
    Words("Жоспарлау баптаулары", "Настройки плана", "Settings of the plan"),
    ("year",),
    YEAR,
    Column("years", Words("Жыл саны", "Лет", "Years"), kinds.Whole(1, 20)),
    Column("group_min", Words("Ең кіші топ", "Наименьшая группа", "Smallest group"), kinds.Whole(1, 100)),
    Column("group_max", Words("Ең үлкен топ", "Наибольшая группа", "Largest group"), kinds.Whole(1, 100)),
    price("oversupply", Words("Артық маман бағасы", "Цена избытка", "Price of oversupply")),
    price("change", Words("Өзгеріс бағасы", "Цена изменения", "Price of a change")),
    price("opening", Words("Ашу бағасы", "Цена открытия", "Price of an opening")),
    price("gap", Words("Дәлдік", "Точность", "Gap"), places=6),
    Column("seconds", Words("Секунд", "Секунд", "Seconds"), kinds.Whole(1, 86_400)),
    ACT,
)
BUDGETS = table(
    "order_budgets",
    "Budget",
    Words("Бюджет", "Бюджет", "Budgets"),
    ("year", "funding", "calendar_year"),
    YEAR,
    FUNDING,
    CALENDAR_YEAR,
    Column("amount", Words("Сома, теңге", "Сумма, тенге", "Amount, tenge"), kinds.Tenge()),
    ACT,
)
RESOURCES = table(
    "order_resources",
    "Resource",
    Words("Ресурстар", "Ресурсы", "Resources"),
    ("year", "code", "calendar_year"),
    YEAR,
    CODE,
    NAME,
    CALENDAR_YEAR,
    Column("amount", Words("Көлемі", "Объём", "Amount"), kinds.Number(3, 0)),
)
USES = table(
    "order_uses",
    "Use",
    Words("Ресурс шығыны", "Расход ресурсов", "Uses of resources"),
    ("year", "line", "resource"),
    YEAR,
    LINE,
    Column("resource", Words("Ресурс", "Ресурс", "Resource"), kinds.Code()),
    Column("per_group", Words("Топқа", "На группу", "Per group"), kinds.Number(3, 0)),
    Column("per_place", Words("Орынға", "На место", "Per place"), kinds.Number(3, 0)),
)
LIMITS = table(
    "order_limits",
    "Limit",
    Words("Шектер", "Пределы", "Limits"),
    ("year", "code"),
    YEAR,
    CODE,
    NAME,
    Column("at_least", Words("Кемінде", "Не меньше", "At least"), kinds.Number(3, 0), required=False),
    Column("at_most", Words("Көп дегенде", "Не больше", "At most"), kinds.Number(3, 0), required=False),
    Column("counts", Words("Нені санайды", "Что считает", "Counts"), kinds.OneOf(words.COUNTS)),
    price("soft_price", Words("Жұмсақ шек бағасы", "Цена нарушения", "Price of missing it"), required=False),
    ACT,
)
LIMIT_LINES = table(
    "order_limit_lines",
    "LimitLine",
    Words("Шектердің жолдары", "Строки пределов", "Lines of limits"),
    ("year", "limit", "line"),
    YEAR,
    Column("limit", Words("Шек", "Предел", "Limit"), kinds.Code()),
    LINE,
)
