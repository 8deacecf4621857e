"""Norms of financing: which one prices a line on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from sheber.kernel.calendar import AcademicYear
from sheber.order.models import Line, Norm


def norms_on(day: date) -> list[Norm]:
    """Norms that are valid on a day, the narrowest first: longest prefix, then level, then place."""
    rows = Norm.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    return sorted(
        rows, key=lambda one: (-len(one.prefix), not one.level, not one.location, -one.valid_from.toordinal())
    )


def norm_for(norms: Iterable[Norm], specialty: str, level: str, location: str) -> Norm | None:
    """The narrowest of `norms` that fits; `norms` in the order of `norms_on`."""
    for one in norms:
        if specialty.startswith(one.prefix) and one.level in {"", level} and one.location in {"", location}:
            return one
    return None


def norms_by_line(year: int) -> list[tuple[Line, Norm | None]]:
    """Each line of a year with the norm of the study year's first day."""
    norms = norms_on(AcademicYear(year).first_day)
    rows = Line.objects.filter(year=year).select_related("college", "qualification__specialty").order_by("code")
    return [(row, norm_of_line(norms, row)) for row in rows]


def norm_of_line(norms: Iterable[Norm], line: Line) -> Norm | None:
    """The norm that prices a line."""
    about = line.qualification
    return norm_for(norms, about.specialty.code, about.level, line.college.location)
