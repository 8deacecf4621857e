"""Graduates needed by occupation, district and year: replacement of those who leave, employers' signal, projects.

The level is the naive one: the last counted employment is carried on (no trend). Every term is kept in thousandths
of a person, so that the waterfall adds up exactly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheber.science.demand.credibility import Credibility

THOUSAND = 1000
SIGNAL = {1: 0.5, 2: 0.25}  # the share of the calibrated requests by horizon; later the replacement alone
NORMAL_90 = 1.2815515655446004


@dataclass(frozen=True, slots=True)
class Counted:
    """Employment of a cell: (year, persons), in order of years."""

    years: tuple[tuple[int, float], ...]


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
class Inputs:
    """All that the forecast knows. Only years before `first_year` may be counted."""

    first_year: int
    years: int
    employment: Mapping[tuple[str, str], Counted]
    exits: Mapping[str, float]  # share that leaves for good in a year, by occupation
    kappa: Mapping[str, float]  # share of hires who come fresh with this training, by occupation
    credibility: Credibility
    requests: Sequence[Asked] = ()
    projects: Sequence[Project] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """A cell's waterfall in thousandths: exits + requests + contracts + projects + kappa + floor = need."""

    occupation: str
    district: str
    year: int
    level: int
    exits: int
    requests: int
    contracts: int
    projects: int
    kappa: int
    floor: int
    q10: int
    q90: int
    grade: str

    @property
    def need(self) -> int:
        """The sum of the terms."""
        return self.exits + self.requests + self.contracts + self.projects + self.kappa + self.floor


def _thousandths(value: float) -> int:
    return round(value * THOUSAND)


def forecast(inputs: Inputs) -> list[Need]:
    """Every cell that has employment, a request or a project, for each year; in order."""
    asked = _by_cell(inputs, contract=False)
    signed = _by_cell(inputs, contract=True)
    brought: dict[tuple[str, str, int], float] = {}
    for one in inputs.projects:
        key = (one.occupation, one.district, one.year)
        brought[key] = brought.get(key, 0.0) + one.jobs * one.probability * one.fresh
    cells = {(o, d) for o, d in inputs.employment} | {(o, d) for o, d, _ in (*asked, *signed, *brought)}
    years = range(inputs.first_year, inputs.first_year + inputs.years)
    return [
        _need(inputs, occupation, district, year, asked, signed, brought)
        for occupation, district in sorted(cells)
        for year in years
    ]


def _by_cell(inputs: Inputs, *, contract: bool) -> dict[tuple[str, str, int], tuple[float, float]]:
    """Calibrated requests and their variance by cell; what a project brings is not asked twice."""
    known = {(one.code, one.occupation, one.district) for one in inputs.projects}
    total: dict[tuple[str, str, int], tuple[float, float]] = {}
    for one in inputs.requests:
        if one.contract != contract or (one.project and (one.project, one.occupation, one.district) in known):
            continue
        key = (one.occupation, one.district, one.year)
        mean, variance = total.get(key, (0.0, 0.0))
        # A signed training contract is a promise of its own class: it counts whole.
        counted = one.number if contract else inputs.credibility.calibrated(one.employer, one.sector, one.number)
        spread = 0.0 if contract else inputs.credibility.variance(one.employer, one.sector, one.number)
        total[key] = (mean + counted, variance + spread)
    return total


def level_of(inputs: Inputs, occupation: str, district: str) -> tuple[float, int]:
    """The last employment counted before the first year, and how many years were counted."""
    counted = inputs.employment.get((occupation, district))
    past = [persons for year, persons in counted.years if year < inputs.first_year] if counted else []
    return (past[-1], len(past)) if past else (0.0, 0)


def _need(
    inputs: Inputs,
    occupation: str,
    district: str,
    year: int,
    asked: Mapping[tuple[str, str, int], tuple[float, float]],
    signed: Mapping[tuple[str, str, int], tuple[float, float]],
    brought: Mapping[tuple[str, str, int], float],
) -> Need:
    level, counts = level_of(inputs, occupation, district)
    exits = level * inputs.exits.get(occupation, 0.0)
    key = (occupation, district, year)
    requests, variance = asked.get(key, (0.0, 0.0))
    share = SIGNAL.get(year - inputs.first_year + 1, 0.0)
    # Where nobody asked and nobody ever asks, silence is not a signal: replacement stands alone.
    signal = share * (requests - exits) if key in asked else 0.0
    contracts, projects = signed.get(key, (0.0, 0.0))[0], brought.get(key, 0.0)
    before = exits + signal + contracts + projects
    kappa = inputs.kappa.get(occupation, 1.0)
    leave, say, sign, bring = (_thousandths(value) for value in (exits, signal, contracts, projects))
    lost = _thousandths(before * kappa) - _thousandths(before)
    need = leave + say + sign + bring + lost
    deviation = ((1 - share) ** 2 * exits + share**2 * variance + projects) ** 0.5 * kappa
    middle = max(need, 0)
    width = _thousandths(NORMAL_90 * deviation)
    return Need(
        occupation,
        district,
        year,
        _thousandths(level),
        leave,
        say,
        sign,
        bring,
        lost,
        middle - need,
        max(middle - width, 0),
        middle + width,
        _grade(counts, key in asked and not inputs.credibility.assumed),
    )


def _grade(counts: int, asked: bool) -> str:
    """A: three counts and requests with a record; B: three counts; C: one or two; D: none."""
    if counts >= 3:
        return "A" if asked else "B"
    return "C" if counts else "D"


@dataclass(frozen=True, slots=True)
class Learners:
    """People in training who finish in a year."""

    specialty: str
    district: str
    year: int
    number: float


def supply(
    learners: Sequence[Learners],
    crosswalk: Mapping[str, Sequence[tuple[str, float]]],
    mobility: Mapping[str, Sequence[tuple[str, float]]],
    entry: Mapping[str, float],
) -> dict[tuple[str, str, int], int]:
    """Graduates on the way by (occupation, district, year), in thousandths; no moves: all stay in their district."""
    total: dict[tuple[str, str, int], float] = {}
    for one in learners:
        entering = one.number * entry.get(one.specialty, 1.0)
        for district, move in mobility.get(one.district) or ((one.district, 1.0),):
            for occupation, share in crosswalk.get(one.specialty, ()):
                key = (occupation, district, one.year)
                total[key] = total.get(key, 0.0) + entering * move * share
    return {key: _thousandths(value) for key, value in sorted(total.items()) if value > 0}
