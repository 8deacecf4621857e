"""What guidance announces after the commit."""

from dataclasses import dataclass

from sheber.kernel.events import Event


@dataclass(frozen=True, slots=True)
class EncounterSigned(Event):
    """Both sides confirmed an activity with the same number."""

    encounter: str


@dataclass(frozen=True, slots=True)
class DirectionChanged(Event):
    """A profile class took another direction."""

    profile_class: str
