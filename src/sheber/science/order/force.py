"""One more group against the plan's will: the concrete swap, and what it costs, exactly.

The college's lines are planned again, and where that is clearly cheaper those elsewhere that give way in the relaxation
(`moved.py`); all others stay. Nothing is guessed: the swap is a plan that keeps every rule, and its cost is recomputed in
fractions. A change by hand is priced the same way.
"""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from scipy.sparse import csr_array

from sheber.science.order.build import Model, build
from sheber.science.order.exact import NOTHING, Number, Plan
from sheber.science.order.highs import KNOWN_SEARCH, SMALL_SEARCH, Watch, hand_over, has_plan
from sheber.science.order.moved import UNKNOWN, Moved, Moves
from sheber.science.order.outlook import fitted, rows_of_outlook
from sheber.science.order.problem import Problem
from sheber.science.order.standing import Effect, Standing

Changes = Mapping[tuple[int, int], tuple[Number, Number]]
PlainPlan = dict[tuple[int, int], tuple[Number, Number]]
SECONDS = 2.0
NEAR = 0.02  # jobs by which a swap may cost more than the cheapest one
CLEARLY = Fraction(1, 10)  # jobs: for less a swap inside one college is better, since fewer are concerned
MOST_THREADS = 8
MARGINS = (0.0, 1e-6, 1e-5)  # of what is there, where an outlook in millionths would else take more
STILL = 1e-4  # groups or places by which an outlook may differ and count as unchanged
MOST_COHORTS = 4000  # lines x years: of more than that a relaxation for each question takes too long
WIDE = 60  # lines planned again where a college alone cannot make room


@dataclass(frozen=True, slots=True)
class Swap:
    """What would have to change for a line to get so many groups, and what that costs in jobs."""

    line: int
    year: int
    changes: dict[tuple[int, int], tuple[Number, Number]]  # (line, year) -> (groups, places)
    cost: Fraction


class Forcer:
    """Answers about one plan; the model is built once."""

    def __init__(self, problem: Problem, plan: Plan, model: Model | None = None) -> None:
        self.problem, self.plan = problem, plan
        self.model = model or build(problem)
        self.standing = Standing(problem, plan)
        self.columns = _completed(self.model, plan)
        self.of_column = self.model.matrix.tocsc()
        self.lines_of: dict[str, list[int]] = {}
        for number, line in enumerate(problem.lines):
            self.lines_of.setdefault(line.college, []).append(number)
        self.choices = np.zeros(len(self.model.cost), dtype=bool)
        self.choices[self.model.groups] = self.choices[self.model.places] = True
        self.later = rows_of_outlook(problem, self.model) if problem.settings.outlook else np.zeros(0, dtype=np.int64)
        asked_whole = not problem.settings.outlook and self.model.groups.size <= MOST_COHORTS
        self.moved = Moved(self.model) if asked_whole else None

    def force(self, number: int, groups: int, year: int = 1) -> Swap | None:
        """The best plan of the line's college with at least so many groups of it; where lines elsewhere that give way
        make that clearly cheaper, of these too; where neither can, of its neighbours. None where no plan has so many.
        """
        moves = self._moves(number, groups, year)
        if moves is None:
            return None
        near = self.lines_of[self.problem.lines[number].college]
        swap = self._swap(number, groups, year, near)
        if swap is None or swap.cost > Fraction(moves.loss if moves.lines else swap.cost) + CLEARLY:
            wide = self._swap(number, groups, year, sorted({*near, *moves.lines})) if moves.lines else None
            if swap is None or (wide is not None and wide.cost < swap.cost - CLEARLY):
                swap = wide
        return swap or self._swap(number, groups, year, self._neighbours(number))

    def _swap(self, number: int, groups: int, year: int, lines: list[int]) -> Swap | None:
        """The best plan of these lines with at least so many groups; None where there is none."""
        least = {int(self.model.groups[number, year - 1]): groups}
        for margin in MARGINS if self.problem.settings.outlook else MARGINS[:1]:
            changes = self._planned_again(lines, least, margin)
            if changes is None:
                break
            effect = self.standing.effect(changes)
            if not effect.faults:
                return Swap(number, year, changes, -effect.gain)
        return None

    def _moves(self, number: int, groups: int, year: int) -> Moves | None:
        """What gives way in the relaxation; nothing where it is too large to ask; None where no plan has so many."""
        if groups > self.problem.lines[number].most_groups:
            return None
        return self.moved.by(number, groups, year) if self.moved else UNKNOWN

    def force_all(self, watch: Watch) -> dict[int, Swap]:
        """One more group in the first year of every line that could have it, by line; ends early with the watch.

        HiGHS frees the interpreter while it works, so the lines are shared among threads.
        """
        asked = [
            (number, int(groups) + 1)
            for number, line in enumerate(self.problem.lines)
            if (groups := self.plan.get((number, 1), NOTHING)[0]) < line.most_groups
        ]

        def one(pair: tuple[int, int]) -> Swap | None:
            return None if watch.stop.is_set() else self.force(*pair)

        made = {}
        with ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_THREADS)) as pool:
            for place, ((number, _), swap) in enumerate(zip(asked, pool.map(one, asked), strict=True)):
                watch.progress(place / len(asked), f"explaining {self.problem.lines[number].name}")
                if swap is not None:
                    made[number] = swap
        return made

    def _neighbours(self, number: int) -> list[int]:
        """The line's college, then its district, then others, `WIDE` lines in all."""
        line, lines = self.problem.lines[number], self.problem.lines
        rank = sorted(
            range(len(lines)), key=lambda n: (lines[n].college != line.college, lines[n].district != line.district)
        )
        return sorted(rank[:WIDE])

    def better(self, college: str) -> Swap | None:
        """A better plan of a college, all others staying; None where its plan is the best already."""
        own = self.lines_of[college]
        changes = self._planned_again(own, {})
        if not changes:
            return None
        effect = self.standing.effect(changes)
        return None if effect.faults or effect.gain <= 0 else Swap(own[0], 1, changes, -effect.gain)

    def _planned_again(
        self, own: list[int], least: dict[int, int], margin: float = 0.0
    ) -> dict[tuple[int, int], tuple[Number, Number]] | None:
        """What changes at some lines when columns are held at least at given values."""
        kept, part = self._part(own, margin)
        lower = part.lower.copy()
        for column, value in least.items():
            lower[int(np.searchsorted(kept, column))] = value
        known = not least  # the plan as it is
        solver = hand_over(replace(part, lower=lower), whole=True, options=KNOWN_SEARCH if known else SMALL_SEARCH)
        if known:
            solver.setSolution(len(kept), np.arange(len(kept), dtype=np.int32), self.columns[kept])
        solver.setOptionValue("time_limit", SECONDS)
        solver.setOptionValue("mip_rel_gap", 1e-6)
        solver.setOptionValue("mip_abs_gap", NEAR)
        solver.run()
        if not has_plan(solver):
            return None
        return self._changes(own, dict(zip(kept.tolist(), solver.getSolution().col_value, strict=True)))

    def _part(self, own: list[int], margin: float) -> tuple[np.ndarray, Model]:
        """The columns that some lines may move, and the model of these with all else as it is."""
        model, matrix = self.model, self.model.matrix
        free = np.concatenate([model.groups[own].ravel(), model.places[own].ravel()])
        rows = np.unique(self.of_column[:, free].indices)
        of_rows = csr_array(matrix[rows])
        beside = np.unique(of_rows.indices)
        kept = np.union1d(free, beside[~self.choices[beside]])
        small = csr_array(of_rows[:, kept])
        rest = of_rows @ self.columns - small @ self.columns[kept]
        high = model.row_upper[rows] - rest
        shared = np.isin(rows, self.later) & np.isfinite(high)
        high[shared] -= margin * np.maximum(np.abs(model.row_upper[rows][shared]), 1)
        part = replace(
            model, cost=model.cost[kept], lower=model.lower[kept], upper=model.upper[kept], whole=model.whole[kept],
            matrix=small, row_lower=model.row_lower[rows] - rest, row_upper=high,
        )  # fmt: skip
        return kept, part

    def _changes(self, own: list[int], values: dict[int, float]) -> dict[tuple[int, int], tuple[Number, Number]]:
        made: dict[tuple[int, int], tuple[Number, Number]] = {}
        settings = self.problem.settings
        for number in own:
            for t in range(settings.span):
                groups, places = (values[int(of[number, t])] for of in (self.model.groups, self.model.places))
                before = self.plan.get((number, t + 1), NOTHING)
                if t < settings.years:
                    new: tuple[Number, Number] = (round(groups), round(places))
                    same = new == before
                else:
                    new = fitted(self.problem.lines[number], groups, places)
                    same = max(abs(float(a - b)) for a, b in zip(new, before, strict=True)) < STILL
                if not same:
                    made[number, t + 1] = new
        return made

    def change(self, changes: Changes) -> Effect:
        """What a change by hand gains or costs, and which rules it breaks."""
        return self.standing.effect(changes)


def _completed(model: Model, plan: Plan) -> np.ndarray:
    """All columns of a plan: pieces, changes and slacks at their best."""
    lower, upper = model.lower.copy(), model.upper.copy()
    for (number, year), values in plan.items():
        for column, value in zip((model.groups, model.places), values, strict=True):
            lower[column[number, year - 1]] = upper[column[number, year - 1]] = float(value)
    low, high = model.row_lower - 1e-6, model.row_upper + 1e-6
    solver = hand_over(replace(model, lower=lower, upper=upper, row_lower=low, row_upper=high), whole=False)
    solver.run()
    columns = np.array(solver.getSolution().col_value)
    fixed = lower == upper
    columns[fixed] = lower[fixed]
    return columns


def force(problem: Problem, plan: Plan, line: int, groups: int, year: int = 1) -> Swap | None:
    """The swap and its cost for one line (see `Forcer`, which answers many questions about one plan)."""
    return Forcer(problem, plan).force(line, groups, year)


def swept(problem: Problem, model: Model, plan: Plan, watch: Watch, passes: int = 2) -> tuple[PlainPlan, Fraction]:
    """The plan with each college in turn planned again, all others staying, and the jobs gained."""
    made, total = dict(plan), Fraction(0)
    for _ in range(passes):
        forcer = Forcer(problem, made, model)
        changes: PlainPlan = {}
        for college in forcer.lines_of:
            if not watch.left:
                break
            swap = forcer.better(college)
            if swap is not None and not forcer.standing.effect({**changes, **swap.changes}).faults:
                changes |= swap.changes
        gain = forcer.standing.effect(changes).gain if changes else Fraction(0)
        if gain <= 0:
            break
        made, total = made | changes, total + gain
        if gain <= NEAR * len(forcer.lines_of):  # no more than what the searches may leave
            break
    return made, total


def turning_need(standing: Standing, swap: Swap) -> tuple[str, Fraction] | None:
    """How much larger the need of the line's main occupation must be for the swap to pay; None: no need would do."""
    problem, exact = standing.problem, standing.worth.exact
    line = problem.lines[swap.line]
    reach = problem.reach(line)
    arrival = swap.year + line.term
    if not reach or arrival > problem.last_year:
        return None
    main = max(reach, key=lambda one: one[2])[0]
    there = [(district, share) for occupation, district, share in reach if occupation == main]
    whole = sum((share for _, share in there), Fraction(0))
    moved = exact.arriving(swap.changes)
    for cell, units in exact.arriving({key: standing.plan.get(key, NOTHING) for key in swap.changes}).items():
        moved[cell] = moved.get(cell, 0) - units

    def gained(more: int) -> Fraction:
        """Jobs that the swap gains by a need larger by `more` thousandths."""
        total = 0
        for district, share in there:
            cell = (main, district, arrival)
            needs, value, _ = exact.demand(cell)
            larger = [need + int(more * share / whole) for need in needs]
            have = standing.worth.supply(cell)
            for given, sign in ((larger, 1), (needs, -1)):
                after = exact.worth(given, value, have + moved.get(cell, 0))
                total += sign * (after - exact.worth(given, value, have))
        return exact.jobs(total)

    most = 1_000_000
    if gained(most) < swap.cost:
        return None
    least = 0
    while most - least > 1:
        middle = (most + least) // 2
        least, most = (least, middle) if gained(middle) >= swap.cost else (middle, most)
    return main, Fraction(most, 1000)
