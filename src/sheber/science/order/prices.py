"""Prices of the rows that lines share, and what groups and places are worth at them. Exact; no solver.

A price stands on each row that lines share: cells, budgets, resources, limits, and capacity rows divided by a number
and floored. At these prices every line has a best plan of its own (whole groups, with the cells counted at its home),
every other cell a best supply. The sum of these and of price x right side is at least the worth of every plan (weak
duality), whatever the prices.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from operator import mul

import numpy as np

from sheber.science.order.exact import Exact
from sheber.science.order.problem import Limit, Line, Problem

TIYN_IN_MILLION = 10**8
ZERO = Fraction(0)


class WrongMultiplier(ValueError):
    """A multiplier for a row that does not exist, or of a sign that proves nothing."""


@dataclass(frozen=True)
class Proof:
    """What proves a bound: a multiplier by row, the scenarios' weights where risk counts."""

    multipliers: Mapping[str, Fraction]
    weights: tuple[int, ...] | None = None  # millionths on top of the equal part; None: equal


@dataclass(frozen=True, slots=True)
class CellPrices:
    """Price of each cell by its number (`Grid`), in whole parts: `unit` of them are a job."""

    parts: np.ndarray  # (cells,) Python's whole numbers
    unit: int


@dataclass(frozen=True, slots=True)
class Reduced:
    """What a group and a place of a line are worth at the prices, by intake year (0 = first)."""

    group: list[Fraction]
    place: list[Fraction]


def floored(line: Line, per_group: Fraction, per_place: Fraction, divisor: Fraction) -> tuple[int, int]:
    """A line's coefficients in a capacity row divided and floored: of a group at its smallest, of a place beyond it.

    With m = places - group_min x groups >= 0 whole, use = (per_group + per_place x group_min) x + per_place x m.
    """
    return (per_group + per_place * line.group_min) // divisor, per_place // divisor


class Prices:
    """Hands out each multiplier once, and gathers what groups and places are worth at them."""

    def __init__(self, problem: Problem, proof: Proof) -> None:
        self.problem, self.proof = problem, proof
        self.left = dict(proof.multipliers)
        self.right = ZERO  # sum of price x right side
        span = problem.settings.span
        self.lines = [Reduced([ZERO] * span, [ZERO] * span) for _ in problem.lines]

    def take(self, row: str, *, sign: int = 0) -> Fraction:
        """The multiplier of a row. Raises WrongMultiplier."""
        value = self.left.pop(row, None)
        if value is None:
            return ZERO
        if value * sign < 0:
            raise WrongMultiplier(f"{row}: {value} has the wrong sign")
        return value

    def gather(self, exact: Exact) -> None:
        """All rows but those of the cells, which `cell_prices` takes first. Raises WrongMultiplier."""
        self.cells = self.cell_prices(exact)
        self._budgets()
        self._resources()
        self._limits()
        self._floors()
        self.turns = self._turns("turn", self.problem.settings.change, signed=True)
        self.openings = self._turns("open", self.problem.settings.opening, signed=False)
        if self.left:
            raise WrongMultiplier(f"{next(iter(self.left))}: no such row")

    def cell_prices(self, exact: Exact) -> CellPrices:
        """Price of each cell; places are charged with it. Raises WrongMultiplier."""
        problem, grid = self.problem, exact.grid
        taken = [self.take(f"cell|{o}|{d}|{year}") for o, d, year in grid.cells()]
        unit = lcm(*{price.denominator for price in taken if price}, 1)
        prices = CellPrices(
            np.array([price.numerator * (unit // price.denominator) for price in taken], object), unit
        )
        whole = unit * grid.unit * exact.line_unit
        sums: dict[tuple[int, int], int] = {}
        for number, line in enumerate(problem.lines):
            pair = grid.pair_of[number]
            for t in range(min(problem.settings.span, problem.last_year - line.term)):
                key = (pair, t + 1 + line.term)
                if key not in sums:
                    there, shares = grid.arrivals(*key)
                    sums[key] = sum(map(mul, prices.parts[there], shares))
                if sums[key]:
                    self.lines[number].place[t] -= Fraction(sums[key] * exact.graduates[number], whole)
        return prices

    def _budgets(self) -> None:
        problem = self.problem
        prices = {key: self.take(f"budget|{key[0]}|{key[1]}", sign=1) for key in problem.budgets}
        self.right += sum((prices[key] * amount for key, amount in problem.budgets.items()), ZERO) / TIYN_IN_MILLION
        paid: dict[
            tuple[str, Fraction, int, int], Fraction
        ] = {}  # millionths of the price that a tiyn at first costs
        for number, line in enumerate(problem.lines):
            for t in range(problem.settings.span):
                key = (line.funding, line.survival, line.term, t)
                if key not in paid:
                    years = ((prices.get((line.funding, t + 1 + study), ZERO), study) for study in range(line.term))
                    paid[key] = sum((price * line.survival**study for price, study in years), ZERO) / TIYN_IN_MILLION
                if paid[key]:
                    self.lines[number].place[t] -= paid[key] * line.cost

    def _resources(self) -> None:
        prices = {key: self.take(f"resource|{key[0]}|{key[1]}", sign=1) for key in self.problem.resources}
        self.right += sum((prices[key] * amount for key, amount in self.problem.resources.items()), ZERO)
        for number, uses in self.problem.uses.items():
            for use in uses:
                for t in range(self.problem.settings.span):
                    for study in range(self.problem.lines[number].term):
                        price = prices.get((use.resource, t + 1 + study))
                        if price:
                            self.lines[number].group[t] -= price * use.per_group
                            self.lines[number].place[t] -= price * use.per_place

    def _limits(self) -> None:
        for limit in self.problem.limits:
            key = f"{limit.code}|{limit.year}"
            least = self.take(f"least|{key}", sign=-1) if limit.at_least is not None else ZERO
            most = self.take(f"most|{key}", sign=1) if limit.at_most is not None else ZERO
            if limit.price is not None:  # more than its price a unit is never worth
                least, most = max(least, -limit.price), min(most, limit.price)
            self.right += least * (limit.at_least or 0) + most * (limit.at_most or 0)
            if least + most:
                for number in limit.lines:
                    one = self.lines[number]
                    (one.group if limit.counts == "groups" else one.place)[limit.year - 1] -= least + most

    def _floors(self) -> None:
        """Rows "floor|resource|name|year|divisor" and "floor|most|limit|year|divisor", derived again."""
        uses: dict[str, list[tuple[int, Fraction, Fraction]]] = {}
        for number, of_line in self.problem.uses.items():
            for use in of_line:
                uses.setdefault(use.resource, []).append((number, use.per_group, use.per_place))
        limits = {(limit.code, limit.year): limit for limit in self.problem.limits}
        for row in [row for row in self.left if row.startswith("floor|")]:
            price = self.take(row, sign=1)
            kind, name, year, divisor = _parts_of(row)
            if kind == "resource":
                self._floor_resource(row, price, uses.get(name, []), (name, year), divisor)
            else:
                self._floor_limit(row, price, limits.get((name, year)), divisor)

    def _floor_resource(
        self, row: str, price: Fraction, uses: list[tuple[int, Fraction, Fraction]], key: tuple[str, int], d: Fraction
    ) -> None:
        settings = self.problem.settings
        if key not in self.problem.resources or (settings.outlook and key[1] > settings.years):
            raise WrongMultiplier(f"{row}: no such row")
        self.right += price * (self.problem.resources[key] // d)
        for number, per_group, per_place in uses:
            line = self.problem.lines[number]
            whole, more = floored(line, per_group, per_place, d)
            for t in range(max(0, key[1] - line.term), min(settings.span, key[1])):
                self.lines[number].group[t] -= price * (whole - more * line.group_min)
                self.lines[number].place[t] -= price * more

    def _floor_limit(self, row: str, price: Fraction, limit: Limit | None, d: Fraction) -> None:
        hard = limit is not None and limit.price is None and limit.at_most is not None
        if limit is None or not hard or limit.counts != "places" or limit.year > self.problem.settings.years:
            raise WrongMultiplier(f"{row}: no such row")
        self.right += price * ((limit.at_most or ZERO) // d)
        for number in limit.lines:
            line = self.problem.lines[number]
            whole, more = floored(line, ZERO, Fraction(1), d)
            self.lines[number].group[limit.year - 1] -= price * (whole - more * line.group_min)
            self.lines[number].place[limit.year - 1] -= price * more

    def _turns(self, kind: str, most: Fraction, *, signed: bool) -> dict[int, list[Fraction]]:
        """Prices "turn|line|year" and "open|line|year" of the outlook years by line."""
        settings, made = self.problem.settings, {}
        for number, line in enumerate(self.problem.lines if settings.outlook else ()):
            values = [ZERO] * settings.span
            for t in range(settings.years, settings.span):
                values[t] = self.take(f"{kind}|{line.name}|{t + 1}", sign=0 if signed else 1)
            total = max((abs(value) for value in values), default=ZERO) if signed else sum(values, ZERO)
            if total > most:
                raise WrongMultiplier(f"{kind}|{line.name}: {total} is more than {most}")
            made[number] = values
        return made


def _parts_of(row: str) -> tuple[str, str, int, Fraction]:
    try:
        _, kind, name, year, divisor = row.split("|")
        made = (kind, name, int(year), Fraction(divisor))
    except ValueError as error:
        raise WrongMultiplier(f"{row}: no such row") from error
    if made[0] not in ("resource", "most") or made[3] <= 0:
        raise WrongMultiplier(f"{row}: no such row")
    return made


def scenario_weights(problem: Problem, extra: tuple[int, ...] | None) -> list[int] | None:
    """Weights of the scenarios under risk aversion, as whole numbers. Raises WrongMultiplier.

    The mean of the worst `share` is the least weighted mean over weights q, each at most 1 / (share x count), adding
    up to 1; so for any such q the worth is at most the sum of ((1 - weight) / count + weight x q) x worth.
    """
    settings = problem.settings
    if not settings.cvar_weight:
        if extra is not None:
            raise WrongMultiplier("scenarios have weights only where risk counts")
        return None
    count = problem.cells.scenarios
    q = extra or (1,) * count
    total = sum(q)
    if len(q) != count or min(q) < 0 or total <= 0 or gcd(*q) > 1 or max(q) * settings.cvar_share * count > total:
        raise WrongMultiplier("the scenarios' weights are not those of a worst part")
    parts = [(1 - settings.cvar_weight) / count + settings.cvar_weight * Fraction(one, total) for one in q]
    unit = lcm(*(part.denominator for part in parts))
    return [int(part * unit) for part in parts]
