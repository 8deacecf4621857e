"""Steps beside the full search: what they hand on is a plan of the model, and holding the outlook costs little."""

from dataclasses import replace

import numpy as np
import pytest
from benchmarks.instances import Size, make

from sheber.science.order.build import Model, build
from sheber.science.order.highs import Watch, hand_over
from sheber.science.order.near import groups_only, near_relaxed, places_in_groups
from sheber.science.order.problem import Problem
from sheber.science.order.relax import Relaxed, relax

NEAR = 0.01  # of the relaxation
TINY = 1e-5


@pytest.fixture(scope="module", params=[(1, 2), (2, 1)], ids=["1+2 years", "2+1 years"])
def asked(request: pytest.FixtureRequest) -> tuple[Problem, Model, Relaxed]:
    years, outlook = request.param
    problem = make(Size(1, 60, 3, 6, 14, 18), 3, outlook=years + outlook - 1)
    problem = replace(problem, settings=replace(problem.settings, years=years, outlook=outlook))
    model = build(problem)
    relaxed = relax(model)
    assert relaxed is not None
    return problem, model, relaxed


def broken(model: Model, values: np.ndarray) -> float:
    """By how much the columns are outside rows and bounds."""
    used = model.matrix @ values
    parts = (model.row_lower - used, used - model.row_upper, model.lower - values, values - model.upper)
    return float(max(part.max() for part in parts))


def test_a_plan_near_the_relaxation_is_a_plan_of_the_model(asked: tuple[Problem, Model, Relaxed]) -> None:
    problem, model, relaxed = asked
    start = near_relaxed(problem, model, relaxed, Watch(seconds=60))
    assert start is not None
    count, _, values = start
    assert count == len(model.cost)
    assert broken(model, values) < TINY
    whole = values[groups_only(model)]
    assert np.abs(whole - np.rint(whole)).max() < TINY
    assert model.cost @ values >= relaxed.value * (1 - NEAR)


def test_the_outlook_moves_where_holding_it_leaves_no_plan(asked: tuple[Problem, Model, Relaxed]) -> None:
    problem, model, relaxed = asked
    years = problem.settings.years
    columns = relaxed.columns.copy()
    for grid in (model.groups, model.places):  # an outlook that no money and no workshop allows
        columns[grid[:, years:]] = model.upper[grid[:, years:]]
    start = near_relaxed(problem, model, replace(relaxed, columns=columns), Watch(seconds=60))
    assert start is not None
    assert broken(model, start[2]) < TINY


def test_whole_places_stand_in_the_groups_that_were_given(asked: tuple[Problem, Model, Relaxed]) -> None:
    problem, model, relaxed = asked
    start = near_relaxed(problem, model, relaxed, Watch(seconds=60))
    assert start is not None
    years = problem.settings.years
    values = places_in_groups(problem, model, start[2], Watch(seconds=60), float("inf"))
    assert values is not None
    assert broken(model, values) < TINY
    assert np.array_equal(np.rint(values[model.groups[:, :years]]), np.rint(start[2][model.groups[:, :years]]))
    places = values[model.places[:, :years]]
    assert np.abs(places - np.rint(places)).max() < TINY
    best = hand_over(_groups_held(model, start[2], years), whole=True)
    best.run()
    asked_gap = float(problem.settings.gap)
    assert model.cost @ values >= best.getInfo().objective_function_value * (1 - asked_gap)


def _groups_held(model: Model, values: np.ndarray, years: int) -> Model:
    lower, upper = model.lower.copy(), model.upper.copy()
    binding = model.groups[:, :years]
    lower[binding] = upper[binding] = np.rint(values[binding])
    return replace(model, lower=lower, upper=upper)
