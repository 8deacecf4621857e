"""The linear relaxation, with capacity rows floored where whole groups leave less room than parts of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import highspy
import numpy as np

from sheber.science.order.build import Floor, Model, add_floors
from sheber.science.order.highs import Basis, Watch, basis_of, hand_over, is_optimal, run, set_basis
from sheber.science.order.problem import Problem

ROUNDS = 4  # of floored rows
VIOLATED = 0.02
GRACE = 5.0  # seconds


@dataclass(frozen=True)
class Relaxed:
    """The relaxation's optimum: values by column, a multiplier by row."""

    columns: np.ndarray
    duals: np.ndarray
    value: float
    basis: Basis | None = None


def relax(
    model: Model, watch: Watch | None = None, start: Basis | None = None, *, keep: bool = False
) -> Relaxed | None:
    """The relaxation; None where it is infeasible or time ran out.

    `start`: the basis of a model much like it; `keep`: give the basis, too, for another one to start from.
    """
    solver = hand_over(model, whole=False)
    if start is not None:
        set_basis(solver, model, start)
    run(solver, watch or Watch(seconds=1e6), "relaxation", (0.0, 0.1))
    return _relaxed(solver, keep=keep) if is_optimal(solver) else None


def unpriced(model: Model) -> Relaxed:
    """What is known without a relaxation: no prices, and the worth of every column at its most."""
    return Relaxed(np.zeros(len(model.cost)), np.zeros(model.matrix.shape[0]), float(model.cost @ model.upper))


def _relaxed(solver: highspy.Highs, *, keep: bool) -> Relaxed:
    solution = solver.getSolution()
    value = solver.getInfo().objective_function_value
    return Relaxed(
        np.array(solution.col_value), np.array(solution.row_dual), value, basis_of(solver) if keep else None
    )


def tighten(problem: Problem, model: Model, watch: Watch, start: Basis | None = None) -> tuple[Model, Relaxed | None]:
    """The relaxation with capacity rows floored where that cuts it off; the model holds these rows too."""
    relaxed = relax(model, watch, start, keep=True)
    if relaxed is None and not watch.left:  # stopped before there is any price: a moment more, for the proof's sake
        relaxed = relax(model, Watch(seconds=GRACE), keep=True)
    for _ in range(ROUNDS):
        if relaxed is None or not watch.left:
            return model, relaxed
        floors = list(_violated(problem, model, relaxed))
        if not floors:
            break
        tighter = add_floors(model, problem, floors)
        again = relax(tighter, watch, relaxed.basis, keep=True)
        if again is None:
            return model, relaxed
        model, relaxed = tighter, again
    return model, relaxed


def _violated(problem: Problem, model: Model, relaxed: Relaxed) -> Iterator[Floor]:
    """For each capacity row the divisor whose floored row the relaxation breaks most."""
    users: dict[str, list[tuple[int, Fraction, Fraction]]] = {}
    for number, uses in problem.uses.items():
        for use in uses:
            users.setdefault(use.resource, []).append((number, use.per_group, use.per_place))
    settings = problem.settings
    for (resource, year), amount in problem.resources.items():
        if settings.outlook and year > settings.years:
            continue
        cohorts = [
            (n, t, g, p)
            for n, g, p in users.get(resource, ())
            for t in range(max(0, year - problem.lines[n].term), min(year, settings.span))
        ]
        floor = _worst_divisor(problem, model, relaxed, cohorts, amount)
        if floor is not None:
            yield "resource", resource, year, floor
    for limit in problem.limits:
        if (
            limit.price is None
            and limit.at_most is not None
            and limit.counts == "places"
            and (limit.year <= settings.years)
        ):
            cohorts = [(n, limit.year - 1, Fraction(0), Fraction(1)) for n in limit.lines]
            floor = _worst_divisor(problem, model, relaxed, cohorts, limit.at_most)
            if floor is not None:
                yield "most", limit.code, limit.year, floor


def _worst_divisor(
    problem: Problem,
    model: Model,
    relaxed: Relaxed,
    cohorts: list[tuple[int, int, Fraction, Fraction]],
    amount: Fraction,
) -> Fraction | None:
    live = []
    for number, t, per_group, per_place in cohorts:
        x = relaxed.columns[model.groups[number, t]]
        n = relaxed.columns[model.places[number, t]]
        least = problem.lines[number].group_min
        whole = per_group + per_place * least
        if whole and x > 1e-7:
            live.append((float(whole), float(per_place), x, n - least * x, whole))
    if not live:
        return None
    used = sum(whole * x + more * m for whole, more, x, m, _ in live)
    if used < float(amount) * 0.98 - 1e-6:
        return None
    candidates = {whole for *_, whole in live}
    candidates |= {one / k for one in candidates for k in (2, 3)}
    best, found = VIOLATED, None
    whole_of = np.array([one[0] for one in live])
    more_of = np.array([one[1] for one in live])
    x_of, m_of = np.array([one[2] for one in live]), np.array([one[3] for one in live])
    for divisor in sorted(candidates):
        d = float(divisor)
        value = np.floor(whole_of / d + 1e-9) @ x_of + np.floor(more_of / d + 1e-9) @ m_of
        excess = float(value) - float(amount // divisor)
        if excess > best * max(1.0, float(amount // divisor)) * 0.1 + VIOLATED and excess > best:
            best, found = excess, divisor
    return found
