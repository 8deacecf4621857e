"""Intervals from the region's own past errors, pooled over nodes of like size and scaled by their volatility.

u = log((A + 50) / (F + 50)) / v: A what came, F what was foretold, v the node's volatility at that origin.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sheber.science.demand.employment import UNIT, ahead, filled
from sheber.science.demand.growth import FEWEST
from sheber.science.demand.hierarchy import DISTRICT, GROUP, LEVELS, Floats, Hierarchy
from sheber.science.demand.scorecard import Score

ORIGINS = 12  # the last past origins whose errors are pooled over many nodes
REMEMBERED = (
    30  # past origins that are forecast again: a shock of the whole region is rare, one node must remember longer
)
LEAN = 24.0  # for how many years of its own the region's districts and groups count
ENOUGH = 3  # origins below which the start table serves
QUANTILES = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
LEAST = 40  # errors that a pool needs
FEW_NODES = 10  # a level of so few shares one shock
# Start tables, measured by protocol B4: spread of u by horizon 1..5, and of the error that a whole year has in common.
START = (1.05, 1.23, 1.34, 1.48, 1.61)
START_COMMON = (0.018, 0.028, 0.034, 0.037, 0.039)


@dataclass(frozen=True)
class Errors:
    """Past errors of all nodes (parents first): log errors (O x N x H, nan: not known yet), v and size (O x N)."""

    log_error: Floats
    volatility: Floats
    size: Floats

    @property
    def origins(self) -> int:
        """How many past origins are known."""
        return len(self.log_error)


def backtest(
    tree: Hierarchy, counts: Floats, horizons: int, origins: int = REMEMBERED, se: Floats | None = None
) -> Errors:
    """Forecast again from each past origin with what was known then, and hold it against what was counted later."""
    years = counts.shape[1]
    truth = np.concatenate([tree.sums(np.nan_to_num(counts)), counts])
    holes = np.isnan(counts)
    truth[: tree.parents][tree.sums(holes.astype(float)) > 0] = np.nan  # a sum with a hole is no outcome
    nodes = tree.parents + tree.cells
    made, vary, size = [], [], []
    for origin in range(max(FEWEST - 1, years - 1 - origins), years - 1):
        told = ahead(tree, counts[:, : origin + 1], horizons, se=None if se is None else se[:, : origin + 1])
        foretold = np.concatenate([told.parents, told.cells])
        error = np.full((nodes, horizons), np.nan)
        last = min(horizons, years - 1 - origin)
        came = truth[:, origin + 1 : origin + 1 + last]
        error[:, :last] = np.log((came + UNIT) / (foretold[:, 1 : last + 1] + UNIT))
        error[tree.parents :][holes[:, : origin + 1].all(axis=1)] = np.nan  # not counted yet: nothing was foretold
        made.append(error)
        vary.append(told.volatility)
        size.append(np.log(foretold[:, 0] + UNIT))
    if not made:
        return Errors(np.zeros((0, nodes, horizons)), np.zeros((0, nodes)), np.zeros((0, nodes)))
    return Errors(np.stack(made), np.stack(vary), np.stack(size))


def level_bounds(tree: Hierarchy) -> list[slice]:
    """The nodes of each level, cells last, in the list of parents and cells."""
    starts = [*tree.starts, tree.parents + tree.cells]
    return [slice(a, b) for a, b in pairwise(starts)]


def classes(nodes: int) -> int:
    """Size classes of a level: 4; 2 up to 100 nodes; 1 up to 30."""
    return 1 if nodes <= 30 else 2 if nodes <= 100 else 4


def quantiles(
    tree: Hierarchy, errors: Errors, foretold: Floats, vary: Floats, wanted: tuple[float, ...] = QUANTILES
) -> Floats:
    """Quantiles of persons, N x H x Q, for forecasts `foretold` (N x H, parents first) with volatility `vary` (N)."""
    made = np.empty((*foretold.shape, len(wanted)))
    middle = np.log(foretold + UNIT)
    bounds = level_bounds(tree)
    for nodes in bounds:
        size = np.log(foretold[nodes, 0] + UNIT)
        if nodes.stop - nodes.start <= FEW_NODES:
            lean = slice(bounds[DISTRICT].start, bounds[GROUP].stop) if nodes.stop == 1 else None
            for horizon in range(foretold.shape[1]):
                spread = _few(errors, nodes, lean, horizon, wanted)
                made[nodes, horizon] = np.exp(middle[nodes, horizon, None] + vary[nodes, None] * spread) - UNIT
            continue
        for chosen, horizon, spread in _pools(errors, nodes, size, foretold.shape[1], wanted):
            at = np.arange(nodes.start, nodes.stop)[chosen]
            made[at, horizon] = np.exp(middle[at, horizon, None] + vary[at, None] * spread) - UNIT
    return np.maximum(made, 0.0)


def _pools(
    errors: Errors, nodes: slice, size: Floats, horizons: int, wanted: tuple[float, ...]
) -> Iterator[tuple[NDArray[np.bool_], int, Floats]]:
    """(nodes of a size class, horizon, quantiles of u) over a level."""
    count = classes(nodes.stop - nodes.start)
    edges = np.quantile(size, np.linspace(0, 1, count + 1)[1:-1]) if count > 1 else np.array([])
    here = np.searchsorted(edges, size, side="right")
    there = np.searchsorted(edges, errors.size[-ORIGINS:, nodes], side="right")
    for group in range(count):
        chosen = here == group
        if not chosen.any():
            continue
        for horizon in range(horizons):
            yield chosen, horizon, _many(errors, nodes, there == group, horizon, wanted)


def _units(errors: Errors, nodes: slice, horizon: int) -> Floats:
    """u of nodes at a horizon, or at the last that is known, O x nodes."""
    step = min(horizon, errors.log_error.shape[2] - 1)
    return np.asarray(errors.log_error[:, nodes, step] / errors.volatility[:, nodes])


def _many(errors: Errors, nodes: slice, inside: NDArray[np.bool_], horizon: int, wanted: tuple[float, ...]) -> Floats:
    """Quantiles of u pooled over nodes of a size; the start table where fewer than 3 origins know the horizon."""
    if errors.origins >= ENOUGH:
        u = _units(errors, nodes, horizon)[-ORIGINS:]
        known = inside & ~np.isnan(u)
        if int(known.any(axis=1).sum()) >= ENOUGH and known.sum() >= LEAST:
            return np.quantile(u[known], wanted)
    return start_spread(horizon) * normal(np.array(wanted))


def _few(errors: Errors, nodes: slice, lean: slice | None, horizon: int, wanted: tuple[float, ...]) -> Floats:
    """Where few nodes share each year's shock, a year is one observation: Student's quantiles of as many years.

    One node alone (the region) remembers longer and leans on `lean`, the units of its districts and groups.
    """
    if errors.origins >= ENOUGH:
        u = _units(errors, nodes, horizon)[-(ORIGINS if lean is None else REMEMBERED) :]
        known = ~np.isnan(u)
        years = int(known.any(axis=1).sum())
        if years >= ENOUGH:
            square = float((u[known] ** 2).mean())
            if lean is not None:
                others = _units(errors, lean, horizon)
                beside = others[~np.isnan(others)]
                square = (
                    (years * square + LEAN * float((beside**2).mean())) / (years + LEAN) if len(beside) else square
                )
            # Errors of neighbouring origins overlap by all but one of their years.
            free = max(years / np.sqrt(min(horizon, errors.log_error.shape[2] - 1) + 1), 2.0)
            from scipy.special import stdtrit  # see `normal`

            return np.sqrt(square) * stdtrit(free, np.array(wanted))
    return start_spread(horizon) * normal(np.array(wanted))


def start_spread(horizon: int) -> float:
    """The start table beyond its end grows with the square root of the horizon."""
    last = len(START) - 1
    return START[horizon] if horizon <= last else START[-1] * float(np.sqrt((horizon + 1) / len(START)))


def normal(share: Floats) -> Floats:
    """Quantiles of the normal distribution."""
    from scipy.special import ndtri  # half a second of every command and every server's start, if it stood above

    return np.asarray(ndtri(share))


def level_scores(tree: Hierarchy, counts: Floats, errors: Errors, last_year: int) -> list[Score]:
    """The backtest by origin, horizon and level of the hierarchy, beside "nothing changes"."""
    truth = np.concatenate([tree.sums(filled(counts)), filled(counts)])
    years, made = counts.shape[1], []
    for place in range(errors.origins):
        origin = years - 1 - errors.origins + place
        for step in range(min(errors.log_error.shape[2], years - 1 - origin)):
            for level, nodes in zip(LEVELS, level_bounds(tree), strict=True):
                error = errors.log_error[place, nodes, step]
                known = ~np.isnan(error)
                came = truth[nodes, origin + 1 + step][known]
                if not known.any() or came.sum() <= 0:
                    continue
                told = (came + UNIT) / np.exp(error[known]) - UNIT
                wape = float(np.abs(told - came).sum() / came.sum())
                naive = float(np.abs(truth[nodes, origin][known] - came).sum() / came.sum())
                skill = 1 - wape / naive if naive > 0 else None
                bias = float((told - came).sum() / came.sum())
                year = last_year - (years - 1 - origin)
                made.append(
                    Score("employment", year, step + 1, level, int(known.sum()), wape, skill, None, bias, loses=False)
                )
    return made
