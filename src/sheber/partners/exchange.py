"""The sheets of partnership."""

from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds, names
from sheber.kernel.words import Words
from sheber.partners import words
from sheber.registry.exchange import CODE, COLLEGE, NAME, ref

COUNTRY = Column(
    "country", Words("Ел (ISO 3166)", "Страна (ISO 3166)", "Country (ISO 3166)"), kinds.Code(2, r"^[A-Z]{2}$")
)

PARTNERS = Sheet(
    code="partners",
    title=Words("Әріптестер", "Партнёры", "Partners"),
    model="partners.Partner",
    key=("code",),
    columns=(CODE, *NAME, COUNTRY, Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.KIND)), *SOURCE),
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
        Column("signed", Words("Қол қойылған күні", "Дата подписания", "Signed"), kinds.Day()),
        Column("until", Words("Дейін", "Действует до", "Until"), kinds.Day(), required=False),
        *names("subject", Words("Мәні", "Предмет", "Subject"), required=False),
        Column("event", Words("Іс-шара", "Мероприятие", "Event"), kinds.Text(255), required=False),
        Column(
            "facts", Words("Орындалған істер", "Фактов исполнения", "Facts"), kinds.Whole(0, 10_000), required=False
        ),
        *SOURCE,
    ),
)
