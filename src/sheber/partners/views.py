"""The pages of partners."""

from sheber.kernel.pages import Register
from sheber.kernel.words import Words

PARTNER_PAGES = Register(
    "partners.Partner",
    Words("Әріптестер", "Партнёры", "Partners"),
    ("name", "country", "kind"),
    sheet_code="partners",
    search=("name", "code"),
    filters=("kind",),
    order="name",
    by="code",
)
MEMORANDUM_PAGES = Register(
    "partners.Memorandum",
    Words("Меморандумдар", "Меморандумы", "Memoranda"),
    ("code", "college", "partner", "signed", "until", "facts"),
    sheet_code="memoranda",
    search=("code", "college__name"),
    filters=("college",),
    order="pk",
    by="code",
)
ALL = (
    PARTNER_PAGES,
    MEMORANDUM_PAGES,
)
