"""Counting rules against hand-counted examples, an independent second count, and planted faults."""

from fractions import Fraction as F
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheber.science.jury.check import rule_fault, winners_of
from sheber.science.jury.count import count, count_all
from sheber.science.jury.problem import RULES, Ballots, chosen
from sheber.science.jury.robust import robustness


def ballots(table: dict[str, dict[str, int]], *, places: int = 1, scale: int = 10) -> Ballots:
    """One criterion: {juror: {entry: score}}."""
    entries = sorted({entry for row in table.values() for entry in row})
    scores = {(juror, entry): (score,) for juror, row in table.items() for entry, score in row.items()}
    return Ballots(list(table), entries, [1], scores, scale, places, F(7, 10))


@st.composite
def panels(draw) -> Ballots:
    jurors = [f"j{n}" for n in range(draw(st.integers(1, 5)))]
    entries = [f"e{n}" for n in range(draw(st.integers(1, 6)))]
    weights = draw(st.lists(st.integers(1, 5), min_size=1, max_size=3))
    scores = {}
    for juror in jurors:
        for entry in entries:
            if draw(st.integers(0, 4)):
                scores[juror, entry] = tuple(draw(st.integers(0, 10)) for _ in weights)
    return Ballots(jurors, entries, weights, scores, 10, draw(st.integers(1, 3)), F(7, 10))


def test_it_works_where_the_rules_agree_and_where_they_do_not() -> None:
    told = ballots(
        {
            "a": {"x": 9, "y": 8, "z": 1},
            "b": {"x": 9, "y": 8, "z": 1},
            "c": {"x": 0, "y": 7, "z": 10},
        }
    )
    wins = {one.rule: set(one.winners) for one in count_all(told)}
    assert wins["mean"] == {"y"}
    assert wins["median"] == {"x"}
    assert wins["schulze"] == {"x"}
    assert wins["approval"] == {"y"}
    values = count(told, "borda").values
    assert values == {"x": F(2, 3), "y": F(1, 2), "z": F(1, 3)}


def test_wikipedia_example_of_schulze() -> None:
    """45 voters, five candidates (Schulze 2011, example 1): E > A > C > B > D."""
    groups = [
        (5, "ACBED"),
        (5, "ADECB"),
        (8, "BEDAC"),
        (3, "CABED"),
        (7, "CAEBD"),
        (2, "CBADE"),
        (7, "DCEBA"),
        (8, "EBADC"),
    ]
    table = {}
    for size, order in groups:
        for n in range(size):
            table[f"{order}{n}"] = {one: 9 - place for place, one in enumerate(order)}
    outcome = count(ballots(table), "schulze")
    assert sorted("ABCDE", key=lambda one: -outcome.values[one]) == list("EACBD")


def test_a_strict_juror_pulls_down_nobody_by_the_two_way_model() -> None:
    table = {
        "kind": {"x": 9, "y": 8, "z": 9},
        "even": {"x": 7, "y": 6, "w": 8},
        "strict": {"y": 2, "z": 3, "w": 4},
    }
    outcome = count(ballots(table), "severity")
    raw = count(ballots(table), "mean")
    assert raw.winners == {"x"}
    assert outcome.winners == {"w"}
    assert all(error >= 0 for error in outcome.errors.values())


def test_the_two_way_model_finds_what_was_planted() -> None:
    noise = np.random.default_rng(7)
    quality, strict = {f"e{n}": n for n in range(6)}, {"a": -1.0, "b": 0.0, "c": 1.0}
    entries = list(quality)
    scores = {}
    for juror, bias in strict.items():
        for entry in noise.choice(entries, 5, replace=False):
            scores[juror, str(entry)] = (int(round(quality[entry] + 3 + bias)),)
    told = Ballots(list(strict), entries, [1], scores, 10, 1, F(7, 10))
    values = count(told, "severity").values
    assert [values[one] - values["e0"] for one in entries] == list(range(6))


def test_parts_that_nobody_connects_are_not_compared() -> None:
    outcome = count(ballots({"a": {"x": 9}, "b": {"y": 3}}), "severity")
    assert set(outcome.values.values()) == {None}
    assert outcome.winners == set()


def test_ties_for_the_last_place_are_told_and_not_broken() -> None:
    assert chosen({"x": F(3), "y": F(2), "z": F(2), "n": None}, 2) == ({"x"}, {"y", "z"})
    assert chosen({"x": F(3), "n": None}, 2) == ({"x"}, set())
    assert chosen({"x": F(3), "y": F(2)}, 1) == ({"x"}, set())


@settings(max_examples=120, deadline=None)
@given(panels())
def test_a_second_count_by_other_ways_agrees(told: Ballots) -> None:
    for outcome in count_all(told):
        assert rule_fault(told, outcome.rule, outcome.values) == ""
        assert winners_of(told, outcome.rule) == (outcome.winners, outcome.tied)


@settings(max_examples=60, deadline=None)
@given(panels(), st.sampled_from(RULES), st.integers(0, 5))
def test_a_planted_value_is_seen(told: Ballots, rule: str, place: int) -> None:
    values = dict(count(told, rule).values)
    entry = told.entries[place % len(told.entries)]
    values[entry] = F(1, 7) if values[entry] is None else values[entry] + F(1, 100)
    alone = rule == "severity" and len({e for _, e in told.scores}) == 1 and values[entry] is not None
    assert rule_fault(told, rule, values) or alone


@settings(max_examples=60, deadline=None)
@given(panels())
def test_a_condorcet_winner_wins_by_schulze(told: Ballots) -> None:
    totals = told.totals

    def beats(one: str, other: str) -> bool:
        both = [j for j in told.jurors if (j, one) in totals and (j, other) in totals]
        return sum(totals[j, one] > totals[j, other] for j in both) > sum(
            totals[j, one] < totals[j, other] for j in both
        )

    scored = [e for e in told.entries if any(one == e for _, one in totals)]
    for entry in scored:
        if all(beats(entry, other) for other in scored if other != entry):
            single = Ballots(told.jurors, told.entries, told.weights, told.scores, 10, 1, F(7, 10))
            assert count(single, "schulze").winners == {entry}


@settings(max_examples=40, deadline=None)
@given(panels())
def test_the_order_of_jurors_and_entries_does_not_matter(told: Ballots) -> None:
    turned = Ballots(
        list(reversed(told.jurors)),
        list(reversed(told.entries)),
        told.weights,
        told.scores,
        10,
        told.places,
        F(7, 10),
    )
    for rule in RULES:
        assert count(told, rule).winners == count(turned, rule).winners


def test_leave_one_out_names_the_juror_on_whom_it_hangs() -> None:
    told = ballots({"a": {"x": 9, "y": 5}, "b": {"x": 5, "y": 6}, "c": {"x": 5, "y": 6}, "idle": {}})
    found = robustness(told, count(told, "mean"))
    assert found.winners == {"x"}
    assert found.without == {"a": {"y"}, "b": {"x"}, "c": {"x"}}
    assert found.held == 2


@pytest.mark.parametrize(
    "more",
    [{"weights": [0]}, {"scores": {("a", "q"): (1,)}}, {"scores": {("a", "x"): (11,)}}, {"scores": {("a", "x"): ()}}],
)
def test_ballots_that_do_not_fit_are_refused(more: dict) -> None:
    good = {
        "jurors": ["a"],
        "entries": ["x"],
        "weights": [1],
        "scores": {},
        "scale": 10,
        "places": 1,
        "approval": F(1, 2),
    }
    with pytest.raises(ValueError):
        Ballots(**{**good, **more})


def test_every_ballot_of_three_by_three_is_counted_alike_by_both() -> None:
    orders = list(permutations("xyz"))
    for first in orders:
        for second in orders:
            table = {
                "a": {one: place for place, one in enumerate(first)},
                "b": {one: place for place, one in enumerate(second)},
                "c": {one: place for place, one in enumerate("xyz")},
            }
            told = ballots(table)
            assert all(rule_fault(told, one.rule, one.values) == "" for one in count_all(told))
