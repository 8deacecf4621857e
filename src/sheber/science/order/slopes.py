"""The exact worth of many cells at once, as functions of their supplies. Whole numbers; no solver.

The slope of a cell's worth falls only at whole steps (`Exact.step` units of supply). Between two steps the worth is a
straight line: `step x flat + slope x supply`, where `flat` and `slope` are sums over the needs that lie below the
supply and above it. They are counted by comparing arrays; only what they are multiplied with is a large number.
"""

from collections.abc import Iterator

import numpy as np

from sheber.science.order.exact import Exact
from sheber.science.order.problem import AMOUNT_UNIT

BLOCK = 2**17  # needs at a time
SAFE = 2**62  # smaller numbers are counted in int64


class Slopes:
    """Worths of the cells of a problem by their numbers (`Grid`), with the scenarios' weights of the exact form."""

    def __init__(self, exact: Exact) -> None:
        self.exact = exact
        cells = exact.problem.cells
        self.value, self.scenarios = cells.value, cells.scenarios
        most = int(cells.needs.max(initial=1))
        ends = {exact.mark_unit: 0}
        for end, drop in zip(exact.ends, exact.drops, strict=True):
            ends[end] = ends.get(end, 0) + drop
        # part of a need, the fall of the slope there for each value, and the fall beside it
        self.ends = [(end, drop, exact.over * (end == exact.mark_unit)) for end, drop in ends.items()]
        self.last = most * max(ends)  # the last step at which a slope falls
        dearest = int(cells.value.max(initial=1))
        self.steepest = exact.weight * sum(drop * dearest + over for _, drop, over in self.ends)  # of all slopes
        self.counted = np.int64 if max(self.last, most * exact.weight) < SAFE else object
        self.fallen = np.int64 if self.steepest < SAFE else object
        self.summed = np.int64 if max(self.steepest, exact.weight) * self.last < SAFE else object
        self.weights = np.array(exact.weights, dtype=self.counted)

    def there(self, numbers: np.ndarray) -> np.ndarray:
        """Supply on the way (units, Python's numbers) of cells."""
        row = self.exact.grid.given[numbers]
        supply = np.zeros(len(row), dtype=object)
        supply[row >= 0] = self.exact.problem.cells.supply[row[row >= 0]]
        return supply * (self.exact.unit // AMOUNT_UNIT)

    def worths(self, numbers: np.ndarray, supplies: np.ndarray) -> np.ndarray:
        """Weighted worths of supplies (units, Python's numbers); the scale is `unit * scale`."""
        flat, slope = self.lines(numbers, self.steps(supplies))
        made: np.ndarray = flat.astype(object) * self.exact.step + slope.astype(object) * supplies
        return made

    def steps(self, supplies: np.ndarray) -> np.ndarray:
        """The whole steps in supplies (units), from -1 up to the last that matters."""
        return self.within(supplies // self.exact.step)

    def within(self, steps: np.ndarray) -> np.ndarray:
        """Steps of any number in the kind that is compared with needs; below nought and above the last all are alike."""
        made: np.ndarray = np.minimum(np.maximum(steps, -1), self.last).astype(self.counted)
        return made

    def lines(self, numbers: np.ndarray, steps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """`flat` and `slope` of each cell's worth at so many whole steps of supply."""
        flat = np.zeros(len(numbers), dtype=self.summed)
        slope = np.full(len(numbers), -self.exact.over * self.exact.weight, dtype=self.fallen)
        for rows in self._blocks(len(numbers)):
            needs, value = self._demand(numbers[rows])
            for end, drop, over in self.ends:
                below = needs <= (steps[rows] // end)[:, None]
                fall = value * drop + over
                met = np.where(below, needs, 0) @ self.weights
                flat[rows] += fall.astype(self.summed) * met * end
                slope[rows] += fall * (~below @ self.weights).astype(self.fallen)
        return flat, slope

    def by_scenario(self, numbers: np.ndarray, supplies: np.ndarray) -> list[int]:
        """The sum of the cells' worths in each scenario, each with the weight of all."""
        totals = np.zeros(self.scenarios, dtype=object)
        steps = self.steps(supplies)
        for rows in self._blocks(len(numbers)):
            needs, value = self._demand(numbers[rows])
            slope = np.full(needs.shape, -self.exact.over, dtype=self.fallen)
            for end, drop, over in self.ends:
                below = needs <= (steps[rows] // end)[:, None]
                fall = value * drop + over
                flat = _summed(
                    fall.astype(self.summed)[:, None] * np.where(below, needs, 0), self.steepest * self.last
                )
                totals += flat * (end * self.exact.step)
                slope += fall[:, None] * ~below
            totals += supplies[rows] @ slope.astype(object)
        return (totals * self.exact.weight).tolist()

    def goals(self, numbers: np.ndarray, edges: np.ndarray) -> np.ndarray:
        """The first step at which the slope is at most a cell's edge (Python's whole numbers); -1: never."""
        made = np.zeros(len(numbers), dtype=self.counted)
        lowest = -self.exact.over * self.exact.weight
        edge = np.minimum(np.maximum(edges, lowest - 1), self.steepest).astype(self.fallen)
        for rows in self._blocks(len(numbers)):
            needs, value = self._demand(numbers[rows])
            points = np.concatenate([needs * end for end, _, _ in self.ends], axis=1)
            falls = np.concatenate(
                [(value * drop + over)[:, None] * self.weights for _, drop, over in self.ends], axis=1
            )
            slope = falls.sum(axis=1, keepdims=True) + lowest
            order = np.argsort(points, axis=1, kind="stable")
            after = slope - np.cumsum(np.take_along_axis(falls, order, 1), axis=1)
            at = (np.concatenate([slope, after], axis=1) > edge[rows][:, None]).sum(axis=1)
            ends = np.concatenate([np.zeros_like(slope, dtype=self.counted), np.take_along_axis(points, order, 1)], 1)
            made[rows] = np.where(
                at < ends.shape[1], ends[np.arange(len(ends)), np.minimum(at, ends.shape[1] - 1)], -1
            )
        return made

    def _blocks(self, count: int) -> Iterator[slice]:
        size = max(BLOCK // self.scenarios, 1)
        return (slice(first, first + size) for first in range(0, count, size))

    def _demand(self, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Needs (cells, scenarios) and values of cells; nought of those that the problem does not name."""
        row = self.exact.grid.given[numbers]
        known = row >= 0
        cells = self.exact.problem.cells
        if known.all():
            return cells.needs[row].astype(self.counted, copy=False), cells.value[row].astype(self.fallen, copy=False)
        needs, value = np.zeros((len(row), self.scenarios), dtype=self.counted), np.zeros(len(row), dtype=self.fallen)
        needs[known], value[known] = cells.needs[row[known]], cells.value[row[known]]
        return needs, value


def _summed(numbers: np.ndarray, most: int) -> np.ndarray:
    """Sums of columns (Python's numbers); no number is more than `most`."""
    some = max(SAFE // max(most, 1), 1)
    parts = np.add.reduceat(numbers, np.arange(0, len(numbers), some), axis=0)
    made: np.ndarray = parts.astype(object).sum(axis=0)
    return made
