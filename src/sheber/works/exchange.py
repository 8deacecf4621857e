"""The sheets of capital works."""

import polars as pl

from sheber.kernel.exchange import SOURCE, Column, Problems, Sheet, kinds
from sheber.kernel.exchange.rules import ROW, all_of, in_order
from sheber.kernel.money import as_tenge
from sheber.kernel.words import Words
from sheber.registry.exchange import ACT, BIN, CODE, NAME, YEAR, ref
from sheber.works import words
from sheber.works.queries import over_budget

TENGE = Words("Сома, теңге", "Сумма, тенге", "Amount, tenge")
PROJECT = ref("project", Words("Жоба", "Проект", "Project"), "works.Project")
DAY = Column("day", Words("Күні", "Дата", "Day"), kinds.Day())
OVERDRAWN = Words(
    "«{line}» бюджет жолында {holds} теңге, ал жобалар {asked} теңге сұрайды. Соманы азайтыңыз.",
    "в строке бюджета «{line}» {holds} тенге, а проекты берут {asked}. Уменьшите сумму.",
    "the budget line “{line}” holds {holds} tenge, and projects take {asked}. Lower the amount.",
)


def optional(name: str, label: Words, kind: kinds.Kind) -> Column:
    """A column that may be empty."""
    return Column(name, label, kind, required=False)


PROJECTS = Sheet(
    code="projects",
    title=Words("Күрделі жұмыстар", "Капитальные работы", "Capital works"),
    model="works.Project",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        ref("college", Words("Колледж", "Колледж", "College"), "registry.College", required=False),
        Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.KIND)),
        Column("stage", Words("Кезеңі", "Стадия", "Stage"), kinds.OneOf(words.STAGE)),
        YEAR,
        optional("cost", Words("Құны, теңге", "Стоимость, тенге", "Cost, tenge"), kinds.Tenge()),
        optional("colleges_count", Words("Колледж саны", "Колледжей", "Colleges"), kinds.Whole(0, 500)),
        optional("cost_note", Words("Құны туралы", "О стоимости", "About the cost"), kinds.Text(255)),
        optional("paid", Words("Төленген үлес", "Доля оплаты", "Share paid"), kinds.Share()),
        optional("done", Words("Орындалған үлес", "Доля работ", "Share done"), kinds.Share()),
        optional("ends", Words("Уәде етілген аяқталуы", "Обещанный срок", "Promised end"), kinds.Day()),
        optional("starts", Words("Басталуы", "Начало", "Starts"), kinds.Day()),
        optional("expected", Words("Күтілетін аяқталуы", "Ожидаемый срок", "Expected end"), kinds.Day()),
        optional("ended", Words("Нақты аяқталуы", "Завершён", "Ended"), kinds.Day()),
        optional(
            "final_cost", Words("Соңғы құны, теңге", "Итоговая стоимость, тенге", "Final cost, tenge"), kinds.Tenge()
        ),
        *SOURCE,
    ),
    check=all_of(in_order("starts", "ends"), in_order("starts", "ended")),
)
BUDGET_LINES = Sheet(
    code="works_budget_lines",
    title=Words("Жұмыстардың бюджет жолдары", "Строки бюджета работ", "Budget lines of the works"),
    model="works.BudgetLine",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        YEAR,
        Column("funding", Words("Көзі", "Источник", "Funding"), kinds.OneOf(words.FUNDING)),
        Column("amount", TENGE, kinds.Tenge()),
        ACT,
        *SOURCE,
    ),
)


def within_the_line(frame: pl.DataFrame, problems: Problems) -> None:
    """Projects take no more of a budget line than it holds, with what they took already."""
    rows = frame.select(ROW, "project", "line", "amount").drop_nulls().rows()
    over = over_budget((project, line, amount) for _, project, line, amount in rows)
    for row, _, line, _ in rows:
        if line in over:
            holds, asked = (f"{as_tenge(one):f}" for one in over.pop(line))
            problems.add("", row, "amount", OVERDRAWN.format(line=line, holds=holds, asked=asked))


PROJECT_MONEY = Sheet(
    code="project_money",
    title=Words("Жобалардың қаржысы", "Деньги проектов", "Money of the projects"),
    model="works.ProjectMoney",
    key=("project", "line"),
    columns=(
        PROJECT,
        ref("line", Words("Бюджет жолы", "Строка бюджета", "Budget line"), "works.BudgetLine"),
        Column("amount", TENGE, kinds.Tenge()),
        *SOURCE,
    ),
    check=within_the_line,
)
STEPS = Sheet(
    code="project_steps",
    title=Words("Жоба кезеңдері", "Этапы проектов", "Stages of the projects"),
    model="works.Step",
    key=("code",),
    columns=(
        CODE,
        PROJECT,
        Column("place", Words("Реті", "Порядок", "Order"), kinds.Whole(1, 99)),
        Column("kind", Words("Кезең", "Этап", "Stage"), kinds.OneOf(words.STEP)),
        Column("starts", Words("Жоспарлы басталуы", "Начало по плану", "Planned start"), kinds.Day()),
        Column("ends", Words("Жоспарлы аяқталуы", "Окончание по плану", "Planned end"), kinds.Day()),
        optional("began", Words("Нақты басталуы", "Начат", "Began"), kinds.Day()),
        optional("ended", Words("Нақты аяқталуы", "Завершён", "Ended"), kinds.Day()),
        optional("state", Words("Күйі", "Состояние", "State"), kinds.OneOf(words.STEP_STATE)),
        optional("paper", Words("Құжат", "Документ", "Paper"), kinds.Text(255)),
        *SOURCE,
    ),
    check=all_of(in_order("starts", "ends"), in_order("began", "ended")),
)
CONTRACTORS = Sheet(
    code="contractors",
    title=Words("Мердігерлер", "Подрядчики", "Contractors"),
    model="works.Contractor",
    key=("code",),
    columns=(CODE, *NAME, BIN, *SOURCE),
)
CONTRACTS = Sheet(
    code="works_contracts",
    title=Words("Жұмыс шарттары", "Договоры на работы", "Contracts of the works"),
    model="works.Contract",
    key=("code",),
    columns=(
        CODE,
        PROJECT,
        ref("contractor", Words("Мердігер", "Подрядчик", "Contractor"), "works.Contractor"),
        Column("subject", Words("Мәні", "Предмет", "Subject"), kinds.OneOf(words.SUBJECT)),
        optional("number", Words("Нөмірі", "Номер", "Number"), kinds.Text(120)),
        Column("signed", Words("Қол қойылды", "Подписан", "Signed"), kinds.Day()),
        optional("ends", Words("Мерзімі", "Срок", "Ends"), kinds.Day()),
        Column("amount", TENGE, kinds.Tenge()),
        *SOURCE,
    ),
    check=in_order("signed", "ends"),
)
CONTRACT = ref("contract", Words("Шарт", "Договор", "Contract"), "works.Contract")
WORK_ACTS = Sheet(
    code="work_acts",
    title=Words("Орындалған жұмыс актілері", "Акты выполненных работ", "Acts of works"),
    model="works.WorkAct",
    key=("code",),
    columns=(
        CODE,
        CONTRACT,
        DAY,
        Column("amount", TENGE, kinds.Tenge()),
        Column(
            "share",
            Words("Жобаның орындалған үлесі", "Доля выполненного по проекту", "Share of the project done"),
            kinds.Share(),
        ),
        *SOURCE,
    ),
)
PAYMENTS = Sheet(
    code="works_payments",
    title=Words("Төлемдер", "Платежи", "Payments"),
    model="works.Payment",
    key=("code",),
    columns=(
        CODE,
        CONTRACT,
        DAY,
        Column("amount", TENGE, kinds.Tenge()),
        ref("line", Words("Бюджет жолы", "Строка бюджета", "Budget line"), "works.BudgetLine", required=False),
        *SOURCE,
    ),
)
EFFECTS = Sheet(
    code="project_effects",
    title=Words("Жобаның тапсырысқа берері", "Что проект даёт заказу", "What projects add to the order"),
    model="works.Effect",
    key=("code",),
    columns=(
        CODE,
        PROJECT,
        Column(
            "resource",
            Words("Тапсырыс ресурсы", "Ресурс заказа", "Resource of the order"),
            kinds.Code(),
            help=Words(
                "order_resources кестесіндегі код: онда ашылудан кейінгі көлем тұр.",
                "Код из таблицы order_resources: там стоит объём вместе с этим проектом.",
                "A code of the sheet order_resources, whose amount counts on this project.",
            ),
        ),
        Column("amount", Words("Жылына", "В год", "A year"), kinds.Number(3, 0)),
        optional("note", Words("Ескерту", "Примечание", "Note"), kinds.Text(255)),
        *SOURCE,
    ),
)
RULES = Sheet(
    code="works_rules",
    title=Words("Жұмыстар ережелері", "Правила работ", "Rules of the works"),
    model="works.Rule",
    key=("code", "valid_from"),
    columns=(
        Column("code", Words("Ереже", "Правило", "Rule"), kinds.OneOf(words.RULE)),
        Column("valid_from", Words("Күшіне енуі", "Действует с", "Valid from"), kinds.Day()),
        Column("value", Words("Мәні", "Значение", "Value"), kinds.Whole(1, 10_000)),
        Column("act", Words("Құжат", "Акт", "Act"), kinds.Text(255)),
        *SOURCE,
    ),
)
# The pictures themselves stay in the installation and its backup; here are their marks, by which a re-used one is known.
PHOTOS = Sheet(
    code="works_photos",
    title=Words("Жұмыстар суреттерінің белгілері", "Отпечатки снимков работ", "Marks of the works' pictures"),
    model="works.Photo",
    key=("code",),
    columns=(
        CODE,
        PROJECT,
        DAY,
        optional("caption", Words("Не көрінеді", "Что видно", "What it shows"), kinds.Text(255)),
        Column("sha256", Words("SHA-256", "SHA-256", "SHA-256"), kinds.Code(64, "^[0-9a-f]{64}$")),
        Column("print", Words("Таңбасы", "Отпечаток", "Print"), kinds.Code(32, "^[0-9a-f]{32}$")),
        Column("width", Words("Ені", "Ширина", "Width"), kinds.Whole(1, 100_000)),
        Column("height", Words("Биіктігі", "Высота", "Height"), kinds.Whole(1, 100_000)),
        Column("size", Words("Байт", "Байт", "Bytes"), kinds.Whole(0)),
        Column("likeness", Words("Жаңа ма", "Новый ли", "Likeness"), kinds.OneOf(words.LIKENESS)),
        ref("like", Words("Қай суретке ұқсас", "На какой похож", "Like which"), "works.Photo", required=False),
        optional("distance", Words("Өзге бит", "Отличий, бит", "Bits that differ"), kinds.Whole(0, 128)),
        Column("shown", Words("Паспортта", "В паспорте", "On the passport"), kinds.YesNo()),
        Column("added", Words("Қашан берілді", "Когда подан", "Handed in at"), kinds.Moment()),
        *SOURCE,
    ),
)
