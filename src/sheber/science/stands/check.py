"""Checks an exhibition's layout against its hall; written apart from the search, which it never imports."""

from collections.abc import Iterator, Sequence
from typing import Any, Self

from sheber.science.stands.problem import Hall, Layout, Spot, Stand

TEXTS = {
    "both": "stand {one} must either have a place or be refused",
    "unasked": "a stand that nobody asked for has a place",
    "outside": "stand {one} leaves the hall or stands in the aisle at the door",
    "overlap": "stands {one} and {other} overlap",
    "aisle": "stands {one} and {other} leave no aisle between them",
    "neighbours": "stands {one} and {other} may not be neighbours",
    "row": "row {row} needs {needs} W, its circuit carries {has} W",
    "hall": "the hall needs {needs} W and has {has} W",
}


class Fault(str):
    """A broken rule in plain words, with the rule's name and its values for whoever says it in another language."""

    __slots__ = ("rule", "values")
    rule: str
    values: dict[str, Any]

    def __new__(cls, rule: str, **values: Any) -> Self:
        """`values` fill the places of the rule's text."""
        made = super().__new__(cls, TEXTS[rule].format(**values))
        made.rule, made.values = rule, values
        return made

    def concerns(self, name: str) -> bool:
        """Whether it is about a stand, or about power, which concerns every stand."""
        return self.rule in {"row", "hall"} or name in (self.values.get("one"), self.values.get("other"))


def faults(hall: Hall, stands: Sequence[Stand], layout: Layout) -> Iterator[Fault]:
    """Every broken rule with the stands it concerns; none: the layout is sound."""
    known = {one.name: one for one in stands}
    for name in known:
        if (name in layout.spots) == (name in layout.refused):
            yield Fault("both", one=name)
    placed = [(known[name], spot) for name, spot in sorted(layout.spots.items()) if name in known]
    if len(placed) != len(layout.spots):
        yield Fault("unasked")
    for stand, spot in placed:
        if (
            spot.x < 0
            or spot.y < hall.aisle
            or spot.x + stand.width > hall.width
            or spot.y + stand.depth > hall.depth
        ):
            yield Fault("outside", one=stand.name)
    for at, (one, here) in enumerate(placed):
        for other, there in placed[at + 1 :]:
            yield from _pair(hall, one, here, other, there)
    yield from _power(hall, placed)


def _pair(hall: Hall, one: Stand, here: Spot, other: Stand, there: Spot) -> Iterator[Fault]:
    names = {"one": one.name, "other": other.name}
    beside = here.x < there.x + other.width and there.x < here.x + one.width
    gap = max(here.y - (there.y + other.depth), there.y - (here.y + one.depth))
    if beside and gap < 0:
        yield Fault("overlap", **names)
    elif beside and gap < hall.aisle:
        yield Fault("aisle", **names)
    touching = here.row == there.row and (here.x + one.width == there.x or there.x + other.width == here.x)
    if touching and (other.name in one.apart or one.name in other.apart):
        yield Fault("neighbours", **names)


def _power(hall: Hall, placed: Sequence[tuple[Stand, Spot]]) -> Iterator[Fault]:
    rows: dict[int, int] = {}
    for stand, spot in placed:
        rows[spot.row] = rows.get(spot.row, 0) + stand.power
    for row, power in rows.items():
        if power > hall.circuit:
            yield Fault("row", row=row + 1, needs=power, has=hall.circuit)
    if sum(rows.values()) > hall.power:
        yield Fault("hall", needs=sum(rows.values()), has=hall.power)
