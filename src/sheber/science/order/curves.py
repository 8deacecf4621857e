"""The worth of supply in each cell as one concave piecewise-linear function; scenarios collapse into it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sheber.science.order.arrays import Arrays
from sheber.science.order.problem import AMOUNT_UNIT, NEED_UNIT, Problem

MOST_PIECES = 60_000  # in all cells together: beyond that each cell keeps at most `KEPT`
KEPT = 24  # for prices
ROUGH, ROUGH_OUTLOOK = 6, 12  # for the search: the more years a plan is for, the less a search costs beside the loss
BLOCK = 20_000  # cells at a time
TINY = 1e-9


@dataclass(frozen=True)
class Curves:
    """Pieces of all cells (width in graduates, slope in jobs per graduate) and each cell's slope beyond them."""

    cell: np.ndarray  # (pieces,)
    width: np.ndarray
    slope: np.ndarray
    beyond: np.ndarray  # (cells,)


def curves_of(problem: Problem, arrays: Arrays, weights: Sequence[float] | None) -> Curves:
    """The expected worth of supply in each cell.

    The worth of a supply S under a need d is a sum of drop x min(S, mark x d), each drop being the fall of the slope
    at a mark. The weighted mean over scenarios is the same with all marks of all scenarios, sorted (the newsvendor
    function). Where the marks are very many, neighbouring pieces are joined: a slightly lower function.
    """
    given = arrays.cells.given
    count = problem.cells.scenarios
    share = np.full(count, 1 / count) if weights is None else np.asarray(weights, dtype=float)
    share = share / share.sum()
    marks = count * (len(problem.settings.segments) + 1)
    most = marks if marks * len(given) <= MOST_PIECES or marks <= KEPT else KEPT
    blocks = [
        _block(problem, given[start : start + BLOCK], share, most) for start in range(0, max(len(given), 1), BLOCK)
    ]
    width = np.concatenate([block[0] for block in blocks])
    slope = np.concatenate([block[1] for block in blocks])
    cell, kept = np.nonzero(width > TINY)
    beyond = np.full(len(given), -float(problem.settings.oversupply))
    return Curves(cell, width[cell, kept], slope[cell, kept], beyond)


def thinned(curves: Curves, most: int) -> Curves:
    """The same with at most so many pieces in each cell, spread over its pieces: a slightly lower function."""
    counts = np.bincount(curves.cell, minlength=len(curves.beyond))
    starts = np.cumsum(counts) - counts
    kept = [np.flatnonzero((counts <= most)[curves.cell])]
    cells, widths, slopes = [curves.cell[kept[0]]], [curves.width[kept[0]]], [curves.slope[kept[0]]]
    for count in np.unique(counts[counts > most]).tolist():
        own = np.flatnonzero(counts == count)
        pieces = starts[own][:, None] + np.arange(count)
        ends = np.unique(np.round(np.linspace(0, count - 1, most)).astype(int))
        point = np.cumsum(curves.width[pieces], axis=1)
        worth = np.cumsum(curves.width[pieces] * curves.slope[pieces], axis=1)
        wide = np.diff(point[:, ends], axis=1, prepend=0.0)
        cells.append(np.repeat(own, len(ends)))
        widths.append(wide.ravel())
        slopes.append((np.diff(worth[:, ends], axis=1, prepend=0.0) / wide).ravel())
    cell = np.concatenate(cells)
    order = np.argsort(cell, kind="stable")
    return Curves(cell[order], np.concatenate(widths)[order], np.concatenate(slopes)[order], curves.beyond)


def _block(problem: Problem, given: np.ndarray, share: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Widths and slopes (cells, pieces)."""
    settings, cells = problem.settings, problem.cells
    over = float(settings.oversupply)
    known = given >= 0
    rows = given[known]
    needs = np.zeros((len(given), len(share)))
    needs[known] = cells.needs[rows] / NEED_UNIT
    value = np.zeros(len(given))
    value[known] = cells.value[rows] / AMOUNT_UNIT
    points, falls, mark = [], [], 0.0
    worths = [float(worth) for _, worth in settings.segments]
    for (part, factor), after in zip(settings.segments, [*worths[1:], 0.0], strict=True):
        mark += float(part)
        points.append(needs * min(mark, 1.0))
        falls.append((float(factor) - after) * value[:, None] * share[None, :])
    points.append(needs)
    falls.append(np.broadcast_to(over * share, needs.shape))
    point, fall = np.concatenate(points, axis=1), np.concatenate(falls, axis=1)
    order = np.argsort(point, axis=1, kind="stable")
    point, fall = np.take_along_axis(point, order, 1), np.take_along_axis(fall, order, 1)
    total = fall.sum(axis=1, keepdims=True) - over
    slope = total - np.cumsum(fall, axis=1) + fall
    wide: np.ndarray = np.diff(point, axis=1, prepend=0.0)
    if point.shape[1] <= most:
        return wide, slope
    worth = np.cumsum(wide * slope, axis=1)
    ends = np.unique(np.round(np.linspace(0, point.shape[1] - 1, most)).astype(int))
    point, worth = point[:, ends], worth[:, ends]
    wide = np.diff(point, axis=1, prepend=0.0)
    return wide, np.diff(worth, axis=1, prepend=0.0) / np.maximum(wide, TINY)
