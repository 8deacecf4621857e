"""The cells by number, and the numbers of the cells where graduates of each line arrive. Whole numbers; no solver."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm

import numpy as np

from sheber.science.order.problem import Cell, Problem

Pair = tuple[str, str]  # specialty, district
Shares = Mapping[str, Sequence[tuple[str, Fraction]]]


class Grid:
    """Numbers the cells that count: those of the problem in their order, then others that graduates reach in time.

    Graduates of a pair (specialty, district) go to the spots (occupation, district) `spots[start:start + count]`, each
    to one in `shares` of `unit` parts; in a year a spot is a cell.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem, self.last = problem, problem.last_year
        cells = problem.cells
        occupations = {*cells.occupations, *(one for row in problem.crosswalk.values() for one, _ in row)}
        districts = {*cells.districts, *(line.district for line in problem.lines)}
        districts.update(there for row in problem.mobility.values() for there, _ in row)
        self.occupations, self.districts = sorted(occupations), sorted(districts)
        self.occupation_at = {name: at for at, name in enumerate(self.occupations)}
        self.district_at = {name: at for at, name in enumerate(self.districts)}
        self._reach()
        self._number()

    def _reach(self) -> None:
        """Where each pair's graduates go: `start`, `count` (pairs,), `spots`, `shares` (entries,)."""
        problem, wide = self.problem, len(self.districts)
        moves_unit, moves = _whole(problem.mobility)
        jobs_unit, jobs = _whole(problem.crosswalk)
        self.unit = moves_unit * jobs_unit
        self.pairs: dict[Pair, int] = {}
        self.pair_of = [
            self.pairs.setdefault((line.specialty, line.district), len(self.pairs)) for line in problem.lines
        ]
        spots: list[int] = []
        shares: list[int] = []
        starts = [0]
        for specialty, district in self.pairs:
            for there, move in moves.get(district) or ((district, moves_unit),):
                for occupation, share in jobs.get(specialty, ()):
                    if move and share:
                        spots.append(self.occupation_at[occupation] * wide + self.district_at[there])
                        shares.append(move * share)
            starts.append(len(spots))
        self.start = np.array(starts[:-1], dtype=np.int64)
        self.count = np.diff(np.array(starts, dtype=np.int64))
        self.spots = np.array(spots, dtype=np.int64)
        self.shares = np.array(shares, dtype=object)

    def _number(self) -> None:
        """`table` (spots, years): a cell's number or -1; `given`, `spot`, `year` (cells,): its row in the problem, -1."""
        cells, wide = self.problem.cells, len(self.districts)
        self.table = np.full((max(len(self.occupations) * wide, 1), self.last + 1), -1, dtype=np.int32)
        rows = np.flatnonzero(cells.year <= self.last)
        occupation = np.array([self.occupation_at[name] for name in cells.occupations], dtype=np.int64)
        district = np.array([self.district_at[name] for name in cells.districts], dtype=np.int64)
        spot = rows if not len(rows) else occupation[cells.occupation[rows]] * wide + district[cells.district[rows]]
        year = cells.year[rows].astype(np.int64)
        self.table[spot, year] = np.arange(len(rows))
        there, when = self._reached()
        new = np.unique(there[self.table[there, when] < 0] * (self.last + 1) + when[self.table[there, when] < 0])
        self.table[new // (self.last + 1), new % (self.last + 1)] = np.arange(len(rows), len(rows) + len(new))
        self.given = np.concatenate([rows, np.full(len(new), -1)])
        self.spot = np.concatenate([spot, new // (self.last + 1)])
        self.year = np.concatenate([year, new % (self.last + 1)])

    def _reached(self) -> tuple[np.ndarray, np.ndarray]:
        """Spot and year of every arrival."""
        pair = np.array(self.pair_of, dtype=np.int64)
        term = np.array([line.term for line in self.problem.lines], dtype=np.int64)
        years = np.arange(1, self.problem.settings.span + 1)
        arrival = (term[:, None] + years).ravel()
        code = np.unique((np.repeat(pair, len(years)) * (self.last + 1) + arrival)[arrival <= self.last])
        batch, entry = self.entries(code // (self.last + 1))
        return self.spots[entry], (code % (self.last + 1))[batch]

    def __len__(self) -> int:
        return len(self.given)

    def entries(self, pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For pairs given one by one: of which of them each entry is, and where it stands in `spots` and `shares`."""
        count = self.count[pairs]
        of = np.repeat(np.arange(len(pairs)), count)
        first = np.cumsum(count) - count
        return of, np.arange(len(of)) + (self.start[pairs] - first)[of]

    def arrivals(self, pair: int, year: int) -> tuple[list[int], list[int]]:
        """Numbers of the cells that a pair's graduates of a year reach, and the parts of them that each gets."""
        own = slice(self.start[pair], self.start[pair] + self.count[pair])
        return self.table[self.spots[own], year].tolist(), self.shares[own].tolist()

    def number(self, cell: Cell) -> int:
        """The number of a cell; -1: it does not count."""
        occupation, district, year = cell
        o, d = self.occupation_at.get(occupation), self.district_at.get(district)
        if o is None or d is None or not 0 <= year <= self.last:
            return -1
        return self.table.item(o * len(self.districts) + d, year)

    def cells(self) -> Iterator[Cell]:
        """All cells by number."""
        wide = len(self.districts)
        for spot, year in zip(self.spot.tolist(), self.year.tolist(), strict=True):
            yield self.occupations[spot // wide], self.districts[spot % wide], year

    def cell(self, number: int) -> Cell:
        """The cell of a number."""
        o, d = divmod(self.spot.item(number), len(self.districts))
        return self.occupations[o], self.districts[d], self.year.item(number)


def _whole(table: Shares) -> tuple[int, dict[str, list[tuple[str, int]]]]:
    """A table of shares in whole parts of the first number."""

    unit = lcm(*{share.denominator for row in table.values() for _, share in row}, 1)
    return unit, {
        key: [(one, share.numerator * (unit // share.denominator)) for one, share in row]
        for key, row in table.items()
    }
