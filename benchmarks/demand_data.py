"""The public data of the demand benchmarks as arrays; the folder is given, never part of the project."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from sheber.science.demand.hierarchy import Floats, Hierarchy

ABS = "abs_employment_state_subdivision_quarterly_1984_2025.parquet"
JOLTS = "jolts_state_monthly_2001_2018_experimental.parquet"
PUPILS = "us_state_enrolment_by_grade_1986_2017.csv"
BLS = "bls_ep_vintages_2016_2020_2024.csv"
FIRST, LAST = 1985, 2024
ORIGINS = range(1996, 2020)
HORIZONS, WINDOW = 5, 12


@dataclass(frozen=True)
class Region:
    """Yearly means of employed persons: subdivisions as occupations, divisions as groups, states as districts."""

    tree: Hierarchy
    cells: Floats  # C x years

    @property
    def parents(self) -> Floats:
        """Sums above the cells (P x years)."""
        return self.tree.sums(self.cells)

    def known(self, origin: int, window: int = WINDOW) -> Floats:
        """The cells of the last years up to an origin."""
        at = origin - FIRST
        return self.cells[:, at - window + 1 : at + 1]

    def came(self, origin: int) -> Floats:
        """What came in the five years after an origin."""
        at = origin - FIRST
        return self.cells[:, at + 1 : at + 1 + HORIZONS]


def employment(folder: Path) -> Region:
    """B1: mean of the quarters of each calendar year, absent = 0."""
    frame = pl.read_parquet(folder / ABS)
    year = pl.col("date").dt.year() if frame["date"].dtype.is_temporal() else pl.col("date").str.slice(0, 4).cast(int)
    names = ["state", "anzsic_division", "anzsic_subdivision"]
    yearly = frame.with_columns(year.alias("year")).group_by([*names, "year"]).agg(pl.col("value").mean())
    yearly = yearly.filter(pl.col("year").is_between(FIRST, LAST))
    states, divisions, subdivisions = (sorted(yearly[name].unique().to_list()) for name in names)
    pairs = [(sub, state) for sub in subdivisions for state in states]
    place = {pair: number for number, pair in enumerate(pairs)}
    table, group = np.zeros((len(pairs), LAST - FIRST + 1)), {}
    for state, division, subdivision, when, value in yearly.select([*names, "year", "value"]).iter_rows():
        table[place[subdivision, state], when - FIRST] = value
        group[subdivision] = divisions.index(division)
    tree = Hierarchy.of(
        [subdivisions.index(sub) for sub, _ in pairs],
        [states.index(state) for _, state in pairs],
        [group[sub] for sub in subdivisions],
    )
    return Region(tree, table)


def openings_and_hires(folder: Path) -> tuple[list[str], Floats, Floats]:
    """B8: openings of 2008-2017 and hires of the year after by state (51 x 10)."""
    frame = pl.read_parquet(folder / JOLTS)
    period = pl.col("PERIOD").cast(pl.String).str.slice(0, 4).cast(pl.Int64).alias("year")
    yearly = frame.with_columns(period).group_by("ST", "year").agg(pl.col("JO", "H").sum()).sort("ST", "year")
    states = sorted(yearly["ST"].unique().to_list())
    value = {(st, year): (jo, h) for st, year, jo, h in yearly.iter_rows()}
    asked = np.array([[value[state, year][0] for year in range(2008, 2018)] for state in states], dtype=float)
    hired = np.array([[value[state, year + 1][1] for year in range(2008, 2018)] for state in states], dtype=float)
    return states, asked, hired


def pupils(folder: Path) -> Floats:
    """B9: pupils by state, grade 1..12 and year 1986-2017, states with all years."""
    seen: dict[str, dict[int, list[float]]] = {}
    columns = [f"G{grade:02d}_A_A" for grade in range(1, 13)]
    with (folder / PUPILS).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            try:
                numbers = [float(row[name]) for name in columns]
            except ValueError:
                continue
            if min(numbers) > 0:
                seen.setdefault(row["STATE"], {})[int(row["YEAR"])] = numbers
    years = range(1986, 2018)
    whole = [state for state in sorted(seen) if all(year in seen[state] for year in years)]
    return np.array([[seen[state][year] for year in years] for state in whole]).transpose(0, 2, 1)
