"""Employment ahead: coherent sums, holes, a past that the future cannot change, the balancing against a direct solution."""

import ast
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sheber.science.demand
from sheber.science.demand import cohorts, scenarios, uncertainty
from sheber.science.demand.employment import ahead, balanced, cold_start, filled, volatility
from sheber.science.demand.growth import damped
from sheber.science.demand.hierarchy import Hierarchy
from sheber.science.demand.quality import other_units, renamed
from sheber.science.demand.replacement import by_levels, credible_rates, expected_exit
from sheber.science.demand.scorecard import Told, scores, weights


def region(seed: int, occupations: int = 12, districts: int = 5, years: int = 16) -> tuple[Hierarchy, np.ndarray]:
    """A made-up region of three groups: C x T persons that drift."""
    draw = np.random.default_rng(seed)
    pairs = [(o, d) for o in range(occupations) for d in range(districts)]
    tree = Hierarchy.of([o for o, _ in pairs], [d for _, d in pairs], [o % 3 for o in range(occupations)])
    growth = draw.normal(0.01, 0.02, (len(pairs), 1)) + draw.normal(0, 0.05, (len(pairs), years))
    return tree, draw.lognormal(5, 1, (len(pairs), 1)) * np.exp(np.cumsum(growth, axis=1))


@pytest.mark.parametrize("years", [1, 2, 5, 12, 16])
def test_sums_are_coherent_at_every_level_and_never_below_nought(years: int) -> None:
    tree, counts = region(1)
    told = ahead(tree, counts[:, :years], 5)
    assert (told.cells >= 0).all()
    assert np.allclose(told.parents, tree.sums(told.cells))
    for level in range(5):
        nodes = slice(tree.starts[level], tree.starts[level + 1])
        assert np.allclose(told.parents[nodes].sum(axis=0), told.cells.sum(axis=0))


def test_balancing_is_the_generalised_least_squares_solution() -> None:
    tree, counts = region(2, 4, 3)
    draw = np.random.default_rng(3)
    cells = counts[:, -1:] + 1000
    parents = tree.sums(cells) * np.exp(draw.normal(0, 0.02, (tree.parents, 1)))
    variance = draw.uniform(1, 50, tree.parents + tree.cells)
    summing = np.concatenate([tree.membership, np.eye(tree.cells)])
    inverse = np.diag(1 / variance)
    direct = np.linalg.solve(summing.T @ inverse @ summing, summing.T @ inverse @ np.concatenate([parents, cells]))
    assert np.allclose(balanced(tree, cells, parents, variance), direct)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000), st.integers(6, 14))
def test_deleting_future_rows_changes_no_past_forecast(seed: int, origin: int) -> None:
    tree, counts = region(seed, 6, 3)
    late = uncertainty.backtest(tree, counts, 3, origins=20)
    early = uncertainty.backtest(tree, counts[:, :origin], 3, origins=20)
    known = ~np.isnan(early.log_error)
    # To the last bits: sums over slices of a longer table may be added up in another order.
    assert np.allclose(late.log_error[: early.origins][known], early.log_error[known], rtol=0, atol=1e-12)
    assert np.allclose(late.volatility[: early.origins], early.volatility, rtol=1e-12)


def test_a_constant_history_is_carried_on_exactly() -> None:
    tree, _ = region(1, 4, 2)
    told = ahead(tree, np.full((tree.cells, 10), 1000.0), 5)
    assert np.allclose(told.cells, 1000.0)


def test_holes_zeros_and_short_histories_give_numbers() -> None:
    tree, counts = region(4)
    draw = np.random.default_rng(5)
    for years in (1, 2, 3, 9):
        few = counts[:, :years].copy()
        few[draw.random(few.shape) < 0.5] = np.nan
        few[0], few[1] = 0.0, np.nan
        told = ahead(tree, few, 4)
        assert np.isfinite(told.cells).all()
        assert np.isfinite(told.volatility).all()
        assert told.cells[0].max() < 1
    assert filled(np.array([[np.nan, 2.0, np.nan, 4.0, np.nan]])).tolist() == [[2.0, 2.0, 3.0, 4.0, 4.0]]


def test_a_total_from_outside_moves_the_region_towards_it() -> None:
    tree, counts = region(6)
    own = ahead(tree, counts, 2).cells.sum(axis=0)
    total = np.array([np.nan, own[2] * 1.1])
    told = ahead(tree, counts, 2, macro=(total, np.array([np.nan, 1.0]))).cells.sum(axis=0)
    assert told[1] == pytest.approx(own[1])
    assert told[2] == pytest.approx(own[2] * 1.1, rel=0.01)


def test_damped_growth_and_cold_start_by_hand() -> None:
    assert damped(2) == pytest.approx(0.85 + 0.7225)
    assert float(cold_start(np.array(1000.0), 0.04, 0.09)) == pytest.approx(60.0)


def test_intervals_hold_what_they_claim_on_a_made_up_past() -> None:
    tree, counts = region(7, 30, 6, 30)
    errors = uncertainty.backtest(tree, counts[:, :-3], 3)
    told = ahead(tree, counts[:, :-3], 3)
    foretold = np.concatenate([told.parents, told.cells])[:, 1:]
    spread = uncertainty.quantiles(tree, errors, foretold, told.volatility)[tree.parents :]
    inside = (counts[:, -3:] >= spread[:, :, 1]) & (counts[:, -3:] <= spread[:, :, 5])
    assert 0.65 < inside.mean() < 0.95
    assert (np.diff(spread, axis=2) >= 0).all()


def test_scenarios_keep_a_years_errors_together_and_few_stand_for_many() -> None:
    tree, counts = region(8, 20, 5, 20)
    told = ahead(tree, counts, 3)
    errors = uncertainty.backtest(tree, counts, 3)
    draw = np.random.default_rng(1)
    vary = told.volatility[tree.parents :]
    many = scenarios.paths(tree, told.cells[:, 1:], vary, errors, 200, draw)
    assert many.shape == (200, tree.cells, 3)
    assert len(np.unique(np.round(many.sum(axis=(1, 2)), 6))) <= 2 * errors.origins
    chosen = scenarios.reduced(many.reshape(200, -1), 20)
    assert len(set(chosen.tolist())) == 20
    assert many[chosen].mean() == pytest.approx(many.mean(), rel=0.02)
    start = scenarios.paths(tree, told.cells[:, 1:], vary, uncertainty.backtest(tree, counts[:, :3], 3), 200, draw)
    assert np.isfinite(start).all()


def test_cohorts_move_on_by_their_ratios() -> None:
    pupils = np.array([[[100.0, 100.0], [90.0, 80.0], [80.0, 72.0]]])
    told = cohorts.ahead(pupils, 2)
    assert told.pupils[0, 1, 1] == pytest.approx(80.0)  # 100 x 80 / 100
    assert told.pupils[0, 2, 2] == pytest.approx(64.0)  # 80 x 72 / 90
    low, high = told.bounds()
    assert (low <= told.pupils).all()
    assert (told.pupils <= high).all()


def test_courses_lose_those_who_drop_out_and_end_in_their_year() -> None:
    drop = by_levels({"s": (10, 100)}, {"s"}, {"s": "f"}, 0.05)
    assert drop["s"].value == pytest.approx(0.1)
    made = cohorts.graduates([cohorts.Course("s", "d", 2026, 2, 3, 100)], drop)
    assert made == {("s", "d", 2027): pytest.approx(81.0)}


def test_exits_by_age_lean_on_the_own_record_as_it_grows() -> None:
    expected = expected_exit({"15-54": 0.8, "55+": 0.2}, {"15-54": 0.01, "55+": 0.11})
    assert expected == pytest.approx(0.03)
    assert expected_exit({"x": 1.0}, {}) is None
    few = credible_rates({"o": (6, 100)}, {"o": (0.03, True)})["o"]
    many = credible_rates({"o": (600, 10_000)}, {"o": (0.03, True)})["o"]
    assert 0.03 < few.value < many.value < 0.06


def test_wrong_units_and_new_names_are_found() -> None:
    series = {("o", "d"): {2023: 1060.0, 2024: 1.06, 2025: 1055.0}, ("p", "d"): {2024: 10.0, 2025: 12.0}}
    assert [(cell, year) for cell, year, _ in other_units(series)] == [(("o", "d"), 2024)]
    old = {("old", "d"): {2023: 50.0, 2024: 52.0}, ("new", "d"): {2025: 51.0}, ("other", "d"): {2025: 5.0}}
    assert renamed(old) == [("old", "new", 2025)]
    assert renamed(old, ["old"]) == []


def test_a_source_that_loses_is_marked_and_its_weight_falls() -> None:
    def told(source: str, value: float) -> list[Told]:
        return [Told(source, 2024, 2024, "g", ("o", str(n)), value, 100.0, 80.0, 120.0) for n in range(6)]

    made = scores([*told("naive", 95), *told("ministry", 180), *told("sheber", 98)])
    whole = {one.source: one for one in made if one.group == ""}
    assert whole["ministry"].loses
    assert not whole["sheber"].loses
    assert whole["sheber"].skill == pytest.approx(0.6)
    assert whole["sheber"].covered == 1.0
    assert weights(made) == {"ministry": 0.5, "naive": 1.0, "sheber": 1.0}


def test_a_quiet_region_has_narrow_intervals_and_an_unknown_one_the_usual() -> None:
    still, once = np.full((5, 3), 1000.0), np.full((5, 1), 1000.0)
    assert volatility(still).max() < 0.1 * volatility(once).max() + 1e-9


def test_the_check_never_imports_the_solver() -> None:
    seen, queue = set(), ["check"]
    folder = Path(next(iter(sheber.science.demand.__path__)))
    while queue:
        name = queue.pop()
        seen.add(name)
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sheber.science.demand."):
                queue += [one for one in [node.module.rsplit(".", 1)[1]] if one not in seen]
    assert "solve" not in seen
