"""What the forum announces, and one way to refuse."""

from dataclasses import dataclass

from sheber.kernel.events import Event
from sheber.kernel.words import Words


@dataclass(frozen=True, slots=True)
class ProgrammeReleased(Event):
    """A version of the programme was released (its primary key)."""

    version: int


@dataclass(frozen=True, slots=True)
class ParticipantMoved(Event):
    """A participant's state changed (primary key)."""

    participant: int


@dataclass(frozen=True, slots=True)
class StandsPlaced(Event):
    """The exhibition of a forum was laid out (its primary key)."""

    forum: int


REASON = Words("себебін жазыңыз.", "укажите причину.", "give a reason.")
