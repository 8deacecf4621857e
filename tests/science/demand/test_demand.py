"""The forecast: waterfalls add up, the future changes no past, the employer example counts as it should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheber.science.demand.credibility import learn
from sheber.science.demand.forecast import Asked, Counted, Inputs, Learners, Project, forecast, supply

positive = st.floats(0, 500, allow_nan=False)


@st.composite
def inputs(draw: st.DrawFn) -> Inputs:
    occupations, districts = ["o1", "o2"], ["d1", "d2"]
    cells = [(o, d) for o in occupations for d in districts]
    employment = {
        cell: Counted(tuple((year, draw(positive)) for year in range(2020, draw(st.integers(2021, 2030)))))
        for cell in draw(st.lists(st.sampled_from(cells), unique=True))
    }
    records = {
        name: {
            year: (draw(st.floats(1, 100)), draw(positive)) for year in range(2022, 2022 + draw(st.integers(0, 4)))
        }
        for name in ("e1", "e2", "e3")
    }
    requests = [
        Asked(
            draw(st.sampled_from(["e1", "e2", "new"])),
            "s",
            draw(st.sampled_from(occupations)),
            draw(st.sampled_from(districts)),
            draw(st.integers(2026, 2030)),
            draw(positive),
            draw(st.booleans()),
            draw(st.sampled_from(["", "p1"])),
        )
        for _ in range(draw(st.integers(0, 5)))
    ]
    projects = [Project("p1", "o1", "d1", 2027, draw(positive), draw(st.floats(0, 1)), draw(st.floats(0, 1)))]
    return Inputs(
        2026,
        4,
        employment,
        {"o1": 0.03, "o2": 0.047},
        {"o1": 0.87},
        learn(records, {"e1": "s", "e2": "s", "e3": "t"}, assumed_ratio=0.6, assumed_spread=0.25),
        requests,
        projects,
    )


@given(inputs())
def test_waterfalls_add_up_and_needs_are_never_below_nought(given_inputs: Inputs) -> None:
    for one in forecast(given_inputs):
        assert one.need >= 0
        assert one.exits + one.requests + one.contracts + one.projects + one.kappa + one.floor == one.need
        assert 0 <= one.q10 <= one.need <= one.q90


@given(inputs())
def test_what_is_counted_later_changes_nothing(given_inputs: Inputs) -> None:
    past = {
        cell: Counted(tuple((year, n) for year, n in counted.years if year < given_inputs.first_year))
        for cell, counted in given_inputs.employment.items()
    }
    known = Inputs(**{**given_inputs.__dict__, "employment": past})
    assert forecast(known) == forecast(given_inputs)


def test_requests_of_a_project_are_not_counted_twice() -> None:
    trust = learn({}, {}, assumed_ratio=0.6, assumed_spread=0.25)
    project = Project("p1", "o1", "d1", 2026, 10, 0.6, 1)
    asked = Asked("e", "s", "o1", "d1", 2026, 10, False, "p1")
    [one] = forecast(Inputs(2026, 1, {}, {}, {}, trust, [asked], [project]))
    assert one.need == 6000


def test_a_hand_computed_cell() -> None:
    """1,000 employed, 3 % leave: 30. Asked 50 at an assumed 0.6: 30. A contract for 4. kappa 0.5."""
    trust = learn({}, {}, assumed_ratio=0.6, assumed_spread=0.0)
    requests = [
        Asked("e", "s", "o", "d", 2026, 70, False, ""),
        Asked("e", "s", "o", "d", 2026, 4, True, ""),
    ]
    cells = forecast(
        Inputs(2026, 3, {("o", "d"): Counted(((2025, 1000.0),))}, {"o": 0.03}, {"o": 0.5}, trust, requests)
    )
    first, second, third = cells
    assert (first.exits, first.requests, first.contracts) == (30_000, 6_000, 4_000)  # 0.5 x (42 - 30)
    assert first.need == 20_000
    assert (second.need, third.need) == (15_000, 15_000)
    assert first.grade == "C"


def test_the_visible_rule_of_an_employers_record() -> None:
    """An employer that hires less than others counts less; one that keeps its word counts more; a new one as its sector."""
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


def test_supply_spreads_learners_and_loses_nobody_who_enters() -> None:
    made = supply(
        [Learners("s", "d1", 2026, 100)],
        {"s": [("o1", 0.7), ("o2", 0.3)]},
        {"d1": [("d1", 0.8), ("d2", 0.2)]},
        {"s": 0.9},
    )
    assert made[("o1", "d1", 2026)] == 50_400
    assert sum(made.values()) == 90_000
