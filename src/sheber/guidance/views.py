"""The pages of guidance."""

from sheber.kernel.pages import Register
from sheber.kernel.words import Words

ENCOUNTER_PAGES = Register(
    "guidance.Encounter",
    Words("Іс-шаралар", "Мероприятия", "Encounters"),
    ("code", "kind", "day", "school", "college", "pupils", "first_time"),
    sheet_code="encounters",
    search=("code", "school__name"),
    filters=("kind",),
    order="day",
    by="code",
)
PROFILECLASS_PAGES = Register(
    "guidance.ProfileClass",
    Words("Бейінді сыныптар", "Профильные классы", "Profile classes"),
    ("code", "school", "year", "grade", "direction", "pupils"),
    sheet_code="profile_classes",
    search=("code", "school__name"),
    filters=("year", "direction", "grade"),
    order="pk",
    by="code",
)
ALL = (
    ENCOUNTER_PAGES,
    PROFILECLASS_PAGES,
)
