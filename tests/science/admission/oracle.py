"""Small markets and slow ways to solve them, written apart from the arrays: no import of the match or its check."""

import itertools
import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sheber.science.admission.problem import Answer, Problem

Entry = tuple[int, int, tuple[int, ...]]  # choice, pool, rank key: smaller is better


def random_market(seed: int, *, people: int = 4, programmes: int = 3, rights: int = 2) -> Problem:
    """Heavy ties, pools without seats, kept pools released or not, short and empty lists."""
    noise = random.Random(seed)
    pools, seats = 0, []
    open_pool = np.zeros(programmes, dtype=np.int32)
    kept = np.full((rights, programmes), -1, dtype=np.int32)
    released = np.zeros((rights, programmes), dtype=bool)
    for p in range(programmes):
        open_pool[p], pools = pools, pools + 1
        seats.append(noise.choice([0, 1, 1, 2]))
        for r in range(rights):
            if noise.random() < 0.5:
                kept[r, p], pools = pools, pools + 1
                released[r, p] = noise.random() < 0.6
                seats.append(noise.choice([0, 1, 1]))
    offset, programme, points = [0], [], []
    for _ in range(people):
        chosen = noise.sample(range(programmes), programmes if seed % 2 else noise.randrange(0, programmes + 1))
        programme += chosen
        points += [noise.randrange(0, 9 if seed % 2 else 3) for _ in chosen]
        offset.append(len(programme))
    return Problem(
        np.array(offset),
        np.array(programme, dtype=np.int32),
        np.array(points, dtype=np.int64),
        np.array([noise.randrange(0, 2**rights) for _ in range(people)], dtype=np.int64),
        open_pool,
        kept,
        released,
        np.array(seats, dtype=np.int64),
    )


def random_leavers(problem: Problem, seed: int) -> np.ndarray:
    """Who leaves after the round (N,) bool."""
    noise = random.Random(seed)
    return np.array([noise.random() < 0.3 for _ in range(problem.applicants)], dtype=bool)


def lists(problem: Problem) -> list[list[Entry]]:
    """The virtual list of each person."""
    offset, programme, points = problem.offset.tolist(), problem.programme.tolist(), problem.points.tolist()
    rights, kept, released = problem.rights.tolist(), problem.kept.tolist(), problem.released.tolist()
    opened, holds = problem.open_pool.tolist(), None if problem.holds is None else problem.holds.tolist()
    made = []
    for i in range(problem.applicants):
        mine: list[Entry] = []
        for c in range(offset[i], offset[i + 1]):
            p, place = programme[c], c - offset[i]
            there = [(opened[p], 1)]
            for own in (True, False):
                for r in range(len(kept)):
                    if kept[r][p] >= 0 and bool(rights[i] >> r & 1) == own and (own or released[r][p]):
                        there.append((kept[r][p], 1 if own else 2))
            for pool, rank in there:
                holder = holds is not None and holds[i] == pool
                mine.append((place, pool, (0 if holder else rank, -points[c], i)))
        made.append(mine)
    return made


def slow_match(problem: Problem) -> list[int]:
    """Deferred acceptance one person at a time; gives the place in the virtual list, -1: nothing."""
    mine = lists(problem)
    held: dict[int, list[tuple]] = {q: [] for q in range(len(problem.seats))}
    at = [0] * problem.applicants
    stack = list(range(problem.applicants))
    while stack:
        i = stack.pop()
        if at[i] >= len(mine[i]):
            continue
        _, pool, key = mine[i][at[i]]
        held[pool] = sorted([*held[pool], (key, i)])
        if len(held[pool]) > problem.seats[pool]:
            _, out = held[pool].pop()
            at[out] += 1
            stack.append(out)
    return [a if a < len(m) else -1 for a, m in zip(at, mine, strict=True)]


def all_stable(problem: Problem) -> list[tuple[int, ...]]:
    """Every stable matching: every assignment is tried, but for those that go wrong with the people placed so far."""
    mine, seats = lists(problem), problem.seats.tolist()
    held: list[list[tuple[int, ...]]] = [[] for _ in seats]  # rank keys of those admitted
    envied: list[list[tuple[int, ...]]] = [[] for _ in seats]  # rank keys of those who would rather be there
    found: list[tuple[int, ...]] = []

    def place(i: int, taken: tuple[int, ...]) -> None:
        if i == len(mine):
            if not any(keys and len(held[q]) < seats[q] for q, keys in enumerate(envied)):
                found.append(taken)
            return
        passed = 0
        for e, (_, pool, key) in enumerate([*mine[i], (-1, -1, ())]):
            if pool < 0 or (len(held[pool]) < seats[pool] and not any(other < key for other in envied[pool])):
                if pool >= 0:
                    held[pool].append(key)
                place(i + 1, (*taken, e if pool >= 0 else -1))
                if pool >= 0:
                    held[pool].pop()
            if pool < 0 or any(key < other for other in held[pool]):
                break  # whoever goes on down the list envies somebody admitted here
            envied[pool].append(key)
            passed += 1
        for _, pool, _ in mine[i][:passed]:
            envied[pool].pop()

    place(0, ())
    return found


def best_of(problem: Problem, stable: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """What each person likes best in any of the stable matchings."""
    return tuple(min((s[i] for s in stable), key=lambda e: e if e >= 0 else 99) for i in range(problem.applicants))


def as_answer(problem: Problem, choice: Sequence[int]) -> Answer:
    """An answer from places in the virtual lists (-1: nothing)."""
    mine = lists(problem)
    picked = [(mine[i][e][0], mine[i][e][1]) if e >= 0 else (-1, -1) for i, e in enumerate(choice)]
    return Answer(np.array([c for c, _ in picked], dtype=np.int32), np.array([q for _, q in picked], dtype=np.int32))


def with_list(problem: Problem, person: int, listed: Sequence[int], points: dict[int, int]) -> Problem:
    """The same market where one person hands in another list."""
    start, end = int(problem.offset[person]), int(problem.offset[person + 1])
    change = len(listed) - (end - start)
    mine = np.array([points[one] for one in listed], dtype=np.int64)
    return replace(
        problem,
        offset=np.concatenate([problem.offset[: person + 1], problem.offset[person + 1 :] + change]),
        programme=np.concatenate([problem.programme[:start], np.array(listed, np.int32), problem.programme[end:]]),
        points=np.concatenate([problem.points[:start], mine, problem.points[end:]]),
    )


def every_list(programmes: int) -> list[tuple[int, ...]]:
    """All lists that can be handed in."""
    return [one for size in range(programmes + 1) for one in itertools.permutations(range(programmes), size)]


def side_by_side(markets: Sequence[Problem]) -> Problem:
    """Markets that have nothing in common as one (all with the same rights): solved at once, each as if alone."""

    def stepped(parts: list[np.ndarray], steps: list[int], axis: int = 0) -> np.ndarray:
        starts = np.concatenate([[0], np.cumsum(steps)[:-1]])
        sizes = [part.shape[axis] for part in parts]
        joined = np.concatenate(parts, axis=axis)
        return np.where(joined >= 0, joined + np.repeat(starts, sizes), joined).astype(joined.dtype)

    pools, programmes = [len(one.seats) for one in markets], [len(one.open_pool) for one in markets]
    lengths = np.concatenate([np.diff(one.offset) for one in markets])
    holds = [one.holds for one in markets if one.holds is not None]
    return Problem(
        np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        stepped([one.programme for one in markets], programmes),
        np.concatenate([one.points for one in markets]),
        np.concatenate([one.rights for one in markets]),
        stepped([one.open_pool for one in markets], pools),
        stepped([one.kept for one in markets], pools, axis=1),
        np.concatenate([one.released for one in markets], axis=1),
        np.concatenate([one.seats for one in markets]),
        stepped(holds, pools) if holds else None,
    )
