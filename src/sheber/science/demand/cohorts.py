"""School leavers and people in training: cohorts moved on a year at a time.

Grade progression ratios: the method of the US National Center for Education Statistics (protocol B9).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sheber.science.demand.hierarchy import Floats
from sheber.science.demand.replacement import Rate

OWN = 500  # pupils from which a district's own ratio counts
RECENT = 2  # years whose ratios are averaged (B9: 1.4 % at one year; three years 1.5)
FADE = 0.9  # a place's own difference from the region fades by a tenth a year (B9: 4.1 becomes 4.0 % at 5 years)
SPREAD = 0.012  # log error of a grade's progression in a year where no past is known (B9)
CHANGE_OF_RULES = 1.3  # intervals are widened at the entry into grades 9 and 10
NORMAL_90 = 1.2815515655446004


@dataclass(frozen=True)
class Cohorts:
    """Pupils by place, grade and horizon (D x G x H+1, column 0 the last count) and the spread of log errors (G x H+1)."""

    pupils: Floats
    spread: Floats

    def bounds(self) -> tuple[Floats, Floats]:
        """The 80 % interval of pupils."""
        width = np.exp(NORMAL_90 * self.spread)
        return self.pupils / width, self.pupils * width


def progression(pupils: Floats, recent: int = RECENT) -> Floats:
    """r_g = grade g+1 this year over grade g last year, summed over the last years (D x G-1); nan: no pupils.

    `pupils`: D x G x T.
    """
    before, after = pupils[:, :-1, :-1][:, :, -recent:], pupils[:, 1:, 1:][:, :, -recent:]
    below = before.sum(axis=2)
    return np.divide(after.sum(axis=2), below, out=np.full(below.shape, np.nan), where=below > 0)


def ahead(pupils: Floats, horizons: int, *, own: float = OWN) -> Cohorts:
    """Move pupils (D x G x T, T >= 1) on; small places take the region's ratios; the first grade stays as it is."""
    places, grades, years = pupils.shape
    region, own_part = np.ones((1, grades - 1)), np.zeros((places, grades - 1))
    if years > 1:
        region = np.nan_to_num(progression(pupils.sum(axis=0, keepdims=True)), nan=1.0)
        single = progression(pupils)
        large = (pupils[:, :-1, -1] >= own) & ~np.isnan(single)
        own_part = np.where(large, single - region, 0.0)
    made = np.empty((places, grades, horizons + 1))
    made[:, :, 0] = pupils[:, :, -1]
    for h in range(1, horizons + 1):
        made[:, 0, h] = made[:, 0, h - 1]
        made[:, 1:, h] = made[:, :-1, h - 1] * (region + own_part * FADE ** (h - 1))
    return Cohorts(made, _spreads(pupils, horizons))


def _spreads(pupils: Floats, horizons: int) -> Floats:
    """Root mean square of one-year log errors of the ratios by grade, growing with the square root of the horizon."""
    _, grades, years = pupils.shape
    spread = np.full(grades, SPREAD)
    for grade in range(1, grades):
        errors = []
        for year in range(2, years):
            ratio = np.nan_to_num(progression(pupils[:, :, :year].sum(axis=0, keepdims=True)), nan=1.0)[0, grade - 1]
            told, came = pupils[:, grade - 1, year - 1] * ratio, pupils[:, grade, year]
            errors += np.log((came[told > 0] + 1) / (told[told > 0] + 1)).tolist()
        if len(errors) >= 10:
            spread[grade] = float(np.sqrt(np.mean(np.square(errors))))
    if grades >= 10:
        spread[8:10] *= CHANGE_OF_RULES
    return spread[:, None] * np.sqrt(np.arange(horizons + 1))


@dataclass(frozen=True, slots=True)
class Course:
    """People enrolled on a course of a specialty in a place, as last counted."""

    specialty: str
    district: str
    year: int
    course: int
    courses: int
    enrolled: float


def graduates(courses: Sequence[Course], drop: Mapping[str, Rate]) -> dict[tuple[str, str, int], float]:
    """Graduates by (specialty, district, year): course k + 1 = course k x (1 - drop); the last course ends in its year."""
    made: dict[tuple[str, str, int], float] = {}
    for one in courses:
        stay = 1 - drop[one.specialty].value
        left = one.courses - one.course
        key = (one.specialty, one.district, one.year + left)
        made[key] = made.get(key, 0.0) + one.enrolled * stay ** (left + 1)
    return made
