"""How late and how dear a project will be, from the region's own past ones (reference class; Flyvbjerg).

The ratio real / planned of past projects is the distribution; its quantiles times the plan are the forecast. Of a project
that runs already, only past ratios that are still possible count. Nothing is fitted, so nothing can be overfitted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LEVELS = (0.1, 0.5, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Past:
    """A finished project: its kind, planned and real days, planned and final cost (any unit); 0 or less: not known."""

    kind: str
    planned_days: float
    real_days: float
    planned_cost: float = 0.0
    final_cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Outlook:
    """Quantiles of a ratio at LEVELS, how many past projects they rest on, whether of the same kind, share above 1."""

    ratios: tuple[float, float, float, float]
    count: int
    same_kind: bool
    over: float  # share of past projects whose ratio is above one
    coverage: float  # share of past ones that their own leave-one-out range (10 to 90 per cent) holds
    few: bool  # whether the sample is too small for the range to be taken at its word


def quantile(values: Sequence[float], level: float) -> float:
    """The smallest value with at least `level` of the sample at or below it: always one that really happened."""
    ordered = np.sort(np.asarray(values, dtype=float))
    place = max(int(np.ceil(level * len(ordered) - 1e-9)) - 1, 0)
    return float(ordered[place])


def ratios(past: Sequence[Past], what: str) -> list[tuple[str, float]]:
    """(kind, real / planned) of the days or of the cost, where both are known."""
    pairs = [
        (one.kind, one.planned_days, one.real_days)
        if what == "days"
        else (one.kind, one.planned_cost, one.final_cost)
        for one in past
    ]
    return [(kind, real / planned) for kind, planned, real in pairs if planned > 0 and real > 0]


def outlook(
    past: Sequence[Past], kind: str, what: str, *, at_least: float = 0.0, least: int = 8, rough: int = 20
) -> Outlook | None:
    """The reference class of a kind; `at_least`: the ratio that the project has passed already. None: no past at all.

    With fewer than `least` projects of the kind, all kinds are taken; below `rough` the range is told to be rough. Where
    none passed `at_least`, there is no answer.
    """
    known = ratios(past, what)
    own = [ratio for one, ratio in known if one == kind]
    same = len(own) >= least
    sample = own if same else [ratio for _, ratio in known]
    possible = [ratio for ratio in sample if ratio >= at_least]
    if not possible:
        return None
    marks = tuple(quantile(possible, level) for level in LEVELS)
    over = float(np.mean(np.asarray(possible) > 1.0))
    return Outlook(marks, len(possible), same, over, coverage(sample), len(possible) < rough)  # type: ignore[arg-type]


def coverage(sample: Sequence[float], low: float = 0.1, high: float = 0.9) -> float:
    """Leave each past project out, forecast it from the others: the share that falls into its range. One alone: 0."""
    if len(sample) < 2:
        return 0.0
    held = 0
    for at, value in enumerate(sample):
        others = [*sample[:at], *sample[at + 1 :]]
        held += quantile(others, low) <= value <= quantile(others, high)
    return held / len(sample)
