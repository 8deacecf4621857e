"""Sixty nasty folders: each is forecast by a stated fallback with its grade, or refused with file, row and column; never a traceback."""

import csv
import math
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import translation

from sheber.demand.bridge.made import read_forecast
from sheber.demand.bridge.tables import tables
from sheber.kernel.exchange import BadInput

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "demand"
HEADS = {
    "employment": "occupation,district,year,persons",
    "requests": "employer,sector,occupation,district,asked_year,wanted_year,number,contract,project",
    "hires": "employer,occupation,district,year,number",
    "projects": "project,occupation,district,year,jobs,probability,fresh",
    "vacancies": "occupation,district,month,new",
    "leavers": "employer,occupation,district,year,number,reason,persons",
    "macro": "year,low,base,high",
    "cohorts": "grade,district,year,pupils",
    "nation": "occupation,year,persons",
    "outcomes": "occupation,district,year,came",
    "past_forecasts": "source,origin,year,occupation,district,told",
    "renamed": "occupation,becomes,year",
    "occupations": "occupation,group",
    "crosswalk": "specialty,occupation,share",
    "mobility": "from,to,share",
    "exits": "occupation,rate,kappa",
    "age_structure": "occupation,age_band,share",
    "exit_by_age": "age_band,rate",
    "sector_employment": "sector,district,year,persons",
    "staffing": "sector,occupation,share",
    "vet_courses": "specialty,college,district,base,course,courses,year,enrolled,left",
    "vet_pipeline": "specialty,district,year,learners",
}
Given = dict[str, list[str]]


def years(first: int, last: int, persons: Callable[[int], object], cell: str = "welder,city") -> list[str]:
    """Counts of a cell."""
    return [f"{cell},{year},{persons(year)}" for year in range(first, last + 1)]


# What is refused: (name, files anew, (file, row, column) that must be named).
REFUSED: list[tuple[str, Given, tuple[str, int, str]]] = [
    ("less than nobody", {"employment": ["welder,city,2025,-1"]}, ("employment.csv", 2, "persons")),
    ("words for a number", {"employment": ["welder,city,2025,many"]}, ("employment.csv", 2, "persons")),
    ("not a number", {"employment": ["welder,city,2025,nan"]}, ("employment.csv", 2, "persons")),
    ("endless", {"employment": ["welder,city,2025,inf"]}, ("employment.csv", 2, "persons")),
    ("an exponent", {"employment": ["welder,city,2025,1e400"]}, ("employment.csv", 2, "persons")),
    ("a comma", {"employment": ['welder,city,2025,"1,5"']}, ("employment.csv", 2, "persons")),
    ("a year of two digits", {"employment": ["welder,city,25,10"]}, ("employment.csv", 2, "year")),
    ("half a year", {"employment": ["welder,city,2025.5,10"]}, ("employment.csv", 2, "year")),
    ("no occupation", {"employment": [",city,2025,10"]}, ("employment.csv", 2, "occupation")),
    ("no number", {"employment": ["welder,city,2025,"]}, ("employment.csv", 2, "persons")),
    ("a count twice", {"employment": ["welder,city,2025,10", "welder,city,2025,11"]}, ("employment.csv", 3, "occupation, district, year")),
    ("thousands for units", {"employment": [*years(2020, 2024, lambda y: 1000 + y), "welder,city,2025,3"]}, ("employment.csv", 7, "persons")),
    ("units for thousands", {"employment": [*years(2020, 2024, lambda y: 1), "welder,city,2025,1000"]}, ("employment.csv", 7, "persons")),
    ("a new name", {"employment": [*years(2018, 2022, lambda y: 500, "smith,city"), *years(2023, 2025, lambda y: 505, "smelter,city")]}, ("employment.csv", 7, "occupation")),
    ("an old name that is kept", {"employment": [*years(2018, 2025, lambda y: 500, "smith,city")], "renamed": ["smith,smelter,2023"]}, ("employment.csv", 7, "occupation")),
    ("a request twice", {"requests": ["p,s,welder,city,2026,2026,5,no,"] * 2}, ("requests.csv", 3, "employer, occupation, district, asked_year, wanted_year, contract, project")),
    ("less than nobody asked for", {"requests": ["p,s,welder,city,2026,2026,-5,no,"]}, ("requests.csv", 2, "number")),
    ("perhaps a contract", {"requests": ["p,s,welder,city,2026,2026,5,perhaps,"]}, ("requests.csv", 2, "contract")),
    ("no employer", {"requests": [",s,welder,city,2026,2026,5,no,"]}, ("requests.csv", 2, "employer")),
    ("871 %", {"projects": ["mill,welder,city,2027,10,871 %,1"]}, ("projects.csv", 2, "probability")),
    ("more than certain", {"projects": ["mill,welder,city,2027,10,1.5,1"]}, ("projects.csv", 2, "probability")),
    ("a project twice", {"projects": ["mill,welder,city,2027,10,0.5,1"] * 2}, ("projects.csv", 3, "project, occupation, district, year")),
    ("a thirteenth month", {"vacancies": ["welder,city,2025-13,4"]}, ("vacancies.csv", 2, "month")),
    ("a day for a month", {"vacancies": ["welder,city,2025-10-01,4"]}, ("vacancies.csv", 2, "month")),
    ("a month twice", {"vacancies": ["welder,city,2025-10,4"] * 2}, ("vacancies.csv", 3, "occupation, district, month")),
    ("shares above one", {"crosswalk": ["07150500,welder,0.7", "07150500,vet,0.7"]}, ("crosswalk.csv", 3, "share")),
    ("movers above one", {"mobility": ["city,city,0.7", "city,steppe,0.4"]}, ("mobility.csv", 3, "share")),
    ("all leave twice", {"exits": ["welder,2,0.5"]}, ("exits.csv", 2, "rate")),
    ("low above high", {"macro": ["2027,5000,4000,3000"]}, ("macro.csv", 2, "low")),
    ("a grade of thirteen", {"cohorts": ["13,city,2025,100"]}, ("cohorts.csv", 2, "grade")),
    ("a forecast of the past", {"past_forecasts": ["ministry,2025,2024,welder,city,4"]}, ("past_forecasts.csv", 2, "origin")),
    ("course four of three", {"vet_courses": ["07150500,n,city,9,4,3,2025,100,"]}, ("vet_courses.csv", 2, "course")),
    ("no known reason", {"leavers": ["p,welder,city,2025,3,bored,100"]}, ("leavers.csv", 2, "reason")),
]  # fmt: skip
# What is forecast: (name, files anew, a note that must be told, the best grade of a welder in the city).
FORECAST: list[tuple[str, Given, str, str]] = [
    ("nothing counted at all", {"employment": []}, "", ""),
    ("one counted year", {"employment": ["welder,city,2025,500"]}, "few_counts", "C"),
    ("two counted years", {"employment": years(2024, 2025, lambda y: 500)}, "few_counts", "C"),
    ("three counted years", {"employment": years(2023, 2025, lambda y: 500)}, "", "B"),
    ("holes in the middle", {"employment": ["welder,city,2018,500", "welder,city,2025,520"]}, "hole_filled", "C"),
    ("every second year", {"employment": [r for r in years(2013, 2025, lambda y: 400 + y % 7) if int(r.split(",")[2]) % 2]}, "hole_filled", "B"),
    ("the last count is old", {"employment": [*years(2015, 2020, lambda y: 500), *years(2015, 2025, lambda y: 90, "vet,steppe")]}, "old_count", "C"),
    ("counted before the window only", {"employment": [*years(1991, 1999, lambda y: 500), *years(2015, 2025, lambda y: 90, "vet,steppe")]}, "", ""),
    ("nought everywhere", {"employment": years(2014, 2025, lambda y: 0)}, "", "B"),
    ("nought in the last year", {"employment": years(2014, 2025, lambda y: 500 if y < 2025 else 0)}, "", "B"),
    ("from nought to many", {"employment": years(2014, 2025, lambda y: 0 if y < 2025 else 90)}, "", "B"),
    ("ten million", {"employment": years(2014, 2025, lambda y: 10_000_000 + y)}, "", "B"),
    ("a tenth of a person", {"employment": years(2014, 2025, lambda y: "0.1")}, "", "B"),
    ("it doubles each year", {"employment": years(2014, 2025, lambda y: 2 ** (y - 2014) * 10)}, "", "B"),
    ("it halves each year", {"employment": years(2014, 2025, lambda y: 10 * 2 ** (2025 - y))}, "", "B"),
    ("all of the future", {"employment": years(2026, 2029, lambda y: 500)}, "not_yet", ""),
    ("renamed and said so", {"employment": [*years(2018, 2022, lambda y: 500, "smith,city"), *years(2023, 2025, lambda y: 505, "welder,city")], "renamed": ["smith,welder,2023"]}, "renamed", "B"),
    ("not renamed and said so", {"employment": [*years(2018, 2022, lambda y: 500, "smith,city"), *years(2023, 2025, lambda y: 505, "welder,city")], "renamed": ["smith,smith,2023"]}, "old_count", "B"),
    ("asked by employer and project", {"requests": ["p,s,welder,city,2026,2026,10,no,"], "projects": ["mill,welder,city,2026,10,0.6,1"]}, "maybe_in_project", "C"),
    ("asked for a project", {"requests": ["p,s,welder,city,2026,2026,10,no,mill"], "projects": ["mill,welder,city,2026,10,0.6,1"]}, "in_project", "C"),
    ("asked for no known project", {"requests": ["p,s,welder,city,2026,2026,10,no,moon"]}, "project_not_known", "C"),
    ("asked anew", {"requests": ["p,s,welder,city,2025,2026,90,no,", "p,s,welder,city,2026,2026,10,no,"]}, "superseded", "C"),
    ("asked later", {"requests": ["p,s,welder,city,2027,2027,90,no,"]}, "not_yet", "C"),
    ("nobody is asked for", {"requests": ["p,s,welder,city,2026,2026,0,no,"]}, "", "C"),
    ("hired without asking", {"requests": [], "hires": ["p,welder,city,2025,40"]}, "", "C"),
    ("asked and never hired", {"requests": [f"p,s,welder,city,{y},{y},40,no," for y in (2023, 2024, 2025, 2026)], "hires": [f"p,welder,city,{y},0" for y in (2023, 2024, 2025)]}, "", "C"),
    ("hired more than asked", {"requests": [f"p,s,welder,city,{y},{y},4,no," for y in (2024, 2025, 2026)], "hires": [f"p,welder,city,{y},400" for y in (2024, 2025)]}, "", "C"),
    ("a contract nobody can judge", {"requests": ["p,s,welder,city,2026,2026,4,yes,"]}, "assumed_contract", "C"),
    ("vacancies of one month", {"vacancies": ["welder,city,2025-11,40"]}, "no_last_quarter", "C"),
    ("vacancies of the future", {"vacancies": ["welder,city,2026-11,40"]}, "not_yet", "C"),
    ("vacancies of nobody counted", {"vacancies": [f"pilot,moon,{y}-{m},9" for y in (2024, 2025) for m in (10, 11, 12)]}, "", "C"),
    ("a cold start", {"nation": ["robotics,2025,5000", "welder,2025,90000"], "projects": ["lab,robotics,city,2027,20,0.5,1"]}, "cold_start", "C"),
    ("a nation of nobody", {"nation": ["robotics,2025,0"], "projects": ["lab,robotics,city,2027,20,0.5,1"]}, "", "C"),
    ("sectors without staffing", {"employment": [], "sector_employment": ["metal,city,2025,5000"]}, "", ""),
    ("pupils of one year", {"cohorts": ["9,city,2025,900"]}, "", "C"),
    ("no pupils", {"cohorts": [f"{g},city,{y},0" for g in (8, 9) for y in (2024, 2025)]}, "", "C"),
    ("ages without exits", {"age_structure": ["welder,15-54,0.5"]}, "", "C"),
    ("leavers of nobody", {"leavers": ["p,welder,city,2025,3,left,0"]}, "", "C"),
    ("outcomes of nought", {"outcomes": [f"welder,city,{y},0" for y in (2023, 2024, 2025)], "past_forecasts": ["ministry,2025,2025,welder,city,4"]}, "", "C"),
    ("letters of all alphabets", {"employment": years(2023, 2025, lambda y: 500, "дәнекерлеуші 焊工,Ақтөбе")}, "", ""),
]  # fmt: skip


def folder_of(tmp_path: Path, given: Given) -> Path:
    """The example with some files written anew."""
    target = tmp_path / "in"
    shutil.copytree(EXAMPLE, target)
    for name, lines in given.items():
        (target / f"{name}.csv").write_text("\n".join([HEADS[name], *lines]) + "\n", encoding="utf-8")
    return target


def test_there_are_sixty_of_them() -> None:
    assert len(REFUSED) + len(FORECAST) >= 60


@pytest.mark.parametrize(("name", "given", "place"), REFUSED, ids=[one[0] for one in REFUSED])
def test_what_cannot_be_right_is_refused_with_its_place(
    name: str, given: Given, place: tuple[str, int, str], tmp_path: Path
) -> None:
    with translation.override("en"), pytest.raises(BadInput) as caught:
        read_forecast(folder_of(tmp_path, given))
    assert place in [(one.file, one.row, one.column) for one in caught.value.problems]
    for language in ("kk", "ru", "en"):
        with translation.override(language):
            assert all(str(one.words).strip() for one in caught.value.problems)


@pytest.mark.parametrize(("name", "given", "note", "grade"), FORECAST, ids=[one[0] for one in FORECAST])
def test_what_can_be_used_has_a_stated_fallback(
    name: str, given: Given, note: str, grade: str, tmp_path: Path
) -> None:
    made = read_forecast(folder_of(tmp_path, given))
    assert not note or note in {code for code, *_ in made.read.counts.notes}
    grades = {one.grade for one in made.needs if (one.occupation, one.district) == ("welder", "city")}
    best = {"B": {"A", "B"}, "C": {"C"}}.get(
        grade, {"C", "D"}
    )  # A where a request with a record stands beside three counts
    assert grades <= best
    for name_, raw in tables(made).items():
        for row in list(csv.reader(raw.decode("utf-8").splitlines()))[1:]:
            assert not any(cell in {"nan", "inf", "-inf"} for cell in row), name_
    assert all(math.isfinite(one.need) and one.need >= 0 for one in made.needs)
