"""The sheets of partnership."""

from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds, names
from sheber.kernel.exchange.rules import all_of, in_order, not_itself
from sheber.kernel.words import Words
from sheber.partners import words
from sheber.registry.exchange import ACT, CODE, COLLEGE, NAME, ref

COUNTRY = Column(
    "country", Words("Ел (ISO 3166)", "Страна (ISO 3166)", "Country (ISO 3166)"), kinds.Code(2, r"^[A-Z]{2}$")
)
DAY = Column("day", Words("Күні", "Дата", "Day"), kinds.Day())
AGREEMENT = ref("memorandum", Words("Келісім", "Соглашение", "Agreement"), "partners.Memorandum")
MATTER = Column("matter", Words("Мазмұны", "О чём", "Matter"), kinds.OneOf(words.MATTER))
WHAT = names("what", Words("Не істеледі", "Что делается", "What is done"), max_length=500)

PARTNERS = Sheet(
    code="partners",
    title=Words("Әріптестер", "Партнёры", "Partners"),
    model="partners.Partner",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        COUNTRY,
        Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.KIND)),
        Column("city", Words("Қала", "Город", "City"), kinds.Text(100), required=False),
        Column("site", Words("Сайты", "Сайт", "Site"), kinds.Text(255), required=False),
        *SOURCE,
    ),
)
CONTACTS = Sheet(
    code="partner_contacts",
    title=Words("Әріптестердің байланыстары", "Контакты партнёров", "Partners' contacts"),
    model="partners.Contact",
    key=("code",),
    columns=(
        CODE,
        ref("partner", Words("Әріптес", "Партнёр", "Partner"), "partners.Partner"),
        Column("name", Words("Аты-жөні", "Имя", "Name"), kinds.Text(255)),
        Column("post", Words("Лауазымы", "Должность", "Post"), kinds.Text(255), required=False),
        Column("email", Words("Пошта", "Почта", "E-mail"), kinds.Text(255), required=False),
        Column("phone", Words("Телефон", "Телефон", "Telephone"), kinds.Text(64), required=False),
        *SOURCE,
    ),
)
MEMORANDA = Sheet(
    code="memoranda",
    title=Words("Меморандумдар", "Меморандумы", "Memoranda"),
    model="partners.Memorandum",
    key=("code",),
    columns=(
        CODE,
        COLLEGE,
        ref("partner", Words("Әріптес", "Партнёр", "Partner"), "partners.Partner"),
        Column("signed", Words("Қол қойылған күні", "Дата подписания", "Signed"), kinds.Day(), required=False),
        Column("until", Words("Дейін", "Действует до", "Until"), kinds.Day(), required=False),
        *names("subject", Words("Мәні", "Предмет", "Subject"), required=False),
        Column("event", Words("Іс-шара", "Мероприятие", "Event"), kinds.Text(255), required=False),
        Column(
            "facts", Words("Орындалған істер", "Фактов исполнения", "Facts"), kinds.Whole(0, 10_000), required=False
        ),
        Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.AGREEMENT), required=False),
        Column("state", Words("Күйі", "Состояние", "State"), kinds.OneOf(words.STATE), required=False),
        Column("starts", Words("Басталуы", "Начало", "Starts"), kinds.Day(), required=False),
        Column("ended", Words("Аяқталған күні", "Завершено", "Ended"), kinds.Day(), required=False),
        ref("renews", Words("Қайсысын жалғастырады", "Продлевает", "Renews"), "partners.Memorandum", required=False),
        *SOURCE,
    ),
    check=all_of(in_order("signed", "until"), not_itself("code", "renews")),
)
TEXTS = Sheet(
    code="agreement_texts",
    title=Words("Келісімдердің мәтіндері", "Тексты соглашений", "Texts of agreements"),
    model="partners.AgreementText",
    key=("code",),
    columns=(
        CODE,
        AGREEMENT,
        Column("number", Words("Нұсқа", "Редакция", "Version"), kinds.Whole(1, 999)),
        *names("body", Words("Мәтіні", "Текст", "Text"), max_length=3000),
        Column(
            "language",
            Words("Тағы бір тіл", "Ещё один язык", "Further language"),
            kinds.Code(2, r"^[a-z]{2}$"),
            required=False,
        ),
        Column("other", Words("Сол тілдегі мәтін", "Текст на нём", "Text in it"), kinds.Text(3000), required=False),
        *SOURCE,
    ),
)
CLAUSES = Sheet(
    code="agreement_clauses",
    title=Words("Келісімдердің тармақтары", "Пункты соглашений", "Clauses of agreements"),
    model="partners.Clause",
    key=("text", "number"),
    columns=(
        ref("text", Words("Мәтін", "Текст", "Text"), "partners.AgreementText"),
        Column("number", Words("Тармақ", "Пункт", "Clause"), kinds.Whole(1, 999)),
        Column("who", Words("Кім орындайды", "Кто исполняет", "Who"), kinds.OneOf(words.WHO)),
        MATTER,
        Column("quantity", Words("Саны", "Сколько", "How many"), kinds.Whole(1, 1_000_000), required=False),
        Column("due", Words("Мерзімі", "Срок", "By when"), kinds.Day(), required=False),
        *WHAT,
        *SOURCE,
    ),
)
EVENTS = Sheet(
    code="agreement_events",
    title=Words("Келісімдер бойынша іс-шаралар", "События по соглашениям", "Events under agreements"),
    model="partners.Event",
    key=("code",),
    columns=(
        CODE,
        AGREEMENT,
        Column("clause", Words("Тармақ", "Пункт", "Clause"), kinds.Whole(1, 999), required=False),
        DAY,
        MATTER,
        Column("quantity", Words("Саны", "Сколько", "How many"), kinds.Whole(1, 1_000_000), required=False),
        *WHAT,
        Column("document", Words("Құжаты", "Документ", "Document"), kinds.Text(255), required=False),
        *SOURCE,
    ),
)
RULES = Sheet(
    code="agreement_rules",
    title=Words("Келісімдерді бағалау ережелері", "Правила оценки соглашений", "Rules to judge agreements by"),
    model="partners.Rule",
    key=("code",),
    columns=(
        CODE,
        Column(
            "kind",
            Words("Түрі (бос — бәрі)", "Вид (пусто — все)", "Kind (empty: all)"),
            kinds.OneOf(words.AGREEMENT),
            required=False,
        ),
        Column(
            "months", Words("Іс-шарасыз ай", "Месяцев без события", "Months without an event"), kinds.Whole(1, 120)
        ),
        Column(
            "remind_days",
            Words("Қанша күн бұрын еске салу", "За сколько дней напоминать", "Days to remind ahead"),
            kinds.Whole(1, 730),
            required=False,
        ),
        Column("valid_from", Words("Күшіне ену күні", "Действует с", "Valid from"), kinds.Day()),
        ACT,
        *SOURCE,
    ),
)
