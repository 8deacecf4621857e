"""Checks a programme against its problem; written apart from the search, which it never imports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sheber.science.timetable.problem import Placed, Placement, Problem, Session, Wish

SENTENCES = {
    "missing": "session {0} has no place",
    "unknown": "session {0} is unknown",
    "hours": "session {0} lies outside the open hours",
    "no_room": "session {0}: no room {1}",
    "seats": "session {0}: {1} people, room {2} seats {3}",
    "wrong_room": "session {0} may not be in room {1}",
    "away": "session {0}: {1} is not there at that time",
    "interpreters": "session {0}: {1} interpreters wanted, {2} given",
    "language": "session {0}: {1} does not interpret {2}",
    "twice": "session {0}: one interpreter for two pairs",
    "room_taken": "room {0} is in {1} and {2} at the same time",
    "person_taken": "person {0} is in {1} and {2} at the same time",
    "wish": "wish {0} is not kept",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule and the names it concerns; `str()` says it in English."""

    kind: str
    names: tuple[str | int, ...]

    def __str__(self) -> str:
        return SENTENCES[self.kind].format(*self.names)


def faults(problem: Problem, placed: Placement, given_up: Iterable[str] = ()) -> Iterator[Fault]:
    """Every way in which the programme breaks a rule, with the names it concerns; none: it is sound.

    `given_up` names the wishes that the programme says it does not keep. All sessions must be placed.
    """
    sessions = {one.name: one for one in problem.sessions}
    for name in sessions:
        if name not in placed:
            yield Fault("missing", (name,))
    for name, where in placed.items():
        if name not in sessions:
            yield Fault("unknown", (name,))
        else:
            yield from _alone(problem, sessions[name], where)
    known = {name: where for name, where in placed.items() if name in sessions}
    yield from _together(sessions, known)
    left = set(given_up)
    for wish in problem.wishes:
        if wish.name not in left and not kept(wish, sessions, known):
            yield Fault("wish", (wish.name,))


def _alone(problem: Problem, session: Session, where: Placed) -> Iterator[Fault]:
    rooms = {room.name: room for room in problem.rooms}
    start, end = where.start, where.start + session.length
    if not any(first <= start and end <= last for first, last in problem.days):
        yield Fault("hours", (session.name,))
    if where.room not in rooms:
        yield Fault("no_room", (session.name, where.room))
    else:
        if rooms[where.room].seats < session.audience:
            yield Fault("seats", (session.name, session.audience, where.room, rooms[where.room].seats))
        if session.rooms and where.room not in session.rooms:
            yield Fault("wrong_room", (session.name, where.room))
    for name in (where.room, *session.people, *where.interpreters):
        windows = problem.free.get(name)
        if windows is not None and not any(first <= start and end <= last for first, last in windows):
            yield Fault("away", (session.name, name))
    if len(where.interpreters) != len(session.pairs):
        yield Fault("interpreters", (session.name, len(session.pairs), len(where.interpreters)))
    able = {one.name: one.pairs for one in problem.interpreters}
    for pair, name in zip(session.pairs, where.interpreters, strict=False):
        if pair not in able.get(name, ()):
            yield Fault("language", (session.name, name, pair))
    if len(set(where.interpreters)) != len(where.interpreters):
        yield Fault("twice", (session.name,))


def _together(sessions: dict[str, Session], placed: Placement) -> Iterator[Fault]:
    """Nobody and no room is in two sessions at a time: each one's sessions in order of time, neighbours compared."""
    busy: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for name, where in placed.items():
        one = sessions[name]
        span = (where.start, where.start + one.length, name)
        busy.setdefault(("room", where.room), []).append(span)
        for person in {*one.people, *where.interpreters}:
            busy.setdefault(("person", person), []).append(span)
    for (kind, name), spans in busy.items():
        spans.sort()
        latest = spans[0]
        for span in spans[1:]:
            if span[0] < latest[1]:
                yield Fault(f"{kind}_taken", (name, latest[2], span[2]))
            latest = max(latest, span, key=lambda one: one[1])


def kept(wish: Wish, sessions: dict[str, Session], placed: Placement) -> bool:
    """Whether a programme keeps a wish; a wish about a session that is not placed is not kept."""
    here = placed.get(wish.session)
    if here is None:
        return False
    end = here.start + sessions[wish.session].length
    if wish.kind == "between":
        return wish.first <= here.start and end <= wish.last
    if wish.kind == "room":
        return here.room == wish.room
    other = placed.get(wish.other)
    if other is None:
        return False
    if wish.kind == "before":
        return end <= other.start
    return end <= other.start or other.start + sessions[wish.other].length <= here.start
