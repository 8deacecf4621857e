"""A plan as it stands with all its sums, so that a change by hand is priced and checked at once. Exact."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from sheber.science.order.check import Worth, faults, missed_by, spent, used
from sheber.science.order.exact import NOTHING, Number, Plan
from sheber.science.order.problem import Cell, Limit, Problem

Changes = Mapping[tuple[int, int], tuple[Number, Number]]  # (line, year) -> (groups, places)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change gains in jobs (a cost is a negative gain), and the rules that it breaks, in words."""

    gain: Fraction
    faults: tuple[str, ...]


class Standing:
    """One plan; `effect` answers without adding everything up again."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.plan = problem, plan
        self.worth = Worth(problem, plan)
        self.spent, self.used = spent(problem, plan), used(problem, plan)
        self.limits_of: dict[tuple[int, int], list[Limit]] = {}
        for limit in problem.limits:
            for line in limit.lines:
                self.limits_of.setdefault((line, limit.year), []).append(limit)

    def effect(self, changes: Changes) -> Effect:
        """Gain and broken rules of a change."""
        problem = self.problem
        after = {**self.plan, **changes}
        if problem.settings.cvar_weight:  # the worst scenarios may be others: everything is added up
            gain = Worth(problem, after, self.worth.exact).total - self.worth.total
            return Effect(gain, tuple(faults(problem, after)))
        before = {key: self.plan.get(key, NOTHING) for key in changes}
        touched = {limit for key in changes for limit in self.limits_of.get(key, ())}
        gain = self._cells(before, changes) - self._turns(after, {number for number, _ in changes})
        for limit in touched:
            if limit.price:
                missed = missed_by(problem, after, limit) - missed_by(problem, self.plan, limit)
                gain -= limit.price * missed
        return Effect(gain, (*self._faults(before, changes), *self._limit_faults(after, touched)))

    def _cells(self, before: Plan, changes: Changes) -> Fraction:
        exact = self.worth.exact
        moved: dict[Cell, int] = {}
        for sign, plan in ((-1, before), (1, changes)):
            for cell, units in exact.arriving(plan).items():
                moved[cell] = moved.get(cell, 0) + sign * units
        return self.worth.gain(moved)

    def _turns(self, after: Plan, lines: set[int]) -> Fraction:
        """How much more is paid for changes and openings."""
        return sum((self._paid(after, number) - self._paid(self.plan, number) for number in lines), Fraction(0))

    def _paid(self, plan: Plan, number: int) -> Fraction:
        settings, line = self.problem.settings, self.problem.lines[number]
        groups: list[Number] = [line.last]
        groups += [plan.get((number, year), NOTHING)[0] for year in range(1, settings.span + 1)]
        paid = sum((settings.change * abs(Fraction(b) - a) for a, b in pairwise(groups)), Fraction(0))
        if line.last == 0 and any(groups[1 : settings.years + 1]):
            paid += settings.opening
        elif line.last == 0 and any(groups):
            paid += settings.opening * max(Fraction(x) / max(line.most_groups, 1) for x in groups[1:])
        return paid

    def _faults(self, before: Plan, changes: Changes) -> list[str]:
        problem = self.problem
        alone = Problem(**{**problem.__dict__, "budgets": {}, "resources": {}, "limits": ()})
        found = list(faults(alone, changes))
        for sums, limits, kind in ((spent, problem.budgets, "budget"), (used, problem.resources, "resource")):
            had, old, new = (
                (self.spent if kind == "budget" else self.used),
                sums(problem, before),
                sums(problem, changes),
            )
            for key in {**old, **new}:
                more = new.get(key, Fraction(0)) - old.get(key, Fraction(0))
                if key in limits and more > 0 and had.get(key, Fraction(0)) + more > limits[key]:
                    over = had.get(key, Fraction(0)) + more - limits[key]
                    found.append(
                        f"{kind} {key[0]}, year {key[1]}: {float(over / (100 if kind == 'budget' else 1)):.2f} over"
                    )
        return found

    def _limit_faults(self, after: Plan, touched: set[Limit]) -> list[str]:
        missed = ((limit, missed_by(self.problem, after, limit)) for limit in touched if limit.price is None)
        return [f"limit {limit.code}, year {limit.year}: missed by {float(by):g}" for limit, by in missed if by > 0]
