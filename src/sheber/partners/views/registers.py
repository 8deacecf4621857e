"""The lists of partnership."""

from django.db.models import QuerySet
from django.utils import timezone

from sheber.kernel.exchange import Column, kinds, sheet
from sheber.kernel.pages import Register, Related
from sheber.kernel.words import Words
from sheber.partners import words
from sheber.partners.models import Memorandum
from sheber.partners.queries import with_status

STATUS = Column("status", Words("Қазіргі жағдайы", "Состояние", "Status"), kinds.OneOf(words.STATUS))


def agreements() -> QuerySet:
    """Agreements with their status today."""
    return with_status(Memorandum.objects.all(), timezone.localdate())


PARTNER = Register(
    "partners.Partner",
    Words("Әріптестер", "Партнёры", "Partners"),
    ("name", "country", "kind", "city"),
    sheet_code="partners",
    search=("name", "code", "city"),
    filters=("kind", "country"),
    order="name",
    by="code",
    related=(
        Related(
            Words("Келісімдер", "Соглашения", "Agreements"),
            lambda row: (
                agreements()
                .filter(partner=row, state__in=("signed", "ended"))
                .select_related("college")
                .order_by("-signed", "pk")
            ),
            (
                sheet("memoranda").column("code"),
                sheet("memoranda").column("college"),
                sheet("memoranda").column("signed"),
                STATUS,
            ),
        ),
    ),
)
CONTACT = Register(
    "partners.Contact",
    Words("Әріптестердің байланыстары", "Контакты партнёров", "Partners' contacts"),
    ("code", "partner", "post"),
    sheet_code="partner_contacts",
    search=("code", "partner__name"),
    filters=("partner",),
    order="pk",
    by="code",
    about=Words(
        "Қорғалған деректер: тек басқарма қызметкерлері көреді, дерекқорда шифрланған.",
        "Защищённые данные: видны только сотрудникам управления, в базе зашифрованы.",
        "Protected: seen by the department's staff alone, encrypted in the database.",
    ),
)
MEMORANDUM = Register(
    "partners.Memorandum",
    Words("Меморандумдар мен келісімдер", "Меморандумы и соглашения", "Memoranda and agreements"),
    ("code", "college", "partner", "kind", "signed", "until", "status"),
    sheet_code="memoranda",
    columns=(*sheet("memoranda").columns, STATUS),
    search=("code", "college__name", "partner__name"),
    filters=("status", "kind", "college", "partner"),
    order="pk",
    by="code",
    detail="partners-agreement",
    rows=agreements,
    about=Words(
        "Жағдайы іс-шаралардан есептеледі: ережедегі айлар ішінде іс-шара болмаса, келісім ұйқыда.",
        "Состояние считается по событиям: без события за число месяцев по правилу соглашение спит.",
        "The status follows from events: with none for the rule's months, an agreement sleeps.",
    ),
)
TEXT = Register(
    "partners.AgreementText",
    Words("Келісімдердің мәтіндері", "Тексты соглашений", "Texts of agreements"),
    ("code", "memorandum", "number", "language"),
    sheet_code="agreement_texts",
    search=("code",),
    order="pk",
    by="code",
)
CLAUSE = Register(
    "partners.Clause",
    Words("Тармақтар", "Пункты", "Clauses"),
    ("text", "number", "who", "matter", "quantity", "due", "what"),
    sheet_code="agreement_clauses",
    search=("what", "text__code"),
    filters=("who", "matter"),
    order="pk",
)
EVENT = Register(
    "partners.Event",
    Words("Келісімдер бойынша іс-шаралар", "События по соглашениям", "Events under agreements"),
    ("code", "memorandum", "day", "matter", "quantity", "what"),
    sheet_code="agreement_events",
    search=("what", "code", "memorandum__code"),
    filters=("matter",),
    order="day",
    by="code",
)
RULE = Register(
    "partners.Rule",
    Words("Бағалау ережелері", "Правила оценки", "Rules to judge by"),
    ("code", "kind", "months", "remind_days", "valid_from", "act"),
    sheet_code="agreement_rules",
    order="pk",
    by="code",
)
ALL = (PARTNER, MEMORANDUM, EVENT, CLAUSE, TEXT, RULE, CONTACT)
