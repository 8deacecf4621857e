"""Why each line is as it is, what the rules cost, and what would change a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sheber.science.order.check import Worth, missed_by, spent, used
from sheber.science.order.exact import NOTHING, Number, Plan
from sheber.science.order.problem import Cell, Limit, Problem


@dataclass(frozen=True, slots=True)
class Stop:
    """What stops one more group of a line: the kind of rule and its name."""

    kind: str  # own_limit, applicants, budget, resource, limit, need_met
    name: str
    year: int


@dataclass(frozen=True, slots=True)
class Price:
    """What one more unit of something scarce is worth, in jobs."""

    kind: str  # budget, resource, limit_least, limit_most
    name: str
    year: int
    used: Fraction
    available: Fraction
    price: Fraction


def verdict(last: Number, groups: Number) -> str:
    """What the plan does with a line: opened, grown, kept, cut, closed or refused."""
    if groups == 0:
        return "closed" if last else "refused"
    if last == 0:
        return "opened"
    return "grown" if groups > last else "cut" if groups < last else "kept"


class Explainer:
    """Answers about one plan; holds what is used and left."""

    def __init__(
        self, problem: Problem, plan: Plan, multipliers: Mapping[str, Fraction], worth: Worth | None = None
    ) -> None:
        self.problem, self.plan, self.multipliers = problem, plan, multipliers
        self.worth = worth or Worth(problem, plan)
        self.spent, self.used = spent(problem, plan), used(problem, plan)
        self.filled: dict[tuple[str, int], Number] = {}
        self.stops: dict[tuple[int, int], Stop] = {}
        self.limits_of: dict[tuple[int, int], list[Limit]] = {}
        for limit in problem.limits:
            for line in limit.lines:
                self.limits_of.setdefault((line, limit.year), []).append(limit)

    def stop(self, number: int, year: int) -> Stop:
        """The first rule that one more group of the smallest size would break; else the need is met."""
        if (number, year) not in self.stops:
            self.stops[number, year] = self._stop(number, year)
        return self.stops[number, year]

    def _stop(self, number: int, year: int) -> Stop:
        line = self.problem.lines[number]
        groups, places = self.plan.get((number, year), NOTHING)
        if groups >= line.max_groups:
            return Stop("own_limit", line.name, year)
        if line.applicants < line.group_min * (groups + 1):
            return Stop("applicants", line.name, year)
        more = max(line.group_min * (groups + 1) - places, 0)
        return self._scarce(number, year, more) or Stop("need_met", line.specialty, year)

    def _scarce(self, number: int, year: int, more: Number) -> Stop | None:
        line = self.problem.lines[number]
        for use in self.problem.uses.get(number, ()):
            extra = use.per_group + more * use.per_place
            for study in range(line.term):
                key = (use.resource, year + study)
                amount = self.problem.resources.get(key)
                if amount is not None and self.used.get(key, Fraction(0)) + extra > amount:
                    return Stop("resource", use.resource, year + study)
        for study in range(line.term):
            funding = (line.funding, year + study)
            money = self.problem.budgets.get(funding)
            if money is not None and self.spent.get(funding, Fraction(0)) + more * line.spent(study) > money:
                return Stop("budget", line.funding, year + study)
        for limit in self.limits_of.get((number, year), ()):
            added = 1 if limit.counts == "groups" else more
            if limit.at_most is not None and limit.price is None and self._filled(limit) + added > limit.at_most:
                return Stop("limit", limit.code, year)
        return None

    def lacking(self, number: int, stop: Stop) -> Fraction:
        """How much more of what stops a line its next smallest group would take (tenge, units, groups or places)."""
        line = self.problem.lines[number]
        groups, places = self.plan.get((number, 1), NOTHING)
        more = max(Fraction(line.group_min * (groups + 1) - places), Fraction(0))
        key = (stop.name, stop.year)
        if stop.kind == "resource":
            uses = [use for use in self.problem.uses.get(number, ()) if use.resource == stop.name]
            extra = sum((use.per_group + more * use.per_place for use in uses), Fraction(0))
            return self.used.get(key, Fraction(0)) + extra - self.problem.resources[key]
        if stop.kind == "budget":
            extra = more * line.spent(stop.year - 1)
            return (self.spent.get(key, Fraction(0)) + extra - self.problem.budgets[key]) / 100
        if stop.kind == "limit":
            limit = next(one for one in self.limits_of[number, 1] if (one.code, one.year) == key)
            return Fraction(self._filled(limit) + (1 if limit.counts == "groups" else more) - (limit.at_most or 0))
        return Fraction(0)

    def _filled(self, limit: Limit) -> Number:
        """What the plan puts under a limit, added up once."""
        key = (limit.code, limit.year)
        if key not in self.filled:
            place = 0 if limit.counts == "groups" else 1
            self.filled[key] = sum(self.plan.get((one, limit.year), NOTHING)[place] for one in limit.lines)
        return self.filled[key]

    def forcing_estimate(self, number: int, year: int) -> Fraction:
        """Jobs lost by one more group: its cells exactly, all else by the relaxation's prices; never below nought."""
        line = self.problem.lines[number]
        groups, places = self.plan.get((number, year), NOTHING)
        more = max(line.group_min * (groups + 1) - places, 0)
        lost = self._price_of_place(number, year) * more + self._price_of_group(number, year)
        lost -= self.worth.gain(self.worth.exact.arriving({(number, year): (1, more)}))
        lost += self.problem.settings.change if groups >= line.last else -self.problem.settings.change
        if groups == 0 and line.last == 0:
            lost += self.problem.settings.opening
        return max(lost, Fraction(0))

    def _price(self, row: str) -> Fraction:
        return self.multipliers.get(row, Fraction(0))

    def _price_of_place(self, number: int, year: int) -> Fraction:
        line, price = self.problem.lines[number], Fraction(0)
        for study in range(line.term):
            price += self._price(f"budget|{line.funding}|{year + study}") * line.spent(study) / 10**8
            for use in self.problem.uses.get(number, ()):
                price += self._price(f"resource|{use.resource}|{year + study}") * use.per_place
        for limit in self.limits_of.get((number, year), ()):
            if limit.counts == "places":
                price += self._limit_price(limit)
        return price

    def _price_of_group(self, number: int, year: int) -> Fraction:
        price = Fraction(0)
        for study in range(self.problem.lines[number].term):
            for use in self.problem.uses.get(number, ()):
                price += self._price(f"resource|{use.resource}|{year + study}") * use.per_group
        for limit in self.limits_of.get((number, year), ()):
            if limit.counts == "groups":
                price += self._limit_price(limit)
        return price

    def _limit_price(self, limit: Limit) -> Fraction:
        key = f"{limit.code}|{limit.year}"
        return self._price(f"least|{key}") + self._price(f"most|{key}")

    def prices(self) -> list[Price]:
        """Every scarce thing with what is used of it and what one more is worth."""
        made = [
            Price(
                "budget",
                funding,
                year,
                self.spent.get((funding, year), Fraction(0)) / 100,
                Fraction(amount, 100),
                self._price(f"budget|{funding}|{year}"),
            )
            for (funding, year), amount in self.problem.budgets.items()
        ]
        made += [
            Price(
                "resource",
                resource,
                year,
                self.used.get((resource, year), Fraction(0)),
                amount,
                self._price(f"resource|{resource}|{year}"),
            )
            for (resource, year), amount in self.problem.resources.items()
        ]
        for limit in self.problem.limits:
            total = Fraction(self._filled(limit))
            for kind, edge in (("least", limit.at_least), ("most", limit.at_most)):
                if edge is not None:
                    price = abs(self._price(f"{kind}|{limit.code}|{limit.year}"))
                    made.append(Price(f"limit_{kind}", limit.code, limit.year, total, edge, price))
        return made

    def missed(self) -> list[tuple[Limit, Fraction]]:
        """Soft limits that the plan misses, and by how much."""
        found = ((limit, missed_by(self.problem, self.plan, limit)) for limit in self.problem.limits)
        return [(limit, missed) for limit, missed in found if missed]

    def unserved(self) -> list[Cell]:
        """Cells with a need for an occupation that no line serves."""
        served = {
            one for line in self.problem.lines for one, share in self.problem.crosswalk[line.specialty] if share
        }
        needed = (self.problem.cells.needs.max(axis=1, initial=0) > 0).tolist()
        cells = zip(self.problem.cells.keys(), needed, strict=True)
        return [cell for cell, need in cells if need and cell[0] not in served]
