"""What a late opening takes from the state order, and which lines live on it."""

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from sheber.order.models import Line, Use
from sheber.order.queries import decided
from sheber.works.models import Project

THREE = Decimal("0.001")


def days_in(year: int, first: date, after: date) -> int:
    """Days of a calendar year from `first` up to, not including, `after`."""
    begin, end = max(first, date(year, 1, 1)), min(after, date(year + 1, 1, 1))
    return max((end - begin).days, 0)


def lost_by_year(amount: Decimal, promised: date, now: date) -> dict[int, Decimal]:
    """What a resource loses in each calendar year because its project opens at `now` and not as promised.

    The yearly amount is spread over the days of the year; earlier than promised gives gains. Losses are below nought.
    """
    first, last = min(promised, now), max(promised, now)
    sign = -1 if now > promised else 1
    made: dict[int, Decimal] = {}
    for year in range(first.year, last.year + 1):
        days = days_in(year, first, last)
        if days:
            whole = (date(year + 1, 1, 1) - date(year, 1, 1)).days
            made[year] = (sign * amount * days / whole).quantize(THREE, ROUND_HALF_EVEN)
    return made


def lines_touched(project: Project, year: int) -> list[tuple[Line, str, int]]:
    """Lines of a year's order that use what the project adds: the line, the resource, the places decided for it."""
    resources = set(project.effects.values_list("resource", flat=True))
    uses = dict(Use.objects.filter(year=year, resource__in=resources).values_list("line", "resource"))
    places = {one.code: one.places for one in decided(year)}
    rows = Line.objects.filter(year=year, code__in=uses).select_related("college", "qualification").order_by("code")
    return [(row, uses[row.code], places.get(row.code, 0)) for row in rows]
