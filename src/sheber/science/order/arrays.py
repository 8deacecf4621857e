"""A problem's numbers as arrays (floats: the builder's, not the checker's)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from sheber.science.order.problem import AMOUNT_UNIT, Budget, Problem, Resource

WHOLE = ("term", "cost", "applicants", "last", "max_groups", "group_min", "group_max")  # of a line


@dataclass(frozen=True)
class CellArrays:
    """Cells that count, and each (line, intake) that reaches one."""

    occupations: Sequence[str]
    districts: Sequence[str]
    place: np.ndarray  # (cells,) occupation x districts + district
    year: np.ndarray  # (cells,)
    given: np.ndarray  # (cells,) row in Problem.cells, -1: no need, no supply
    supply: np.ndarray  # (cells,) graduates on the way
    most: np.ndarray  # (cells,) the most that can ever be there
    at: np.ndarray  # (arrivals,) cell
    line: np.ndarray  # (arrivals,)
    intake: np.ndarray  # (arrivals,) 0 = first
    share: np.ndarray  # (arrivals,) graduates per place

    def row_name(self, n: int) -> str:
        """Name of the n-th cell's row."""
        occupation, district = divmod(int(self.place[n]), len(self.districts))
        return f"cell|{self.occupations[occupation]}|{self.districts[district]}|{self.year[n]}"


@dataclass(frozen=True)
class UseArrays:
    """Each use of a resource by a line."""

    names: Sequence[str]
    line: np.ndarray
    resource: np.ndarray  # place in `names`
    per_group: np.ndarray
    per_place: np.ndarray

    def table(self, keys: Sequence[Resource]) -> np.ndarray:
        """Row of each (resource, year), -1 where it is not limited; the last column is always -1."""
        return _table(self.names, keys)


@dataclass(frozen=True)
class Arrays:
    """Lines as columns; derived parts are made when they are asked for."""

    problem: Problem
    term: np.ndarray
    cost: np.ndarray
    survival: np.ndarray
    entry: np.ndarray
    applicants: np.ndarray
    last: np.ndarray
    group_min: np.ndarray
    group_max: np.ndarray
    most_groups: np.ndarray
    most_places: np.ndarray
    graduates: np.ndarray
    fundings: Sequence[str]
    funding: np.ndarray  # (lines,) place in `fundings`

    def budget_table(self, keys: Sequence[Budget]) -> np.ndarray:
        """Row of each (funding, year), -1 where it is free."""
        return _table(self.fundings, keys)

    @cached_property
    def uses(self) -> UseArrays:
        """Uses of all lines."""
        given = self.problem.uses
        uses = [use for row in given.values() for use in row]
        names = sorted({use.resource for use in uses} | {name for name, _ in self.problem.resources})
        code = {name: place for place, name in enumerate(names)}
        return UseArrays(
            names,
            np.repeat(np.fromiter(given, np.int64), np.fromiter(map(len, given.values()), np.int64)),
            np.array([code[use.resource] for use in uses], dtype=np.int64),
            np.array([as_float(use.per_group) for use in uses]),
            np.array([as_float(use.per_place) for use in uses]),
        )

    @cached_property
    def cells(self) -> CellArrays:
        """Cells and arrivals."""
        return _cells_of(self)


def _table(names: Sequence[str], keys: Sequence[tuple[str, int]]) -> np.ndarray:
    code = {name: place for place, name in enumerate(names)}
    years = max((year for _, year in keys), default=0)
    table = np.full((max(len(names), 1), years + 2), -1, dtype=np.int64)
    for row, (name, year) in enumerate(keys):
        if name in code:
            table[code[name], year] = row
    return table


def as_float(value: Fraction) -> float:
    """A fraction as a float, quicker than `float` does it: there are very many."""
    return value.numerator / value.denominator


def arrays_of(problem: Problem) -> Arrays:
    """The columns of a problem's lines."""
    lines = problem.lines
    whole = np.array([[getattr(one, name) for one in lines] for name in WHOLE], dtype=np.int64)
    term, cost, applicants, last, max_groups, group_min, group_max = whole.reshape(len(WHOLE), len(lines))
    survival = np.array([as_float(one.survival) for one in lines])
    entry = np.array([as_float(one.entry) for one in lines])
    most_groups = np.minimum(max_groups, applicants // np.maximum(group_min, 1))
    fundings = sorted({one.funding for one in lines})
    code = {name: place for place, name in enumerate(fundings)}
    return Arrays(
        problem, term, cost.astype(float), survival, entry, applicants, last, group_min, group_max,
        most_groups, np.minimum(group_max * most_groups, applicants), survival**term * entry,
        fundings, np.array([code[one.funding] for one in lines], dtype=np.int64),
    )  # fmt: skip


def _reach(arrays: Arrays, o: dict[str, int], d: dict[str, int]) -> tuple[np.ndarray, ...]:
    """For each line where its entries start and how many they are; the entries' place and share."""
    pairs: dict[tuple[str, str], int] = {}
    places: list[int] = []
    shares: list[float] = []
    starts, counts, of_line = [], [], []
    crosswalk = {
        key: ([o[one] * len(d) for one, share in row if share], [as_float(share) for _, share in row if share])
        for key, row in arrays.problem.crosswalk.items()
    }
    mobility = {
        key: [(d[there], as_float(move)) for there, move in row if move]
        for key, row in arrays.problem.mobility.items()
        if row
    }
    for line in arrays.problem.lines:
        pair = (line.specialty, line.district)
        if pair not in pairs:
            pairs[pair] = len(pairs)
            starts.append(len(places))
            ones, parts = crosswalk.get(line.specialty, ((), ()))
            for there, move in mobility.get(line.district, ((d[line.district], 1.0),)):
                places += [one + there for one in ones]
                shares += [move * part for part in parts]
            counts.append(len(places) - starts[-1])
        of_line.append(pairs[pair])
    pair_of = np.array(of_line, dtype=np.int64)
    return (
        np.array(starts, dtype=np.int64)[pair_of] if len(pair_of) else pair_of,
        np.array(counts, dtype=np.int64)[pair_of] if len(pair_of) else pair_of,
        np.array(places, dtype=np.int64),
        np.array(shares),
    )


def _names_of(problem: Problem) -> tuple[list[str], list[str]]:
    occupations = set(problem.cells.occupations) | {one for row in problem.crosswalk.values() for one, _ in row}
    districts = set(problem.cells.districts) | {line.district for line in problem.lines}
    districts |= {there for row in problem.mobility.values() for there, _ in row}
    return sorted(occupations), sorted(districts)


def _cells_of(arrays: Arrays) -> CellArrays:
    problem, cells, last = arrays.problem, arrays.problem.cells, arrays.problem.last_year
    occupations, districts = _names_of(problem)
    o = {name: place for place, name in enumerate(occupations)}
    d = {name: place for place, name in enumerate(districts)}
    start, count, entry_place, entry_share = _reach(arrays, o, d)
    table = np.full((max(len(o) * len(d), 1), last + 1), -1, dtype=np.int32)
    given = np.flatnonzero(cells.year <= last)
    o_code = np.array([o[name] for name in cells.occupations], dtype=np.int64)
    d_code = np.array([d[name] for name in cells.districts], dtype=np.int64)
    place = o_code[cells.occupation[given]] * len(d) + d_code[cells.district[given]] if len(given) else given
    year = cells.year[given].astype(np.int64)
    table[place, year] = np.arange(len(given))
    batches = []
    for t in range(problem.settings.span):
        lines = np.flatnonzero(arrays.term + t + 1 <= last)
        line = np.repeat(lines, count[lines])
        offset = np.arange(len(line)) - np.repeat(np.cumsum(count[lines]) - count[lines], count[lines])
        entry = start[line] + offset
        batches.append((line, np.full(len(line), t), entry))
    line, intake, entry = (np.concatenate(parts) for parts in zip(*batches, strict=True))
    there, when = entry_place[entry], intake + 1 + arrays.term[line]
    at = table[there, when].astype(np.int64)
    unknown = np.flatnonzero(at < 0)
    new, which = np.unique(there[unknown] * (last + 1) + when[unknown], return_inverse=True)
    at[unknown] = len(given) + which
    share = arrays.graduates[line] * entry_share[entry]
    supply = np.concatenate([cells.supply[given] / AMOUNT_UNIT, np.zeros(len(new))])
    most = supply + np.bincount(at, share * arrays.most_places[line], minlength=len(supply))
    return CellArrays(
        occupations, districts, np.concatenate([place, new // (last + 1)]), np.concatenate([year, new % (last + 1)]),
        np.concatenate([given, np.full(len(new), -1)]), supply, most, at, line, intake, share,
    )  # fmt: skip
