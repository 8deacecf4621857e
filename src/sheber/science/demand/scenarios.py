"""Joint paths of employment: a scenario keeps the errors of one past year together, with a random sign.

Independent cells would make the region's total far too sure (B5: an "80 %" interval that covers 26 %).
"""

import numpy as np
from numpy.random import Generator

from sheber.science.demand.employment import UNIT
from sheber.science.demand.hierarchy import Floats, Hierarchy, Whole
from sheber.science.demand.uncertainty import ENOUGH, START_COMMON, Errors, normal, start_spread

# Refitted on protocol B5 for balanced forecasts (the contract's 1.15 and +0.5 cover 98 % of the region's total): all
# errors count 1.15 times, the part that a year has in common four fifths of that.
WIDEN = 1.15
COMMON = -0.2
STEPS = 20  # rounds of the exchange when paths are reduced


def paths(tree: Hierarchy, cells: Floats, vary: Floats, errors: Errors, count: int, draw: Generator) -> Floats:
    """Persons of cells (count x C x H) around the forecast `cells` (C x H); `vary`: volatility of the cells (C)."""
    horizons = cells.shape[1]
    whole = _whole_origins(tree, errors, horizons)
    middle = np.log(cells + UNIT)
    if len(whole) >= ENOUGH:
        origin, sign = draw.integers(len(whole), size=count), draw.choice([-1.0, 1.0], size=count)
        error = whole[origin] * sign[:, None, None]
    else:
        error = _started(cells, vary, count, draw)
    return np.maximum(np.exp(middle + error) - UNIT, 0.0)


def _whole_origins(tree: Hierarchy, errors: Errors, horizons: int) -> Floats:
    """Errors of cells of those origins that know every horizon, with their common part weighed anew: O x C x H.

    A horizon beyond the known ones repeats the last.
    """
    if not errors.origins:
        return np.zeros((0, tree.cells, horizons))
    cells = errors.log_error[:, tree.parents :]
    if horizons > cells.shape[2]:
        cells = np.concatenate([cells, np.repeat(cells[:, :, -1:], horizons - cells.shape[2], axis=2)], axis=2)
    whole = np.isfinite(cells[:, :, horizons - 1]).mean(axis=1) > 0.5
    kept = cells[whole]
    if not len(kept):
        return np.zeros((0, tree.cells, horizons))
    kept = np.nan_to_num(kept[:, :, :horizons])
    weight = np.exp(errors.size[whole][:, tree.parents :])[:, :, None]
    common = (kept * weight).sum(axis=1, keepdims=True) / weight.sum(axis=1, keepdims=True)
    return WIDEN * (kept + COMMON * common)


def _started(cells: Floats, vary: Floats, count: int, draw: Generator) -> Floats:
    """Before a region has 3 origins: the start table's common part and its own part of each cell, both evenly spread.

    A path keeps its place among the others over all years, for errors of neighbouring years go together.
    """
    horizons = cells.shape[1]
    common = np.array([START_COMMON[min(h, len(START_COMMON) - 1)] for h in range(horizons)])
    own = np.array([start_spread(h) for h in range(horizons)])
    even = normal((np.arange(count) + 0.5) / count)
    shared = draw.permutation(even)
    single = np.stack([draw.permutation(even) for _ in range(len(cells))], axis=1)
    return shared[:, None, None] * common + single[:, :, None] * vary[:, None] * own


def reduced(flat: Floats, count: int) -> Whole:
    """The `count` of N paths (N x M numbers) that, each weighing the same, are nearest to all N: places in order.

    Nearest by the energy distance (G. Szekely and M. Rizzo, 2013): 2 E|X-Y| - E|X-X'| - E|Y-Y'|, greedily, then by
    exchange. k-medoids would give unequal weights, which an order of equally weighted scenarios cannot take.
    Distances are rounded so that the choice does not hang on the last bit of a machine.
    """
    total = len(flat)
    if count >= total:
        return np.arange(total)
    square = (flat**2).sum(axis=1)
    distance = np.sqrt(np.maximum(square[:, None] + square - 2 * flat @ flat.T, 0.0))
    distance = np.round(distance / max(float(distance.max()), 1e-12), 6)
    mean = distance.mean(axis=1)
    chosen: list[int] = []
    while len(chosen) < count:
        chosen.append(_next(distance, mean, chosen))
    for _ in range(STEPS):
        before = list(chosen)
        for place in range(count):
            rest = chosen[:place] + chosen[place + 1 :]
            chosen[place] = _next(distance, mean, rest)
        if chosen == before:
            break
    return np.array(sorted(chosen))


def _next(distance: Floats, mean: Floats, chosen: list[int]) -> int:
    """The path that brings the energy distance down most, beside those chosen."""
    size = len(chosen) + 1
    cost = mean / size - distance[:, chosen].sum(axis=1) / size**2
    cost[chosen] = np.inf
    return int(np.argmin(np.round(cost, 9)))
