"""A real instance: Ohio's public colleges, planned at the money of what they really offered.

The data folder is given from outside (`SHEBER_PLANNING_DATA` or the first argument) and is no part of the project; its
README says how it becomes an instance. A yearly, steady view: every line gives its graduates into one year of need.
Compared: last year's mix, the usual gap-ratio rule (groups grow as need / supply of their occupations, capacity not
looked at), and the plan. The honest test scores all three on a demand that no plan saw: national rates of exits and
growth (2024-2034) on Ohio's employment, instead of Ohio's own projection to 2030.
"""

import os
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.shared import give, row
from sheber.science.order.bound import bound
from sheber.science.order.check import Worth, faults, spent
from sheber.science.order.plan import make_plan
from sheber.science.order.problem import Demand, Limit, Line, Problem, Settings, Use, columns_of

SEGMENTS = ((Fraction(6, 10), Fraction(1)), (Fraction(1, 4), Fraction(8, 10)), (Fraction(15, 100), Fraction(1, 2)))
SURVIVAL, ENTRY, GROUP = 0.85, 0.8, (8, 20)
DEAR = {"51": 1.3, "48": 1.3, "49": 1.2, "47": 1.15}  # health, machining, transport, repair
ENTRY_LEVELS = ("Postsecondary nondegree award", "Some college, no degree", "Associate's degree")
TRAINING = ("Moderate-term on-the-job training", "Long-term on-the-job training", "Apprenticeship")
YEAR = 2


def read(folder: Path) -> dict[str, pl.DataFrame]:
    """The tables."""
    return {
        "completions": pl.read_parquet(folder / "us_completions_subbachelor_2020_2024.parquet"),
        "institutions": pl.read_parquet(folder / "us_institutions.parquet"),
        "crosswalk": pl.read_csv(folder / "us_cip2020_soc2018.csv", schema_overrides={"cip": pl.String}),
        "national": pl.read_csv(folder / "us_occupation_projections_2024_2034.csv", infer_schema_length=10000),
        "ohio": pl.read_csv(folder / "ohio_region_occupation_openings_2030.csv", infer_schema_length=10000),
        "counties": pl.read_csv(folder / "ohio_county_region.csv"),
    }


def occupations(tables: dict[str, pl.DataFrame]) -> set[str]:
    """Those that such colleges lead to."""
    diploma = pl.col("education") == "High school diploma or equivalent"
    trained = diploma & pl.col("ojt").is_in(TRAINING)
    return set(tables["national"].filter(pl.col("education").is_in(ENTRY_LEVELS) | trained)["soc"])


def needs(tables: dict[str, pl.DataFrame], *, unseen: bool) -> dict[tuple[str, str, int], Demand]:
    """People who leave the labour market and growth, a year, by occupation and region."""
    wanted, made = occupations(tables), {}
    national = {one["soc"]: one for one in tables["national"].iter_rows(named=True)}
    for one in tables["ohio"].iter_rows(named=True):
        code = one["soc_code"]
        if code in wanted:
            need = one["exits"] + max(one["annual_openings_growth"] or 0, 0)
            if unseen:
                rates = national[code]
                growth = max((rates["emp_2034_k"] - rates["emp_2024_k"]) / rates["emp_2024_k"] / 10, 0)
                need = one["employment"] * ((rates["exit_rate"] or 0) / 100 + growth)
            key = (code, one["jobsohioregion"], YEAR)
            had = made[key].needs[0] if key in made else Fraction(0)
            made[key] = Demand((had + Fraction(round(need * 1000), 1000),), Fraction(1), Fraction(0))
    return made


def ohio(tables: dict[str, pl.DataFrame]) -> tuple[Problem, dict[tuple[int, int], tuple[int, int]]]:
    """Ohio's problem and what was really offered."""
    counties = dict(tables["counties"].iter_rows())
    places = {
        one["unitid"]: counties[one["countynm"]]
        for one in tables["institutions"].iter_rows(named=True)
        if one["stabbr"] == "OH" and one["control"] == 1 and one["countynm"] in counties
    }
    return instance(tables, places, needs(tables, unseen=False))


def instance(
    tables: dict[str, pl.DataFrame], places: dict[int, str], cells: dict[tuple[str, str, int], Demand]
) -> tuple[Problem, dict[tuple[int, int], tuple[int, int]]]:
    """The problem of some colleges (their district by number) at a need, and what was really offered."""
    crosswalk = _crosswalk(tables, {cell[0] for cell in cells})
    level = pl.when(pl.col("award") == 3).then(pl.lit("associate")).otherwise(pl.lit("certificate"))
    counted = (
        tables["completions"]
        .filter(pl.col("unitid").is_in(list(places)))
        .with_columns(level.alias("level"))
        .group_by("unitid", "cip", "level", "year")
        .agg(pl.col("completions").sum())
        .pivot(on="year", index=["unitid", "cip", "level"], values="completions")
        .fill_null(0)
        .sort("unitid", "cip", "level")
    )
    lines, offered, uses, best = [], {}, {}, {}
    for one in counted.iter_rows(named=True):
        yearly = [one[str(year)] for year in range(2020, 2025)]
        if max(yearly) < 5 or one["cip"] not in crosswalk:
            continue
        term = 2 if one["level"] == "associate" else 1
        kept = SURVIVAL**term
        groups = [round(done / kept / GROUP[1]) for done in yearly]
        starts = max(round(yearly[-1] / kept), 0)
        last = max(groups[-1], -(-starts // GROUP[1]))
        if starts < GROUP[0] * last:
            last = starts // GROUP[0]
        cost = 10_000_00 * DEAR.get(one["cip"][:2], 1.0) * sum(SURVIVAL**year for year in range(term))
        number, field = len(lines), f"{one['unitid']}-{one['cip'][:2]}"
        lines.append(
            Line(
                f"{one['unitid']}-{one['cip']}-{one['level']}", str(one["unitid"]), places[one["unitid"]], one["cip"],
                "state", 1, round(cost), Fraction(1), Fraction(round(kept * ENTRY * 10**4), 10**4), 10**5, last,
                max(*groups, last) + 1, *GROUP,
            )
        )  # fmt: skip
        offered[number, 1] = (last, min(starts, GROUP[1] * last))
        uses[number] = (Use(field, Fraction(1), Fraction(0)),)
        best.setdefault(field, np.zeros(5))
        best[field] += np.array([*groups[:-1], last])
    districts = sorted(set(places.values()) | {cell[1] for cell in cells})
    mobility = {a: tuple((b, Fraction(80 if a == b else 3, 100)) for b in districts) for a in districts}
    limits = []
    for district in districts:
        there = tuple(n for n, line in enumerate(lines) if line.district == district)
        floor = Fraction(sum(offered[n, 1][1] for n in there) * 85 // 100)
        limits.append(Limit(f"floor-{district}", district, 1, floor, None, "places", None, there))
    problem = Problem(
        Settings(1, *GROUP, SEGMENTS, Fraction(35, 100), Fraction(1, 10), Fraction(0), Fraction(1, 1000), 60),
        tuple(lines), crosswalk, mobility, columns_of(cells),
        {(field, 1): Fraction(int(1.1 * most.max() + 1)) for field, most in best.items()}, {}, uses, {}, tuple(limits),
        YEAR,
    )  # fmt: skip
    money = {key: int(amount) for key, amount in spent(problem, offered).items()}
    return Problem(**{**problem.__dict__, "budgets": money}), offered


def _crosswalk(tables: dict[str, pl.DataFrame], wanted: set[str]) -> dict[str, tuple[tuple[str, Fraction], ...]]:
    size = {one["soc"]: one["emp_2024_k"] or 0.0 for one in tables["national"].iter_rows(named=True)}
    roots: dict[str, dict[str, float]] = {}
    for one in tables["crosswalk"].iter_rows(named=True):
        if one["soc"] in wanted and one["cip"]:
            head, _, tail = one["cip"].partition(".")
            roots.setdefault(f"{int(head):02d}.{tail.ljust(4, '0')}", {})[one["soc"]] = size[one["soc"]] ** 0.5
    made = {}
    for cip, parts in roots.items():
        whole = sum(parts.values()) or 1.0
        made[cip] = tuple((soc, Fraction(int(8500 * root / whole), 10**4)) for soc, root in parts.items())
    return made


def by_gap_ratio(problem: Problem, offered: dict) -> dict:
    """Groups grow as need / supply of what their graduates become, scaled to the money; capacity is not looked at."""
    worth = Worth(problem, offered)
    ratio = []
    for line in problem.lines:
        parts = [(float(share), worth.flow((o, d, YEAR))) for o, d, share in problem.reach(line)]
        weight = sum(share for share, _ in parts) or 1.0
        ratio.append(sum(share * float(f.need) / max(float(f.supply), 1.0) for share, f in parts) / weight)
    money = next(iter(problem.budgets.values()))
    least, most, plan = 0.0, 10.0, dict(offered)
    for _ in range(40):
        scale, made = (least + most) / 2, {}
        for number, line in enumerate(problem.lines):
            groups = min(line.max_groups, round(scale * max(line.last, 0.3) * min(ratio[number], 5.0)))
            made[number, 1] = (groups, groups * 16)
        if sum(spent(problem, made).values()) <= money:
            least, plan = scale, made
        else:
            most = scale
    return plan


def score(problem: Problem, plan: dict) -> tuple[float, float]:
    """Matched entrants and surplus."""
    worth = Worth(problem, plan)
    flows = [worth.flow(cell) for cell in worth.exact.cells()]
    return float(sum(f.met for f in flows)), float(sum(f.over for f in flows))


def main() -> None:
    """Run it."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SHEBER_PLANNING_DATA", "")
    if not given or not Path(given).is_dir():
        give([row("order_ohio", "skipped", "no data folder (SHEBER_PLANNING_DATA)")])
        return
    tables = read(Path(given))
    problem, offered = ohio(tables)
    unseen = Problem(**{**problem.__dict__, "cells": columns_of(needs(tables, unseen=True))})
    give(compared("order_ohio", "", problem, offered, unseen))


def compared(benchmark: str, state: str, problem: Problem, offered: dict, unseen: Problem) -> list[dict[str, str]]:
    """What was really offered, the usual rule and the plan, on the demand planned on and on one not seen."""
    planned = make_plan(problem)
    assert not list(faults(problem, planned.plan))
    worth = Worth(problem, planned.plan).total
    top = bound(problem, planned.proof)
    plans = {"really offered": offered, "gap-ratio rule": by_gap_ratio(problem, offered), "the plan": planned.plan}
    rows = [
        row(
            benchmark,
            f"{state}lines, colleges",
            f"{len(problem.lines)}, {len({one.college for one in problem.lines})}",
        ),
        row(benchmark, f"{state}certified gap", f"{100 * float((top - worth) / worth):.2f} %", "1 %"),
        row(benchmark, f"{state}seconds", f"{planned.seconds:.1f} s"),
    ]
    for title, of in (("demand planned on", problem), ("demand not seen", unseen)):
        base = score(of, offered)
        for name, plan in plans.items():
            met, over = score(of, plan)
            told = f"{met:.0f} matched ({100 * (met / base[0] - 1):+.0f} %), {over:.0f} surplus"
            told += f" ({100 * (over / base[1] - 1):+.0f} %)"
            rows.append(row(benchmark, f"{state}{title}: {name}", told, "+30 %" if name == "the plan" else ""))
    broken = len(list(faults(problem, plans["gap-ratio rule"])))
    return [*rows, row(benchmark, f"{state}rules that the gap-ratio rule breaks", broken)]


if __name__ == "__main__":
    main()
