"""New vacancies of the next twelve months: the season is pooled over districts, the level is the last month without its season.

Yearly the last value rules and monthly little beats it (protocol B7); most of what can be gained is the season, and a cell alone
is too thin to know it.
"""

import numpy as np

from sheber.science.demand.hierarchy import Floats

YEAR = 12
ENOUGH = 24  # months below which no season is told
QUARTER = 3
THIN = 30.0  # vacancies of a quarter at which a cell's own level counts half
LEAST_INDEX = 0.2  # a month's index is not below this part of an average month


def seasons(series: Floats) -> Floats:
    """Index of each month after the last one (0: the same month of the year), from N x T monthly sums; the mean is one.

    The median ratio to a centred yearly average.
    """
    months = series.shape[-1]
    sums = np.cumsum(np.concatenate([np.zeros((*series.shape[:-1], 1)), series], axis=-1), axis=-1)
    average = (sums[..., YEAR:] - sums[..., :-YEAR]) / YEAR
    centred = (average[..., :-1] + average[..., 1:]) / 2  # the first stands at month 6
    inside = series[..., YEAR // 2 : YEAR // 2 + centred.shape[-1]]
    ratio = np.divide(inside, centred, out=np.ones_like(centred), where=centred > 0)
    place = (np.arange(centred.shape[-1]) + YEAR // 2 - (months - 1)) % YEAR
    made = np.stack([np.median(ratio[..., place == one], axis=-1) for one in range(YEAR)], axis=-1)
    made = np.maximum(made, LEAST_INDEX)
    return np.asarray(made / made.mean(axis=-1, keepdims=True))


def next_year(cells: Floats, occupation: Floats) -> Floats:
    """New vacancies of the next 12 months by cell (C), from C x T months; `occupation`: the occupation of each cell (C).

    The index is the geometric mean of the occupation's and of the region's; thin cells lean on their last year. Fewer than 24 months:
    the last year's sum.
    """
    months = cells.shape[1]
    if months < ENOUGH:
        return np.asarray(cells[:, -YEAR:].sum(axis=1) * (YEAR / min(months, YEAR) if months else 1.0))
    names, inverse = np.unique(occupation, return_inverse=True)
    sums = np.zeros((len(names), months))
    np.add.at(sums, inverse, cells)
    whole = seasons(cells.sum(axis=0)[None])[0, 0]
    index = np.sqrt(seasons(sums)[:, 0] * whole)
    own = YEAR * cells[:, -1] / index[inverse]
    # A thin cell's last month is chance: its last year, moved as the region moves, counts instead.
    last = cells[:, -YEAR:].sum(axis=1)
    moved = YEAR * cells[:, -1].sum() / whole / max(float(last.sum()), 1e-9)
    trusted = cells[:, -QUARTER:].sum(axis=1)
    weight = trusted / (trusted + THIN)
    return np.asarray(weight * own + (1 - weight) * last * moved)
