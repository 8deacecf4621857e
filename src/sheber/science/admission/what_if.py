"""What another rule would have done: the market changed in one respect, and who stands better or worse."""

from dataclasses import dataclass, replace

import numpy as np

from sheber.science.admission.problem import Answer, Problem
from sheber.science.admission.quota import apportion

NOWHERE = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Comparison:
    """Where each person stands in the own list, smaller is better: `choice * slots + slot`; NOWHERE: without a place.

    Slots of a choice in the order of the virtual list: the open pool, the kept pools of own rights, those of others.
    """

    before: np.ndarray  # (N,) int64
    after: np.ndarray  # (N,) int64
    slots: int

    @property
    def verdict(self) -> np.ndarray:
        """(N,) int8: 1 gained, 0 the same, -1 lost; the choice decides first, then the pool."""
        return _sign(self.before, self.after)

    @property
    def by_choice(self) -> np.ndarray:
        """(N,) int8: 1 a better choice, 0 the same programme (perhaps in another pool), -1 a worse choice."""
        return _sign(self.before // self.slots, self.after // self.slots)

    @property
    def newly_placed(self) -> np.ndarray:
        """(N,) bool: a place where there was none."""
        return (self.before == NOWHERE) & (self.after != NOWHERE)

    @property
    def lost_place(self) -> np.ndarray:
        """(N,) bool: no place where there was one."""
        return (self.before != NOWHERE) & (self.after == NOWHERE)


def _sign(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    return (after < before).astype(np.int8) - (after > before)


def compare(problem: Problem, before: Answer, after: Answer) -> Comparison:
    """Each person's places of two answers in the own list as `problem` (the one before the change) prints it.

    Raises ValueError where an answer gives somebody a pool of another programme than that of the choice.
    """
    slots = 2 * len(problem.kept) + 1
    return Comparison(_places(problem, before, slots), _places(problem, after, slots), slots)


def _places(problem: Problem, answer: Answer, slots: int) -> np.ndarray:
    found = np.full(problem.applicants, NOWHERE, dtype=np.int64)
    people = np.flatnonzero(answer.pool >= 0)
    programme = problem.programme[problem.offset[people] + answer.choice[people]]
    pool = answer.pool[people]
    slot = np.where(problem.open_pool[programme] == pool, 0, -1)
    for right, pools in enumerate(problem.kept):
        holds = (problem.rights[people] >> right) & 1 == 1
        slot = np.where(pools[programme] == pool, np.where(holds, 1 + right, 1 + len(problem.kept) + right), slot)
    if (slot < 0).any():
        raise ValueError("a pool that is not one of the chosen programme")
    found[people] = answer.choice[people].astype(np.int64) * slots + slot
    return found


def reordered(problem: Problem, order: np.ndarray) -> Problem:
    """The rights printed in another order: `order[k]` is the present number of the right that stands k-th then."""
    rights = np.zeros_like(problem.rights)
    for new, old in enumerate(order.tolist()):
        rights |= ((problem.rights >> old) & 1) << new
    return replace(problem, kept=problem.kept[order], released=problem.released[order], rights=rights)


def with_released(problem: Problem, right: int, *, released: bool) -> Problem:
    """All pools of a right open to others too, or closed to them."""
    changed = problem.released.copy()
    changed[right] = released & (problem.kept[right] >= 0)
    return replace(problem, released=changed)


def with_percent(problem: Problem, percent: int) -> Problem:
    """All seats more or fewer by a percent of their total (half up), over the pools by largest remainder.

    Raises ValueError below -100.
    """
    if percent < -100:
        raise ValueError("seats cannot fall by more than 100 percent")
    seats = problem.seats.tolist()
    total = (2 * sum(seats) * (100 + percent) + 100) // 200
    return replace(problem, seats=np.array(apportion(total, seats), dtype=np.int64))


def closed_to_holders(problem: Problem) -> np.ndarray:
    """Pools (Q,) bool whose place somebody holds from the round before, though it takes only those with the right."""
    found = np.zeros(len(problem.seats), dtype=bool)
    if problem.holds is None:
        return found
    people = np.flatnonzero(problem.holds >= 0)
    for right, pools in enumerate(problem.kept):
        mine = np.zeros(len(problem.seats), dtype=bool)
        mine[pools[(pools >= 0) & ~problem.released[right]]] = True
        lacks = (problem.rights[people] >> right) & 1 == 0
        held = problem.holds[people[lacks]]
        found[held[mine[held]]] = True
    return found
