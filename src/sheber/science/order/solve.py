"""Solves the model with HiGHS: whole groups and places from the relaxation (relax.py)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from sheber.science.order.build import Model, add_floors, build, floor_of
from sheber.science.order.check import faults, objective
from sheber.science.order.curves import ROUGH, ROUGH_OUTLOOK, thinned
from sheber.science.order.exact import Number
from sheber.science.order.force import swept
from sheber.science.order.highs import Start, Watch, hand_over, has_plan, is_infeasible, is_optimal, search
from sheber.science.order.infeasible import Infeasible, contradiction
from sheber.science.order.near import groups_only, near_relaxed, places_in_groups
from sheber.science.order.outlook import settle_outlook
from sheber.science.order.problem import Problem
from sheber.science.order.relax import Relaxed, tighten, unpriced

LEAST_GAP = 1e-5  # below it places are whole from the start
FEW_LINES = 30
SWEEP_SECONDS = 3.0
LEAST_CUT = 0.2  # of a group
Plan = dict[tuple[int, int], tuple[Number, Number]]


@dataclass(frozen=True)
class Solution:
    """A plan, the model it was found in with its relaxation, and the solver's own bound."""

    plan: Plan
    model: Model
    relaxed: Relaxed
    objective: float  # by the model
    bound: float  # the solver's word
    seconds: float
    stopped: bool  # before the gap was reached

    @property
    def multipliers(self) -> np.ndarray:
        """A multiplier per row."""
        return self.relaxed.duals


def solve(problem: Problem, watch: Watch | None = None, *, weights: Sequence[float] | None = None) -> Solution:
    """The best plan found within the watch's time or to the settings' gap. Raises Infeasible.

    `weights`: of the scenarios, where risk counts (see risk.py); else equal.
    """
    watch = watch or Watch(seconds=float(problem.settings.seconds))
    model, relaxed = tighten(problem, build(problem, weights=weights), watch)
    if relaxed is None:
        if watch.left or is_contradictory(model):
            raise Infeasible(*contradiction(model))
        relaxed = unpriced(model)
    rough = rough_model(problem, model) if problem.cells.scenarios > ROUGH else model
    found = solve_whole(problem, rough, relaxed, watch)
    return replace(found, model=model)


def rough_model(problem: Problem, model: Model, *, inflow: np.ndarray | None = None) -> Model:
    """The model with few pieces in each cell and the same floored rows: quick to search, nearly the same worth."""
    floors = [floor_of(name) for _, name in model.rows_of("floor")]
    curves = thinned(model.curves, ROUGH_OUTLOOK if problem.settings.outlook else ROUGH)
    return add_floors(build(problem, curves=curves, inflow=inflow), problem, floors)


def is_contradictory(model: Model) -> bool:
    """No point at all, groups in parts allowed."""
    solver = hand_over(model, whole=False, cost=np.zeros_like(model.cost))
    solver.run()
    return is_infeasible(solver)


def solve_whole(
    problem: Problem, model: Model, relaxed: Relaxed, watch: Watch, *, known: Plan | None = None
) -> Solution:
    """Whole groups and places from a relaxation in hand; `known`: a plan to start from, where it is still feasible."""
    rounded = (rounded_near(problem, model, relaxed.columns), rounded_down(problem, model, relaxed.columns))
    given: tuple[Plan | None, ...] = (known, *(rounded if relaxed.columns.any() else ()), keep_last(problem))
    fallback = next((one for one in given if one is not None and not next(faults(problem, one), "")), None)
    start = None
    if known is not None and fallback is known:
        start = start_from(model, known)
    elif problem.settings.outlook:
        start = near_relaxed(problem, model, relaxed, watch)
    found = _search(problem, model, watch, start) if watch.left or fallback is None else NOTHING_FOUND
    if found.plan is None and found.none:
        raise Infeasible(*contradiction(model, whole=True))
    plan = found.plan or (fallback if fallback is not None else _any_plan(problem, model))
    if not found.done and not problem.settings.outlook:
        if fallback is not None and objective(problem, fallback) > objective(problem, plan):
            plan = fallback
        # Little was searched: at least each college is planned at its best.
        plan, _ = swept(problem, model, plan, Watch(seconds=SWEEP_SECONDS, stop=watch.stop), passes=1)
        found = replace(found, value=float(objective(problem, plan)))
    if problem.settings.outlook:
        plan = settle_outlook(problem, model, plan)
    bound = found.bound if np.isfinite(found.bound) else relaxed.value
    return Solution(plan, model, relaxed, found.value, bound, watch.used, not found.done)


@dataclass(frozen=True)
class Found:
    """What a search came to; `none`: there is no plan at all; `done`: the gap was reached."""

    plan: Plan | None
    value: float
    bound: float
    none: bool
    done: bool


NOTHING_FOUND = Found(None, float("-inf"), float("inf"), none=False, done=False)


def _search(problem: Problem, model: Model, watch: Watch, warm: Start | None) -> Found:
    """Groups first with places in parts, then places in these groups; all together where that is not enough."""
    gap = float(problem.settings.gap)
    first = NOTHING_FOUND
    if gap >= LEAST_GAP and len(problem.lines) >= FEW_LINES:
        first = groups_first(problem, model, watch, warm)
        if first.done or first.none or not watch.left:
            return first
        warm = start_from(model, first.plan) if first.plan else warm
    found = _all_together(problem, model, watch, warm)
    best = found if found.value >= first.value else first
    bound = min(found.bound, first.bound)
    near = np.isfinite(best.value) and bound - best.value <= gap * max(1.0, abs(best.value))
    done = found.done or bool(near)
    return Found(best.plan, best.value, bound, found.none, done)


def groups_first(problem: Problem, model: Model, watch: Watch, warm: Start | None = None) -> Found:
    """Whole groups with places in parts, then whole places in these groups."""
    gap = float(problem.settings.gap)
    solver = search(replace(model, whole=groups_only(model)), watch, warm, 0.85 * gap)
    if not has_plan(solver):
        return replace(NOTHING_FOUND, none=is_infeasible(solver))
    bound = solver.getInfo().mip_dual_bound
    enough = bound / (1 + gap) if bound > 0 else bound
    columns = places_in_groups(problem, model, np.array(solver.getSolution().col_value), watch, enough)
    if columns is None:
        return replace(NOTHING_FOUND, bound=bound)
    value, plan = float(model.cost @ columns), plan_of(problem, model, columns)
    return Found(plan, value, bound, none=False, done=bound - value <= gap * max(1.0, abs(value)))


def _all_together(problem: Problem, model: Model, watch: Watch, warm: Start | None) -> Found:
    """HiGHS 1.16 may hand back the plan that it was given where presolve empties the model, with the value of a
    better one: then it searches once more from nothing."""
    for start in (warm, None):
        solver = search(model, watch, start, float(problem.settings.gap))
        if not has_plan(solver):
            return replace(NOTHING_FOUND, none=is_infeasible(solver))
        value = solver.getInfo().objective_function_value
        columns = np.array(solver.getSolution().col_value)
        if start is None or abs(model.cost @ columns - value) <= 1e-6 * max(1.0, abs(value)):
            break
    plan = plan_of(problem, model, columns)
    return Found(plan, value, solver.getInfo().mip_dual_bound, none=False, done=is_optimal(solver))


def plan_of(problem: Problem, model: Model, columns: np.ndarray) -> Plan:
    """Whole groups and places of the binding years; outlook years as they are in the columns."""
    years = problem.settings.years
    groups, places = np.rint(columns[model.groups[:, :years]]), np.rint(columns[model.places[:, :years]])
    plan: Plan = {}
    for number in range(len(problem.lines)):
        for t in range(years):
            plan[number, t + 1] = (int(groups[number, t]), int(places[number, t]))
    return plan


def rounded_down(problem: Problem, model: Model, columns: np.ndarray) -> Plan:
    """The relaxation with whole groups and places below it: keeps every upper limit."""
    plan: Plan = {}
    for number, line in enumerate(problem.lines):
        for t in range(problem.settings.years):
            groups = int(columns[model.groups[number, t]] + 1e-6)
            most = min(line.group_max * groups, line.applicants, int(columns[model.places[number, t]] + 1e-6))
            plan[number, t + 1] = (groups, max(most, line.group_min * groups))
    return plan


def rounded_near(problem: Problem, model: Model, columns: np.ndarray) -> Plan:
    """The relaxation rounded down, then up again where most was cut off, as long as every upper limit holds."""
    plan = rounded_down(problem, model, columns)
    rows = model.policy[np.isfinite(model.row_upper[model.policy])]
    matrix = model.matrix[rows].tocsc()
    values = np.zeros(len(model.cost))
    for (number, year), (groups, places) in plan.items():
        values[model.groups[number, year - 1]], values[model.places[number, year - 1]] = float(groups), float(places)
    room = model.row_upper[rows] + 1e-9 - matrix @ values
    cut = sorted(plan, key=lambda key: float(plan[key][0]) - columns[model.groups[key[0], key[1] - 1]])
    for number, year in cut:
        line, (groups, places) = problem.lines[number], plan[number, year]
        x, n = model.groups[number, year - 1], model.places[number, year - 1]
        if columns[x] - float(groups) < LEAST_CUT or groups >= line.most_groups:
            continue
        want = max(line.group_min * (groups + 1), min(round(columns[n]), line.group_max * (groups + 1)))
        want = min(want, line.applicants)
        more = np.zeros(len(rows))
        for column, by in ((x, 1.0), (n, float(want - places))):
            span = slice(matrix.indptr[column], matrix.indptr[column + 1])
            more[matrix.indices[span]] += by * matrix.data[span]
        if (more <= np.maximum(room, 0)).all():
            room -= more
            plan[number, year] = (groups + 1, want)
    return plan


def keep_last(problem: Problem) -> Plan:
    """Last year's groups, as far as the line still allows, at their smallest."""
    plan: Plan = {}
    for number, line in enumerate(problem.lines):
        groups = min(line.last, line.most_groups)
        for year in range(1, problem.settings.years + 1):
            plan[number, year] = (groups, line.group_min * groups)
    return plan


def start_from(model: Model, plan: Plan) -> Start:
    """A plan as given values of the whole columns (the solver completes the others)."""
    at, values = [], []
    for (number, year), (groups, places) in plan.items():
        at += [int(model.groups[number, year - 1]), int(model.places[number, year - 1])]
        values += [float(groups), float(places)]
    return len(at), np.array(at, dtype=np.int32), np.array(values)


def _any_plan(problem: Problem, model: Model) -> Plan:
    """Any plan at all, however long it takes. Raises Infeasible."""
    solver = hand_over(model, whole=True, cost=np.zeros_like(model.cost))
    solver.run()
    if not has_plan(solver):
        raise Infeasible(*contradiction(model, whole=True))
    return plan_of(problem, model, np.array(solver.getSolution().col_value))


def with_gap(problem: Problem, gap: Fraction) -> Problem:
    """The same problem asked for another gap."""
    return replace(problem, settings=replace(problem.settings, gap=gap))
