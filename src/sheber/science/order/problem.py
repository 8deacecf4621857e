"""The state order as data: exact numbers, no arrays yet. Notation and meaning: docs/methods/order.md."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

Cell = tuple[str, str, int]  # occupation, district, year (1 = the first intake year)
Budget = tuple[str, int]  # funding, year
Resource = tuple[str, int]  # resource, year


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


@dataclass(frozen=True, slots=True)
class Demand:
    """A cell: one need per scenario (equal weights), the value of a filled job, graduates already on the way."""

    needs: tuple[Fraction, ...]
    value: Fraction
    supply: Fraction


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
    cells: Mapping[Cell, Demand]
    resources: Mapping[Resource, Fraction] = field(default_factory=dict)
    resource_names: Mapping[str, str] = field(default_factory=dict)
    uses: Mapping[int, tuple[Use, ...]] = field(default_factory=dict)
    budgets: Mapping[Budget, int] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()
    last_year: int = 0  # of the needs; what arrives later counts nothing

    def reach(self, line: Line) -> list[tuple[str, str, Fraction]]:
        """Where one place of a line arrives: (occupation, district, graduates)."""
        graduates = line.graduates()
        moves = self.mobility.get(line.district) or ((line.district, Fraction(1)),)
        return [
            (occupation, district, graduates * move * share)
            for district, move in moves
            for occupation, share in self.crosswalk.get(line.specialty, ())
            if move and share
        ]


NO_DEMAND = Demand((Fraction(0),), Fraction(0), Fraction(0))


def cells_reached(problem: Problem) -> dict[Cell, Demand]:
    """All cells that count: those with a need or a supply, and those where graduates of some line arrive in time."""
    cells = {cell: demand for cell, demand in problem.cells.items() if cell[2] <= problem.last_year}
    for line in problem.lines:
        for year in range(1, problem.settings.years + 1):
            arrival = year + line.term
            if arrival <= problem.last_year:
                for occupation, district, _ in problem.reach(line):
                    cells.setdefault((occupation, district, arrival), NO_DEMAND)
    return cells


def worth_of(demand: Demand, settings: Settings) -> tuple[list[tuple[Fraction, Fraction]], Fraction]:
    """The expected worth of supply in a cell as one concave function: [(width, slope)...] and the slope beyond.

    With equally weighted needs d_1..d_N the expected value E[worth(min(S, d)) - price x max(0, S - d)] is piecewise
    linear in S: between two neighbouring break points every scenario has one slope, and the function's slope is
    their mean (the newsvendor function). Width is in graduates, slope in jobs per graduate.
    """
    count = len(demand.needs)
    steps: dict[Fraction, Fraction] = {}  # how the slope changes at a point
    start = Fraction(0)
    for need in demand.needs:
        point, slope = Fraction(0), Fraction(0)
        for share, worth in (*settings.segments, (1 - sum(s for s, _ in settings.segments), Fraction(0))):
            width = share * need
            if width > 0:
                now = worth * demand.value
                if point == 0:
                    start += now
                else:
                    steps[point] = steps.get(point, Fraction(0)) + now - slope
                point, slope = point + width, now
        if point == 0:
            start -= settings.oversupply
        else:
            steps[point] = steps.get(point, Fraction(0)) - settings.oversupply - slope
    pieces, before, slope = [], Fraction(0), start / count
    for point in sorted(steps):
        pieces.append((point - before, slope))
        before, slope = point, slope + steps[point] / count
    return pieces, slope
