"""The plan against exhaustive search, against an evaluator written apart, and against mutations."""

import itertools
import random
from fractions import Fraction as F

import pytest

from sheber.science.order.build import build
from sheber.science.order.check import WrongMultiplier, bound, faults, objective
from sheber.science.order.explain import Explainer, verdict
from sheber.science.order.problem import Demand, Limit, Line, Problem, Settings, Use, worth_of
from sheber.science.order.solve import Infeasible, solve

SEGMENTS = ((F(6, 10), F(1)), (F(1, 4), F(8, 10)), (F(15, 100), F(1, 2)))


def random_problem(seed: int, *, scenarios: int = 1, years: int = 1) -> Problem:
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
            tuple(F(noise.randrange(0, 5)) for _ in range(scenarios)),
            F(noise.choice([1, 2])),
            F(noise.randrange(0, 2)),
        )
        for o in occupations
        for d in districts
        for y in range(1, 3 + years)
        if noise.random() < 0.7
    }
    limits = (
        Limit("floor", "floor", 1, F(2), None, "places", F(noise.choice([1, 3]), 2), (0, 1)),
        Limit("cap", "cap", 1, None, F(2), "groups", None, tuple(range(len(lines)))),
    )
    return Problem(
        settings=Settings(years, 2, 3, SEGMENTS, F(35, 100), F(4, 10), F(noise.choice([0, 1])), F(0), 20),
        lines=lines,
        crosswalk={"s1": (("o1", F(7, 10)), ("o2", F(2, 10))), "s2": (("o2", F(1)),)},
        mobility={"d1": (("d1", F(8, 10)), ("d2", F(1, 10)))},
        cells=cells,
        resources={("w", 1): F(9)},
        uses={0: (Use("w", F(3), F(1, 2)),), 1: (Use("w", F(2), F(1)),)},
        budgets={("local", 1): 640_000_000, ("local", 2): 500_000_000},
        limits=limits,
        last_year=max((cell[2] for cell in cells), default=0),
    )


def every_plan(problem: Problem):
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


def evaluate(problem: Problem, plan: dict) -> F | None:
    """Objective written apart from the checker, in the plainest way; None where a hard rule is broken."""
    s, total = problem.settings, F(0)
    horizon = range(1, s.years + 12)
    for funding in {line.funding for line in problem.lines}:
        for y in horizon:
            money = F(0)
            for (l, t), (_, n) in plan.items():
                a = y - t
                if 0 <= a < problem.lines[l].term and problem.lines[l].funding == funding:
                    money += n * problem.lines[l].survival ** a * problem.lines[l].cost
            if (funding, y) in problem.budgets and money > problem.budgets[funding, y]:
                return None
    for (r, y), amount in problem.resources.items():
        use = F(0)
        for (l, t), (x, n) in plan.items():
            if 0 <= y - t < problem.lines[l].term:
                use += sum(
                    (x * u.per_group + n * u.per_place for u in problem.uses.get(l, ()) if u.resource == r), F(0)
                )
        if use > amount:
            return None
    for limit in problem.limits:
        value = sum(plan[l, limit.year][0 if limit.counts == "groups" else 1] for l in limit.lines)
        outside = max(
            0, (limit.at_least or value) - value, value - (limit.at_most if limit.at_most is not None else value)
        )
        if outside and limit.price is None:
            return None
        total -= (limit.price or 0) * outside
    supply = {cell: demand.supply for cell, demand in problem.cells.items()}
    for (l, t), (_, n) in plan.items():
        line = problem.lines[l]
        for d, m in problem.mobility.get(line.district, ((line.district, F(1)),)):
            for o, h in problem.crosswalk[line.specialty]:
                if t + line.term <= problem.last_year:
                    cell = (o, d, t + line.term)
                    supply[cell] = supply.get(cell, F(0)) + n * line.survival**line.term * line.entry * m * h
    for cell, have in supply.items():
        demand = problem.cells.get(cell, Demand((F(0),), F(0), F(0)))
        for need in demand.needs:
            left, worth = min(have, need), F(0)
            for share, factor in s.segments:
                worth += factor * min(left, share * need)
                left -= min(left, share * need)
            total += (worth * demand.value - s.oversupply * max(F(0), have - need)) / len(demand.needs)
    for l, line in enumerate(problem.lines):
        xs = [line.last, *(plan[l, t][0] for t in range(1, s.years + 1))]
        total -= s.change * sum(abs(b - a) for a, b in itertools.pairwise(xs))
        total -= s.opening * (line.last == 0 and any(xs[1:]))
    return total


def solved(problem: Problem):
    model = build(problem)
    answer = solve(model, gap=0, seconds=20)
    plan = {
        (l, t + 1): (int(answer.groups[l, t]), int(answer.places[l, t]))
        for l in range(len(problem.lines))
        for t in range(problem.settings.years)
    }
    multipliers = {}
    for name, value, low, high in zip(model.rows, answer.multipliers, model.row_lower, model.row_upper, strict=True):
        rounded = F(round(float(value) * 10**6), 10**6)
        if rounded and not (rounded > 0 and high == float("inf")) and not (rounded < 0 and low == -float("inf")):
            multipliers[name] = rounded
    return model, answer, plan, multipliers


@pytest.mark.parametrize(("scenarios", "years"), [(1, 1), (3, 1), (1, 2)])
@pytest.mark.parametrize("seed", range(25))
def test_exhaustive_search_agrees(seed: int, scenarios: int, years: int) -> None:
    problem = random_problem(seed, scenarios=scenarios, years=years)
    values = [value for plan in every_plan(problem) if (value := evaluate(problem, plan)) is not None]
    _, answer, plan, multipliers = solved(problem)
    best = max(values)
    assert list(faults(problem, plan)) == []
    assert evaluate(problem, plan) == objective(problem, plan)
    assert abs(float(best) - answer.objective) < 1e-6
    assert abs(objective(problem, plan) - best) < F(1, 10**6)
    assert bound(problem, multipliers) >= best
    assert bound(problem, {}) >= best


@pytest.mark.parametrize("seed", range(40))
def test_the_checker_sees_exactly_the_plans_that_break_a_rule(seed: int) -> None:
    problem = random_problem(seed)
    for plan in itertools.islice(every_plan(problem), 400):
        value = evaluate(problem, plan)
        assert (value is None) == bool(list(faults(problem, plan)))
        if value is not None:
            assert objective(problem, plan) == value


def test_the_bound_is_near_and_any_right_multipliers_prove_something() -> None:
    problem = random_problem(3)
    _, answer, plan, multipliers = solved(problem)
    assert float(bound(problem, multipliers)) <= answer.relaxation + 0.01
    half = {row: value / 2 for row, value in multipliers.items()}
    assert bound(problem, half) >= objective(problem, plan)


def test_multipliers_of_a_wrong_sign_or_row_are_refused() -> None:
    problem = random_problem(3)
    with pytest.raises(WrongMultiplier):
        bound(problem, {"budget|local|1": F(-1)})
    with pytest.raises(WrongMultiplier):
        bound(problem, {"nothing|x": F(1)})


def test_group_rules_are_checked() -> None:
    problem = random_problem(1)
    line = problem.lines[0]
    for groups, places in ((line.max_groups + 1, 2), (1, 1), (1, 4), (-1, 0), (0, 1)):
        assert list(faults(problem, {(0, 1): (groups, places)}))


def test_contradicting_limits_are_named_with_their_least_relaxation() -> None:
    problem = random_problem(2)
    lines = tuple(range(len(problem.lines)))
    impossible = (
        Limit("many", "many", 1, F(100), None, "places", None, lines),
        Limit("few", "few", 1, None, F(50), "places", None, lines),
    )
    broken = Problem(**{**problem.__dict__, "limits": impossible})
    with pytest.raises(Infeasible) as caught:
        solve(build(broken), gap=0, seconds=5)
    assert caught.value.rows == ["least|many|1"]
    assert caught.value.relax["least|many|1"] > 0


def test_scenarios_collapse_into_one_concave_function() -> None:
    noise = random.Random(5)
    settings = Settings(segments=SEGMENTS, oversupply=F(35, 100))
    for _ in range(50):
        demand = Demand(tuple(F(noise.randrange(0, 9)) for _ in range(4)), F(2), F(0))
        pieces, beyond = worth_of(demand, settings)
        slopes = [slope for _, slope in pieces] + [beyond]
        assert slopes == sorted(slopes, reverse=True)
        for supply in (F(0), F(1), F(7, 2), F(20)):
            left, value = supply, F(0)
            for width, slope in pieces:
                value += slope * min(left, width)
                left -= min(left, width)
            value += beyond * left
            direct = F(0)
            for need in demand.needs:
                rest, worth = min(supply, need), F(0)
                for share, factor in SEGMENTS:
                    worth += factor * min(rest, share * need)
                    rest -= min(rest, share * need)
                direct += (2 * worth - F(35, 100) * max(F(0), supply - need)) / 4
            assert value == direct


def test_explanations_name_what_stops_a_line() -> None:
    problem = random_problem(4)
    _, _, plan, multipliers = solved(problem)
    explainer = Explainer(problem, plan, multipliers)
    kinds = {"own_limit", "applicants", "budget", "resource", "limit", "need_met"}
    assert {explainer.stop(n, 1).kind for n in range(len(problem.lines))} <= kinds
    assert all(price.used <= price.available for price in explainer.prices() if price.kind in {"budget", "resource"})
    assert [verdict(*pair) for pair in ((0, 0), (1, 0), (0, 1), (1, 2), (2, 1), (1, 1))] == [
        "refused", "closed", "opened", "grown", "cut", "kept",
    ]  # fmt: skip
