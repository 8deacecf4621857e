"""Cells that are counted together with one cohort: that of a binding year that can send them the most graduates.

A group brings many graduates at once. Were each cell's best supply taken by itself, as if graduates came in parts, the
bound would keep what whole groups cannot reach. So a cell is counted at home: with the places of its main cohort as
they are, and with as many graduates of all others, bought at the cell's price, as pay. Exact, in whole numbers.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from sheber.science.order.exact import Exact
from sheber.science.order.prices import CellPrices
from sheber.science.order.problem import Problem
from sheber.science.order.slopes import BLOCK, Slopes

Cohort = tuple[int, int]  # line, intake year from 0
DEAR = 10**30  # jobs: prices above it are all alike to floats


@dataclass(frozen=True)
class Offers:
    """Cells whose own graduates are given, and whose others are bought at a price where they pay.

    A cell with so many graduates of its own adds the most of worth(there + own + bought) - paid x (own + bought). That
    is concave by bought: so its supply is `goal`, where the slope meets the price, or as near as it may come to it.
    Arrays (cells,) of Python's whole numbers: graduates in units, worths in whole parts of a job; or of floats.
    """

    slopes: Slopes
    numbers: np.ndarray  # of the cells
    there: np.ndarray  # graduates on the way
    each: np.ndarray  # graduates that a place of their own cohort sends
    others: np.ndarray  # the most that others can send
    goal: np.ndarray
    paid: np.ndarray  # for a graduate
    step: int | float  # graduates
    of_flat: int | float  # what `flat` and `slope` of a worth (`Slopes`) are multiplied with
    of_slope: int | float

    def rough(self, unit: int, parts: int) -> "Offers":
        """The same in floats: graduates of `unit` units, jobs of `parts` parts."""
        each, others, there, goal = (
            (one / unit).astype(float) for one in (self.each, self.others, self.there, self.goal)
        )
        return replace(
            self, each=each, others=others, there=there, goal=goal,
            paid=(np.minimum(np.maximum(self.paid * unit, -parts * DEAR), parts * DEAR) / parts).astype(float),
            step=self.step / unit, of_flat=self.of_flat / parts, of_slope=self.of_slope * unit / parts,
        )  # fmt: skip

    def add(self, rows: np.ndarray, places: np.ndarray) -> np.ndarray:
        """What cells add to so many places of their own cohort (whole numbers)."""
        low = self.there[rows] + self.each[rows] * places.astype(self.each.dtype)
        supply = np.minimum(np.maximum(self.goal[rows], low), low + self.others[rows])
        flat, slope = self.slopes.lines(self.numbers[rows], self.slopes.within(supply // self.step))
        worth = flat.astype(supply.dtype) * self.of_flat + slope.astype(supply.dtype) * self.of_slope * supply
        made: np.ndarray = worth - self.paid[rows] * (supply - self.there[rows])
        return made


def offers_at(
    prices: CellPrices, slopes: Slopes, numbers: np.ndarray, each: np.ndarray, others: np.ndarray, most: np.ndarray
) -> Offers:
    """Cells at their prices, exact: graduates by own place, the most of others and of all (units) of each cell."""
    exact, there = slopes.exact, slopes.there(numbers)
    paid = prices.parts[numbers] * -exact.scale
    steps = slopes.goals(numbers, paid // prices.unit).astype(object)
    goal = np.where(steps < 0, there + most, steps * exact.step)
    return Offers(slopes, numbers, there, each, others, goal, paid, exact.step, exact.step * prices.unit, prices.unit)


class Homes:
    """The home of each cell that a binding cohort reaches, at given prices of the cells.

    `cohorts` are those with cells at home; `parts` of a job are the worths.
    """

    def __init__(self, problem: Problem, exact: Exact, prices: CellPrices) -> None:
        self.problem, self.exact, self.slopes, self.prices = problem, exact, Slopes(exact), prices
        self.parts = exact.unit * exact.scale * prices.unit
        self._find()
        at_home = np.flatnonzero(self.main >= 0)
        at_home = at_home[np.argsort(self.main[at_home], kind="stable")]
        codes, self.start, self.count = np.unique(self.main[at_home], return_index=True, return_counts=True)
        self.cohorts: list[Cohort] = [divmod(code, problem.settings.span) for code in codes.tolist()]
        self.most_places = np.array([problem.lines[line].most_places for line, _ in self.cohorts], dtype=np.int64)
        sent = self.sent[at_home]
        each = sent // np.repeat(self.most_places, self.count)
        self.offers = offers_at(prices, self.slopes, at_home, each, self.most[at_home] - sent, self.most[at_home])

    def _find(self) -> None:
        """Of each cell: the most graduates (units) of all and of one binding cohort, and this one (-1: none)."""
        problem, exact, grid, span = self.problem, self.exact, self.exact.grid, self.problem.settings.span
        lines = problem.lines
        full = [line.most_places * sent * exact.per_place for line, sent in zip(lines, exact.graduates, strict=True)]
        cohorts = [
            line * span + t
            for line, amount in enumerate(full)
            for t in range(min(span, problem.last_year - lines[line].term) if amount else 0)
        ]
        cohort = np.array(cohorts, dtype=np.int64)
        line, t = cohort // span, cohort % span
        batch, entry = grid.entries(np.array(grid.pair_of, dtype=np.int64)[line])
        arrival = t + 1 + np.array([one.term for one in lines], dtype=np.int64)[line]
        cell = grid.table[grid.spots[entry], arrival[batch]]
        amount = np.array(full, dtype=object)[line][batch] * grid.shares[entry]
        self.most = np.zeros(len(grid), dtype=object)
        self.sent = np.zeros(len(grid), dtype=object)
        self.main = np.full(len(grid), -1, dtype=np.int64)
        order = np.argsort(cell, kind="stable")
        numbers, start = np.unique(cell[order], return_index=True)
        if len(numbers):
            self.most[numbers] = np.add.reduceat(amount[order], start)
        order = order[t[batch][order] < problem.settings.years]
        numbers, start, count = np.unique(cell[order], return_index=True, return_counts=True)
        if len(numbers):
            self.sent[numbers] = np.maximum.reduceat(amount[order], start)
            largest = order[amount[order] == np.repeat(self.sent[numbers], count)]
            numbers, first = np.unique(cell[largest], return_index=True)  # the first of equals
            self.main[numbers] = cohort[batch[largest[first]]]

    def homeless(self) -> int:
        """Best of worth + price x supply of all cells without a home, less price x supply on the way, in parts."""
        cells = np.flatnonzero(self.main < 0)
        reached = self.most[cells] != 0
        left, met = cells[~reached], cells[reached]
        total = int(self.slopes.worths(left, self.slopes.there(left)).sum()) * self.prices.unit
        none = np.zeros(len(met), dtype=object)
        offers = offers_at(self.prices, self.slopes, met, none, self.most[met], self.most[met])
        return total + int(offers.add(np.arange(len(met)), none).sum())

    def worths(self, homes: np.ndarray, places: np.ndarray, offers: Offers | None = None) -> np.ndarray:
        """What the cells at homes (places in `cohorts`) add to so many places, in parts, beside their prices."""
        offers = offers or self.offers
        made = np.zeros(len(homes), dtype=offers.there.dtype)
        size = max(BLOCK // self.slopes.scenarios // 8, 1)
        for first in range(0, len(homes), size):
            some, many = homes[first : first + size], places[first : first + size]
            count = self.count[some]
            start = np.cumsum(count) - count
            of = np.repeat(np.arange(len(some)), count)
            rows = np.arange(len(of)) + (self.start[some] - start)[of]
            made[first : first + size] = np.add.reduceat(offers.add(rows, many[of]), start)
        return made

    def turns(self, edges: list[Fraction]) -> np.ndarray:
        """Of each home the fewest places from which one more adds no more than an edge (jobs).

        Floats find them, whole numbers confirm them; where they do not, the search goes on in whole numbers.
        """
        whole = [edge.numerator * self.parts // edge.denominator for edge in edges]
        about = np.array([float(min(max(edge, Fraction(-DEAR)), Fraction(DEAR))) for edge in edges])
        near = self._turns(self.offers.rough(self.exact.unit, self.parts), about, [])
        return self._turns(self.offers, np.array(whole, dtype=object), [near, near - 1])

    def _turns(self, offers: Offers, edges: np.ndarray, tried: list[np.ndarray]) -> np.ndarray:
        """The same by some offers at edges of their kind: some numbers of places are tried first, then halves."""
        low, high = np.zeros_like(self.most_places), self.most_places.copy()
        left = iter(tried)
        while len(homes := np.flatnonzero(low < high)):
            first = next(left, None)
            places = (low + high)[homes] // 2 if first is None else first[homes].clip(low[homes], high[homes] - 1)
            more = self.worths(homes, places + 1, offers) - self.worths(homes, places, offers)
            turned = more <= edges[homes]
            high[homes[turned]] = places[turned]
            low[homes[~turned]] = places[~turned] + 1
        return low
