"""The outlook: further years in parts of groups, settled exactly once the binding years are whole."""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from sheber.science.order.build import Model
from sheber.science.order.check import faults
from sheber.science.order.exact import FINEST, Number
from sheber.science.order.highs import hand_over, has_plan
from sheber.science.order.problem import Line, Problem

MARGINS = (1e-5, 1e-6, 0.0)  # of the right sides, so that rounding to millionths keeps every limit


def settle_outlook(
    problem: Problem, model: Model, plan: dict[tuple[int, int], tuple[Number, Number]]
) -> dict[tuple[int, int], tuple[Number, Number]]:
    """The plan with the best outlook beside its binding years, in whole millionths."""
    lower, upper = model.lower.copy(), model.upper.copy()
    for (number, year), (groups, places) in plan.items():
        for column, value in ((model.groups, groups), (model.places, places)):
            lower[column[number, year - 1]] = upper[column[number, year - 1]] = float(value)
    made, outlook = plan, rows_of_outlook(problem, model)
    given = np.where(lower == upper, lower, 0.0)
    used = model.matrix @ given
    for margin in MARGINS:
        low, high = model.row_lower.copy(), model.row_upper.copy()
        rows = outlook[np.isfinite(high[outlook])]
        room = high[rows] - margin * np.maximum(np.abs(high[rows]), 1)
        high[rows] = np.maximum(room, np.minimum(high[rows], used[rows]))  # what binding years use stays allowed
        rows = outlook[np.isfinite(low[outlook])]
        low[rows] += margin * np.maximum(np.abs(low[rows]), 1)
        solver = hand_over(replace(model, lower=lower, upper=upper, row_lower=low, row_upper=high), whole=False)
        solver.setOptionValue("primal_feasibility_tolerance", 1e-9)
        solver.run()
        if has_plan(solver):
            made = plan | _rounded(problem, model, np.array(solver.getSolution().col_value))
            if not next(faults(problem, made), ""):
                break
    return made


def rows_of_outlook(problem: Problem, model: Model) -> np.ndarray:
    """Policy rows that some outlook cohort stands in."""
    years = problem.settings.years
    later = np.zeros(len(model.cost), dtype=bool)
    later[model.groups[:, years:]] = later[model.places[:, years:]] = True
    touched = np.diff(np.concatenate([[0], np.cumsum(later[model.matrix.indices])])[model.matrix.indptr]) > 0
    return model.policy[touched[model.policy]]


def _rounded(problem: Problem, model: Model, columns: np.ndarray) -> dict[tuple[int, int], tuple[Number, Number]]:
    settings, made = problem.settings, {}
    for number, line in enumerate(problem.lines):
        for t in range(settings.years, settings.span):
            groups, places = columns[model.groups[number, t]], columns[model.places[number, t]]
            made[number, t + 1] = fitted(line, float(groups), float(places))
    return made


def fitted(line: Line, groups: float, places: float) -> tuple[Number, Number]:
    """Millionths within the line's own rules, places never above what was given."""
    n = Fraction(max(int(places * FINEST), 0), FINEST)
    full, rest = divmod(line.applicants, line.group_max)
    low = n / line.group_max
    if n > line.group_max * full:
        low = full + (n - line.group_max * full) / rest if rest else low
    high = min(n / line.group_min, Fraction(line.most_groups))
    least, most = -(-low * FINEST // 1), high * FINEST // 1
    if least > most:  # no millionth between: the fewest places of the groups below
        x = Fraction(most, FINEST)
        return x, line.group_min * x
    x = Fraction(min(max(round(groups * FINEST), least), most), FINEST)
    return x, n
