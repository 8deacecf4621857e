"""Finds a programme by placing, and taking out what is in the way: the session that is hardest to place goes first.

A session that finds no free place takes the one where it displaces the least; whatever was displaced is placed again, and
each time it is displaced it becomes heavier, so that the search does not go round in a ring.
"""

import heapq
import random
import time
from collections.abc import Iterable

from sheber.science.timetable.candidates import Candidates
from sheber.science.timetable.problem import Placed, Placement, Problem, Session, Wish

Load = dict[str, list[str]]  # name of a room or person -> who holds it at each unit ("": free)


class Search:
    """One run over a problem with the given wishes."""

    def __init__(self, problem: Problem, wishes: Iterable[Wish], *, seed: int = 1) -> None:
        self.wishes = tuple(wishes)
        self.domain = Candidates(problem, self.wishes)
        self.sessions = {one.name: one for one in problem.sessions}
        self.able: dict[str, list[str]] = {}
        for one in problem.interpreters:
            for pair in one.pairs:
                self.able.setdefault(pair, []).append(one.name)
        self.span = self.domain.span
        self.held: Load = {}
        self.placed: Placement = {}
        self.weight = dict.fromkeys(self.sessions, 1)
        self.noise = random.Random(seed)  # noqa: S311  (ties of a search, no secret)
        self.pairs: dict[str, list[tuple[str, str, str]]] = {}
        for wish in self.wishes:
            if wish.kind in {"before", "apart"}:
                self.pairs.setdefault(wish.session, []).append((wish.kind, wish.session, wish.other))
                self.pairs.setdefault(wish.other, []).append((wish.kind, wish.session, wish.other))

    def run(self, seconds: float) -> Placement | None:
        """A whole programme, or None where none was found in the time (which proves nothing)."""
        if any(not self.domain.starts[name] or not self.domain.rooms[name] for name in self.sessions):
            return None
        until = time.monotonic() + seconds
        queue = [(self._ease(one), name) for name, one in self.sessions.items()]
        heapq.heapify(queue)
        while queue:
            if time.monotonic() > until:
                return None
            _, name = heapq.heappop(queue)
            best = self._best(self.sessions[name])
            if best is None:
                return None
            where, out = best
            for other in out:
                self._take(other, -1)
                self.weight[other] += 1
                heapq.heappush(queue, (self._ease(self.sessions[other]), other))
            self.placed[name] = where
            self._take(name, 1)
        self._draw_together()
        return dict(self.placed)

    def _draw_together(self) -> None:
        """Move each session, the earliest first, to the earliest time and smallest room that displace nothing."""
        for name in sorted(self.placed, key=lambda one: (self.placed[one].start, one)):
            before = self.placed[name]
            self._take(name, -1)
            self.placed[name] = self._first_free(self.sessions[name], before)
            self._take(name, 1)

    def _first_free(self, one: Session, before: Placed) -> Placed:
        for start in self.domain.starts[one.name]:
            if start >= before.start:
                break
            out = self._clashing(one, start).union(*(self._holders(who, start, one.length) for who in one.people))
            told = None if out else self._interpreters(one, start, out)
            if told is None or told[1]:
                continue
            for room in self.domain.rooms[one.name]:
                if self.domain.is_open(room, start, one.length) and not self._holders(
                    f"room {room}", start, one.length
                ):
                    return Placed(room, start, told[0])
        return before

    def _ease(self, one: Session) -> float:
        """How many ways a session has, less for people, length and displacements: the smallest goes first."""
        ways = len(self.domain.starts[one.name]) * len(self.domain.rooms[one.name])
        return ways / (one.length * (1 + len(one.people) + len(one.pairs)) * self.weight[one.name])

    def _row(self, name: str) -> list[str]:
        row = self.held.get(name)
        if row is None:
            row = self.held[name] = [""] * self.span
        return row

    def _take(self, name: str, sign: int) -> None:
        """Mark or free the time of a placed session; freeing takes it out of the programme."""
        one = self.sessions[name]
        where = self.placed[name] if sign > 0 else self.placed.pop(name)
        for holder in (f"room {where.room}", *one.people, *where.interpreters):
            row = self._row(holder)
            for unit in range(where.start, where.start + one.length):
                row[unit] = name if sign > 0 else ""

    def _holders(self, name: str, start: int, length: int) -> set[str]:
        row = self.held.get(name)
        return set(row[start : start + length]) - {""} if row else set()

    def _best(self, one: Session) -> tuple[Placed, set[str]] | None:
        """The cheapest place and what it displaces; the first free one in a shuffled order of starts by day."""
        found: tuple[Placed, set[str]] | None = None
        least = float("inf")
        starts = list(self.domain.starts[one.name])
        self.noise.shuffle(starts)
        for start in starts:
            fixed: set[str] = set()
            for person in one.people:
                fixed |= self._holders(person, start, one.length)
            fixed |= self._clashing(one, start)
            if self._cost(fixed) >= least:
                continue
            told = self._interpreters(one, start, fixed)
            if told is None:
                continue
            names, fixed = told
            cost = self._cost(fixed)
            if cost >= least:
                continue
            for room in self.domain.rooms[one.name]:
                if not self.domain.is_open(room, start, one.length):
                    continue
                out = fixed | self._holders(f"room {room}", start, one.length)
                cost = self._cost(out)
                if cost < least:
                    least, found = cost, (Placed(room, start, names), out)
                if not out:
                    return found
        return found

    def _cost(self, out: set[str]) -> int:
        return sum(self.weight[name] for name in out)

    def _clashing(self, one: Session, start: int) -> set[str]:
        """Placed sessions against which the time of this one breaks a wish."""
        out = set()
        for kind, first, second in self.pairs.get(one.name, ()):
            other = second if first == one.name else first
            where = self.placed.get(other)
            if where is None:
                continue
            end, other_end = start + one.length, where.start + self.sessions[other].length
            ok = end <= where.start or (other_end <= start if kind == "apart" else False)
            if kind == "before" and second == one.name:
                ok = other_end <= start
            if not ok:
                out.add(other)
        return out

    def _interpreters(self, one: Session, start: int, fixed: set[str]) -> tuple[tuple[str, ...], set[str]] | None:
        """Somebody for each pair, the free ones first; None where a pair has nobody who is there."""
        names: list[str] = []
        out = set(fixed)
        for pair in sorted(one.pairs, key=lambda pair: len(self.able.get(pair, ()))):
            there = [
                name
                for name in self.able.get(pair, ())
                if name not in names and self.domain.is_open(name, start, one.length)
            ]
            if not there:
                return None
            chosen = min(there, key=lambda name: self._cost(self._holders(name, start, one.length) - out))
            names.append(chosen)
            out |= self._holders(chosen, start, one.length)
        by_pair = dict(zip(sorted(one.pairs, key=lambda pair: len(self.able.get(pair, ()))), names, strict=True))
        return tuple(by_pair[pair] for pair in one.pairs), out
