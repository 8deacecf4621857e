"""The frames of a forecasting folder as the problem that science solves."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sheber.demand.bridge.counts import Counts, Frames, panel_of, read_counts, started_cells
from sheber.demand.bridge.judged import judged
from sheber.kernel.exchange import Problems
from sheber.science.demand.credibility import Credibility, learn
from sheber.science.demand.problem import Asked, Inputs, Panel, Project
from sheber.science.demand.replacement import Rate, by_levels, credible_rates, expected_exit
from sheber.science.demand.scorecard import Score

NORMAL_80 = 2 * 1.2815515655446004  # low to high of a macro forecast is its 80 % interval


@dataclass
class Read:
    """A folder understood: the problem, its counts and notes, its requests that count, past scores."""

    inputs: Inputs
    counts: Counts
    requests: list[dict[str, Any]]
    scores: list[Score] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)


def read_inputs(settings: dict[str, Any], frames: Frames, problems: Problems) -> Read:
    """Understand the frames; faults go to `problems`."""
    first = settings["first_year"]
    counts = read_counts(frames, first, problems)
    problems.stop_if_any()
    panel = panel_of(counts, frames)
    requests = _that_count(frames, counts)
    wanted = {row["occupation"] for name in ("requests", "projects") for row in frames[name].iter_rows(named=True)}
    wanted |= set(frames["crosswalk"]["occupation"].to_list())
    started = started_cells(frames, counts, wanted)
    counts.caps.update(dict.fromkeys(started, "D"))
    occupations = {occupation for occupation, _ in (*counts.persons, *started)} | wanted
    scores, weights = judged(frames, first)
    counts.notes += [
        ("source_lost", "past_forecasts.csv", "", name, f"{w:g}") for name, w in weights.items() if w < 1
    ]
    inputs = Inputs(
        first,
        settings["years"],
        panel,
        _exits(settings, frames, counts, {occupation for occupation, _ in (*counts.persons, *started)}),
        _kappa(frames, counts, occupations),
        _credibility(settings, requests, frames, first),
        [_asked(row) for row in requests if row["wanted_year"] >= first and row["asked_year"] <= first],
        [_project(row) for row in frames["projects"].iter_rows(named=True)],
        started,
        counts.caps,
        _macro(settings, frames, panel),
        weights.get("requests", 1.0),
        weights.get("sheber", 1.0),
        _contracts(requests, frames, counts),
        frozenset(settings["without"]),
        settings["paths"],
        settings["scenarios"],
        settings["seed"],
    )
    return Read(inputs, counts, requests, scores, weights)


def _that_count(frames: Frames, counts: Counts) -> list[dict[str, Any]]:
    """Requests without those that a later one of the same employer for the same year and place stands for."""
    newest: dict[tuple[Any, ...], dict[str, Any]] = {}
    known = {(row["project"], row["occupation"], row["district"]) for row in frames["projects"].iter_rows(named=True)}
    jobs = {
        (row["occupation"], row["district"], row["year"], row["jobs"])
        for row in frames["projects"].iter_rows(named=True)
    }
    for row in frames["requests"].iter_rows(named=True):
        if row["asked_year"] > counts.first_year:
            counts.notes.append(("not_yet", "requests.csv", row["_row"], row["employer"], str(row["asked_year"])))
            continue
        key = tuple(
            row[name] for name in ("employer", "occupation", "district", "wanted_year", "contract", "project")
        )
        before = newest.get(key)
        if before is not None:
            old = min(before, row, key=lambda one: one["asked_year"])
            counts.notes.append(("superseded", "requests.csv", old["_row"], row["employer"], str(old["asked_year"])))
        if before is None or before["asked_year"] < row["asked_year"]:
            newest[key] = row
        project = (row["project"], row["occupation"], row["district"])
        if not row["project"] and (*project[1:], row["wanted_year"], row["number"]) in jobs:
            counts.notes.append(("maybe_in_project", "requests.csv", row["_row"], row["employer"], row["occupation"]))
        if row["project"]:
            code = "in_project" if project in known else "project_not_known"
            counts.notes.append((code, "requests.csv", row["_row"], row["employer"], row["project"]))
    return sorted(newest.values(), key=lambda one: one["_row"])


def _asked(row: dict[str, Any]) -> Asked:
    return Asked(
        row["employer"],
        row["sector"] or "",
        row["occupation"],
        row["district"],
        row["wanted_year"],
        float(row["number"]),
        row["contract"],
        row["project"] or "",
    )


def _project(row: dict[str, Any]) -> Project:
    return Project(
        row["project"],
        row["occupation"],
        row["district"],
        row["year"],
        float(row["jobs"]),
        float(row["probability"]),
        float(row["fresh"]),
    )


def _exits(settings: dict[str, Any], frames: Frames, counts: Counts, names: set[str]) -> dict[str, Rate]:
    """By age where ages are known, else the published rate, else the stated one; held against the own record."""
    ages: dict[str, dict[str, float]] = {}
    for row in frames["age_structure"].iter_rows(named=True):
        ages.setdefault(row["occupation"], {})[row["age_band"]] = float(row["share"])
    by_age = {row["age_band"]: float(row["rate"]) for row in frames["exit_by_age"].iter_rows(named=True)}
    published = {row["occupation"]: float(row["rate"]) for row in frames["exits"].iter_rows(named=True)}
    priors: dict[str, tuple[float, bool]] = {}
    for name in sorted(names | set(published)):
        expected = expected_exit(ages.get(name) or ages.get(counts.group_of.get(name, ""), {}), by_age)
        if expected is not None:
            priors[name] = (expected, True)
        elif name in published:
            priors[name] = (published[name], True)
        else:
            priors[name] = (settings["exit_rate"], False)
            counts.notes.append(("assumed_exit", "settings.json", "", name, f"{settings['exit_rate']:g}"))
    return credible_rates(_left(frames, counts.first_year), priors)


def _left(frames: Frames, first: int) -> dict[str, tuple[float, float]]:
    """Those who retired or left for good, and persons held; who moved to another employer is counted apart."""
    seen: dict[str, tuple[float, float]] = {}
    held: set[tuple[str, str, str, int]] = set()
    for row in frames["leavers"].iter_rows(named=True):
        if row["year"] >= first:
            continue
        events, people = seen.get(row["occupation"], (0.0, 0.0))
        place = (row["employer"], row["occupation"], row["district"], row["year"])
        people += 0.0 if place in held else float(row["persons"])  # each reason names the same persons
        held.add(place)
        events += float(row["number"]) if row["reason"] != "moved" else 0.0
        seen[row["occupation"]] = (events, people)
    return seen


def _kappa(frames: Frames, counts: Counts, names: set[str]) -> dict[str, Rate]:
    """Given with the exits; else fresh hires over hires by credibility; else all (stated)."""
    given = {
        row["occupation"]: float(row["kappa"])
        for row in frames["exits"].iter_rows(named=True)
        if row["kappa"] is not None
    }
    seen: dict[str, tuple[float, float]] = {}
    for row in frames["hires"].iter_rows(named=True):
        if row["fresh"] is not None and row["year"] < counts.first_year:
            events, people = seen.get(row["occupation"], (0.0, 0.0))
            seen[row["occupation"]] = (events + float(row["fresh"]), people + float(row["number"]))
    made = by_levels(seen, names | set(seen), counts.group_of, 1.0)
    made |= {name: Rate(value, value, 0.0, value) for name, value in given.items()}
    counts.notes += [("assumed_kappa", "exits.csv", "", name, "1") for name in sorted(made) if not made[name].known]
    return made


def _credibility(settings: dict[str, Any], requests: list[dict[str, Any]], frames: Frames, first: int) -> Credibility:
    """Learn from requests whose year is over, held against the hires of that year."""
    hired = hires_by_employer(frames, contract=False)
    records, sectors = records_of(requests, hired, first)
    return learn(records, sectors, assumed_ratio=settings["ratio"], assumed_spread=settings["ratio_spread"])


def _contracts(requests: list[dict[str, Any]], frames: Frames, counts: Counts) -> Credibility | None:
    """Requests with a training contract are a class of their own: held against hires under contract, or whole until these are known."""
    records, sectors = records_of(
        requests, hires_by_employer(frames, contract=True), counts.first_year, contract=True
    )
    if records:
        return learn(records, sectors, assumed_ratio=1.0, assumed_spread=0.0)
    counts.notes += [
        ("assumed_contract", "requests.csv", row["_row"], row["employer"], "1")
        for row in requests
        if row["contract"] and row["wanted_year"] >= counts.first_year
    ]
    return None


def hires_by_employer(frames: Frames, *, contract: bool) -> dict[tuple[str, int], float]:
    """Hires by employer and year: under a training contract, where that is known, or all others."""
    hired: dict[tuple[str, int], float] = {}
    for row in frames["hires"].iter_rows(named=True):
        signed = row["by_contract"]
        if contract and signed is None:
            continue
        number = signed if contract else row["number"] - (signed or 0)
        key = (row["employer"], row["year"])
        hired[key] = hired.get(key, 0.0) + float(number)
    return hired


def records_of(
    requests: list[dict[str, Any]], hired: dict[tuple[str, int], float], first: int, *, contract: bool = False
) -> tuple[dict[str, dict[int, tuple[float, float]]], dict[str, str]]:
    """(asked, hired) by employer and year over years that are past and have hires; and the sector of each employer."""
    known = {year for _, year in hired}
    records: dict[str, dict[int, tuple[float, float]]] = {}
    sectors: dict[str, str] = {}
    for row in requests:
        sectors[row["employer"]] = row["sector"] or ""
        year = row["wanted_year"]
        if year < first and year in known and row["contract"] == contract:
            none = (0.0, hired.get((row["employer"], year), 0.0))
            asked, got = records.setdefault(row["employer"], {}).get(year, none)
            records[row["employer"]][year] = (asked + float(row["number"]), got)
    return records, sectors


def _macro(settings: dict[str, Any], frames: Frames, panel: Panel | None) -> Any:
    """The region's total from outside by horizon, with its standard deviation; nan where it is not given."""
    if panel is None or not frames["macro"].height:
        return None
    given = {row["year"]: row for row in frames["macro"].iter_rows(named=True)}
    years = range(panel.last + 1, settings["first_year"] + settings["years"])
    total = np.array([float(given[year]["base"]) if year in given else np.nan for year in years])
    width = [float(given[y]["high"] - given[y]["low"]) / NORMAL_80 if y in given else np.nan for y in years]
    return total, np.array(width)
