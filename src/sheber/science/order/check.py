"""Recomputes a plan in exact fractions from the data alone: feasible, its worth, and the bound on all plans.

Written without the builder and the solver, so that a fault there is seen here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sheber.science.order.problem import Cell, Demand, Limit, Problem, cells_reached, worth_of

Plan = Mapping[tuple[int, int], tuple[int, int]]  # (line, year from 1) -> (groups, places)
NOTHING = (0, 0)


@dataclass(frozen=True)
class Flow:
    """What happens in a cell under a plan; expected values where there are scenarios."""

    need: Fraction
    supply: Fraction
    met: Fraction
    over: Fraction
    worth: Fraction


def faults(problem: Problem, plan: Plan) -> Iterator[str]:
    """Every rule that the plan breaks, in words."""
    yield from _line_faults(problem, plan)
    for key, amount in spent(problem, plan).items():
        if key in problem.budgets and amount > problem.budgets[key]:
            yield f"budget {key[0]}, year {key[1]}: {_number(amount / 100)} tenge of {problem.budgets[key] // 100}"
    for key, amount in used(problem, plan).items():
        if key in problem.resources and amount > problem.resources[key]:
            available = _number(problem.resources[key])
            yield f"resource {key[0]}, year {key[1]}: {_number(amount)} used of {available}"
    for limit in problem.limits:
        missed = missed_by(problem, plan, limit)
        if limit.price is None and missed > 0:
            yield f"limit {limit.code}, year {limit.year}: missed by {_number(missed)} {limit.counts}"


def _line_faults(problem: Problem, plan: Plan) -> Iterator[str]:
    for (number, year), (groups, places) in plan.items():
        if not 0 <= number < len(problem.lines) or not 1 <= year <= problem.settings.years:
            yield f"line number {number}, year {year}: not in the problem"
            continue
        line = problem.lines[number]
        if not 0 <= groups <= line.max_groups:
            yield f"line {line.name}, year {year}: {groups} groups, at most {line.max_groups}"
        if not line.group_min * groups <= places <= min(line.group_max * groups, line.applicants):
            yield (
                f"line {line.name}, year {year}: {places} places in {groups} groups of "
                f"{line.group_min}-{line.group_max}, {line.applicants} applicants"
            )


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.4f}"


def spent(problem: Problem, plan: Plan) -> dict[tuple[str, int], Fraction]:
    """Tiyn by funding and calendar year over all years of study."""
    total: dict[tuple[str, int], Fraction] = {}
    for (number, year), (_, places) in plan.items():
        line = problem.lines[number]
        cost = Fraction(places * line.cost)
        for study in range(line.term if places else 0):
            key = (line.funding, year + study)
            total[key] = total.get(key, Fraction(0)) + cost
            cost *= line.survival
    return total


def used(problem: Problem, plan: Plan) -> dict[tuple[str, int], Fraction]:
    """Use of each resource by calendar year."""
    total: dict[tuple[str, int], Fraction] = {}
    for (number, year), (groups, places) in plan.items():
        for use in problem.uses.get(number, ()):
            amount = groups * use.per_group + places * use.per_place
            for study in range(problem.lines[number].term):
                key = (use.resource, year + study)
                total[key] = total.get(key, Fraction(0)) + amount
    return total


def missed_by(problem: Problem, plan: Plan, limit: Limit) -> Fraction:
    """How far the plan is outside a limit."""
    place = 0 if limit.counts == "groups" else 1
    total = sum(plan.get((line, limit.year), NOTHING)[place] for line in limit.lines)
    low = limit.at_least - total if limit.at_least is not None else Fraction(0)
    high = total - limit.at_most if limit.at_most is not None else Fraction(0)
    return max(Fraction(0), Fraction(low), Fraction(high))


def flows(problem: Problem, plan: Plan) -> dict[Cell, Flow]:
    """Need, supply, met need and oversupply of every cell that counts."""
    arriving: dict[Cell, Fraction] = {}
    for (number, year), (_, places) in plan.items():
        line = problem.lines[number]
        if places and year + line.term <= problem.last_year:
            for occupation, district, share in problem.reach(line):
                cell = (occupation, district, year + line.term)
                arriving[cell] = arriving.get(cell, Fraction(0)) + places * share
    return {
        cell: _flow(problem, demand, demand.supply + arriving.get(cell, Fraction(0)))
        for cell, demand in cells_reached(problem).items()
    }


def _flow(problem: Problem, demand: Demand, supply: Fraction) -> Flow:
    count = len(demand.needs)
    met = sum((min(supply, need) for need in demand.needs), Fraction(0)) / count
    over = sum((max(Fraction(0), supply - need) for need in demand.needs), Fraction(0)) / count
    worth = sum((_filled(problem, min(supply, need), need) for need in demand.needs), Fraction(0)) / count
    need = sum(demand.needs, Fraction(0)) / count
    return Flow(need, supply, met, over, worth * demand.value - problem.settings.oversupply * over)


def _filled(problem: Problem, met: Fraction, need: Fraction) -> Fraction:
    """Worth of met need, segments filled from the first, for a value of one."""
    left, worth = met, Fraction(0)
    for share, factor in problem.settings.segments:
        part = min(left, share * need)
        worth += factor * part
        left -= part
    return worth


def objective(problem: Problem, plan: Plan) -> Fraction:
    """Jobs: worth of the cells minus changes, openings and missed soft limits."""
    settings = problem.settings
    total = sum((flow.worth for flow in flows(problem, plan).values()), Fraction(0))
    for number, line in enumerate(problem.lines):
        before = line.last
        opened = False
        for year in range(1, settings.years + 1):
            groups = plan.get((number, year), NOTHING)[0]
            total -= settings.change * abs(groups - before)
            opened = opened or groups > 0
            before = groups
        if opened and line.last == 0:
            total -= settings.opening
    for limit in problem.limits:
        if limit.price is not None:
            total -= limit.price * missed_by(problem, plan, limit)
    return total


class WrongMultiplier(ValueError):
    """A multiplier for a row that does not exist, or of a sign that proves nothing."""


def bound(problem: Problem, multipliers: Mapping[str, Fraction]) -> Fraction:
    """An upper bound on the objective of every plan, for any multipliers of the right sign (weak duality).

    Sum of multiplier x right side, plus for every variable its best reduced value within its bounds.
    Raises WrongMultiplier.
    """
    return _Bound(problem, multipliers).total()


class _Bound:
    """Adds up the bound family by family; `take` hands out each multiplier once."""

    def __init__(self, problem: Problem, multipliers: Mapping[str, Fraction]) -> None:
        self.problem = problem
        self.left = dict(multipliers)
        self.sum = Fraction(0)
        count, years = len(problem.lines), problem.settings.years
        # Reduced values of groups and places: minus the multipliers of the rows they stand in.
        self.groups = [[Fraction(0)] * years for _ in range(count)]
        self.places = [[Fraction(0)] * years for _ in range(count)]

    def take(self, row: str, *, sign: int = 0) -> Fraction:
        value = self.left.pop(row, Fraction(0))
        if value * sign < 0:
            raise WrongMultiplier(f"{row}: {value} has the wrong sign")
        return value

    def total(self) -> Fraction:
        self.group_rules()
        self.changes()
        self.cells()
        self.budgets()
        self.resources()
        self.limits()
        if self.left:
            raise WrongMultiplier(f"{next(iter(self.left))}: no such row")
        for number, line in enumerate(self.problem.lines):
            for year in range(self.problem.settings.years):
                self.sum += max(Fraction(0), self.groups[number][year]) * line.most_groups
                self.sum += max(Fraction(0), self.places[number][year]) * line.most_places
        return self.sum

    def group_rules(self) -> None:
        for number, line in enumerate(self.problem.lines):
            for year in range(self.problem.settings.years):
                key = f"{line.name}|{year + 1}"
                low, high = self.take(f"gmin|{key}", sign=-1), self.take(f"gmax|{key}", sign=1)
                self.places[number][year] -= low + high
                self.groups[number][year] += low * line.group_min + high * line.group_max
                whole, rest = divmod(line.applicants, line.group_max)
                if rest and whole < line.most_groups:
                    hull = self.take(f"hull|{key}", sign=1)
                    self.places[number][year] -= hull
                    self.groups[number][year] += hull * rest
                    self.sum += hull * (line.group_max - rest) * whole

    def changes(self) -> None:
        settings = self.problem.settings
        for number, line in enumerate(self.problem.lines):
            opening = Fraction(0)
            for year in range(settings.years):
                key = f"{line.name}|{year + 1}"
                if settings.change:
                    up, down = self.take(f"up|{key}", sign=1), self.take(f"down|{key}", sign=-1)
                    self.groups[number][year] -= up + down
                    if year:
                        self.groups[number][year - 1] += up + down
                    else:
                        self.sum += (up + down) * line.last
                    most = max(line.last, line.most_groups)
                    self.sum += max(Fraction(0), up - down - settings.change) * most
                if line.last == 0 and settings.opening and line.most_groups:
                    opened = self.take(f"open|{key}", sign=1)
                    self.groups[number][year] -= opened
                    opening += opened * line.most_groups
            if line.last == 0 and settings.opening and line.most_groups:
                self.sum += max(Fraction(0), opening - settings.opening)

    def cells(self) -> None:
        cells = cells_reached(self.problem)
        prices = {cell: self.take("cell|" + "|".join(map(str, cell))) for cell in cells}
        most = {cell: demand.supply for cell, demand in cells.items()}
        for number, line in enumerate(self.problem.lines):
            reach = self.problem.reach(line)
            for year in range(self.problem.settings.years):
                arrival = year + 1 + line.term
                if arrival <= self.problem.last_year:
                    for occupation, district, share in reach:
                        cell = (occupation, district, arrival)
                        self.places[number][year] -= prices[cell] * share
                        most[cell] += share * line.most_places
        for cell, demand in cells.items():
            self.sum -= prices[cell] * demand.supply
            pieces, beyond = worth_of(demand, self.problem.settings)
            for width, slope in (*pieces, (most[cell], beyond)):
                self.sum += max(Fraction(0), slope + prices[cell]) * min(width, most[cell])

    def budgets(self) -> None:
        prices = {key: self.take(f"budget|{key[0]}|{key[1]}", sign=1) for key in self.problem.budgets}
        self.sum += sum(prices[key] * Fraction(amount, 10**8) for key, amount in self.problem.budgets.items())
        for number, line in enumerate(self.problem.lines):
            for year in range(self.problem.settings.years):
                for study in range(line.term):
                    price = prices.get((line.funding, year + 1 + study))
                    if price:
                        self.places[number][year] -= price * line.spent(study) / 10**8

    def resources(self) -> None:
        prices = {key: self.take(f"resource|{key[0]}|{key[1]}", sign=1) for key in self.problem.resources}
        self.sum += sum(prices[key] * amount for key, amount in self.problem.resources.items())
        for number, uses in self.problem.uses.items():
            for use in uses:
                for year in range(self.problem.settings.years):
                    for study in range(self.problem.lines[number].term):
                        price = prices.get((use.resource, year + 1 + study))
                        if price:
                            self.groups[number][year] -= price * use.per_group
                            self.places[number][year] -= price * use.per_place

    def limits(self) -> None:
        for limit in self.problem.limits:
            columns = self.groups if limit.counts == "groups" else self.places
            key = f"{limit.code}|{limit.year}"
            least = self.take(f"least|{key}", sign=-1) if limit.at_least is not None else Fraction(0)
            most = self.take(f"most|{key}", sign=1) if limit.at_most is not None else Fraction(0)
            self.sum += least * (limit.at_least or 0) + most * (limit.at_most or 0)
            for line in limit.lines:
                columns[line][limit.year - 1] -= least + most
            if limit.price is not None:
                reach = self._reach(limit)
                self.sum += max(Fraction(0), -limit.price - least) * max(limit.at_least or Fraction(0), Fraction(0))
                self.sum += max(Fraction(0), most - limit.price) * reach

    def _reach(self, limit: Limit) -> int:
        lines: Sequence = [self.problem.lines[line] for line in limit.lines]
        return sum(one.most_groups if limit.counts == "groups" else one.most_places for one in lines)
