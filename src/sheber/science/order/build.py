"""The model as sparse arrays with a catalogue of its rows. Tightenings follow from whole groups alone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from scipy.sparse import coo_array, csr_array, vstack

from sheber.science.order.arrays import Arrays, arrays_of
from sheber.science.order.curves import Curves, curves_of
from sheber.science.order.prices import floored
from sheber.science.order.problem import Limit, Problem

INFINITY = float("inf")
MILLION_TENGE = 10**8  # tiyn; budgets are rows in millions of tenge, to keep numbers small
Floor = tuple[str, str, int, Fraction]  # "resource" or "most", name, year, divisor


@dataclass(frozen=True)
class Family:
    """Rows of one kind that stand together; `name` gives the name of the n-th of them."""

    kind: str
    start: int
    stop: int
    name: Callable[[int], str]


@dataclass(frozen=True)
class Model:
    """max c'v, row_lower <= A v <= row_upper, lower <= v <= upper; `whole` marks integer columns.

    `groups[l, t]`, `places[l, t]` are column numbers (t from 0).
    """

    cost: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    whole: np.ndarray
    matrix: csr_array
    row_lower: np.ndarray
    row_upper: np.ndarray
    families: tuple[Family, ...]
    groups: np.ndarray
    places: np.ndarray
    policy: np.ndarray  # rows of limits, budgets and resources: what may contradict one another
    curves: Curves  # the worth of the cells

    def row_name(self, row: int) -> str:
        """ "family|key|..." of a row."""
        for family in self.families:
            if family.start <= row < family.stop:
                return family.name(row - family.start)
        raise KeyError(row)

    def rows_of(self, *kinds: str) -> Iterable[tuple[int, str]]:
        """Number and name of each row of some families."""
        for family in self.families:
            if family.kind in kinds:
                for row in range(family.start, family.stop):
                    yield row, family.name(row - family.start)


class _Builder:
    """Collects columns and rows in blocks of arrays."""

    def __init__(self) -> None:
        self.columns, self.rows = 0, 0
        self.cost: list[np.ndarray] = []
        self.upper: list[np.ndarray] = []
        self.whole: list[np.ndarray] = []
        self.low: list[np.ndarray] = []
        self.high: list[np.ndarray] = []
        self.terms: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
        self.families: list[Family] = []
        self.policy: list[np.ndarray] = []

    def add_columns(self, cost: object, upper: np.ndarray, whole: object = False) -> np.ndarray:
        """Numbers of the new columns, from nought to `upper`."""
        count = len(upper)
        self.cost.append(np.broadcast_to(np.asarray(cost, dtype=float), count))
        self.upper.append(np.asarray(upper, dtype=float))
        self.whole.append(np.broadcast_to(np.asarray(whole, dtype=bool), count))
        self.columns += count
        return np.arange(self.columns - count, self.columns)

    def add_rows(
        self, kind: str, name: Callable[[int], str], low: object, high: object, count: int, *, policy: object = False
    ) -> np.ndarray:
        """Numbers of the new rows."""
        rows = np.arange(self.rows, self.rows + count)
        self.low.append(np.broadcast_to(np.asarray(low, dtype=float), count))
        self.high.append(np.broadcast_to(np.asarray(high, dtype=float), count))
        self.families.append(Family(kind, self.rows, self.rows + count, name))
        self.rows += count
        self.policy.append(rows[np.broadcast_to(np.asarray(policy, dtype=bool), count)])
        return rows

    def add_named_rows(self, given: Sequence[tuple[str, str, float, float, bool]]) -> np.ndarray:
        """Numbers of new rows that stand alone: kind, name, edges, whether they may contradict others."""
        kinds, names, low, high, policy = zip(*given, strict=True)
        rows = np.arange(self.rows, self.rows + len(given))
        self.low.append(np.array(low))
        self.high.append(np.array(high))
        self.policy.append(rows[np.array(policy)])
        for row, kind, name in zip(rows.tolist(), kinds, names, strict=True):
            self.families.append(Family(kind, row, row + 1, _named(name)))
        self.rows += len(given)
        return rows

    def add_terms(self, rows: np.ndarray, columns: np.ndarray, values: object) -> None:
        """Coefficients."""
        self.terms.append((rows, columns, np.broadcast_to(np.asarray(values, dtype=float), len(rows))))

    def made(self, groups: np.ndarray, places: np.ndarray, curves: Curves) -> Model:
        """The arrays."""
        kinds = (np.int32, np.int32, np.float64)
        at, of, value = (
            np.concatenate(parts, dtype=kind, casting="same_kind")
            for parts, kind in zip(zip(*self.terms, strict=True), kinds, strict=True)
        )
        matrix = coo_array((value, (at, of)), shape=(self.rows, self.columns))
        cost = np.concatenate(self.cost)
        return Model(
            cost, np.zeros(len(cost)), np.concatenate(self.upper), np.concatenate(self.whole), matrix.tocsr(),
            np.concatenate(self.low), np.concatenate(self.high), tuple(self.families), groups, places,
            np.concatenate(self.policy), curves,
        )  # fmt: skip


def build(
    problem: Problem,
    *,
    weights: Sequence[float] | None = None,
    inflow: np.ndarray | None = None,
    curves: Curves | None = None,
) -> Model:
    """The arrays of a problem.

    `weights`: of the scenarios (None: equal). `inflow`: graduates who may come to each of the problem's cells from
    lines that are not in it. `curves`: the worth of the cells, where it is known or to be rougher than it is.
    """
    arrays = arrays_of(problem)
    made = _Builder()
    count, span, years = len(problem.lines), problem.settings.span, problem.settings.years
    binding = np.tile(np.arange(span) < years, count)
    groups = made.add_columns(0, np.repeat(arrays.most_groups, span), binding).reshape(count, span)
    places = made.add_columns(0, np.repeat(arrays.most_places, span), binding).reshape(count, span)
    _add_group_rules(made, arrays, groups, places)
    _add_changes(made, arrays, groups)
    _add_openings(made, arrays, groups)
    most = _most(arrays, inflow)
    curves = curves or curves_of(problem, arrays, weights, most)
    _add_cells(made, arrays, places, curves, most)
    _add_budgets(made, arrays, places)
    _add_resources(made, arrays, groups, places)
    _add_limits(made, problem, arrays, groups, places)
    return made.made(groups, places, curves)


def _keyed(kind: str, arrays: Arrays, lines: np.ndarray, years: np.ndarray) -> Callable[[int], str]:
    return lambda n: f"{kind}|{arrays.problem.lines[int(lines[n])].name}|{int(years[n]) + 1}"


def _add_group_rules(made: _Builder, arrays: Arrays, groups: np.ndarray, places: np.ndarray) -> None:
    """gmin x <= n <= gmax x, and the hull of "at most gmax a group" with the applicants: n <= gmax k + r (x - k)."""
    count, span = groups.shape
    line, year = np.repeat(np.arange(count), span), np.tile(np.arange(span), count)
    x, n = groups.ravel(), places.ravel()
    for kind, factor, edges in (
        ("gmin", arrays.group_min, (0.0, INFINITY)),
        ("gmax", arrays.group_max, (-INFINITY, 0.0)),
    ):
        rows = made.add_rows(kind, _keyed(kind, arrays, line, year), *edges, count * span)
        made.add_terms(rows, n, 1.0)
        made.add_terms(rows, x, -factor[line])
    full, rest = np.divmod(arrays.applicants, arrays.group_max)
    hull = ((rest > 0) & (full < arrays.most_groups))[line]
    line, year, x, n = line[hull], year[hull], x[hull], n[hull]
    high = ((arrays.group_max - rest) * full)[line]
    rows = made.add_rows("hull", _keyed("hull", arrays, line, year), -INFINITY, high, len(line))
    made.add_terms(rows, n, 1.0)
    made.add_terms(rows, x, -rest[line])


def _add_changes(made: _Builder, arrays: Arrays, groups: np.ndarray) -> None:
    """|x_t - x_(t-1)| at its price."""
    price = float(arrays.problem.settings.change)
    if not price:
        return
    count, span = groups.shape
    line, year = np.repeat(np.arange(count), span), np.tile(np.arange(span), count)
    most = np.maximum(arrays.last, arrays.most_groups)[line]
    change = made.add_columns(-price, most)
    last = np.where(year == 0, arrays.last[line], 0)
    later = year > 0
    for kind, sign, low, high in (("up", -1.0, -INFINITY, last), ("down", 1.0, last, INFINITY)):
        rows = made.add_rows(kind, _keyed(kind, arrays, line, year), low, high, count * span)
        made.add_terms(rows, groups.ravel(), 1.0)
        made.add_terms(rows[later], groups[:, :-1].ravel(), -1.0)
        made.add_terms(rows, change, sign)


def _add_openings(made: _Builder, arrays: Arrays, groups: np.ndarray) -> None:
    """A new line pays its opening once."""
    settings = arrays.problem.settings
    new = np.flatnonzero((arrays.last == 0) & (arrays.most_groups > 0))
    if not settings.opening or not len(new):
        return
    span = groups.shape[1]
    opened = made.add_columns(-float(settings.opening), np.ones(len(new)), whole=settings.outlook == 0)
    line, year = np.repeat(new, span), np.tile(np.arange(span), len(new))
    rows = made.add_rows("open", _keyed("open", arrays, line, year), -INFINITY, 0.0, len(line))
    made.add_terms(rows, groups[new].ravel(), 1.0)
    made.add_terms(rows, np.repeat(opened, span), -arrays.most_groups[line])
    if settings.outlook:  # whole years open whole, outlook years in part
        first = made.add_columns(0, np.ones(len(new)), whole=True)
        binding = np.repeat(first, settings.years)
        line, year = np.repeat(new, settings.years), np.tile(np.arange(settings.years), len(new))
        rows = made.add_rows("opens", _keyed("opens", arrays, line, year), -INFINITY, 0.0, len(line))
        made.add_terms(rows, groups[new][:, : settings.years].ravel(), 1.0)
        made.add_terms(rows, binding, -arrays.most_groups[line])
        rows = made.add_rows("opened", _keyed("opened", arrays, new, np.zeros(len(new))), -INFINITY, 0.0, len(new))
        made.add_terms(rows, first, 1.0)
        made.add_terms(rows, opened, -1.0)


def _most(arrays: Arrays, inflow: np.ndarray | None) -> np.ndarray:
    """The most that can ever be in each cell."""
    cells, most = arrays.cells, arrays.cells.most.copy()
    if inflow is not None:
        known = cells.given >= 0
        most[known] += inflow[cells.given[known]]
    return most


def _add_cells(made: _Builder, arrays: Arrays, places: np.ndarray, curves: Curves, most: np.ndarray) -> None:
    """Supply of a cell = its met pieces + what is beyond: each piece at its slope."""
    cells = arrays.cells
    pieces = made.add_columns(curves.slope, np.minimum(curves.width, most[curves.cell]))
    beyond = made.add_columns(curves.beyond, most)
    rows = made.add_rows("cell", cells.row_name, -cells.supply, -cells.supply, len(cells.most))
    made.add_terms(rows[cells.at], places[cells.line, cells.intake], cells.share)
    made.add_terms(rows[curves.cell], pieces, -1.0)
    made.add_terms(rows, beyond, -1.0)


def _add_budgets(made: _Builder, arrays: Arrays, places: np.ndarray) -> None:
    """Every year of study of every cohort is paid from its funding."""
    keys = list(arrays.problem.budgets)
    high = np.array([arrays.problem.budgets[key] / MILLION_TENGE for key in keys])
    rows = made.add_rows(
        "budget", lambda n: f"budget|{keys[n][0]}|{keys[n][1]}", -INFINITY, high, len(keys), policy=True
    )
    table = arrays.budget_table(keys)
    for t in range(places.shape[1]):
        paid = arrays.cost / MILLION_TENGE
        for study in range(int(arrays.term.max(initial=0))):
            row = table[arrays.funding, min(t + 1 + study, table.shape[1] - 1)]
            there = np.flatnonzero((row >= 0) & (arrays.term > study))
            made.add_terms(rows[row[there]], places[there, t], paid[there])
            paid = paid * arrays.survival


def _add_resources(made: _Builder, arrays: Arrays, groups: np.ndarray, places: np.ndarray) -> None:
    """Workshops, teachers and beds are used in each year that a cohort studies."""
    keys = list(arrays.problem.resources)
    high = np.array([float(arrays.problem.resources[key]) for key in keys])
    name = lambda n: f"resource|{keys[n][0]}|{keys[n][1]}"  # noqa: E731
    rows = made.add_rows("resource", name, -INFINITY, high, len(keys), policy=True)
    uses = arrays.uses
    table = uses.table(keys)
    for t in range(places.shape[1]):
        for study in range(int(arrays.term.max(initial=0))):
            row = table[uses.resource, min(t + 1 + study, table.shape[1] - 1)]
            there = (row >= 0) & (arrays.term[uses.line] > study)
            for columns, each in ((groups, uses.per_group), (places, uses.per_place)):
                used = np.flatnonzero(there & (each > 0))
                made.add_terms(rows[row[used]], columns[uses.line[used], t], each[used])


def _add_limits(made: _Builder, problem: Problem, arrays: Arrays, groups: np.ndarray, places: np.ndarray) -> None:
    """Bounds over lines; a soft one may be missed at its price per unit."""
    rows: list[tuple[str, str, float, float, bool]] = []  # kind, name, edges, hard
    terms: list[tuple[int, np.ndarray]] = []  # row, its columns
    missed: list[tuple[int, float, float, float]] = []  # row, sign, price, the most that may be missed
    for limit in problem.limits:
        lines = np.array(limit.lines, dtype=np.int64)
        counted, of_line = (groups, arrays.most_groups) if limit.counts == "groups" else (places, arrays.most_places)
        hard = limit.price is None
        for kind, edge in (("least", limit.at_least), ("most", limit.at_most)):
            if edge is None:
                continue
            reach = max(float(edge), 0.0) if kind == "least" else float(of_line[lines].sum())
            sign, low, high = (1.0, float(edge), INFINITY) if kind == "least" else (-1.0, -INFINITY, float(edge))
            if limit.price is not None:
                missed.append((len(rows), sign, float(limit.price), reach))
            terms.append((len(rows), counted[lines, limit.year - 1]))
            rows.append((kind, f"{kind}|{limit.code}|{limit.year}", low, high, hard))
    if not rows:
        return
    at = made.add_named_rows(rows)
    made.add_terms(at[np.repeat([row for row, _ in terms], [len(of) for _, of in terms])], _joined(terms), 1.0)
    if missed:
        there, signs, prices, reaches = (np.array(part) for part in zip(*missed, strict=True))
        made.add_terms(at[there], made.add_columns(-prices, reaches), signs)


def _joined(terms: Sequence[tuple[int, np.ndarray]]) -> np.ndarray:
    return np.concatenate([columns for _, columns in terms])


def _named(name: str) -> Callable[[int], str]:
    return lambda _: name


def add_floors(model: Model, problem: Problem, floors: Sequence[Floor]) -> Model:
    """The model with capacity rows divided by a number and floored (see prices.py)."""
    if not floors:
        return model
    limits = {(limit.code, limit.year): limit for limit in problem.limits}
    users: dict[str, list[tuple[int, Fraction, Fraction]]] = {}
    for number, uses in problem.uses.items():
        for use in uses:
            users.setdefault(use.resource, []).append((number, use.per_group, use.per_place))
    at, of, values, high = [], [], [], []
    for row, floor in enumerate(floors):
        terms, right = _floor_terms(model, problem, floor, users, limits)
        high.append(right)
        for column, value in terms:
            at.append(row)
            of.append(column)
            values.append(float(value))
    shape = (len(floors), model.matrix.shape[1])
    extra = coo_array((values, (at, of)), shape=shape).tocsr()
    start = model.matrix.shape[0]
    names = [f"floor|{kind}|{name}|{year}|{divisor}" for kind, name, year, divisor in floors]
    return replace(
        model,
        matrix=vstack([model.matrix, extra], format="csr"),
        row_lower=np.concatenate([model.row_lower, np.full(len(floors), -INFINITY)]),
        row_upper=np.concatenate([model.row_upper, np.array(high)]),
        families=(*model.families, Family("floor", start, start + len(floors), names.__getitem__)),
    )


def floor_of(name: str) -> Floor:
    """The floor that a row's name tells."""
    _, kind, code, year, divisor = name.split("|")
    return kind, code, int(year), Fraction(divisor)


def _floor_terms(
    model: Model,
    problem: Problem,
    floor: Floor,
    users: dict[str, list[tuple[int, Fraction, Fraction]]],
    limits: dict[tuple[str, int], Limit],
) -> tuple[list[tuple[int, int]], float]:
    kind, name, year, divisor = floor
    if kind == "resource":
        uses, right = users.get(name, []), problem.resources[name, year]
        cohorts = [(n, t, g, p) for n, g, p in uses for t in range(max(0, year - problem.lines[n].term), year)]
        cohorts = [one for one in cohorts if one[1] < problem.settings.span]
    else:
        limit = limits[name, year]
        right = limit.at_most or Fraction(0)
        cohorts = [(n, year - 1, Fraction(0), Fraction(1)) for n in limit.lines]
    terms = []
    for number, t, per_group, per_place in cohorts:
        line = problem.lines[number]
        whole, more = floored(line, per_group, per_place, divisor)
        terms.append((int(model.groups[number, t]), whole - more * line.group_min))
        terms.append((int(model.places[number, t]), more))
    return [(column, value) for column, value in terms if value], float(right // divisor)
