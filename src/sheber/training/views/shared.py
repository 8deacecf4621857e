"""What the pages of training share."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from sheber.kernel.actors import Actor
from sheber.kernel.charts import number_text
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import Words
from sheber.registry.models import College, Region

Head = tuple[Words, bool]
COLLEGE = Words("Колледж", "Колледж", "College")
QUALIFICATION = Words("Біліктілік", "Квалификация", "Qualification")
STATE = Words("Күйі", "Состояние", "State")
DAY = Words("Күні", "Дата", "Day")


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def asked_year(request: HttpRequest, default: int = 0) -> int:
    """The year in the address, else the given one, else the region's; before a region is loaded, the calendar's."""
    text = request.GET.get("year", "") or request.POST.get("year", "")
    if text.isascii() and text.isdecimal() and len(text) == 4 and 1900 <= int(text) <= 2100:
        return int(text)
    region = Region.objects.first()
    return default or (region.current_year if region else timezone.localdate().year)


def the_college(code: str) -> College:
    """A college by its code. Raises Http404."""
    row = College.objects.filter(code=code).select_related("district").first()
    if row is None:
        raise Http404
    return row


def table_of(title: Words, heads: Sequence[Head], rows: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """A table of texts, numbers and cells; headings marked as numbers set their cells to the right."""
    lines = [
        [one if isinstance(one, Cell) else Cell(shown(one), number=heads[at][1]) for at, one in enumerate(row)]
        for row in rows
    ]
    return plain_table(title, heads, lines)


def shown(value: Any) -> str:
    """A value as text: numbers grouped by the language."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, Decimal)):
        return number(value)
    if isinstance(value, (float, Fraction)):
        return number_text(Fraction(value), 1)
    return str(value)


def college_cell(college: College) -> Cell:
    """A college that leads to its page of training."""
    return Cell(str(college.name), reverse("training-college", args=[college.code]))


def told(error: BadInput | Forbidden) -> list[str]:
    """What an act refuses, as sentences."""
    if isinstance(error, Forbidden):
        return [str(error.words)]
    return [f"{one.column}: {one.words}" if one.column else str(one.words) for one in error.problems]
