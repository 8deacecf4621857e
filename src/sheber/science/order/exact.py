"""Exact arithmetic of a problem in whole numbers: supplies, worth of cells, reduced values. No arrays, no solver.

Supplies are counted in `unit`-ths of a graduate and worths in `unit * scale`-ths of a job, so that nothing is rounded.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

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
        pairs = {(line.specialty, line.district): None for line in problem.lines}
        shares = {pair: problem.shares(*pair) for pair in pairs}
        whole_share = lcm(*{share.denominator for reach in shares.values() for _, _, share in reach}, 1)
        self.reach = {
            pair: [(o, d, int(share * whole_share)) for o, d, share in reach] for pair, reach in shares.items()
        }
        graduates = [line.graduates() for line in problem.lines]
        whole_line = lcm(*{one.denominator for one in graduates}, 1)
        self.reach_unit, self.line_unit = whole_share, whole_line
        count = FINEST if settings.outlook else 1
        marks, share = [], Fraction(0)
        for width, _ in settings.segments:
            share += width
            marks.append(share)
        mark_unit = lcm(*(mark.denominator for mark in marks))
        self.unit = lcm(whole_share * whole_line * count, AMOUNT_UNIT, NEED_UNIT * mark_unit)
        self.graduates = [int(one * whole_line) for one in graduates]
        self.per_place = self.unit // (whole_share * whole_line)
        self.weights = list(weights or [1] * problem.cells.scenarios)
        self.weight = sum(self.weights)
        self._set_worths(marks)
        self.marks = [int(mark * (self.unit // NEED_UNIT)) for mark in marks]  # x a need in thousandths: a supply
        self.keys = list(problem.cells.keys())
        self.number = {key: place for place, key in enumerate(self.keys)}

    def _set_worths(self, marks: list[Fraction]) -> None:
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
        problem = self.problem
        found = {key: None for key in self.keys if key[2] <= problem.last_year}
        arrivals = {(line.specialty, line.district, line.term) for line in problem.lines}
        for specialty, district, term in sorted(arrivals):
            for year in range(1, problem.settings.span + 1):
                if year + term <= problem.last_year:
                    for occupation, there, _ in self.reach[specialty, district]:
                        found.setdefault((occupation, there, year + term))
        return list(found)

    def demand(self, cell: Cell) -> tuple[Sequence[int], int, int]:
        """Needs (thousandths), value and supply (millionths) of a cell."""
        number = self.number.get(cell)
        if number is None:
            return NO_NEED, 0, 0
        cells = self.problem.cells
        return cells.needs[number].tolist(), int(cells.value[number]), int(cells.supply[number])

    def arriving(self, plan: Plan) -> dict[Cell, int]:
        """Graduates of a plan by cell, in units."""
        problem = self.problem
        batches: dict[tuple[str, str, int], Number] = {}  # specialty, district, arrival: sum of places x graduates
        for (number, year), (_, places) in plan.items():
            line = problem.lines[number]
            if places and year + line.term <= problem.last_year:
                key = (line.specialty, line.district, year + line.term)
                batches[key] = batches.get(key, 0) + places * self.graduates[number]
        made: dict[Cell, int] = {}
        for (specialty, district, arrival), amount in batches.items():
            units = int(amount * self.per_place)
            for occupation, there, share in self.reach[specialty, district]:
                cell = (occupation, there, arrival)
                made[cell] = made.get(cell, 0) + units * share
        return made

    def supply_units(self, supply: int) -> int:
        """Millionths of a graduate in units."""
        return supply * (self.unit // AMOUNT_UNIT)

    def worth(self, needs: Sequence[int], value: int, supply: int) -> int:
        """Weighted worth of a supply (units) in a cell; the scale is `unit * scale`."""
        weights = self.weights if len(needs) == len(self.weights) else (self.weight,)
        total = -self.over * self.weight * supply
        whole = self.unit // NEED_UNIT
        for need, weight in zip(needs, weights, strict=True):
            part = sum(drop * min(supply, mark * need) for drop, mark in zip(self.drops, self.marks, strict=True))
            total += weight * (part * value + self.over * min(supply, whole * need))
        return total

    def falls(self, needs: Sequence[int], value: int) -> tuple[int, list[tuple[int, int]]]:
        """The slope of a cell's worth at no supply, and where (units) it falls by how much."""
        weights = self.weights if len(needs) == len(self.weights) else (self.weight,)
        falls: dict[int, int] = {}
        whole = self.unit // NEED_UNIT
        slope = -self.over * self.weight
        for need, weight in zip(needs, weights, strict=True):
            for drop, point in (
                *((drop * value, mark * need) for drop, mark in zip(self.drops, self.marks, strict=True)),
                (self.over, whole * need),
            ):
                falls[point] = falls.get(point, 0) + weight * drop
                slope += weight * drop
        return slope, sorted(falls.items())

    def best(self, needs: Sequence[int], value: int, price: Fraction, low: int, high: int) -> Fraction:
        """The most of worth + price x supply over supplies from `low` to `high` (units), in jobs."""
        slope, falls = self.falls(needs, value)
        at, edge = low, -price * self.scale  # the slope (per unit) at which more no longer pays
        for point, fall in falls:
            if slope <= edge:
                break
            at = min(max(point, low), high)
            slope -= fall
        else:
            if slope > edge:
                at = high
        return self.jobs(self.worth(needs, value, at)) + price * Fraction(at, self.unit)
