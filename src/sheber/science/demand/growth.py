"""Level and growth of parents: an empirical-Bayes drift, damped, over a level by simple exponential smoothing.

Sources: C. Morris, "Parametric Empirical Bayes Inference", JASA 1983 (the shrinkage); E. Gardner and E. McKenzie,
"Forecasting Trends in Time Series", Management Science 1985 (the damping).
"""

import numpy as np

from sheber.science.demand.hierarchy import DISTRICT_GROUP, Floats, Hierarchy

WINDOW = 12  # years that a forecast looks back
DAMPING = 0.85  # of what a node grows by beyond the region
REGION_DAMPING = 0.95  # of the region's own growth: population and production, slower to turn than one trade's
OFFSET = 10.0  # persons; log(E + 10) bears noughts and small counts
ENOUGH = 8  # counted years from which a node's own growth counts
FEWEST = 3  # counted years below which no growth is assumed at all; nodes of a level below which none is shrunk
ALPHAS = np.linspace(0.1, 1.0, 19)


def slopes(x: Floats) -> tuple[Floats, Floats]:
    """Least-squares slope of each row of x (N x T, log persons) per year, and its variance."""
    count = x.shape[1]
    time = np.arange(count) - (count - 1) / 2
    spread = float((time**2).sum())
    slope = (x - x.mean(axis=1, keepdims=True)) @ time / spread
    rest = x - x.mean(axis=1, keepdims=True) - slope[:, None] * time
    return slope, np.maximum((rest**2).sum(axis=1) / max(count - 2, 1) / spread, 1e-12)


def smoothed(x: Floats) -> Floats:
    """Simple exponential smoothing's last level of each row of x (N x T); the weight is fitted per row."""
    level = np.repeat(x[:, :1], len(ALPHAS), axis=1)
    loss = np.zeros_like(level)
    for place in range(1, x.shape[1]):
        error = x[:, place : place + 1] - level
        loss += error**2
        level = level + ALPHAS * error
    return level[np.arange(len(x)), np.argmin(loss, axis=1)]


def damped(horizon: int, damping: float = DAMPING) -> float:
    """How many years' growth a horizon brings: the sum of damping^k for k = 1..h."""
    return float(sum(damping**k for k in range(1, horizon + 1)))


def shrunk(slope: Floats, variance: Floats, prior: Floats) -> Floats:
    """b~ = m + Z (b - m), Z = tau2 / (tau2 + s2); tau2 by the method of moments over the nodes of a level."""
    if len(slope) < FEWEST:
        return slope
    weight = 1 / variance
    above = float((weight * (slope - prior) ** 2).sum()) - len(slope)
    tau2 = max(0.0, above / float(weight.sum()))
    return prior + tau2 / (tau2 + variance) * (slope - prior)


def credible_slopes(tree: Hierarchy, x: Floats) -> Floats:
    """The growth (log per year) of each parent (P) from x (P x T), shrunk level by level towards the nodes above.

    Fewer than 8 years: districts and groups keep their own, all below take theirs. Fewer than 3 years: nought.
    """
    years = x.shape[1]
    if years < FEWEST:
        return np.zeros(tree.parents)
    slope, variance = slopes(x)
    made = slope.copy()
    for level, (first, last) in enumerate(zip(tree.starts[:-1], tree.starts[1:], strict=True)):
        nodes = slice(first, last)
        if level == 0:
            continue
        prior = made[tree.above[nodes, 0]]
        if level == DISTRICT_GROUP:
            prior = prior + made[tree.above[nodes, 1]] - made[0]
        few = years < ENOUGH
        made[nodes] = prior if few and level > 2 else shrunk(slope[nodes], variance[nodes], prior)
    return made


def parents_ahead(tree: Hierarchy, past: Floats, horizons: int) -> Floats:
    """Forecasts of parents, P x (horizons + 1); column 0 is the level itself. `past`: P x T persons, no holes.

    The region's growth fades slowly in all nodes, what a node grows by beyond it faster (origins 1996-2002 of B1 chose both).
    """
    x = np.log(past[:, -WINDOW:] + OFFSET)
    slope, level = credible_slopes(tree, x), smoothed(x)
    common = np.array([damped(h, REGION_DAMPING) for h in range(horizons + 1)])
    apart = np.array([damped(h) for h in range(horizons + 1)])
    growth = slope[0] * common + (slope - slope[0])[:, None] * apart
    return np.maximum(np.exp(level[:, None] + growth) - OFFSET, 0.0)
