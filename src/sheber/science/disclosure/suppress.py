"""Complementary suppression: which further cells to hide so that no small one can be worked out.

For each small cell that is known too closely, a linear program looks for the cheapest cells to hide: two flows of hidden
changes, one upwards and one downwards, that leave every sum as it is and move the cell far enough both ways (Kelly, Golden and
Assad; Fischetti and Salazar). Cells that are hidden already cost nothing. Cells which a later choice made needless are shown again.
"""

from collections.abc import Iterable

import highspy
import numpy as np

from sheber.science.disclosure.audit import Attack
from sheber.science.disclosure.problem import THRESHOLD, Name, Published, Sums

_MOVED = 1e-6


def suppress(told: Published, small: Iterable[Name] | None = None, *, threshold: int = THRESHOLD) -> set[Name]:
    """The cells to hide: the small ones, and as few others as the heuristic finds.

    `told.hidden` is kept hidden (an earlier release hid it). Raises ValueError where nothing protects a cell: the
    whole it belongs to is too small to be published.
    """
    primary = set(told.small(threshold) if small is None else small)
    hidden = primary | told.hidden
    pattern, sums = _Pattern(told, threshold), Sums(told)
    for name in sorted(primary, key=lambda one: (-told.values[one], repr(one))):
        if Attack(told, hidden, sums=sums).proof(name, threshold) is None:
            hidden |= pattern.protect(name, hidden)
    return _without_needless(told, hidden, primary, threshold, sums)


class _Pattern:
    """The linear program of the cheapest protection, built once; each small cell changes three bounds of it."""

    def __init__(self, told: Published, threshold: int) -> None:
        self.told, self.threshold = told, threshold
        self.names = sorted(told.values, key=repr)
        self.place = {name: number for number, name in enumerate(self.names)}
        self._weights = np.array([float(told.weight(name)) for name in self.names])
        self._solver = self._build()

    def _build(self) -> highspy.Highs:
        count = len(self.names)
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("log_to_console", False)
        solver.setOptionValue("threads", 1)
        # Up: what is added to a cell, any amount; down: what is taken away, at most what is there.
        down = np.array([float(self.told.values[name]) for name in self.names])
        solver.addVars(2 * count, np.zeros(2 * count), np.concatenate([np.full(count, highspy.kHighsInf), down]))
        for one in self.told.sums:
            indices = [self.place[name] for name, _ in one.cells]
            factors = [float(factor) for _, factor in one.cells]
            both = np.array([*indices, *(count + place for place in indices)], dtype=np.int32)
            solver.addRow(0.0, 0.0, len(both), both, np.array([*factors, *(-factor for factor in factors)]))
        return solver

    def protect(self, name: Name, hidden: set[Name]) -> set[Name]:
        """Cells to hide so that `name` can be `threshold` larger than the least it can be. Raises ValueError."""
        count, place = len(self.names), self.place[name]
        value, found = self.told.values[name], set(hidden)
        # The interval must be `threshold` wide: as far down as the value allows, the rest upwards.
        for up, amount in ((True, self.threshold), (False, min(value, self.threshold))):
            costs = self._weights.copy()
            costs[[self.place[one] for one in found]] = 0.0
            solver = self._solver
            solver.changeColsCost(2 * count, np.arange(2 * count, dtype=np.int32), np.tile(costs, 2))
            moved, still = (place, count + place) if up else (count + place, place)
            before = [(one, *self._bounds(one)) for one in (moved, still)]
            solver.changeColBounds(moved, float(amount), self._bounds(moved)[1])
            solver.changeColBounds(still, 0.0, 0.0)
            solver.run()
            solved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            values = np.array(solver.getSolution().col_value) if solved else np.zeros(2 * count)
            for one, least, most in before:
                solver.changeColBounds(one, least, most)
            if not solved:
                raise ValueError(f"{name}: nothing protects it")
            changed = np.abs(values[:count] - values[count:]) > _MOVED
            found |= {self.names[number] for number in np.flatnonzero(changed)}
        return found - hidden

    def _bounds(self, column: int) -> tuple[float, float]:
        count = len(self.names)
        if column < count:
            return 0.0, float(highspy.kHighsInf)
        return 0.0, float(self.told.values[self.names[column - count]])


def _without_needless(
    told: Published, hidden: set[Name], primary: set[Name], threshold: int, sums: Sums
) -> set[Name]:
    """Show again, the dearest first, what the small cells do not need.

    A small cell is looked at again only where it hangs together with the shown one over sums of hidden cells and the
    tables that proved it wide enough change the shown one: otherwise they prove it still.
    """
    proofs: dict[Name, set[Name]] = {}
    for name in sorted(hidden - primary - told.hidden, key=lambda one: (-told.weight(one), repr(one))):
        fewer = hidden - {name}
        beside = _beside(sums, hidden, name)
        attack = Attack(told, set(fewer & beside.keys()), sums=sums)
        # The nearest first: they are the likeliest to need it.
        nearest = sorted(primary & beside.keys(), key=lambda one: (beside[one], repr(one)))
        for one in nearest:
            if name in proofs.get(one, beside):
                proof = attack.proof(one, threshold)
                if proof is None:
                    break
                proofs[one] = proof  # holds with `name` hidden, too
        else:
            hidden = fewer
    return hidden


def _beside(sums: Sums, hidden: set[Name], name: Name) -> dict[Name, int]:
    """The hidden cells that hang together with one of them, with the number of sums between."""
    inside: dict[int, list[Name]] = {}
    for cell in hidden:
        for number, _ in sums.of.get(cell, ()):
            inside.setdefault(number, []).append(cell)
    found, waiting = {name: 0}, [name]
    for cell in waiting:  # grows while it is walked: the nearest first
        for number, _ in sums.of.get(cell, ()):
            new = [other for other in inside.pop(number, ()) if other not in found]
            found.update(dict.fromkeys(new, found[cell] + 1))
            waiting += new
    return found
