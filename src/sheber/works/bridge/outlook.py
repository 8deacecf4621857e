"""The region's finished projects as a reference class, and what it says of one that is not finished."""

from dataclasses import dataclass
from datetime import date, timedelta

from sheber.kernel.words import Words
from sheber.science.works.forecast import LEVELS, Outlook, Past, outlook
from sheber.works.models import Project
from sheber.works.queries import numbers_on

SAME = Words(
    "Осы түрдегі аяқталған {n} жоба бойынша.",
    "По {n} завершённым проектам этого вида.",
    "From {n} finished projects of this kind.",
)
ALL = Words(
    "Осы түрдегі жоба аз, сондықтан барлық түрдегі аяқталған {n} жоба алынды.",
    "Проектов этого вида мало, поэтому взяты {n} завершённых проектов всех видов.",
    "There are few projects of this kind, so {n} finished projects of all kinds are taken.",
)
FEW = Words(
    "Таңдама шағын ({n}): аралық шамамен ғана.",
    "Выборка мала ({n}): диапазон лишь ориентир.",
    "The sample is small ({n}): the range is rough.",
)
NO_PAST = Words(
    "Өңірде мұндай мерзімнен асқан аяқталған жоба жоқ: болжам айтылмайды.",
    "В регионе нет завершённых проектов, которые длились бы столько: прогноз не даётся.",
    "No finished project of the region ran so long: nothing is forecast.",
)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A forecast for people: levels in per cent, ends and costs at each, and how far to trust it."""

    ends: tuple[tuple[int, date], ...]
    costs: tuple[tuple[int, int], ...]  # tiyn
    days: Outlook | None
    money: Outlook | None
    told: tuple[Words, ...]


def past_projects() -> list[Past]:
    """Every finished project whose promised and real days are known, or whose costs are."""
    rows = Project.objects.filter(stage="done", ended__isnull=False, starts__isnull=False, ends__isnull=False)
    return [
        Past(
            one.kind,
            (one.ends - one.starts).days if one.ends and one.starts else 0,
            (one.ended - one.starts).days if one.ended and one.starts else 0,
            float(one.cost or 0),
            float(one.final_cost or 0),
        )
        for one in rows.order_by("code")
    ]


def look_ahead(project: Project, today: date, past: list[Past] | None = None) -> Ahead:
    """What the past says of a project that is not finished."""
    known = past_projects() if past is None else past
    planned = (project.ends - project.starts).days if project.starts and project.ends else 0
    gone = (today - project.starts).days if project.starts else 0
    rules = numbers_on(today)
    sizes = {"least": rules["least_class"], "rough": rules["rough_below"]}
    days = outlook(known, project.kind, "days", at_least=gone / planned, **sizes) if planned > 0 else None
    money = outlook(known, project.kind, "cost", **sizes) if project.cost else None
    ends: list[tuple[int, date]] = []
    costs: list[tuple[int, int]] = []
    if days is not None and project.starts:
        ends = [
            (round(100 * level), project.starts + timedelta(days=round(planned * ratio)))
            for level, ratio in zip(LEVELS, days.ratios, strict=True)
        ]
    if money is not None and project.cost:
        costs = [
            (round(100 * level), 100 * round(project.cost * ratio / 100))
            for level, ratio in zip(LEVELS, money.ratios, strict=True)
        ]
    return Ahead(tuple(ends), tuple(costs), days, money, _told(planned, days, money))


def _told(planned: int, days: Outlook | None, money: Outlook | None) -> tuple[Words, ...]:
    one = days or money
    if one is None:
        return (NO_PAST,)
    made = [(SAME if one.same_kind else ALL).format(n=one.count)]
    if one.few:
        made.append(FEW.format(n=one.count))
    if days is None and planned > 0:
        made.append(NO_PAST)
    return tuple(made)
