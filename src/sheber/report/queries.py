"""Reading the report."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import QuerySet

from sheber.kernel.indicators import Scope, indicator, measure
from sheber.report.models import PublishedFigure, Release, ReleasedFigure, ReleasedTable


def newest_release(year: int) -> Release | None:
    """The newest release of a year."""
    return Release.objects.filter(year=year).order_by("-number").first()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published figure beside ours: the same, or not, or nothing to compare with."""

    published: PublishedFigure
    ours: Fraction | None
    agrees: bool | None


def compared(year: int) -> list[Comparison]:
    """All published figures of a year beside ours."""
    made = []
    for row in PublishedFigure.objects.filter(year=year).order_by("pk"):
        try:
            ours = measure(indicator(row.indicator), Scope(year)).value if row.indicator else None
        except KeyError:
            ours = None
        wanted = Fraction(Decimal(row.value))
        made.append(Comparison(row, ours, None if ours is None else ours == wanted))
    return made


def releases() -> QuerySet[Release]:
    """All releases, the newest year and number first."""
    return Release.objects.order_by("-year", "-number")


def published_figures(*years: int) -> QuerySet[PublishedFigure]:
    """What others published about the years."""
    return PublishedFigure.objects.filter(year__in=years).order_by("-year", "code")


def released_tables(*years: int) -> dict[tuple[str, int], list[list[dict[str, str]]]]:
    """The tables of people that were published of the years, by indicator and year."""
    found: dict[tuple[str, int], list[list[dict[str, str]]]] = {}
    for row in ReleasedTable.objects.filter(year__in=years).order_by("pk"):
        found.setdefault((row.indicator, row.year), []).append([dict(pairs) for pairs in row.rows])
    return found


def released_values(code: str) -> QuerySet[ReleasedFigure]:
    """What every release gave of an indicator, the newest first: value and version of the definition."""
    rows = ReleasedFigure.objects.filter(indicator=code).select_related("release")
    return rows.order_by("-release__year", "-release__number")
