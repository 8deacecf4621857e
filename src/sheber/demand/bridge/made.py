"""A forecasting folder read and answered: everything that is written, and that the verifier makes again."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sheber.demand.bridge import sheets
from sheber.demand.bridge.cohorts import Row as CohortRow
from sheber.demand.bridge.cohorts import cohort_rows, course_learners
from sheber.demand.bridge.inputs import Read, hires_by_employer, read_inputs, records_of
from sheber.demand.bridge.settings import SETTINGS, read_settings
from sheber.demand.bridge.vacancies import months_ahead
from sheber.demand.bridge.wrong import NO_TABLES
from sheber.kernel.exchange import Problems, check_names, empty_frame, read_sheet
from sheber.science.demand import solve
from sheber.science.demand.problem import Answer, Inputs, Need
from sheber.science.demand.scorecard import Score
from sheber.science.demand.supply import Learners, gaps, supply
from sheber.science.demand.uncertainty import backtest, level_scores

NAMES = [SETTINGS, "datapackage.json", *(f"{one.code}.csv" for one in sheets.ALL)]
Place = tuple[str, str, int]
Pairs = dict[str, list[tuple[str, float]]]


@dataclass(frozen=True)
class Forecast:
    """What a folder gives."""

    read: Read
    answer: Answer
    supply: dict[Place, int]
    cohorts: list[CohortRow]
    evidence: list[list[Any]]
    ledger: dict[str, tuple[float, float, float, float]]  # asked, hired, asked now, counts now
    backtested: list[Score] = field(default_factory=list)
    vacancies: list[list[Any]] = field(default_factory=list)  # of the last and of the next 12 months by cell

    @property
    def inputs(self) -> Inputs:
        """The problem."""
        return self.read.inputs

    @property
    def needs(self) -> tuple[Need, ...]:
        """The needs by cell and year."""
        return self.answer.needs

    @property
    def gaps(self) -> dict[Place, tuple[int, int, int]]:
        """Need, supply and what is missing, within the forecast years."""
        years = range(self.inputs.first_year, self.inputs.last_year + 1)
        coming = {key: number for key, number in self.supply.items() if key[2] in years}
        return gaps({(one.occupation, one.district, one.year): one.need for one in self.needs}, coming)


def read_forecast(folder: Path) -> Forecast:
    """Read a folder and forecast. Raises BadInput with every fault found."""
    problems = Problems()
    check_names(folder, NAMES, problems, every=False)
    if not problems and not any((folder / f"{one.code}.csv").exists() for one in sheets.ALL):
        problems.add(folder.name, None, "", NO_TABLES)
    settings = read_settings(folder, problems)
    frames = {}
    for one in sheets.ALL:
        path = folder / f"{one.code}.csv"
        frames[one.code] = read_sheet(path, one, problems) if path.exists() else empty_frame(one)
    problems.stop_if_any()
    read = read_inputs(settings, frames, problems)
    problems.stop_if_any()
    learners = [
        Learners(row["specialty"], row["district"], row["year"], float(row["learners"]))
        for row in frames["vet_pipeline"].iter_rows(named=True)
    ]
    learners += course_learners(settings, frames, {one.specialty for one in learners})
    entry = {row["specialty"]: float(row["entry"]) for row in frames["graduate_outcomes"].iter_rows(named=True)}
    return Forecast(
        read,
        solve.forecast(read.inputs),
        supply(learners, _pairs(frames["crosswalk"]), _pairs(frames["mobility"]), entry),
        cohort_rows(settings, frames),
        _evidence(read, frames),
        _ledger(read, frames),
        _backtested(read.inputs),
        months_ahead(frames, read.inputs.first_year),
    )


def _pairs(frame: Any) -> Pairs:
    made: Pairs = {}
    for start, end, share, *_ in frame.iter_rows():
        made.setdefault(start, []).append((end, float(share)))
    return made


def _backtested(inputs: Inputs) -> list[Score]:
    """The method on this region's own past: every origin with what was known then."""
    if inputs.panel is None:
        return []
    _, last = solve.horizons(inputs)
    errors = backtest(inputs.panel.tree, inputs.panel.counts, min(last, 5), se=inputs.panel.se)
    return level_scores(inputs.panel.tree, inputs.panel.counts, errors, inputs.panel.last)


def _evidence(read: Read, frames: dict[str, Any]) -> list[list[Any]]:
    """The rows behind each number: what they say and what of it counts."""
    made: list[list[Any]] = []
    for (cell, year), rows in sorted(read.counts.rows.items()):
        persons = f"{read.counts.persons[cell][year]:g}"
        made += [[*cell, year, "level", read.counts.file, row, persons, persons] for row in rows]
    trust, first = read.inputs.credibility, read.inputs.first_year
    known = {(one.code, one.occupation, one.district) for one in read.inputs.projects}
    for row in read.requests:
        if row["wanted_year"] < first or (row["project"], row["occupation"], row["district"]) in known:
            continue
        number = float(row["number"])
        weighed = read.inputs.contracts if row["contract"] else trust
        counts = weighed.calibrated(row["employer"], row["sector"] or "", number) if weighed else number
        term = "contracts" if row["contract"] else "requests"
        place = [row["occupation"], row["district"], row["wanted_year"]]
        made.append([*place, term, "requests.csv", row["_row"], f"{number:g}", f"{counts:.3f}"])
    for row in frames["projects"].iter_rows(named=True):
        counts = float(row["jobs"]) * float(row["probability"]) * float(row["fresh"])
        place = [row["occupation"], row["district"], row["year"]]
        made.append([*place, "projects", "projects.csv", row["_row"], f"{row['jobs']:f}", f"{counts:.3f}"])
    return made


def _ledger(read: Read, frames: dict[str, Any]) -> dict[str, tuple[float, float, float, float]]:
    """For each employer with a record: asked and hired so far, asked for the first year, and what of it counts."""
    first, trust = read.inputs.first_year, read.inputs.credibility
    records, sectors = records_of(read.requests, hires_by_employer(frames, contract=False), first)
    made = {}
    for name in trust.employers:
        pairs = records.get(name, {}).values()
        now = sum(
            float(row["number"])
            for row in read.requests
            if row["employer"] == name and row["wanted_year"] == first and not row["contract"]
        )
        counts = trust.calibrated(name, sectors.get(name, ""), now)
        made[name] = (sum(a for a, _ in pairs), sum(h for _, h in pairs), now, counts)
    return made
