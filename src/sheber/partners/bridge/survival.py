"""Agreements as lives: from the signing to the day on which the rule calls them asleep."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sheber.partners.models import Memorandum
from sheber.partners.queries import rules_on, shifted
from sheber.science.survival.median import Life, Step, median, survival


@dataclass(frozen=True, slots=True)
class Told:
    """A country's agreements: how many, how many fell asleep, the half-life in months, and the steps."""

    country: str
    agreements: int
    asleep: int
    months: int | None
    steps: list[Step]
    synthetic: bool


def months_between(first: date, last: date) -> int:
    """Whole months from one day to a later one."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return max(months - (last.day < first.day), 0)


def life_of(signed: date, until: date | None, events: Iterable[date], months: int, today: date) -> Life:
    """The life of one agreement: asleep `months` after its last event before the first gap that long.

    One whose term ended while it lived, or that lives today, is censored: it was not seen to fall asleep.
    """
    end = min(today, until) if until else today
    last = signed
    for day in sorted(one for one in events if signed <= one <= end):
        if day > shifted(last, months):
            break
        last = day
    asleep = shifted(last, months)
    if asleep <= end:
        return Life(months_between(signed, asleep), died=True)
    return Life(months_between(signed, end), died=False)


def half_lives(day: date) -> list[Told]:
    """For all countries together (code empty) and for each, by the rules in force on the day; none where there is none."""
    rules = rules_on(day)
    rows = Memorandum.objects.filter(signed__lte=day).select_related("partner").prefetch_related("events")
    lives: dict[str, list[Life]] = {}
    made_up: dict[str, bool] = {}
    for row in rows.order_by("pk"):
        rule = rules.get(row.kind) or rules.get("")
        if rule is None or row.signed is None:
            continue
        until = min((one for one in (row.until, row.ended) if one), default=None)
        life = life_of(row.signed, until, (one.day for one in row.events.all()), rule.months, day)
        for country in ("", row.partner.country):
            lives.setdefault(country, []).append(life)
            made_up[country] = made_up.get(country, False) or row.synthetic
    return [
        Told(
            country,
            len(told),
            sum(one.died for one in told),
            median(told),
            survival(told),
            synthetic=made_up[country],
        )
        for country, told in sorted(lives.items())
    ]
