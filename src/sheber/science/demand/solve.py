"""The forecast of need: employment ahead, openings, employers' signal, projects, graduates; with quantiles and scenarios.

problem.Inputs -> solve -> problem.Answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from sheber.science.demand import scenarios
from sheber.science.demand.employment import UNIT, ahead, volatility
from sheber.science.demand.hierarchy import GROUP, Floats, Hierarchy
from sheber.science.demand.nowcast import Nowcast, nowcast
from sheber.science.demand.problem import GRADES, SIGNAL, Answer, Cell, Inputs, Need, Panel
from sheber.science.demand.uncertainty import QUANTILES, Errors, backtest
from sheber.science.demand.waterfall import MILLION, THOUSAND, Parts, terms

RATIO_SPREAD = 0.18  # sd of the log of the ratio of hires to requests from year to year (B8: 0.15 to 0.2)
SUPPLY_SPREAD = 0.03  # sd of the log of a year's graduates on the way: cohorts and drop-out (B9)


@dataclass(frozen=True)
class _People:
    """Employment of K cells: level and base path, balanced path (K x H+1, column 0: last count), and joint paths.

    `now`: what new vacancies add to the balanced path (K x H+1); the paths hold it unless it is switched off.
    """

    base: Floats
    cells: Floats
    now: Floats
    share: Floats
    paths: Floats  # N x K x H
    nowcast: Nowcast | None = None


def forecast(inputs: Inputs) -> Answer:
    """Every cell that has employment, a request or a project, for each year; in order."""
    draw = np.random.default_rng(inputs.seed)
    cells = _cells(inputs)
    people = _employment(inputs, cells, draw)
    asked, signed, brought = _heard(inputs, contract=False), _heard(inputs, contract=True), _brought(inputs)
    needs = []
    for place, cell in enumerate(cells):
        for step in range(inputs.years):
            parts = _parts(inputs, people, place, (*cell, inputs.first_year + step), (asked, signed, brought))
            needs.append((cell, inputs.first_year + step, parts))
    drawn = _drawn(inputs, people, [parts for _, _, parts in needs], (asked, signed), draw)
    spread = np.quantile(drawn, QUANTILES, axis=0).T if len(needs) else np.zeros((0, len(QUANTILES)))
    counts = counted(inputs)
    made = tuple(
        _need(inputs, people, counts.get(one[0], 0), place, one, spread[place], asked)
        for place, one in enumerate(needs)
    )
    chosen = scenarios.reduced(drawn, inputs.scenarios) if len(needs) else np.arange(0)
    factors = np.exp(SUPPLY_SPREAD * draw.standard_normal((len(chosen), inputs.years)))
    return Answer(made, drawn[chosen], factors, people.nowcast)


def _cells(inputs: Inputs) -> list[Cell]:
    known = set(inputs.panel.cells) if inputs.panel else set()
    known |= set(inputs.started)
    known |= {(one.occupation, one.district) for one in inputs.projects if _within(inputs, one.year)}
    return sorted(known | {(one.occupation, one.district) for one in inputs.requests if _within(inputs, one.year)})


def _within(inputs: Inputs, year: int) -> bool:
    return inputs.first_year <= year <= inputs.last_year


def horizons(inputs: Inputs) -> tuple[int, int]:
    """The horizon of the first forecast year, counted from the last counted year, and of the last one."""
    first = inputs.first_year - inputs.panel.last if inputs.panel else 1
    return first, first + inputs.years - 1


def _employment(inputs: Inputs, cells: list[Cell], draw: Generator) -> _People:
    _, last = horizons(inputs)
    base, balanced, now = (np.zeros((len(cells), last + 1)) for _ in range(3))
    told_now = None
    share, paths = np.zeros(len(cells)), np.zeros((inputs.paths, len(cells), last))
    place = {cell: number for number, cell in enumerate(cells)}
    panel = inputs.panel
    if panel is not None and panel.cells:
        at = np.array([place[cell] for cell in panel.cells])
        told = ahead(panel.tree, panel.counts, last, macro=inputs.macro, se=panel.se)
        weight = inputs.growth_weight  # a growth that loses to "nothing changes" is drawn towards it
        base[at] = told.base[:, :1] + weight * (told.base - told.base[:, :1])
        balanced[at] = told.cells[:, :1] + weight * (told.cells - told.cells[:, :1])
        share[at] = told.share
        errors = backtest(panel.tree, panel.counts, last, se=panel.se)
        first, _ = horizons(inputs)
        told_now = _from_vacancies(panel, errors, balanced[at, first])
        if told_now is not None:
            gain = np.expm1(told_now.shift[1 + panel.tree.node(GROUP) - panel.tree.starts[GROUP]])
            now[at, first:] = balanced[at, first:] * gain[:, None]
        vary = told.volatility[panel.tree.parents :]
        middle = balanced[at, 1:] + (0 if "nowcast" in inputs.without else now[at, 1:])
        paths[:, at] = scenarios.paths(panel.tree, middle, vary, errors, inputs.paths, draw)
    _start(inputs, place, base, balanced, paths, draw)
    return _People(base, balanced, now, share, paths, told_now)


def _from_vacancies(panel: Panel, errors: Errors, size: Floats) -> Nowcast | None:
    """What vacancies say of the year after the last count; none where the last quarter or the one a year before is not known.

    The region's own change is surer than the sum of its groups', which say only how it is spread; `size`: persons of cells (C).
    """
    seen = panel.vacancies
    if seen is None or seen.shape[1] < 2 or np.isnan(seen[0, -2:]).any():
        return None
    groups = slice(panel.tree.starts[GROUP], panel.tree.starts[GROUP + 1])
    past = np.full(seen.shape, np.nan)
    if errors.origins:
        known = np.concatenate([errors.log_error[:, :1, 0], errors.log_error[:, groups, 0]], axis=1).T
        past[:, -1 - errors.origins : -1] = known
    told = nowcast(seen, past)
    of_cell = np.expm1(told.shift[1 + panel.tree.node(GROUP) - groups.start])
    beyond = np.expm1(told.shift[0]) - float((of_cell * size).sum()) / max(float(size.sum()), 1e-9)
    return replace(told, shift=np.concatenate([told.shift[:1], np.log1p(np.expm1(told.shift[1:]) + beyond)]))


def _start(
    inputs: Inputs, place: Mapping[Cell, int], base: Floats, balanced: Floats, paths: Floats, draw: Generator
) -> None:
    """Cells without any count: their persons as they are, errors from the start table."""
    started = sorted(inputs.started)
    if not started:
        return
    at = np.array([place[cell] for cell in started])
    level = np.array([inputs.started[cell] for cell in started])
    base[at] = balanced[at] = level[:, None]
    none = Hierarchy.of(range(len(at)), [0] * len(at), [0] * len(at))
    nothing = Errors(*(np.zeros((0, 1, 1)), np.zeros((0, 1)), np.zeros((0, 1))))
    paths[:, at] = scenarios.paths(none, balanced[at, 1:], volatility(level[:, None]), nothing, len(paths), draw)


Heard = Mapping[tuple[str, str, int], tuple[float, float]]


def _heard(inputs: Inputs, *, contract: bool) -> Heard:
    """Calibrated requests and their variance by cell and year; what a project brings is not asked twice."""
    known = {(one.code, one.occupation, one.district) for one in inputs.projects}
    total: dict[tuple[str, str, int], tuple[float, float]] = {}
    for one in inputs.requests:
        if one.contract != contract or (one.project and (one.project, one.occupation, one.district) in known):
            continue
        key = (one.occupation, one.district, one.year)
        mean, variance = total.get(key, (0.0, 0.0))
        # A signed training contract is a promise of its own class: it is held against its own record and does not fade.
        trust = inputs.contracts if contract else inputs.credibility
        counted = trust.calibrated(one.employer, one.sector, one.number) if trust else one.number
        spread = trust.variance(one.employer, one.sector, one.number) if trust else 0.0
        total[key] = (mean + counted, variance + spread)
    return total


def _brought(inputs: Inputs) -> Heard:
    """Jobs of projects for graduates of the region: their mean and variance by cell and year."""
    made: dict[tuple[str, str, int], tuple[float, float]] = {}
    for one in inputs.projects:
        key = (one.occupation, one.district, one.year)
        mean, variance = made.get(key, (0.0, 0.0))
        jobs = one.jobs * one.fresh
        spread = jobs**2 * one.probability * (1 - one.probability)
        made[key] = (mean + jobs * one.probability, variance + spread)
    return made


def _thousandths(value: float) -> int:
    return round(float(value) * THOUSAND)


def _parts(
    inputs: Inputs, people: _People, place: int, key: tuple[str, str, int], heard: tuple[Heard, Heard, Heard]
) -> Parts:
    asked, signed, brought = heard
    occupation, _, year = key
    step = year - inputs.first_year
    h = horizons(inputs)[0] + step
    base = [_thousandths(value) for value in people.base[place, [0, h - 1, h]]]
    whole = [_thousandths(value) for value in people.cells[place, [0, h - 1, h]]]
    off = [one - other for one, other in zip(whole, base, strict=True)]
    now = [_thousandths(value) for value in people.now[place, [h - 1, h]]]
    exit_rate, kappa = inputs.exits.get(occupation), inputs.kappa.get(occupation)
    return Parts(
        level=whole[0],
        grown=base[1] - base[0],
        balanced=off[1] - off[0],
        growth=base[2] - base[1],
        balancing=off[2] - off[1],
        exit_rate=round(exit_rate.value * MILLION) if exit_rate else 0,
        # Where nobody asked and nobody ever asks, silence is no signal: openings stand alone.
        asked=_thousandths(asked[key][0]) if key in asked else None,
        signal=round(SIGNAL.get(step + 1, 0.0) * inputs.signal_weight * MILLION),
        contracts=_thousandths(signed.get(key, (0.0, 0.0))[0]),
        projects=_thousandths(brought.get(key, (0.0, 0.0))[0]),
        kappa_rate=round(kappa.value * MILLION) if kappa else MILLION,
        nowcast=now[1] - now[0],
        nowcasted=now[0],
    )


def _drawn(
    inputs: Inputs, people: _People, parts: list[Parts], heard_of: tuple[Heard, Heard], draw: Generator
) -> Floats:
    """Needs of every path, N x (cells x years), persons: the closed formulas of the waterfall over drawn parts."""
    count, (first, last) = inputs.paths, horizons(inputs)
    cells, years = people.cells.shape[0], inputs.years
    start = np.repeat(people.cells[None, :, :1], count, axis=0)
    middle = people.cells if "nowcast" in inputs.without else people.cells + people.now
    path = np.concatenate([start, _straight(middle, people.paths)], axis=2)
    before, after = path[:, :, first - 1 : last], path[:, :, first : last + 1]

    def column(name: str) -> Floats:
        values = [getattr(one, name) for one in parts]
        return np.array([0 if v is None else v for v in values], dtype=float).reshape(cells, years)

    off = inputs.without
    rate = 0 if "exits" in off else column("exit_rate") / MILLION
    change = 0 if "growth" in off else after - before
    openings = np.maximum(change + rate * (before + after) / 2, 0.0)
    heard = np.array([one.asked is not None and "requests" not in off for one in parts], dtype=bool)
    signal = np.where(heard.reshape(cells, years), column("signal") / MILLION, 0.0)
    if signal.any():
        calibrated = _requests_drawn(inputs, column("asked") / THOUSAND, heard_of[0], RATIO_SPREAD, draw)
        openings = (1 - signal) * openings + signal * calibrated
    total = openings
    if "contracts" not in off:
        total = total + _requests_drawn(inputs, column("contracts") / THOUSAND, heard_of[1], 0.0, draw)
    if "projects" not in off:
        total = total + _projects_drawn(inputs, cells, draw)
    kappa = 1.0 if "kappa" in off else column("kappa_rate") / MILLION
    return np.asarray(np.maximum(total * kappa, 0.0).reshape(count, cells * years))


def _straight(cells: Floats, paths: Floats) -> Floats:
    """Each path's deviation on a straight line to its error at the last horizon (N x K x H).

    What counts wobble by from one year to the next calls for no training; what they drift by does.
    """
    middle = np.log(cells[:, 1:] + UNIT)
    drift = np.log(paths[:, :, -1:] + UNIT) - middle[:, -1:]
    steps = np.arange(1, middle.shape[1] + 1) / middle.shape[1]
    return np.maximum(np.exp(middle + drift * steps) - UNIT, 0.0)


def _requests_drawn(inputs: Inputs, mean: Floats, asked: Heard, ratio_spread: float, draw: Generator) -> Floats:
    """Calibrated requests of every path: one error of the ratio a path, and each cell's own."""
    order = {cell: place for place, cell in enumerate(_cells(inputs))}
    spread = np.zeros(mean.shape)
    for (occupation, district, year), (_, variance) in asked.items():
        if _within(inputs, year):
            spread[order[occupation, district], year - inputs.first_year] = np.sqrt(variance)
    if not asked:
        return mean
    common = np.exp(ratio_spread * draw.standard_normal((inputs.paths, 1, 1)) - ratio_spread**2 / 2)
    own = draw.standard_normal((inputs.paths, *mean.shape)) * spread
    return np.maximum(mean * common + own, 0.0)


def _projects_drawn(inputs: Inputs, cells: int, draw: Generator) -> Floats:
    """Jobs of every path: a project comes whole or not at all, in all its cells and years."""
    order = {cell: place for place, cell in enumerate(_cells(inputs))}
    made = np.zeros((inputs.paths, cells, inputs.years))
    chance = {one.code: draw.random(inputs.paths) for one in sorted(inputs.projects, key=lambda one: one.code)}
    for one in inputs.projects:
        if _within(inputs, one.year):
            at = order[one.occupation, one.district], one.year - inputs.first_year
            made[:, at[0], at[1]] += (chance[one.code] < one.probability) * one.jobs * one.fresh
    return made


def _need(
    inputs: Inputs,
    people: _People,
    counts: int,
    place: int,
    one: tuple[Cell, int, Parts],
    spread: Floats,
    asked: Heard,
) -> Need:
    cell, year, parts = one
    made = terms(parts, inputs.without)
    middle = sum(made.values())
    told = [_thousandths(value) for value in spread]
    # The mean is never outside its own interval, however skewed the paths are.
    half = len(told) // 2
    bounds = [min(v, middle) if i < half else max(v, middle) if i > half else v for i, v in enumerate(told)]
    heard = (*cell, year) in asked and not inputs.credibility.assumed
    grade = _grade(inputs, cell, counts, asked=heard)
    return Need(*cell, year, parts, made, tuple(bounds), grade, float(people.share[place // inputs.years]))


def _grade(inputs: Inputs, cell: Cell, counts: int, *, asked: bool) -> str:
    """A: three counts and requests with a record; B: three counts; C: one or two; D: none. Never above the cell's cap."""
    own = ("A" if asked else "B") if counts >= 3 else "C" if counts else "D"
    return max(own, inputs.caps.get(cell, "A"), key=GRADES.index)


def counted(inputs: Inputs) -> dict[Cell, int]:
    """How many years each cell was counted."""
    if inputs.panel is None:
        return {}
    known = (~np.isnan(inputs.panel.counts)).sum(axis=1)
    return {cell: int(number) for cell, number in zip(inputs.panel.cells, known, strict=True)}
