"""What a forecast of need knows, and what it answers. Frozen values and arrays; no files, clock, network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheber.science.demand.credibility import Credibility
from sheber.science.demand.hierarchy import Floats, Hierarchy
from sheber.science.demand.nowcast import Nowcast
from sheber.science.demand.replacement import Rate
from sheber.science.demand.waterfall import Parts, terms

SIGNAL = {1: 0.5, 2: 0.25}  # the weight of calibrated requests by horizon; later openings stand alone
GRADES = "ABCD"
Cell = tuple[str, str]  # occupation, district


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a year still to come."""

    employer: str
    sector: str
    occupation: str
    district: str
    year: int
    number: float
    contract: bool
    project: str


@dataclass(frozen=True, slots=True)
class Project:
    """Jobs that a project will bring; `fresh` is the share not filled from outside."""

    code: str
    occupation: str
    district: str
    year: int
    jobs: float
    probability: float
    fresh: float


@dataclass(frozen=True)
class Panel:
    """Counted employment: persons (C x T, nan: not counted) of cells over the years before the first forecast year.

    `se`: standard errors of the counts in persons (C x T, 0: none is known). `vacancies`: new vacancies of the last quarter of each
    year, of the region and of its groups in the tree's order (1 + G x T, nan: not known).
    """

    cells: tuple[Cell, ...]
    years: tuple[int, ...]
    counts: Floats
    tree: Hierarchy
    se: Floats | None = None
    vacancies: Floats | None = None
    groups: tuple[str, ...] = ()  # names of the tree's groups, in its order

    @property
    def last(self) -> int:
        """The last counted year."""
        return self.years[-1]


@dataclass(frozen=True)
class Inputs:
    """All that the forecast knows; what is counted from `first_year` on must not be here."""

    first_year: int
    years: int
    panel: Panel | None
    exits: Mapping[str, Rate]
    kappa: Mapping[str, Rate]
    credibility: Credibility
    requests: Sequence[Asked] = ()
    projects: Sequence[Project] = ()
    started: Mapping[Cell, float] = field(default_factory=dict)  # cold start: persons without any count
    caps: Mapping[Cell, str] = field(default_factory=dict)  # the best grade a cell may have
    macro: tuple[Floats, Floats] | None = None  # region's total and its spread by horizon from the last counted year
    signal_weight: float = 1.0  # what the scorecard leaves of the employers' signal
    growth_weight: float = 1.0  # and of the growth
    contracts: Credibility | None = None  # a ratio class of its own; none: training contracts count whole
    without: frozenset[str] = frozenset()
    paths: int = 200
    scenarios: int = 20
    seed: int = 20260101

    @property
    def last_year(self) -> int:
        """The last forecast year."""
        return self.first_year + self.years - 1


@dataclass(frozen=True, slots=True)
class Need:
    """A cell's need in a year, in thousandths of a person: its parts, terms that add up to it, quantiles, grade."""

    occupation: str
    district: str
    year: int
    parts: Parts
    terms: Mapping[str, int]
    quantiles: tuple[int, ...]  # at uncertainty.QUANTILES
    grade: str
    share: float  # of the occupation's employment in the region

    @property
    def need(self) -> int:
        """The sum of the terms."""
        return sum(self.terms.values())


@dataclass(frozen=True)
class Answer:
    """All needs by cell and year, and equally weighted scenarios: S x (cells x years) in the order of `needs`."""

    needs: tuple[Need, ...]
    scenarios: Floats
    supply_factors: Floats  # S x years: graduates on the way in a scenario against the expected ones
    nowcast: Nowcast | None = None  # what vacancies said; none: nothing is known of them


def again(need: Need, without: frozenset[str]) -> Mapping[str, int]:
    """The terms of a need with some switched off."""
    return terms(need.parts, without)
