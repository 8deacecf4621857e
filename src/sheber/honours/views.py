"""The pages of honours."""

from sheber.kernel.pages import Register
from sheber.kernel.words import Words

AWARD_PAGES = Register(
    "honours.Award",
    Words("Марапаттар", "Награды", "Awards"),
    ("person", "kind", "year", "position", "organisation"),
    sheet_code="awards",
    search=("person", "code"),
    filters=("kind", "year"),
    order="person",
    by="code",
)
ALL = (AWARD_PAGES,)
