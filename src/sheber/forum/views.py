"""The pages of forum."""

from sheber.kernel.pages import Register
from sheber.kernel.words import Words

FORUM_PAGES = Register(
    "forum.Forum",
    Words("Форумдар", "Форумы", "Forums"),
    ("name", "day", "place"),
    sheet_code="forums",
    search=("name",),
    filters=(),
    order="day",
    by="code",
)
DELEGATION_PAGES = Register(
    "forum.Delegation",
    Words("Делегациялар", "Делегации", "Delegations"),
    ("forum", "country", "role", "people"),
    sheet_code="delegations",
    search=("country",),
    filters=("role",),
    order="pk",
    by="pk",
)
ALL = (
    FORUM_PAGES,
    DELEGATION_PAGES,
)
