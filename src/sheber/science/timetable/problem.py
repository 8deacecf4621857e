"""A programme as a problem: sessions that want a room, a time, people and interpreters.

Time is a line of equal units (a quarter of an hour, for instance) from 0; `days` are the parts of it that are open, as
half-open pairs. A session never crosses the end of a day.
"""

from dataclasses import dataclass, field

KINDS = ("between", "room", "before", "apart")


@dataclass(frozen=True, slots=True)
class Room:
    """A room with its seats."""

    name: str
    seats: int


@dataclass(frozen=True, slots=True)
class Session:
    """What takes place: `length` units; `people` who must be there; `pairs` of languages, one interpreter for each.

    `rooms` names where it may be (empty: wherever `audience` has seats).
    """

    name: str
    length: int
    audience: int = 0
    people: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Somebody who interprets between the languages of `pairs`."""

    name: str
    pairs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants of a session.

    between: it lies within [first, last); room: in `room`; before: it ends before `other` begins; apart: not at the same
    time as `other`. `weight`: the larger, the later it is given up.
    """

    name: str
    kind: str
    session: str
    other: str = ""
    room: str = ""
    first: int = 0
    last: int = 0
    weight: int = 1

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.name}: no kind of wish {self.kind}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything a programme is made of. `free[name]`: when a person, interpreter or room is there (absent: always)."""

    days: tuple[tuple[int, int], ...]
    rooms: tuple[Room, ...]
    sessions: tuple[Session, ...]
    interpreters: tuple[Interpreter, ...] = ()
    free: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    wishes: tuple[Wish, ...] = ()

    @property
    def span(self) -> int:
        """Units of time in all, from 0."""
        return max((last for _, last in self.days), default=0)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where and when a session takes place; `interpreters` stand in the order of its pairs."""

    room: str
    start: int
    interpreters: tuple[str, ...] = ()


Placement = dict[str, Placed]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A wish that was given up, the smallest set of wishes that cannot all be met, and whether that was proved.

    Smallest: leave out any one of `together` and the rest can be met (as far as `proved` says).
    """

    wish: str
    together: tuple[str, ...]
    proved: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A programme: every session that could be placed, the wishes given up, and sessions for which there is no room.

    `unplaced` is empty where a programme exists and was found; `blocking` then names the sessions that cannot all be held.
    """

    placed: Placement
    refused: tuple[Refusal, ...] = ()
    unplaced: tuple[str, ...] = ()
    blocking: tuple[str, ...] = ()
    proved: bool = True
