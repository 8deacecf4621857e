"""A plan made again after a row was changed: an appeal, a building that slips, a budget cut.

Where the new relaxation still says what the old plan does, the old plan stays; only the other lines are searched. The
proof is made anew from the new relaxation, so it is as good as that of a plan made from nothing.
"""

from collections.abc import Mapping
from dataclasses import replace

from sheber.science.order.build import Model, build
from sheber.science.order.check import faults
from sheber.science.order.exact import NOTHING, Number, Plan
from sheber.science.order.highs import Start, Watch
from sheber.science.order.infeasible import Infeasible, contradiction
from sheber.science.order.plan import Planned, make_plan
from sheber.science.order.problem import Problem
from sheber.science.order.prove import prove, short_prices
from sheber.science.order.relax import relax
from sheber.science.order.solve import Solution, groups_first, start_from

SAME = 0.35  # groups
ByName = Mapping[tuple[str, int], tuple[Number, Number]]  # (line's name, year) -> (groups, places)


def by_name(problem: Problem, plan: Plan) -> dict[tuple[str, int], tuple[Number, Number]]:
    """A plan with lines by their names: it outlives a change of the rows."""
    return {(problem.lines[number].name, year): value for (number, year), value in plan.items()}


def _start(problem: Problem, model: Model, before: ByName) -> Start | None:
    """The plan before, where the changed problem still allows it."""
    plan = {
        (number, year): before.get((line.name, year), NOTHING)
        for number, line in enumerate(problem.lines)
        for year in range(1, problem.settings.years + 1)
    }
    return None if next(faults(problem, plan), "") else start_from(model, plan)


def plan_again(problem: Problem, before: ByName, watch: Watch | None = None) -> Planned:
    """A plan of the changed problem from the plan before. Raises Infeasible."""
    watch = watch or Watch(seconds=float(problem.settings.seconds))
    if problem.settings.outlook or problem.settings.cvar_weight:
        return make_plan(problem, watch)
    model = build(problem)
    relaxed = relax(model, watch)
    if relaxed is None:
        raise Infeasible(*contradiction(model))
    lower, upper = model.lower.copy(), model.upper.copy()
    for number, line in enumerate(problem.lines):
        for t in range(problem.settings.years):
            groups = float(before.get((line.name, t + 1), (-1, 0))[0])
            column = model.groups[number, t]
            if abs(relaxed.columns[column] - groups) < SAME and groups <= line.most_groups:
                lower[column] = upper[column] = groups
    found = groups_first(problem, replace(model, lower=lower, upper=upper), watch, _start(problem, model, before))
    if found.plan is None or next(faults(problem, found.plan), ""):
        return make_plan(problem, watch)
    solution = Solution(found.plan, model, relaxed, found.value, relaxed.value, watch.used, stopped=False)
    proof = prove(problem, short_prices(problem, solution))
    return Planned(found.plan, proof, relaxed.value - found.value, watch.used, stopped=False, model=model)
