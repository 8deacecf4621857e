"""The plan against exhaustive search, against an evaluator written apart, and against mutations."""

import itertools
import random
from dataclasses import replace
from fractions import Fraction as F

import numpy as np
import pytest
from tests.science.order.small import SEGMENTS, Small, evaluate, every_plan, small

from sheber.science.order.arrays import arrays_of
from sheber.science.order.bound import bound
from sheber.science.order.build import build
from sheber.science.order.check import faults, objective
from sheber.science.order.curves import curves_of
from sheber.science.order.exact import Exact
from sheber.science.order.explain import Explainer, verdict
from sheber.science.order.infeasible import Infeasible
from sheber.science.order.plan import make_plan
from sheber.science.order.prices import Proof, WrongMultiplier
from sheber.science.order.problem import Demand, Limit, Settings, columns_of
from sheber.science.order.prove import prove, short_prices
from sheber.science.order.solve import solve

KINDS = [
    {}, {"scenarios": 3}, {"years": 2}, {"bare": True}, {"years": 2, "scenarios": 2}, {"years": 2, "bare": True},
]  # fmt: skip


def agree(one: Small) -> None:
    """Exhaustive search, solver, checker and certificate say the same of a problem."""
    problem = one.problem
    values = [value for plan in every_plan(problem) if (value := evaluate(one, plan)) is not None]
    if not values:
        with pytest.raises(Infeasible):
            solve(problem)
        return
    best, answer = max(values), solve(problem)
    assert list(faults(problem, answer.plan)) == []
    assert evaluate(one, answer.plan) == objective(problem, answer.plan)
    assert abs(float(best) - answer.objective) < 1e-6
    assert abs(objective(problem, answer.plan) - best) < F(1, 10**6)
    proof = prove(problem, short_prices(problem, answer))
    assert bound(problem, proof) >= best
    assert bound(problem, Proof({})) >= best
    assert float(bound(problem, proof)) <= answer.relaxed.value + 0.01


@pytest.mark.parametrize("kind", range(len(KINDS)))
@pytest.mark.parametrize("seed", range(15))
def test_exhaustive_search_agrees(seed: int, kind: int) -> None:
    agree(small(seed, **KINDS[kind]))


@pytest.mark.parametrize("seed", range(40))
def test_the_checker_sees_exactly_the_plans_that_break_a_rule(seed: int) -> None:
    one = small(seed)
    for plan in itertools.islice(every_plan(one.problem), 400):
        value = evaluate(one, plan)
        assert (value is None) == bool(list(faults(one.problem, plan)))
        if value is not None:
            assert objective(one.problem, plan) == value


@pytest.mark.parametrize("seed", range(30))
def test_any_right_prices_prove_something(seed: int) -> None:
    one = small(seed, scenarios=2)
    values = [value for plan in every_plan(one.problem) if (value := evaluate(one, plan)) is not None]
    proof = prove(one.problem, short_prices(one.problem, solve(one.problem)))
    noise = random.Random(seed)
    for _ in range(5):
        bent = {row: value * F(noise.randrange(0, 30), 10) for row, value in proof.multipliers.items()}
        assert bound(one.problem, Proof(bent)) >= max(values)


@pytest.mark.parametrize("seed", range(30))
def test_a_floored_row_never_cuts_off_a_plan(seed: int) -> None:
    one = small(seed)
    values = [value for plan in every_plan(one.problem) if (value := evaluate(one, plan)) is not None]
    noise = random.Random(seed)
    rows = [f"floor|{key}|{d}" for key in ("resource|w|1", "resource|v|1", "resource|w|2") for d in ("2", "3/2", "5")]
    for _ in range(5):
        prices = {row: F(noise.randrange(0, 8), 4) for row in noise.sample(rows, 3)}
        assert bound(one.problem, Proof(prices)) >= max(values)


def test_multipliers_of_a_wrong_sign_or_row_are_refused() -> None:
    problem = small(3).problem
    wrong = [
        {"budget|local|1": F(-1)}, {"nothing|x": F(1)}, {"floor|resource|w|1|2": F(-1)}, {"floor|resource|x|1|2": F(1)},
        {"floor|resource|w|1|0": F(1)}, {"floor|resource|w|1|x": F(1)}, {"floor|most|cap|1|2": F(1)},
        {"turn|l0|1": F(1)},
    ]  # fmt: skip
    for multipliers in wrong:
        with pytest.raises(WrongMultiplier):
            bound(problem, Proof(multipliers))


def test_group_rules_are_checked() -> None:
    problem = small(1).problem
    line = problem.lines[0]
    for groups, places in ((line.max_groups + 1, 2), (1, 1), (1, 4), (-1, 0), (0, 1), (F(1, 2), 1)):
        assert list(faults(problem, {(0, 1): (groups, places)}))


def test_contradicting_limits_are_named_with_their_least_relaxation() -> None:
    problem = small(2).problem
    lines = tuple(range(len(problem.lines)))
    impossible = (
        Limit("many", "many", 1, F(100), None, "places", None, lines),
        Limit("few", "few", 1, None, F(50), "places", None, lines),
    )
    with pytest.raises(Infeasible) as caught:
        solve(replace(problem, limits=impossible))
    assert caught.value.rows == ["least|many|1"]
    assert caught.value.relax["least|many|1"] > 0


def test_limits_that_only_whole_groups_contradict_are_named() -> None:
    problem = small(2).problem
    lines = tuple(replace(line, applicants=8, max_groups=2) for line in problem.lines)
    clash = (
        Limit("least", "least", 1, F(5), None, "places", None, (0,)),
        Limit("most", "most", 1, None, F(3, 2), "groups", None, (0,)),
        Limit("idle", "idle", 1, None, F(50), "places", None, (0, 1)),
    )
    tight = replace(problem, lines=lines, limits=clash, resources={}, uses={}, budgets={("local", 1): 10**12})
    with pytest.raises(Infeasible) as caught:
        solve(tight)
    assert set(caught.value.rows) == {"least|least|1", "most|most|1"}
    assert caught.value.relax == {"least|least|1": 2.0, "most|most|1": 0.5}  # one whole group holds three


def test_scenarios_collapse_into_one_concave_function() -> None:
    noise = random.Random(5)
    for number in range(50):
        needs = tuple(F(noise.randrange(0, 9)) for _ in range(4))
        cells = {("o1", "d1", 1): Demand(needs, F(2), F(0))}
        problem = replace(
            small(number).problem,
            settings=Settings(segments=SEGMENTS, oversupply=F(35, 100)),
            lines=(), uses={}, limits=(), cells=columns_of(cells), last_year=1,
        )  # fmt: skip
        arrays = arrays_of(problem)
        curves, exact = curves_of(problem, arrays, None, np.array([30.0])), Exact(problem)
        assert (curves.slope[:-1] >= curves.slope[1:] - 1e-9).all()
        for supply in (F(0), F(1), F(7, 2), F(20)):
            left, value = float(supply), 0.0
            for width, slope in zip(curves.width, curves.slope, strict=True):
                value += slope * min(left, width)
                left -= min(left, width)
            value += float(curves.beyond[0]) * left
            direct = F(0)
            for need in needs:
                rest, worth = min(supply, need), F(0)
                for share, factor in SEGMENTS:
                    worth += factor * min(rest, share * need)
                    rest -= min(rest, share * need)
                direct += (2 * worth - F(35, 100) * max(F(0), supply - need)) / 4
            whole = exact.worth([int(need * 1000) for need in needs], 2_000_000, int(supply * exact.unit))
            assert exact.jobs(whole) == direct
            assert abs(value - float(direct)) < 1e-9


def test_explanations_name_what_stops_a_line() -> None:
    problem = small(4).problem
    answer = solve(problem)
    explainer = Explainer(problem, answer.plan, prove(problem, short_prices(problem, answer)).multipliers)
    kinds = {"own_limit", "applicants", "budget", "resource", "limit", "need_met"}
    assert {explainer.stop(n, 1).kind for n in range(len(problem.lines))} <= kinds
    assert all(price.used <= price.available for price in explainer.prices() if price.kind in {"budget", "resource"})
    assert [verdict(*pair) for pair in ((0, 0), (1, 0), (0, 1), (1, 2), (2, 1), (1, 1))] == [
        "refused", "closed", "opened", "grown", "cut", "kept",
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(25))
def test_an_outlook_is_exact_and_its_bound_holds(seed: int) -> None:
    one = small(seed, outlook=2)
    planned = make_plan(one.problem)
    plan = planned.plan
    assert list(faults(one.problem, plan)) == []
    assert evaluate(one, plan) == objective(one.problem, plan)
    assert bound(one.problem, planned.proof) >= objective(one.problem, plan)
    best = solve(one.problem)
    assert abs(float(objective(one.problem, plan)) - best.objective) < 1e-3
    assert float(bound(one.problem, planned.proof)) >= best.objective - 1e-6
    assert bound(one.problem, Proof({})) >= objective(one.problem, plan)


@pytest.mark.parametrize("seed", range(25))
def test_risk_aversion_has_a_right_certificate(seed: int) -> None:
    given = small(seed, scenarios=4)
    settings = replace(given.problem.settings, cvar_share=F(1, 2), cvar_weight=F(3, 5))
    one = replace(given, problem=replace(given.problem, settings=settings))
    values = [value for plan in every_plan(one.problem) if (value := evaluate(one, plan)) is not None]
    planned = make_plan(one.problem)
    worth = objective(one.problem, planned.plan)
    assert worth == evaluate(one, planned.plan)
    assert bound(one.problem, planned.proof) >= max(values)
    assert worth >= max(values) - F(4, 10)
    for weights in ((1, 0, 0, 0), (3, 1, 1, 1), (1, 1), (-1, 1, 1, 1)):
        if weights != (3, 1, 1, 1):
            with pytest.raises(WrongMultiplier):
                bound(one.problem, replace(planned.proof, weights=weights))
        else:
            assert bound(one.problem, replace(planned.proof, weights=weights)) >= max(values)


def test_row_names_are_the_catalogue_of_the_model() -> None:
    model = build(small(4, years=2).problem)
    names = [model.row_name(row) for row in range(model.matrix.shape[0])]
    assert len(set(names)) == len(names)
