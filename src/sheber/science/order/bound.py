"""The upper bound on the worth of every plan that a proof gives, added up exactly (see `prices.py`)."""

from collections.abc import Mapping
from fractions import Fraction

from sheber.science.order.college import check_claims, rows_kept
from sheber.science.order.exact import Exact, best_of_line
from sheber.science.order.prices import ZERO, Prices, Proof, scenario_weights
from sheber.science.order.problem import Cell, Problem


def bound(problem: Problem, proof: Proof) -> Fraction:
    """The bound that a proof gives. Raises WrongMultiplier, WrongClaim."""
    exact = Exact(problem, scenario_weights(problem, proof.weights))
    prices = Prices(problem, proof, kept=rows_kept(problem, proof))
    prices.gather(exact)
    total = prices.right + best_of_cells(problem, exact, prices.cells)
    nothing = [ZERO] * problem.settings.span
    for number, (line, reduced) in enumerate(zip(problem.lines, prices.lines, strict=True)):
        if line.college not in proof.claims:
            turn, opened = prices.turns.get(number, nothing), prices.openings.get(number, nothing)
            total += best_of_line(problem, line, reduced.group, reduced.place, turn, opened)
    check_claims(problem, proof, prices.lines)
    return total + sum(proof.claims.values(), ZERO)


def best_of_cells(problem: Problem, exact: Exact, prices: Mapping[Cell, Fraction]) -> Fraction:
    """Best of worth + price x supply of every cell, minus price x supply on the way."""
    most = _most_arriving(problem, exact)
    total = ZERO
    for cell, price in prices.items():
        needs, value, supply = exact.demand(cell)
        low = exact.supply_units(supply)
        high = low + most.get(cell, 0)
        total += exact.best(needs, value, price, low, high) - price * Fraction(low, exact.unit)
    return total


def _most_arriving(problem: Problem, exact: Exact) -> dict[Cell, int]:
    full = {
        (number, year): (line.most_groups, line.most_places)
        for number, line in enumerate(problem.lines)
        for year in range(1, problem.settings.span + 1)
    }
    return exact.arriving(full)
