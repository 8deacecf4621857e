"""From a problem to a plan with its proof: the door that the bridge uses."""

from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from sheber.science.order.build import Model
from sheber.science.order.check import faults
from sheber.science.order.country import plan_country, workers
from sheber.science.order.curves import ROUGH
from sheber.science.order.exact import Plan
from sheber.science.order.force import swept
from sheber.science.order.highs import Watch
from sheber.science.order.infeasible import Infeasible
from sheber.science.order.prices import Proof
from sheber.science.order.problem import Problem
from sheber.science.order.prove import prove, short_prices
from sheber.science.order.regions import split
from sheber.science.order.risk import mixed, worst_weights
from sheber.science.order.solve import FEW_LINES, Solution, solve

MANY_COHORTS = 4000  # lines x years from which regions are planned apart


@dataclass(frozen=True)
class Planned:
    """A plan and what proves its bound; `gap`: jobs that the solver could still find, by its own word."""

    plan: Plan
    proof: Proof
    gap: float
    seconds: float
    stopped: bool  # before the gap was reached
    model: Model | None = None


def make_plan(problem: Problem, watch: Watch | None = None, *, scheduler: str = "") -> Planned:
    """Plan and prove; a large problem of several regions region by region. Raises Infeasible."""
    watch = watch or Watch(seconds=float(problem.settings.seconds))
    large = len(problem.lines) * problem.settings.span >= MANY_COHORTS or bool(scheduler)
    regions = split(problem) if large and not problem.settings.cvar_weight else None
    if regions is not None:
        with workers(scheduler) as ask:
            try:
                found = plan_country(problem, regions, watch, ask)
            except (Infeasible, RuntimeError):  # some region has no plan within its share: all of them together
                found = None
        if found is not None and not next(faults(problem, found.plan), ""):
            wanted = float(problem.settings.gap) * max(1.0, abs(found.worth))
            return Planned(found.plan, found.proof, found.gap, found.seconds, found.gap > wanted)
    return _in_one(problem, watch)


def _in_one(problem: Problem, watch: Watch) -> Planned:
    weights = shares = None
    if problem.settings.cvar_weight and problem.cells.scenarios > 1:
        weights = worst_weights(problem, watch)
        shares = mixed(problem, np.array(weights) / sum(weights)).tolist()
    solution = polished(problem, solve(problem, watch, weights=shares), watch)
    proof = prove(problem, short_prices(problem, solution), weights)
    gap = max(solution.bound - solution.objective, 0.0)
    return Planned(solution.plan, proof, gap, solution.seconds, solution.stopped, solution.model)


def polished(problem: Problem, solution: Solution, watch: Watch) -> Solution:
    """Each college planned again with all others as they are, so that no swap inside one would be better."""
    if problem.settings.outlook or len(problem.lines) < FEW_LINES or problem.cells.scenarios > ROUGH:
        return solution
    plan, gain = swept(problem, solution.model, solution.plan, watch)
    if gain <= 0 or not isfinite(solution.objective):
        return replace(solution, plan=plan)
    return replace(solution, plan=plan, objective=solution.objective + float(gain))
