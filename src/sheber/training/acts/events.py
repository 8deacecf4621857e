"""What training announces after the commit."""

from dataclasses import dataclass

from sheber.kernel.events import Event


@dataclass(frozen=True, slots=True)
class LicenceChanged(Event):
    """A licence was opened, kept or returned."""

    licence: int


@dataclass(frozen=True, slots=True)
class CaseMoved(Event):
    """An accreditation case went a step further."""

    case: int


@dataclass(frozen=True, slots=True)
class RatingPublished(Event):
    """The rating of a year was shown to everybody."""

    run: int


@dataclass(frozen=True, slots=True)
class MeansTold(Event):
    """The state order was told of hours and beds of a year."""

    year: int
    changed: int


@dataclass(frozen=True, slots=True)
class AccreditationsTold(Event):
    """The state order was told what accreditations add to or take from these resources."""

    resources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DevelopmentStated(Event):
    """A teacher wrote down what they learned; the college confirms it."""

    development: int
