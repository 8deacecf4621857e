"""The match against an oracle that lists all stable matchings, a slow deferred acceptance, and every corruption."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from tests.science.admission.oracle import all_stable, as_answer, best_of, random_market, slow_match

from sheber.science.admission.check import find_fault
from sheber.science.admission.draw import draw_numbers
from sheber.science.admission.explain import explain
from sheber.science.admission.match import cutoffs, match
from sheber.science.admission.problem import Answer, Cutoffs, Problem, virtual_entries


@pytest.mark.parametrize("block", range(10))
def test_the_match_is_the_best_of_all_stable_ones_and_only_it_is_accepted(block: int) -> None:
    several = 0
    for seed in range(block * 30, block * 30 + 30):
        problem = random_market(seed)
        answer = match(problem)
        stable = all_stable(problem)
        best = best_of(problem, stable)
        assert as_answer(problem, best).pool.tolist() == answer.pool.tolist()
        assert as_answer(problem, best).choice.tolist() == answer.choice.tolist()
        assert find_fault(problem, answer, cutoffs(problem, answer)) is None
        several += len(stable) > 1
        for other in stable:
            if other != best:
                wrong = as_answer(problem, other)
                fault = find_fault(problem, wrong, cutoffs(problem, wrong))
                assert fault is not None
                assert fault.check == "optimal"


def test_there_are_markets_with_several_stable_matchings() -> None:
    assert sum(len(all_stable(random_market(seed))) > 1 for seed in range(300)) >= 3


@pytest.mark.parametrize("seed", range(60))
def test_arrays_and_the_slow_way_agree_on_larger_markets(seed: int) -> None:
    problem = random_market(seed, people=60, programmes=8, rights=3)
    answer = match(problem)
    assert as_answer(problem, slow_match(problem)).pool.tolist() == answer.pool.tolist()
    assert find_fault(problem, answer, cutoffs(problem, answer)) is None


@pytest.mark.parametrize("seed", range(12))
def test_every_single_change_of_the_result_is_refused(seed: int) -> None:
    problem = random_market(seed, people=12, programmes=5)
    answer = match(problem)
    cut = cutoffs(problem, answer)
    entries = virtual_entries(problem)
    for i in range(problem.applicants):
        options = [(-1, -1)] + [
            (int(entries.choice[e]), int(entries.pool[e])) for e in range(entries.offset[i], entries.offset[i + 1])
        ]
        for choice, pool in [*options, (0, len(problem.seats) - 1)]:
            if (choice, pool) == (int(answer.choice[i]), int(answer.pool[i])):
                continue
            changed = Answer(answer.choice.copy(), answer.pool.copy())
            changed.choice[i], changed.pool[i] = choice, pool
            assert find_fault(problem, changed, cut) is not None
            if (choice, pool) in options:
                assert find_fault(problem, changed, cutoffs(problem, changed)) is not None


@pytest.mark.parametrize("seed", range(12))
def test_every_wrong_cutoff_is_refused(seed: int) -> None:
    problem = random_market(seed, people=12, programmes=5)
    answer = match(problem)
    cut = cutoffs(problem, answer)
    for q in range(len(problem.seats)):
        for field, delta in (("points", 1), ("points", -1), ("person", 1), ("admitted", 1)):
            changed = {
                name: getattr(cut, name).copy() for name in ("full", "admitted", "entitled", "points", "person")
            }
            if not cut.full[q] and field != "admitted":
                continue
            changed[field][q] += delta
            assert find_fault(problem, answer, Cutoffs(**changed)) is not None
        changed = {name: getattr(cut, name).copy() for name in ("full", "admitted", "entitled", "points", "person")}
        changed["full"][q] = not changed["full"][q]
        assert find_fault(problem, answer, Cutoffs(**changed)) is not None


@pytest.mark.parametrize("seed", range(15))
def test_nobody_gains_by_a_lie(seed: int) -> None:
    problem = random_market(seed, people=4, programmes=3)
    honest = match(problem)
    for i in range(problem.applicants):
        start, end = problem.offset[i], problem.offset[i + 1]
        truth = problem.programme[start:end].tolist()
        points = dict(zip(truth, problem.points[start:end].tolist(), strict=True))
        held = truth[honest.choice[i]] if honest.choice[i] >= 0 else None
        for size in range(len(truth) + 1):
            for lie in itertools.permutations(truth, size):
                lied = Problem(
                    np.concatenate([problem.offset[: i + 1], problem.offset[i + 1 :] - (end - start) + size]),
                    np.concatenate([problem.programme[:start], np.array(lie, np.int32), problem.programme[end:]]),
                    np.concatenate([problem.points[:start], np.array([points[p] for p in lie], np.int64), problem.points[end:]]),
                    problem.rights, problem.open_pool, problem.kept, problem.released, problem.seats,
                )  # fmt: skip
                got = match(lied)
                gained = lie[got.choice[i]] if got.choice[i] >= 0 else None
                if gained is not None:
                    assert held is not None
                    assert truth.index(gained) >= truth.index(held)


def test_points_may_be_large_and_negative() -> None:
    problem = random_market(3, people=30, programmes=5)
    wide = Problem(**{**problem.__dict__, "points": problem.points * 10**12 - 10**12})
    assert match(wide).pool.tolist() == match(problem).pool.tolist()


def test_the_draw_is_the_published_formula() -> None:
    import hashlib
    import hmac

    codes = [f"a{n}" for n in range(50)]
    key = hashlib.sha256("семя".encode()).digest()
    order = sorted(codes, key=lambda code: hmac.new(key, code.encode(), hashlib.sha256).digest())
    assert draw_numbers("семя", codes).tolist() == [order.index(code) + 1 for code in codes]
    assert draw_numbers("семя", codes).tolist() != draw_numbers("другое", codes).tolist()


@pytest.mark.parametrize("seed", range(20))
def test_what_is_said_to_be_enough_is_enough(seed: int) -> None:
    """With the points that the explanation names, and everything else as it was, the cut-off is reached."""
    problem = random_market(seed, people=20, programmes=4)
    answer = match(problem)
    cut = cutoffs(problem, answer)
    for i in range(problem.applicants):
        told = explain(problem, answer, cut, i)
        assert sum(one.ended == "held" for one in told) == (answer.pool[i] >= 0)
        for one in told:
            if one.ended == "refused" and one.enough is not None:
                assert one.enough > one.points
                mine = (not one.entitled, -one.enough, i)
                worst = (not one.cutoff_entitled, -one.cutoff_points, one.cutoff_person)
                assert mine <= worst


def test_empty_markets() -> None:
    for people, programmes in ((0, 2), (3, 1)):
        problem = random_market(1, people=people, programmes=programmes, rights=0)
        answer = match(problem)
        assert find_fault(problem, answer, cutoffs(problem, answer)) is None


@pytest.mark.parametrize("held", [0, 5])
def test_rights_without_any_kept_pool_make_no_difference(held: int) -> None:
    """One pool in all, two rights printed, and people who hold them (and one that is not printed)."""
    problem = random_market(1, people=6, programmes=1, rights=0)
    none = np.full((2, 1), -1, dtype=np.int32)
    printed = replace(
        problem, rights=np.full(6, held), kept=none, released=np.zeros((2, 1), dtype=bool), seats=np.array([2])
    )
    answer = match(printed)
    assert answer.pool.tolist() == match(replace(problem, seats=np.array([2]))).pool.tolist()
    assert find_fault(printed, answer, cutoffs(printed, answer)) is None
