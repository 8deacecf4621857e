"""Frozen forecasts held against what came, source by source; a source that loses to "nothing changes" is marked.

WAPE = sum of absolute errors / sum of outcomes. Skill = 1 - WAPE / WAPE of naive. Bias = sum of (told - came) / came.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

NAIVE = "naive"
FEWEST = 5  # outcomes below which nobody is judged
FLOOR = 0.25  # the least weight that a source that lost once keeps


@dataclass(frozen=True, slots=True)
class Told:
    """What a source told about a place, a year and a group, when it was frozen, and what came."""

    source: str
    origin: int
    year: int
    group: str
    key: tuple[str, ...]  # place: occupation, district
    told: float
    came: float
    low: float | None = None  # 80 % interval
    high: float | None = None

    @property
    def horizon(self) -> int:
        """Years from the origin, the first being 1."""
        return self.year - self.origin + 1


@dataclass(frozen=True, slots=True)
class Score:
    """A source's record: over all groups (group "") or in one."""

    source: str
    origin: int
    horizon: int
    group: str
    outcomes: int
    wape: float
    skill: float | None  # None: nothing to compare with
    covered: float | None
    bias: float
    loses: bool


def scores(rows: Iterable[Told]) -> list[Score]:
    """By source, origin, horizon, group; each beside the naive forecast of the very same places."""
    grouped: dict[tuple[str, int, int, str], dict[tuple[str, ...], Told]] = {}
    for one in rows:
        for group in {"", one.group}:
            grouped.setdefault((one.source, one.origin, one.horizon, group), {})[one.key] = one
    made = []
    for (source, origin, horizon, group), told in sorted(grouped.items()):
        naive = grouped.get((NAIVE, origin, horizon, group), {})
        made.append(_score(source, origin, horizon, group, told, naive))
    return made


def wape(told: Sequence[tuple[float, float]]) -> float:
    """Of (told, came) pairs; nought came: the errors alone."""
    came = sum(c for _, c in told)
    missed = sum(abs(t - c) for t, c in told)
    return missed / came if came > 0 else missed


def _score(
    source: str,
    origin: int,
    horizon: int,
    group: str,
    told: Mapping[tuple[str, ...], Told],
    naive: Mapping[tuple[str, ...], Told],
) -> Score:
    own = wape([(one.told, one.came) for one in told.values()])
    both = [key for key in told if key in naive]
    skill = None
    if both and source != NAIVE:
        beside = wape([(naive[key].told, naive[key].came) for key in both])
        here = wape([(told[key].told, told[key].came) for key in both])
        # Where nothing changed at all, every error is a loss, and none is a draw.
        skill = 1 - here / beside if beside > 0 else -1.0 if here > 0 else 0.0
    known = [one for one in told.values() if one.low is not None and one.high is not None]
    inside = sum((one.low or 0) <= one.came <= (one.high or 0) for one in known)
    came = sum(one.came for one in told.values())
    return Score(
        source,
        origin,
        horizon,
        group,
        len(told),
        own,
        skill,
        inside / len(known) if known else None,
        (sum(one.told for one in told.values()) - came) / came if came > 0 else 0.0,
        skill is not None and skill < 0 and len(both) >= FEWEST,
    )


def weights(made: Iterable[Score]) -> dict[str, float]:
    """What each source counts from now on: 1 while it wins; halved for every origin that it lost, not below a quarter.

    An origin is lost where the source lost over all groups at horizon 1 (each origin judges once).
    """
    lost: dict[str, set[int]] = {}
    seen: set[str] = set()
    for one in made:
        seen.add(one.source)
        if one.group == "" and one.horizon == 1 and one.loses:
            lost.setdefault(one.source, set()).add(one.origin)
    return {source: max(0.5 ** len(lost.get(source, ())), FLOOR) for source in sorted(seen)}
