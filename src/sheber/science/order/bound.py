"""The upper bound on the worth of every plan that a proof gives, added up exactly (see `prices.py`, `homes.py`)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm

import numpy as np

from sheber.science.order.exact import Exact
from sheber.science.order.homes import Cohort, Homes
from sheber.science.order.prices import ZERO, Prices, Proof, scenario_weights
from sheber.science.order.problem import Line, Problem

Option = tuple[int, int]  # places, what the cells at home add to them in whole parts of a job


def bound(problem: Problem, proof: Proof) -> Fraction:
    """The bound that a proof gives. Raises WrongMultiplier."""
    exact = Exact(problem, scenario_weights(problem, proof.weights))
    prices = Prices(problem, proof)
    prices.gather(exact)
    homes = Homes(problem, exact, prices.cells)
    found = _at_home(problem, prices, homes)
    sums: dict[int, int] = {homes.parts: homes.homeless()}  # by denominator
    for number in range(len(problem.lines)):
        for value in _best_of_line(problem, number, prices, found, homes.parts):
            sums[value.denominator] = sums.get(value.denominator, 0) + value.numerator
    return prices.right + sum((Fraction(total, parts) for parts, total in sums.items()), ZERO)


def _at_home(problem: Problem, prices: Prices, homes: Homes) -> dict[Cohort, list[Option]]:
    """Of each cohort with cells at home the best places in so many groups (0, 1, 2...), and what they are worth."""
    turns = homes.turns([-prices.lines[number].place[t] for number, t in homes.cohorts]).tolist()
    at, places = [], []
    for home, (number, _) in enumerate(homes.cohorts):
        for _, low, high in choices(problem.lines[number]):
            at.append(home)
            places.append(min(max(turns[home], low), high))
    worths = homes.worths(np.array(at, dtype=np.int64), np.array(places, dtype=np.int64)).tolist()
    found: dict[Cohort, list[Option]] = {}
    for home, many, worth in zip(at, places, worths, strict=True):
        found.setdefault(homes.cohorts[home], []).append((many, worth))
    return found


def choices(line: Line) -> Iterator[tuple[int, int, int]]:
    """Whole groups of a line with the fewest and the most places in them."""
    for groups in range(line.most_groups + 1):
        yield groups, line.group_min * groups, min(line.group_max * groups, line.applicants)


def _best_of_line(
    problem: Problem, number: int, prices: Prices, at_home: dict[Cohort, list[Option]], parts: int
) -> Iterator[Fraction]:
    """The best reduced value of a line's own plan over all years, whole groups in the binding ones: its summands.

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
        per_group, place = reduced.group[t], reduced.place[t]
        if t >= settings.years and (turn[t] or opened[t]):
            per_group -= turn[t] + opened[t] / max(line.most_groups, 1)
        if settings.years <= t + 1 < settings.span and turn[t + 1]:
            per_group += turn[t + 1]
        best = at_home.get((number, t)) or [(high if place > 0 else low, 0) for _, low, high in options]
        rows.append(_values(per_group, place, best, parts if (number, t) in at_home else 1))
    opens = settings.opening - sum(opened, Fraction(0)) if line.last == 0 else Fraction(0)
    yield _best_path(rows[: settings.years], line.last, settings.change, opens)
    for values, unit in rows[settings.years :]:
        yield Fraction(max(values), unit)


def _values(per_group: Fraction, place: Fraction, options: Sequence[Option], parts: int) -> tuple[list[int], int]:
    """Values of 0, 1, 2... groups in whole parts of a job, and how many parts a job has."""
    unit = lcm(per_group.denominator, place.denominator, parts)
    group, each, finer = _whole(per_group, unit), _whole(place, unit), unit // parts
    return [group * x + each * places + worth * finer for x, (places, worth) in enumerate(options)], unit


def _whole(value: Fraction, unit: int) -> int:
    return value.numerator * (unit // value.denominator)


def _best_path(rows: list[tuple[list[int], int]], last: int, change: Fraction, opens: Fraction) -> Fraction:
    """The best sum over years of values minus changes, the opening paid once where any group opens."""
    unit = lcm(change.denominator, opens.denominator, *(parts for _, parts in rows))
    turn, years = _whole(change, unit), [[value * (unit // parts) for value in values] for values, parts in rows]
    never = sum(values[0] for values in years) - turn * last
    state = {last: -_whole(opens, unit)}
    for values in years:
        state = {
            x: value + max(so_far - turn * abs(x - before) for before, so_far in state.items())
            for x, value in enumerate(values)
        }
    return Fraction(max(never, *state.values()), unit)
