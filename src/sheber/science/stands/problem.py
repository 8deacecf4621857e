"""An exhibition as a problem: rectangular stands in a hall with aisles, circuits, neighbours and a door.

Lengths in decimetres, power in watts. Stands lie in rows parallel to the wall with the door; in front of each row, on the
door's side, runs an aisle. x is counted along the wall from the left, y away from it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hall:
    """A hall: its size, the aisle's width, where the door is, what one row's circuit and the whole hall can carry."""

    width: int
    depth: int
    aisle: int
    door: int
    circuit: int
    power: int


@dataclass(frozen=True, slots=True)
class Stand:
    """A stand that was asked for. `credit`: how many thousandths it was less visible than the mean last time (it may be
    negative); `apart` names stands that may not be its neighbours.
    """

    name: str
    width: int
    depth: int
    power: int = 0
    theme: str = ""
    apart: tuple[str, ...] = ()
    credit: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a stand is: its row from 0 and its corner nearest to the door's wall on the left."""

    row: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Stands that have a place, and those for which there is none with the reason: size, apart, power, area."""

    spots: dict[str, Spot]
    refused: dict[str, str]


def visibility(hall: Hall, stand: Stand, spot: Spot) -> int:
    """How visible a place is, in thousandths: 1000 at the door, half of that after ten metres of walk."""
    walk = abs(spot.x + stand.width // 2 - hall.door) + spot.y
    return 100_000 // (100 + walk)
