"""What is tried on many small markets, a few in the tests and very many by `python -m benchmarks identity`."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, replace

import numpy as np
from tests.science.admission.oracle import (
    all_stable,
    as_answer,
    best_of,
    every_list,
    lists,
    random_leavers,
    random_market,
    side_by_side,
    with_list,
)

from sheber.science.admission.check import find_fault
from sheber.science.admission.match import cutoffs, match
from sheber.science.admission.problem import Answer, Cutoffs, Problem
from sheber.science.admission.rounds import lower_than_before, next_round

NOTHING, UNWANTED = 98, 99  # how a person ranks no place, and a place that is not on the true list


def try_market(seed: int) -> Counter[str]:
    """Both rounds of a market against the oracle, and wrong results against the check. Names that end in `!`: faults."""
    problem = random_market(seed, people=3 + seed % 3, programmes=2 + seed % 2, rights=seed // 2 % 3)
    told, answer = _try_round(problem, seed)
    second, _ = next_round(problem, answer, random_leavers(problem, seed))
    later, after = _try_round(second, seed)
    told.update({f"second {name}": count for name, count in later.items()})
    told["second lower!"] += lower_than_before(second, after) >= 0
    return told


def _try_round(problem: Problem, seed: int) -> tuple[Counter[str], Answer]:
    answer, stable = match(problem), all_stable(problem)
    best, cut = best_of(problem, stable), cutoffs(problem, answer)
    wanted = as_answer(problem, best)
    told = Counter(markets=1, several=len(stable) > 1)
    told["differ!"] += best not in stable or not _same(wanted, answer)
    told["right refused!"] += find_fault(problem, answer, cut) is not None
    for other in stable:
        if other != best:
            wrong = as_answer(problem, other)
            fault = find_fault(problem, wrong, cutoffs(problem, wrong))
            told["stable but not best"] += 1
            told["not best accepted!"] += fault is None or fault.check != "optimal"
    noise = random.Random(seed)
    told.update(_corrupt_result(problem, answer, cut, noise))
    told.update(_corrupt_cutoff(problem, answer, cut, noise))
    return told, answer


def _same(one: Answer, other: Answer) -> bool:
    return np.array_equal(one.pool, other.pool) and np.array_equal(one.choice, other.choice)


def _corrupt_result(problem: Problem, answer: Answer, cut: Cutoffs, noise: random.Random) -> Counter[str]:
    """One person's row changed to any other place, with the cut-offs as they were and with those that would follow."""
    told: Counter[str] = Counter()
    if not problem.applicants:
        return told
    person = noise.randrange(problem.applicants)
    own = [(-1, -1), *((choice, pool) for choice, pool, _ in lists(problem)[person])]
    foreign = (noise.randrange(2), noise.randrange(len(problem.seats)))
    new = noise.choice([*own, foreign])
    if new == (int(answer.choice[person]), int(answer.pool[person])):
        return told
    changed = Answer(answer.choice.copy(), answer.pool.copy())
    changed.choice[person], changed.pool[person] = new
    told["rows corrupted"] += 1
    told["row accepted!"] += find_fault(problem, changed, cut) is None
    if new in own:
        told["row accepted!"] += find_fault(problem, changed, cutoffs(problem, changed)) is None
    return told


def _corrupt_cutoff(problem: Problem, answer: Answer, cut: Cutoffs, noise: random.Random) -> Counter[str]:
    """One cell of one pool's row changed."""
    pool = noise.randrange(len(problem.seats))
    names = [one.name for one in fields(Cutoffs) if one.name != "holder" or problem.holds is not None]
    name = noise.choice(names if cut.full[pool] else ["full", "admitted"])
    column = getattr(cut, name).copy()
    column[pool] = not column[pool] if column.dtype == bool else column[pool] + noise.choice([-1, 1])
    wrong = replace(cut, **{name: column})
    return Counter({"cut-offs corrupted": 1, "cut-off accepted!": find_fault(problem, answer, wrong) is None})


def try_lies(seeds: Iterable[int]) -> Counter[str]:
    """Every list that every person could hand in instead of the true one, through both rounds, in all markets at once."""
    markets, liars, truths, leaves, told = [], [], [], [], Counter[str]()
    for seed in seeds:
        problem, noise = random_market(seed, rights=2), random.Random(seed)
        left = random_leavers(problem, seed)
        told["markets"] += 1
        for person in range(problem.applicants):
            mine = slice(int(problem.offset[person]), int(problem.offset[person + 1]))
            truth = tuple(problem.programme[mine].tolist())
            points = {one: noise.randrange(0, 9) for one in range(len(problem.open_pool))}
            points.update(zip(truth, problem.points[mine].tolist(), strict=True))
            for listed in [truth, *every_list(len(problem.open_pool))]:
                liars.append((person, listed))
                truths.append(truth)
                markets.append(with_list(problem, person, listed, points))
                leaves.append(left)
    return told + _profits(markets, liars, truths, leaves)


def _profits(
    markets: list[Problem],
    liars: list[tuple[int, tuple[int, ...]]],
    truths: list[tuple[int, ...]],
    leaves: list[np.ndarray],
) -> Counter[str]:
    whole, left = side_by_side(markets), np.concatenate(leaves)
    first = match(whole)
    second, stay = next_round(whole, first, left)
    after = np.full(whole.applicants, -1)
    after[stay] = match(second).choice
    told, honest = Counter[str](), [0, 0]
    start = np.cumsum([0, *(one.applicants for one in markets)]).tolist()
    for (person, listed), truth, begin, gone in zip(liars, truths, start[:-1], leaves, strict=True):
        at = begin + person
        got = [_rank(listed, truth, int(first.choice[at])), _rank(listed, truth, int(after[at]))]
        if listed == truth:
            honest = got  # the true list comes first of each person's
        told["lies"] += listed != truth
        told["lie pays!"] += got[0] < honest[0]
        told["lie pays in the second round!"] += not gone[person] and got[1] < honest[1]
    return told


def _rank(listed: tuple[int, ...], truth: tuple[int, ...], choice: int) -> int:
    if choice < 0:
        return NOTHING
    return truth.index(listed[choice]) if listed[choice] in truth else UNWANTED
