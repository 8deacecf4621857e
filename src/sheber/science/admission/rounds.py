"""What follows a match: the next round without those who left, and the waiting list of the round that stands."""

from dataclasses import dataclass, replace

import numpy as np

from sheber.science.admission.problem import Answer, Problem, class_of, virtual_entries


def next_round(problem: Problem, answer: Answer, left: np.ndarray) -> tuple[Problem, np.ndarray]:
    """The market without the people who left, and who is still there (numbers of before, in the same order).

    `left` (N,) bool. Everybody keeps the own list and the place in the draw; holders keep the first claim on the
    place that they hold, so nobody can end up lower than before.
    """
    stay = np.flatnonzero(~left)
    length = np.diff(problem.offset)[stay]
    owner = np.repeat(np.arange(problem.applicants), np.diff(problem.offset))
    kept = ~left[owner]
    return (
        replace(
            problem,
            offset=np.concatenate([[0], np.cumsum(length)]).astype(np.int64),
            programme=problem.programme[kept],
            points=problem.points[kept],
            rights=problem.rights[stay],
            holds=answer.pool[stay],
        ),
        stay,
    )


def lower_than_before(problem: Problem, answer: Answer) -> int:
    """The first person (draw number from 0) who stands lower than the place held before the round; -1: nobody."""
    if problem.holds is None:
        return -1
    entries = virtual_entries(problem)
    owner = np.repeat(np.arange(problem.applicants), np.diff(entries.offset))
    place = np.arange(len(owner)) - entries.offset[owner]
    longest = len(owner) + 1
    now = np.full(problem.applicants, longest)
    before = np.full(problem.applicants, longest)
    is_now = (answer.pool[owner] == entries.pool) & (answer.choice[owner] == entries.choice)
    now[owner[is_now]] = place[is_now]
    is_before = problem.holds[owner] == entries.pool
    before[owner[is_before]] = place[is_before]
    worse = np.flatnonzero(now > before)
    return int(worse[0]) if len(worse) else -1


@dataclass(frozen=True)
class Waiting:
    """Who waits for which pool, one entry each; `position` counts from 1 within a pool."""

    person: np.ndarray  # (W,) draw numbers from 0
    choice: np.ndarray  # (W,) from 0
    pool: np.ndarray  # (W,)
    position: np.ndarray  # (W,)


def waiting_list(problem: Problem, answer: Answer) -> Waiting:
    """Everybody who prefers a pool to what they hold, in the order in which the pool would take them."""
    entries = virtual_entries(problem)
    owner = np.repeat(np.arange(problem.applicants), np.diff(entries.offset))
    held = np.full(problem.applicants, len(owner), dtype=np.int64)
    mine = np.flatnonzero((answer.pool[owner] == entries.pool) & (answer.choice[owner] == entries.choice))
    held[owner[mine]] = mine
    waits = np.flatnonzero(np.arange(len(owner)) < held[owner])
    person, pool = owner[waits], entries.pool[waits]
    rank = class_of(problem, person, pool, entries.entitled[waits])
    order = np.lexsort((person, -entries.points[waits].astype(np.int64), rank, pool))
    ordered = pool[order]
    start = np.searchsorted(ordered, ordered, side="left")
    return Waiting(person[order], entries.choice[waits][order], ordered, np.arange(len(order)) - start + 1)
