"""The sheets of the state order."""

import polars as pl

from sheber.kernel.exchange import SOURCE, Column, Problems, Sheet, kinds, names
from sheber.kernel.exchange.rules import ROW, Rule, all_of, in_order, one_of
from sheber.kernel.words import Words
from sheber.order import words
from sheber.order.models import Decision, Line, Proposal
from sheber.registry import words as registry_words
from sheber.registry.exchange import ACT, BASE, CODE, COLLEGE, LANGUAGE, QUALIFICATION, YEAR

FORM = Column("form", Words("Нысаны", "Форма", "Form"), kinds.OneOf(words.FORM))
FUNDING = Column("funding", Words("Қаржыландыру", "Финансирование", "Funding"), kinds.OneOf(words.FUNDING))
CALENDAR_YEAR = Column("calendar_year", Words("Күнтізбелік жыл", "Календарный год", "Calendar year"), kinds.Year())
GROUPS = Column("groups", Words("Топтар", "Групп", "Groups"), kinds.Whole(0, 1000))
PLACES = Column("places", Words("Орындар", "Мест", "Places"), kinds.Whole(0, 100_000))
TITLE = Words("Атауы", "Название", "Name")
NAMES = (
    Column(
        "name",
        TITLE,
        kinds.Text(255),
        required=False,
        help=Words(
            "Тілі көрсетілмеген атау: тиісті тілдегі баған бос болса, сол көрсетіледі.",
            "Название без указания языка: показывается там, где столбец нужного языка пуст.",
            "The name in no stated language: it is shown where the language's own column is empty.",
        ),
    ),
    *names("name", TITLE, required=False),
)
NAME_COLUMNS = ("name_ru", "name", "name_kk", "name_en")
LINE = Column("line", Words("Жол", "Строка", "Line"), kinds.Code())
PROGRAMME = (CODE, COLLEGE, QUALIFICATION, BASE, LANGUAGE, FORM, FUNDING)


def table(
    code: str, model: str, title: Words, key: tuple[str, ...], *columns: Column, check: Rule | None = None
) -> Sheet:
    """A sheet of the order with its source columns."""
    return Sheet(code=code, title=title, model=f"order.{model}", key=key, columns=(*columns, *SOURCE), check=check)


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
    check=in_order("group_min", "group_max"),
)
OVERWRITES = Words(
    "«{code}» жолының {amendment}-шешімі бар ({places} орын): ол өзгертілмейді. Түзетуді келесі нөмірмен жазыңыз.",
    "решение {amendment} строки «{code}» уже есть ({places} мест): оно не меняется. Запишите изменение следующим номером.",
    "decision {amendment} of line “{code}” is there ({places} places): it does not change. Write an amendment with the next number.",
)


def nothing_overwritten(frame: pl.DataFrame, problems: Problems) -> None:
    """A decision that is there keeps its groups and places; an amendment has a number of its own."""
    years = [year for year in frame["year"].unique().to_list() if year is not None]
    held = Decision.objects.filter(year__in=years).values_list("year", "code", "amendment", "groups", "places")
    known = {(year, code, amendment): (groups, places) for year, code, amendment, groups, places in held}
    for row, year, code, amendment, groups, places in frame.select(
        ROW, "year", "code", "amendment", "groups", "places"
    ).iter_rows():
        there = known.get((year, code, amendment))
        if there and there != (groups, places):
            words_ = OVERWRITES.format(code=code, amendment=amendment, places=there[1])
            problems.add("", row, "places", words_)


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
    check=nothing_overwritten,
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
    check=in_order("group_min", "group_max"),
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
    *NAMES,
    CALENDAR_YEAR,
    Column("amount", Words("Көлемі", "Объём", "Amount"), kinds.Number(3, 0)),
    check=one_of(*NAME_COLUMNS),
)
CAPACITY = table(
    "order_capacity",
    "CapacityChange",
    Words("Ресурстардың өзгеруі", "Изменения ресурсов", "Changes of resources"),
    ("code",),
    CODE,
    Column("cause", Words("Себебі", "Причина", "Cause"), kinds.Code()),
    Column("resource", Words("Ресурс", "Ресурс", "Resource"), kinds.Code()),
    CALENDAR_YEAR,
    Column("amount", Words("Өзгеріс", "Изменение", "Change"), kinds.Number(3, None)),
    Column("reason", Words("Түсіндірме", "Пояснение", "Explanation"), kinds.Text(500), required=False),
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
    *NAMES,
    Column("at_least", Words("Кемінде", "Не меньше", "At least"), kinds.Number(3, 0), required=False),
    Column("at_most", Words("Көп дегенде", "Не больше", "At most"), kinds.Number(3, 0), required=False),
    Column("counts", Words("Нені санайды", "Что считает", "Counts"), kinds.OneOf(words.COUNTS)),
    price("soft_price", Words("Жұмсақ шек бағасы", "Цена нарушения", "Price of missing it"), required=False),
    ACT,
    check=all_of(in_order("at_least", "at_most"), one_of("at_least", "at_most"), one_of(*NAME_COLUMNS)),
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
LICENCES = table(
    "order_licences",
    "KnownLicence",
    Words("Тапсырысқа белгілі лицензиялар", "Лицензии, известные заказу", "Licences known to the order"),
    ("college", "qualification"),
    COLLEGE,
    QUALIFICATION,
    Column("since", Words("Басталуы", "С", "Since"), kinds.Day(), required=False),
    Column("until", Words("Аяқталуы", "По", "Until"), kinds.Day(), required=False),
    Column("number", Words("Нөмірі", "Номер", "Number"), kinds.Text(64), required=False),
    check=in_order("since", "until"),
)
NORMS = table(
    "order_norms",
    "Norm",
    Words("Қаржыландыру нормалары", "Нормы финансирования", "Norms of financing"),
    ("code",),
    CODE,
    Column(
        "prefix",
        Words("Мамандық кодының басы", "Начало кода специальности", "First digits of the specialty"),
        kinds.Text(8),
        required=False,
        help=Words(
            "Бос: кез келген мамандық. Ең ұзын сәйкес келетін жазба алынады.",
            "Пусто: любая специальность. Берётся самая длинная подходящая запись.",
            "Empty: any specialty. The longest one that fits is taken.",
        ),
    ),
    Column("level", Words("Деңгей", "Уровень", "Level"), kinds.OneOf(registry_words.LEVEL), required=False),
    Column(
        "location",
        Words("Қала, ауыл", "Город, село", "City, village"),
        kinds.OneOf(registry_words.LOCATION),
        required=False,
    ),
    Column("valid_from", Words("Күшіне енуі", "Действует с", "Valid from"), kinds.Day()),
    Column("valid_to", Words("Күші жойылуы", "Действует по", "Valid to"), kinds.Day(), required=False),
    Column("amount", Words("Жылына теңге", "Тенге в год", "Tenge a year"), kinds.Tenge()),
    Column("act", Words("Құжат", "Акт", "Act"), kinds.Text(255)),
    check=in_order("valid_from", "valid_to"),
)
FILL = table(
    "order_fill",
    "Fill",
    Words("Орындардың толуы", "Заполнение мест", "Fill of places"),
    ("year", "line", "day"),
    YEAR,
    LINE,
    Column("day", Words("Күні", "Дата", "Day"), kinds.Day()),
    Column("applied", Words("Өтініш берген", "Подали заявления", "Applied"), kinds.Whole(0, 1_000_000)),
    Column("admitted", Words("Орын алды", "Получили место", "Admitted"), kinds.Whole(0, 100_000)),
    Column("enrolled", Words("Оқуға қабылданды", "Зачислены", "Enrolled"), kinds.Whole(0, 100_000)),
    check=in_order("enrolled", "admitted"),
)
ANSWERED = Words(
    "«{code}» ұсынысы жіберілген: оны кестемен өзгертуге болмайды. Жолды алып тастаңыз.",
    "предложение «{code}» уже отправлено: таблицей его не изменить. Уберите строку.",
    "the proposal “{code}” was sent already: a sheet does not change it. Take the row away.",
)


def not_sent_yet(frame: pl.DataFrame, problems: Problems) -> None:
    """A sheet changes no proposal that was sent: from there on only acts do. As it is it may stand in the sheet."""
    sent = Proposal.objects.filter(code__in=frame["code"].drop_nulls().to_list()).exclude(
        state__in=("draft", "returned")
    )
    held = ("code", "year", "line", "college__code", "kind", "groups", "places", "reason", "source")
    known = {code: values for code, *values in sent.values_list(*held)}
    columns = [name.removesuffix("__code") for name in held]
    for row, code, *values in frame.select(ROW, *columns).with_columns(pl.col("source").fill_null("")).iter_rows():
        if code in known and known[code] != values:
            problems.add("", row, "code", ANSWERED.format(code=code))


THERE_ALREADY = Words(
    "«{line}» жолы {year} жылы бар: «ашу» мүмкін емес, көбейту, сақтау, қысқарту не жабу түрін жазыңыз.",
    "строка «{line}» на {year} год уже есть: вместо открытия укажите увеличить, сохранить, сократить или закрыть.",
    "line “{line}” is there for {year} already: write grow, keep, cut or close instead of open.",
)
NOT_THERE = Words(
    "«{line}» жолы {year} жылы жоқ: түрін «open» деп жазыңыз немесе жолдың кодын түзетіңіз.",
    "строки «{line}» на {year} год нет: укажите вид «open» или исправьте код строки.",
    "there is no line “{line}” for {year}: write the kind “open”, or mend the line's code.",
)
ANOTHERS = Words(
    "«{line}» жолы басқа колледждікі ({college}). Кодты түзетіңіз.",
    "строка «{line}» другого колледжа ({college}). Исправьте код.",
    "line “{line}” is another college's ({college}). Mend the code.",
)
NO_GROUPS_LEFT = Words(
    "жабылатын жолда топ та, орын да болмайды: екеуіне де 0 жазыңыз.",
    "у закрываемой строки нет ни групп, ни мест: укажите 0 в обоих столбцах.",
    "a line that closes has no groups and no places: write 0 in both.",
)


def fits_its_line(frame: pl.DataFrame, problems: Problems) -> None:
    """A proposal to open is about a line that is not there, any other about one of the college's own."""
    years = [year for year in frame["year"].unique().to_list() if year is not None]
    known = {
        (year, code): college
        for year, code, college in Line.objects.filter(year__in=years).values_list("year", "code", "college__code")
    }
    columns = (ROW, "year", "line", "college", "kind", "groups", "places")
    for row, year, line, college, kind, groups, places in frame.select(columns).iter_rows():
        if None in (year, line, college, kind):
            continue  # told already
        owner = known.get((year, line))
        if (kind == "open") == (owner is not None):
            words_ = THERE_ALREADY if owner else NOT_THERE
            problems.add("", row, "kind", words_.format(line=line, year=year))
        elif owner is not None and owner != college:
            problems.add("", row, "line", ANOTHERS.format(line=line, college=owner))
        elif kind == "close" and (groups or places):
            problems.add("", row, "groups", NO_GROUPS_LEFT)


PROPOSALS = table(
    "order_proposals",
    "Proposal",
    Words("Колледждердің ұсыныстары", "Предложения колледжей", "Proposals of the colleges"),
    ("code",),
    YEAR,
    CODE,
    LINE,
    *PROGRAMME[1:],
    Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.PROPOSAL)),
    GROUPS,
    PLACES,
    Column("reason", Words("Негіздеме", "Обоснование", "Reason"), kinds.Text(1000)),
    check=all_of(not_sent_yet, fits_its_line),
)
