"""Employment of cells ahead: parents by level and growth, cells by their share of three parents, then coherent sums.

Share top down: the staffing-share method of all national offices. Reconciliation: S. Wickramasuriya, G. Athanasopoulos
and R. Hyndman, "Optimal Forecast Reconciliation", JASA 2019, with a diagonal error matrix (WLS).
"""

from dataclasses import dataclass

import numpy as np

from sheber.science.demand.growth import FEWEST, WINDOW, parents_ahead
from sheber.science.demand.hierarchy import DISTRICT_GROUP, GROUP, OCCUPATION, Floats, Hierarchy

MEMORY = (
    0.65  # weight of a year's share against the next one's, where a share is shown; 3-year shares are nearly as good
)


@dataclass(frozen=True, slots=True)
class Route:
    """A cell as a share of a parent: its level, how long shares are remembered, its weight; `halved`: parents half by group."""

    level: int
    memory: float
    weight: float
    halved: bool = False


# Equal weights beat fitted ones on short histories, so only their sixths were chosen, by origins 1996-2002 of B1: a quick and a
# slow share of the occupation, and shares of district x group and of the group. Later origins are judged apart (docs/methods).
ROUTES = (
    Route(OCCUPATION, 0.5, 2 / 6, halved=True),
    Route(OCCUPATION, 0.8, 2 / 6),
    Route(DISTRICT_GROUP, 0.65, 1 / 6),
    Route(GROUP, 0.4, 1 / 6),
)
LOOSE = 10.0  # errors of a parent's cells go together, so in the balancing its own forecast counts this much less
UNIT = 50.0  # persons: errors are counted in log((E + 50)), so that small cells weigh little
SMALLEST = 50  # nodes below which sums go top down instead of being balanced
QUIET = 0.25  # a node's own volatility is at least this part of what is usual at its size
# Usual yearly change of log(E + 50) by log(E + 50), in the data of the benchmark (B4): used under three changes.
USUAL = ((4.0, 0.5), (5.0, 0.5), (7.0, 0.32), (9.0, 0.18), (11.0, 0.09), (13.0, 0.055), (16.0, 0.03))


@dataclass(frozen=True)
class Ahead:
    """Persons by node and horizon; column 0 is the level of the last counted year.

    `base`: cells before balancing (C x H+1); `cells`: after (C x H+1); `parents`: their sums (P x H+1);
    `share`: of the occupation (C); `volatility`: of all nodes, parents first (P + C), log per year.
    """

    base: Floats
    cells: Floats
    parents: Floats
    share: Floats
    volatility: Floats


def filled(counts: Floats) -> Floats:
    """Holes (nan) of C x T counts on the straight line between the neighbours' counts; the edges are carried on."""
    made = counts.copy()
    years = np.arange(counts.shape[1])
    for row in np.flatnonzero(np.isnan(counts).any(axis=1)):
        known = ~np.isnan(counts[row])
        made[row] = np.interp(years, years[known], counts[row, known]) if known.any() else 0.0
    return made


def shares(part: Floats, whole: Floats, memory: float = MEMORY, trust: Floats | None = None) -> Floats:
    """The part's share of the whole over the years in which the part was counted, later years weighing more.

    `trust`: how much each count of the part weighs (N x T).
    """
    weight = memory ** np.arange(part.shape[1] - 1, -1, -1)
    weight = weight if trust is None else weight * trust
    known = ~np.isnan(part)
    above = (np.nan_to_num(part) * weight).sum(axis=1)
    below = (np.where(known, whole, 0.0) * weight).sum(axis=1)
    return np.divide(above, below, out=np.zeros(len(part)), where=below > 0)


def volatility(counts: Floats, known: Floats | None = None) -> Floats:
    """v = sqrt(own volatility x usual at that size), N; `known` marks counted years (N x T), holes give no change."""
    x = np.log(counts + UNIT)
    size = x[:, -1]
    steps = np.diff(x, axis=1)
    grid, height = zip(*USUAL, strict=True)
    usual = np.interp(size, grid, height) * _calm(steps, np.interp(size, grid, height))
    if steps.shape[1] >= FEWEST:
        if known is not None:
            steps = np.where((known[:, 1:] > 0) & (known[:, :-1] > 0), steps, np.nan)
        enough = (~np.isnan(steps)).sum(axis=1) >= FEWEST
        own = np.where(enough, np.nanstd(np.where(enough[:, None], steps, 0.0), axis=1), usual)
        usual = _fitted(size, own, usual)
        return np.sqrt(np.maximum(own, QUIET * usual) * usual)
    return usual


def _calm(steps: Floats, usual: Floats) -> float:
    """How lively the region's counts are against the usual: a register wobbles less than the survey behind the table."""
    if not steps.size:
        return 1.0
    return float(np.clip(np.sqrt(np.nanmean((steps / usual[:, None]) ** 2)), 0.1, 1.0))


def _fitted(size: Floats, own: Floats, usual: Floats) -> Floats:
    """Volatility by a quadratic in log size over the nodes; with fewer than 30 nodes or none that moves, the usual."""
    moving = own > 0
    if moving.sum() < 30 or np.ptp(size[moving]) < 1e-9:
        return np.full_like(usual, np.median(own[moving])) if moving.sum() >= 10 else usual
    fit = np.polynomial.Polynomial.fit(size[moving], np.log(own[moving]), 2)
    return np.exp(np.clip(fit(size), np.log(0.005), np.log(1.0)))


def balanced(tree: Hierarchy, cells: Floats, parents: Floats, variance: Floats) -> Floats:
    """Coherent cells, C x H: y = y^ + Wc A' (Wp + A Wc A')^-1 (p^ - A y^); `variance`: P + C, of the nodes' errors.

    The same numbers as S (S' W^-1 S)^-1 S' W^-1 y^, at the price of P x P instead of C x C. Never below nought.
    """
    above, below = variance[: tree.parents], variance[tree.parents :]
    spread = tree.membership * below
    gain = np.linalg.solve(spread @ tree.membership.T + np.diag(above), parents - tree.sums(cells))
    return np.maximum(cells + spread.T @ gain, 0.0)


def ahead(
    tree: Hierarchy,
    counts: Floats,
    horizons: int,
    *,
    parents: Floats | None = None,
    macro: tuple[Floats, Floats] | None = None,
    se: Floats | None = None,
) -> Ahead:
    """Forecast C x T counts (nan: a hole) for `horizons` years.

    `parents`: P x T where sums are known better than from the cells. `macro`: the region's total from outside with its
    standard deviation, each of `horizons` (nan: own forecast). `se`: standard errors of the counts in persons (C x T; 0: none).
    """
    counts = counts[:, -WINDOW:]
    whole = filled(counts)
    sums = tree.sums(whole) if parents is None else parents[:, -WINDOW:]
    vary = np.concatenate([volatility(sums), volatility(whole, (~np.isnan(counts)).astype(float))])
    trust = None if se is None else _trust(vary[tree.parents :], whole, se[:, -WINDOW:])
    above = parents_ahead(tree, sums, horizons)
    halved = _half_by_group(tree, sums, above)
    base = np.zeros((tree.cells, horizons + 1))
    for one in ROUTES:
        node = tree.node(one.level)
        part = shares(counts, sums[node], one.memory, trust)
        base += one.weight * part[:, None] * (halved if one.halved else above)[node]
    if se is not None:
        vary = _never_surer(tree, vary, whole, se[:, -WINDOW:])
    own = shares(counts, sums[tree.node(OCCUPATION)], trust=trust)
    if tree.parents + tree.cells < SMALLEST or counts.shape[1] < FEWEST:
        cells = _top_down(base, macro)
    else:
        cells = _reconciled(tree, base, halved, vary, macro)
    return Ahead(base, cells, tree.sums(cells), own, vary)


def _trust(vary: Floats, whole: Floats, se: Floats) -> Floats:
    """How much a count weighs beside its standard error: v^2 / (v^2 + (se / E)^2), C x T."""
    noise = (se / (whole + UNIT)) ** 2
    return np.asarray(vary[:, None] ** 2 / (vary[:, None] ** 2 + noise))


def _never_surer(tree: Hierarchy, vary: Floats, whole: Floats, se: Floats) -> Floats:
    """Volatility that is not below the sampling error of the last count."""
    last = se[:, -1:]
    spread = np.concatenate([np.sqrt(tree.sums(last**2)), last])[:, 0]
    size = np.concatenate([tree.sums(whole[:, -1:]), whole[:, -1:]])[:, 0] + UNIT
    return np.maximum(vary, spread / size)


def _half_by_group(tree: Hierarchy, sums: Floats, above: Floats) -> Floats:
    """The parents where occupations take the mean of their own forecast and of their share of their group's."""
    made = above.copy()
    nodes = slice(tree.starts[OCCUPATION], tree.starts[OCCUPATION + 1])
    groups = tree.above[nodes, 0]
    by_share = shares(sums[nodes], sums[groups])[:, None] * above[groups]
    made[nodes] = (above[nodes] + by_share) / 2
    return made


def _reconciled(
    tree: Hierarchy, base: Floats, above: Floats, vary: Floats, macro: tuple[Floats, Floats] | None
) -> Floats:
    """Balanced cells; the variance of a node's error is ((E + 50) v)^2; a macro total stands for the region's own."""
    size = np.concatenate([above[:, 0], base[:, 0]]) + UNIT
    variance = (size * vary) ** 2
    variance[: tree.parents] *= LOOSE
    cells = balanced(tree, base, above, variance)
    if macro is None:
        return cells
    for h, (total, spread) in enumerate(zip(*macro, strict=True), start=1):
        if not np.isnan(total):
            given, trusted = above[:, h : h + 1].copy(), variance.copy()
            given[0], trusted[0] = total, max(spread, 1.0) ** 2
            cells[:, h : h + 1] = balanced(tree, base[:, h : h + 1], given, trusted)
    return cells


def _top_down(base: Floats, macro: tuple[Floats, Floats] | None) -> Floats:
    """Sums of the cells as they are; a macro total scales them by forecast shares."""
    if macro is None:
        return base.copy()
    own = base[:, 1:].sum(axis=0)
    scale = np.where(np.isnan(macro[0]) | (own <= 0), 1.0, macro[0] / np.where(own > 0, own, 1.0))
    return np.concatenate([base[:, :1], base[:, 1:] * scale], axis=1)


def cold_start(nation: Floats, share_of_all: float, share_of_group: float) -> Floats:
    """A new occupation in a district: the nation's persons x the geometric mean of two shares of the nation's jobs."""
    return nation * float(np.sqrt(share_of_all * share_of_group))
