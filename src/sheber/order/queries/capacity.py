"""What the order knows of a college's means: licences, design capacity, students, workshop hours."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from sheber.kernel.words import Words
from sheber.order.models import CapacityChange, KnownLicence, Resource, Use
from sheber.registry.models import CollegeFigure


def licences_known(colleges: Iterable[int]) -> dict[int, dict[int, KnownLicence]]:
    """By college and qualification; a college that is not here has no licence known to the order."""
    made: dict[int, dict[int, KnownLicence]] = {}
    for one in KnownLicence.objects.filter(college_id__in=set(colleges)):
        made.setdefault(one.college_id, {})[one.qualification_id] = one
    return made


def is_licensed(known: Mapping[int, Mapping[int, KnownLicence]], college: int, qualification: int, day: date) -> bool:
    """Whether a licence that is known holds on a day."""
    licence = known.get(college, {}).get(qualification)
    return licence is not None and licence.holds_on(day)


def students(colleges: Iterable[int], year: int) -> dict[int, tuple[int, int]]:
    """Of each college the newest counted students up to a year, and the graduates counted with them."""
    rows = CollegeFigure.objects.filter(
        college_id__in=set(colleges), kind__in=("contingent", "graduates"), year__lte=year
    ).order_by("year")
    found: dict[tuple[int, str], int] = {(one.college_id, one.kind): int(one.value) for one in rows}
    return {
        college: (number, found.get((college, "graduates"), 0))
        for (college, kind), number in found.items()
        if kind == "contingent"
    }


def hours_used(year: int, lines: Mapping[str, tuple[int, int]]) -> dict[str, Decimal]:
    """Use of each resource by lines with their groups and places."""
    total: dict[str, Decimal] = {}
    for use in Use.objects.filter(year=year, line__in=list(lines)):
        groups, places = lines[use.line]
        total[use.resource] = total.get(use.resource, Decimal(0)) + groups * use.per_group + places * use.per_place
    return total


def hours_there(year: int) -> dict[str, tuple[Words, Decimal]]:
    """Of each resource its name and what there is of it in the first calendar year."""
    return {one.code: (one.names, amount) for one, amount in amounts(year) if one.calendar_year == year}


def amounts(year: int) -> list[tuple[Resource, Decimal]]:
    """Every resource of a year's order with what there is of it after all changes; never below nought."""
    changed: dict[tuple[str, int], Decimal] = {}
    for change in CapacityChange.objects.all():
        key = (change.resource, change.calendar_year)
        changed[key] = changed.get(key, Decimal(0)) + change.amount
    rows = Resource.objects.filter(year=year).order_by("code", "calendar_year")
    nought = Decimal(0)
    return [(one, max(one.amount + changed.get((one.code, one.calendar_year), nought), nought)) for one in rows]


def ended_licences(day: date) -> set[tuple[int, int]]:
    """College and qualification of every known licence that does not hold on a day."""
    return {(one.college_id, one.qualification_id) for one in KnownLicence.objects.all() if not one.holds_on(day)}
