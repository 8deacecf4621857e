"""Applicant-proposing deferred acceptance over pools, in rounds of arrays: exact, deterministic, no loop over people.

Each round every person without a place asks the next entry of the own virtual list; each pool keeps its best. The
result is the applicant-optimal stable matching, unique and the same in whatever order people ask (Gale and Shapley
1962; Roth 1982).
"""

import numpy as np

from sheber.science.admission.problem import Answer, Cutoffs, Entries, Problem, virtual_entries


def _bits(highest: int) -> int:
    return max(int(highest).bit_length(), 1)


class _Words:
    """One 64-bit word per request: pool, not entitled, inverted points, draw number. Ascending = best first."""

    def __init__(self, problem: Problem, entries: Entries) -> None:
        points = entries.points
        self.low = int(points.min()) if len(points) else 0
        self.high = int(points.max()) if len(points) else 0
        self.person_bits = _bits(max(problem.applicants - 1, 0))
        self.point_bits = _bits(self.high - self.low)
        pool_bits = _bits(len(problem.seats))
        self.narrow = self.person_bits + self.point_bits + pool_bits + 1 > 63
        if self.narrow:
            # Points are only compared: their ranks need fewer bits than the points themselves.
            distinct, ranks = np.unique(points, return_inverse=True)
            points, self.low, self.high = ranks.astype(np.int64), 0, max(len(distinct) - 1, 0)
            self.point_bits = _bits(self.high)
            if self.person_bits + self.point_bits + pool_bits + 1 > 63:
                raise OverflowError("too many people, pools and different points for one word")
        inverted = (self.high - points).astype(np.int64)
        first = (entries.pool.astype(np.int64) << 1) | (~entries.entitled).astype(np.int64)
        self.entry = (first << self.point_bits | inverted) << self.person_bits
        self.person_mask = (1 << self.person_bits) - 1
        self.pool_shift = self.person_bits + self.point_bits + 1


def match(problem: Problem) -> Answer:
    """The applicant-optimal stable matching of the virtual market."""
    entries = virtual_entries(problem)
    count = problem.applicants
    words = _Words(problem, entries)
    at = entries.offset[:-1].copy()  # the entry that each person holds or asks next
    end = entries.offset[1:]
    free = np.flatnonzero(at < end)
    held = np.empty(0, dtype=np.int64)  # words of the requests that are kept, sorted
    while len(free):
        asked = words.entry[at[free]] | free
        requests = np.concatenate([held, asked])
        requests.sort()
        pool = requests >> words.pool_shift
        starts = np.searchsorted(pool, pool, side="left")
        kept = np.arange(len(requests)) - starts < problem.seats[pool]
        held = requests[kept]
        refused = requests[~kept] & words.person_mask
        at[refused] += 1
        free = np.sort(refused[at[refused] < end[refused]])
    choice = np.full(count, -1, dtype=np.int32)
    pools = np.full(count, -1, dtype=np.int32)
    people = held & words.person_mask
    choice[people] = entries.choice[at[people]]
    pools[people] = entries.pool[at[people]]
    return Answer(choice, pools)


def cutoffs(problem: Problem, answer: Answer) -> Cutoffs:
    """The worst admitted of every full pool."""
    count = len(problem.seats)
    people = np.flatnonzero(answer.pool >= 0)
    pool = answer.pool[people].astype(np.int64)
    admitted = np.bincount(pool, minlength=count)
    entry = problem.offset[people] + answer.choice[people]
    points = problem.points[entry]
    entitled = _entitled(problem, people, problem.programme[entry], pool)
    order = np.lexsort((people, -points, ~entitled, pool))
    last = np.cumsum(admitted) - 1
    full = (admitted >= problem.seats) & (admitted > 0)
    worst = order[np.clip(last, 0, max(len(order) - 1, 0))] if len(order) else np.zeros(count, dtype=np.int64)
    nothing = np.zeros(count, dtype=np.int64)
    if not len(order):
        return Cutoffs(full, admitted, nothing.astype(bool), nothing, nothing)
    return Cutoffs(full, admitted, entitled[worst], points[worst], people[worst])


def _entitled(problem: Problem, people: np.ndarray, programme: np.ndarray, pool: np.ndarray) -> np.ndarray:
    """Whether each holds the right of the pool; in an open pool everybody does."""
    result = np.ones(len(people), dtype=bool)
    for right in range(len(problem.kept)):
        here = problem.kept[right][programme] == pool
        result[here] = ((problem.rights[people[here]] >> right) & 1) == 1
    return result
