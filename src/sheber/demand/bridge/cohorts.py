"""School cohorts and courses of colleges: rows to arrays and back."""

from typing import Any

import numpy as np

from sheber.demand.bridge.counts import Frames
from sheber.science.demand import cohorts
from sheber.science.demand.replacement import by_levels
from sheber.science.demand.supply import Learners

Row = list[Any]
FIELD = 3  # digits of a specialty's code that name its field


def cohort_rows(settings: dict[str, Any], frames: Frames) -> list[Row]:
    """Leavers of grades 9 and 11 by district and year with an 80 % interval, and those who enter colleges."""
    first = settings["first_year"]
    rows = [row for row in frames["cohorts"].iter_rows(named=True) if row["year"] <= first]
    if not rows:
        return []
    districts = sorted({row["district"] for row in rows})
    years = list(range(min(row["year"] for row in rows), max(row["year"] for row in rows) + 1))
    pupils = np.zeros((len(districts), max(row["grade"] for row in rows), len(years)))
    for row in rows:
        pupils[districts.index(row["district"]), row["grade"] - 1, years.index(row["year"])] = float(row["pupils"])
    told = cohorts.ahead(pupils, max(first + settings["years"] - 1 - years[-1], 0))
    low, high = told.bounds()
    made = []
    for grade, share in ((9, settings["vocational_9"]), (11, settings["vocational_11"])):
        if grade > pupils.shape[1]:
            continue
        for place, district in enumerate(districts):
            for step in range(1, told.pupils.shape[2]):
                three = [float(one[place, grade - 1, step]) for one in (told.pupils, low, high)]
                made.append([district, grade, years[-1] + step, *(f"{n:.1f}" for n in (*three, three[0] * share))])
    return made


def course_learners(settings: dict[str, Any], frames: Frames, known: set[str]) -> list[Learners]:
    """People on courses by year of graduation; specialties whose graduation years are given are not counted twice."""
    first = settings["first_year"]
    rows = [row for row in frames["vet_courses"].iter_rows(named=True) if row["year"] <= first]
    seen: dict[str, tuple[float, float]] = {}
    for row in rows:
        if row["left"] is not None:
            left, people = seen.get(row["specialty"], (0.0, 0.0))
            seen[row["specialty"]] = (left + float(row["left"]), people + float(row["enrolled"]))
    names = {row["specialty"] for row in rows}
    drop = by_levels(seen, names, {name: name[:FIELD] for name in names}, settings["drop"])
    last = max((row["year"] for row in rows), default=0)
    courses = [
        cohorts.Course(
            row["specialty"], row["district"], row["year"], row["course"], row["courses"], float(row["enrolled"])
        )
        for row in rows
        if row["year"] == last and row["specialty"] not in known
    ]
    return [Learners(*key, number) for key, number in sorted(cohorts.graduates(courses, drop).items())]
