"""What the order announces after the commit."""

from dataclasses import dataclass

from sheber.kernel.events import Event


@dataclass(frozen=True, slots=True)
class OrderApproved(Event):
    """The order of a year was approved by an act."""

    year: int


@dataclass(frozen=True, slots=True)
class OrderPublished(Event):
    """The order of a year was shown to everybody."""

    year: int


@dataclass(frozen=True, slots=True)
class OrderAmended(Event):
    """Places of lines were changed by an act: the new decisions."""

    year: int
    decisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProposalSent(Event):
    """A college sent a proposal."""

    proposal: int


@dataclass(frozen=True, slots=True)
class ProposalAnswered(Event):
    """A proposal was returned, taken into the plan or declined."""

    proposal: int


@dataclass(frozen=True, slots=True)
class ProposalWithdrawn(Event):
    """A college took its proposal back."""

    proposal: int


@dataclass(frozen=True, slots=True)
class CapacityChanged(Event):
    """A resource of the order holds more or less than before."""

    resource: str
    calendar_year: int


@dataclass(frozen=True, slots=True)
class CalendarSet(Event):
    """The calendar of a year's order was set or changed."""

    year: int
