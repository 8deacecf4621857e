"""Five more states, each as one region: California by its own projection, four by the nation's rates.

The data folder is the one of order_ohio. A state without a projection of its own needs what the nation needs x its share
of the nation's completions of such colleges. The demand that no plan saw: for California the nation's rates of exits and
growth on California's employment; for the others California's rates on their share of the nation's employment.
"""

import os
import sys
from fractions import Fraction
from pathlib import Path

import polars as pl

from benchmarks.order_ohio import YEAR, compared, instance, occupations, read
from benchmarks.shared import give, row
from sheber.science.order.problem import Demand, Problem, columns_of

STATES = {"CA": "California", "TX": "Texas", "NC": "North Carolina", "WA": "Washington", "GA": "Georgia"}
Rates = dict[str, tuple[float, float]]  # occupation: employment, need a year for one employed


def rates_of_nation(tables: dict[str, pl.DataFrame]) -> Rates:
    """Employment and the yearly need for one employed."""
    made = {}
    for one in tables["national"].iter_rows(named=True):
        had = one["emp_2024_k"] or 0.0
        growth = max((one["emp_2034_k"] - had) / had / 10, 0) if had else 0.0
        made[one["soc"]] = (1000 * had, (one["exit_rate"] or 0) / 100 + growth)
    return made


def rates_of_california(folder: Path) -> Rates:
    """The same by California's projection over ten years."""
    told = pl.read_csv(folder / "california_occupation_projections_2023_2033.csv", infer_schema_length=10000)
    made = {}
    for one in told.filter(pl.col("level") == 4).iter_rows(named=True):
        had = one["emp_2023"] or 0.0
        if had:
            made[one["soc"]] = (had, ((one["exits"] or 0) + max(one["change"] or 0, 0)) / 10 / had)
    return made


def share_of_nation(tables: dict[str, pl.DataFrame], colleges: dict[int, str]) -> float:
    """The part of the nation's completions that these colleges give."""
    newest = tables["completions"].filter(pl.col("year") == 2024)
    public = tables["institutions"].filter(pl.col("control") == 1)["unitid"].implode()
    whole = newest.filter(pl.col("unitid").is_in(public))["completions"].sum()
    return float(newest.filter(pl.col("unitid").is_in(list(colleges)))["completions"].sum() / whole)


def cells(wanted: set[str], state: str, employed: Rates, needed: Rates, part: float) -> dict:
    """The need of each occupation: employment by the one x yearly need by the other."""
    made = {}
    for code in sorted(wanted & employed.keys() & needed.keys()):
        need = Fraction(round(1000 * part * employed[code][0] * needed[code][1]), 1000)
        made[code, state, YEAR] = Demand((need,), Fraction(1), Fraction(0))
    return made


def main() -> None:
    """Run it."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SHEBER_PLANNING_DATA", "")
    if not given or not Path(given).is_dir():
        give([row("order_states", "skipped", "no data folder (SHEBER_PLANNING_DATA)")])
        return
    tables, rows = read(Path(given)), []
    wanted, nation, west = occupations(tables), rates_of_nation(tables), rates_of_california(Path(given))
    for state, name in STATES.items():
        colleges = {
            one["unitid"]: state
            for one in tables["institutions"].iter_rows(named=True)
            if one["stabbr"] == state and one["control"] == 1
        }
        if state == "CA":
            seen, unseen = (cells(wanted, state, west, by, 1.0) for by in (west, nation))
        else:
            part = share_of_nation(tables, colleges)
            seen, unseen = (cells(wanted, state, nation, by, part) for by in (nation, west))
        problem, offered = instance(tables, colleges, seen)
        other = Problem(**{**problem.__dict__, "cells": columns_of(unseen)})
        rows += compared("order_states", f"{name}: ", problem, offered, other)
    give(rows)


if __name__ == "__main__":
    main()
