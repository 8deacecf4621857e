"""Makes the proof of a bound from a relaxation: short prices, then what colleges can show of their own problems."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import highspy
import numpy as np

from sheber.science.order.college import Search, members_of, own_rows, rows_kept
from sheber.science.order.exact import Exact, best_of_line
from sheber.science.order.highs import Watch, new_solver
from sheber.science.order.prices import ZERO, Prices, Proof, Reduced, scenario_weights
from sheber.science.order.problem import Problem
from sheber.science.order.solve import Solution

PLACES = 10**6
SHARED = ("cell", "budget", "resource", "least", "most", "floor")
SLACK = Fraction(1, 100)  # jobs that a claim may lie above the college's best: a shorter search


def short_prices(problem: Problem, solution: Solution, *, every: bool = False) -> dict[str, Fraction]:
    """Multipliers of the shared rows and of the outlook's changes, to six decimals, each of a sign that proves.

    `every`: also of cells that no line of this problem reaches (lines of another region may).
    """
    model, duals = solution.model, solution.multipliers
    made: dict[str, Fraction] = {}
    reached = np.zeros(model.matrix.shape[0], dtype=bool)
    places = model.places.ravel()
    reached[model.matrix.tocsc()[:, places[model.upper[places] > 0]].indices] = True
    for row, name in model.rows_of(*SHARED):
        value = _short(duals[row])
        if name.startswith("cell|") and not reached[row] and not every:
            continue  # its price proves nothing: its supply is what it is
        allowed = np.isfinite(model.row_upper[row]) if value > 0 else np.isfinite(model.row_lower[row])
        if value and allowed:
            made[name] = value
    if problem.settings.outlook:
        made |= _outlook_prices(problem, solution)
    return made


def _short(value: float) -> Fraction:
    return Fraction(round(float(value) * PLACES), PLACES)


def _outlook_prices(problem: Problem, solution: Solution) -> dict[str, Fraction]:
    """The price of a change into an outlook year, at most `change`; of an opening, at most `opening` in all."""
    settings, made = problem.settings, {}
    turns: dict[str, Fraction] = {}
    for row, name in solution.model.rows_of("up", "down"):
        key = name.partition("|")[2]
        turns[key] = turns.get(key, ZERO) + _short(solution.multipliers[row])
    opened = {
        name.partition("|")[2]: max(_short(solution.multipliers[row]), ZERO)
        for row, name in solution.model.rows_of("open")
    }
    for line in problem.lines:
        left = settings.opening
        for year in range(settings.years + 1, settings.span + 1):
            key = f"{line.name}|{year}"
            turn = max(min(turns.get(key, ZERO), settings.change), -settings.change)
            if turn:
                made[f"turn|{key}"] = turn
            price = min(opened.get(key, ZERO) * line.most_groups, left)
            if line.last == 0 and price:
                made[f"open|{key}"] = price
                left -= price
    return made


def prove(
    problem: Problem, solution: Solution, watch: Watch | None = None, *, weights: tuple[int, ...] | None = None
) -> Proof:
    """The proof: prices, and claims of those colleges whose own problem is worth less than its prices say."""
    proof = Proof(short_prices(problem, solution), {}, weights)
    if not own_rows(problem):
        return proof
    return with_claims(problem, proof, watch or Watch())


def with_claims(problem: Problem, proof: Proof, watch: Watch) -> Proof:
    """Claims that a short search bears out and that lower the bound."""
    rows, members = own_rows(problem), members_of(problem)
    exact = Exact(problem, scenario_weights(problem, proof.weights))
    every = replace(proof, claims=dict.fromkeys(rows, ZERO))
    priced, kept = Prices(problem, proof), Prices(problem, every, kept=rows_kept(problem, every))
    priced.gather(exact)
    kept.gather(exact)
    paid = _paid(problem, proof, rows)
    claims: dict[str, Fraction] = {}
    for college, own in rows.items():
        if not watch.left:
            break
        by_prices = paid[college] + sum((_alone(problem, n, priced.lines[n]) for n in members[college]), ZERO)
        claim = own_best(problem, members[college], kept.lines, own) + SLACK
        claim = Fraction(-(-claim * PLACES // 1), PLACES)
        if claim < by_prices and Search(problem, members[college], kept.lines, own, proof.multipliers).proves(claim):
            claims[college] = claim
    made = replace(proof, claims=claims)
    idle = {row for row in rows_kept(problem, made) if row.startswith("floor|")}  # a claim needs no floored rows
    return replace(made, multipliers={row: value for row, value in proof.multipliers.items() if row not in idle})


def _alone(problem: Problem, number: int, reduced: Reduced) -> Fraction:
    return best_of_line(problem, problem.lines[number], reduced.group, reduced.place, [ZERO], [ZERO])


def _paid(problem: Problem, proof: Proof, rows: dict[str, list[tuple[str, int]]]) -> dict[str, Fraction]:
    """Price x right side of each college's own rows, floored ones included."""
    owner = {key: college for college, own in rows.items() for key in own}
    made = dict.fromkeys(rows, ZERO)
    for row, price in proof.multipliers.items():
        parts = row.split("|")
        if parts[0] == "resource" and (key := (parts[1], int(parts[2]))) in owner:
            made[owner[key]] += price * problem.resources[key]
        elif parts[0] == "floor" and parts[1] == "resource" and (key := (parts[2], int(parts[3]))) in owner:
            made[owner[key]] += price * (problem.resources[key] // Fraction(parts[4]))
    return made


def own_best(
    problem: Problem, lines: Sequence[int], reduced: Sequence[Reduced], rows: Sequence[tuple[str, int]]
) -> Fraction:
    """The best reduced value of a college's own plan by the solver (checked by `Search` afterwards)."""
    solver = new_solver()
    _OwnModel(problem, lines, reduced, rows).hand_to(solver)
    solver.setOptionValue("mip_rel_gap", 1e-7)
    solver.setOptionValue("time_limit", 2.0)
    solver.run()
    bound = solver.getInfo().mip_dual_bound
    return Fraction(-(-Fraction(bound) * PLACES // 1), PLACES)


class _OwnModel:
    """Columns x, n, change, opening for each line of a college in one intake year."""

    def __init__(
        self, problem: Problem, lines: Sequence[int], reduced: Sequence[Reduced], rows: Sequence[tuple[str, int]]
    ) -> None:
        self.problem, self.lines, self.reduced, self.rows = problem, lines, reduced, rows

    def hand_to(self, solver: highspy.Highs) -> None:
        """Fill the solver."""
        settings = self.problem.settings
        solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        whole = highspy.HighsVarType.kInteger
        at: dict[int, tuple[int, int]] = {}
        for number in self.lines:
            line, reduced = self.problem.lines[number], self.reduced[number]
            x = solver.getNumCol()
            solver.addVar(0, line.most_groups)
            solver.addVar(0, line.most_places)
            solver.addVar(0, max(line.last, line.most_groups))
            solver.addVar(0, 1 if line.last == 0 else 0)
            for column, cost in enumerate((reduced.group[0], reduced.place[0], -settings.change, -settings.opening)):
                solver.changeColCost(x + column, float(cost))
                if column != 2:
                    solver.changeColIntegrality(x + column, whole)
            self._rules(solver, x, number)
            at[number] = (x, x + 1)
        for resource, year in self.rows:
            self._row(solver, at, resource, year)

    def _rules(self, solver: highspy.Highs, x: int, number: int) -> None:
        line = self.problem.lines[number]
        inf = highspy.kHighsInf
        solver.addRow(0, inf, 2, np.array([x + 1, x]), np.array([1.0, -line.group_min]))
        solver.addRow(-inf, 0, 2, np.array([x + 1, x]), np.array([1.0, -line.group_max]))
        solver.addRow(-inf, line.last, 2, np.array([x, x + 2]), np.array([1.0, -1.0]))
        solver.addRow(line.last, inf, 2, np.array([x, x + 2]), np.array([1.0, 1.0]))
        if line.last == 0 and line.most_groups:
            solver.addRow(-inf, 0, 2, np.array([x, x + 3]), np.array([1.0, -line.most_groups]))

    def _row(self, solver: highspy.Highs, at: dict[int, tuple[int, int]], resource: str, year: int) -> None:
        columns, values = [], []
        for number, (x, n) in at.items():
            if self.problem.lines[number].term >= year:
                for use in self.problem.uses.get(number, ()):
                    if use.resource == resource:
                        columns += [x, n]
                        values += [float(use.per_group), float(use.per_place)]
        if columns:
            amount = float(self.problem.resources[resource, year])
            solver.addRow(-highspy.kHighsInf, amount, len(columns), np.array(columns), np.array(values))
