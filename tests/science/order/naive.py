"""The bound by homes in the plainest way: every number of places and of bought graduates that may be the best."""

import itertools
from fractions import Fraction as F

from sheber.science.order.prices import Proof
from sheber.science.order.problem import Problem


class Naive:
    """The bound that prices prove, without rows that are floored; fractions and loops alone."""

    def __init__(self, problem: Problem, proof: Proof) -> None:
        self.problem, self.settings = problem, problem.settings
        self.price = lambda row: proof.multipliers.get(row, F(0))
        self.demand = {}
        cells = problem.cells
        for at, cell in enumerate(cells.keys()):
            if cell[2] <= problem.last_year:
                needs = [F(need, 1000) for need in cells.needs[at].tolist()]
                self.demand[cell] = needs, F(int(cells.value[at]), 10**6), F(int(cells.supply[at]), 10**6)
        count = cells.scenarios
        q = proof.weights or (1,) * count
        fear = self.settings.cvar_weight
        self.weights = [(1 - fear) / count + fear * F(one, sum(q)) for one in q]
        self.span = range(self.settings.span)
        self.most, self.main = {}, {}
        for number, line in enumerate(problem.lines):
            for t, (cell, each) in itertools.product(self.span, self.reach(number).items()):
                key, amount = (*cell, t + 1 + line.term), each * line.most_places
                if key[2] <= problem.last_year and amount:
                    self.most[key] = self.most.get(key, 0) + amount
                    if t < self.settings.years and amount > self.main.get(key, (0,))[0]:
                        self.main[key] = amount, (number, t)

    def reach(self, number: int) -> dict:
        """Graduates of one place by (occupation, district)."""
        return {(o, d): each for o, d, each in self.problem.reach(self.problem.lines[number])}

    def known(self, cell: tuple) -> tuple:
        """Needs, value and supply of a cell."""
        return self.demand.get(cell, ([F(0)] * len(self.weights), F(0), F(0)))

    def worth(self, cell: tuple, supply: F) -> F:
        """Weighted worth of a supply."""
        needs, value, _ = self.known(cell)
        total = F(0)
        for need, weight in zip(needs, self.weights, strict=True):
            left, met = min(supply, need), F(0)
            for share, factor in self.settings.segments:
                met += factor * min(left, share * need)
                left -= min(left, share * need)
            total += weight * (met * value - self.settings.oversupply * max(F(0), supply - need))
        return total

    def best(self, cell: tuple, low: F, more: F) -> F:
        """The most of worth + price x what is bought, of at most so much more."""
        price = self.price("cell|" + "|".join(map(str, cell)))
        marks = itertools.accumulate(share for share, _ in self.settings.segments)
        corners = {share * need for share in (*marks, F(1)) for need in self.known(cell)[0]}
        bought = {F(0), more, *(corner - low for corner in corners if 0 < corner - low < more)}
        return max(self.worth(cell, low + one) + price * one for one in bought)

    def home(self, number: int, t: int, places: int) -> F:
        """What the cells at home with a cohort add to so many places, beside their prices."""
        total = F(0)
        for cell, (amount, cohort) in self.main.items():
            if cohort == (number, t):
                own = self.reach(number)[cell[:2]] * places
                total += self.best(cell, self.known(cell)[2] + own, self.most[cell] - amount)
        return total

    def place(self, number: int, t: int) -> F:
        """What a place is worth at the prices of its budgets, resources, limits and cells away from home."""
        line, total = self.problem.lines[number], F(0)
        for study in range(line.term):
            total -= self.price(f"budget|{line.funding}|{t + 1 + study}") * line.spent(study) / 10**8
            for use in self.problem.uses.get(number, ()):
                total -= self.price(f"resource|{use.resource}|{t + 1 + study}") * use.per_place
        for (o, d), each in self.reach(number).items():
            cell = (o, d, t + 1 + line.term)
            if cell[2] <= self.problem.last_year and self.main.get(cell, (0, None))[1] != (number, t):
                total -= self.price("cell|" + "|".join(map(str, cell))) * each
        return total - self.limits(number, t, "places")

    def group(self, number: int, t: int) -> F:
        """What a group is worth at the prices."""
        total = -self.limits(number, t, "groups")
        for use in self.problem.uses.get(number, ()):
            years = range(t + 1, t + 1 + self.problem.lines[number].term)
            total -= sum(self.price(f"resource|{use.resource}|{year}") for year in years) * use.per_group
        line = self.problem.lines[number]
        if t >= self.settings.years:
            total -= self.price(f"turn|{line.name}|{t + 1}")
            total -= self.price(f"open|{line.name}|{t + 1}") / max(line.most_groups, 1)
        if self.settings.years <= t + 1 < self.settings.span:
            total += self.price(f"turn|{line.name}|{t + 2}")
        return total

    def limits(self, number: int, t: int, counts: str) -> F:
        """The prices of a cohort's limits on groups or places."""
        own = (
            one for one in self.problem.limits if (one.year, one.counts) == (t + 1, counts) and number in one.lines
        )
        return sum((sum(self.soft(one)) for one in own), F(0))

    def soft(self, limit: object) -> tuple:
        """Prices of the lower and upper bound; a soft one is never more than its price."""
        least, most = (self.price(f"{kind}|{limit.code}|{limit.year}") for kind in ("least", "most"))
        return (least, most) if limit.price is None else (max(least, -limit.price), min(most, limit.price))

    def line(self, number: int) -> F:
        """The best plan of a line of its own: every path over the years."""
        line, settings, years = self.problem.lines[number], self.settings, []
        for t in self.span:
            place, group, row = self.place(number, t), self.group(number, t), []
            for x in range(line.most_groups + 1):
                room = range(line.group_min * x, min(line.group_max * x, line.applicants) + 1)
                row.append(group * x + max(place * n + self.home(number, t, n) for n in room))
            years.append(row)
        opening = settings.opening - sum(self.price(f"open|{line.name}|{t + 1}") for t in self.span)
        best = None
        for path in itertools.product(*(range(len(row)) for row in years[: settings.years])):
            value = sum(row[x] for row, x in zip(years, path, strict=False))
            value -= settings.change * sum(abs(b - a) for a, b in itertools.pairwise((line.last, *path)))
            value -= opening if line.last == 0 and any(path) else 0
            best = value if best is None else max(best, value)
        return best + sum(max(row) for row in years[settings.years :])

    def total(self) -> F:
        """The bound."""
        total = sum((self.price(f"budget|{f}|{y}") * b / 10**8 for (f, y), b in self.problem.budgets.items()), F(0))
        total += sum(self.price(f"resource|{r}|{y}") * b for (r, y), b in self.problem.resources.items())
        for limit in self.problem.limits:
            least, most = self.soft(limit)
            total += least * (limit.at_least or 0) + most * (limit.at_most or 0)
        for cell in {**self.demand, **self.most}:
            if cell not in self.main:
                total += self.best(cell, self.known(cell)[2], self.most.get(cell, F(0)))
        return total + sum(self.line(number) for number in range(len(self.problem.lines)))
