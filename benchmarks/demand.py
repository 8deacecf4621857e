"""Demand on public data by fixed protocols, beside naive and statsforecast's AutoETS in one run.

The folder is named by SHEBER_DEMAND_DATA or as an argument (`python -m benchmarks demand /path/to/data`). It is not part
of the project; without it the benchmark says so and is skipped. Draws are seeded with 20260101.
"""

import os
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

from benchmarks import demand_levels as levels
from benchmarks import demand_market as market
from benchmarks import demand_people as people
from benchmarks.demand_data import ABS, Region, employment, openings_and_hires, pupils
from benchmarks.shared import give, peak, row
from sheber.science.demand import scenarios, uncertainty
from sheber.science.demand.employment import ahead

Rows = list[dict[str, str]]
NAME = "demand"
percent = levels.percent


def told(measure: str, value: object, goal: str = "") -> dict[str, str]:
    """A row of the table."""
    return row(NAME, measure, value, goal)


def points(region: Region) -> Rows:
    """B1, B2: G1, G2, G8, G10."""
    nothing = levels.naive(region)
    ours = levels.pipeline(region)
    beside, by_year, single = levels.wape(nothing, region)
    own, own_by_year, own_single = levels.wape({o: one.cells[:, 1:] for o, one in ours.items()}, region)
    won = sum(own_single[o] < single[o] for o in own_single)
    made = [
        told("G1 cells, 12 years known, 1-5 years, WAPE: naive", percent(beside)),
        told("G1 cells, WAPE: ours", percent(own), "10.5 % or less"),
        told(
            "G1 skill against naive; origins won",
            f"{percent(1 - own / beside)}; {won} of {len(own_single)}",
            "17 %; all",
        ),
        told("G2 skill at 5 years", percent(1 - own_by_year[4] / by_year[4]), "20 %"),
        told(
            "B1 by horizon, ours (naive)",
            "; ".join(f"{100 * a:.1f} ({100 * b:.1f})" for a, b in zip(own_by_year, by_year, strict=True)),
        ),
        told("B3 by level, ours, WAPE", "; ".join(f"{n} {100 * v:.1f}" for n, v in levels.levels(ours, region))),
    ]
    made += _autoets(region)
    for window in (6, 8, 20):
        short = levels.pipeline(region, window)
        kept = {o: one.cells[:, 1:] for o, one in short.items() if o >= 2004}
        made.append(told(f"B2 {window} years known, 16 origins", percent(levels.wape(kept, region)[0])))
    made.append(told("G10 60 % of cell-years deleted", percent(levels.holes(region, 0.6)), "11.5 % or less"))
    made.append(told("G8 cold start", percent(levels.cold(region)), "14 % or less"))
    return made


def _autoets(region: Region) -> Rows:
    started = time.process_time()
    try:
        beside = levels.wape(levels.autoets(region), region)[0]
    except ImportError:
        return [told("G1 cells, WAPE: statsforecast AutoETS", "not installed (make bench installs it)")]
    spent = time.process_time() - started
    return [told("G1 cells, WAPE: statsforecast AutoETS", f"{percent(beside)} ({spent:.0f} CPU s for 24 origins)")]


def spread(region: Region) -> Rows:
    """B4, B5: G4, G5."""
    every = uncertainty.backtest(region.tree, region.cells, 5, origins=37)
    covered, crps = levels.intervals(region, every)
    made = [
        told(
            f"G4 80 % interval covers, {name}: all (least to most by horizon)",
            f"{a:.2f} ({low:.2f} to {high:.2f})",
            "0.77 to 0.85",
        )
        for name, (a, low, high) in covered.items()
    ]
    made.append(told("B4 CRPS / level, cells, 15 even quantiles", f"{crps:.4f}", "not compared: other quantiles"))
    joint, dearer = levels.joint(region, every)
    made.append(told("G5 scenarios: 80 % of the region's total covers", f"{joint['region']:.2f}", "0.75 to 0.88"))
    made.append(told("G5 scenarios by level", "; ".join(f"{name} {value:.2f}" for name, value in joint.items())))
    made.append(told("G5 30 scenarios for 500: the plan costs more by", percent(dearer), "3 % or less"))
    return made


def decisions(region: Region) -> Rows:
    """B6: G3, G6."""
    ours = levels.pipeline(region)
    made = []
    for rate in (0.03, 0.06):
        found = levels.openings(ours, region, rate)
        for name, goal in (("district_group", "20 % or less"), ("cell", "30 % or less")):
            alone, own = found[name]
            measure = f"{'G3' if rate == 0.06 else 'B6'} 5-year openings, exits {100 * rate:.0f} %/y, {name}: ours (replacement only)"
            made.append(told(measure, f"{percent(own)} ({percent(alone)})", goal if rate == 0.06 else ""))
    naive, mean, quantile = levels.decision(ours, region)
    made.append(
        told(
            "G6 cost of a decision 2:1: at the 2/3 quantile (naive; mean)",
            f"{quantile:.2f} ({naive:.2f}; {mean:.2f})",
            "0.43 or less",
        )
    )
    return made


def signals(folder: Path) -> Rows:
    """B8, B9: G7, G9."""
    states, asked, hired = openings_and_hires(folder)
    found = people.requests(states, asked, hired, 100)
    made = [
        told(f"B8 cells of 100 hires: {name}: WAPE; error of the sum", f"{percent(cell)}; {percent(total)}")
        for name, (cell, total) in found.items()
        if name != "half"
    ]
    cell, total = found["half"]
    made.append(
        told(
            "G7 half calibrated requests, half 3-year hires: WAPE; sum",
            f"{percent(cell)}; {percent(total)}",
            "10 %; 4 %",
        )
    )
    errors = people.cohort_errors(pupils(folder), 9)
    shown = {name: "; ".join(f"{100 * one[h - 1]:.1f}" for h in (1, 3, 5)) for name, one in errors.items()}
    made.append(told("G9 grade 9 by state at 1, 3, 5 years, %: ours", shown["ratios"], "1.5; 2.5; 3.5"))
    made.append(told("G9 the same: naive", shown["naive"]))
    return made


def market_rows(region: Region, folder: Path) -> Rows:
    """B7, B10, B11: G9b, G13."""
    ahead_ = market.vacancies_ahead(folder)
    alone, beside, won, origins = market.nowcast_gain(region, folder)
    made = [
        told(
            "G9b vacancies of the next 12 months, region x 2-digit, WAPE: ours (naive)",
            f"{percent(ahead_['ours'])} ({percent(ahead_['naive'])})",
            "12.5 % or less",
        ),
        told(
            "B7 growth of states next year, mean error in points: with vacancies (without); origins won",
            f"{100 * beside:.2f} ({100 * alone:.2f}); {won} of {origins}",
        ),
    ]
    for name, (count, wrong, naive, right) in market.offices(folder).items():
        made.append(
            told(
                f"B10 BLS {name} read at 2024, {count} occupations, WAPE (naive); direction right",
                f"{percent(wrong)} ({percent(naive)}); {percent(right)}",
                "G13: to be beaten once OEWS histories are at hand",
            )
        )
    flat, own = market.replacement(folder)
    made.append(
        told(
            "B11 England, replacement 2020-35 by area and occupation, WAPE: the nation's rate of the occupation (one rate for all)",
            f"{percent(own)} ({percent(flat)})",
        )
    )
    count, correlation, change = market.separations(folder)
    made.append(
        told(
            f"B11 US separation rates of two vintages, {count} occupations: correlation; median change",
            f"{correlation:.2f}; {percent(change)}",
        )
    )
    return made


def speed(region: Region) -> Rows:
    """G12: a forecast, its backtest and 300 scenarios."""
    started = time.process_time()
    one = ahead(region.tree, region.cells, 5)
    errors = uncertainty.backtest(region.tree, region.cells, 5, origins=13)
    quantiles = uncertainty.quantiles(
        region.tree, errors, np.concatenate([one.parents, one.cells])[:, 1:], one.volatility
    )
    vary = one.volatility[region.tree.parents :]
    paths = scenarios.paths(region.tree, one.cells[:, 1:], vary, errors, 300, np.random.default_rng(1))
    spent = time.process_time() - started
    nodes = region.tree.parents + region.tree.cells
    size = f"{nodes} nodes, 13 origins, {len(paths)} scenarios, {quantiles.shape[2]} quantiles"
    return [
        told(f"G12 {size}: CPU seconds", f"{spent:.1f} s", "3 s or less"),
        told("G12 peak memory", peak(), "300 MB or less"),
    ]


def main() -> None:
    """Run it."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SHEBER_DEMAND_DATA", "") or ".")
    if not (folder / ABS).exists():
        print(f"demand: skipped, no {ABS} in {folder}; set SHEBER_DEMAND_DATA", file=sys.stderr)
        give([told("skipped: SHEBER_DEMAND_DATA names no folder with the data", "-")])
        return
    region = employment(folder)
    rows = speed(region)  # first, so that the peak is its own
    for name in (points, spread, decisions):
        rows += name(region)
    rows += signals(folder)
    rows += market_rows(region, folder)
    try:
        rows.append(told("beside", f"statsforecast {version('statsforecast')}, numpy {version('numpy')}"))
    except PackageNotFoundError:
        rows.append(told("beside", f"numpy {version('numpy')}"))
    give(rows)


if __name__ == "__main__":
    main()
