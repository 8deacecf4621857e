"""The model as sparse arrays with a catalogue of its rows. Tightenings follow from whole groups alone."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.sparse import csr_array

from sheber.science.order.problem import Problem, cells_reached, worth_of

INFINITY = float("inf")


@dataclass(frozen=True)
class Model:
    """max c'v, row_lower <= A v <= row_upper, lower <= v <= upper; `whole` marks integer columns.

    `rows` names each row as "family|key|..."; `groups[l, t]`, `places[l, t]` are column numbers (t from 0).
    """

    cost: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    whole: np.ndarray
    matrix: csr_array
    row_lower: np.ndarray
    row_upper: np.ndarray
    rows: tuple[str, ...]
    groups: np.ndarray
    places: np.ndarray
    policy: tuple[int, ...]  # rows of limits, budgets and resources: what may contradict one another


class _Builder:
    """Collects columns and rows; coefficients are exact until the arrays are made."""

    def __init__(self) -> None:
        self.cost: list[float] = []
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.rows: list[str] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self.at: list[int] = []
        self.of: list[int] = []
        self.value: list[float] = []
        self.policy: list[int] = []

    def column(self, cost: Fraction | float, upper: Fraction | float, *, whole: bool = False) -> int:
        self.cost.append(float(cost))
        self.lower.append(0.0)
        self.upper.append(float(upper))
        self.whole.append(whole)
        return len(self.cost) - 1

    def row(
        self,
        name: str,
        terms: list[tuple[int, Fraction | float]],
        low: Fraction | float = -INFINITY,
        high: Fraction | float = INFINITY,
        *,
        policy: bool = False,
    ) -> None:
        number = len(self.rows)
        self.rows.append(name)
        self.low.append(float(low))
        self.high.append(float(high))
        for column, value in terms:
            self.at.append(number)
            self.of.append(column)
            self.value.append(float(value))
        if policy:
            self.policy.append(number)


def build(problem: Problem) -> Model:
    """The arrays of a problem."""
    made = _Builder()
    count, years = len(problem.lines), problem.settings.years
    groups = np.zeros((count, years), dtype=np.int64)
    places = np.zeros((count, years), dtype=np.int64)
    for number, line in enumerate(problem.lines):
        for year in range(years):
            groups[number, year] = made.column(0, line.most_groups, whole=True)
            places[number, year] = made.column(0, line.most_places, whole=True)
    _add_group_rules(made, problem, groups, places)
    _add_changes(made, problem, groups)
    _add_cells(made, problem, places)
    _add_budgets(made, problem, places)
    _add_resources(made, problem, groups, places)
    _add_limits(made, problem, groups, places)
    shape = (len(made.rows), len(made.cost))
    return Model(
        np.array(made.cost),
        np.array(made.lower),
        np.array(made.upper),
        np.array(made.whole, dtype=bool),
        csr_array((made.value, (made.at, made.of)), shape=shape),
        np.array(made.low),
        np.array(made.high),
        tuple(made.rows),
        groups,
        places,
        tuple(made.policy),
    )


def _add_group_rules(made: _Builder, problem: Problem, groups: np.ndarray, places: np.ndarray) -> None:
    """gmin x <= n <= gmax x, and the hull of "at most gmax a group" with the applicants: n <= gmax k + r (x - k)."""
    for number, line in enumerate(problem.lines):
        for year in range(problem.settings.years):
            x, n = int(groups[number, year]), int(places[number, year])
            key = f"{line.name}|{year + 1}"
            made.row(f"gmin|{key}", [(n, 1), (x, -line.group_min)], low=0)
            made.row(f"gmax|{key}", [(n, 1), (x, -line.group_max)], high=0)
            k, r = divmod(line.applicants, line.group_max)
            if r and k < line.most_groups:
                made.row(f"hull|{key}", [(n, 1), (x, -r)], high=(line.group_max - r) * k)


def _add_changes(made: _Builder, problem: Problem, groups: np.ndarray) -> None:
    """|x_t - x_(t-1)| at its price; the opening of a new line once."""
    settings = problem.settings
    for number, line in enumerate(problem.lines):
        for year in range(settings.years):
            x = int(groups[number, year])
            most = line.most_groups
            key = f"{line.name}|{year + 1}"
            if settings.change:
                c = made.column(-settings.change, max(line.last, most))
                before = [(int(groups[number, year - 1]), -1)] if year else []
                last = 0 if year else line.last
                made.row(f"up|{key}", [(x, 1), *before, (c, -1)], high=last)
                made.row(f"down|{key}", [(x, 1), *before, (c, 1)], low=last)
        if line.last == 0 and settings.opening and line.most_groups:
            z = made.column(-settings.opening, 1, whole=True)
            for year in range(settings.years):
                x = int(groups[number, year])
                made.row(f"open|{line.name}|{year + 1}", [(x, 1), (z, -line.most_groups)], high=0)


def _add_cells(made: _Builder, problem: Problem, places: np.ndarray) -> None:
    """Supply of a cell = its met pieces + what is beyond: each piece at its slope."""
    arriving: dict[tuple[str, str, int], list[tuple[int, Fraction]]] = {}
    for number, line in enumerate(problem.lines):
        for year in range(1, problem.settings.years + 1):
            if year + line.term > problem.last_year:
                continue
            for occupation, district, share in problem.reach(line):
                cell = (occupation, district, year + line.term)
                arriving.setdefault(cell, []).append((number, share))
    for cell, demand in cells_reached(problem).items():
        terms: list[tuple[int, Fraction | float]] = []
        most = demand.supply
        for number, share in arriving.get(cell, ()):
            line = problem.lines[number]
            terms.append((int(places[number, cell[2] - line.term - 1]), share))
            most += share * line.most_places
        pieces, beyond = worth_of(demand, problem.settings)
        for width, slope in pieces:
            terms.append((made.column(slope, min(width, most)), -1))
        terms.append((made.column(beyond, most), -1))
        made.row("cell|" + "|".join(map(str, cell)), terms, low=-demand.supply, high=-demand.supply)


def _add_budgets(made: _Builder, problem: Problem, places: np.ndarray) -> None:
    """Every year of study of every cohort is paid from its funding; in millions of tenge, to keep numbers small."""
    terms: dict[tuple[str, int], list[tuple[int, Fraction | float]]] = {key: [] for key in problem.budgets}
    for number, line in enumerate(problem.lines):
        for year in range(1, problem.settings.years + 1):
            for study in range(line.term):
                key = (line.funding, year + study)
                if key in terms:
                    terms[key].append((int(places[number, year - 1]), line.spent(study) / 10**8))
    for (funding, year), amount in problem.budgets.items():
        made.row(f"budget|{funding}|{year}", terms[funding, year], high=Fraction(amount, 10**8), policy=True)


def _add_resources(made: _Builder, problem: Problem, groups: np.ndarray, places: np.ndarray) -> None:
    """Workshops, teachers and beds are used in each year that a cohort studies."""
    terms: dict[tuple[str, int], list[tuple[int, Fraction | float]]] = {key: [] for key in problem.resources}
    for number, uses in problem.uses.items():
        line = problem.lines[number]
        for use in uses:
            for year in range(1, problem.settings.years + 1):
                for study in range(line.term):
                    key = (use.resource, year + study)
                    if key in terms:
                        if use.per_group:
                            terms[key].append((int(groups[number, year - 1]), use.per_group))
                        if use.per_place:
                            terms[key].append((int(places[number, year - 1]), use.per_place))
    for (resource, year), amount in problem.resources.items():
        made.row(f"resource|{resource}|{year}", terms[resource, year], high=amount, policy=True)


def _add_limits(made: _Builder, problem: Problem, groups: np.ndarray, places: np.ndarray) -> None:
    """Bounds over lines; a soft one may be missed at its price per unit."""
    for limit in problem.limits:
        columns = groups if limit.counts == "groups" else places
        terms: list[tuple[int, Fraction | float]] = [(int(columns[line, limit.year - 1]), 1) for line in limit.lines]
        key = f"{limit.code}|{limit.year}"
        if limit.at_least is not None:
            slack = [] if limit.price is None else [(made.column(-limit.price, max(limit.at_least, Fraction(0))), 1)]
            made.row(f"least|{key}", [*terms, *slack], low=limit.at_least, policy=limit.price is None)
        if limit.at_most is not None:
            most = sum(
                problem.lines[line].most_groups if limit.counts == "groups" else problem.lines[line].most_places
                for line in limit.lines
            )
            slack = [] if limit.price is None else [(made.column(-limit.price, most), -1)]
            made.row(f"most|{key}", [*terms, *slack], high=limit.at_most, policy=limit.price is None)
