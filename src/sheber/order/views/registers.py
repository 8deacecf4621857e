"""The lists of the state order."""

from django.db.models import QuerySet

from sheber.kernel.exchange import Column, kinds, sheet
from sheber.kernel.pages import Register
from sheber.kernel.pages.register import Related
from sheber.kernel.words import Words
from sheber.order import words
from sheber.order.models import Campaign, PlanLine, SwapStep
from sheber.order.views.swaps import IF_OPENED
from sheber.registry import words as registry_words

LEVEL = Column("level", Words("Деңгей", "Уровень", "Level"), kinds.OneOf(registry_words.LEVEL))
PLACES = Words("Орындар", "Мест", "Places")
GROUPS = Words("Топтар", "Групп", "Groups")


def via(name: str, label: Words, kind: kinds.Kind, path: str) -> Column:
    """A column that stands at the end of a path."""
    return Column(name, label, kind, field=path)


NAMED = ("code", "name", "name_kk", "name_ru", "name_en")


def _named(code: str) -> tuple[Column, ...]:
    """The columns of a sheet with its names as one, in the reader's language."""
    names = Column("names", Words("Атауы", "Название", "Name"), kinds.Text())
    kept = [one for one in sheet(code).columns if one.name not in NAMED[1:]]
    return (kept[0], kept[1], names, *kept[2:])


def counted_lines() -> QuerySet[PlanLine]:
    """The lines of each year's approved plan, else of its newest."""
    rows = PlanLine.objects.filter(plan__in=_plans_that_count())
    return rows.select_related("line__college__district", "line__qualification")


def _plans_that_count() -> list[int]:
    """Of each year the approved plan, else the newest one."""
    made = []
    for campaign in Campaign.objects.all():
        plan = campaign.plan or campaign.plans.order_by("-number").first()
        if plan:
            made.append(plan.pk)
    return made


def steps_of(row: PlanLine) -> QuerySet[SwapStep]:
    """What changes where, if the line gets one more group."""
    return row.steps.select_related("line__college").order_by("line__code", "year")


STEPS = (
    via("line", Words("Жол", "Строка", "Line"), kinds.Text(), "line__code"),
    via("college", Words("Колледж", "Колледж", "College"), kinds.Ref("registry.College"), "line__college"),
    Column("year", Words("Жыл", "Год", "Year"), kinds.Year()),
    Column("groups_before", Words("Жоспардағы топ", "Групп в плане", "Groups in the plan"), kinds.Whole()),
    Column("groups", Words("Топ болады", "Станет групп", "Groups then"), kinds.Whole()),
    Column("places_before", Words("Жоспардағы орын", "Мест в плане", "Places in the plan"), kinds.Whole()),
    Column("places", Words("Орын болады", "Станет мест", "Places then"), kinds.Whole()),
)
PLAN_LINES = Register(
    "order.PlanLine",
    Words("Жоспар жолдары", "Строки плана", "Lines of the plan"),
    (
        "line",
        "college",
        "qualification",
        "level",
        "language",
        "last",
        "groups",
        "places",
        "verdict",
        "stop",
        "forcing",
    ),
    columns=(
        via("line", Words("Жол", "Строка", "Line"), kinds.Text(), "line__code"),
        via("college", Words("Колледж", "Колледж", "College"), kinds.Ref("registry.College"), "line__college"),
        via(
            "qualification",
            Words("Біліктілік", "Квалификация", "Qualification"),
            kinds.Ref("registry.Qualification"),
            "line__qualification",
        ),
        via("level", LEVEL.label, LEVEL.kind, "line__qualification__level"),
        via("base", Words("Негізі", "База", "Base"), kinds.OneOf(registry_words.BASE), "line__base"),
        via("language", Words("Тілі", "Язык", "Language"), kinds.OneOf(registry_words.LANGUAGE), "line__language"),
        via("last", Words("Былтыр топ", "Групп год назад", "Groups last year"), kinds.Whole(), "line__last"),
        via("most", Words("Топ шегі", "Предел групп", "Most groups"), kinds.Whole(), "line__max_groups"),
        via("applicants", Words("Талапкерлер", "Абитуриентов", "Applicants"), kinds.Whole(), "line__applicants"),
        Column("groups", GROUPS, kinds.Whole()),
        Column("places", PLACES, kinds.Whole()),
        Column("change", Words("Өзгеріс", "Изменение", "Change"), kinds.Whole(None)),
        Column("verdict", Words("Шешім", "Решение", "Decision"), kinds.OneOf(words.VERDICT)),
        Column("stop", Words("Не тоқтатады", "Что останавливает", "What stops one more"), kinds.OneOf(words.STOP)),
        Column(
            "forcing",
            Words("Тағы бір топ құны, жұмыс орны", "Цена ещё группы, рабочих мест", "Cost of one more, jobs"),
            kinds.Number(3),
        ),
        Column("solved", Words("Айырбас табылды", "Обмен найден", "A swap was found"), kinds.YesNo()),
        Column(
            "forcing_money",
            Words("Тағы бір топ шығыны, теңге", "Расходы на ещё группу, тенге", "Cost of one more, tenge"),
            kinds.Tenge(),
        ),
    ),
    related=(Related(IF_OPENED, steps_of, STEPS),),
    about=Words(
        "«Айырбас табылды: иә» — тағы бір топ дәл бағаланған: колледж бен орын беретіндер қайта жоспарланған; бос — шектеулер бағасымен.",
        "«Обмен найден: да» — ещё одна группа оценена точно: колледж и кто уступит спланированы заново; пусто — оценка по ценам.",
        "“A swap was found: yes”: one more group was priced exactly: its college and who gives way, planned again; empty: an estimate.",
    ),
    search=("line__code", "line__college__name", "line__qualification__name"),
    filters=("college", "level", "language", "verdict", "stop"),
    rows=counted_lines,
)
LINES = Register(
    "order.Line",
    Words("Тапсырыс жолдары (ұсыныстар)", "Строки заказа (предложения)", "Order lines (proposals)"),
    ("code", "college", "qualification", "base", "language", "cost", "applicants", "last", "max_groups"),
    sheet_code="order_lines",
    search=("code", "college__name", "qualification__name"),
    filters=("year", "college", "base", "language"),
    order="code",
)
DECISIONS = Register(
    "order.Decision",
    Words("Бекітілген орындар", "Утверждённые места", "Decided places"),
    ("code", "year", "college", "qualification", "base", "language", "groups", "places", "new", "act"),
    sheet_code="order_decisions",
    search=("code", "college__name", "qualification__name"),
    filters=("year", "college", "base", "language", "new"),
    order="code",
    detail="order-decision-row",
)
BUDGETS = Register(
    "order.Budget",
    Words("Бюджет", "Бюджет", "Budgets"),
    ("funding", "calendar_year", "year", "amount", "act"),
    sheet_code="order_budgets",
    search=("act",),
    filters=("year",),
)
LIMITS = Register(
    "order.Limit",
    Words("Шектер", "Пределы", "Limits"),
    ("code", "names", "year", "at_least", "at_most", "counts", "soft_price"),
    sheet_code="order_limits",
    columns=_named("order_limits"),
    search=NAMED,
    sorts={"names": "name_ru"},
    filters=("year",),
)
RESOURCES = Register(
    "order.Resource",
    Words("Ресурстар", "Ресурсы", "Resources"),
    ("code", "names", "calendar_year", "amount"),
    sheet_code="order_resources",
    columns=_named("order_resources"),
    search=NAMED,
    sorts={"names": "name_ru"},
    filters=("year", "calendar_year"),
)
CAPACITY = Register(
    "order.CapacityChange",
    Words("Ресурстардың өзгеруі", "Изменения ресурсов", "Changes of resources"),
    ("code", "resource", "calendar_year", "amount", "reason"),
    sheet_code="order_capacity",
    search=("code", "reason"),
    filters=("calendar_year",),
    about=Words(
        "Тапсырыстан тыс себеппен қосылған не азайған ресурс: шеберхана салынды не кешікті. Жоспар осымен есептеледі.",
        "Что прибавилось или убыло по причине вне заказа: мастерская построена или опаздывает. План считается с этим.",
        "What a cause outside the order adds or takes: a workshop is built, or late. The plan is computed with it.",
    ),
)
SETTINGS = Register(
    "order.Setting",
    Words("Жоспарлау баптаулары", "Настройки плана", "Settings of the plan"),
    ("year", "group_min", "group_max", "oversupply", "change", "opening", "seconds"),
    sheet_code="order_settings",
    search=("act",),
)
PROPOSALS = Register(
    "order.Proposal",
    Words("Колледждердің ұсыныстары", "Предложения колледжей", "Proposals of the colleges"),
    ("code", "college", "qualification", "kind", "groups", "places", "state", "passed", "sent"),
    sheet_code="order_proposals",
    columns=(
        Column("code", Words("Коды", "Код", "Code"), kinds.Text()),
        Column("year", Words("Жыл", "Год", "Year"), kinds.Year()),
        Column("college", Words("Колледж", "Колледж", "College"), kinds.Ref("registry.College")),
        Column(
            "qualification", Words("Біліктілік", "Квалификация", "Qualification"), kinds.Ref("registry.Qualification")
        ),
        Column("line", Words("Жол", "Строка", "Line"), kinds.Text()),
        Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.PROPOSAL)),
        Column("groups", GROUPS, kinds.Whole()),
        Column("places", PLACES, kinds.Whole()),
        Column("reason", Words("Негіздеме", "Обоснование", "Reason"), kinds.Text()),
        Column("state", Words("Күйі", "Состояние", "State"), kinds.OneOf(words.PROPOSAL_STATE)),
        Column("passed", Words("Тексеру өтті", "Проверки пройдены", "Checks passed"), kinds.YesNo()),
        Column("sent", Words("Жіберілді", "Отправлено", "Sent"), kinds.Day()),
        Column("answer", Words("Жауап", "Ответ", "Answer"), kinds.Text()),
    ),
    search=("code", "line", "college__name", "qualification__name"),
    filters=("year", "college", "kind", "state", "passed"),
    order="code",
    by="code",
    detail="order-proposal-page",
    about=Words(
        "Әр ұсыныстың жанында машина тапқан дәлел тұр: лицензия, қуат, сағат, талапкер, топ мөлшері.",
        "Рядом с каждым предложением стоит то, что проверила машина: лицензия, мощность, часы, абитуриенты, группы.",
        "Beside each proposal stands what the machine checked: licence, capacity, hours, applicants, group size.",
    ),
)
LICENCES = Register(
    "order.KnownLicence",
    Words("Тапсырысқа белгілі лицензиялар", "Лицензии, известные заказу", "Licences known to the order"),
    ("college", "qualification", "since", "until", "number"),
    sheet_code="order_licences",
    search=("college__name", "qualification__name", "qualification__code", "number"),
    filters=("college",),
)
NORMS = Register(
    "order.Norm",
    Words("Қаржыландыру нормалары", "Нормы финансирования", "Norms of financing"),
    ("code", "prefix", "level", "location", "valid_from", "valid_to", "amount", "act"),
    sheet_code="order_norms",
    search=("code", "prefix", "act"),
    filters=("level", "location"),
    order="code",
    by="code",
)
FILLS = Register(
    "order.Fill",
    Words("Орындардың толуы", "Заполнение мест", "Fill of places"),
    ("line", "year", "day", "applied", "admitted", "enrolled"),
    sheet_code="order_fill",
    search=("line",),
    filters=("year",),
)
ALL = (
    PLAN_LINES,
    DECISIONS,
    PROPOSALS,
    LINES,
    BUDGETS,
    LIMITS,
    RESOURCES,
    CAPACITY,
    NORMS,
    LICENCES,
    FILLS,
    SETTINGS,
)
