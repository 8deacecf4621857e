"""The upper bound on the worth of every plan that a proof gives, added up exactly (see `prices.py`, `homes.py`)."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from sheber.science.order.exact import Exact
from sheber.science.order.homes import Home, Homes
from sheber.science.order.prices import ZERO, Prices, Proof, scenario_weights
from sheber.science.order.problem import Cell, Line, Problem


def bound(problem: Problem, proof: Proof) -> Fraction:
    """The bound that a proof gives. Raises WrongMultiplier."""
    exact = Exact(problem, scenario_weights(problem, proof.weights))
    prices = Prices(problem, proof)
    prices.gather(exact)
    homes = Homes(problem, exact, prices.cells)
    total = prices.right + _best_of_cells(exact, prices.cells, homes)
    return total + sum((_best_of_line(problem, number, prices, homes) for number in range(len(problem.lines))), ZERO)


def _best_of_cells(exact: Exact, prices: Mapping[Cell, Fraction], homes: Homes) -> Fraction:
    """Best of worth + price x supply of every cell without a home, minus price x supply on the way."""
    total = ZERO
    for cell, price in prices.items():
        if cell not in homes.main:
            needs, value, supply = exact.demand(cell)
            low = exact.supply_units(supply)
            high = low + homes.most.get(cell, 0)
            total += exact.best(needs, value, price, low, high) - price * Fraction(low, exact.unit)
    return total


def choices(line: Line) -> Iterator[tuple[int, int, int]]:
    """Whole groups of a line with the fewest and the most places in them."""
    for groups in range(line.most_groups + 1):
        yield groups, line.group_min * groups, min(line.group_max * groups, line.applicants)


def _best_of_line(problem: Problem, number: int, prices: Prices, homes: Homes) -> Fraction:
    """The best reduced value of a line's own plan over all years, whole groups in the binding ones.

    Binding years are joined by the price of change itself, and each counts its cells at home. Outlook years stand
    alone, each by two prices: a change into year t costs at least turn[t] x (groups - groups before) for
    |turn| <= change, and an opening at least the sum of opened[t] x (groups / most groups) for opened >= 0 that add
    up to the opening at most; what they leave of it is paid by the binding years.
    """
    settings, line, reduced = problem.settings, problem.lines[number], prices.lines[number]
    nothing = [ZERO] * settings.span
    turn, opened = prices.turns.get(number, nothing), prices.openings.get(number, nothing)
    options, rows = list(choices(line)), []
    for t in range(settings.span):
        per_group = reduced.group[t]
        if t >= settings.years:
            per_group -= turn[t] + opened[t] / max(line.most_groups, 1)
        if settings.years <= t + 1 < settings.span:
            per_group += turn[t + 1]
        places = _best_places(options, reduced.place[t], homes.of.get((number, t)), homes.parts)
        rows.append([per_group * groups + worth for (groups, _, _), worth in zip(options, places, strict=True)])
    opens = settings.opening - sum(opened, Fraction(0)) if line.last == 0 else Fraction(0)
    total = _best_path(rows[: settings.years], line.last, settings.change, opens)
    return total + sum((max(row) for row in rows[settings.years :]), Fraction(0))


def _best_places(
    options: Sequence[tuple[int, int, int]], place: Fraction, home: Home | None, parts: int
) -> list[Fraction]:
    """The best value of the places in so many groups, at a price of each and with the cells at home."""
    if home is None:
        return [place * (high if place > 0 else low) for _, low, high in options]
    best = home.turn(int(-place * parts // 1), options[-1][2])
    chosen = (min(max(best, low), high) for _, low, high in options)
    return [place * places + Fraction(home.worth(places), parts) for places in chosen]


def _best_path(rows: list[list[Fraction]], last: int, change: Fraction, opens: Fraction) -> Fraction:
    """The best sum over years of values minus changes, the opening paid once where any group opens."""
    never = sum((row[0] for row in rows), Fraction(0)) - change * last
    state: dict[int, Fraction] = {last: -opens}
    for row in rows:
        state = {
            x: value + max(so_far - change * abs(x - before) for before, so_far in state.items())
            for x, value in enumerate(row)
        }
    return max(never, *state.values())
