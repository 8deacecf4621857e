"""Hard rows that contradict one another: a smallest set of them, and the least that each alone would have to give."""

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.sparse import coo_array, hstack

from sheber.science.order.build import Model
from sheber.science.order.highs import hand_over, has_plan, is_infeasible, is_optimal

SMALL = 1e-7
GIVING_SECONDS = 10.0
WHOLE_SECONDS = 20.0  # for each question with whole groups; a set that is not settled by then is given as it is


class Infeasible(Exception):
    """The hard rows contradict one another; `rows` is a smallest set of them, `relax` the least that would help."""

    def __init__(self, rows: list[str], relax: dict[str, float]) -> None:
        super().__init__(", ".join(rows))
        self.rows, self.relax = rows, relax


def contradiction(model: Model, *, whole: bool = False) -> tuple[list[str], dict[str, float]]:
    """A smallest set of policy rows that cannot hold together, and the least relaxation of each that would help.

    All rows may give at a price of one per unit of their size: where the cheapest giving is dear, its prices name
    the rows that clash (a ray of the dual). Then rows are taken away one by one; one without which the rest can hold
    belongs to the set (deletion filter).
    """
    kept = _clashing(model) or [int(row) for row in model.policy]
    if whole and _holds(model, kept, whole=True):  # only whole groups clash: any row may take part
        kept = [int(row) for row in model.policy]
    deadline = time.monotonic() + 3 * WHOLE_SECONDS
    for row in list(kept):
        rest = [one for one in kept if one != row]
        if time.monotonic() < deadline and not _holds(model, rest, whole=whole):
            kept = rest
    relax = {model.row_name(row): _giving(model, row) for row in kept}
    return [model.row_name(row) for row in kept], relax


def _clashing(model: Model) -> list[int]:
    """Policy rows that have a price in the elastic problem."""
    rows = model.policy
    if not len(rows):
        return []
    count = len(rows)
    low, high = model.row_lower[rows], model.row_upper[rows]
    edge = np.where(np.isfinite(low), low, high)
    sign = np.where(np.isfinite(low), 1.0, -1.0)
    size = np.maximum(np.abs(edge), 1.0)
    slack = coo_array((sign, (rows, np.arange(count))), shape=(model.matrix.shape[0], count))
    elastic = replace(
        model,
        cost=np.concatenate([np.zeros_like(model.cost), -1.0 / size]),
        lower=np.concatenate([model.lower, np.zeros(count)]),
        upper=np.concatenate([model.upper, np.full(count, np.inf)]),
        whole=np.concatenate([model.whole, np.zeros(count, dtype=bool)]),
        matrix=hstack([model.matrix, slack], format="csr"),
    )
    solver = hand_over(elastic, whole=False)
    solver.run()
    if not is_optimal(solver) or solver.getInfo().objective_function_value > -SMALL:
        return []
    duals = np.array(solver.getSolution().row_dual)
    return [int(row) for row in rows if abs(duals[row]) > SMALL / max(size)]


def _freed(model: Model, freed: Sequence[int]) -> Model:
    low, high = model.row_lower.copy(), model.row_upper.copy()
    low[list(freed)], high[list(freed)] = -np.inf, np.inf
    for family in model.families:
        if family.kind == "floor":  # they follow from the rows that are freed
            low[family.start : family.stop], high[family.start : family.stop] = -np.inf, np.inf
    return replace(model, cost=np.zeros_like(model.cost), row_lower=low, row_upper=high)


def _holds(model: Model, kept: Sequence[int], *, whole: bool) -> bool:
    stay = set(kept)
    solver = hand_over(_freed(model, [int(row) for row in model.policy if int(row) not in stay]), whole=whole)
    if whole:
        solver.setOptionValue("time_limit", WHOLE_SECONDS)
    solver.run()
    return has_plan(solver)


def _giving(model: Model, row: int) -> float:
    """How far one row's bound must move so that all others can hold; infinite where that alone does not help.

    With whole groups where that is settled in time, else at least so much (the relaxation's answer).
    """
    freed = _freed(model, [row])
    start, end = model.matrix.indptr[row], model.matrix.indptr[row + 1]
    at_least = bool(np.isfinite(model.row_lower[row]))
    cost = np.zeros_like(model.cost)
    cost[model.matrix.indices[start:end]] = model.matrix.data[start:end] * (1 if at_least else -1)
    for whole in (True, False):
        solver = hand_over(freed, whole=whole, cost=cost)
        solver.setOptionValue("time_limit", GIVING_SECONDS)
        solver.run()
        if has_plan(solver):
            best = solver.getInfo().objective_function_value
            return float(model.row_lower[row] - best) if at_least else float(-best - model.row_upper[row])
        if is_infeasible(solver):
            break
    return float("inf")
