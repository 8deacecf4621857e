"""Cells counted at home, and the bound by them, against the plainest way to count them."""

import random
from dataclasses import replace
from fractions import Fraction as F

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.order.naive import Naive
from tests.science.order.small import SEGMENTS, SHORT, Small, evaluate, small

from sheber.science.order.bound import bound
from sheber.science.order.check import objective
from sheber.science.order.exact import Exact
from sheber.science.order.homes import Homes
from sheber.science.order.prices import Prices, Proof, scenario_weights
from sheber.science.order.problem import Demand, Problem, columns_of

LONG = ((F(123457, 10**6), F(999999, 10**6)), (F(1, 3), F(2, 7)))  # their numbers do not fit into 64 bits
NO_WORTH = ((F(1, 2), F(0)),)
problems = st.builds(
    lambda seed, times, there, segments, over, fear, **more: varied(
        small(seed, **more), seed, times, there, segments=segments, oversupply=over, cvar_weight=fear
    ),
    seed=st.integers(0, 10**6),
    scenarios=st.sampled_from([1, 2, 4]),
    years=st.integers(1, 2),
    outlook=st.integers(0, 2),
    bare=st.booleans(),
    times=st.sampled_from([F(0), F(1), F(1, 500), F(10**12)]),
    there=st.sampled_from([F(0), F(1), F(10**12)]),  # where much is there, floats cannot tell a place more or less
    segments=st.sampled_from([SEGMENTS, SHORT, LONG, NO_WORTH]),
    over=st.sampled_from([F(0), F(35, 100), F(123457, 10**6)]),
    fear=st.sampled_from([F(0), F(3, 5)]),
)


def varied(one: Small, seed: int, times: F, there: F, **more: object) -> Small:
    """The same with needs and supplies so many times as large, and lines of all kinds."""
    noise, problem = random.Random(seed), one.problem
    cells = {
        cell: Demand(tuple(need * times for need in demand.needs), demand.value, demand.supply * there)
        for cell, demand in one.cells.items()
    }
    lines = tuple(
        replace(
            line,
            survival=noise.choice([line.survival, F(9137, 10**4), F(0)]),
            applicants=noise.choice([line.applicants, 20]),
            max_groups=noise.choice([line.max_groups, 4]),
        )
        for line in problem.lines
    )
    given = replace(problem.settings, cvar_share=F(1, 2), **more)
    return Small(replace(problem, settings=given, lines=lines, cells=columns_of(cells)), cells)


def proof_of(problem: Problem, seed: int) -> Proof:
    """Some prices, few of them of use."""
    noise, rules = random.Random(seed), problem.settings

    def price(most: F = F(2)) -> F:
        return noise.choice([F(0), most * F(noise.randrange(10**6), 10**6), most * F(noise.randrange(8), 7)])

    rows = {"cell|" + "|".join(map(str, cell)): -price() for cell in Exact(problem).cells()}
    rows |= {f"budget|{key}|{year}": price() for key, year in problem.budgets}
    rows |= {f"resource|{key}|{year}": price() / 9 for key, year in problem.resources}
    for limit in problem.limits:
        rows |= {f"least|{limit.code}|{limit.year}": -price()} if limit.at_least is not None else {}
        rows |= {f"most|{limit.code}|{limit.year}": price()} if limit.at_most is not None else {}
    for line in problem.lines:
        for year in range(rules.years + 1, rules.span + 1):
            rows[f"turn|{line.name}|{year}"] = rules.change * noise.choice([-1, 0, F(1, 7)])
            rows[f"open|{line.name}|{year}"] = rules.opening * noise.choice([0, F(1, 3)])
    weights = tuple([3, 2, 2, 2][: problem.cells.scenarios]) if rules.cvar_weight else None
    return Proof(rows, weights if problem.cells.scenarios > 1 else None)


@given(problems, st.integers(0, 10**6))
@settings(max_examples=150, deadline=None)
def test_the_bound_is_that_of_every_number_of_places_and_of_bought_graduates(one: Small, seed: int) -> None:
    proof = proof_of(one.problem, seed)
    assert bound(one.problem, proof) == Naive(one.problem, proof).total()


@given(problems, st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_a_home_adds_by_places_what_its_cells_add_and_turns_where_one_more_adds_too_little(
    one: Small, seed: int
) -> None:
    problem, proof = one.problem, proof_of(one.problem, seed)
    exact, prices = Exact(problem, scenario_weights(problem, proof.weights)), Prices(problem, proof)
    prices.gather(exact)
    homes, naive, noise = Homes(problem, exact, prices.cells), Naive(problem, proof), random.Random(seed)
    assert {cohort for _, cohort in naive.main.values()} == set(homes.cohorts)
    edges, turns = [], []
    for at, cohort in enumerate(homes.cohorts):
        most = problem.lines[cohort[0]].most_places
        own = [cell for cell, (_, main) in naive.main.items() if main == cohort]
        charged = sum(naive.price("cell|" + "|".join(map(str, c))) * naive.reach(cohort[0])[c[:2]] for c in own)
        values = [naive.home(*cohort, places) + charged * places for places in range(most + 1)]
        found = homes.worths(np.full(most + 1, at), np.arange(most + 1))
        assert [F(value, homes.parts) for value in found] == values
        steps = [after - before for before, after in zip(values, values[1:], strict=False)]
        edges.append(
            noise.choice(steps) + F(noise.choice([-1, 0, 0, 1, 10**9]), 10**9)
        )  # floats do not tell them apart
        turns.append(next((places for places, step in enumerate(steps) if step <= edges[-1]), most))
    assert homes.turns(edges).tolist() == turns


@given(problems, st.integers(0, 10**6))
@settings(max_examples=150, deadline=None)
def test_the_worth_of_a_plan_is_that_of_the_evaluator(one: Small, seed: int) -> None:
    noise, problem, plan = random.Random(seed), one.problem, {}
    bare = replace(problem, budgets={}, resources={}, limits=())
    for number, line in enumerate(problem.lines):
        for year in range(1, problem.settings.span + 1):
            groups = noise.randrange(line.most_groups + 1)
            plan[number, year] = groups, noise.randrange(3 * groups + 1)
    if problem.cells.scenarios % 2:
        bare = replace(bare, settings=replace(bare.settings, cvar_weight=F(0)))
    assert objective(bare, plan) == evaluate(Small(bare, one.cells), plan)
