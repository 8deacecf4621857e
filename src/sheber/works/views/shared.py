"""What the pages of works share."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.dateparse import parse_date

from sheber.kernel.actors import Actor
from sheber.kernel.charts import number_text
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.money import as_tenge
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import Words
from sheber.registry.models import Region
from sheber.works.models import Contract, Project

Head = tuple[Words, bool]
DAY = Words("Күні", "Дата", "Day")
TENGE = Words("Теңге", "Тенге", "Tenge")
STATE = Words("Күйі", "Состояние", "State")


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def asked_year(request: HttpRequest) -> int:
    """The year in the address, else the region's."""
    text = request.GET.get("year", "")
    if text.isascii() and text.isdecimal() and len(text) == 4 and 1900 <= int(text) <= 2100:
        return int(text)
    region = Region.objects.first()
    return region.current_year if region else 0


def asked_day(request: HttpRequest, name: str, default: date) -> date:
    """A day in the address, else the default."""
    try:
        found = parse_date(request.GET.get(name, ""))
    except ValueError:
        found = None
    return found if found and 1900 <= found.year <= 2100 else default


def whole(rows: QuerySet[Project]) -> QuerySet[Project]:
    """Projects with all that their pages and papers name of them."""
    contracts = Contract.objects.select_related("contractor").prefetch_related("payments", "acts").order_by("code")
    return rows.select_related("college__district").prefetch_related(
        "steps", "money__line", Prefetch("contracts", queryset=contracts)
    )


def the_project(code: str) -> Project:
    """A project by its code. Raises Http404."""
    row = whole(Project.objects.filter(code=code)).first()
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
    """A value as text."""
    if value is None:
        return "–"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, (int, Decimal)):
        return number(value)
    if isinstance(value, (float, Fraction)):
        return number_text(Fraction(value), 1)
    return str(value)


def tenge_text(tiyn: int | None) -> str:
    """Whole tenge, grouped."""
    return "–" if tiyn is None else number(as_tenge(tiyn))


def percent_text(share: Any) -> str:
    """Per cent with one place."""
    return "–" if share is None else f"{number_text(100 * Fraction(share), 1)} %"


def project_cell(one: Project) -> Cell:
    """A project that leads to its page."""
    return Cell(str(one.name), reverse("works-page", args=[one.code]))


def told(error: BadInput | Forbidden) -> list[str]:
    """What an act refuses, as sentences."""
    return [str(error.words)] if isinstance(error, Forbidden) else [str(one.words) for one in error.problems]
