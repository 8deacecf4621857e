"""Vacancies ahead and what they say of employment (B7), the offices' own forecasts (B10), replacement (B11)."""

import csv
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.demand_data import ABS, BLS, FIRST, Region
from sheber.science.demand import uncertainty
from sheber.science.demand.hierarchy import DISTRICT, Floats
from sheber.science.demand.monthly import next_year
from sheber.science.demand.nowcast import nowcast

REGIONS = "ivi_region_anzsco2_monthly_2010_2025.parquet"
STATES = "ivi_state_anzsco2_monthly_2006_2025.parquet"
UK = "uk_si2035_replacement_by_area_occ26.csv"
SHORT = {
    "Australian Capital Territory": "ACT",
    "New South Wales": "NSW",
    "Northern Territory": "NT",
    "Queensland": "QLD",
    "South Australia": "SA",
    "Tasmania": "TAS",
    "Victoria": "VIC",
    "Western Australia": "WA",
}
KNOWN = 54  # months


def vacancies_ahead(folder: Path) -> dict[str, float]:
    """B7: WAPE of the sum of the next 12 months, region x 2-digit, origins December 2014 to 2023."""
    frame = pl.read_parquet(folder / REGIONS).filter(pl.col("occupation_level") == 3)
    dates, places, codes = (sorted(frame[n].unique().to_list()) for n in ("date", "vacancy_region", "anzsco_code"))
    table = np.zeros((len(places), len(codes), len(dates)))
    rows = frame.select("vacancy_region", "anzsco_code", "date", pl.col("value").fill_null(0)).iter_rows()
    at = ({one: n for n, one in enumerate(names)} for names in (places, codes, dates))
    place, code, date = at
    for a, b, c, value in rows:
        table[place[a], code[b], date[c]] = value
    cells = table.reshape(-1, len(dates))
    occupation = np.tile(np.arange(len(codes)), len(places)).astype(float)
    missed, came = np.zeros(2), 0.0
    for origin in [n for n, one in enumerate(dates) if one.month == 12 and 2014 <= one.year <= 2023]:
        known, real = cells[:, origin - KNOWN + 1 : origin + 1], cells[:, origin + 1 : origin + 13].sum(axis=1)
        missed += [np.abs(told - real).sum() for told in (12 * known[:, -1], next_year(known, occupation))]
        came += float(real.sum())
    return {"naive": float(missed[0] / came), "ours": float(missed[1] / came)}


def last_quarters(folder: Path) -> tuple[list[int], Floats]:
    """October to December of each year, seasonally adjusted: Australia, then its states in the order of the employment file."""
    frame = pl.read_parquet(folder / STATES).filter(pl.col("Level") == 1)
    frame = frame.filter(pl.col("series_type") == "Seasonally Adjusted").filter(pl.col("date").dt.month() >= 10)
    sums = frame.group_by("State", pl.col("date").dt.year().alias("year")).agg(pl.col("value").sum())
    value = {(state, year): number for state, year, number in sums.iter_rows()}
    names = ["AUST", *(SHORT[one] for one in sorted(pl.read_parquet(folder / ABS)["state"].unique().to_list()))]
    years = list(range(2006, 2025))
    return years, np.array([[value[name, year] for year in years] for name in names])


def nowcast_gain(region: Region, folder: Path) -> tuple[float, float, int, int]:
    """Mean error of next year's growth of states, points, without and with vacancies; origins won and all (2007 to 2023)."""
    years, seen = last_quarters(folder)
    every = uncertainty.backtest(region.tree, region.cells, 1, origins=37)
    begin = FIRST + region.cells.shape[1] - 1 - every.origins
    nodes = [0, *range(region.tree.starts[DISTRICT], region.tree.starts[DISTRICT + 1])]
    error = {begin + n: every.log_error[n, nodes, 0] for n in range(every.origins)}
    alone, beside = [], []
    for origin in range(2007, 2024):
        known = seen[:, : years.index(origin) + 1]
        past = np.array([error[y] if y < origin else np.full(len(nodes), np.nan) for y in years if y <= origin]).T
        alone.append(float(np.abs(error[origin][1:]).mean()))
        beside.append(float(np.abs(error[origin] - nowcast(known, past).shift)[1:].mean()))
    won = sum(b < a for a, b in zip(alone, beside, strict=True))
    return float(np.mean(alone)), float(np.mean(beside)), won, len(alone)


def offices(folder: Path) -> dict[str, tuple[int, float, float, float]]:
    """B10: BLS read at 2024 on the straight line from base to target: occupations, WAPE, WAPE of naive, right directions."""
    with (folder / BLS).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    made = {}
    for base, target, old in ((2020, 2030, "20"), (2016, 2026, "16")):
        used = [one for one in rows if one[f"title_{old}"] == one["title"] and one[f"emp{base}"]]
        start, end, real = (
            np.array([float(one[name]) for one in used]) for name in (f"emp{base}", f"proj{target}", "emp2024")
        )
        told = start + (end - start) * (2024 - base) / (target - base)
        right = float((np.sign(told - start) == np.sign(real - start)).mean())
        wrong, naive = (float(np.abs(one - real).sum() / real.sum()) for one in (told, start))
        made[f"{base}-{target % 100}"] = (len(used), wrong, naive, right)
    return made


def replacement(folder: Path) -> tuple[float, float]:
    """B11: WAPE of replacement 2020-35 by area and occupation in England: one rate for all, and the nation's by occupation."""
    with (folder / UK).open(encoding="utf-8") as file:
        rows = [
            (one["area"], one["occupation"], float(one["emp2020"]), float(one["replacement_2020_35"]))
            for one in csv.DictReader(file)
        ]
    rate = {name: came / jobs for area, name, jobs, came in rows if area == "EN"}
    jobs_of = {name: jobs for area, name, jobs, _ in rows if area == "EN"}
    flat = sum(rate[name] * jobs_of[name] for name in rate) / sum(jobs_of.values())
    areas = [row for row in rows if row[0] != "EN"]
    all_came = sum(came for *_, came in areas)
    missed = [
        sum(abs(r(name) * jobs - came) for _, name, jobs, came in areas) for r in (lambda _: flat, rate.__getitem__)
    ]
    return missed[0] / all_came, missed[1] / all_came


def separations(folder: Path) -> tuple[int, float, float]:
    """B11: US separation rates of two vintages: occupations, correlation, median change."""
    with (folder / BLS).open(encoding="utf-8") as file:
        rows = [one for one in csv.DictReader(file) if one["title_20"] == one["title"] and one["emp2020"]]

    def rate(one: dict[str, str], base: str, target: str, openings: str) -> float:
        first, last = float(one[base]), float(one[target])
        return (float(one[openings]) - (last - first) / 10) / ((first + last) / 2)

    old = np.array([rate(one, "emp2020", "proj2030", "openings_2030") for one in rows])
    new = np.array([rate(one, "emp2024", "proj2034", "openings_2434") for one in rows])
    kept = (old > 0) & (new > 0)  # a few rates are nought: numbers of the smallest occupations are rounded away
    old, new = old[kept], new[kept]
    return int(kept.sum()), float(np.corrcoef(old, new)[0, 1]), float(np.median(np.abs(new / old - 1)))
