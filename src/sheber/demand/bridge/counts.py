"""Counted employment of a folder as a panel: holes, renamed occupations, other units, estimates, cold starts."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl

from sheber.demand.bridge.wrong import LESS, MORE, NEW_NAME, OTHER_UNITS, RENAMED_AND_KEPT
from sheber.kernel.exchange import Problems
from sheber.science.demand.employment import cold_start
from sheber.science.demand.growth import WINDOW
from sheber.science.demand.hierarchy import Floats, Hierarchy
from sheber.science.demand.problem import Cell, Panel
from sheber.science.demand.quality import other_units, renamed

Frames = dict[str, pl.DataFrame]
Note = tuple[str, str, int | str, str, str]  # code, file, row, occupation or employer, more
EMPLOYMENT = "employment.csv"
LAST_QUARTER = 10  # its first month


@dataclass
class Counts:
    """Persons by cell and year with the row of each, the group of each occupation, and what was done with rows."""

    first_year: int
    persons: dict[Cell, dict[int, float]] = field(default_factory=dict)
    rows: dict[tuple[Cell, int], list[int]] = field(default_factory=dict)
    se: dict[tuple[Cell, int], float] = field(
        default_factory=dict
    )  # standard errors of counts that come from a survey
    group_of: dict[str, str] = field(default_factory=dict)
    caps: dict[Cell, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    file: str = EMPLOYMENT

    def add(self, cell: Cell, year: int, persons: float, row: int) -> None:
        """Add persons to a cell's year; two rows only meet where an occupation took another's place."""
        counts = self.persons.setdefault(cell, {})
        counts[year] = counts.get(year, 0.0) + persons
        self.rows.setdefault((cell, year), []).append(row)

    def cap(self, cell: Cell, grade: str) -> None:
        """The best grade that a cell may have."""
        self.caps[cell] = max(self.caps.get(cell, "A"), grade)


def read_counts(frames: Frames, first_year: int, problems: Problems) -> Counts:
    """The counts before the first forecast year; what cannot be right is refused with its row."""
    made = Counts(first_year)
    made.group_of = dict(frames["occupations"].select("occupation", "group").iter_rows())
    becomes = {row["occupation"]: (row["becomes"], row["year"]) for row in frames["renamed"].iter_rows(named=True)}
    for row in frames["employment"].sort("year", maintain_order=True).iter_rows(named=True):
        _count(made, row, becomes, problems)
    if not made.persons:
        _from_sectors(made, frames)
    _refuse_other_units(made, problems)
    _refuse_new_names(made, becomes, problems)
    return made


def _count(made: Counts, row: dict[str, Any], becomes: dict[str, tuple[str, int]], problems: Problems) -> None:
    occupation, year = row["occupation"], row["year"]
    if year >= made.first_year:
        made.notes.append(("not_yet", EMPLOYMENT, row["_row"], occupation, str(year)))
        return
    new, since = becomes.get(occupation, (occupation, 0))
    if new != occupation:
        if year >= since:
            problems.add(
                EMPLOYMENT, row["_row"], "occupation", RENAMED_AND_KEPT.format(old=occupation, new=new, year=since)
            )
            return
        made.notes.append(("renamed", EMPLOYMENT, row["_row"], occupation, new))
    cell = (new, row["district"])
    if new != occupation:
        made.cap(cell, "B")
    made.add(cell, year, float(row["persons"]), row["_row"])
    if row["se"]:
        made.se[cell, year] = float(np.hypot(made.se.get((cell, year), 0.0), float(row["se"])))
    if row["count_or_estimate"] == "estimate":
        made.cap(cell, "C")
        made.notes.append(("estimate", EMPLOYMENT, row["_row"], occupation, row["district"]))
    if row["quality"]:
        made.cap(cell, row["quality"])


def _from_sectors(made: Counts, frames: Frames) -> None:
    """No counts of occupations: sector x district employment x staffing shares of the nation."""
    staffing: dict[str, list[tuple[str, float]]] = {}
    for row in frames["staffing"].iter_rows(named=True):
        staffing.setdefault(row["sector"], []).append((row["occupation"], float(row["share"])))
    made.file = "sector_employment.csv"
    for row in frames["sector_employment"].sort("year", maintain_order=True).iter_rows(named=True):
        if row["year"] >= made.first_year:
            continue
        for occupation, share in staffing.get(row["sector"], ()):
            cell = (occupation, row["district"])
            made.add(cell, row["year"], float(row["persons"]) * share, row["_row"])
            made.cap(cell, "C")
    made.notes += [("from_sectors", made.file, "", occupation, district) for occupation, district in made.persons]


def _refuse_other_units(made: Counts, problems: Problems) -> None:
    for cell, year, times in other_units(made.persons):
        more, shown = (MORE, times) if times > 1 else (LESS, 1 / times)
        persons = f"{made.persons[cell][year]:g}"
        words = OTHER_UNITS.format(persons=persons, times=round(shown), more=more)
        problems.add(made.file, made.rows[cell, year][0], "persons", words)


def _refuse_new_names(made: Counts, becomes: dict[str, tuple[str, int]], problems: Problems) -> None:
    for old, new, year in renamed(made.persons, list(becomes)):
        cell = next(one for one in sorted(made.persons) if one[0] == new)
        words = NEW_NAME.format(old=old, new=new, before=year - 1, year=year)
        problems.add(made.file, made.rows[cell, year][0], "occupation", words)


def panel_of(counts: Counts, frames: Frames) -> Panel | None:
    """The panel of cells counted within the window; holes are nan and are noted."""
    years_seen = {year for series in counts.persons.values() for year in series}
    if not years_seen:
        return None
    last = max(years_seen)
    cells = sorted(cell for cell, series in counts.persons.items() if max(series) > last - WINDOW)
    years = range(min(min(counts.persons[cell]) for cell in cells), last + 1)
    table = np.array([[counts.persons[cell].get(year, np.nan) for year in years] for cell in cells])
    for cell in cells:
        _judge(counts, cell, last)
    occupations = sorted({occupation for occupation, _ in cells})
    districts = sorted({district for _, district in cells})
    groups = sorted({counts.group_of.get(one, "") for one in occupations})
    tree = Hierarchy.of(
        [occupations.index(occupation) for occupation, _ in cells],
        [districts.index(district) for _, district in cells],
        [groups.index(counts.group_of.get(one, "")) for one in occupations],
    )
    se = np.array([[counts.se.get((cell, year), 0.0) for year in years] for cell in cells]) if counts.se else None
    return Panel(
        tuple(cells), tuple(years), table, tree, se, _vacancies(frames, counts, groups, years), tuple(groups)
    )


def _vacancies(frames: Frames, counts: Counts, groups: list[str], years: range) -> Floats | None:
    """New vacancies of the last quarter of each year: of the region, then of its groups. A month that no row names is not known."""
    if not frames["vacancies"].height:
        return None
    made, seen = np.zeros((1 + len(groups), len(years))), set()
    for row in frames["vacancies"].iter_rows(named=True):
        year, month = int(row["month"][:4]), int(row["month"][5:])
        if year >= counts.first_year:
            counts.notes.append(("not_yet", "vacancies.csv", row["_row"], row["occupation"], row["month"]))
        if month < LAST_QUARTER or year not in years:
            continue
        seen.add((year, month))
        group = counts.group_of.get(row["occupation"], "")
        made[0, year - years.start] += float(row["new"])
        if group in groups:
            made[1 + groups.index(group), year - years.start] += float(row["new"])
    for year in years:
        if any((year, month) not in seen for month in range(LAST_QUARTER, 13)):
            made[:, year - years.start] = np.nan
    if np.isnan(made[0, -2:]).any():
        counts.notes.append(("no_last_quarter", "vacancies.csv", "", "", str(years[-1])))
    return made


def _judge(counts: Counts, cell: Cell, last: int) -> None:
    """Holes, old and few counts of a cell: noted, and the grade is lowered."""
    series = counts.persons[cell]
    holes = [year for year in range(min(series), max(series)) if year not in series]
    if holes:
        counts.notes.append(("hole_filled", counts.file, "", cell[0], f"{cell[1]} {' '.join(map(str, holes))}"))
    if max(series) < last:
        counts.notes.append(("old_count", counts.file, "", cell[0], f"{cell[1]} {max(series)}"))
        counts.cap(cell, "C")
    if len(series) < 3:
        counts.notes.append(("few_counts", counts.file, "", cell[0], f"{cell[1]} {len(series)}"))


def started_cells(frames: Frames, counts: Counts, wanted: set[str]) -> dict[Cell, float]:
    """Occupations that somebody wants and nobody counted here: the nation's persons x shares of the district."""
    nation: dict[str, tuple[int, float]] = {}
    for row in frames["nation"].sort("year").iter_rows(named=True):
        if row["year"] < counts.first_year:
            nation[row["occupation"]] = (row["year"], float(row["persons"]))
    known = {occupation for occupation, _ in counts.persons}
    total = sum(persons for _, persons in nation.values())
    of_group: dict[str, float] = {}
    for occupation, (_, persons) in nation.items():
        group = counts.group_of.get(occupation, "")
        of_group[group] = of_group.get(group, 0.0) + persons
    here: dict[tuple[str, str], float] = {}  # district, group ("*": all)
    for (occupation, district), series in counts.persons.items():
        for group in ("*", counts.group_of.get(occupation, "")):
            here[district, group] = here.get((district, group), 0.0) + series[max(series)]
    made = {}
    for occupation in sorted((set(nation) & wanted) - known):
        group = counts.group_of.get(occupation, "")
        for district in sorted({one for one, _ in here}):
            if of_group[group] <= 0:
                continue  # a nation without such jobs tells nothing
            share, single = here[district, "*"] / total, here.get((district, group), 0.0) / of_group[group]
            persons = float(cold_start(np.array(nation[occupation][1]), share, single))
            if persons > 0:
                made[occupation, district] = persons
                counts.notes.append(("cold_start", "nation.csv", "", occupation, district))
    return made
