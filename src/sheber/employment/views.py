"""The pages of employment."""

from sheber.kernel.pages import Register
from sheber.kernel.words import Words

OUTCOME_PAGES = Register(
    "employment.Outcome",
    Words("Түлектердің жұмысқа орналасуы", "Трудоустройство выпускников", "Outcomes of graduates"),
    ("graduate", "college", "qualification", "graduated", "day", "status"),
    sheet_code="outcomes",
    search=("graduate",),
    filters=("graduated", "status", "college"),
    order="pk",
    by="pk",
)
ALL = (OUTCOME_PAGES,)
