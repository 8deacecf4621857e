"""Solves the model with HiGHS: the linear relaxation for prices, then whole groups and places."""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np

from sheber.science.order.build import Model

Progress = Callable[[float, str], None]


class Infeasible(Exception):
    """The hard rows contradict one another; `rows` is a smallest set of them, `relax` the least that would help."""

    def __init__(self, rows: list[str], relax: dict[str, float]) -> None:
        super().__init__(", ".join(rows))
        self.rows, self.relax = rows, relax


@dataclass(frozen=True)
class Solution:
    """Groups and places by line and year; a multiplier per row from the relaxation; the solver's own bound."""

    groups: np.ndarray  # (lines, years) whole
    places: np.ndarray
    multipliers: np.ndarray  # (rows,)
    objective: float
    bound: float
    relaxation: float
    seconds: float


def _new_solver() -> highspy.Highs:
    """A silent solver; its constructor prints a banner past every option, so stdout is away for that moment."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.silent()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
    return solver


def _pass(model: Model, *, whole: bool) -> highspy.Highs:
    solver = _new_solver()
    solver.setOptionValue("threads", 1)
    problem = highspy.HighsLp()
    problem.num_col_, problem.num_row_ = len(model.cost), len(model.rows)
    problem.sense_ = highspy.ObjSense.kMaximize
    problem.col_cost_, problem.col_lower_, problem.col_upper_ = model.cost, model.lower, model.upper
    problem.row_lower_, problem.row_upper_ = model.row_lower, model.row_upper
    problem.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    problem.a_matrix_.start_ = model.matrix.indptr
    problem.a_matrix_.index_ = model.matrix.indices
    problem.a_matrix_.value_ = model.matrix.data
    if whole:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        problem.integrality_ = [kinds[int(flag)] for flag in model.whole]
    solver.passModel(problem)
    return solver


def relax(model: Model) -> tuple[np.ndarray, float]:
    """The relaxation's multipliers and value. Raises Infeasible."""
    solver = _pass(model, whole=False)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise Infeasible(*contradiction(model))
    return np.array(solver.getSolution().row_dual), solver.getInfo().objective_function_value


def solve(model: Model, *, gap: float, seconds: float, progress: Progress = lambda done, note: None) -> Solution:
    """The best plan found within `seconds` or to the relative `gap`. Raises Infeasible."""
    started = time.monotonic()
    progress(0.02, "relaxation")
    multipliers, value = relax(model)
    progress(0.1, f"relaxation {value:.2f}")
    solver = _pass(model, whole=True)
    solver.setOptionValue("mip_rel_gap", gap)
    solver.setOptionValue("time_limit", float(seconds))
    _run(solver, seconds, progress)
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise Infeasible(*contradiction(model, whole=True))
    columns = np.array(solver.getSolution().col_value)
    return Solution(
        np.rint(columns[model.groups]).astype(np.int64),
        np.rint(columns[model.places]).astype(np.int64),
        multipliers,
        info.objective_function_value,
        info.mip_dual_bound,
        value,
        time.monotonic() - started,
    )


def _run(solver: highspy.Highs, seconds: float, progress: Progress) -> None:
    """Run in a thread of its own, telling the time that is left; HiGHS frees the interpreter while it works."""
    thread = threading.Thread(target=solver.run, daemon=True)
    started = time.monotonic()
    thread.start()
    while thread.is_alive():
        thread.join(0.5)
        used = time.monotonic() - started
        progress(min(0.1 + 0.8 * used / max(seconds, 1), 0.9), f"{used:.0f} s of at most {seconds:.0f} s")


def contradiction(model: Model, *, whole: bool = False) -> tuple[list[str], dict[str, float]]:
    """A smallest set of policy rows that cannot hold together, and the least relaxation of each that would help.

    Rows are taken away one by one; one without which the rest can hold belongs to the set (deletion filter).
    """
    kept = list(model.policy)
    for row in list(kept):
        rest = [one for one in kept if one != row]
        if not _feasible(model, rest, whole=whole):
            kept = rest
    return [model.rows[row] for row in kept], {model.rows[row]: _relaxation(model, row, whole=whole) for row in kept}


def _without(model: Model, freed: set[int]) -> Model:
    low, high = model.row_lower.copy(), model.row_upper.copy()
    for row in freed:
        low[row], high[row] = -np.inf, np.inf
    return Model(
        np.zeros_like(model.cost), model.lower, model.upper, model.whole, model.matrix, low, high,
        model.rows, model.groups, model.places, model.policy,
    )  # fmt: skip


def _feasible(model: Model, kept: list[int], *, whole: bool) -> bool:
    solver = _pass(_without(model, set(model.policy) - set(kept)), whole=whole)
    solver.setOptionValue("time_limit", 30.0)
    solver.run()
    return solver.getModelStatus() == highspy.HighsModelStatus.kOptimal


def _relaxation(model: Model, row: int, *, whole: bool) -> float:
    """How far one row's bound must move so that all others can hold; infinite where that alone does not help."""
    freed = _without(model, {row})
    start, end = model.matrix.indptr[row], model.matrix.indptr[row + 1]
    at_least = np.isfinite(model.row_lower[row])
    cost = np.zeros_like(model.cost)
    cost[model.matrix.indices[start:end]] = model.matrix.data[start:end] * (1 if at_least else -1)
    asked = Model(
        cost, freed.lower, freed.upper, freed.whole, freed.matrix, freed.row_lower, freed.row_upper,
        freed.rows, freed.groups, freed.places, freed.policy,
    )  # fmt: skip
    solver = _pass(asked, whole=whole)
    solver.setOptionValue("time_limit", 30.0)
    solver.run()
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return float("inf")
    best = solver.getInfo().objective_function_value
    return float(model.row_lower[row] - best) if at_least else float(-best - model.row_upper[row])
