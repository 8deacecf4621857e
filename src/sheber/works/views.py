"""The pages of works."""

from sheber.kernel.pages import Register
from sheber.kernel.words import Words

PROJECT_PAGES = Register(
    "works.Project",
    Words("Күрделі жұмыстар", "Капитальные работы", "Capital works"),
    ("name", "college", "kind", "stage", "year", "cost"),
    sheet_code="projects",
    search=("name", "code"),
    filters=("kind", "stage", "year"),
    order="pk",
    by="code",
)
ALL = (PROJECT_PAGES,)
