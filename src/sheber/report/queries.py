"""Reading the report."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sheber.kernel.indicators import Scope, indicator, measure
from sheber.report.models import PublishedFigure, Release


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
