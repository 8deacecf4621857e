"""The sheets of honours."""

from sheber.honours import words
from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds, names
from sheber.kernel.exchange.rules import in_order
from sheber.kernel.words import Words
from sheber.registry.exchange import ACT, CODE, YEAR, ref

KIND = Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.KIND))
PERSON = names("person", Words("Аты-жөні", "Имя", "Name"))
POSITION = names("position", Words("Лауазымы", "Должность", "Position"), required=False)
ORGANISATION = names("organisation", Words("Ұйымы", "Организация", "Organisation"), required=False)
ORGANISATION_CODE = Column(
    "organisation_code",
    Words("Ұйымның коды", "Код организации", "Code of the organisation"),
    kinds.Code(),
    required=False,
)
CONSENT = Column(
    "consent",
    Words("Атын жариялау", "Публикация имени", "Naming in public"),
    kinds.OneOf(words.CONSENT),
    required=False,
)
WHO = ref("who", Words("Тұлға", "Лицо", "Person"), "registry.Person", required=False)
CITATION = names("citation", Words("Не үшін", "За что", "What for"), required=False, max_length=500)
CALL = ref("call", Words("Байқау", "Конкурс", "Call"), "honours.Call")
JUROR = ref("juror", Words("Қазы", "Член жюри", "Juror"), "honours.Juror")
NOMINATION = ref("nomination", Words("Ұсыныс", "Представление", "Nomination"), "honours.Nomination")

RULES = Sheet(
    code="award_rules",
    title=Words("Марапаттау ережелері", "Правила награждения", "Rules of awards"),
    model="honours.Rule",
    key=("code",),
    columns=(
        CODE,
        KIND,
        Column("rule", Words("Ереже", "Правило", "Rule"), kinds.OneOf(words.RULE)),
        Column("number", Words("Саны", "Число", "Number"), kinds.Whole(0, 100_000), required=False),
        Column(
            "previous",
            Words("Алдыңғы марапат", "Предыдущая награда", "Previous award"),
            kinds.OneOf(words.KIND),
            required=False,
        ),
        Column("valid_from", Words("Күшіне ену күні", "Действует с", "Valid from"), kinds.Day()),
        Column("valid_to", Words("Күші жойылған күн", "Действует по", "Valid to"), kinds.Day(), required=False),
        ACT,
        *SOURCE,
    ),
    check=in_order("valid_from", "valid_to"),
)
CALLS = Sheet(
    code="award_calls",
    title=Words("Байқаулар", "Конкурсы", "Calls"),
    model="honours.Call",
    key=("code",),
    columns=(
        CODE,
        KIND,
        YEAR,
        *names("title", Words("Атауы", "Название", "Title")),
        Column(
            "places", Words("Жеңімпаздар саны", "Число победителей", "Winners"), kinds.Whole(1, 100), required=False
        ),
        Column("scale", Words("Ең жоғары балл", "Высший балл", "Highest score"), kinds.Whole(2, 100), required=False),
        Column(
            "approval",
            Words("Мақұлдау шегі, %", "Порог одобрения, %", "Approval from, %"),
            kinds.Whole(1, 100),
            required=False,
        ),
        Column(
            "main",
            Words("Шешуші ереже", "Решающее правило", "Deciding rule"),
            kinds.OneOf(words.COUNT),
            required=False,
        ),
        Column("closes", Words("Қабылдау соңы", "Приём до", "Closes"), kinds.Day(), required=False),
        *SOURCE,
    ),
)
CRITERIA = Sheet(
    code="award_criteria",
    title=Words("Байқау критерийлері", "Критерии конкурсов", "Criteria of calls"),
    model="honours.Criterion",
    key=("call", "code"),
    columns=(
        CALL,
        Column("code", Words("Коды", "Код", "Code"), kinds.Code(32)),
        *names("name", Words("Атауы", "Название", "Name")),
        Column("weight", Words("Салмағы", "Вес", "Weight"), kinds.Whole(1, 100)),
        *SOURCE,
    ),
)
NOMINATIONS = Sheet(
    code="nominations",
    title=Words("Марапатқа ұсыныстар", "Представления к наградам", "Nominations"),
    model="honours.Nomination",
    key=("code",),
    columns=(
        CODE,
        KIND,
        YEAR,
        ref("call", CALL.label, "honours.Call", required=False),
        *PERSON,
        *POSITION,
        *ORGANISATION,
        ORGANISATION_CODE,
        Column("nominator_code", Words("Ұсынған ұйым", "Кто представил", "Nominator"), kinds.Code(), required=False),
        WHO,
        Column("service_since", Words("Еңбек өтілінің басы", "Стаж с", "Service since"), kinds.Day(), required=False),
        CONSENT,
        *CITATION,
        Column("state", Words("Күйі", "Состояние", "State"), kinds.OneOf(words.STATE), required=False),
        *SOURCE,
    ),
)
CLAIMS = Sheet(
    code="nomination_claims",
    title=Words("Ұсыныстардың негіздері", "Основания представлений", "Grounds of nominations"),
    model="honours.Claim",
    key=("nomination", "number"),
    columns=(
        NOMINATION,
        Column("number", Words("№", "№", "No."), kinds.Whole(1, 999)),
        *names("text", Words("Негіз", "Основание", "Ground"), max_length=500),
        Column("row", Words("Жолы", "Строка", "Row"), kinds.Text(160), required=False),
        *SOURCE,
    ),
)
JURORS = Sheet(
    code="jurors",
    title=Words("Қазылар алқасы", "Члены жюри", "Jurors"),
    model="honours.Juror",
    key=("code",),
    columns=(
        CODE,
        CALL,
        Column("person", Words("Тұлғаның коды", "Код лица", "Code of the person"), kinds.Code()),
        *names("name", Words("Аты-жөні", "Имя", "Name")),
        ORGANISATION_CODE,
        Column(
            "families", Words("Туыстарының тегі", "Фамилии родных", "Family names"), kinds.Text(255), required=False
        ),
        *SOURCE,
    ),
)
RELATIONS = Sheet(
    code="juror_relations",
    title=Words("Қазылардың байланыстары", "Связи членов жюри", "Relations of jurors"),
    model="honours.Relation",
    key=("juror", "nomination", "kind"),
    columns=(
        JUROR,
        NOMINATION,
        Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.CONFLICT)),
        *SOURCE,
    ),
)
SCORES = Sheet(
    code="jury_scores",
    title=Words("Қазылардың бағалары", "Оценки жюри", "Scores of the jury"),
    model="honours.Score",
    key=("juror", "nomination", "criterion"),
    columns=(
        JUROR,
        NOMINATION,
        Column("criterion", Words("Критерий", "Критерий", "Criterion"), kinds.Code(32)),
        Column("value", Words("Балл", "Балл", "Score"), kinds.Whole(0, 100)),
        *SOURCE,
    ),
)
AWARDS = Sheet(
    code="awards",
    title=Words("Марапаттар", "Награды", "Awards"),
    model="honours.Award",
    key=("code",),
    columns=(
        CODE,
        KIND,
        YEAR,
        *PERSON,
        *POSITION,
        *ORGANISATION,
        Column("day", Words("Күні", "Дата", "Date"), kinds.Day(), required=False),
        ACT,
        ORGANISATION_CODE,
        WHO,
        CONSENT,
        *CITATION,
        *SOURCE,
    ),
)
