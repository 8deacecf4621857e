"""What the order's pages share: the year asked for, tables of a plan, sentences of a stop."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from sheber.kernel.actors import Actor
from sheber.kernel.charts import Shape, number_text
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.results import path_of
from sheber.kernel.words import Words
from sheber.order.bridge.rows import read_table
from sheber.order.models import Plan, PlanLine
from sheber.order.queries import plan_at
from sheber.order.rules import PLAN
from sheber.registry.models import District, Region

Head = tuple[Words, bool]
COLLEGE = Words("Колледж", "Колледж", "College")
LINE = Words("Жол", "Строка", "Line")
PLACES = Words("Орындар", "Мест", "Places")
GROUPS = Words("Топтар", "Групп", "Groups")
SPECIALTY = Words("Мамандық", "Специальность", "Specialty")
OCCUPATION = Words("Кәсіп", "Занятие", "Occupation")
DISTRICT = Words("Аудан", "Район", "District")


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def asked_year(request: HttpRequest) -> int:
    """The year in the address, else the region's."""
    text = request.GET.get("year", "")
    region = Region.objects.first()
    good = text.isascii() and text.isdecimal() and len(text) == 4
    return int(text) if good else region.current_year if region else 0


def the_plan(request: HttpRequest, year: int, plan: int) -> Plan:
    """A version that this actor may see. Raises Http404."""
    row = plan_at(year, plan)
    if row is None or not PLAN.allows(actor_of(request), PLAN.VIEW, row):
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
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, (int, Decimal)):
        return number(value)
    if isinstance(value, (float, Fraction)):
        return number_text(Fraction(value), 1)
    return str(value)


def signed(value: int | float | Fraction, decimals: int = 0) -> str:
    """A difference with its sign."""
    told = number_text(value, decimals)
    return f"+{told}" if value > 0 else told


def table_rows(plan: Plan, name: str) -> list[dict[str, str]]:
    """A table of a sealed plan; none where its files are gone."""
    try:
        return read_table(path_of(plan.folder), name)
    except OSError:
        return []


def shapes() -> list[Shape]:
    """The districts of the map."""
    return [
        Shape(one.code, str(one.name), one.shape, reverse("registry-district-detail", args=[one.code]))
        for one in District.objects.all()
        if one.shape
    ]


def line_cell(year: int, code: str) -> Cell:
    """A line that leads to its history."""
    return Cell(code, reverse("order-history", args=[year, code]))


def college_cell(code: str, name: object) -> Cell:
    """A college that leads to its page of the order."""
    return Cell(str(name), reverse("order-college", args=[code]))


def sums_by(lines: Iterable[PlanLine], key: Any) -> dict[Any, tuple[int, int, int]]:
    """Groups, places and change of groups by a key of the lines."""
    made: dict[Any, tuple[int, int, int]] = {}
    for one in lines:
        name = key(one)
        groups, places, change = made.get(name, (0, 0, 0))
        made[name] = (groups + one.groups, places + one.places, change + one.change)
    return made
