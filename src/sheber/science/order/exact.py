"""Exact arithmetic of a problem in whole numbers: supplies and the worth of cells. No solver.

Supplies are counted in `unit`-ths of a graduate and worths in `unit * scale`-ths of a job, so that nothing is rounded.
`slopes.py` counts the worth of many cells at once.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

from sheber.science.order.grid import Grid
from sheber.science.order.problem import AMOUNT_UNIT, NEED_UNIT, Cell, Problem

Number = int | Fraction
Plan = Mapping[tuple[int, int], tuple[Number, Number]]  # (line, year from 1) -> (groups, places)
NOTHING: tuple[Number, Number] = (0, 0)
FINEST = 10**6  # groups and places of the outlook are whole millionths
NO_NEED = (0,)


class Exact:
    """The whole-number form of a problem; `weights` are those of the scenarios (None: equal)."""

    def __init__(self, problem: Problem, weights: Sequence[int] | None = None) -> None:
        self.problem = problem
        settings = problem.settings
        self.grid = Grid(problem)
        kinds = {(line.survival, line.term, line.entry): line for line in problem.lines}
        graduates = {kind: line.graduates() for kind, line in kinds.items()}
        self.line_unit = lcm(*{one.denominator for one in graduates.values()}, 1)
        whole = {kind: int(one * self.line_unit) for kind, one in graduates.items()}
        self.graduates = [whole[line.survival, line.term, line.entry] for line in problem.lines]
        count = FINEST if settings.outlook else 1
        marks, share = [], Fraction(0)
        for width, _ in settings.segments:
            share += width
            marks.append(share)
        self.mark_unit = lcm(*(mark.denominator for mark in marks))
        parts = self.grid.unit * self.line_unit
        self.unit = lcm(parts * count, AMOUNT_UNIT, NEED_UNIT * self.mark_unit)
        self.per_place = self.unit // parts
        self.weights = list(weights or [1] * problem.cells.scenarios)
        self.weight = sum(self.weights)
        self.ends = [int(mark * self.mark_unit) for mark in marks]  # of segments, in parts of a need
        self.step = self.unit // (NEED_UNIT * self.mark_unit)  # x end x a need in thousandths: a supply
        self._set_worths()

    def _set_worths(self) -> None:
        """Worth of a cell = sum over segments of drop x min(supply, mark x need) + over x (min(supply, need) - supply).

        Each drop is the fall of the slope at the end of a segment.
        """
        settings = self.problem.settings
        worths = [worth for _, worth in settings.segments]
        worth_unit = lcm(*(worth.denominator for worth in worths), settings.oversupply.denominator)
        self.scale = worth_unit * AMOUNT_UNIT * self.weight
        falls = [worth - after for worth, after in zip(worths, [*worths[1:], Fraction(0)], strict=True)]
        self.drops = [int(fall * worth_unit) for fall in falls]  # x value in millionths
        self.over = int(settings.oversupply * worth_unit) * AMOUNT_UNIT

    def jobs(self, worth: int) -> Fraction:
        """A worth in jobs."""
        return Fraction(worth, self.unit * self.scale)

    def cells(self) -> list[Cell]:
        """All cells that count: those with a need or supply, and those that graduates of some line reach in time."""
        return list(self.grid.cells())

    def demand(self, cell: Cell) -> tuple[Sequence[int], int, int]:
        """Needs (thousandths), value and supply (millionths) of a cell."""
        return self.demand_of(self.grid.number(cell))

    def demand_of(self, number: int) -> tuple[Sequence[int], int, int]:
        """The same by the cell's number; nought of -1."""
        row = self.grid.given.item(number) if number >= 0 else -1
        if row < 0:
            return NO_NEED, 0, 0
        cells = self.problem.cells
        return cells.needs[row].tolist(), cells.value.item(row), cells.supply.item(row)

    def arrived(self, plan: Plan) -> dict[int, int]:
        """Graduates of a plan's intake years by the number of the cell, in units."""
        problem, grid, span = self.problem, self.grid, self.problem.settings.span
        batches: dict[tuple[int, int], Number] = {}  # pair, arrival: sum of places x graduates
        for (number, year), (_, places) in plan.items():
            arrival = year + problem.lines[number].term
            if places and 1 <= year <= span and arrival <= problem.last_year:
                key = (grid.pair_of[number], arrival)
                batches[key] = batches.get(key, 0) + places * self.graduates[number]
        made: dict[int, int] = {}
        for (pair, arrival), amount in batches.items():
            units = int(amount * self.per_place)
            for there, share in zip(*grid.arrivals(pair, arrival), strict=True):
                made[there] = made.get(there, 0) + units * share
        return made

    def arriving(self, plan: Plan) -> dict[Cell, int]:
        """Graduates of a plan by cell, in units."""
        return {self.grid.cell(number): units for number, units in self.arrived(plan).items()}

    def supply_units(self, supply: int) -> int:
        """Millionths of a graduate in units."""
        return supply * (self.unit // AMOUNT_UNIT)

    def worth(self, needs: Sequence[int], value: int, supply: int) -> int:
        """Weighted worth of a supply (units) in one cell; the scale is `unit * scale`."""
        weights = self.weights if len(needs) == len(self.weights) else (self.weight,)
        total = -self.over * self.weight * supply
        whole = self.step * self.mark_unit
        ends = [end * self.step for end in self.ends]
        for need, weight in zip(needs, weights, strict=True):
            part = sum(drop * min(supply, end * need) for drop, end in zip(self.drops, ends, strict=True))
            total += weight * (part * value + self.over * min(supply, whole * need))
        return total
