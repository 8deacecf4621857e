"""Employers' requests against hires (B8) and school cohorts (B9)."""

import numpy as np

from sheber.science.demand import cohorts
from sheber.science.demand.credibility import learn
from sheber.science.demand.hierarchy import Floats

SEED = 20260101
YEARS = 5  # of ratios known
REPEATS = 20


def told_by_methods(states: list[str], asked: Floats, hired: Floats) -> dict[str, Floats]:
    """Hires foretold for the years 5..9 by each method (S x 5)."""
    made: dict[str, list[Floats]] = {name: [] for name in ("raw", "moving", "last", "three", "half")}
    for year in range(YEARS, asked.shape[1]):
        # At the time of asking, the hires of the year before are the last that are known.
        records = {
            state: {one: (asked[row, one], hired[row, one]) for one in range(year - YEARS, year)}
            for row, state in enumerate(states)
        }
        trust = learn(records, dict.fromkeys(states, ""), assumed_ratio=0.6, assumed_spread=0.25)
        moving = np.array([trust.calibrated(s, "", asked[row, year]) for row, s in enumerate(states)])
        three = hired[:, year - 3 : year].mean(axis=1)
        made["raw"].append(asked[:, year])
        made["moving"].append(moving)
        made["last"].append(hired[:, year - 1])
        made["three"].append(three)
        made["half"].append((moving + three) / 2)
    return {name: np.stack(rows, axis=1) for name, rows in made.items()}


def thinned(asked: Floats, hired: Floats, size: float, draw: np.random.Generator) -> tuple[Floats, Floats]:
    """Cells of about `size` hires a year: binomial thinning with a lognormal spread of 0.7."""
    wanted = size * draw.lognormal(-(0.7**2) / 2, 0.7, (len(hired), 1))
    keep = np.minimum(wanted / hired.mean(axis=1, keepdims=True), 1.0)
    return draw.binomial(asked.astype(int), keep).astype(float), draw.binomial(hired.astype(int), keep).astype(float)


def requests(states: list[str], asked: Floats, hired: Floats, size: float) -> dict[str, tuple[float, float]]:
    """WAPE of cells and error of their sum, by method."""
    draw = np.random.default_rng(SEED)
    cell: dict[str, list[float]] = {}
    total: dict[str, list[float]] = {}
    for _ in range(REPEATS):
        r, h = thinned(asked, hired, size, draw)
        came = h[:, YEARS:]
        for name, told in told_by_methods(states, r, h).items():
            cell.setdefault(name, []).append(float(np.abs(told - came).sum() / came.sum()))
            sums = np.abs(told.sum(axis=0) - came.sum(axis=0)).sum() / came.sum()
            total.setdefault(name, []).append(float(sums))
    return {name: (float(np.mean(cell[name])), float(np.mean(total[name]))) for name in cell}


def cohort_errors(pupils: Floats, grade: int) -> dict[str, list[float]]:
    """Mean absolute error at 1..5 years of a grade by state: last value, and cohorts moved on."""
    missed: dict[str, list[list[float]]] = {"naive": [[] for _ in range(5)], "ratios": [[] for _ in range(5)]}
    years = pupils.shape[2]
    for origin in range(11, years - 1):
        told = cohorts.ahead(pupils[:, :, : origin + 1], 5).pupils[:, grade - 1]
        for h in range(1, min(5, years - 1 - origin) + 1):
            came, last = pupils[:, grade - 1, origin + h], pupils[:, grade - 1, origin]
            missed["naive"][h - 1] += (np.abs(last - came) / came).tolist()
            missed["ratios"][h - 1] += (np.abs(told[:, h] - came) / came).tolist()
    return {name: [float(np.mean(one)) for one in rows] for name, rows in missed.items()}
