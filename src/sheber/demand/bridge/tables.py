"""A forecast as CSV tables: what the order reads, what explains each number, what was done with rows."""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from sheber.demand.bridge.made import Forecast
from sheber.kernel.exchange.write import csv_bytes
from sheber.science.demand.problem import Need
from sheber.science.demand.waterfall import THOUSAND, employed, in_whole_people

PLACE = ("occupation", "district", "year")
QUANTILES = ("q05", "q10", "q25", "q50", "q75", "q90", "q95")
# The first seven columns are those of version 1.
FORECAST = (*PLACE, "mean", "q10", "q90", "grade", "q05", "q25", "q50", "q75", "q95")
OLD_TERMS = ("exits", "requests", "contracts", "projects", "kappa", "floor")
NEW_TERMS = ("growth", "reconciliation", "surplus", "nowcast")
GIVEN = (
    "growth_given",
    "reconciliation_given",
    "contracts_given",
    "projects_given",
    "nowcast_given",
)  # switched off or not
PARTS = ("grown", "balanced", "exit_rate", "asked", "signal", "kappa_rate", "nowcasted")
COMPONENT = (*PLACE, "level", *OLD_TERMS, *NEW_TERMS, "share", *PARTS, *GIVEN)
EMPLOYMENT = (*PLACE, "before", "after")
WHOLE = (
    *PLACE,
    "need",
    "growth",
    "balancing",
    "nowcast",
    "exits",
    "surplus",
    "requests",
    "contracts",
    "projects",
    "kappa",
    "floor",
)
NEEDS = (*PLACE, "need", "value")
SUPPLY = (*PLACE, "supply")
GAP = (*PLACE, "need", "supply", "gap")
SCENARIOS = ("scenario", *PLACE, "need")
FACTORS = ("scenario", "year", "factor")
EMPLOYERS = ("employer", "own", "weight", "credible", "asked", "hired", "asked_now", "counts_now")
EVIDENCE = (*PLACE, "term", "file", "row", "number", "counts")
NOTES = ("note", "file", "row", "of", "more")
COHORT = ("district", "grade", "year", "pupils", "low", "high", "entrants")
MONTHS = ("occupation", "district", "last_12", "next_12")
NOWCAST = ("node", "quarter", "year_before", "shift", "beta", "years")
SCORE = ("source", "origin", "horizon", "level", "outcomes", "wape", "skill", "cov80", "bias", "loses")


def thousandths(value: int) -> str:
    """A number of thousandths as a decimal without trailing zeros."""
    sign, whole = ("-" if value < 0 else ""), abs(value)
    text = f"{sign}{whole // THOUSAND}.{whole % THOUSAND:03d}"
    return text.rstrip("0").rstrip(".")


def _decimal(value: float | None, places: int = 4) -> str:
    return "" if value is None else f"{value:.{places}f}".rstrip("0").rstrip(".")


def _millionths(value: int) -> str:
    return f"{value // 1_000_000}.{value % 1_000_000:06d}".rstrip("0").rstrip(".")


def tables(made: Forecast) -> dict[str, bytes]:
    """The CSV files by name; years of needs, supply and scenarios count from the first forecast year."""
    return {
        "forecast.csv": csv_bytes(FORECAST, (_forecast(one) for one in made.needs)),
        "component.csv": csv_bytes(COMPONENT, (_component(one) for one in made.needs)),
        "whole.csv": csv_bytes(WHOLE, (_whole(one) for one in made.needs)),
        "employment.csv": csv_bytes(EMPLOYMENT, (_employed(one) for one in made.needs)),
        "needs.csv": csv_bytes(NEEDS, _needs(made)),
        "supply.csv": csv_bytes(SUPPLY, _supply(made)),
        "gap.csv": csv_bytes(GAP, ([*key, *map(thousandths, three)] for key, three in made.gaps.items())),
        "scenarios.csv": csv_bytes(SCENARIOS, _scenarios(made)),
        "scenario_supply.csv": csv_bytes(FACTORS, _factors(made)),
        "employers.csv": csv_bytes(EMPLOYERS, _employers(made)),
        "evidence.csv": csv_bytes(EVIDENCE, made.evidence),
        "cohort.csv": csv_bytes(COHORT, made.cohorts),
        "scorecard.csv": csv_bytes(SCORE, _scorecard(made)),
        "vacancies_ahead.csv": csv_bytes(MONTHS, made.vacancies),
        "nowcast.csv": csv_bytes(NOWCAST, _nowcast(made)),
        "notes.csv": csv_bytes(NOTES, made.read.counts.notes),
    }


def _place(one: Need) -> tuple[str, str, int]:
    return one.occupation, one.district, one.year


def _forecast(one: Need) -> list[Any]:
    q05, q10, q25, q50, q75, q90, q95 = map(thousandths, one.quantiles)
    return [*_place(one), thousandths(one.need), q10, q90, one.grade, q05, q25, q50, q75, q95]


def _component(one: Need) -> list[Any]:
    parts, made = one.parts, one.terms
    old = [thousandths(made[name]) for name in OLD_TERMS]
    new = [thousandths(made[name]) for name in ("growth", "balancing", "surplus", "nowcast")]
    return [
        *(*_place(one), thousandths(parts.level), *old, *new, _decimal(one.share, 6)),
        *(thousandths(parts.grown), thousandths(parts.balanced), _millionths(parts.exit_rate)),
        *("" if parts.asked is None else thousandths(parts.asked), _millionths(parts.signal)),
        *(_millionths(parts.kappa_rate), thousandths(parts.nowcasted)),
        *map(thousandths, (parts.growth, parts.balancing, parts.contracts, parts.projects, parts.nowcast)),
    ]


def _whole(one: Need) -> list[Any]:
    whole = in_whole_people(one.terms)
    return [*_place(one), sum(whole.values()), *(whole[name] for name in WHOLE[4:])]


def _employed(one: Need) -> list[Any]:
    return [*_place(one), *map(thousandths, employed(one.parts))]


def _needs(made: Forecast) -> Iterator[list[Any]]:
    first = made.inputs.first_year
    for one in made.needs:
        if one.need:
            yield [one.occupation, one.district, one.year - first + 1, thousandths(one.need), 1]


def _supply(made: Forecast) -> Iterator[list[Any]]:
    first, last = made.inputs.first_year, made.inputs.last_year
    for (occupation, district, year), number in made.supply.items():
        if first <= year <= last:
            yield [occupation, district, year - first + 1, thousandths(number)]


def _scenarios(made: Forecast) -> Iterator[list[Any]]:
    first = made.inputs.first_year
    places = [[one.occupation, one.district, one.year - first + 1] for one in made.needs]
    # Whole tenths of a person: a draw has no finer meaning, and the file stays small.
    for number, needs in enumerate(np.round(made.answer.scenarios, 1).tolist(), start=1):
        yield from (
            [f"s{number:02d}", *place, _decimal(need, 1)] for place, need in zip(places, needs, strict=True) if need
        )


def _factors(made: Forecast) -> Iterator[list[Any]]:
    for number, factors in enumerate(made.answer.supply_factors.tolist(), start=1):
        yield from ([f"s{number:02d}", year, _decimal(value)] for year, value in enumerate(factors, start=1))


def _employers(made: Forecast) -> Iterator[list[Any]]:
    for name, one in sorted(made.inputs.credibility.employers.items()):
        told = made.ledger[name]
        yield [
            *(name, f"{one.own:.4f}", f"{one.weight:.4f}", f"{one.credible:.4f}"),
            *(_decimal(value, 3) for value in told),
        ]


def _nowcast(made: Forecast) -> Iterator[list[Any]]:
    """What vacancies said of the region ("*") and of each group: the quarter, the one a year before, the log shift."""
    told, panel = made.answer.nowcast, made.inputs.panel
    if told is None or panel is None or panel.vacancies is None:
        return
    names = ["*", *panel.groups]
    for name, seen, shift in zip(names, panel.vacancies.tolist(), told.shift.tolist(), strict=True):
        yield [name, _decimal(seen[-1], 3), _decimal(seen[-2], 3), f"{shift:.6f}", f"{told.beta:.4f}", told.years]


def _scorecard(made: Forecast) -> Iterator[list[Any]]:
    for one in [*made.backtested, *made.read.scores]:
        told = [_decimal(value) for value in (one.wape, one.skill, one.covered, one.bias)]
        yield [
            one.source,
            one.origin,
            one.horizon,
            one.group or "all",
            one.outcomes,
            *told,
            "yes" if one.loses else "no",
        ]


def summary_of(made: Forecast) -> dict[str, Any]:
    """What the summary says and the verifier recomputes."""
    trust = made.inputs.credibility
    by_year: dict[int, int] = {}
    grades: dict[str, int] = {}
    for one in made.needs:
        by_year[one.year] = by_year.get(one.year, 0) + one.need
        grades[one.grade] = grades.get(one.grade, 0) + 1
    noted: dict[str, int] = {}
    for code, *_ in made.read.counts.notes:
        noted[code] = noted.get(code, 0) + 1
    return {
        "first_year": made.inputs.first_year,
        "years": made.inputs.years,
        "cells": len(made.needs),
        "need": {str(year): thousandths(value) for year, value in sorted(by_year.items())},
        "ratio_of_hires_to_requests": f"{trust.ratio:.4f}",
        "ratio_is_assumed": trust.assumed,
        "grades": dict(sorted(grades.items())),
        "notes": dict(sorted(noted.items())),
        "without": sorted(made.inputs.without),
        "nowcast": "" if made.answer.nowcast is None else f"{made.answer.nowcast.shift[0]:.6f}",
        "scenarios": len(made.answer.scenarios),
        "weights": {name: _decimal(value) for name, value in sorted(made.read.weights.items())},
    }


def summary_text(made: Forecast) -> str:
    """The summary as it is written."""
    return json.dumps(summary_of(made), ensure_ascii=False, indent=2) + "\n"
