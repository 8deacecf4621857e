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


def curves_of(problem: Problem, arrays: Arrays, weights: Sequence[float] | None, most: np.ndarray) -> Curves:
    """The expected worth of supply in each cell, as far as supply can come (`most`, by cell).

    The worth of a supply S under a need d is a sum of drop x min(S, mark x d), each drop being the fall of the slope
    at a mark. The weighted mean over scenarios is the same with all marks of all scenarios, sorted (the newsvendor
    function). Where the marks are very many, neighbouring pieces are joined: a slightly lower function. A cell that
    nobody can be sent to keeps one piece, for the worth of what is on the way.
    """
    cells, count = arrays.cells, problem.cells.scenarios
    share = np.full(count, 1 / count) if weights is None else np.asarray(weights, dtype=float)
    share = share / share.sum()
    marks = count * (len(problem.settings.segments) + 1)
    reached = most - cells.supply > TINY
    open_, still = np.flatnonzero(reached), np.flatnonzero(~reached & (cells.supply > TINY))
    kept = marks if marks * len(open_) <= MOST_PIECES or marks <= KEPT else KEPT
    parts = [(still, cells.supply[still], _mean_slopes(problem, arrays, still, share))]
    for start in range(0, len(open_), BLOCK):
        some = open_[start : start + BLOCK]
        width, slope = _block(problem, cells.given[some], share, most[some], kept)
        row, place = np.nonzero(width > TINY)
        parts.append((some[row], width[row, place], slope[row, place]))
    cell, width, slope = (np.concatenate(one) for one in zip(*parts, strict=True))
    order = np.argsort(cell, kind="stable")
    beyond = np.full(len(most), -float(problem.settings.oversupply))
    return Curves(cell[order], width[order], slope[order], beyond)


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


def _falls(
    problem: Problem, given: np.ndarray, share: np.ndarray
) -> tuple[list[np.ndarray], list[np.ndarray], np.ndarray]:
    """By mark: its place (cells, scenarios) and the fall of the slope there; the first slope of each cell."""
    cells, over = problem.cells, float(problem.settings.oversupply)
    known = given >= 0
    needs, value = np.zeros((len(given), len(share))), np.zeros((len(given), 1))
    needs[known] = cells.needs[given[known]] / NEED_UNIT
    value[known, 0] = cells.value[given[known]] / AMOUNT_UNIT
    points, falls, mark = [], [], 0.0
    segments = problem.settings.segments
    worths = [*(float(worth) for _, worth in segments), 0.0]
    for (part, _), factor, after in zip(segments, worths, worths[1:], strict=False):
        mark += float(part)
        points.append(needs * min(mark, 1.0))
        falls.append((factor - after) * value * share)
    return [*points, needs], [*falls, np.broadcast_to(over * share, needs.shape)], worths[0] * value[:, 0]


def _mean_slopes(problem: Problem, arrays: Arrays, some: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Worth of the supply on its way to some cells, by graduate."""
    supply = arrays.cells.supply[some]
    points, falls, _ = _falls(problem, arrays.cells.given[some], share)
    worth = sum(
        (fall * np.minimum(supply[:, None], point)).sum(axis=1) for point, fall in zip(points, falls, strict=True)
    )
    return worth / np.maximum(supply, TINY) - float(problem.settings.oversupply)


def _block(
    problem: Problem, given: np.ndarray, share: np.ndarray, reach: np.ndarray, most: int
) -> tuple[np.ndarray, np.ndarray]:
    """Widths and slopes (cells, pieces) as far as `reach`; at most `most` pieces."""
    points, falls, first = _falls(problem, given, share)
    point, fall = np.concatenate(points, axis=1), np.concatenate(falls, axis=1)
    order = np.argsort(point, axis=1, kind="stable")
    point, fall = np.take_along_axis(point, order, 1), np.take_along_axis(fall, order, 1)
    slope = first[:, None] - np.cumsum(fall, axis=1) + fall
    wide: np.ndarray = np.diff(point, axis=1, prepend=0.0)
    needed = np.maximum((point - wide < reach[:, None]).sum(axis=1), 1)  # pieces that begin within reach
    if needed.max(initial=0) <= most:
        return np.where(np.arange(point.shape[1]) < needed[:, None], wide, 0.0), slope
    worth = np.cumsum(wide * slope, axis=1)
    ends = np.rint((needed - 1)[:, None] * np.linspace(0, 1, most)).astype(np.int64)
    point, worth = np.take_along_axis(point, ends, 1), np.take_along_axis(worth, ends, 1)
    wide = np.diff(point, axis=1, prepend=0.0)
    return wide, np.diff(worth, axis=1, prepend=0.0) / np.maximum(wide, TINY)
