"""The admission as arrays. Applicants are numbered by the public draw, so a tie needs no key of its own."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Problem:
    """`applicants` people, numbered 0.. in the order of the draw; programmes 0..; pools 0.. with seats.

    Lists in CSR form: the choices of person i are `programme[offset[i]:offset[i+1]]`, best first, with `points`.
    `rights[i]` is a bit mask of the rights held (bit k = k-th right in the printed order).
    Pools of programme p: the open pool `open_pool[p]`; kept pools `kept[k][p]` for right k (-1: none);
    `released[k][p]` tells whether that kept pool takes others too.
    In a next round `holds[i]` is the pool whose place person i holds from the round before (-1: none): there that
    person ranks before everybody who does not hold it.
    """

    offset: np.ndarray  # (N+1,) int64
    programme: np.ndarray  # (M,) int32
    points: np.ndarray  # (M,) int64, or narrower where the points and their differences fit
    rights: np.ndarray  # (N,) int64
    open_pool: np.ndarray  # (P,) int32
    kept: np.ndarray  # (R, P) int32, -1: none
    released: np.ndarray  # (R, P) bool
    seats: np.ndarray  # (Q,) int64, by pool
    holds: np.ndarray | None = None  # (N,) int32

    @property
    def applicants(self) -> int:
        """Number of people."""
        return len(self.offset) - 1


@dataclass(frozen=True)
class Answer:
    """What each person holds: the place of the choice in the own list (-1: nothing) and the pool (-1)."""

    choice: np.ndarray  # (N,) int32, 0 = first choice
    pool: np.ndarray  # (N,) int32


@dataclass(frozen=True)
class Cutoffs:
    """The worst admitted of each full pool; `full` False: seats are left and there is no cut-off.

    A person reaches a full pool when (holder, entitled, points, draw) is at least as good.
    """

    full: np.ndarray  # (Q,) bool
    admitted: np.ndarray  # (Q,) int64
    entitled: np.ndarray  # (Q,) bool
    points: np.ndarray  # (Q,) int64
    person: np.ndarray  # (Q,) int64, draw number from 0 of the worst admitted
    holder: np.ndarray | None = None  # (Q,) bool, the worst admitted held the place before; None: a first round


def class_of(problem: Problem, person: np.ndarray, pool: np.ndarray, entitled: bool | np.ndarray) -> np.ndarray:
    """Class of people in pools, ascending = first: 0 holder of the round before, 1 entitled, 2 not entitled."""
    rank = np.where(entitled, 1, 2)
    if problem.holds is None:
        return rank
    return np.where((problem.holds[person] == pool) & (pool >= 0), 0, rank)


@dataclass(frozen=True)
class Entries:
    """All entries of the virtual lists, one after another: person, choice, pool, whether entitled there, points.

    For each choice: the open pool; kept pools of own rights in the printed order; released kept pools of others.
    """

    offset: np.ndarray  # (N+1,)
    choice: np.ndarray  # (E,)
    pool: np.ndarray  # (E,)
    entitled: np.ndarray  # (E,) bool; in an open pool everybody is
    points: np.ndarray  # (E,)


def virtual_entries(problem: Problem) -> Entries:
    """Expand the lists (section "pools" of the method note)."""
    count = problem.applicants
    person = np.repeat(np.arange(count), np.diff(problem.offset))
    place = np.arange(len(problem.programme)) - problem.offset[person]
    held = problem.rights[person]
    rights = len(problem.kept)
    # Slots of a choice in their order: 0 open, 1..R own kept pools, R+1..2R released pools of others.
    pools, entitled, there = [problem.open_pool[problem.programme]], [np.ones(len(person), bool)], []
    there.append(pools[0] >= 0)
    for own in (True, False):
        for right in range(rights):
            pool = problem.kept[right][problem.programme]
            holds = (held >> right) & 1 == 1
            allowed = holds if own else ~holds & problem.released[right][problem.programme]
            pools.append(pool)
            entitled.append(np.full(len(person), own))
            there.append((pool >= 0) & allowed)
    keep = np.stack(there, axis=1)
    flat = keep.ravel()
    slots = keep.shape[1]
    lengths = np.bincount(person, weights=keep.sum(axis=1), minlength=count).astype(np.int64)
    return Entries(
        np.concatenate([[0], np.cumsum(lengths)]),
        np.repeat(place, slots)[flat].astype(np.int32),
        np.stack(pools, axis=1).ravel()[flat].astype(np.int32),
        np.stack(entitled, axis=1).ravel()[flat],
        np.repeat(problem.points, slots)[flat],
    )
