"""What must be looked at before inputs are sealed and before results are published.

A wrong capacity makes a correct match give away places that do not exist: in France in 2019 about 400 of 14,500
programmes had wrong settings and offers to almost 70,000 people were withdrawn two days later; the checks that found
it ran after publication. Here each finding stops the step until two people answer for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from sheber.science.admission.problem import Answer, Problem


@dataclass(frozen=True)
class Limits:
    """Settings of the gate; shares are in percent so that all are whole numbers; None: not looked at."""

    growth_percent: int = 150  # this year's seats against last year's
    fall_percent: int = 50
    least_change: int = 10  # seats; smaller changes are no finding
    without_applicants_percent: int | None = None  # of the programmes with seats
    tied_percent: int | None = None  # of the applications, those at the most frequent points of their programme
    placed_fall_percent: int = 80  # share placed against last year's
    least_points: int | None = None
    most_points: int | None = None


# Where a year is known to compare with: most programmes have applicants, and lost points show as one frequent value.
USUAL = Limits(without_applicants_percent=50, tied_percent=20)


@dataclass(frozen=True)
class Expected:
    """What is known from elsewhere, by programme; -1: not known."""

    seats_before: np.ndarray  # (P,) last year's
    licensed: np.ndarray  # (P,) places of the licence
    ordered: np.ndarray  # (P,) places of the state order
    kept: np.ndarray | None = None  # (R, P) places kept for each right by its quota; None: not known
    placed_before_percent: int = -1  # share of last year's applicants who were placed


@dataclass(frozen=True)
class Finding:
    """One thing that stops: which check, which programme (-1: the whole campaign), what was found, what was allowed."""

    check: str
    programme: int
    found: int
    allowed: int
    right: int = field(default=-1)
    programmes: tuple[int, ...] = ()  # where a finding of the whole campaign lies


def before_sealing(problem: Problem, expected: Expected, limits: Limits) -> list[Finding]:
    """Capacity against last year, licence, order and quotas; demand; ties; the range of points."""
    return [
        *_capacity(seats_of(problem), expected, limits),
        *_quota(problem, expected),
        *_demand(problem, limits),
        *_points(problem, limits),
    ]


def before_publishing(problem: Problem, answer: Answer, expected: Expected, limits: Limits) -> list[Finding]:
    """More places given than there are, by seats, licence and order; a fall of the share placed."""
    placed = answer.pool >= 0
    entry = (problem.offset[:-1] + answer.choice)[placed]
    given = np.bincount(problem.programme[entry], minlength=len(problem.open_pool))
    found = []
    for check, most in (("offers", seats_of(problem)), ("licence", expected.licensed), ("order", expected.ordered)):
        over = np.flatnonzero((most >= 0) & (given > most))
        found += [Finding(check, int(one), int(given[one]), int(most[one])) for one in over]
    if expected.placed_before_percent >= 0 and problem.applicants:
        share = int(100 * placed.sum() // problem.applicants)
        allowed = expected.placed_before_percent * limits.placed_fall_percent // 100
        if share < allowed:
            found.append(Finding("placed", -1, share, allowed))
    return found


def seats_of(problem: Problem) -> np.ndarray:
    """Seats of each programme over its pools (P,)."""
    total = problem.seats[problem.open_pool].astype(np.int64)
    for pools in problem.kept:
        total = total + np.where(pools >= 0, problem.seats[pools], 0)
    return total


def _capacity(seats: np.ndarray, expected: Expected, limits: Limits) -> Iterator[Finding]:
    before = expected.seats_before
    known = before >= 0
    change = np.abs(seats - before) >= limits.least_change
    grown = known & change & (seats * 100 > before * limits.growth_percent)
    fallen = known & change & (seats * 100 < before * limits.fall_percent)
    for one in np.flatnonzero(grown):
        yield Finding("grown", int(one), int(seats[one]), int(before[one]) * limits.growth_percent // 100)
    for one in np.flatnonzero(fallen):
        yield Finding("fallen", int(one), int(seats[one]), int(before[one]) * limits.fall_percent // 100)
    for one in np.flatnonzero((expected.licensed >= 0) & (seats > expected.licensed)):
        yield Finding("licence", int(one), int(seats[one]), int(expected.licensed[one]))
    for one in np.flatnonzero((expected.ordered >= 0) & (seats != expected.ordered)):
        yield Finding("order", int(one), int(seats[one]), int(expected.ordered[one]))


def _quota(problem: Problem, expected: Expected) -> Iterator[Finding]:
    if expected.kept is None:
        return
    for right, (pools, wanted) in enumerate(zip(problem.kept, expected.kept, strict=True)):
        seats = np.where(pools >= 0, problem.seats[pools], 0)
        for one in np.flatnonzero((wanted >= 0) & (seats != wanted)):
            yield Finding("quota", int(one), int(seats[one]), int(wanted[one]), right)


def _demand(problem: Problem, limits: Limits) -> Iterator[Finding]:
    if limits.without_applicants_percent is None:
        return
    offered = seats_of(problem) > 0
    without = offered & (np.bincount(problem.programme, minlength=len(offered)) == 0)
    allowed = int(offered.sum()) * limits.without_applicants_percent // 100
    if int(without.sum()) > allowed:
        where = tuple(np.flatnonzero(without).tolist())
        yield Finding("applicants", -1, len(where), allowed, programmes=where)
    if not problem.applicants:
        yield Finding("nobody", -1, 0, 1)


def _points(problem: Problem, limits: Limits) -> Iterator[Finding]:
    points = problem.points
    if not len(points):
        return
    if limits.least_points is not None and int(points.min()) < limits.least_points:
        yield Finding("points", -1, int(points.min()), limits.least_points)
    if limits.most_points is not None and int(points.max()) > limits.most_points:
        yield Finding("points", -1, int(points.max()), limits.most_points)
    if limits.tied_percent is None or int(points.min()) == int(points.max()):
        return  # one level for everybody: a track without a competition, ties are its rule
    tied = _at_most_frequent(problem.programme.astype(np.int64), points)
    if tied * 100 > len(points) * limits.tied_percent:
        yield Finding("ties", -1, tied * 100 // len(points), limits.tied_percent)


def _at_most_frequent(programme: np.ndarray, points: np.ndarray) -> int:
    """Applications that stand at the most frequent points of their programme, where more than one does."""
    span = int(points.max()) - int(points.min()) + 1
    if span >= 1 << 40:  # points are only compared: their ranks do as well, and fit beside a programme
        _, points = np.unique(points, return_inverse=True)
        span = int(points.max()) + 1
    which, counts = np.unique(programme * span + (points - points.min()), return_counts=True)
    most = np.zeros(int(programme.max()) + 1, dtype=np.int64)
    np.maximum.at(most, which // span, counts)
    return int(most[most > 1].sum())
