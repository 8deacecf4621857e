"""Makes the proof of a bound from a relaxation: short prices."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from sheber.science.order.arrays import arrays_of
from sheber.science.order.prices import ZERO, Proof
from sheber.science.order.problem import Problem
from sheber.science.order.solve import Solution

PLACES = 10**6
SHARED = ("cell", "budget", "resource", "least", "most", "floor")


def prove(problem: Problem, prices: Mapping[str, Fraction], weights: tuple[int, ...] | None = None) -> Proof:
    """The proof of a bound by short prices; the price of a cell that only one binding cohort reaches proves nothing."""
    arrays = arrays_of(problem)
    cells = arrays.cells
    senders = np.where(cells.intake < problem.settings.years, 1, 2) * (arrays.most_places[cells.line] > 0)
    meet = np.bincount(cells.at, senders, minlength=len(cells.supply)) > 1
    kept = {cells.row_name(number) for number in np.flatnonzero(meet).tolist()}
    made = {row: price for row, price in prices.items() if row in kept or not row.startswith("cell|")}
    return Proof(made, weights)


def short_prices(problem: Problem, solution: Solution) -> dict[str, Fraction]:
    """Multipliers of the shared rows and of the outlook's changes, to six decimals, each of a sign that proves."""
    model, duals = solution.model, solution.multipliers
    made: dict[str, Fraction] = {}
    whole = np.rint(duals * PLACES).astype(np.int64)
    allowed = np.where(whole > 0, np.isfinite(model.row_upper), np.isfinite(model.row_lower))
    proving = allowed & (whole != 0)
    for family in model.families:
        if family.kind in SHARED:
            for n in np.flatnonzero(proving[family.start : family.stop]).tolist():
                made[family.name(n)] = Fraction(int(whole[family.start + n]), PLACES)
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
