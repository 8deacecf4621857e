"""Recomputes a plan exactly from the data alone: feasible, its worth, what it uses.

Written without the builder and the solver, so that a fault there is seen here. The bound is in `bound.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

import numpy as np

from sheber.science.order.exact import NOTHING, Exact, Number, Plan
from sheber.science.order.problem import NEED_UNIT, Cell, Limit, Problem
from sheber.science.order.slopes import Slopes


@dataclass(frozen=True)
class Flow:
    """What happens in a cell under a plan; expected values where there are scenarios."""

    need: Fraction
    supply: Fraction
    met: Fraction
    over: Fraction


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
        if not 0 <= number < len(problem.lines) or not 1 <= year <= problem.settings.span:
            yield f"line number {number}, year {year}: not in the problem"
            continue
        line = problem.lines[number]
        whole = year <= problem.settings.years
        if whole and not (isinstance(groups, int) and isinstance(places, int)):
            yield f"line {line.name}, year {year}: not whole"
        if not 0 <= groups <= (line.max_groups if whole else line.most_groups):
            yield f"line {line.name}, year {year}: {groups} groups, at most {line.max_groups}"
        most = min(line.group_max * groups, line.applicants)
        if not whole:  # a mixture of whole plans
            full, rest = divmod(line.applicants, line.group_max)
            most = min(most, line.group_max * full + rest * (groups - full))
        if not line.group_min * groups <= places <= most:
            yield (
                f"line {line.name}, year {year}: {places} places in {groups} groups of "
                f"{line.group_min}-{line.group_max}, {line.applicants} applicants"
            )


def _number(value: Number) -> str:
    value = Fraction(value)
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
        for use in problem.uses.get(number, ()) if groups else ():
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


class Worth:
    """The worth of a plan in jobs, with its parts."""

    def __init__(self, problem: Problem, plan: Plan, exact: Exact | None = None) -> None:
        self.problem, self.plan = problem, plan
        self.exact = exact or Exact(problem)
        self.slopes = Slopes(self.exact)
        self.arrived = self.exact.arrived(plan)  # graduates by the number of the cell, in units

    def supply(self, cell: Cell) -> int:
        """Supply of a cell in the exact form's units."""
        return self._stands(self.exact.grid.number(cell))[2]

    def _stands(self, number: int) -> tuple[Sequence[int], int, int]:
        """Needs (thousandths), value (millionths) and supply (units) of a cell by its number; -1: of none."""
        needs, value, supply = self.exact.demand_of(number)
        return needs, value, self.exact.supply_units(supply) + self.arrived.get(number, 0)

    def gain(self, moved: Mapping[Cell, int]) -> Fraction:
        """Jobs that the cells gain where their supplies change by so many units (all scenarios alike)."""
        exact, total = self.exact, 0
        for cell, units in moved.items():
            if units:
                needs, value, have = self._stands(exact.grid.number(cell))
                total += exact.worth(needs, value, have + units) - exact.worth(needs, value, have)
        return exact.jobs(total)

    def filled(self) -> tuple[np.ndarray, np.ndarray]:
        """Numbers and supplies (units, Python's numbers) of the cells that have supply; others are worth nothing."""
        numbers = np.arange(len(self.exact.grid))
        supply = self.slopes.there(numbers)
        if self.arrived:
            supply[list(self.arrived)] += np.array(list(self.arrived.values()), dtype=object)
        there = np.flatnonzero(supply)
        return there, supply[there]

    @cached_property
    def by_scenario(self) -> list[Fraction]:
        """Worth of the cells under each scenario."""
        return [self.exact.jobs(total) for total in self.slopes.by_scenario(*self.filled())]

    @cached_property
    def of_cells(self) -> Fraction:
        """Expected worth of the cells; with risk aversion partly that of the worst scenarios."""
        settings = self.problem.settings
        if settings.cvar_weight:
            worths = self.by_scenario
            mean = sum(worths, Fraction(0)) / len(worths)
            return (1 - settings.cvar_weight) * mean + settings.cvar_weight * worst_mean(worths, settings.cvar_share)
        return self.exact.jobs(int(self.slopes.worths(*self.filled()).sum()))

    @cached_property
    def of_changes(self) -> Fraction:
        """Jobs taken off for changes and openings."""
        problem, settings, total = self.problem, self.problem.settings, Fraction(0)
        for number, line in enumerate(problem.lines):
            groups: list[Number] = [line.last]
            groups += [self.plan.get((number, year), NOTHING)[0] for year in range(1, settings.span + 1)]
            moved = ((before, after) for before, after in pairwise(groups) if before != after)
            turns = sum((abs(Fraction(after) - before) for before, after in moved), Fraction(0))
            if turns:
                total += settings.change * turns
                if line.last == 0:
                    total += settings.opening * self._opened(line.most_groups, groups[1:])
        return total

    def _opened(self, most: int, groups: list[Number]) -> Number:
        years = self.problem.settings.years
        return 1 if any(groups[:years]) else max(Fraction(x) / max(most, 1) for x in groups[years:])

    @cached_property
    def of_limits(self) -> Fraction:
        """Jobs taken off for missed soft limits."""
        soft = (limit for limit in self.problem.limits if limit.price)
        return sum((limit.price * missed_by(self.problem, self.plan, limit) for limit in soft), Fraction(0))  # type: ignore[operator]

    @property
    def total(self) -> Fraction:
        """The objective."""
        return self.of_cells - self.of_changes - self.of_limits

    def flow(self, cell: Cell) -> Flow:
        """Need, supply, met need and oversupply of a cell."""
        needs, _, supply = self._stands(self.exact.grid.number(cell))
        unit = self.exact.unit
        each = [need * (unit // NEED_UNIT) for need in needs]
        met = sum(min(supply, need) for need in each)
        count = len(needs) * unit
        return Flow(
            Fraction(sum(each), count),
            Fraction(supply, unit),
            Fraction(met, count),
            Fraction(supply * len(needs) - met, count),
        )


def worst_mean(worths: Sequence[Fraction], share: Fraction) -> Fraction:
    """Mean of the worst `share` of equally likely worths (the scenario at the edge counts in part)."""
    left, total = share * len(worths), Fraction(0)
    for worth in sorted(worths):
        part = min(left, Fraction(1))
        total += part * worth
        left -= part
        if not left:
            break
    return total / (share * len(worths))


def objective(problem: Problem, plan: Plan) -> Fraction:
    """Jobs: worth of the cells minus changes, openings and missed soft limits."""
    return Worth(problem, plan).total


def flows(problem: Problem, plan: Plan) -> dict[Cell, Flow]:
    """Need, supply, met need and oversupply of every cell that counts."""
    worth = Worth(problem, plan)
    return {cell: worth.flow(cell) for cell in worth.exact.cells()}
