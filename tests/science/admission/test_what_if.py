"""A change of the rule compared person by person, against lists written out one by one."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.admission.oracle import lists, random_market

from sheber.science.admission.match import match
from sheber.science.admission.problem import Answer, Problem
from sheber.science.admission.rounds import next_round
from sheber.science.admission.what_if import (
    closed_to_holders,
    compare,
    reordered,
    with_percent,
    with_released,
)

SEEDS = st.integers(0, 10**6)


def place(problem: Problem, answer: Answer, person: int) -> int:
    held = (int(answer.choice[person]), int(answer.pool[person]))
    mine = [(choice, pool) for choice, pool, _ in lists(problem)[person]]
    return mine.index(held) if held in mine else 99


def everything_released(problem: Problem) -> Problem:
    return replace(problem, released=problem.kept >= 0)


@settings(max_examples=150, deadline=None)
@given(SEEDS, st.lists(st.integers(-1, 2), min_size=12, max_size=12))
def test_verdicts_are_those_of_the_lists_written_out(seed: int, more: list[int]) -> None:
    problem = random_market(seed, people=10, programmes=4)
    other = replace(problem, seats=np.maximum(problem.seats + np.array(more)[: len(problem.seats)], 0))
    before, after = match(problem), match(other)
    told = compare(problem, before, after)
    for person in range(problem.applicants):
        old, new = place(problem, before, person), place(problem, after, person)
        assert told.verdict[person] == (new < old) - (new > old)
        choices = [int(one.choice[person]) % 99 for one in (before, after)]  # -1 becomes 98: behind every choice
        assert told.by_choice[person] == (choices[1] < choices[0]) - (choices[1] > choices[0])
        assert told.newly_placed[person] == (old == 99 and new != 99)
        assert told.lost_place[person] == (old != 99 and new == 99)


@settings(max_examples=100, deadline=None)
@given(SEEDS, st.lists(st.integers(0, 2), min_size=12, max_size=12))
def test_more_seats_hurt_nobody(seed: int, more: list[int]) -> None:
    problem = random_market(seed, people=12, programmes=4)
    other = replace(problem, seats=problem.seats + np.array(more)[: len(problem.seats)])
    told = compare(problem, match(problem), match(other))
    assert (told.verdict >= 0).all()
    assert (told.by_choice >= 0).all()
    assert not told.lost_place.any()


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_no_change_changes_nothing(seed: int) -> None:
    problem = random_market(seed, people=10, programmes=4)
    same = reordered(with_percent(problem, 0), np.arange(len(problem.kept)))
    for right in range(len(problem.kept)):
        told = problem.released[right][problem.kept[right] >= 0]
        if told.all() or not told.any():
            same = with_released(same, right, released=bool(told.any()))
    after = match(same)
    assert after.pool.tolist() == match(problem).pool.tolist()
    assert not compare(problem, match(problem), after).verdict.any()


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.permutations(range(3)))
def test_another_printed_order_is_that_of_the_lists(seed: int, order: list[int]) -> None:
    problem = random_market(seed, people=8, programmes=3, rights=3)
    other = reordered(problem, np.array(order))
    for mine, changed in zip(lists(problem), lists(other), strict=True):
        assert sorted(mine) == sorted(changed)
    back = reordered(other, np.argsort(order))
    assert back.rights.tolist() == problem.rights.tolist()
    assert back.kept.tolist() == problem.kept.tolist()
    compare(problem, match(problem), match(other))  # pools keep their numbers: every place is known


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(-100, 300))
def test_percents_of_the_total(seed: int, percent: int) -> None:
    problem = random_market(seed, people=3, programmes=5)
    seats = with_percent(problem, percent).seats
    total = int(problem.seats.sum())
    assert int(seats.sum()) == (2 * total * (100 + percent) + 100) // 200
    if percent >= 0:
        assert (seats >= problem.seats).all()
    assert (seats[problem.seats == 0] == 0).all()
    with pytest.raises(ValueError, match="100"):
        with_percent(problem, -101)


def test_released_pools_take_others_and_closed_ones_do_not() -> None:
    for seed in range(40):
        problem = random_market(seed, people=8, programmes=3)
        wide = with_released(with_released(problem, 0, released=True), 1, released=True)
        assert lists(wide) == lists(everything_released(problem))
        told = compare(problem, match(problem), match(wide))
        assert told.slots == 5
        shut = with_released(wide, 0, released=False)
        assert not shut.released[0].any()


def test_holders_without_the_right_keep_a_pool_from_being_closed() -> None:
    seen = 0
    for seed in range(80):
        problem = everything_released(random_market(seed, people=10, programmes=4))
        first = match(problem)
        second, _ = next_round(problem, first, np.zeros(problem.applicants, dtype=bool))
        assert not closed_to_holders(second).any()
        shut = with_released(second, 0, released=False)
        wanted = {
            int(pool)
            for person, pool in enumerate(first.pool)
            if pool in problem.kept[0] and pool >= 0 and not int(problem.rights[person]) & 1
        }
        assert set(np.flatnonzero(closed_to_holders(shut)).tolist()) == wanted
        seen += bool(wanted)
        assert not closed_to_holders(problem).any()
    assert seen >= 10


def test_an_answer_of_another_market_is_refused() -> None:
    problem = random_market(1, people=6, programmes=3)
    answer = match(problem)
    person = int(np.flatnonzero(answer.pool >= 0)[0])
    programme = problem.programme[problem.offset[person] + answer.choice[person]]
    wrong = Answer(answer.choice, answer.pool.copy())
    wrong.pool[person] = problem.open_pool[(programme + 1) % 3]
    with pytest.raises(ValueError, match="chosen programme"):
        compare(problem, answer, wrong)
