"""The exact audit: how much an attacker who knows every published number learns of each hidden one.

For every hidden cell two linear programs give the least and the most it can be under all published sums. Cells are
counts, so the bounds are rounded inwards; for a table with margins the matrix is totally unimodular and the bounds are
those of whole numbers already, elsewhere they contain them, and `whole` solves the programs over whole numbers.
This module knows nothing of how cells were chosen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

import highspy
import numpy as np

from sheber.science.disclosure.problem import THRESHOLD, Name, Published, Sums

_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Interval:
    """What an attacker can conclude of a hidden cell; `most` None: no bound."""

    name: Name
    value: int
    least: int
    most: int | None

    @property
    def width(self) -> int | None:
        """How many values more than one are possible; None: any number."""
        return None if self.most is None else self.most - self.least


@dataclass(frozen=True, slots=True)
class Audit:
    """The intervals of the cells that must stay unknown, and which of them are too narrow."""

    intervals: tuple[Interval, ...]
    threshold: int

    @property
    def recovered(self) -> tuple[Interval, ...]:
        """Cells that can be worked out exactly."""
        return tuple(one for one in self.intervals if one.width == 0)

    @property
    def unsafe(self) -> tuple[Interval, ...]:
        """Cells that are known too closely: the interval is narrower than the threshold."""
        return tuple(one for one in self.intervals if one.width is not None and one.width < self.threshold)

    @property
    def narrowest(self) -> int | None:
        """The least width; None where there is nothing bounded."""
        return min((one.width for one in self.intervals if one.width is not None), default=None)


class Attack:
    """The linear programs of one set of published tables; only hidden cells are unknown."""

    def __init__(
        self,
        told: Published,
        hidden: Iterable[Name] | None = None,
        *,
        whole: bool = False,
        sums: Sums | None = None,
    ) -> None:
        self.told, self._sums = told, sums or Sums(told)
        self.names = sorted(told.hidden if hidden is None else hidden, key=repr)
        self.place = {name: number for number, name in enumerate(self.names)}
        self._true = np.array([float(told.values[name]) for name in self.names])
        self._whole = whole
        self._solver = self._build()

    def _build(self) -> highspy.Highs:
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("log_to_console", False)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("presolve", "off")  # small programs, each started from the last one's basis
        most = [float(self.told.most.get(name, highspy.kHighsInf)) for name in self.names]
        count = len(self.names)
        solver.addVars(count, np.zeros(count), np.array(most))
        if self._whole:
            kinds = np.array([highspy.HighsVarType.kInteger] * count)
            solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), kinds)
        for indices, factors, known in self._sums.among(self.names).values():
            solver.addRow(known, known, len(indices), np.array(indices, dtype=np.int32), np.array(factors))
        return solver

    def bounds(self, name: Name) -> tuple[int, int | None]:
        """The least and the most that a hidden cell can be. Raises ValueError where the published numbers disagree."""
        place = self.place[name]
        self._solver.changeColCost(place, 1.0)
        try:
            least = self._solve(highspy.ObjSense.kMinimize)
            most = self._solve(highspy.ObjSense.kMaximize)
        finally:
            self._solver.changeColCost(place, 0.0)
        return ceil((least or 0.0) - _CLOSE), None if most is None else floor(most + _CLOSE)

    def proof(self, name: Name, width: int) -> set[Name] | None:
        """The cells changed by tables that show a hidden cell to be unknown over `width` values; None: it is narrower.

        The true table is one of them, so one more is often enough. As long as those cells stay hidden, the cell stays
        as unknown. An unbounded program shows no table: every cell is named.
        """
        place, value = self.place[name], self.told.values[name]
        self._solver.changeColCost(place, 1.0)
        try:
            most = self._solve(highspy.ObjSense.kMaximize)
            changed = self._changed(most)
            if most is None or floor(most + _CLOSE) - value >= width:
                return changed
            least = self._solve(highspy.ObjSense.kMinimize)
            changed |= self._changed(least)
        finally:
            self._solver.changeColCost(place, 0.0)
        return changed if floor(most + _CLOSE) - ceil((least or 0.0) - _CLOSE) >= width else None

    def _changed(self, value: float | None) -> set[Name]:
        if value is None:
            return set(self.names)
        table = np.array(self._solver.getSolution().col_value)
        return {self.names[number] for number in np.flatnonzero(np.abs(table - self._true) > _CLOSE)}

    def _solve(self, sense: highspy.ObjSense) -> float | None:
        self._solver.changeObjectiveSense(sense)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise ValueError(f"the published numbers disagree: {status}")
        return float(self._solver.getObjectiveValue())


def audit(told: Published, cells: Iterable[Name], *, threshold: int = THRESHOLD, whole: bool = False) -> Audit:
    """The intervals of `cells`; one that is not hidden is known exactly. Raises ValueError where numbers disagree."""
    attack = Attack(told, whole=whole)
    made = []
    for name in sorted(cells, key=repr):
        value = told.values[name]
        least, most = attack.bounds(name) if name in attack.place else (value, value)
        made.append(Interval(name, value, least, most))
    return Audit(tuple(made), threshold)
