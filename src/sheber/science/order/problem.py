"""The state order as data: exact numbers. Notation and meaning: docs/methods/order.md."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

Cell = tuple[str, str, int]  # occupation, district, year (1 = the first intake year)
Budget = tuple[str, int]  # funding, year
Resource = tuple[str, int]  # resource, year

NEED_UNIT = 1000  # needs are whole thousandths of a graduate
AMOUNT_UNIT = 10**6  # values and supplies are whole millionths


@dataclass(frozen=True, slots=True)
class Settings:
    """Prices are in jobs: 1 = one filled job of value 1."""

    years: int = 1
    group_min: int = 15
    group_max: int = 25
    segments: tuple[tuple[Fraction, Fraction], ...] = ((Fraction(1), Fraction(1)),)  # (share of need, worth)
    oversupply: Fraction = Fraction(0)
    change: Fraction = Fraction(0)
    opening: Fraction = Fraction(0)
    gap: Fraction = Fraction(1, 1000)
    seconds: int = 60
    outlook: int = 0  # further years, planned in mixtures of whole plans only
    cvar_share: Fraction = Fraction(1)  # the worst part of the scenarios...
    cvar_weight: Fraction = Fraction(0)  # ...counts this much of the worth

    @property
    def span(self) -> int:
        """All intake years: the binding ones and the outlook."""
        return self.years + self.outlook


@dataclass(frozen=True, slots=True)
class Line:
    """What may be ordered: a programme at a college. Cost in tiyn per student-year."""

    name: str
    college: str
    district: str
    specialty: str
    funding: str
    term: int
    cost: int
    survival: Fraction
    entry: Fraction
    applicants: int
    last: int
    max_groups: int
    group_min: int
    group_max: int
    region: str = ""  # a label: lines of different regions share only funds and jobs

    @property
    def most_groups(self) -> int:
        """Groups that may open and that applicants can fill at least to the smallest size."""
        return min(self.max_groups, self.applicants // self.group_min)

    @property
    def most_places(self) -> int:
        """Places in as many groups, within the applicants."""
        return min(self.group_max * self.most_groups, self.applicants)

    def graduates(self) -> Fraction:
        """Graduates who enter the labour market per place: survival^term x entry."""
        return self.survival**self.term * self.entry

    def spent(self, year_of_study: int) -> Fraction:
        """Tiyn per place in the `year_of_study`-th year (0 = first): survival^a x cost."""
        return self.survival**year_of_study * self.cost


@dataclass(frozen=True)
class Cells:
    """Demand by cell in columns: one need per scenario (equal weights), the value of a filled job, supply on the way."""

    occupations: tuple[str, ...]
    districts: tuple[str, ...]
    occupation: np.ndarray  # (cells,) place in `occupations`
    district: np.ndarray  # (cells,) place in `districts`
    year: np.ndarray  # (cells,)
    needs: np.ndarray  # (cells, scenarios) whole, thousandths
    value: np.ndarray  # (cells,) whole, millionths
    supply: np.ndarray  # (cells,) whole, millionths

    def __len__(self) -> int:
        return len(self.year)

    @property
    def scenarios(self) -> int:
        """How many needs each cell has."""
        return int(self.needs.shape[1])

    def keys(self) -> Iterator[Cell]:
        """The cells' names in order."""
        occupations, districts = self.occupations, self.districts
        for o, d, y in zip(self.occupation.tolist(), self.district.tolist(), self.year.tolist(), strict=True):
            yield occupations[o], districts[d], y


@dataclass(frozen=True, slots=True)
class Demand:
    """One cell by hand: needs, value, supply."""

    needs: tuple[Fraction, ...]
    value: Fraction
    supply: Fraction


def columns_of(cells: Mapping[Cell, Demand]) -> Cells:
    """Cells given one by one, in columns. Raises ValueError where a number is finer than the unit."""
    occupations = tuple(sorted({cell[0] for cell in cells}))
    districts = tuple(sorted({cell[1] for cell in cells}))
    o, d = ({name: place for place, name in enumerate(names)} for names in (occupations, districts))
    count = max((len(demand.needs) for demand in cells.values()), default=1)
    needs = [[_whole(need, NEED_UNIT) for need in demand.needs] for demand in cells.values()]
    return Cells(
        occupations,
        districts,
        np.array([o[cell[0]] for cell in cells], dtype=np.int32),
        np.array([d[cell[1]] for cell in cells], dtype=np.int32),
        np.array([cell[2] for cell in cells], dtype=np.int32),
        np.array(needs, dtype=np.int64).reshape(len(cells), count),
        np.array([_whole(demand.value, AMOUNT_UNIT) for demand in cells.values()], dtype=np.int64),
        np.array([_whole(demand.supply, AMOUNT_UNIT) for demand in cells.values()], dtype=np.int64),
    )


def _whole(value: Fraction, unit: int) -> int:
    scaled = value * unit
    if scaled.denominator != 1:
        raise ValueError(f"{value} is finer than 1/{unit}")
    return int(scaled)


@dataclass(frozen=True, slots=True)
class Use:
    """What a cohort of a line uses of a resource in each year of study."""

    resource: str
    per_group: Fraction
    per_place: Fraction


@dataclass(frozen=True, slots=True)
class Limit:
    """Bounds on the sum of groups or places of some lines in an intake year; `price` None: hard."""

    code: str
    name: str
    year: int
    at_least: Fraction | None
    at_most: Fraction | None
    counts: str  # "groups" or "places"
    price: Fraction | None
    lines: tuple[int, ...]  # places in Problem.lines


@dataclass(frozen=True)
class Problem:
    """All that the plan depends on."""

    settings: Settings
    lines: tuple[Line, ...]
    crosswalk: Mapping[str, tuple[tuple[str, Fraction], ...]]
    mobility: Mapping[str, tuple[tuple[str, Fraction], ...]]
    cells: Cells
    resources: Mapping[Resource, Fraction] = field(default_factory=dict)
    resource_names: Mapping[str, str] = field(default_factory=dict)
    uses: Mapping[int, tuple[Use, ...]] = field(default_factory=dict)
    budgets: Mapping[Budget, int] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()
    last_year: int = 0  # of the needs; what arrives later counts nothing
    # ("limit" or "resource", code) -> its name in Kazakh, Russian, English
    names: Mapping[tuple[str, str], tuple[str, str, str]] = field(default_factory=dict)

    def shares(self, specialty: str, district: str) -> list[tuple[str, str, Fraction]]:
        """Where a graduate of a specialty in a district goes: (occupation, district, share)."""
        moves = self.mobility.get(district) or ((district, Fraction(1)),)
        return [
            (occupation, there, move * share)
            for there, move in moves
            for occupation, share in self.crosswalk.get(specialty, ())
            if move and share
        ]

    def reach(self, line: Line) -> list[tuple[str, str, Fraction]]:
        """Where one place of a line arrives: (occupation, district, graduates)."""
        graduates = line.graduates()
        return [(o, d, graduates * share) for o, d, share in self.shares(line.specialty, line.district)]
