"""Published tables as what an attacker sees: cells, some hidden, and sums that are known.

A *cell* is one count of people (or a sum over them) that is published or hidden; a *sum* says that some cells with signs
add up to a known number. Every table, its margins, and every earlier release is a set of such cells and sums, so that a
linked table is attacked together with the one it is linked to.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

THRESHOLD = 5
Name = Hashable


@dataclass(frozen=True, slots=True)
class Linear:
    """`sum of factor x cell = total`, for cells by name."""

    cells: tuple[tuple[Name, int], ...]
    total: int = 0


@dataclass
class Published:
    """What is published: all cells with their true values, the hidden ones' names, the sums that a reader knows.

    `least` and `most` bound what a reader knows of a cell beforehand: nought and nothing where they are silent.
    """

    values: dict[Name, int]
    hidden: set[Name] = field(default_factory=set)
    sums: list[Linear] = field(default_factory=list)
    weights: dict[Name, int] = field(default_factory=dict)  # how dear it is to hide a cell; its value where not named
    most: dict[Name, int] = field(default_factory=dict)

    def small(self, threshold: int = THRESHOLD) -> set[Name]:
        """Cells that tell of too few people: 1 to 4, and those whose rest in a sum of two is 1 to 4."""
        return {name for name, value in self.values.items() if 0 < value < threshold}

    def weight(self, name: Name) -> int:
        """What it costs to hide a cell."""
        return self.weights.get(name, self.values[name] + 1)


class Sums:
    """The sums of a published set by the cells in them: made once, read by every attack on it."""

    def __init__(self, told: Published) -> None:
        self.of: dict[Name, list[tuple[int, int]]] = {}
        self._values = told.values
        self._rest = [one.total for one in told.sums]  # what the true table leaves: nought where the numbers agree
        for number, one in enumerate(told.sums):
            for name, factor in one.cells:
                self.of.setdefault(name, []).append((number, factor))
                self._rest[number] -= factor * told.values[name]

    def among(self, names: Sequence[Name]) -> dict[int, tuple[list[int], list[float], float]]:
        """By sum: the places of those of `names` that are in it, their factors and what they add up to."""
        made: dict[int, tuple[list[int], list[float]]] = {}
        known: dict[int, int] = {}
        for place, name in enumerate(names):
            for number, factor in self.of.get(name, ()):
                places, factors = made.setdefault(number, ([], []))
                places.append(place)
                factors.append(float(factor))
                known[number] = known.get(number, self._rest[number]) + factor * self._values[name]
        return {number: (*both, float(known[number])) for number, both in sorted(made.items())}


def table_with_margins(counts: Sequence[Sequence[int]], *, prefix: str = "", margins_open: bool = True) -> Published:
    """A two-way table with its row sums, column sums and total.

    Cells are named (prefix, row, column); a margin has -1 in the place of what was added up. With `margins_open` the
    margins are dear to hide.
    """
    rows, columns = len(counts), len(counts[0]) if counts else 0
    values: dict[Name, int] = {(prefix, r, c): int(counts[r][c]) for r in range(rows) for c in range(columns)}
    sums: list[Linear] = []
    for r in range(rows):
        values[prefix, r, -1] = sum(int(one) for one in counts[r])
        sums.append(_adds([(prefix, r, c) for c in range(columns)], (prefix, r, -1)))
    for c in range(columns):
        values[prefix, -1, c] = sum(int(counts[r][c]) for r in range(rows))
        sums.append(_adds([(prefix, r, c) for r in range(rows)], (prefix, -1, c)))
    values[prefix, -1, -1] = sum(int(one) for row in counts for one in row)
    sums.append(_adds([(prefix, r, -1) for r in range(rows)], (prefix, -1, -1)))
    sums.append(_adds([(prefix, -1, c) for c in range(columns)], (prefix, -1, -1)))
    dear = values[prefix, -1, -1] + 1
    weights: dict[Name, int] = {}
    if margins_open:
        weights = {
            name: dear * 10 + value for name, value in values.items() if isinstance(name, tuple) and -1 in name[1:]
        }
    return Published(values, set(), sums, weights)


def _adds(parts: Sequence[Name], whole: Name) -> Linear:
    return Linear((*((one, 1) for one in parts), (whole, -1)))


def linked(*tables: Published, same: Mapping[Name, Name] | None = None) -> Published:
    """Several tables read side by side; `same` maps a cell to another that counts the same people.

    Raises ValueError where two cells that count the same people differ.
    """
    told = dict(same or {})
    whole = Published({}, set(), [], {}, {})
    for table in tables:
        for name, value in table.values.items():
            kept = told.get(name, name)
            if whole.values.setdefault(kept, value) != value:
                raise ValueError(f"{name} and {kept} count the same people and differ")
        whole.hidden |= {told.get(name, name) for name in table.hidden}
        whole.weights |= {told.get(name, name): weight for name, weight in table.weights.items()}
        whole.sums += [
            Linear(tuple((told.get(name, name), factor) for name, factor in one.cells), one.total)
            for one in table.sums
        ]
    return whole
