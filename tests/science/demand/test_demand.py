"""The forecast of need: waterfalls add up and can be switched off, requests count as they should, a cell by hand."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.demand.cases import fixed, panel, regions

from sheber.science.demand.check import Told, faults
from sheber.science.demand.credibility import learn
from sheber.science.demand.problem import Asked, Inputs, Project, again
from sheber.science.demand.solve import forecast
from sheber.science.demand.supply import Learners, gaps, supply
from sheber.science.demand.waterfall import SWITCHES, Parts, in_whole_people, need_of, terms

amounts = st.integers(-3_000_000, 3_000_000)
rates = st.integers(0, 1_000_000)
parts_of_cells = st.builds(
    Parts,
    level=st.integers(0, 5_000_000),
    grown=amounts,
    balanced=amounts,
    growth=amounts,
    balancing=amounts,
    exit_rate=rates,
    asked=st.none() | st.integers(0, 500_000),
    signal=st.sampled_from([0, 250_000, 500_000]),
    contracts=st.integers(0, 100_000),
    projects=st.integers(0, 100_000),
    kappa_rate=rates,
)


@settings(max_examples=30, deadline=None)
@given(regions())
def test_waterfalls_add_up_and_needs_are_never_below_nought(inputs: Inputs) -> None:
    answer = forecast(inputs)
    told = []
    for one in answer.needs:
        before = one.parts.level + one.parts.grown + one.parts.balanced
        after = before + one.parts.growth + one.parts.balancing
        told.append(Told("", one.need, one.terms, one.parts, one.quantiles, before, after))
        assert one.quantiles[1] <= one.need <= one.quantiles[5]
    assert list(faults(told)) == []
    assert answer.scenarios.shape == (5, len(answer.needs)) or not answer.needs
    assert (answer.scenarios >= 0).all()


@settings(max_examples=20, deadline=None)
@given(regions(), st.sampled_from(SWITCHES))
def test_a_term_can_be_switched_off_in_place_or_in_the_whole_forecast(inputs: Inputs, name: str) -> None:
    off = frozenset({name})
    whole = forecast(inputs).needs
    for one, other in zip(whole, forecast(replace(inputs, without=off)).needs, strict=True):
        assert again(one, off) == other.terms
        assert other.terms[name] == 0


@given(parts_of_cells, st.sets(st.sampled_from(SWITCHES)))
def test_terms_add_up_and_whole_people_too(parts: Parts, off: set[str]) -> None:
    made = terms(parts, off)
    assert sum(made.values()) == need_of(parts, off) >= 0
    assert all(made[name] == 0 for name in off)
    whole = in_whole_people(made)
    assert abs(sum(whole.values()) * 1000 - need_of(parts, off)) <= 500
    assert all(abs(whole[name] * 1000 - made[name]) < 1000 for name in made)


@settings(max_examples=20, deadline=None)
@given(regions())
def test_the_same_input_gives_the_same_answer(inputs: Inputs) -> None:
    one, other = forecast(inputs), forecast(inputs)
    assert one.needs == other.needs
    assert (one.scenarios == other.scenarios).all()


def test_requests_of_a_project_are_not_counted_twice() -> None:
    trust = learn({}, {}, assumed_ratio=0.6, assumed_spread=0.25)
    project = Project("p1", "o1", "d1", 2026, 10, 0.6, 1)
    asked = Asked("e", "s", "o1", "d1", 2026, 10, False, "p1")
    [one] = forecast(Inputs(2026, 1, None, {}, {}, trust, [asked], [project])).needs
    assert one.need == 6000
    assert one.terms["requests"] == 0


def test_a_hand_computed_cell() -> None:
    """1,000 employed, 3 % leave: 30. Asked 70 at an assumed 0.6: 42. A contract for 4. kappa 0.5."""
    trust = learn({}, {}, assumed_ratio=0.6, assumed_spread=0.0)
    requests = [
        Asked("e", "s", "o", "d", 2026, 70, False, ""),
        Asked("e", "s", "o", "d", 2026, 4, True, ""),
    ]
    counts = panel({("o", "d"): {2025: 1000.0}})
    first, second, third = forecast(
        Inputs(2026, 3, counts, {"o": fixed(0.03)}, {"o": fixed(0.5)}, trust, requests)
    ).needs
    # 30 leave; the signal counts half: 0.5 x (42 - 30); kappa takes half away.
    assert (first.terms["exits"], first.terms["requests"], first.terms["contracts"]) == (30_000, 6_000, 4_000)
    assert first.need == 20_000
    assert (second.need, third.need) == (15_000, 15_000)
    assert first.grade == "C"


def test_the_visible_rule_of_an_employers_record() -> None:
    """An employer that hires less than others counts less; one that keeps its word more; a new one as its sector."""
    records = {
        "short": {2023: (100, 30), 2024: (120, 40), 2025: (110, 35)},
        "true": {2023: (50, 48), 2024: (60, 58), 2025: (55, 52)},
        "other": {2023: (80, 50), 2024: (70, 41), 2025: (90, 56)},
    }
    trust = learn(records, dict.fromkeys(records, "s"), assumed_ratio=0.6, assumed_spread=0.25)
    assert not trust.assumed
    short, true, new = (trust.calibrated(name, "s", 100) for name in ("short", "true", "new"))
    assert short < new < true
    assert 0 < trust.employers["short"].weight < 1
    assert short == pytest.approx(100 * trust.ratio * trust.employers["short"].credible)


def test_credible_values_lie_between_the_own_and_the_sectors() -> None:
    records = {f"e{n}": {2024: (10.0 + n, 3.0 + n), 2025: (12.0, 8.0 - n)} for n in range(5)}
    trust = learn(records, {name: f"s{int(name[1]) % 2}" for name in records}, assumed_ratio=0.6, assumed_spread=0.25)
    for name, one in trust.employers.items():
        sector = trust.sectors[f"s{int(name[1]) % 2}"].credible
        assert min(one.own, sector) - 1e-9 <= one.credible <= max(one.own, sector) + 1e-9


def test_a_source_that_lost_weighs_less_in_the_number() -> None:
    trust = learn({}, {}, assumed_ratio=0.6, assumed_spread=0.0)
    asked = [Asked("e", "s", "o", "d", 2026, 100, False, "")]
    base = Inputs(2026, 1, None, {}, {}, trust, asked)
    assert forecast(base).needs[0].need == 30_000
    assert forecast(replace(base, signal_weight=0.5)).needs[0].need == 15_000


def test_supply_spreads_learners_and_loses_nobody_who_enters() -> None:
    made = supply(
        [Learners("s", "d1", 2026, 100)],
        {"s": [("o1", 0.7), ("o2", 0.3)]},
        {"d1": [("d1", 0.8), ("d2", 0.2)]},
        {"s": 0.9},
    )
    assert made["o1", "d1", 2026] == 50_400
    assert sum(made.values()) == 90_000
    assert gaps({("o1", "d1", 2026): 60_000}, made)["o1", "d1", 2026] == (60_000, 50_400, 9_600)


def test_the_number_of_the_method_note_by_hand() -> None:
    """docs/methods/demand.md, "One number by hand": here with plain arithmetic, there in words."""
    growth = 146.41 * 1.1**0.95 - 146.41
    exits = 0.04 * (136.41 + 136.41 + growth) / 2
    signal = 0.5 * (40 * 0.5 - (growth + exits))
    total = growth + exits + signal + 3 + 10 * 0.6
    trust = learn({"e": {2024: (80, 40), 2025: (100, 50)}}, {"e": "s"}, assumed_ratio=0.6, assumed_spread=0.25)
    counts = panel({("o", "d"): {2022: 100.0, 2023: 111.0, 2024: 123.1, 2025: 136.41}})
    requests = [Asked("e", "s", "o", "d", 2026, 40, False, ""), Asked("e", "s", "o", "d", 2026, 3, True, "")]
    project = Project("p", "o", "d", 2026, 10, 0.6, 1.0)
    inputs = Inputs(2026, 1, counts, {"o": fixed(0.04)}, {"o": fixed(0.9)}, trust, requests, [project])
    [one] = forecast(inputs).needs
    by_hand = {
        "growth": growth,
        "exits": exits,
        "requests": signal,
        "contracts": 3,
        "projects": 6,
        "kappa": -total / 10,
    }
    assert {name: one.terms[name] / 1000 for name in by_hand} == pytest.approx(by_hand, abs=0.002)
    assert one.need == pytest.approx(900 * total, abs=2)
    assert one.terms["balancing"] == one.terms["surplus"] == one.terms["floor"] == 0
