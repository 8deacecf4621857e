"""The next round and the waiting list against slow ways written apart."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from tests.science.admission.oracle import lists, random_leavers, random_market, with_list

from sheber.science.admission.check import find_fault
from sheber.science.admission.explain import explain
from sheber.science.admission.match import cutoffs, match
from sheber.science.admission.problem import Answer, Problem, virtual_entries
from sheber.science.admission.rounds import lower_than_before, next_round, waiting_list


def place_in_list(problem: Problem, answer: Answer, person: int) -> int:
    mine = lists(problem)[person]
    held = (int(answer.choice[person]), int(answer.pool[person]))
    return next((place for place, (choice, pool, _) in enumerate(mine) if (choice, pool) == held), 99)


def slow_next(problem: Problem, first: Answer, left: np.ndarray) -> list[tuple[int, int]]:
    """Deferred acceptance with holders before everybody in the pool that they hold; people of before's numbers."""
    mine = lists(problem)
    held: dict[int, list[tuple]] = {q: [] for q in range(len(problem.seats))}
    at, got = [0] * problem.applicants, [(-1, -1)] * problem.applicants
    stack = [i for i in range(problem.applicants) if not left[i]]
    while stack:
        i = stack.pop()
        if at[i] >= len(mine[i]):
            continue
        _, pool, key = mine[i][at[i]]
        held[pool] = sorted([*held[pool], ((first.pool[i] != pool, *key), i)])
        if len(held[pool]) > problem.seats[pool]:
            _, out = held[pool].pop()
            at[out] += 1
            stack.append(out)
    for pool, kept in held.items():
        for _, i in kept:
            got[i] = (mine[i][at[i]][0], pool)
    return got


@pytest.mark.parametrize("block", range(8))
def test_the_next_round_is_the_slow_way_and_leaves_nobody_lower(block: int) -> None:
    for seed in range(block * 25, block * 25 + 25):
        problem = random_market(seed, people=14, programmes=5)
        first = match(problem)
        left = random_leavers(problem, seed)
        second, stay = next_round(problem, first, left)
        answer = match(second)
        cut = cutoffs(second, answer)
        wanted = slow_next(problem, first, left)
        assert [(int(c), int(q)) for c, q in zip(answer.choice, answer.pool, strict=True)] == [
            wanted[i] for i in stay
        ]
        assert find_fault(second, answer, cut) is None
        assert lower_than_before(second, answer) == -1
        for new, old in enumerate(stay):
            assert place_in_list(second, answer, new) <= place_in_list(problem, first, int(old))
            for one in explain(second, answer, cut, new):
                assert one.enough is None or one.enough > one.points


@pytest.mark.parametrize("seed", range(20))
def test_a_lower_place_is_seen(seed: int) -> None:
    problem = random_market(seed, people=10, programmes=4)
    first = match(problem)
    second, _ = next_round(problem, first, np.zeros(problem.applicants, dtype=bool))
    assert match(second).pool.tolist() == first.pool.tolist()
    for person in np.flatnonzero(first.pool >= 0):
        changed = Answer(first.choice.copy(), first.pool.copy())
        changed.choice[person] = changed.pool[person] = -1
        assert lower_than_before(second, changed) == person


def outcome(problem: Problem, left: np.ndarray, person: int) -> int:
    """The programme that a person holds after the second round, -1: none."""
    second, stay = next_round(problem, match(problem), left)
    answer = match(second)
    new = int(np.flatnonzero(stay == person)[0])
    return -1 if answer.choice[new] < 0 else int(second.programme[second.offset[new] + answer.choice[new]])


@pytest.mark.parametrize("seed", range(40))
def test_a_lie_does_not_pay_in_two_rounds_either(seed: int) -> None:
    """Those who leave are the same whatever the list says; the list is sealed for both rounds."""
    problem = random_market(seed, people=4, programmes=3)
    left = random_leavers(problem, seed)
    for person in np.flatnonzero(~left):
        start, end = problem.offset[person], problem.offset[person + 1]
        truth = problem.programme[start:end].tolist()
        points = dict(zip(truth, problem.points[start:end].tolist(), strict=True))
        honest = outcome(problem, left, int(person))
        for size in range(len(truth) + 1):
            for lie in itertools.permutations(truth, size):
                got = outcome(with_list(problem, int(person), lie, points), left, int(person))
                if got >= 0:
                    assert honest >= 0
                    assert truth.index(got) >= truth.index(honest)


@pytest.mark.parametrize("seed", range(30))
def test_the_waiting_list_is_in_the_order_of_the_pool(seed: int) -> None:
    problem = random_market(seed, people=15, programmes=4)
    answer = match(problem)
    found = waiting_list(problem, answer)
    told = {(int(p), int(q)): int(n) for p, q, n in zip(found.person, found.pool, found.position, strict=True)}
    mine = lists(problem)
    wanted: dict[int, list[tuple]] = {}
    for person in range(problem.applicants):
        for _, pool, key in mine[person][: place_in_list(problem, answer, person)]:
            wanted.setdefault(pool, []).append((key, person))
    expected = {
        (person, pool): place
        for pool, people in wanted.items()
        for place, (_, person) in enumerate(sorted(people), start=1)
    }
    assert told == expected


def test_who_waits_first_gets_the_next_seat() -> None:
    """One more seat in a full pool goes to the first of its waiting list, or to somebody who frees a place for them."""
    tried = 0
    for seed in range(60):
        problem = random_market(seed, people=12, programmes=4)
        answer = match(problem)
        found = waiting_list(problem, answer)
        for person, pool, position in zip(found.person, found.pool, found.position, strict=True):
            if position == 1 and problem.seats[pool] > 0:
                more = replace(
                    problem, seats=problem.seats + (np.arange(len(problem.seats)) == pool), holds=answer.pool
                )
                after = match(more)
                assert place_in_list(problem, after, int(person)) <= place_in_list(problem, answer, int(person))
                assert place_in_list(problem, after, int(person)) <= [q for _, q, _ in lists(problem)[person]].index(
                    pool
                )
                tried += 1
    assert tried > 50


def test_entries_know_nothing_of_holders() -> None:
    problem = random_market(1, people=5, programmes=3)
    second, _ = next_round(problem, match(problem), np.zeros(5, dtype=bool))
    assert virtual_entries(second).pool.tolist() == virtual_entries(problem).pool.tolist()
