"""Reading guidance: attendances and unique pupils apart, rules of a day, fields of interests, a school against its benchmarks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from sheber.guidance.models import (
    Answer,
    Attendance,
    Benchmark,
    ClassPupil,
    Confirmation,
    DirectionChange,
    Encounter,
    InterestField,
    PlaceOffer,
    ProfileClass,
    Reliability,
    Rule,
)
from sheber.guidance.words import BY_CHOICE
from sheber.kernel.small_numbers import NEWEST
from sheber.registry.models import District, School


def rules_of(day: date) -> dict[str, Rule]:
    """The rules in force on a day, by code."""
    return {one.code: one for one in Rule.objects.filter(valid_from__lte=day).order_by("valid_from")}


def changes_left(one: ProfileClass, day: date) -> tuple[int | None, Rule | None]:
    """How often a class may still change its direction in the year of a day, and the rule; None: no rule is set."""
    rule = rules_of(day).get("direction_changes")
    if rule is None:
        return None, None
    return rule.value - DirectionChange.objects.filter(profile_class=one, day__year=day.year).count(), rule


# -- who was reached


@dataclass(frozen=True, slots=True)
class Reach:
    """What the activities of a year come to. Lists by pupil code are exact; counts are as they were stated."""

    activities: int
    attendances: int  # all
    listed: int  # attendances with a pupil code
    by_code: int  # different pupils among those
    stated: int  # pupils stated as new where there is no list

    @property
    def unique(self) -> int:
        """Each pupil once: exact where there are lists, as stated elsewhere."""
        return self.by_code + self.stated

    @property
    def repeated(self) -> int:
        """Attendances of pupils who are counted already, as far as lists tell."""
        return self.listed - self.by_code


def of_year(year: int, **where: Any) -> QuerySet[Encounter]:
    """The activities of a calendar year."""
    return Encounter.objects.filter(day__gte=date(year, 1, 1), day__lte=date(year, 12, 31), **where)


def unique_pupils(year: int, **where: Any) -> int:
    """How many different pupils the lists of a year hold; one query."""
    held = of_year(year, **where).values("pk")
    return Attendance.objects.filter(encounter__in=held).values("pupil").distinct().count()


def reach(year: int, **where: Any) -> Reach:
    """The year's activities of a school, a district (`school__district=...`) or the region; two queries."""
    told = of_year(year, **where).aggregate(
        n=Count("pk"),
        there=Coalesce(Sum("pupils"), 0),
        there_by_list=Coalesce(Sum("pupils", filter=Q(listed=True)), 0),
        new_as_stated=Coalesce(Sum("first_time", filter=Q(listed=False)), 0),
    )
    return Reach(told["n"], told["there"], told["there_by_list"], unique_pupils(year, **where), told["new_as_stated"])


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """A district's row of the table."""

    district: Any
    schools: int
    schools_covered: int
    activities: int
    attendances: int
    first_time: int
    classes: int
    class_schools: int


def by_district(year: int) -> list[DistrictLine]:
    """Each district: schools, activities, attendances, pupils for the first time, profile classes. Four queries."""
    held = of_year(year).values("school__district").order_by("school__district")
    counted: dict[int, dict[str, Any]] = {
        row["school__district"]: {**row}
        for row in held.annotate(
            activities=Count("pk"),
            there=Sum("pupils"),
            first=Sum("first_time"),
            covered=Count("school", distinct=True),
        )
    }
    kept = ProfileClass.objects.filter(year=year).values("school__district").order_by("school__district")
    classes: dict[int, dict[str, Any]] = {
        row["school__district"]: {**row}
        for row in kept.annotate(n=Count("pk"), schools=Count("school", distinct=True))
    }
    schools = School.objects.values("district").annotate(n=Count("pk")).order_by("district")
    totals = {row["district"]: row["n"] for row in schools}
    empty: dict[str, Any] = {}
    return [
        DistrictLine(
            one,
            totals.get(one.pk, 0),
            *(counted.get(one.pk, empty).get(name) or 0 for name in ("covered", "activities", "there", "first")),
            *(classes.get(one.pk, empty).get(name) or 0 for name in ("n", "schools")),
        )
        for one in District.objects.order_by("code")
    ]


def list_of(encounter: Encounter) -> list[str]:
    """The pupil codes of an activity in order."""
    return list(Attendance.objects.filter(encounter=encounter).order_by("pupil").values_list("pupil", flat=True))


# -- interests and places


def field_of(fields: Iterable[InterestField], specialty: str) -> InterestField | None:
    """The field with the longest prefix of a specialty's code; None where nobody judged it."""
    fit = [one for one in fields if specialty.startswith(one.prefix)]
    return max(fit, key=lambda one: len(one.prefix)) if fit else None


def offers_of(year: int) -> list[PlaceOffer]:
    """The places shown to pupils, with all that a row tells."""
    rows = PlaceOffer.objects.filter(year=year, places__gt=0)
    return list(rows.select_related("college__district", "qualification__specialty").order_by("programme"))


def newest_offers() -> int:
    """The newest year with places to show; 0: none."""
    return PlaceOffer.objects.order_by("-year").values_list("year", flat=True).first() or 0


def reliabilities(year: int) -> list[Reliability]:
    """The scales' alphas of a year in the hexagon's order."""
    rows = {one.scale: one for one in Reliability.objects.filter(year=year)}
    return [rows[scale] for scale in "RIASEC" if scale in rows]


def interest_by_direction(year: int) -> dict[str, dict[str, int]]:
    """What interest a year's rows show, by source and direction; five queries.

    `classes`: pupils of profile classes. `answers`: kept questionnaires, no direction with fewer than five of them.
    `visits`: pupils who came to a college by choice, parted by the directions of its places.
    """
    classes = ProfileClass.objects.filter(year=year).values_list("direction").annotate(n=Sum("pupils")).order_by()
    answers = Answer.objects.filter(year=year).exclude(direction="").values_list("direction")
    enough = answers.annotate(n=Count("pk")).filter(n__gte=NEWEST.group).order_by()
    return {"classes": dict(classes), "answers": dict(enough), "visits": _visits(year)}


def _visits(year: int) -> dict[str, int]:
    """Pupils at colleges by direction; places of the newest year part both years alike, so that only pupils differ."""
    came = of_year(year, kind__in=BY_CHOICE, college__isnull=False).values_list("college").annotate(n=Sum("pupils"))
    offered = _directions_of_colleges()
    made: dict[str, Fraction] = {}
    for college, pupils in came.order_by():
        places = offered.get(college, {})
        for direction, number in places.items():
            made[direction] = made.get(direction, Fraction(0)) + Fraction(pupils * number, sum(places.values()))
    return {direction: round(value) for direction, value in made.items()}


def _directions_of_colleges() -> dict[int, dict[str, int]]:
    """Of each college its offered places by direction."""
    fields = list(InterestField.objects.all())
    rows = PlaceOffer.objects.filter(year=newest_offers(), places__gt=0).order_by()
    counted = rows.values_list("college", "qualification__specialty__code").annotate(n=Sum("places"))
    made: dict[int, dict[str, int]] = {}
    for college, specialty, places in counted:
        field = field_of(fields, specialty)
        if field:
            own = made.setdefault(college, {})
            own[field.direction] = own.get(field.direction, 0) + places
    return made


def rosters(year: int) -> QuerySet[ClassPupil]:
    """The pupils of a year's profile classes by code."""
    return ClassPupil.objects.filter(profile_class__year=year)


# -- a school's self-evaluation


@dataclass(frozen=True, slots=True)
class Held:
    """A benchmark with what the school's rows give; value None: nothing to divide by."""

    benchmark: Benchmark
    value: Decimal | None

    @property
    def met(self) -> bool | None:
        """Whether the threshold is reached."""
        return None if self.value is None else self.value >= self.benchmark.threshold


def benchmarks_of(year: int) -> list[Benchmark]:
    """The benchmarks that hold in a year: of each code the newest act."""
    newest: dict[str, Benchmark] = {}
    for one in Benchmark.objects.filter(valid_from__lte=year).order_by("valid_from"):
        newest[one.code] = one
    return sorted(newest.values(), key=lambda one: one.code)


def evaluation(school: School, year: int) -> list[Held]:
    """A school against the benchmarks of a year: every value is counted from rows."""
    wanted = benchmarks_of(year)
    values = measures(school, year) if wanted else {}
    return [Held(one, values.get(one.measure)) for one in wanted]


def measures(school: School, year: int) -> dict[str, Decimal | None]:
    """Every measure of a school in a year; four queries."""
    held = of_year(year, school=school)
    told = held.aggregate(
        n=Count("pk"),
        kinds=Count("kind", distinct=True),
        colleges=Count("college", distinct=True),
        firms=Count("pk", filter=Q(employer__isnull=False) | Q(kind__in=("enterprise", "worker"))),
        first=Coalesce(Sum("first_time"), 0),
    )
    signed = Confirmation.objects.filter(encounter__in=held).exclude(receipt={}).count()
    classes = ProfileClass.objects.filter(school=school, year=year).aggregate(n=Coalesce(Sum("pupils"), 0))["n"]
    pupils = school.pupils_9 + school.pupils_11
    return {
        "activities": Decimal(told["n"]),
        "kinds": Decimal(told["kinds"]),
        "enterprises": Decimal(told["firms"]),
        "colleges": Decimal(told["colleges"]),
        "reached": _per(told["first"], pupils),
        "in_classes": _per(classes, pupils),
        "signed": _per(signed, told["n"]),
    }


def _per(part: int, whole: int) -> Decimal | None:
    return (Decimal(100) * part / whole).quantize(Decimal("0.1")) if whole else None


def classes_of(school: School, year: int) -> QuerySet[ProfileClass]:
    """A school's classes of a year with how often each changed its direction."""
    rows = ProfileClass.objects.filter(school=school, year=year)
    changed = Count("changes", filter=Q(changes__day__year=F("year")))
    return rows.annotate(changed=changed).order_by("grade", "code")
