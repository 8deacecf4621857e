"""Whether what is to be taught can be taught: hours of workshops, teachers of modules, practice at enterprises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from sheber.registry.models import Group
from sheber.training.models import Module, Teacher, Workshop
from sheber.training.queries.rules import rule_on


@dataclass(frozen=True, slots=True)
class HoursOfCollege:
    """Hours of workshops a year: what there is, what the running groups need."""

    college: str
    there: int
    needed: int
    unknown: int  # workshops whose hours nobody has told

    @property
    def left(self) -> int:
        """What remains; below nought: what is missing."""
        return self.there - self.needed


@dataclass(frozen=True, slots=True)
class ModuleCover:
    """A module, how many can teach it, and who alone can."""

    module: Module
    teachers: int
    only: Teacher | None


def _open_workshops(year: int) -> QuerySet[Workshop]:
    """Workshops that can be taught in on 1 September of a year."""
    day = date(year, 9, 1)
    return Workshop.objects.filter(Q(opened=None) | Q(opened__lte=year), Q(closed=None) | Q(closed__gt=day))


def hours_of_colleges(
    year: int, colleges: Iterable[int] | None = None, *, before: int | None = None
) -> list[HoursOfCollege]:
    """Of each college that has a workshop or a group its hours in a study year, by code.

    `before`: only groups that began before 1 September of that year need hours; the rest is for new ones.
    """
    own = Q() if colleges is None else Q(college_id__in=list(colleges))
    there: dict[str, tuple[int, int]] = {}
    rows = _open_workshops(year).filter(own).values("college__code")
    for one in rows.annotate(sum=Sum("hours"), unknown=Count("pk", filter=Q(hours=None))).order_by("college__code"):
        there[one["college__code"]] = (one["sum"] or 0, one["unknown"])
    needed = _needed(year, own if before is None else own & Q(starts__lt=date(before, 9, 1)), own)
    return [
        HoursOfCollege(code, there.get(code, (0, 0))[0], needed.get(code, 0), there.get(code, (0, 0))[1])
        for code in sorted({*there, *needed})
    ]


def _needed(year: int, groups: Q, own: Q) -> dict[str, int]:
    """Hours that the groups of a study year need in workshops, by college."""
    day = date(year, 9, 1)
    per_group = {
        (one["college_id"], one["qualification_id"]): one["sum"]
        for one in Module.objects.filter(own)
        .values("college_id", "qualification_id")
        .annotate(sum=Sum("workshop_hours"))
    }
    made: dict[str, int] = {}
    running = Group.objects.filter(groups, starts__lte=date(year, 12, 31), ends__gt=day)
    counted = running.values("college_id", "college__code", "qualification_id").annotate(number=Count("pk"))
    for one in counted.order_by("college__code"):
        hours = one["number"] * per_group.get((one["college_id"], one["qualification_id"]), 0)
        made[one["college__code"]] = made.get(one["college__code"], 0) + hours
    return made


def hours_of(college: int, year: int) -> HoursOfCollege | None:
    """The hours of one college; None where it has neither a workshop nor a group."""
    rows = hours_of_colleges(year, [college])
    return rows[0] if rows else None


def teachers_on(day: date) -> QuerySet[Teacher]:
    """Teachers in service on a day."""
    return Teacher.objects.filter(Q(left=None) | Q(left__gt=day), since__lte=day)


def _serving(day: date) -> Q:
    gone = Q(taught_by__teacher__left=None) | Q(taught_by__teacher__left__gt=day)
    return gone & Q(taught_by__teacher__since__lte=day)


def covered(day: date) -> Any:
    """Modules with `able`: how many teachers in service can teach each."""
    return Module.objects.annotate(able=Count("taught_by", filter=_serving(day), distinct=True))


def single_points(day: date) -> QuerySet[Module]:
    """Modules that only one teacher can teach."""
    rows: QuerySet[Module] = covered(day).filter(able=1).order_by("code")
    return rows


def module_cover(college: int, day: date) -> list[ModuleCover]:
    """Every module of a college, the least covered first; three queries in all."""
    serving = {one.pk: one for one in teachers_on(day).filter(college_id=college).select_related("person")}
    rows = Module.objects.filter(college_id=college).select_related("qualification").prefetch_related("taught_by")
    made = []
    for module in rows.order_by("code"):
        able = [serving[one.teacher_id] for one in module.taught_by.all() if one.teacher_id in serving]
        made.append(ModuleCover(module, len(able), able[0] if len(able) == 1 else None))
    return sorted(made, key=lambda one: (one.teachers, one.module.code))


def practised(day: date) -> Q:
    """Of teachers of the trade: confirmed practice at an enterprise within the years that the rule of the day counts.

    Without a rule practice counts however long ago it was.
    """
    rule = rule_on("practice_years", day)
    first = date(day.year - rule.value, day.month, min(day.day, 28)) if rule else date.min
    return Q(
        development__kind="practice",
        development__state="confirmed",
        development__ends__gt=first,
        development__ends__lte=day,
    )
