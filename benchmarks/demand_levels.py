"""Employment: points, short histories, holes, cold start, intervals, scenarios, openings, cost of a decision (B1-B6)."""

from collections.abc import Callable, Iterator

import numpy as np

from benchmarks.demand_data import FIRST, HORIZONS, ORIGINS, WINDOW, Region
from sheber.science.demand import scenarios, uncertainty
from sheber.science.demand.employment import Ahead, ahead, cold_start
from sheber.science.demand.growth import parents_ahead
from sheber.science.demand.hierarchy import DISTRICT, DISTRICT_GROUP, GROUP, LEVELS, OCCUPATION, Floats
from sheber.science.demand.uncertainty import UNIT, Errors

SEED = 20260101
Forecast = Callable[[int], Floats]


def percent(value: float) -> str:
    """A share as per cent."""
    return f"{100 * value:.1f} %"


def wape(told: dict[int, Floats], region: Region) -> tuple[float, Floats, dict[int, float]]:
    """Over all origins, by horizon, by origin."""
    missed, came, single = np.zeros(HORIZONS), np.zeros(HORIZONS), {}
    for origin, cells in told.items():
        truth = region.came(origin)
        error = np.abs(truth - cells)
        missed, came = missed + error.sum(axis=0), came + truth.sum(axis=0)
        single[origin] = float(error.sum() / truth.sum())
    return float(missed.sum() / came.sum()), missed / came, single


def naive(region: Region) -> dict[int, Floats]:
    """Nothing changes."""
    return {origin: np.repeat(region.known(origin)[:, -1:], HORIZONS, axis=1) for origin in ORIGINS}


def pipeline(region: Region, window: int = WINDOW) -> dict[int, Ahead]:
    """Ours at every origin."""
    return {o: ahead(region.tree, region.known(o, window), HORIZONS) for o in ORIGINS if o - FIRST + 1 >= window}


def autoets(region: Region) -> dict[int, Floats]:
    """statsforecast's AutoETS on every cell."""
    import pandas as pd
    from statsforecast import StatsForecast
    from statsforecast.models import AutoETS

    made = {}
    for origin in ORIGINS:
        known = region.known(origin)
        count, years = known.shape
        frame = pd.DataFrame(
            {
                "unique_id": np.repeat(np.arange(count), years),
                "ds": np.tile(np.arange(years), count),
                "y": known.ravel(),
            }
        )
        told = StatsForecast([AutoETS(season_length=1)], freq=1).forecast(HORIZONS, df=frame)
        made[origin] = np.maximum(told["AutoETS"].to_numpy().reshape(count, HORIZONS), 0.0)
    return made


def levels(told: dict[int, Ahead], region: Region) -> Iterator[tuple[str, float]]:
    """WAPE by level of the balanced forecast."""
    bounds = uncertainty.level_bounds(region.tree)
    truth = np.concatenate([region.parents, region.cells])
    for name, nodes in zip(LEVELS, bounds, strict=True):
        missed = came = 0.0
        for origin, one in told.items():
            foretold = np.concatenate([one.parents, one.cells])[nodes, 1:]
            at = origin - FIRST
            real = truth[nodes, at + 1 : at + 1 + HORIZONS]
            missed, came = missed + float(np.abs(real - foretold).sum()), came + float(real.sum())
        yield name, missed / came


def holes(region: Region, share: float) -> float:
    """B2: cell-years of the window deleted at random, parents kept whole; 16 origins with 20 years."""
    draw, told = np.random.default_rng(SEED), {}
    for origin in range(2004, 2020):
        known = region.known(origin).copy()
        known[draw.random(known.shape) < share] = np.nan
        told[origin] = ahead(region.tree, known, HORIZONS, parents=region.tree.sums(region.known(origin))).cells[
            :, 1:
        ]
    return wape(told, region)[0]


def cold(region: Region) -> float:
    """B2: each cell hidden; subdivision's forecast x geometric mean of two shares of its state."""
    tree, told = region.tree, {}
    for origin in range(2004, 2020):
        known = region.known(origin)
        sums = tree.sums(known)
        parents = parents_ahead(tree, sums, HORIZONS)
        of_all = sums[tree.node(DISTRICT), -1] / sums[0, -1]
        inside = sums[tree.node(DISTRICT_GROUP), -3:].sum(axis=1) - known[:, -3:].sum(axis=1)
        group = sums[tree.node(GROUP), -3:].sum(axis=1) - sums[tree.node(OCCUPATION), -3:].sum(axis=1)
        of_group = np.where(group > 0, inside / np.where(group > 0, group, 1.0), of_all)
        nation = parents[tree.node(OCCUPATION), 1:]
        pairs = zip(nation, of_all, np.maximum(of_group, 0), strict=True)
        told[origin] = np.array([cold_start(row, a, g) for row, a, g in pairs])
    return wape(told, region)[0]


def errors_known_at(region: Region, every: Errors, origin: int, last: int = uncertainty.REMEMBERED) -> Errors:
    """Errors of the last origins whose target years are known at an origin."""
    offset = region.cells.shape[1] - 1 - every.origins  # place of the first past origin
    at = origin - FIRST - offset
    begin = max(0, at - last)
    kept = every.log_error[begin:at].copy()
    for place in range(len(kept)):
        kept[place, :, at - begin - place :] = np.nan
    return Errors(kept, every.volatility[begin:at], every.size[begin:at])


CRPS_AT = np.linspace(0.01, 0.99, 15)
QUANTILES = (0.1, 0.9, *CRPS_AT.tolist())


def intervals(region: Region, every: Errors) -> tuple[dict[str, tuple[float, float, float]], float]:
    """B4: coverage of the 80 % interval by level (all, lowest and highest horizon) and CRPS / level of cells."""
    bounds = uncertainty.level_bounds(region.tree)
    truth = np.concatenate([region.parents, region.cells])
    inside: dict[str, list[Floats]] = {name: [] for name in LEVELS}
    loss = came = 0.0
    for origin in range(2005, 2020):
        one = ahead(region.tree, region.known(origin), HORIZONS)
        foretold = np.concatenate([one.parents, one.cells])[:, 1:]
        spread = uncertainty.quantiles(
            region.tree, errors_known_at(region, every, origin), foretold, one.volatility, QUANTILES
        )
        at = origin - FIRST
        real = truth[:, at + 1 : at + 1 + HORIZONS]
        hit = (real >= spread[:, :, 0]) & (real <= spread[:, :, 1])
        for name, nodes in zip(LEVELS, bounds, strict=True):
            inside[name].append(hit[nodes].mean(axis=0))
        cells = bounds[-1]
        miss = real[cells, :, None] - spread[cells][:, :, 2:]
        loss += float(2 * np.maximum(CRPS_AT * miss, (CRPS_AT - 1) * miss).mean(axis=2).sum())
        came += float(real[cells].sum())
    by_level = {name: np.mean(rows, axis=0) for name, rows in inside.items()}
    return {name: (float(v.mean()), float(v.min()), float(v.max())) for name, v in by_level.items()}, loss / came


def joint(region: Region, every: Errors) -> tuple[dict[str, float], float]:
    """B5: coverage of 80 % by level of 300 summed paths; and what 30 scenarios cost beside 500 in a newsvendor plan."""
    bounds = uncertainty.level_bounds(region.tree)
    truth = np.concatenate([region.parents, region.cells])
    inside: dict[str, list[float]] = {name: [] for name in LEVELS}
    ratios = []
    for origin in range(2010, 2020):
        draw = np.random.default_rng(SEED + origin)
        one = ahead(region.tree, region.known(origin), HORIZONS)
        known = errors_known_at(region, every, origin, last=40)
        vary = one.volatility[region.tree.parents :]
        paths = scenarios.paths(region.tree, one.cells[:, 1:], vary, known, 300, draw)
        whole = np.concatenate([np.stack([region.tree.sums(path) for path in paths]), paths], axis=1)
        low, high = np.quantile(whole, [0.1, 0.9], axis=0)
        at = origin - FIRST
        real = truth[:, at + 1 : at + 1 + HORIZONS]
        hit = (real >= low) & (real <= high)
        for name, nodes in zip(LEVELS, bounds, strict=True):
            inside[name].append(float(hit[nodes].mean()))
        many = scenarios.paths(region.tree, one.cells[:, 1:], vary, known, 500, draw)[:, :, -1]
        few = many[scenarios.reduced(many, 30)]
        ratios.append(_cost(np.quantile(few, 2 / 3, axis=0), many) / _cost(np.quantile(many, 2 / 3, axis=0), many))
    return {name: float(np.mean(rows)) for name, rows in inside.items()}, float(np.mean(ratios)) - 1


def _cost(plan: Floats, needs: Floats) -> float:
    """Shortage costs 2, surplus 1."""
    return float((2 * np.maximum(needs - plan, 0) + np.maximum(plan - needs, 0)).sum())


def requirement(level: Floats, path: Floats, rate: float) -> Floats:
    """B6: mean employment of years 3-5 less the level, plus those who leave, not below nought."""
    return np.maximum(path[..., 2:5].mean(axis=-1) - level + rate * path.sum(axis=-1), 0.0)


def openings(told: dict[int, Ahead], region: Region, rate: float) -> dict[str, tuple[float, float]]:
    """WAPE of the five-year requirement by level: replacement only, and ours."""
    bounds = uncertainty.level_bounds(region.tree)
    missed = {name: np.zeros(2) for name in LEVELS}
    came = dict.fromkeys(LEVELS, 0.0)
    for origin, one in told.items():
        recent = region.known(origin)[:, -3:].mean(axis=1)
        still = np.repeat(region.known(origin)[:, -1:], HORIZONS, axis=1)
        three = [_all(region, cells) for cells in (region.came(origin), still, one.cells[:, 1:])]
        level = _all(region, recent[:, None])[:, 0]
        last = _all(region, still[:, :1])[:, 0]
        real, ours = (requirement(level, path, rate) for path in (three[0], three[2]))
        alone = requirement(last, three[1], rate)
        for name, nodes in zip(LEVELS, bounds, strict=True):
            missed[name] += [np.abs(real - plan)[nodes].sum() for plan in (alone, ours)]
            came[name] += float(real[nodes].sum())
    return {name: (float(missed[name][0] / came[name]), float(missed[name][1] / came[name])) for name in LEVELS}


def _all(region: Region, cells: Floats) -> Floats:
    return np.concatenate([region.tree.sums(cells), cells])


def decision(told: dict[int, Ahead], region: Region, rate: float = 0.06) -> tuple[float, float, float]:
    """Cost per unit of need (shortage twice) at cells, 16 origins: naive, the mean, the 2/3 quantile of past errors."""
    real, ours, size = {}, {}, {}
    for origin, one in told.items():
        recent = region.known(origin)[:, -3:].mean(axis=1)
        real[origin] = requirement(recent, region.came(origin), rate)
        ours[origin] = requirement(recent, one.cells[:, 1:], rate)
        size[origin] = recent
    cost, need = np.zeros(3), 0.0
    for origin in range(2004, 2020):
        past = [one for one in told if one <= origin - HORIZONS]
        error = np.concatenate([(real[one] - ours[one]) / (size[one] + UNIT) for one in past])
        where = np.concatenate([size[one] for one in past])
        edges = np.quantile(where, np.linspace(0, 1, 9)[1:-1])
        lift = np.array([np.quantile(error[np.searchsorted(edges, where) == k], 2 / 3) for k in range(8)])
        high = ours[origin] + lift[np.searchsorted(edges, size[origin])] * (size[origin] + UNIT)
        last = region.known(origin)[:, -1]
        alone = np.maximum(last - size[origin] + rate * HORIZONS * last, 0.0)
        for place, plan in enumerate((alone, ours[origin], np.maximum(high, 0.0))):
            cost[place] += _cost(plan, real[origin])
        need += float(real[origin].sum())
    cost = cost / need
    return float(cost[0]), float(cost[1]), float(cost[2])
