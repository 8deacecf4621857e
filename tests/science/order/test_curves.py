"""The worth of a cell's supply: exact as far as supply can come, joined pieces a little below it, one where it stands."""

from fractions import Fraction as F

import numpy as np
import pytest
from tests.science.order.small import small

from sheber.science.order import curves
from sheber.science.order.arrays import Arrays, arrays_of
from sheber.science.order.build import build
from sheber.science.order.curves import Curves, curves_of, thinned
from sheber.science.order.problem import NEED_UNIT, Problem
from sheber.science.order.regions import split
from sheber.science.order.relax import relax

FAR = 1e6


def worth(made: Curves, cell: int, supply: float) -> float:
    """The worth of a supply by the pieces, filled from the first."""
    value, left = 0.0, supply
    for piece in np.flatnonzero(made.cell == cell):
        part = min(left, made.width[piece])
        value, left = value + part * made.slope[piece], left - part
    return value + made.beyond[cell] * left


def direct(problem: Problem, arrays: Arrays, cell: int, supply: float) -> float:
    """The mean over scenarios of the worth that the files' rules give, by their own words."""
    row, settings = arrays.cells.given[cell], problem.settings
    if row < 0:
        return -float(settings.oversupply) * supply
    needs, value = problem.cells.needs[row] / NEED_UNIT, problem.cells.value[row] / 1e6
    total = 0.0
    for need in needs:
        left = min(supply, need)
        for share, factor in settings.segments:
            part = min(left, float(share) * need)
            total, left = total + value * float(factor) * part, left - part
        total -= float(settings.oversupply) * max(0.0, supply - need)
    return total / len(needs)


def problems() -> list[tuple[Problem, Arrays]]:
    made = [small(seed, scenarios=scenarios, outlook=seed % 2).problem for seed in range(40) for scenarios in (1, 7)]
    return [(problem, arrays_of(problem)) for problem in made]


def test_pieces_are_exact_as_far_as_supply_can_come() -> None:
    for problem, arrays in problems():
        cells = arrays.cells
        made = curves_of(problem, arrays, None, cells.most)
        for cell in range(len(cells.most)):
            for supply in np.linspace(cells.supply[cell], cells.most[cell], 5):
                assert worth(made, cell, supply) == pytest.approx(direct(problem, arrays, cell, supply), abs=1e-6)


def test_a_cell_that_nobody_is_sent_to_keeps_one_piece() -> None:
    seen = 0
    for problem, arrays in problems():
        cells = arrays.cells
        made = curves_of(problem, arrays, None, cells.most)
        still = np.flatnonzero(cells.most - cells.supply < 1e-9)
        counts = np.bincount(made.cell, minlength=len(cells.most))
        assert (counts[still] == (cells.supply[still] > 0)).all()
        seen += len(still)
    assert seen > 50


def test_many_pieces_are_joined_within_reach_and_never_above(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curves, "MOST_PIECES", 0)
    monkeypatch.setattr(curves, "KEPT", 6)
    joined = 0
    for problem, arrays in problems():
        cells = arrays.cells
        made = curves_of(problem, arrays, None, cells.most)
        counts = np.bincount(made.cell, minlength=len(cells.most))
        assert counts.max() <= 6
        rough = thinned(made, 3)
        assert np.bincount(rough.cell).max() <= 3
        for cell in range(len(cells.most)):
            own = made.slope[made.cell == cell]
            assert (own[:-1] >= own[1:] - 1e-9).all()
            for supply in np.linspace(cells.supply[cell], cells.most[cell], 7):
                true = direct(problem, arrays, cell, supply)
                assert worth(rough, cell, supply) <= worth(made, cell, supply) + 1e-6 <= true + 2e-6
                joined += true - worth(made, cell, supply) > 1e-6
    assert joined > 100


def test_the_model_is_worth_as_much_as_with_all_pieces() -> None:
    for problem, arrays in problems()[::4]:
        far = curves_of(problem, arrays, None, np.full(len(arrays.cells.most), FAR))
        whole, short = relax(build(problem, curves=far)), relax(build(problem))
        assert (whole is None) == (short is None)
        if whole is not None and short is not None:
            assert short.value == pytest.approx(whole.value, abs=1e-6)


def test_no_more_can_come_from_other_regions_than_their_lines_hold() -> None:
    from benchmarks.instances import Size, make

    problem = make(Size(3, 20, 3, 5, 12, 15), 4)
    regions = split(problem)
    assert regions is not None
    asked = {}
    for line in problem.lines:
        for o, d, share in problem.reach(line):
            key = (line.region, o, d, 1 + line.term)
            asked[key] = asked.get(key, F(0)) + share * line.most_places
    some = 0
    for region in regions:
        for cell, most in zip(region.problem.cells.keys(), region.inflow, strict=True):
            abroad = sum((asked.get((one.name, *cell), F(0)) for one in regions if one is not region), F(0))
            assert most == pytest.approx(float(abroad), abs=1e-9)
            some += most > 0
    assert some > 10
