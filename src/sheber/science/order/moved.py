"""Which lines give way where one line gets more groups: those that change in the relaxation."""

import threading
from dataclasses import dataclass, replace

import highspy
import numpy as np

from sheber.science.order.build import Model
from sheber.science.order.highs import hand_over, is_infeasible, is_optimal

SECONDS = 2.0
CHANGED = 1e-6
PLACES = 20.0  # of a group, roughly: so that a change of places counts like one of groups


@dataclass(frozen=True, slots=True)
class Moves:
    """Lines that change in the relaxation, and the jobs that it loses."""

    lines: tuple[int, ...]
    loss: float


UNKNOWN = Moves((), float("inf"))  # where the relaxation is not to be had: its loss says nothing


class Moved:
    """Answers about one model; each thread keeps a solver that starts every question from the same optimum."""

    def __init__(self, model: Model) -> None:
        self.model = replace(model, whole=np.zeros_like(model.whole))
        self.of_thread = threading.local()

    def by(self, number: int, groups: int, year: int) -> Moves | None:
        """Lines that change where `number` gets at least so many groups; None where that cannot be at all."""
        model = self.model
        column = int(model.groups[number, year - 1])
        solver, basis, before = self._solver()
        if before is None:
            return UNKNOWN
        solver.changeColBounds(column, float(groups), float(model.upper[column]))
        solver.clearSolver()
        solver.setBasis(basis)
        solver.setOptionValue("time_limit", solver.getRunTime() + SECONDS)  # HiGHS counts all runs of a solver
        solver.run()
        optimal, none = is_optimal(solver), is_infeasible(solver)
        after = np.array(solver.getSolution().col_value)
        solver.changeColBounds(column, float(model.lower[column]), float(model.upper[column]))
        if none:
            return None
        if not optimal:
            return UNKNOWN
        by = np.abs(after - before)
        far = by[model.groups].sum(axis=1) + by[model.places].sum(axis=1) / PLACES
        return Moves(tuple(np.flatnonzero(far > CHANGED).tolist()), float(model.cost @ (before - after)))

    def _solver(self) -> tuple[highspy.Highs, highspy.HighsBasis, np.ndarray | None]:
        if not hasattr(self.of_thread, "kept"):
            solver = hand_over(self.model, whole=False)
            solver.run()
            columns = np.array(solver.getSolution().col_value) if is_optimal(solver) else None
            self.of_thread.kept = (solver, solver.getBasis(), columns)
        kept: tuple[highspy.Highs, highspy.HighsBasis, np.ndarray | None] = self.of_thread.kept
        return kept
