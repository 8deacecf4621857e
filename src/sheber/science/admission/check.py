"""Checks a match without running it: all linear. A failed check names the first counter-example.

1. Every person holds the first entry of the own virtual list whose cut-off is reached, or nothing when none is.
2. Every pool: not more than its seats; seats left: no cut-off; full: the cut-off is the worst admitted.
   (1 and 2: feasible and stable.)
3. No ring: for each full pool take the best person who prefers it to what they hold and point to the pool that this
   person holds. A ring could be swapped to a better stable result; a better stable result always leaves such a ring.
"""

from dataclasses import dataclass

import numpy as np

from sheber.science.admission.problem import Answer, Cutoffs, Entries, Problem, virtual_entries


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
    entries = virtual_entries(problem)
    owner = np.repeat(np.arange(problem.applicants), np.diff(entries.offset))
    held = _held_entries(entries, owner, answer)
    if isinstance(held, Fault):
        return held
    return (
        _seats_fault(problem, entries, held, cut)
        or _first_fault(problem, entries, owner, held, cut)
        or _ring(problem, entries, owner, held, cut)
    )


def _held_entries(entries: Entries, owner: np.ndarray, answer: Answer) -> "np.ndarray | Fault":
    """The entry that each person holds (number within all entries), -1: nothing."""
    held = np.full(len(answer.choice), -1, dtype=np.int64)
    is_held = (entries.choice == answer.choice[owner]) & (entries.pool == answer.pool[owner])
    found = np.flatnonzero(is_held)
    held[owner[found]] = found
    placed = answer.pool >= 0
    wrong = np.flatnonzero((placed & (held < 0)) | (~placed & (answer.choice >= 0)))
    if len(wrong):
        person = int(wrong[0])
        return Fault("first", person, int(answer.choice[person]), int(answer.pool[person]), "not in the own list")
    return held


def _key(entitled: np.ndarray, points: np.ndarray, person: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ascending = better first."""
    return (~entitled).astype(np.int64), -points, person


def _reaches(problem: Problem, entries: Entries, owner: np.ndarray, cut: Cutoffs) -> np.ndarray:
    """Whether each entry's pool would take its person: seats left, or at least as good as the cut-off.

    A pool without any seat takes nobody.
    """
    pool = entries.pool
    a, b, c = _key(entries.entitled, entries.points, owner)
    x, y, z = _key(cut.entitled[pool], cut.points[pool], cut.person[pool])
    as_good = (a < x) | ((a == x) & ((b < y) | ((b == y) & (c <= z))))
    return np.where(cut.full[pool], as_good, problem.seats[pool] > 0)


def _seats_fault(problem: Problem, entries: Entries, held: np.ndarray, cut: Cutoffs) -> Fault | None:
    people = np.flatnonzero(held >= 0)
    mine = held[people]
    pool = entries.pool[mine].astype(np.int64)
    admitted = np.bincount(pool, minlength=len(problem.seats))
    for wrong, why in (
        (admitted > problem.seats, "more admitted than seats"),
        (admitted != cut.admitted, "the number admitted is not the one stated"),
        (cut.full != ((admitted >= problem.seats) & (admitted > 0)), "a cut-off with seats left, or none when full"),
    ):
        if wrong.any():
            return Fault("seats", -1, -1, int(np.flatnonzero(wrong)[0]), why)
    if not len(people):
        return None
    order = np.lexsort((people, -entries.points[mine], ~entries.entitled[mine], pool))
    last = order[np.cumsum(admitted)[admitted > 0] - 1]
    where = pool[last]
    unlike = (
        (entries.entitled[mine][last] != cut.entitled[where])
        | (entries.points[mine][last] != cut.points[where])
        | (people[last] != cut.person[where])
    ) & cut.full[where]
    if unlike.any():
        place = int(np.flatnonzero(unlike)[0])
        person = int(people[last[place]])
        return Fault("seats", person, -1, int(where[place]), "the cut-off is not the worst admitted")
    return None


def _first_fault(
    problem: Problem, entries: Entries, owner: np.ndarray, held: np.ndarray, cut: Cutoffs
) -> Fault | None:
    count = len(held)
    open_to = _reaches(problem, entries, owner, cut)
    reached = np.flatnonzero(open_to)
    first = np.full(count, -1, dtype=np.int64)
    first[owner[reached][::-1]] = reached[::-1]
    wrong = np.flatnonzero(first != held)
    if not len(wrong):
        return None
    person = int(wrong[0])
    entry = int(first[person]) if first[person] >= 0 else int(held[person])
    below = first[person] < 0 or 0 <= held[person] < first[person]
    why = "holds a place below the cut-off" if below else "a preferred place whose cut-off is reached was not given"
    return Fault("first", person, int(entries.choice[entry]), int(entries.pool[entry]), why)


def _ring(problem: Problem, entries: Entries, owner: np.ndarray, held: np.ndarray, cut: Cutoffs) -> Fault | None:
    mine = np.where(held >= 0, held, entries.offset[1:])
    prefers = np.flatnonzero((np.arange(len(owner)) < mine[owner]) & cut.full[entries.pool])
    if not len(prefers):
        return None
    pool = entries.pool[prefers].astype(np.int64)
    order = np.lexsort((owner[prefers], -entries.points[prefers], ~entries.entitled[prefers], pool))
    ordered = pool[order]
    best = order[np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))]
    points_to = np.full(len(problem.seats), -1, dtype=np.int64)
    who = owner[prefers][best]
    target = np.where(held[who] >= 0, entries.pool[np.maximum(held[who], 0)], -1)
    points_to[pool[best]] = np.where(target == pool[best], -1, target)
    ring = _cycle(points_to)
    if ring < 0:
        return None
    person = int(who[np.flatnonzero(pool[best] == ring)[0]])
    return Fault("optimal", person, -1, ring, "a ring: these people could all get a better place")


def _cycle(points_to: np.ndarray) -> int:
    """A node on a cycle of the functional graph, or -1."""
    state = np.zeros(len(points_to), dtype=np.int8)
    for start in range(len(points_to)):
        node, path = start, []
        while node >= 0 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(points_to[node])
        if node >= 0 and state[node] == 1:
            return node
        for one in path:
            state[one] = 2
    return -1
