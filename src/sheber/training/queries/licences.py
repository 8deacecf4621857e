"""Reading licences and accreditations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from sheber.training.models import Accreditation, Licence

ALERTS = (12, 6, 3)  # months before the end at which a college is told


@dataclass(frozen=True, slots=True)
class Period:
    """A licence's time: both days belong to it; None is without an end."""

    since: date | None
    end: date | None

    @classmethod
    def of(cls, since: date | None, until: date | None, returned: date | None) -> "Period":
        """A licence holds on the day before its return."""
        ends = [day for day in (until, returned - timedelta(days=1) if returned else None) if day]
        return cls(since, min(ends) if ends else None)

    def overlaps(self, other: "Period") -> bool:
        """Whether a day belongs to both."""
        before = self.end is not None and other.since is not None and self.end < other.since
        after = other.end is not None and self.since is not None and other.end < self.since
        return not before and not after


def overlap(periods: Sequence[tuple[int, Period]]) -> tuple[tuple[int, Period], tuple[int, Period]] | None:
    """The first two periods that overlap, with their rows."""
    for at, one in enumerate(periods):
        for other in periods[:at]:
            if one[1].overlaps(other[1]):
                return other, one
    return None


def licence_periods(colleges: Iterable[str]) -> dict[tuple[str, str], list[Period]]:
    """The periods of every licence of colleges, by college and qualification."""
    made: dict[tuple[str, str], list[Period]] = {}
    rows = Licence.objects.filter(college__code__in=set(colleges)).values_list(
        "college__code", "qualification__code", "since", "until", "returned"
    )
    for college, qualification, since, until, returned in rows:
        made.setdefault((college, qualification), []).append(Period.of(since, until, returned))
    return made


def in_force(day: date) -> QuerySet[Licence]:
    """Licences that hold on a day."""
    return Licence.objects.filter(
        Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day), Q(returned=None) | Q(returned__gt=day)
    )


def accreditations_in_force(day: date) -> QuerySet[Accreditation]:
    """Accreditations that hold on a day."""
    return Accreditation.objects.filter(Q(until=None) | Q(until__gte=day), granted__lte=day)


def months_left(until: date, day: date) -> int:
    """Whole months from a day to the end, a begun one counted whole; 0 where it is over."""
    if until < day:
        return 0
    return (until.year - day.year) * 12 + until.month - day.month + (1 if until.day > day.day else 0)


def alert_due(until: date | None, told: int | None, day: date) -> int | None:
    """The alert (12, 6 or 3 months) that is to be given on a day and has not been given yet."""
    if until is None or until < day:
        return None
    left = months_left(until, day)
    due = [months for months in ALERTS if left <= months]
    nearest = min(due) if due else None
    return nearest if nearest is not None and (told is None or nearest < told) else None


def expiring(day: date) -> QuerySet[Accreditation]:
    """Accreditations whose end lies within a year and a day, for which some alert may be due."""
    last = date(day.year + 1, day.month, min(day.day, 28)) + timedelta(days=3)
    waiting = Q(told=None) | Q(told__gt=min(ALERTS))
    return (
        Accreditation.objects.filter(waiting, until__gte=day, until__lte=last)
        .select_related("college")
        .order_by(F("until"), "code")
    )
