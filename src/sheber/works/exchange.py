"""The sheet of capital works."""

from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds
from sheber.kernel.words import Words
from sheber.registry.exchange import CODE, NAME, YEAR, ref
from sheber.works import words

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
        Column("cost", Words("Құны, теңге", "Стоимость, тенге", "Cost, tenge"), kinds.Tenge(), required=False),
        Column("colleges_count", Words("Колледж саны", "Колледжей", "Colleges"), kinds.Whole(0, 500), required=False),
        Column("cost_note", Words("Құны туралы", "О стоимости", "About the cost"), kinds.Text(255), required=False),
        Column("paid", Words("Төленген үлес", "Доля оплаты", "Share paid"), kinds.Share(), required=False),
        Column("done", Words("Орындалған үлес", "Доля работ", "Share done"), kinds.Share(), required=False),
        Column("ends", Words("Аяқталу күні", "Срок окончания", "Ends"), kinds.Day(), required=False),
        *SOURCE,
    ),
)
