"""What honours announces."""

from dataclasses import dataclass

from sheber.kernel.events import Event


@dataclass(frozen=True, slots=True)
class AwardGiven(Event):
    """Somebody was honoured; the forum puts it into its ceremony."""

    award: int


@dataclass(frozen=True, slots=True)
class CredentialRevoked(Event):
    """A credential no longer holds."""

    credential: int


@dataclass(frozen=True, slots=True)
class CallMoved(Event):
    """A call came into another state."""

    call: int
    state: str


@dataclass(frozen=True, slots=True)
class NominationAnswered(Event):
    """The department answered a nomination."""

    nomination: int
