"""Reading employment: rules of a day, three rates side by side, hours against the test, the way from class to work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from sheber.admission.models import Applicant
from sheber.employment.models import DualContract, DualHours, Outcome, OutcomeDate, Rule
from sheber.employment.words import EMPLOYED, EXCUSED, INTEREST
from sheber.guidance.models import ClassPupil
from sheber.guidance.queries import interest_by_direction
from sheber.kernel.calendar import AcademicYear
from sheber.registry.models import Student

HELD = ("offered", "signed")  # states in which a contract binds its student


def rules_of(day: date) -> dict[str, Rule]:
    """The rules in force on a day, by code."""
    return {one.code: one for one in Rule.objects.filter(valid_from__lte=day).order_by("valid_from")}


# -- interest


@dataclass(frozen=True, slots=True)
class Interest:
    """What interest in a direction its rows show in two years, by source, and how its share changed."""

    direction: str
    now: dict[str, int]
    before: dict[str, int]
    ratio: Decimal


def interests(year: int, rules: dict[str, Rule]) -> list[Interest]:
    """By direction: the weighed share of interest in the year before, to that of the year before it, within the rule.

    A source counts where both years have rows of it; without weights by a rule the profile classes count alone.
    """
    now, before = interest_by_direction(year - 1), interest_by_direction(year - 2)
    given = {source: rules[f"interest_{source}"].value for source in INTEREST if f"interest_{source}" in rules}
    weights = given or {"classes": 1}
    used = {source: weight for source, weight in weights.items() if weight and now[source] and before[source]}
    bound = Decimal(rules["interest_change"].value) / 100
    made = []
    for direction in sorted({one for source in used for one in before[source]}):
        ratio = _ratio(_interest_share(direction, now, used), _interest_share(direction, before, used))
        this, last = ({source: rows[source].get(direction, 0) for source in used} for rows in (now, before))
        bounded = min(max(ratio, 1 - bound), 1 + bound).quantize(Decimal("0.001"))
        made.append(Interest(direction, this, last, bounded))
    return made


def _interest_share(direction: str, rows: dict[str, dict[str, int]], weights: dict[str, int]) -> Fraction:
    parts = (
        weight * Fraction(rows[one].get(direction, 0), sum(rows[one].values())) for one, weight in weights.items()
    )
    return sum(parts, Fraction(0))


def _ratio(now: Fraction, before: Fraction) -> Decimal:
    """How often the one is in the other; 1 where nothing was there before."""
    one = now / before if before else Fraction(1)
    return Decimal(one.numerator) / Decimal(one.denominator)


# -- rates


def flag(statuses: Iterable[str], field: str = "status") -> Case:
    """1 where a column holds one of the statuses, else 0."""
    held = {f"{field}__in": tuple(statuses)}
    return Case(When(**held, then=Value(1)), default=Value(0), output_field=IntegerField())


def flagged(rows: QuerySet[Outcome]) -> QuerySet[Any]:
    """Outcomes with what the rates add up: employed, available, fitting, claimed, lost (claimed but not found)."""
    found = {"status__in": EMPLOYED}
    return rows.annotate(
        employed=flag(EMPLOYED),
        available=Case(When(status__in=EXCUSED, then=Value(0)), default=Value(1), output_field=IntegerField()),
        fitting=flag(("by_specialty",)),
        claimed_work=flag(EMPLOYED, "claimed"),
        lost=Case(
            When(Q(claimed__in=EMPLOYED) & ~Q(**found), then=Value(1)), default=Value(0), output_field=IntegerField()
        ),
    )


@dataclass(frozen=True, slots=True)
class Rates:
    """The sums behind the three rates; each rate with its own denominator, None where that is nought."""

    name: str  # code of the college; empty: all
    graduates: int
    employed: int
    available: int
    fitting: int
    claimed: int
    lost: int

    @property
    def of_all(self) -> Fraction | None:
        """Employed of all graduates, per cent."""
        return _percent(self.employed, self.graduates)

    @property
    def of_available(self) -> Fraction | None:
        """Employed of those who neither study, serve, are on leave, abroad nor unable, per cent."""
        return _percent(self.employed, self.available)

    @property
    def by_specialty(self) -> Fraction | None:
        """Working in the specialty, of the employed, per cent."""
        return _percent(self.fitting, self.employed)


def _percent(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None


COLUMNS = ("graduates", "employed", "available", "fitting", "claimed", "lost")
SUMS = ("employed", "available", "fitting", "claimed_work", "lost")


def rates(graduated: int, day: date, rows: QuerySet[Outcome] | None = None) -> list[Rates]:
    """The rates of every college of a year's graduates at a date, all together first; one query."""
    held = (Outcome.objects.all() if rows is None else rows).filter(graduated=graduated, day=day)
    counted = flagged(held).values("college__code").annotate(n=Count("pk"), **_sums()).order_by("college__code")
    lines = [
        Rates(code, *numbers)
        for code, *numbers in counted.values_list("college__code", "n", *(f"sum_{name}" for name in SUMS))
    ]
    if not lines:
        return []
    numbers = [sum(getattr(one, name) for one in lines) for name in COLUMNS]
    return [Rates("", *numbers), *lines]


def _sums() -> dict[str, Any]:
    return {f"sum_{name}": Coalesce(Sum(name), 0) for name in SUMS}


def dates_of(graduated: int) -> list[date]:
    """The dates at which a year's outcomes are known, earliest first."""
    return list(Outcome.objects.filter(graduated=graduated).order_by("day").values_list("day", flat=True).distinct())


def fixed_dates(graduated: int) -> list[OutcomeDate]:
    """The dates that an act fixes for a year's graduates."""
    return list(OutcomeDate.objects.filter(graduated=graduated).order_by("day"))


def lost_of(graduated: int, day: date, rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """Graduates whom the college claims employed and no register knows."""
    held = rows.filter(graduated=graduated, day=day, claimed__in=EMPLOYED).exclude(status__in=EMPLOYED)
    return held.select_related("college", "qualification").order_by("college__code", "graduate")


# -- dual training


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of contracts: modules, planned and real at the enterprise; `told` are modules of months with real hours."""

    modules: int
    planned: int
    told: int
    real: int

    @property
    def planned_share(self) -> Decimal | None:
        """Planned at the enterprise, per cent of the modules."""
        return _share(self.planned, self.modules)

    @property
    def real_share(self) -> Decimal | None:
        """Really at the enterprise, per cent of the modules of the months told."""
        return _share(self.real, self.told)


def _share(part: int, whole: int) -> Decimal | None:
    return (Decimal(100) * part / whole).quantize(Decimal("0.1")) if whole else None


def hours_of(rows: QuerySet[DualHours]) -> Hours:
    """The sums of hours of some rows; one query."""
    told = rows.aggregate(
        all_modules=Coalesce(Sum("modules"), 0),
        all_planned=Coalesce(Sum("planned"), 0),
        told_modules=Coalesce(Sum("modules", filter=Q(real__isnull=False)), 0),
        all_real=Coalesce(Sum("real"), 0),
    )
    return Hours(told["all_modules"], told["all_planned"], told["told_modules"], told["all_real"])


def with_hours(rows: QuerySet[DualContract]) -> QuerySet[Any]:
    """Contracts with the sums of their hours: `all_modules`, `all_planned`, `told_modules`, `all_real`."""
    return rows.select_related("college__district", "employer__district", "student__qualification").annotate(
        all_modules=Coalesce(Sum("hours__modules"), 0),
        all_planned=Coalesce(Sum("hours__planned"), 0),
        told_modules=Coalesce(Sum("hours__modules", filter=Q(hours__real__isnull=False)), 0),
        all_real=Coalesce(Sum("hours__real"), 0),
    )


def _besides(rows: Any, key: int | None) -> Any:
    """Rows other than one that is there already."""
    return rows if key is None else rows.exclude(pk=key)


def overlapping(student: Student, starts: date, ends: date, besides: int | None = None) -> DualContract | None:
    """A contract that binds a student on some day of a period; None: the student is free."""
    rows = DualContract.objects.filter(student=student, state__in=HELD, starts__lte=ends, ends__gte=starts)
    found: DualContract | None = _besides(rows, besides).order_by("starts").first()
    return found


def hours_in_year(contract: DualContract, month: date, besides: int | None = None) -> tuple[int, int]:
    """Planned and real hours of a contract in the study year of a month."""
    year = AcademicYear.of(month)
    rows = DualHours.objects.filter(contract=contract, month__gte=year.first_day, month__lte=year.last_day)
    told = _besides(rows, besides).aggregate(p=Coalesce(Sum("planned"), 0), r=Coalesce(Sum("real"), 0))
    return told["p"], told["r"]


def dual_warnings(today: date) -> list[tuple[str, str, int, int]]:
    """By college and enterprise: signed contracts whose last month has no real hours, and those below the rule's share."""
    rule = rules_of(today).get("dual_share")
    last = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    rows = DualContract.objects.filter(state="signed", starts__lte=last, ends__gte=last)
    told = set(DualHours.objects.filter(month=last, real__isnull=False).values_list("contract", flat=True))
    made: dict[tuple[str, str], list[int]] = {}
    for one in with_hours(rows).order_by("college__code", "employer__code"):
        counts = made.setdefault((one.college.code, one.employer.code), [0, 0])
        counts[0] += one.pk not in told
        counts[1] += bool(rule and one.told_modules and 100 * one.all_real < rule.value * one.told_modules)
    return [(*key, missing, below) for key, (missing, below) in made.items() if missing or below]


# -- from class to work


@dataclass(frozen=True, slots=True)
class Step:
    """How many pupils of a direction's profile classes came how far; each counted once."""

    direction: str
    pupils: int
    applied: int
    enrolled: int
    kept: int | None  # None: a year has not passed


def chain(year: int, today: date) -> list[Step]:
    """Profile class of a year -> application -> enrolment -> still there a year later, by keyed hash; three queries.

    The classes of a year end in the summer of that year; applications of the year's campaigns count.
    """
    pupils: dict[str, str] = {}
    rows = ClassPupil.objects.filter(profile_class__year=year).order_by("profile_class__code")
    for pupil, direction in rows.values_list("pupil", "profile_class__direction"):
        pupils.setdefault(pupil, direction)
    people = Applicant.objects.filter(campaign__year=year).exclude(iin_index="").exclude(state="withdrawn")
    state: dict[str, str] = {}
    for index, one in people.values_list("iin_index", "state"):
        if index in pupils and state.get(index) != "enrolled":
            state[index] = one
    students = dict(Student.objects.filter(entered=year).values_list("person", "left"))
    enrolled = {one for one in pupils if state.get(one) == "enrolled" or one in students}
    day = AcademicYear(year + 1).first_day
    kept = {one for one in enrolled & set(students) if (students[one] or day) >= day}
    over = today >= day
    return [
        Step(
            direction,
            len(of),
            len(of & (set(state) | enrolled)),
            len(of & enrolled),
            len(of & kept) if over else None,
        )
        for direction in sorted(set(pupils.values()))
        if (of := {one for one, where in pupils.items() if where == direction})
    ]


def students_in(year: int) -> QuerySet[Any]:
    """Those who study in the study year that begins in a year; `by_contract` is 1 for whoever has a contract in it."""
    span = AcademicYear(year)
    there = Student.objects.filter(entered__lte=year).filter(
        Q(left=None) | Q(left__gt=span.first_day), Q(graduated=None) | Q(graduated__gt=year)
    )
    contracts = DualContract.objects.filter(
        state__in=("signed", "ended"), starts__lte=span.last_day, ends__gte=span.first_day
    )
    return there.annotate(
        by_contract=Case(
            When(pk__in=contracts.values("student"), then=Value(1)), default=Value(0), output_field=IntegerField()
        )
    )
