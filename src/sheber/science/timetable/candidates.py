"""Where and when each session could be, looked at alone: the domains of search and proof."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from sheber.science.timetable.problem import Problem, Session, Wish

Mask = NDArray[np.bool_]


class Candidates:
    """Starts (bool per unit) and rooms of every session under the hours, absences, seats and its own wishes."""

    def __init__(self, problem: Problem, wishes: Iterable[Wish]) -> None:
        self.problem = problem
        self.span = problem.span
        self.open = {name: _mask(self.span, windows) for name, windows in problem.free.items()}
        self.hours = [_mask(self.span, [day]) for day in problem.days]
        self.starts: dict[str, list[int]] = {}
        self.rooms: dict[str, list[str]] = {}
        own: dict[str, list[Wish]] = {}
        asked_for = tuple(wishes)
        for wish in asked_for:
            own.setdefault(wish.session, []).append(wish)
        for session in problem.sessions:
            asked = own.get(session.name, [])
            self.rooms[session.name] = self._rooms(session, asked)
            self.starts[session.name] = self._starts(session, asked)
        self._push([(wish.session, wish.other) for wish in asked_for if wish.kind == "before"])

    def _push(self, pairs: list[tuple[str, str]]) -> None:
        """Push first and last starts along "before" until none moves: a ring of such wishes leaves no start at all."""
        lengths = {session.name: session.length for session in self.problem.sessions}
        known = [(one, two) for one, two in pairs if one in lengths and two in lengths]
        moved = True
        while moved:
            moved = False
            for one, two in known:
                first, second = self.starts[one], self.starts[two]
                if not first or not second:
                    continue
                self.starts[one] = [start for start in first if start + lengths[one] <= second[-1]]
                self.starts[two] = [start for start in second if start >= first[0] + lengths[one]]
                moved = moved or len(self.starts[one]) < len(first) or len(self.starts[two]) < len(second)

    def _rooms(self, session: Session, asked: list[Wish]) -> list[str]:
        wanted = [wish.room for wish in asked if wish.kind == "room"]
        fit = [
            room
            for room in self.problem.rooms
            if room.seats >= session.audience
            and (not session.rooms or room.name in session.rooms)
            and all(room.name == name for name in wanted)
        ]
        return [room.name for room in sorted(fit, key=lambda room: (room.seats, room.name))]

    def _starts(self, session: Session, asked: list[Wish]) -> list[int]:
        there = np.zeros(self.span + 1, dtype=bool)
        for day in self.hours:
            there |= _runs(day, session.length)
        for name in session.people:
            if name in self.open:
                there &= _runs(self.open[name], session.length)
        for wish in asked:
            if wish.kind == "between":
                there &= _runs(_mask(self.span, [(wish.first, wish.last)]), session.length)
        return [int(start) for start in np.flatnonzero(there)]

    def is_open(self, name: str, start: int, length: int) -> bool:
        """Whether a room or interpreter is there for the whole time."""
        mask = self.open.get(name)
        return mask is None or bool(mask[start : start + length].all())


def _mask(span: int, windows: Iterable[tuple[int, int]]) -> Mask:
    made = np.zeros(span, dtype=bool)
    for first, last in windows:
        made[max(first, 0) : max(last, 0)] = True
    return made


def _runs(mask: Mask, length: int) -> Mask:
    """At which units a run of `length` open units begins; one longer than the mask."""
    counts = np.concatenate(([0], np.cumsum(mask)))
    made = np.zeros(len(mask) + 1, dtype=bool)
    if 0 < length <= len(mask):
        made[: len(mask) - length + 1] = counts[length:] - counts[:-length] == length
    return made
