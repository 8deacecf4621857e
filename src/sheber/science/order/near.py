"""Steps of the search beside the full one: a plan close to the relaxation, and whole places in groups that stand.

With an outlook the model is several times as large as its binding years. What of the outlook hardly matters for the
question at hand is held where it was, and freed again once the question is answered.
"""

from dataclasses import replace

import numpy as np

from sheber.science.order.build import Model
from sheber.science.order.highs import (
    SEARCH,
    SMALL_SEARCH,
    Start,
    Watch,
    hand_over,
    has_plan,
    is_optimal,
    run,
    search,
)
from sheber.science.order.problem import Problem
from sheber.science.order.relax import Relaxed

WHOLE = 0.02  # of a group: so near to a whole number the relaxation is taken at its word
SLACK = 1e-5  # what is held is a rounded optimum; with less HiGHS 1.16 may call it contradictory
PLACES, ROUGH_PLACES = 0.1, 0.2  # of the gap that is asked for: what whole places may lose of it


def groups_only(model: Model) -> np.ndarray:
    """What is whole where places may be in parts."""
    whole = model.whole.copy()
    whole[model.places] = False
    return whole


def near_relaxed(problem: Problem, model: Model, relaxed: Relaxed, watch: Watch) -> Start | None:
    """A plan close to the relaxation: with an outlook the full search finds none soon.

    Groups stay where the relaxation has them whole. Of the outlook only the next year of the other lines may move (all
    of it where that leaves no plan); then the whole outlook is free beside the groups that were found.
    """
    for still in (True, False):
        solver = search(_held(problem, model, relaxed, still=still), watch, None, float(problem.settings.gap) / 2)
        if has_plan(solver):
            freed = _all_freed(model, np.array(solver.getSolution().col_value), watch)
            if freed is not None:
                return len(freed), np.arange(len(freed), dtype=np.int32), freed
    return None


def _all_freed(model: Model, values: np.ndarray, watch: Watch) -> np.ndarray | None:
    """The best of all other columns beside these groups; None where there is none."""
    lower, upper, whole = model.lower.copy(), model.upper.copy(), np.flatnonzero(groups_only(model))
    lower[whole] = upper[whole] = np.rint(values[whole])
    solver = hand_over(replace(model, lower=lower, upper=upper), whole=False)
    run(solver, watch, "outlook", (0.1, 0.9))
    return np.array(solver.getSolution().col_value) if is_optimal(solver) else None


def places_in_groups(
    problem: Problem, model: Model, columns: np.ndarray, watch: Watch, enough: float
) -> np.ndarray | None:
    """The columns with whole places in the binding years' groups; None where there are none.

    At their best; with an outlook, where that takes long, a rougher answer that is worth `enough` will do.
    """
    lower, upper = model.lower.copy(), model.upper.copy()
    binding = model.groups[:, : problem.settings.years]
    lower[binding] = upper[binding] = np.rint(columns[binding])
    held, best = replace(model, lower=lower, upper=upper), None
    parts, options = ((ROUGH_PLACES, PLACES), SMALL_SEARCH) if problem.settings.outlook else ((PLACES,), SEARCH)
    for part in parts:
        solver = hand_over(held, whole=True, options=options)
        solver.setOptionValue("mip_rel_gap", part * float(problem.settings.gap))
        solver.setOptionValue("time_limit", max(1.0, 0.1 * watch.seconds))
        solver.run()
        if has_plan(solver):
            best = np.array(solver.getSolution().col_value)
        if best is None or solver.getInfo().objective_function_value >= enough:
            break
    return best


def _held(problem: Problem, model: Model, relaxed: Relaxed, *, still: bool) -> Model:
    """The model with the relaxation's whole groups held, and where `still` most of the outlook."""
    lower, upper = model.lower.copy(), model.upper.copy()
    years = problem.settings.years
    binding = model.groups[:, :years]
    nearest = np.rint(relaxed.columns[binding])
    same = np.abs(relaxed.columns[binding] - nearest) < WHOLE
    lower[binding[same]] = upper[binding[same]] = nearest[same]
    held = replace(model, lower=lower, upper=upper, whole=groups_only(model))
    if not still:
        return held
    quiet = same.all(axis=1)
    for grid in (model.groups, model.places):  # they stand in the same columns however many pieces the cells have
        later = np.concatenate([grid[quiet, years:].ravel(), grid[~quiet, years + 1 :].ravel()])
        lower[later] = upper[later] = np.clip(relaxed.columns[later], lower[later], upper[later])
    slack = np.where(model.row_lower == model.row_upper, 0.0, SLACK)  # equalities are the cells', which have pieces
    return replace(held, row_lower=model.row_lower - slack, row_upper=model.row_upper + slack)
