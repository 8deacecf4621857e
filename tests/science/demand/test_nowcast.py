"""New vacancies as a term that can be switched off, sampling errors, training contracts as a class of their own."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.demand.cases import fixed, panel

from sheber.science.demand import nowcast as science
from sheber.science.demand.credibility import learn
from sheber.science.demand.employment import ahead, shares
from sheber.science.demand.hierarchy import Hierarchy
from sheber.science.demand.nowcast import nowcast, signals
from sheber.science.demand.problem import Asked, Inputs, again
from sheber.science.demand.solve import forecast
from sheber.science.demand.waterfall import employed

NOBODY = learn({}, {}, assumed_ratio=0.6, assumed_spread=0.25)
COUNTS = {
    ("o1", "d1"): dict.fromkeys(range(2016, 2026), 1000.0),
    ("o2", "d1"): dict.fromkeys(range(2016, 2026), 500.0),
}


def region(quarters: list[float]) -> Inputs:
    """Two occupations of one group that never change, and vacancies of the last quarters."""
    counted = panel(COUNTS)
    assert counted is not None
    seen = np.array([quarters, quarters])
    exits = {"o1": fixed(0.03), "o2": fixed(0.03)}
    return Inputs(2026, 3, replace(counted, vacancies=seen, groups=("g",)), exits, {}, NOBODY, paths=20, scenarios=5)


def test_more_vacancies_mean_more_need_in_the_first_year_and_the_term_can_be_switched_off() -> None:
    told = forecast(region([100.0] * 9 + [200.0]))
    first, second, _ = told.needs[:3]
    assert told.nowcast is not None
    noise = 1 / 210 + 1 / 110  # 300 advertisements are not sure of their change
    change = np.log(210 / 110) * 0.18**2 / (0.18**2 + noise)
    assert told.nowcast.shift[0] == pytest.approx(told.nowcast.beta * change)
    assert first.terms["nowcast"] == pytest.approx(1e6 * (np.exp(told.nowcast.shift[0]) - 1), abs=1)
    assert second.terms["nowcast"] == 0  # a level that stays: nothing more comes
    assert employed(second.parts)[0] == employed(first.parts)[1]
    off = forecast(replace(region([100.0] * 9 + [200.0]), without=frozenset({"nowcast"})))
    assert off.needs[0].terms == again(first, frozenset({"nowcast"}))
    assert off.needs[0].need == forecast(region([100.0] * 10)).needs[0].need < first.need


def test_a_quarter_that_is_not_known_says_nothing() -> None:
    for quarters in ([100.0] * 9 + [float("nan")], [100.0] * 8 + [float("nan"), 100.0]):
        told = forecast(region(quarters))
        assert told.nowcast is None
        assert told.needs[0].terms["nowcast"] == 0


def test_what_a_signal_is_worth_is_learned_from_past_errors() -> None:
    draw = np.random.default_rng(1)
    vacancies = np.exp(draw.normal(6, 0.3, (5, 40)))
    signal = signals(vacancies)
    errors = np.nan_to_num(0.12 * signal) + draw.normal(0, 0.002, (5, 40))
    assert 0.09 < nowcast(vacancies, errors).beta < 0.13  # from 0.05, nearly all the way to the truth
    nothing = nowcast(vacancies, np.full_like(vacancies, np.nan))
    assert (nothing.beta, nothing.years) == (science.START, 0)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 12), st.integers(1, 4))
def test_the_future_changes_nothing_and_no_shift_is_wild(seed: int, years: int, nodes: int) -> None:
    draw = np.random.default_rng(seed)
    vacancies = draw.integers(0, 400, (nodes, years + 3)).astype(float)
    errors = draw.normal(0, 0.3, (nodes, years + 3))
    before = nowcast(vacancies[:, :years], errors[:, :years])
    errors[:, years - 1 :] = 9.0
    after = nowcast(vacancies[:, :years], errors[:, :years])  # the last year's error is not known when it is foretold
    assert np.array_equal(before.shift, after.shift)
    assert np.abs(before.shift).max() <= science.LARGEST


def test_a_small_groups_vacancies_lean_on_the_regions() -> None:
    vacancies = np.array([[1000.0, 1200.0], [950.0, 1160.0], [2.0, 8.0]])
    told = signals(vacancies)[:, -1]
    alone = np.log(18 / 12)
    assert abs(told[2] - told[0]) < abs(alone - told[0])


def test_a_count_with_a_large_sampling_error_weighs_less() -> None:
    part, whole = np.array([[100.0, 100.0, 300.0]]), np.array([[1000.0, 1000.0, 1000.0]])
    assert shares(part, whole, 1.0)[0] == pytest.approx(500 / 3000)
    assert shares(part, whole, 1.0, np.array([[1.0, 1.0, 0.0]]))[0] == pytest.approx(0.1)
    tree = Hierarchy.of([0, 0, 1, 1], [0, 1, 0, 1], [0, 0])
    counts = np.full((4, 8), 1000.0)
    counts[0, -1] = 2000.0
    se = np.zeros_like(counts)
    se[0, -1] = 2000.0
    without, with_se = ahead(tree, counts, 1), ahead(tree, counts, 1, se=se)
    assert with_se.base[0, 1] < without.base[0, 1]
    assert with_se.volatility[tree.parents] >= 2000 / 2050  # never surer than the count itself


def test_training_contracts_are_held_against_their_own_record() -> None:
    asked = [Asked("e", "s", "o", "d", 2026, 40, True, ""), Asked("new", "s", "o", "d", 2026, 10, True, "")]
    whole = Inputs(2026, 1, None, {}, {}, NOBODY, asked)
    assert forecast(whole).needs[0].terms["contracts"] == 50_000
    trust = learn({"e": {2024: (40, 30), 2025: (40, 30)}}, {"e": "s"}, assumed_ratio=1.0, assumed_spread=0.0)
    weighed = forecast(replace(whole, contracts=trust)).needs[0]
    assert weighed.terms["contracts"] == pytest.approx(37_500, abs=2)  # three quarters of each


def test_groups_spread_the_regions_change_and_never_add_to_it() -> None:
    draw = np.random.default_rng(4)
    counts = {
        (f"o{n}", "d1"): {year: 100.0 * (n + 1) * float(np.exp(draw.normal(0, 0.03))) for year in range(2016, 2026)}
        for n in range(6)
    }
    counted = panel(counts)
    assert counted is not None
    tree = Hierarchy.of(range(6), [0] * 6, [0, 0, 1, 1, 2, 2])
    groups = draw.integers(50, 500, (3, 10)).astype(float)
    seen = np.concatenate([groups.sum(axis=0)[None], groups])
    exits = {f"o{n}": fixed(0.03) for n in range(6)}
    whole = replace(counted, tree=tree, vacancies=seen, groups=("a", "b", "c"))
    told = forecast(Inputs(2026, 1, whole, exits, {}, NOBODY, paths=20, scenarios=5))
    assert told.nowcast is not None
    assert len({round(one, 9) for one in told.nowcast.shift[1:]}) == 3
    added = sum(one.terms["nowcast"] for one in told.needs)
    grown = sum(sum(employed(one.parts)) / 2 for one in told.needs)
    assert added == pytest.approx(grown * np.expm1(told.nowcast.shift[0]), rel=0.05)
