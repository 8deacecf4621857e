"""A region's counts as a hierarchy: cells (occupation x district) and the sums above them.

Levels, from the top: the region, its districts, its groups of occupations, its occupations, district x group, cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.intp]

REGION, DISTRICT, GROUP, OCCUPATION, DISTRICT_GROUP = range(5)
LEVELS = ("region", "district", "group", "occupation", "district_group", "cell")
NONE = -1


@dataclass(frozen=True)
class Hierarchy:
    """Where each cell belongs. Arrays of length C (cells): indices of occupation, district and group."""

    occupation: Whole
    district: Whole
    group: Whole

    @classmethod
    def of(cls, occupations: Sequence[int], districts: Sequence[int], group_of: Sequence[int]) -> "Hierarchy":
        """Cells given by their occupation and district; `group_of` says the group of each occupation."""
        occupation = np.asarray(occupations, dtype=np.intp)
        return cls(occupation, np.asarray(districts, dtype=np.intp), np.asarray(group_of, dtype=np.intp)[occupation])

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.occupation)

    @cached_property
    def _keys(self) -> list[Whole]:
        """For each level above the cells, the node of each cell, numbered from nought within the level."""
        pair = self.district * (int(self.group.max(initial=0)) + 1) + self.group
        raw = [np.zeros_like(self.occupation), self.district, self.group, self.occupation, pair]
        return [np.unique(keys, return_inverse=True)[1].reshape(-1).astype(np.intp) for keys in raw]

    @cached_property
    def sizes(self) -> list[int]:
        """Nodes of each level above the cells."""
        return [int(keys.max(initial=-1)) + 1 for keys in self._keys]

    @cached_property
    def starts(self) -> list[int]:
        """The first node of each level in the list of parents, and the number of parents at the end."""
        return [0, *np.cumsum(self.sizes).tolist()]

    @property
    def parents(self) -> int:
        """How many nodes lie above the cells (P)."""
        return self.starts[-1]

    def node(self, level: int) -> Whole:
        """The parent of each cell (C) at a level, as its place in the list of parents."""
        return self._keys[level] + self.starts[level]

    @cached_property
    def level(self) -> Whole:
        """The level of each parent (P)."""
        return np.repeat(np.arange(len(self.sizes), dtype=np.intp), self.sizes)

    @cached_property
    def membership(self) -> Floats:
        """The summing matrix above the cells, P x C, of noughts and ones."""
        made = np.zeros((self.parents, self.cells))
        columns = np.arange(self.cells)
        for place in range(len(self.sizes)):
            made[self.node(place), columns] = 1.0
        return made

    @cached_property
    def above(self) -> Whole:
        """Two nodes whose growth a parent borrows, P x 2: group and district; the region where there is one only."""
        made = np.zeros((self.parents, 2), dtype=np.intp)
        pairs = ((OCCUPATION, GROUP, REGION), (DISTRICT_GROUP, GROUP, DISTRICT))
        for level, first, second in pairs:
            made[self.node(level), 0], made[self.node(level), 1] = self.node(first), self.node(second)
        return made

    def sums(self, cells: Floats) -> Floats:
        """The parents' sums of cell values, (C, ...) to (P, ...)."""
        return np.tensordot(self.membership, cells, axes=1)
