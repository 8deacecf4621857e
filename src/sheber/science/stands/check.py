"""Checks an exhibition's layout against its hall; written apart from the search, which it never imports."""

from collections.abc import Iterator, Sequence

from sheber.science.stands.problem import Hall, Layout, Spot, Stand


def faults(hall: Hall, stands: Sequence[Stand], layout: Layout) -> Iterator[str]:
    """Every broken rule in plain words with the stands it concerns; none: the layout is sound."""
    known = {one.name: one for one in stands}
    for name in known:
        if (name in layout.spots) == (name in layout.refused):
            yield f"stand {name} must either have a place or be refused"
    placed = [(known[name], spot) for name, spot in sorted(layout.spots.items()) if name in known]
    if len(placed) != len(layout.spots):
        yield "a stand that nobody asked for has a place"
    for stand, spot in placed:
        if (
            spot.x < 0
            or spot.y < hall.aisle
            or spot.x + stand.width > hall.width
            or spot.y + stand.depth > hall.depth
        ):
            yield f"stand {stand.name} leaves the hall or stands in the aisle at the door"
    for at, (one, here) in enumerate(placed):
        for other, there in placed[at + 1 :]:
            yield from _pair(hall, one, here, other, there)
    yield from _power(hall, placed)


def _pair(hall: Hall, one: Stand, here: Spot, other: Stand, there: Spot) -> Iterator[str]:
    beside = here.x < there.x + other.width and there.x < here.x + one.width
    gap = max(here.y - (there.y + other.depth), there.y - (here.y + one.depth))
    if beside and gap < 0:
        yield f"stands {one.name} and {other.name} overlap"
    elif beside and gap < hall.aisle:
        yield f"stands {one.name} and {other.name} leave no aisle between them"
    touching = here.row == there.row and (here.x + one.width == there.x or there.x + other.width == here.x)
    if touching and (other.name in one.apart or one.name in other.apart):
        yield f"stands {one.name} and {other.name} may not be neighbours"


def _power(hall: Hall, placed: Sequence[tuple[Stand, Spot]]) -> Iterator[str]:
    rows: dict[int, int] = {}
    for stand, spot in placed:
        rows[spot.row] = rows.get(spot.row, 0) + stand.power
    for row, power in rows.items():
        if power > hall.circuit:
            yield f"row {row + 1} needs {power} W, its circuit carries {hall.circuit} W"
    if sum(rows.values()) > hall.power:
        yield f"the hall needs {sum(rows.values())} W and has {hall.power} W"
