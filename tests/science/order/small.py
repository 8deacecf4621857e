"""Small random problems, every plan of them, and an evaluator written apart from the project's."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction as F

from sheber.science.order.problem import Demand, Limit, Line, Problem, Settings, Use, columns_of

SEGMENTS = ((F(6, 10), F(1)), (F(1, 4), F(8, 10)), (F(15, 100), F(1, 2)))
SHORT = ((F(1, 2), F(1)), (F(1, 4), F(1, 2)))  # adds up to less than the need


@dataclass(frozen=True)
class Small:
    """A problem and its demand by cell."""

    problem: Problem
    cells: dict


def small(seed: int, *, scenarios: int = 1, years: int = 1, outlook: int = 0, bare: bool = False) -> Small:
    """A random problem; `bare`: without any of the optional tables."""
    noise = random.Random(seed)
    specialties, occupations, districts = ["s1", "s2"], ["o1", "o2"], ["d1", "d2"]
    lines = tuple(
        Line(
            name=f"l{n}",
            college=f"c{n % 2}",
            district=noise.choice(districts),
            specialty=noise.choice(specialties),
            funding="local",
            term=noise.choice([1, 2]),
            cost=noise.choice([80_000_000, 120_000_000]),
            survival=F(noise.choice([9, 10]), 10),
            entry=F(noise.choice([8, 10]), 10),
            applicants=noise.randrange(0, 9),
            last=noise.randrange(0, 2),
            max_groups=noise.randrange(0, 3),
            group_min=2,
            group_max=3,
        )
        for n in range(3 if years == 1 else 2)
    )
    cells = {
        (o, d, y): Demand(
            tuple(F(noise.randrange(0, 15), 2) for _ in range(scenarios)),
            F(noise.choice([1, 2])),
            F(0) if bare else F(noise.randrange(0, 2)),
        )
        for o in occupations
        for d in districts
        for y in range(1, 3 + years + outlook)
        if noise.random() < 0.7
    }
    cells = cells or {("o1", "d1", 2): Demand((F(1),) * scenarios, F(1), F(0))}
    limits = (
        Limit("floor", "floor", 1, F(2), None, "places", F(noise.choice([1, 3]), 2), (0, 1)),
        Limit("cap", "cap", 1, None, F(3), "groups", None, tuple(range(len(lines)))),
        Limit("few", "few", years, F(0), F(noise.randrange(3, 9)), "places", noise.choice([None, F(1, 5)]), (0, 1)),
    )
    tables = {} if bare else {
        "resources": {("w", 1): F(9), ("w", 2): F(8), ("v", 1): F(noise.randrange(4, 9)) / 2},
        "uses": {0: (Use("w", F(3), F(1, 2)), Use("v", F(3, 2), F(0))), 1: (Use("w", F(2), F(1)),)}
        | ({2: (Use("v", F(1), F(1, 2)),)} if years == 1 else {}),
        "limits": limits,
    }  # fmt: skip
    problem = Problem(
        settings=Settings(
            years, 2, 3, noise.choice([SEGMENTS, SHORT]), F(35, 100), F(4, 10), F(noise.choice([0, 1])), F(0), 20,
            outlook,
        ),
        lines=lines,
        crosswalk={"s1": (("o1", F(7, 10)), ("o2", F(2, 10))), "s2": (("o2", F(1)),)},
        mobility={} if bare else {"d1": (("d1", F(8, 10)), ("d2", F(1, 10)))},
        cells=columns_of(cells),
        budgets={("local", 1): 640_000_000, ("local", 2): 500_000_000},
        last_year=max(cell[2] for cell in cells),
        **tables,
    )  # fmt: skip
    return Small(problem, cells)


def every_plan(problem: Problem) -> Iterator[dict]:
    """All plans whose lines obey their own group rules."""
    options = []
    for number, line in enumerate(problem.lines):
        for year in range(1, problem.settings.years + 1):
            choices = [((number, year), (0, 0))]
            for x in range(1, line.max_groups + 1):
                for n in range(line.group_min * x, min(line.group_max * x, line.applicants) + 1):
                    choices.append(((number, year), (x, n)))
            options.append(choices)
    for combination in itertools.product(*options):
        yield dict(combination)


def _breaks(problem: Problem, plan: dict) -> bool:
    for funding in {line.funding for line in problem.lines}:
        for y in range(1, problem.settings.span + 12):
            money = F(0)
            for (l, t), (_, n) in plan.items():
                a = y - t
                if 0 <= a < problem.lines[l].term and problem.lines[l].funding == funding:
                    money += n * problem.lines[l].survival ** a * problem.lines[l].cost
            if (funding, y) in problem.budgets and money > problem.budgets[funding, y]:
                return True
    for (r, y), amount in problem.resources.items():
        use = F(0)
        for (l, t), (x, n) in plan.items():
            if 0 <= y - t < problem.lines[l].term:
                use += sum(
                    (x * u.per_group + n * u.per_place for u in problem.uses.get(l, ()) if u.resource == r), F(0)
                )
        if use > amount:
            return True
    return False


def worth_by_scenario(small: Small, plan: dict) -> list[F]:
    """Worth of the cells under each scenario."""
    problem, s = small.problem, small.problem.settings
    supply = {cell: demand.supply for cell, demand in small.cells.items()}
    for (l, t), (_, n) in plan.items():
        line = problem.lines[l]
        for d, m in problem.mobility.get(line.district, ((line.district, F(1)),)):
            for o, h in problem.crosswalk[line.specialty]:
                if t + line.term <= problem.last_year:
                    cell = (o, d, t + line.term)
                    supply[cell] = supply.get(cell, F(0)) + n * line.survival**line.term * line.entry * m * h
    totals = [F(0)] * problem.cells.scenarios
    for cell, have in supply.items():
        demand = small.cells.get(cell, Demand((F(0),) * len(totals), F(0), F(0)))
        for number, need in enumerate(demand.needs):
            left, worth = min(have, need), F(0)
            for share, factor in s.segments:
                worth += factor * min(left, share * need)
                left -= min(left, share * need)
            totals[number] += worth * demand.value - s.oversupply * max(F(0), have - need)
    return totals


def evaluate(small: Small, plan: dict) -> F | None:
    """The objective in the plainest way; None where a hard rule is broken."""
    problem, s, total = small.problem, small.problem.settings, F(0)
    if _breaks(problem, plan):
        return None
    for limit in problem.limits:
        value = sum(plan[l, limit.year][0 if limit.counts == "groups" else 1] for l in limit.lines)
        outside = max(
            0,
            (value if limit.at_least is None else limit.at_least) - value,
            value - (value if limit.at_most is None else limit.at_most),
        )
        if outside and limit.price is None:
            return None
        total -= (limit.price or 0) * outside
    worths = worth_by_scenario(small, plan)
    mean = sum(worths, F(0)) / len(worths)
    total += mean * (1 - s.cvar_weight)
    if s.cvar_weight:
        count = s.cvar_share * len(worths)
        assert count.denominator == 1  # the tests use whole tails
        total += s.cvar_weight * sum(sorted(worths)[: int(count)], F(0)) / count
    for l, line in enumerate(problem.lines):
        xs = [line.last, *(plan[l, t][0] for t in range(1, s.span + 1))]
        total -= s.change * sum(abs(b - a) for a, b in itertools.pairwise(xs))
        if line.last == 0:
            whole = any(xs[1 : s.years + 1])
            total -= s.opening * (
                1 if whole else max((F(x) / max(line.most_groups, 1) for x in xs[1:]), default=F(0))
            )
    return total
