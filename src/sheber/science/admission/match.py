"""Applicant-proposing deferred acceptance over pools, in rounds of arrays: exact, deterministic, no loop over people.

Each round every person without a place asks the first entry of the own virtual list that the cut-offs of the moment
still let through; each pool keeps its best and its cut-off rises. The result is the applicant-optimal stable matching,
unique and the same in whatever order people ask (Gale and Shapley 1962; Roth 1982).

The virtual list is never written out. A request is one 64-bit word, ascending = better:

    pool | class (0 holder, 1 entitled, 2 not) | inverted points | draw number

Cut-offs only rise, so whoever misses one now would miss it later: such a request is not made at all.
"""

import numpy as np

from sheber.science.admission.problem import Answer, Cutoffs, Problem

NEVER = np.iinfo(np.int64).max  # a threshold that everybody passes; -1 is one that nobody does
NOWHERE = -2  # no such pool: not -1, which stands for people who hold nothing
CLASSES = 3
Kept = tuple[np.ndarray, np.ndarray]
BLOCK = 1 << 15  # people asked together: what is computed for them stays in the processor's cache
SLACK = 32  # more people whom a pool with seats left can take before all pools are laid out anew
FEW_RIGHTS = 16
MOST_APART = 1 << 22  # kinds of people x programmes for which there is a first test each


class TooWideError(OverflowError):
    """People, pools and different points do not fit into one word of 63 bits."""


def _bits(highest: int) -> int:
    return max(int(highest).bit_length(), 1)


class _Words:
    """How points, people and pools share a word."""

    def __init__(self, problem: Problem) -> None:
        points = problem.points
        self.points = points
        self.high = int(points.max()) if len(points) else 0
        low = int(points.min()) if len(points) else 0
        self.person_bits = _bits(max(problem.applicants - 1, 0))
        pool_bits = _bits(len(problem.seats))
        self.point_bits = _bits(self.high - low)
        if self.person_bits + self.point_bits + pool_bits + 2 > 63:
            # Points are only compared: their ranks need fewer bits than the points themselves.
            distinct, ranks = np.unique(points, return_inverse=True)
            self.points, self.high = ranks.astype(np.int64), max(len(distinct) - 1, 0)
            self.point_bits = _bits(self.high)
            if self.person_bits + self.point_bits + pool_bits + 2 > 63:
                raise TooWideError("too many people, pools and different points for one word")
        self.class_shift = self.point_bits + self.person_bits
        self.pool_shift = self.class_shift + 2
        self.person_mask = (1 << self.person_bits) - 1

    def keys(self, entry: np.ndarray, person: np.ndarray) -> np.ndarray:
        """Inverted points and draw number of requests: what is compared within a class."""
        key = np.subtract(self.high, self.points.take(entry), dtype=np.int64)
        key <<= self.person_bits
        key |= person
        return key


class _Doors:
    """The cut-offs of the moment as thresholds that a key must stay below.

    A slot is a way into a programme: the open pool, each kept pool for those who hold its right, each released kept
    pool for the others. Slot s of programme p stands at s * P + p. People with the same rights are of one kind: they
    have the same slots in the same order.
    """

    def __init__(self, problem: Problem, words: _Words) -> None:
        self.words = words
        rights, self.programmes = len(problem.kept), len(problem.open_pool)
        everywhere = np.ones((rights + 1, self.programmes), dtype=bool)
        pools = np.concatenate([problem.open_pool[None, :], problem.kept, problem.kept]).astype(np.int64)
        there = (pools >= 0) & np.concatenate([everywhere, problem.released])
        self.pools = np.where(there, pools, NOWHERE)
        self.others = rights + 1  # from this slot on people are let in who do not hold the right
        self.programme_of = np.zeros(len(problem.seats), dtype=np.int64)
        for of_slot in pools[: rights + 1]:
            self.programme_of[of_slot[of_slot >= 0]] = np.flatnonzero(of_slot >= 0)
        self.kind, self.order = _kinds(problem.rights, rights)
        # Row c: the threshold of each pool in class c. A pool without seats lets nobody in.
        self.below = np.repeat(np.where(problem.seats > 0, NEVER, -1)[None, :], CLASSES, axis=0)
        self.worst = np.full(len(problem.seats), -1, dtype=np.int64)
        self.slots = np.empty(self.pools.shape, dtype=np.int64)
        # What a key must stay below to be let in at all, by kind and programme, or for everybody.
        self.apart = self.order.shape[1] * self.programmes <= MOST_APART
        self.highest = np.empty((self.order.shape[1] if self.apart else 1, self.programmes), dtype=np.int64)
        self._refresh(np.arange(self.programmes))
        self.holds = problem.holds
        self.held_at = None if problem.holds is None else _picked(self.programme_of, problem.holds)

    def close(self, pool: np.ndarray, worst: np.ndarray) -> None:
        """Pools are full: their worst word is now the cut-off."""
        new = _places(self.worst.take(pool) != worst)
        pool, worst = pool.take(new), worst.take(new)
        self.worst[pool] = worst
        rank = (worst >> self.words.class_shift) & 3
        key = worst & ((1 << self.words.class_shift) - 1)
        for one in range(CLASSES):
            self.below[one, pool] = np.where(rank > one, NEVER, np.where(rank == one, key, -1))
        self._refresh(self.programme_of[pool])

    def _refresh(self, at: np.ndarray) -> None:
        pools = self.pools[:, at]
        entitled, not_entitled = pools[: self.others], pools[self.others :]
        told = np.concatenate([_picked(self.below[1], entitled), _picked(self.below[2], not_entitled)])
        self.slots[:, at] = told
        for kind in range(len(self.highest)):
            self.highest[kind, at] = (told[self.order[:, kind]] if self.apart else told).max(axis=0)

    def maybe(self, kind: np.ndarray, person: np.ndarray, programme: np.ndarray, key: np.ndarray) -> np.ndarray:
        """Who may be let in at the programme (mask): nobody else is."""
        at = programme if len(self.highest) == 1 else kind * self.programmes + programme
        passes = key < self.highest.ravel().take(at)
        return passes if self.held_at is None else passes | (self.held_at.take(person) == programme)

    def first_open(
        self, kind: np.ndarray, person: np.ndarray, programme: np.ndarray, key: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """The first pool of the programme that lets each person in (-1: none), and the class there."""
        found = np.full(len(person), -1, dtype=np.int64)
        rank = np.ones(len(person), dtype=np.int64)
        holds = None if self.holds is None else self.holds.take(person)
        pools, slots, todo = self.pools.ravel(), self.slots.ravel(), np.arange(len(person))
        for order in self.order * self.programmes:
            at = order.take(kind) + programme
            passes = key < slots.take(at)
            if holds is not None:
                pool = pools.take(at)
                holder = holds == pool
                passes = np.where(holder, key < _picked(self.below[0], pool), passes)
            into = _places(passes)
            hit, at = todo.take(into), at.take(into)
            found[hit] = pools.take(at)
            rank[hit] = np.where(at < self.others * self.programmes, 1, 2)
            if holds is not None:
                rank[todo[passes & holder]] = 0
            left = _places(~passes)
            todo, kind, programme, key = (one.take(left) for one in (todo, kind, programme, key))
            holds = None if holds is None else holds.take(left)
        return found, rank


def _kinds(rights: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """The kind of each person (N,), and the slots of each kind in the order of its virtual list (rights + 1, kinds)."""
    rights = rights & ((1 << count) - 1)  # a right without any kept pool here makes no difference
    if count <= FEW_RIGHTS:
        used = _places(np.bincount(rights, minlength=1))
        number = np.zeros(1 << count, dtype=np.int64)
        number[used] = np.arange(len(used))
        kind = number.take(rights)
    else:
        used, kind = np.unique(rights, return_inverse=True)
    order = [
        [
            0,
            *(1 + one for one in range(count) if held >> one & 1),
            *(1 + count + one for one in range(count) if not held >> one & 1),
        ]
        for held in used.tolist()
    ]
    return kind, np.array(order, dtype=np.int64).reshape(len(used), count + 1).T


def _picked(values: np.ndarray, place: np.ndarray) -> np.ndarray:
    """Values at places; -1 where a place is negative."""
    return np.where(place >= 0, values.take(np.maximum(place, 0)), -1)


def match(problem: Problem) -> Answer:
    """The applicant-optimal stable matching of the virtual market. Raises TooWideError."""
    words = _Words(problem)
    market = _Market(problem, words, _Doors(problem, words))
    free = _places(problem.offset[:-1] < problem.offset[1:])
    while len(free):
        asked = market.ask(free)
        if not len(asked):
            break
        free = market.keep(asked)
    held = market.all_held()
    pools = np.full(problem.applicants, -1, dtype=np.int32)
    pools[held & words.person_mask] = held >> words.pool_shift
    return Answer(np.where(pools >= 0, market.at - problem.offset[:-1], -1).astype(np.int32), pools)


class _Market:
    """Who asks what and who holds what, round by round.

    The words of the requests that are kept lie in `held`, sorted within each pool: pool q has `length[q]` of them from
    `start[q]` on, and room for `room[q]`. Masks are turned into places first: that is several times quicker in NumPy
    than to pick by a mask.
    """

    def __init__(self, problem: Problem, words: _Words, doors: _Doors) -> None:
        self.problem, self.words, self.doors = problem, words, doors
        self.many = bool(len(problem.kept)) or problem.holds is not None  # more than one pool or class a programme
        self.at = problem.offset[:-1].copy()  # the application that each person holds or asked last
        self.passed = False  # whoever is free was refused where `at` points and goes on from there
        self.held = np.empty(0, dtype=np.int64)
        count = len(problem.seats)
        self.start, self.length, self.room = (np.zeros(count, dtype=np.int64) for _ in range(3))

    def ask(self, person: np.ndarray) -> np.ndarray:
        """Move free people to the first application that the cut-offs let through; gives their words."""
        return np.concatenate([self._ask(person[i : i + BLOCK]) for i in range(0, len(person), BLOCK)])

    def _ask(self, person: np.ndarray) -> np.ndarray:
        problem, words, doors = self.problem, self.words, self.doors
        entry, end = self.at.take(person), problem.offset[1:].take(person)
        kind = doors.kind.take(person) if self.many else person
        if self.passed:
            entry += 1
            person, entry, end, kind = _taken(_places(entry < end), person, entry, end, kind)
        made = []
        while len(person):
            programme = problem.programme.take(entry)
            key = words.keys(entry, person)
            through = doors.maybe(kind, person, programme, key)
            hit = _places(through)
            if self.many:
                pool, rank = doors.first_open(*_taken(hit, kind, person, programme, key))
                found = _places(pool >= 0)
                if len(found) < len(hit):
                    through[hit.take(_places(pool < 0))] = False
                    hit, pool, rank = _taken(found, hit, pool, rank)
                word = pool << 2 | rank
            else:
                word = problem.open_pool.take(programme.take(hit)).astype(np.int64) << 2 | 1
            word <<= words.class_shift
            word |= key.take(hit)
            made.append(word)
            self.at[person.take(hit)] = entry.take(hit)
            entry += 1
            again = _places(~through & (entry < end))
            person, entry, end, kind = _taken(again, person, entry, end, kind)
        return np.concatenate([np.empty(0, dtype=np.int64), *made])

    def keep(self, asked: np.ndarray) -> np.ndarray:
        """Each pool keeps its best; gives the people refused."""
        asked.sort()
        self.passed = not self.many  # at the only pool of a programme nobody need be tried again
        touched = _distinct(asked >> self.words.pool_shift)
        if int(self.length[touched].sum()) * 4 < int(self.length.sum()):
            return self._keep_some(asked, touched)
        return self._keep_all(asked)

    def all_held(self) -> np.ndarray:
        """The words of all requests that are kept, sorted."""
        total = int(self.length.sum())
        return self.held if total == len(self.held) else self.held.take(_ranges(self.start, self.length))

    def _keep_all(self, asked: np.ndarray) -> np.ndarray:
        requests, held = asked, self.all_held()
        if len(held):
            requests = np.concatenate([held, asked])
            requests.sort(kind="stable")  # two sorted runs: merged in one pass
        kept, refused = self._best(requests, *self._runs(requests, np.arange(len(self.problem.seats))))
        # Early rounds touch every pool again: only later, when few do, is room for more of use.
        self.room = (
            self.length if len(asked) * 20 > len(held) else np.minimum(self.problem.seats, self.length + SLACK)
        )
        self.start = np.cumsum(self.room) - self.room
        self.held = kept
        if self.room is not self.length:
            self.held = np.zeros(int(self.room.sum()), dtype=np.int64)
            self.held[_ranges(self.start, self.length)] = kept
        return refused

    def _keep_some(self, asked: np.ndarray, touched: np.ndarray) -> np.ndarray:
        """The same where only some pools are asked: the others stay as they are."""
        requests = np.concatenate([self.held.take(_ranges(self.start[touched], self.length[touched])), asked])
        requests.sort(kind="stable")
        runs = self._runs(requests, touched)
        if (np.minimum(runs[2], self.problem.seats[touched]) > self.room[touched]).any():
            return self._keep_all(asked)
        kept, refused = self._best(requests, *runs)
        self.held[_ranges(self.start[touched], self.length[touched])] = kept
        return refused

    def _runs(self, requests: np.ndarray, pools: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The pools; where the requests of each end in sorted requests; how many each has."""
        ends = np.searchsorted(requests, pools + 1 << self.words.pool_shift)
        count = ends.copy()
        count[1:] -= ends[:-1]
        return pools, ends, count

    def _best(self, requests: np.ndarray, pools: np.ndarray, ends: np.ndarray, count: np.ndarray) -> Kept:
        """Sorted requests of `pools`: the words that are kept, and who is refused; `length` and cut-offs follow."""
        seats = self.problem.seats[pools]
        taken = np.minimum(count, seats)
        full = _places((taken == seats) & (taken > 0))
        self.doors.close(pools[full], requests[(ends - count + taken)[full] - 1])
        self.length[pools] = taken
        out = _ranges(ends - count + taken, count - taken)
        stays = np.ones(len(requests), dtype=bool)
        stays[out] = False
        return requests.take(_places(stays)), requests.take(out) & self.words.person_mask


def _taken(places: np.ndarray, *arrays: np.ndarray) -> list[np.ndarray]:
    """The same places of several arrays."""
    return [array.take(places) for array in arrays]


def _places(mask: np.ndarray) -> np.ndarray:
    """Where a mask is true: `np.flatnonzero` without its overhead, which late rounds of a few people would feel."""
    return mask.nonzero()[0]


def _distinct(ordered: np.ndarray) -> np.ndarray:
    """The different values of a sorted array."""
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])]


def _ranges(start: np.ndarray, length: np.ndarray) -> np.ndarray:
    """start[0], start[0]+1, ... (length[0] numbers), start[1], ..."""
    return np.arange(int(length.sum())) + np.repeat(start - np.cumsum(length) + length, length)


def cutoffs(problem: Problem, answer: Answer) -> Cutoffs:
    """The worst admitted of every full pool, from the answer alone."""
    count = len(problem.seats)
    people = np.flatnonzero(answer.pool >= 0)
    pool = answer.pool[people].astype(np.int64)
    admitted = np.bincount(pool, minlength=count)
    full = (admitted >= problem.seats) & (admitted > 0)
    rank, points, person = (np.zeros(count, dtype=np.int64) for _ in range(3))
    if len(people):
        entry = problem.offset[people] + answer.choice[people]
        class_ = _class_held(problem, people, problem.programme[entry], pool)
        words = _Words(problem)
        word = (pool << 2 | class_) << words.class_shift | words.keys(entry, people)
        last = np.sort(word)[np.maximum(np.cumsum(admitted) - 1, 0)]
        person = last & words.person_mask
        rank = (last >> words.class_shift) & 3
        points = problem.points[problem.offset[person] + np.maximum(answer.choice[person], 0)].astype(np.int64)
    return Cutoffs(full, admitted, rank < 2, points, person, rank == 0)


def _class_held(problem: Problem, people: np.ndarray, programme: np.ndarray, pool: np.ndarray) -> np.ndarray:
    """The class in which each holds the pool: 0 holder of before, 1 entitled (in an open pool all are), 2 not."""
    result = np.ones(len(people), dtype=np.int64)
    for right in range(len(problem.kept)):
        here = problem.kept[right][programme] == pool
        result[here] = np.where((problem.rights[people[here]] >> right) & 1 == 1, 1, 2)
    if problem.holds is not None:
        result[problem.holds[people] == pool] = 0
    return result
