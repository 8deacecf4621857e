"""What works announce after the commit."""

from dataclasses import dataclass

from sheber.kernel.events import Event


@dataclass(frozen=True, slots=True)
class StepMoved(Event):
    """A step of a project was started or finished."""

    step: int


@dataclass(frozen=True, slots=True)
class ProjectSlipped(Event):
    """The end of a project moved; the state order was told of what it loses."""

    slip: int


@dataclass(frozen=True, slots=True)
class PlanSolvedAgain(Event):
    """The order was planned again after a slip, or could not be."""

    slip: int


@dataclass(frozen=True, slots=True)
class PictureDoubted(Event):
    """A picture that was seen before, or an edited copy of one, was handed in."""

    photo: int
