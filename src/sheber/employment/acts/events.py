"""What employment announces after the commit."""

from dataclasses import dataclass
from datetime import date

from sheber.kernel.events import Event


@dataclass(frozen=True, slots=True)
class OutcomesJoined(Event):
    """The graduates of a year were joined with the registers of a date."""

    graduated: int
    day: date


@dataclass(frozen=True, slots=True)
class ContractSigned(Event):
    """All three parties have signed a dual contract."""

    contract: str
