"""A forecasting folder into a sealed forecast that is ready to be an order's needs and supply."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

import sheber
from sheber.demand.bridge import sheets
from sheber.kernel.exchange import BadInput, Problems, empty_frame, read_json, read_sheet
from sheber.kernel.exchange.advice import say
from sheber.kernel.exchange.folder import made_whole, need_folder, take_input
from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.words import Words
from sheber.proof.certificate import Check, seal_folder
from sheber.proof.signature import SigningKey
from sheber.science.demand.credibility import Credibility, learn
from sheber.science.demand.forecast import (
    THOUSAND,
    Asked,
    Counted,
    Inputs,
    Learners,
    Need,
    Project,
    forecast,
    supply,
)

Progress = Callable[[float, str], None]
SETTINGS = "settings.json"
TYPE = "sheber.forecast.v1"
RULE = {"name": "replacement and requests", "version": "1"}
NAMES = [SETTINGS, "datapackage.json", *(f"{one.code}.csv" for one in sheets.ALL)]

FORECAST = ("occupation", "district", "year", "mean", "q10", "q90", "grade")
COMPONENT = (
    "occupation",
    "district",
    "year",
    "level",
    "exits",
    "requests",
    "contracts",
    "projects",
    "kappa",
    "floor",
)
NEEDS = ("occupation", "district", "year", "need", "value")
SUPPLY = ("occupation", "district", "year", "supply")
EMPLOYERS = ("employer", "own", "weight", "credible")

STATEMENT = Words(
    "{first} жылдан бастап {years} жылға {need} түлек қажет.",
    "На {years} лет с {first} года нужно {need} выпускников.",
    "{need} graduates are needed over {years} years from {first}.",
)
MEANINGS = {
    "sums": Words(
        "Әр санның құрамдас бөліктері қосындысы дәл өзіне тең.",
        "Слагаемые каждого числа в сумме точно дают его.",
        "The terms of every number add up to it exactly.",
    ),
    "again": Words(
        "Болжам кірістен қайта есептелді және байтына дейін бірдей.",
        "Прогноз заново посчитан по входу и совпал побайтно.",
        "The forecast was computed again from the input and is the same bytes.",
    ),
}


@dataclass(frozen=True)
class Forecast:
    """What a folder gives."""

    inputs: Inputs
    needs: list[Need]
    supply: dict[tuple[str, str, int], int]


def thousandths(value: int) -> str:
    """A number of thousandths as a decimal without trailing zeros."""
    sign, whole = ("-" if value < 0 else ""), abs(value)
    text = f"{sign}{whole // THOUSAND}.{whole % THOUSAND:03d}"
    return text.rstrip("0").rstrip(".")


def read_forecast(folder: Path) -> Forecast:
    """Read a folder and forecast. Raises BadInput with every fault found."""
    problems = Problems()
    settings = _settings(folder, problems)
    frames = {}
    for one in sheets.ALL:
        path = folder / f"{one.code}.csv"
        frames[one.code] = read_sheet(path, one, problems) if path.exists() else empty_frame(one)
    problems.stop_if_any()
    inputs = _inputs(settings, frames)
    learners = [
        Learners(row["specialty"], row["district"], row["year"], float(row["learners"]))
        for row in frames["vet_pipeline"].iter_rows(named=True)
    ]
    entry = {row["specialty"]: float(row["entry"]) for row in frames["graduate_outcomes"].iter_rows(named=True)}
    coming = supply(learners, _pairs(frames["crosswalk"]), _pairs(frames["mobility"]), entry)
    return Forecast(inputs, forecast(inputs), coming)


def _settings(folder: Path, problems: Problems) -> dict[str, Any]:
    try:
        given = read_json(folder / SETTINGS)
    except BadInput as error:
        for one in error.problems:
            problems.add(one.file, one.row, one.column, one.words)
        return {"first_year": 2000, "years": 1}
    given = given if isinstance(given, dict) else {}
    for key, least, most in (("first_year", 1990, 2100), ("years", 1, 20)):
        value = given.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            text = f"{least}..{most}"
            words = say(str(value), f"бүтін сан керек: {text}.", f"нужно целое: {text}.", f"a whole number {text}.")
            problems.add(SETTINGS, None, key, words)
            given[key] = least
    for key, default in (("ratio", 0.6), ("ratio_spread", 0.25), ("exit_rate", 0.03)):
        value = given.setdefault(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 5:
            words = say(str(value), "0 мен 5 аралығы.", "нужно число от 0 до 5.", "a number from 0 to 5 is wanted.")
            problems.add(SETTINGS, None, key, words)
            given[key] = default
    return given


def _pairs(frame: pl.DataFrame) -> dict[str, list[tuple[str, float]]]:
    made: dict[str, list[tuple[str, float]]] = {}
    for start, end, share in frame.drop("_row").iter_rows():
        made.setdefault(start, []).append((end, float(share)))
    return made


def _inputs(settings: dict[str, Any], frames: dict[str, pl.DataFrame]) -> Inputs:
    first = settings["first_year"]
    counted: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for row in frames["employment"].sort("year").iter_rows(named=True):
        counted.setdefault((row["occupation"], row["district"]), []).append((row["year"], float(row["persons"])))
    exits = {row["occupation"]: float(row["rate"]) for row in frames["exits"].iter_rows(named=True)}
    for occupation, _ in counted:
        exits.setdefault(occupation, float(settings["exit_rate"]))
    requests = list(frames["requests"].iter_rows(named=True))
    return Inputs(
        first,
        settings["years"],
        {cell: Counted(tuple(pairs)) for cell, pairs in counted.items()},
        exits,
        {
            row["occupation"]: float(row["kappa"])
            for row in frames["exits"].iter_rows(named=True)
            if row["kappa"] is not None
        },
        _credibility(settings, requests, frames["hires"], first),
        [
            Asked(
                row["employer"],
                row["sector"] or "",
                row["occupation"],
                row["district"],
                row["wanted_year"],
                float(row["number"]),
                row["contract"],
                row["project"] or "",
            )
            for row in requests
            if row["wanted_year"] >= first and row["asked_year"] <= first
        ],
        [
            Project(
                row["project"],
                row["occupation"],
                row["district"],
                row["year"],
                float(row["jobs"]),
                float(row["probability"]),
                float(row["fresh"]),
            )
            for row in frames["projects"].iter_rows(named=True)
        ],
    )


def _credibility(
    settings: dict[str, Any], requests: list[dict[str, Any]], hires: pl.DataFrame, first: int
) -> Credibility:
    """Learn from requests whose year is over, held against the hires of that year."""
    hired: dict[tuple[str, int], float] = {}
    for row in hires.iter_rows(named=True):
        key = (row["employer"], row["year"])
        hired[key] = hired.get(key, 0.0) + float(row["number"])
    known = {year for _, year in hired}
    records: dict[str, dict[int, tuple[float, float]]] = {}
    sectors: dict[str, str] = {}
    for row in requests:
        sectors[row["employer"]] = row["sector"] or ""
        year = row["wanted_year"]
        if year < first and year in known and not row["contract"]:
            asked, got = records.setdefault(row["employer"], {}).get(
                year, (0.0, hired.get((row["employer"], year), 0.0))
            )
            records[row["employer"]][year] = (asked + float(row["number"]), got)
    return learn(records, sectors, assumed_ratio=settings["ratio"], assumed_spread=settings["ratio_spread"])


def tables(made: Forecast) -> dict[str, bytes]:
    """The CSV files by name; years of needs and supply count from the first forecast year."""
    first = made.inputs.first_year
    last = first + made.inputs.years - 1
    rows, parts, needs = [], [], []
    for one in made.needs:
        place = (one.occupation, one.district)
        rows.append([*place, one.year, *map(thousandths, (one.need, one.q10, one.q90)), one.grade])
        terms = (one.level, one.exits, one.requests, one.contracts, one.projects, one.kappa, one.floor)
        parts.append([*place, one.year, *map(thousandths, terms)])
        if one.need:
            needs.append([*place, one.year - first + 1, thousandths(one.need), 1])
    coming = [
        [*key[:2], key[2] - first + 1, thousandths(n)] for key, n in made.supply.items() if first <= key[2] <= last
    ]
    standing = [
        [name, f"{one.own:.4f}", f"{one.weight:.4f}", f"{one.credible:.4f}"]
        for name, one in sorted(made.inputs.credibility.employers.items())
    ]
    return {
        "forecast.csv": csv_bytes(FORECAST, rows),
        "component.csv": csv_bytes(COMPONENT, parts),
        "needs.csv": csv_bytes(NEEDS, needs),
        "supply.csv": csv_bytes(SUPPLY, coming),
        "employers.csv": csv_bytes(EMPLOYERS, standing),
    }


def summary_of(made: Forecast) -> dict[str, Any]:
    """What the summary says and the verifier recomputes."""
    trust = made.inputs.credibility
    by_year: dict[int, int] = {}
    for one in made.needs:
        by_year[one.year] = by_year.get(one.year, 0) + one.need
    return {
        "first_year": made.inputs.first_year,
        "years": made.inputs.years,
        "cells": len(made.needs),
        "need": {str(year): thousandths(value) for year, value in sorted(by_year.items())},
        "ratio_of_hires_to_requests": f"{trust.ratio:.4f}",
        "ratio_is_assumed": trust.assumed,
    }


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def checks_of(made: Forecast) -> list[Check]:
    """The waterfalls add up."""
    for one in made.needs:
        total = one.exits + one.requests + one.contracts + one.projects + one.kappa + one.floor
        if total != one.need or one.need < 0:
            return [_check("sums", f"{one.occupation} {one.district} {one.year}: {total} is not {one.need}")]
    return [_check("sums", "")]


def forecast_folder(
    folder: Path,
    out: Path,
    *,
    key: SigningKey | None,
    progress: Progress = lambda done, note: None,
) -> dict[str, Any]:
    """Forecast a folder into `out` and seal it; gives the summary. Raises BadInput."""
    need_folder(folder)
    progress(0.0, "reading")
    made = read_forecast(folder)
    summary = summary_of(made)
    with made_whole(out) as making:
        take_input(folder, making, NAMES)
        for name, raw in tables(made).items():
            (making / name).write_bytes(raw)
        text = json.dumps(summary, ensure_ascii=False, indent=2) + "\n"
        (making / "summary.json").write_text(text, encoding="utf-8")
        progress(0.9, "sealing")
        total = round(sum(one.need for one in made.needs) / THOUSAND)
        seal_folder(
            making,
            type=TYPE,
            statement=STATEMENT.format(first=summary["first_year"], years=summary["years"], need=total).as_dict(),
            rule={**RULE, "package": sheber.__version__},
            parameters={"first_year": summary["first_year"], "years": summary["years"]},
            checks=checks_of(made),
            key=key,
        )
    progress(1.0, "done")
    return summary
