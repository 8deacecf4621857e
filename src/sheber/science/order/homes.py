"""Cells that are counted together with one cohort: that of a binding year that can send them the most graduates.

A group brings many graduates at once. Were each cell's best supply taken by itself, as if graduates came in parts, the
bound would keep what whole groups cannot reach. So a cell is counted at home: with the places of its main cohort as
they are, and with as many graduates of all others, bought at the cell's price, as pay. Exact, in whole numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from sheber.science.order.exact import Exact
from sheber.science.order.problem import Cell, Problem

Cohort = tuple[int, int]  # line, intake year from 0


@dataclass(slots=True)
class Home:
    """What its cells add to a cohort of so many places, beside their prices: concave, in whole parts of a job.

    A place adds `slope` less the losses of all marks up to its number (the first has the number 0).
    """

    const: int = 0
    slope: int = 0
    losses: list[tuple[int, int]] = field(default_factory=list)  # place, loss; in order

    def fall(self, by: int, point: int, each: int, most: int) -> None:
        """The slope by graduates falls at a point; each of up to `most` places sends `each` graduates."""
        if point <= 0:
            self.slope -= by * each
            self.const += by * point
        elif point < each * most:
            place, part = divmod(point, each)
            self.losses.append((place, by * (each - part)))  # this place comes to lie on both sides of the point
            self.losses.append((place + 1, by * part))

    def turn(self, edge: int, most: int) -> int:
        """The fewest places, at most `most`, from which one more adds no more than `edge`."""
        slope = self.slope
        if slope <= edge:
            return 0
        for place, loss in self.losses:
            slope -= loss
            if slope <= edge:
                return min(place, most)
        return most

    def worth(self, places: int) -> int:
        """What the cells add to so many places."""
        total = self.const + self.slope * places
        for place, loss in self.losses:
            if place >= places:
                break
            total -= loss * (places - place)
        return total


class Homes:
    """The home of each cell that a binding cohort reaches, at given prices of the cells."""

    def __init__(self, problem: Problem, exact: Exact, prices: Mapping[Cell, Fraction]) -> None:
        self.problem, self.exact = problem, exact
        self.most: dict[Cell, int] = {}  # graduates who may arrive, in units
        self.main: dict[Cell, tuple[int, Cohort]] = {}  # the most that one cohort may send, and which
        self._find()
        self.fine = lcm(*{price.denominator for price in prices.values()}, 1)
        self.parts = exact.unit * exact.scale * self.fine  # of a job
        self.of: dict[Cohort, Home] = {}
        for cell in self.main:
            self._settle(cell, prices[cell])
        for home in self.of.values():
            home.losses.sort()

    def _find(self) -> None:
        problem, exact = self.problem, self.exact
        for number, line in enumerate(problem.lines):
            full = line.most_places * exact.graduates[number] * exact.per_place
            reach = exact.reach[line.specialty, line.district] if full else []
            for t in range(min(problem.settings.span, problem.last_year - line.term)):
                for occupation, district, share in reach:
                    cell, amount = (occupation, district, t + 1 + line.term), full * share
                    self.most[cell] = self.most.get(cell, 0) + amount
                    known = self.main.get(cell)
                    if t < problem.settings.years and (known is None or amount > known[0]):
                        self.main[cell] = amount, (number, t)

    def _settle(self, cell: Cell, price: Fraction) -> None:
        """Bought graduates are worth it where the slope is above their price: these pieces come first, before n.

        So each fall of the slope above the price lies as far earlier as can be bought, each fall below it stays.
        """
        exact = self.exact
        amount, cohort = self.main[cell]
        most = self.problem.lines[cohort[0]].most_places
        each, others = amount // most, self.most[cell] - amount
        needs, value, supply = exact.demand(cell)
        there, paid = exact.supply_units(supply), -int(price * exact.scale * self.fine)
        slope, falls = exact.falls(needs, value)
        run = slope * self.fine
        home = self.of.setdefault(cohort, Home())
        home.const += run * there + max(run - paid, 0) * others
        home.slope += (run - paid) * each
        for point, fall in falls:
            drop = fall * self.fine
            early = min(max(run - paid, 0), drop)
            for part, at in ((early, point - others), (drop - early, point)):
                if part:
                    home.fall(part, at - there, each, most)
            run -= drop
