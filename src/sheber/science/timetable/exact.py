"""Whether any programme exists: an integer programme over all places, solved to the end by HiGHS.

One variable for each session, start and room, and one for each session, start, pair and interpreter; a room, a person and
an interpreter is in one session at most at every unit of time. Infeasible there is a proof that no programme exists.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array

from sheber.science.timetable.candidates import Candidates
from sheber.science.timetable.problem import Placed, Placement, Problem, Wish

MOST_VARIABLES = 120_000
INFEASIBLE = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """`possible`: True with a programme, False proved, None undecided (too large, or out of time)."""

    possible: bool | None
    placed: Placement | None = None


class _Model:
    """Rows and columns in the making."""

    def __init__(self) -> None:
        self.variables: list[tuple[str, int, str, str]] = []  # session, start, room or interpreter, pair ("": a room)
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.values: list[float] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def row(self, terms: Iterable[tuple[int, float]], low: float, high: float) -> None:
        at = len(self.low)
        for column, value in terms:
            self.rows.append(at)
            self.columns.append(column)
            self.values.append(value)
        self.low.append(low)
        self.high.append(high)


def decide(problem: Problem, wishes: Iterable[Wish], *, seconds: float = 20) -> Verdict:
    """Whether a programme with all `wishes` exists."""
    asked = tuple(wishes)
    domain = Candidates(problem, asked)
    if any(not domain.starts[one.name] or not domain.rooms[one.name] for one in problem.sessions):
        return Verdict(False)
    if _size(problem, domain) > MOST_VARIABLES:
        return Verdict(None)
    model, by_session = _build(problem, domain)
    if model is None:
        return Verdict(False)
    lengths = {one.name: one.length for one in problem.sessions}
    for wish in asked:
        if wish.kind in {"before", "apart"} and wish.session in by_session and wish.other in by_session:
            _pair(model, wish, by_session, lengths)
    return _solve(model, problem, seconds)


def _size(problem: Problem, domain: Candidates) -> int:
    able = {
        pair: sum(pair in one.pairs for one in problem.interpreters) for s in problem.sessions for pair in s.pairs
    }
    return sum(
        len(domain.starts[one.name]) * (len(domain.rooms[one.name]) + sum(able[pair] for pair in one.pairs))
        for one in problem.sessions
    )


def _build(problem: Problem, domain: Candidates) -> tuple[_Model | None, dict[str, dict[int, list[int]]]]:
    """The model without wishes that join two sessions; None where a session has no place at all."""
    model = _Model()
    busy: dict[tuple[str, int], list[int]] = {}
    by_session: dict[str, dict[int, list[int]]] = {}
    for one in problem.sessions:
        starts = by_session[one.name] = {}
        for start in domain.starts[one.name]:
            rooms = [room for room in domain.rooms[one.name] if domain.is_open(room, start, one.length)]
            helpers = {
                pair: [
                    helper.name
                    for helper in problem.interpreters
                    if pair in helper.pairs and domain.is_open(helper.name, start, one.length)
                ]
                for pair in one.pairs
            }
            if not rooms or not all(helpers.values()):
                continue
            span = range(start, start + one.length)
            starts[start] = []
            for room in rooms:
                column = _add(model, (one.name, start, room, ""), busy, f"room {room}", span)
                starts[start].append(column)
                for person in one.people:
                    for unit in span:
                        busy.setdefault((person, unit), []).append(column)
            for pair, names in helpers.items():
                columns = [_add(model, (one.name, start, name, pair), busy, name, span) for name in names]
                terms = [*((column, 1.0) for column in columns), *((column, -1.0) for column in starts[start])]
                model.row(terms, 0, 0)
        if not any(starts.values()):
            return None, by_session
        model.row(((column, 1.0) for columns in starts.values() for column in columns), 1, 1)
    for held in sorted({tuple(columns) for columns in busy.values() if len(columns) > 1}):
        model.row(((column, 1.0) for column in held), 0, 1)
    return model, by_session


def _add(
    model: _Model, variable: tuple[str, int, str, str], busy: dict[tuple[str, int], list[int]], who: str, span: range
) -> int:
    column = len(model.variables)
    model.variables.append(variable)
    for unit in span:
        busy.setdefault((who, unit), []).append(column)
    return column


def _pair(model: _Model, wish: Wish, by_session: dict[str, dict[int, list[int]]], lengths: dict[str, int]) -> None:
    """For every start of the first: it, and all starts of the other that clash with it, are one at most together."""
    for start, columns in by_session[wish.session].items():
        clash = []
        for other, others in by_session[wish.other].items():
            end, other_end = start + lengths[wish.session], other + lengths[wish.other]
            ok = end <= other or (wish.kind == "apart" and other_end <= start)
            if not ok:
                clash += others
        if clash:
            model.row([*((column, 1.0) for column in columns), *((column, 1.0) for column in clash)], 0, 1)


def _solve(model: _Model, problem: Problem, seconds: float) -> Verdict:
    count = len(model.variables)
    from scipy.optimize import Bounds, LinearConstraint, milp  # slow import, only where a programme is solved

    matrix = coo_array((model.values, (model.rows, model.columns)), shape=(len(model.low), count)).tocsr()
    done = milp(
        np.zeros(count),
        constraints=LinearConstraint(matrix, model.low, model.high),
        integrality=np.ones(count),
        bounds=Bounds(0, 1),
        options={"time_limit": seconds},
    )
    if done.status == INFEASIBLE:
        return Verdict(False)
    if done.x is None:
        return Verdict(None)
    rooms: dict[str, tuple[str, int]] = {}
    helpers: dict[tuple[str, str], str] = {}
    for variable, value in zip(model.variables, done.x, strict=True):
        if value > 0.5:
            name, start, who, pair = variable
            if pair:
                helpers[name, pair] = who
            else:
                rooms[name] = (who, start)
    placed = {
        one.name: Placed(*rooms[one.name], tuple(helpers[one.name, pair] for pair in one.pairs))
        for one in problem.sessions
    }
    return Verdict(True, placed)
