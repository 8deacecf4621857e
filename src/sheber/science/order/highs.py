"""HiGHS with arrays: a silent solver, a model handed over, a run that can be watched and stopped."""

import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import highspy
import numpy as np

from sheber.science.order.build import Model

Progress = Callable[[float, str], None]
Start = tuple[int, np.ndarray, np.ndarray]  # how many columns, which, their values
Basis = tuple[np.ndarray, np.ndarray]  # status of each column and row, as HiGHS numbers them (int8)
_STATUS = list(highspy.HighsBasisStatus.__members__.values())
INFINITE = 1e29
SEARCH = {  # two heuristics that find little in these models and take half of the time
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_heuristic_run_feasibility_jump": False,
}
SMALL_SEARCH = SEARCH | {  # of some tens of whole columns: a search inside the search takes longer than the search
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_allow_restart": False,
}
KNOWN_SEARCH = SMALL_SEARCH | {  # a plan is given that is at its best, or nearly
    "mip_detect_symmetry": False,
    "mip_root_presolve_only": True,
    "mip_heuristic_effort": 0.0,
}
_one_at_a_time = threading.Lock()  # two that put stdout away at once would not bring it back


def quiet(done: float, note: str) -> None:
    """Progress that nobody watches."""


@dataclass
class Watch:
    """How long a search may take, who is told of it, and a flag that ends it with the best plan so far."""

    seconds: float = 60.0
    progress: Progress = quiet
    stop: threading.Event = field(default_factory=threading.Event)
    started: float = field(default_factory=time.monotonic)

    @property
    def used(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started

    @property
    def left(self) -> float:
        """Seconds that are left, nought where the flag is up."""
        return 0.0 if self.stop.is_set() else max(self.seconds - self.used, 0.0)


def new_solver() -> highspy.Highs:
    """A silent solver; its constructor prints a banner past every option, so stdout is away for that moment."""
    with _one_at_a_time:
        kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 1)
            solver = highspy.Highs()  # type: ignore[no-untyped-call]
            solver.silent()
        finally:
            os.dup2(kept, 1)
            os.close(kept)
            os.close(nowhere)
    solver.setOptionValue("threads", 1)
    return solver


def hand_over(
    model: Model, *, whole: bool, cost: np.ndarray | None = None, options: Mapping[str, bool | float] = SEARCH
) -> highspy.Highs:
    """A solver that holds the model."""
    solver = new_solver()
    for name, value in options.items():
        solver.setOptionValue(name, value)
    matrix = model.matrix
    solver.passModel(
        len(model.cost), matrix.shape[0], matrix.nnz, int(highspy.MatrixFormat.kRowwise),
        int(highspy.ObjSense.kMaximize), 0.0, model.cost if cost is None else cost, model.lower, model.upper,
        model.row_lower, model.row_upper,
        matrix.indptr.astype(np.int32, copy=False), matrix.indices.astype(np.int32, copy=False),
        matrix.data, (model.whole & whole).astype(np.int32),
    )  # fmt: skip
    return solver


def basis_of(solver: highspy.Highs) -> Basis:
    """Where the last run ended: what the next one, of a model much like it, may start from."""
    basis = solver.getBasis()
    return (
        np.fromiter(map(int, basis.col_status), np.int8, len(basis.col_status)),
        np.fromiter(map(int, basis.row_status), np.int8, len(basis.row_status)),
    )


def set_basis(solver: highspy.Highs, model: Model, start: Basis) -> None:
    """Start from a basis; rows that the model has beyond it are slack. One of another model is left alone."""
    columns, rows = start
    more = model.matrix.shape[0] - len(rows)
    if len(columns) != len(model.cost) or more < 0:
        return
    basis = highspy.HighsBasis()
    basis.col_status = [_STATUS[one] for one in columns.tolist()]
    basis.row_status = [_STATUS[one] for one in rows.tolist()] + [highspy.HighsBasisStatus.kBasic] * more
    solver.setBasis(basis)


def run(solver: highspy.Highs, watch: Watch, title: str, share: tuple[float, float] = (0.0, 1.0)) -> None:
    """Run within the watch's time; tells bound, best and time left; the flag or the time ends the search.

    HiGHS frees the interpreter while it works, so the run is in a thread of its own and this one stays awake for
    signals.
    """
    state = {"bound": np.inf, "best": -np.inf}
    allowed = watch.left

    def look(event: object) -> None:
        out = event.data_out  # type: ignore[attr-defined]
        state["bound"], state["best"] = out.mip_dual_bound, out.mip_primal_bound
        if watch.left <= 0:
            event.interrupt()  # type: ignore[attr-defined]

    solver.setOptionValue("time_limit", max(allowed, 0.05))
    for hook in ("cbMipInterrupt", "cbSimplexInterrupt", "cbIpmInterrupt"):
        setattr(solver, hook, getattr(solver, hook).__iadd__(look))
    thread = threading.Thread(target=solver.run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(0.1 if watch.used < 2 else 0.5)
        done = watch.used / max(watch.seconds, 0.1)
        watch.progress(min(share[0] + (share[1] - share[0]) * done, share[1]), _note(title, state, watch))
    solver.clearCallbacks()  # type: ignore[no-untyped-call]


def search(model: Model, watch: Watch, warm: Start | None, gap: float) -> highspy.Highs:
    """A search for whole columns to a gap, from a plan where one is given."""
    solver = hand_over(model, whole=True)
    solver.setOptionValue("mip_rel_gap", gap)
    solver.setOptionValue("mip_abs_gap", 1e-7)
    if warm is not None:
        solver.setSolution(*warm)
    run(solver, watch, "whole groups", (0.1, 0.9))
    return solver


def _note(title: str, state: dict[str, float], watch: Watch) -> str:
    parts = [title]
    if abs(state["bound"]) < INFINITE:
        parts.append(f"bound {state['bound']:.2f}")
    if abs(state["best"]) < INFINITE:
        parts.append(f"best {state['best']:.2f}")
    parts.append(f"{watch.left:.0f} s left")
    return ", ".join(parts)


def is_optimal(solver: highspy.Highs) -> bool:
    """The last run ended at an optimum."""
    return bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def is_infeasible(solver: highspy.Highs) -> bool:
    """The last run showed that nothing is feasible."""
    status = solver.getModelStatus()
    kinds = highspy.HighsModelStatus
    return bool(status in (kinds.kInfeasible, kinds.kUnboundedOrInfeasible))


def has_plan(solver: highspy.Highs) -> bool:
    """A feasible point is in hand."""
    return bool(solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible)
