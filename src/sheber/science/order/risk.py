"""Risk aversion: which scenarios are the worst for the best plan.

The mean of the worst part of the scenarios is the least of weighted means over weights q, each at most
1 / (share x count). For fixed weights the model is the usual one with weighted scenarios, and its optimum bounds the
worth of every plan; so the weights are sought at which that optimum is least (cutting planes over weights: each plan
met on the way is one linear function of them).
"""

from fractions import Fraction
from math import gcd

import highspy
import numpy as np

from sheber.science.order.arrays import Arrays, arrays_of
from sheber.science.order.build import Model, build
from sheber.science.order.highs import Watch, is_optimal, new_solver
from sheber.science.order.problem import AMOUNT_UNIT, NEED_UNIT, Problem
from sheber.science.order.relax import relax

ROUNDS = 25
NEAR = 2e-4  # relative
WHOLE = 10**9


def mixed(problem: Problem, weights: np.ndarray) -> np.ndarray:
    """Weights of the scenarios in the worth: an equal part and the worst part's."""
    settings, count = problem.settings, problem.cells.scenarios
    return np.asarray((1 - float(settings.cvar_weight)) / count + float(settings.cvar_weight) * weights)


def worst_weights(problem: Problem, watch: Watch) -> tuple[int, ...]:
    """Whole weights of the scenarios at which the relaxation's optimum is (nearly) least."""
    count = problem.cells.scenarios
    weights = np.full(count, 1 / count)
    arrays = arrays_of(problem)
    rows, constants = [], []
    best, found = np.inf, weights
    for _ in range(ROUNDS):
        model = build(problem, weights=mixed(problem, weights).tolist())
        relaxed = relax(model, watch)
        if relaxed is None:
            break
        if relaxed.value < best:
            best, found = relaxed.value, weights
        worths = scenario_worths(problem, arrays, relaxed.columns[model.places])
        rest = float(model.cost @ _without_cells(model, relaxed.columns))
        rows.append(float(problem.settings.cvar_weight) * worths)
        constants.append((1 - float(problem.settings.cvar_weight)) * worths.mean() + rest)
        value, weights = _least(problem, rows, constants)
        if best - value <= NEAR * max(1.0, abs(best)) or not watch.left:
            break
    return _whole(problem, found)


def _without_cells(model: Model, columns: np.ndarray) -> np.ndarray:
    """The columns with those of the cells' pieces at nought: what changes, openings and soft limits cost stays."""
    cells = next(family for family in model.families if family.kind == "cell")
    pieces = np.unique(model.matrix[cells.start : cells.stop].indices)
    kept = columns.copy()
    kept[pieces] = 0
    return kept


def scenario_worths(problem: Problem, arrays: Arrays, places: np.ndarray) -> np.ndarray:
    """Worth of the cells under each scenario; `places[l, t]`."""
    cells, settings, given = arrays.cells, problem.settings, arrays.cells.given
    supply = cells.supply + np.bincount(cells.at, cells.share * places[cells.line, cells.intake], len(cells.supply))
    known = given >= 0
    needs = np.zeros((len(given), problem.cells.scenarios))
    needs[known] = problem.cells.needs[given[known]] / NEED_UNIT
    value = np.zeros(len(given))
    value[known] = problem.cells.value[given[known]] / AMOUNT_UNIT
    over = float(settings.oversupply)
    total = over * (np.minimum(supply[:, None], needs) - supply[:, None]).sum(axis=0)
    mark, worths = 0.0, [float(worth) for _, worth in settings.segments]
    for (part, worth), after in zip(settings.segments, [*worths[1:], 0.0], strict=True):
        mark += float(part)
        total += (float(worth) - after) * (value[:, None] * np.minimum(supply[:, None], mark * needs)).sum(axis=0)
    return np.asarray(total)


def _least(problem: Problem, rows: list[np.ndarray], constants: list[float]) -> tuple[float, np.ndarray]:
    """The weights at which the greatest of linear functions is least."""
    count = problem.cells.scenarios
    solver = new_solver()
    inf = highspy.kHighsInf
    most = min(1.0, 1 / (float(problem.settings.cvar_share) * count))
    solver.addVar(-inf, inf)
    solver.changeColCost(0, 1.0)
    for _ in range(count):
        solver.addVar(0.0, most)
    every = np.arange(count + 1, dtype=np.int32)
    solver.addRow(1.0, 1.0, count, every[1:], np.ones(count))
    for row, constant in zip(rows, constants, strict=True):
        solver.addRow(constant, inf, count + 1, every, np.concatenate([[1.0], -row]))
    solver.run()
    if not is_optimal(solver):
        return -inf, np.full(count, 1 / count)
    return solver.getInfo().objective_function_value, np.array(solver.getSolution().col_value)[1:]


def _whole(problem: Problem, weights: np.ndarray) -> tuple[int, ...]:
    """Whole weights that keep the rule of a worst part exactly."""
    made = [int(one) for one in np.maximum(weights, 0) * WHOLE]
    while True:
        most = int(Fraction(sum(made)) / (problem.settings.cvar_share * len(made)) // 1)
        if max(made) <= most:
            return tuple(one // gcd(*made) for one in made)
        made = [min(one, most) for one in made]
