"""Checks a match without running it: all linear. A failed check names the first counter-example.

1. Every person holds the first entry of the own virtual list whose cut-off is reached, or nothing when none is.
2. Every pool: not more than its seats; seats left: no cut-off; full: the cut-off is the worst admitted.
   (1 and 2: feasible and stable.)
3. No ring: for each full pool take the best person who prefers it to what they hold and point to the pool that this
   person holds. A ring could be swapped to a better stable result; a better stable result always leaves such a ring.

Written apart from the match: it shares nothing with it but the problem.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sheber.science.admission.problem import Answer, Cutoffs, Problem

NOBODY = np.iinfo(np.int64).max
BLOCK = 1 << 15


@dataclass(frozen=True, slots=True)
class Fault:
    """A counter-example: person (draw number from 0, -1: none), choice (from 0), pool, and why."""

    check: str
    person: int
    choice: int
    pool: int
    why: str


def find_fault(problem: Problem, answer: Answer, cut: Cutoffs) -> Fault | None:
    """The first counter-example, or None: the match is the applicant-optimal stable one."""
    fault = _list_fault(problem, answer)
    if fault:
        return fault
    ranks = _Ranks(problem)
    worst = np.full(len(problem.seats), -1, dtype=np.int64)
    fault = _seats_fault(problem, ranks, answer, cut, worst)
    if fault:
        return fault
    best_refused = np.full(len(problem.seats), NOBODY, dtype=np.int64)
    for start in range(0, problem.applicants, BLOCK):
        people = np.arange(start, min(start + BLOCK, problem.applicants))
        fault = _first_fault(problem, ranks, answer, np.where(cut.full, worst, NOBODY), best_refused, people)
        if fault:
            return fault
    return _ring(ranks, answer, cut, best_refused)


class _Ranks:
    """A person's rank in a pool as one number, ascending = better first: class, points, draw number."""

    def __init__(self, problem: Problem) -> None:
        points = problem.points
        self.person_bits = max(problem.applicants - 1, 1).bit_length()
        high = int(points.max()) if len(points) else 0
        span = high - (int(points.min()) if len(points) else 0)
        if span.bit_length() + self.person_bits > 60:
            _, points = np.unique(points, return_inverse=True)
            high = int(points.max())
            span = high
        self.points, self.high = points, high
        self.class_shift = max(span, 1).bit_length() + self.person_bits

    def within(self, entry: np.ndarray, person: np.ndarray) -> np.ndarray:
        """The ranks of requests within their class, by application and person."""
        inverted = np.subtract(self.high, self.points.take(entry), dtype=np.int64)
        return inverted << self.person_bits | person

    def of(self, class_: np.ndarray, entry: np.ndarray, person: np.ndarray) -> np.ndarray:
        """The ranks of requests by their class, application and person."""
        return np.asarray(class_).astype(np.int64) << self.class_shift | self.within(entry, person)

    def person(self, rank: np.ndarray) -> np.ndarray:
        """Whose rank it is."""
        return rank & ((1 << self.person_bits) - 1)


def _list_fault(problem: Problem, answer: Answer) -> Fault | None:
    """A place that is not on the own list at all."""
    placed = answer.pool >= 0
    outside = (answer.choice < 0) | (answer.choice >= np.diff(problem.offset)) | (answer.pool >= len(problem.seats))
    wrong = np.flatnonzero(np.where(placed, outside, (answer.choice >= 0) | (answer.pool != -1)))
    if not len(wrong):
        return None
    person = int(wrong[0])
    return Fault("first", person, int(answer.choice[person]), int(answer.pool[person]), "not in the own list")


def _slots(problem: Problem) -> Iterator[tuple[int, bool]]:
    """The kinds of entries that one choice makes in a virtual list, in order: right (-1: open pool), whether held."""
    yield -1, True
    for held in (True, False):
        for right in range(len(problem.kept)):
            yield right, held


def _slot(
    problem: Problem, slot: tuple[int, bool], person: np.ndarray, programme: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The pool that a slot of a programme means for each person (-1: none), and the class there."""
    right, held = slot
    if right < 0:
        pool = problem.open_pool.take(programme)
    else:
        pool = problem.kept[right].take(programme)
        may = ((problem.rights.take(person) >> right) & 1 == 1) == held
        if not held:
            may &= problem.released[right].take(programme)
        pool = np.where(may, pool, -1)
    class_ = np.full(len(pool), 1 if held else 2)
    if problem.holds is not None:
        class_[(pool >= 0) & (problem.holds.take(person) == pool)] = 0
    return pool, class_


def _seats_fault(problem: Problem, ranks: _Ranks, answer: Answer, cut: Cutoffs, worst: np.ndarray) -> Fault | None:
    """Whether the pools are as stated; fills `worst`, the rank of each pool's worst admitted."""
    people = np.flatnonzero(answer.pool >= 0)
    pool = answer.pool[people].astype(np.int64)
    admitted = np.bincount(pool, minlength=len(problem.seats))
    for wrong, why in (
        (admitted > problem.seats, "more admitted than seats"),
        (admitted != cut.admitted, "the number admitted is not the one stated"),
        (cut.full != ((admitted >= problem.seats) & (admitted > 0)), "a cut-off with seats left, or none when full"),
    ):
        if wrong.any():
            return Fault("seats", -1, -1, int(np.flatnonzero(wrong)[0]), why)
    entry = problem.offset[people] + answer.choice[people]
    class_ = np.full(len(people), -1)
    programme = problem.programme.take(entry)
    for slot in _slots(problem):
        where, one = _slot(problem, slot, people, programme)
        class_ = np.where((where == pool) & (where >= 0), one, class_)
    if (class_ < 0).any():
        person = int(people[np.flatnonzero(class_ < 0)[0]])
        return Fault("first", person, int(answer.choice[person]), int(answer.pool[person]), "not in the own list")
    np.maximum.at(worst, pool, ranks.of(class_, entry, people))
    full = np.flatnonzero(cut.full)
    last = ranks.person(worst[full])
    points = problem.points[problem.offset[last] + answer.choice[last]]
    rank = worst[full] >> ranks.class_shift
    unlike = (last != cut.person[full]) | (points != cut.points[full]) | ((rank < 2) != cut.entitled[full])
    if cut.holder is not None:
        unlike |= (rank == 0) != cut.holder[full]
    if unlike.any():
        place = int(np.flatnonzero(unlike)[0])
        return Fault("seats", int(last[place]), -1, int(full[place]), "the cut-off is not the worst admitted")
    return None


def _first_fault(
    problem: Problem,
    ranks: _Ranks,
    answer: Answer,
    limit: np.ndarray,
    best_refused: np.ndarray,
    people: np.ndarray,
) -> Fault | None:
    """Walk the lists of a block of people to the first entry reached; it must be what they hold.

    `limit` is the rank that a pool's cut-off still lets in; on the way `best_refused` takes the best rank that each
    pool refused.
    """
    wrong: list[tuple[int, int, int, str]] = []
    entry, end = problem.offset.take(people), problem.offset.take(people + 1)
    while len(people):
        done = np.flatnonzero(entry >= end)
        if len(done):
            wrong += _unlike(answer, people.take(done), np.full(len(done), -1), np.full(len(done), -1))
            going = np.flatnonzero(entry < end)
            people, entry, end = people.take(going), entry.take(going), end.take(going)
        left = np.arange(len(people))
        programme, within = problem.programme.take(entry), ranks.within(entry, people)
        for slot in _slots(problem):
            pool, class_ = _slot(problem, slot, people.take(left), programme.take(left))
            there = np.flatnonzero(pool >= 0)
            who, where = left.take(there), pool.take(there).astype(np.int64)
            rank = class_.take(there) << ranks.class_shift | within.take(who)
            reached = (rank <= limit.take(where)) & (problem.seats.take(where) > 0)
            _lower(best_refused, where, rank, np.flatnonzero(~reached))
            into = np.flatnonzero(reached)
            hit = who.take(into)
            wrong += _unlike(answer, people[hit], entry[hit] - problem.offset[people[hit]], where.take(into))
            stays = np.ones(len(left), dtype=bool)
            stays[there.take(into)] = False
            left = left.take(np.flatnonzero(stays))
        people, entry, end = people.take(left), entry.take(left) + 1, end.take(left)
    if not wrong:
        return None
    person, choice, pool_, why = min(wrong)
    return Fault("first", person, choice, pool_, why)


def _lower(best: np.ndarray, where: np.ndarray, rank: np.ndarray, refused: np.ndarray) -> None:
    """Each pool's best keeps the best of the refused; most are no better, and are left out first."""
    where, rank = where.take(refused), rank.take(refused)
    better = np.flatnonzero(rank < best.take(where))
    np.minimum.at(best, where.take(better), rank.take(better))


def _unlike(
    answer: Answer, people: np.ndarray, choice: np.ndarray, pool: np.ndarray
) -> list[tuple[int, int, int, str]]:
    """The first of `people` who does not hold the entry that the own list reaches first."""
    bad = np.flatnonzero((answer.choice[people] != choice) | (answer.pool[people] != pool))
    if not len(bad):
        return []
    place = bad[np.argmin(people[bad])]
    person, reached, where = int(people[place]), int(choice[place]), int(pool[place])
    held = int(answer.choice[person])
    if where < 0 or 0 <= held < reached:
        return [(person, held, int(answer.pool[person]), "holds a place below the cut-off")]
    return [(person, reached, where, "a preferred place whose cut-off is reached was not given")]


def _ring(ranks: _Ranks, answer: Answer, cut: Cutoffs, best_refused: np.ndarray) -> Fault | None:
    """A pool without any seat refuses everybody and holds nobody: it is no part of a ring."""
    pools = np.flatnonzero(cut.full & (best_refused != NOBODY))
    who = ranks.person(best_refused[pools])
    points_to = np.full(len(best_refused), -1, dtype=np.int64)
    points_to[pools] = answer.pool[who]
    ring = _cycle(points_to.tolist())
    if ring < 0:
        return None
    person = int(ranks.person(best_refused[ring : ring + 1])[0])
    return Fault("optimal", person, -1, ring, "a ring: these people could all get a better place")


def _cycle(points_to: list[int]) -> int:
    """A node on a cycle of the functional graph, or -1."""
    state = [0] * len(points_to)  # 1: on the way, 2: leads nowhere
    for start in range(len(points_to)):
        node, path = start, []
        while node >= 0 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = points_to[node]
        if node >= 0 and state[node] == 1:
            return node
        for one in path:
            state[one] = 2
    return -1
