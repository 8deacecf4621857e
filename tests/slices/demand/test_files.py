"""A forecasting folder: sealed and accepted, ready for the order, its terms add up, bad input refused."""

import csv
import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation

from sheber.cli.verify import check_everything
from sheber.demand.bridge.files import forecast_folder
from sheber.kernel.exchange import BadInput
from sheber.proof.signature import SigningKey

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "demand"
TERMS = ("growth", "reconciliation", "exits", "surplus", "requests", "contracts", "projects", "kappa", "floor")
REQUEST_KEY = "employer, occupation, district, asked_year, wanted_year, contract, project"
KEY = SigningKey(bytes(32))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "in"
    target.mkdir()
    for path in EXAMPLE.iterdir():
        shutil.copy(path, target)
    return target


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_folder_is_forecast_sealed_and_accepted(folder: Path, tmp_path: Path) -> None:
    forecast_folder(folder, tmp_path / "out", key=KEY)
    checks = check_everything(tmp_path / "out")[1]
    assert all(check.passed for check in checks), checks
    assert {"sums", "again"} <= {check.id for check in checks}


def test_written_terms_add_up_and_needs_are_the_forecast(folder: Path, tmp_path: Path) -> None:
    forecast_folder(folder, tmp_path / "out", key=KEY)
    forecast = {
        (r["occupation"], r["district"], r["year"]): Decimal(r["mean"])
        for r in rows(tmp_path / "out" / "forecast.csv")
    }
    for part in rows(tmp_path / "out" / "component.csv"):
        terms = sum(Decimal(part[name]) for name in TERMS)
        assert terms == forecast[part["occupation"], part["district"], part["year"]]
    needs = rows(tmp_path / "out" / "needs.csv")
    assert sum(Decimal(r["need"]) for r in needs) == sum(forecast.values())
    assert min(int(r["year"]) for r in needs) == 1


def test_every_table_is_optional_but_the_settings(folder: Path, tmp_path: Path) -> None:
    for path in folder.glob("*.csv"):
        if path.name != "crosswalk.csv":
            path.unlink()
    summary = forecast_folder(folder, tmp_path / "out", key=KEY)
    assert summary["cells"] == 0
    assert summary["ratio_is_assumed"]
    (folder / "crosswalk.csv").unlink()
    with pytest.raises(BadInput) as caught:  # nothing to forecast from is no forecast of nobody
        forecast_folder(folder, tmp_path / "other", key=KEY)
    assert "employment.csv" in str(caught.value)
    (folder / "settings.json").unlink()
    with pytest.raises(BadInput):
        forecast_folder(folder, tmp_path / "other", key=KEY)


@pytest.mark.parametrize(
    ("settings", "column"),
    [
        ('{"first_year": 2026, "years": 6, "exit_rate": 4}', "exit_rate"),
        ('{"first_year": 2026, "years": 6, "exit_rates": 0.03}', "exit_rates"),
        ('{"first_year": 2026, "years": 6, "ratio": 1e999}', ""),
        ('{"first_year": 2026, "years": 6, "ratio": "1e999999999"}', "ratio"),
        ('{"first_year": 2026, "years": 6, "years": 5}', "years"),
        ('{"first_year": 2026}', "years"),
        ('{"first_year": 2026, "years": 6, "without": ["trend"]}', "without"),
        ('{"first_year": 2026, "years": 6, "paths": 3}', "paths"),
        ("[]", ""),
    ],
)
def test_wrong_settings_are_refused(settings: str, column: str, folder: Path, tmp_path: Path) -> None:
    (folder / "settings.json").write_text(settings, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        forecast_folder(folder, tmp_path / "out", key=KEY)
    assert ("settings.json", column) in [(one.file, one.column) for one in caught.value.problems]


@pytest.mark.parametrize("name", ["requests.xlsx", "Requests.csv", "requests.txt"])
def test_a_file_that_would_not_be_read_is_refused(name: str, folder: Path, tmp_path: Path) -> None:
    (folder / name).write_text("x", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        forecast_folder(folder, tmp_path / "out", key=KEY)
    assert [one.file for one in caught.value.problems] == [name]


def test_linked_inputs_make_a_result_that_is_accepted(folder: Path, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    linked.mkdir()
    for path in folder.iterdir():
        (linked / path.name).symlink_to(f"../in/{path.name}")
    forecast_folder(linked, tmp_path / "out", key=KEY)
    assert all(check.passed for check in check_everything(tmp_path / "out")[1])


@pytest.mark.parametrize(
    ("file", "line", "column", "word"),
    [
        ("employment.csv", "welder,city,2025,-5", "persons", "between 0"),
        ("employment.csv", "welder,city,25,5", "year", "1900"),
        ("employment.csv", "welder,city,2025,1 000", "persons", "thousands"),
        ("exits.csv", "smith,1.2,0.5", "rate", "between 0 and 1"),
        ("exits.csv", "smith,3 %,0.5", "rate", "per cent"),
        ("crosswalk.csv", "06130100,coder,x", "share", "not a number"),
        ("mobility.csv", "steppe,elsewhere,0.9", "share", "more than one"),
        ("employment.csv", "welder,city,2023,1.02", "persons", "in thousands"),
        ("employment.csv", "smith,city,2023,500\nsmelter,city,2024,510", "occupation", "renamed"),
        ("requests.csv", "plant,industry,welder,city,2026,2026,60,no,", REQUEST_KEY, "stands in row 7"),
    ],
)
def test_bad_input_is_refused_with_its_place(
    file: str, line: str, column: str, word: str, folder: Path, tmp_path: Path
) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with translation.override("en"), pytest.raises(BadInput) as caught:
        forecast_folder(folder, tmp_path / "out", key=KEY)
    with translation.override("en"):
        found = [(one.file, one.column, str(one.words)) for one in caught.value.problems]
    assert any(f == file and c == column and word in words for f, c, words in found), found
    assert not (tmp_path / "out").exists()


def given(folder: Path, name: str, *lines: str) -> None:
    """Add lines to a table of the folder, or begin it."""
    path = folder / name
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + "\n".join(lines) + "\n", encoding="utf-8")


def need(out: Path, occupation: str, year: str, district: str = "city") -> Decimal:
    found = [r for r in rows(out / "forecast.csv") if (r["occupation"], r["district"]) == (occupation, district)]
    return next(Decimal(r["mean"]) for r in found if r["year"] == year)


def notes(out: Path) -> set[tuple[str, str]]:
    return {(r["note"], r["of"]) for r in rows(out / "notes.csv")}


def test_what_is_counted_later_changes_nothing(folder: Path, tmp_path: Path) -> None:
    forecast_folder(folder, tmp_path / "before", key=KEY)
    given(folder, "employment.csv", "welder,city,2026,2000", "welder,steppe,2027,1")
    given(folder, "hires.csv", "plant,welder,city,2026,60")
    given(folder, "requests.csv", "plant,industry,welder,city,2027,2027,500,no,")
    forecast_folder(folder, tmp_path / "after", key=KEY)
    for name in ("forecast.csv", "component.csv", "scenarios.csv", "employers.csv"):
        assert (tmp_path / "before" / name).read_bytes() == (tmp_path / "after" / name).read_bytes(), name
    assert ("not_yet", "welder") in notes(tmp_path / "after")


def test_every_table_of_the_contract_is_read(folder: Path, tmp_path: Path) -> None:
    for year in range(2016, 2024):
        given(folder, "employment.csv", f"welder,city,{year},{1000 - 4 * (2024 - year)}")
    given(folder, "employment.csv", "smith,city,2023,500")
    given(folder, "renamed.csv", "occupation,becomes,year", "smith,smelter,2024")
    given(folder, "employment.csv", "smelter,city,2024,510", "smelter,city,2025,505")
    given(folder, "occupations.csv", "occupation,group", "welder,7", "smelter,7", "coder,2", "robotics,7")
    given(folder, "age_structure.csv", "occupation,age_band,share", "7,15-54,0.7", "7,55+,0.3")
    given(folder, "exit_by_age.csv", "age_band,rate", "15-54,0.01", "55+,0.1")
    given(folder, "leavers.csv", "employer,occupation,district,year,number,reason,persons")
    given(folder, "leavers.csv", "plant,welder,city,2025,30,retired,500", "plant,welder,city,2025,40,moved,500")
    given(folder, "macro.csv", "year,low,base,high", "2027,4200,4800,5400")
    given(folder, "nation.csv", "occupation,year,persons")
    given(folder, "nation.csv", "robotics,2025,5000", "welder,2025,90000", "coder,2025,60000")
    given(folder, "projects.csv", "lab,robotics,city,2027,20,0.5,1")
    given(folder, "cohorts.csv", "grade,district,year,pupils")
    for grade in (8, 9):
        given(folder, "cohorts.csv", *(f"{grade},city,{year},{900 + year - 2020}" for year in (2024, 2025, 2026)))
    given(folder, "vet_courses.csv", "specialty,college,district,base,course,courses,year,enrolled,left")
    given(folder, "vet_courses.csv", "07150500,north,city,9,2,3,2026,100,10")
    given(folder, "outcomes.csv", "occupation,district,year,came")
    given(folder, "past_forecasts.csv", "source,origin,year,occupation,district,told")
    for year in (2024, 2025):
        for cell in ("welder,city", "vet,steppe", "coder,city", "vet,city", "coder,steppe", "welder,steppe"):
            given(folder, "outcomes.csv", f"{cell},{year},25")
            given(folder, "past_forecasts.csv", f"ministry,{year},{year},{cell},90")
    out = tmp_path / "out"
    summary = forecast_folder(folder, out, key=KEY)
    assert all(check.passed for check in check_everything(out)[1])
    found = {note for note, _ in notes(out)}
    assert {"renamed", "cold_start", "few_counts", "source_lost"} <= found
    assert summary["weights"]["ministry"] == "0.5"
    assert need(out, "robotics", "2026") > 0  # a cold start
    [robotics] = {r["grade"] for r in rows(out / "forecast.csv") if r["occupation"] == "robotics"}
    assert robotics == "D"
    assert {r["grade"] for r in rows(out / "forecast.csv") if r["occupation"] == "smelter"} == {"B"}
    assert {r["grade"] for r in rows(out / "cohort.csv")} == {"9"}
    supplied = {(r["occupation"], r["district"], r["year"]): r["supply"] for r in rows(out / "supply.csv")}
    assert supplied["welder", "city", "2"] == "58.32"  # 100 x 0.9 x 0.9 x 0.8 x 0.9
    welder = next(r for r in rows(out / "component.csv") if (r["occupation"], r["district"]) == ("welder", "city"))
    assert 0.037 < float(welder["exit_rate"]) < 0.06  # between what age says and the own record
    kept = {(r["source"], r["level"]): r for r in rows(out / "scorecard.csv")}
    assert kept["ministry", "all"]["loses"] == "yes"
    assert ("employment", "region") in kept


def test_a_later_request_stands_for_an_earlier_one_and_a_project_for_its_own(folder: Path, tmp_path: Path) -> None:
    forecast_folder(folder, tmp_path / "before", key=KEY)
    given(folder, "requests.csv", "plant,industry,welder,city,2025,2026,40,no,")
    given(folder, "projects.csv", "mill,welder,city,2026,10,0.6,1")
    given(folder, "requests.csv", "plant,industry,welder,city,2026,2026,10,no,mill")
    forecast_folder(folder, tmp_path / "after", key=KEY)
    brought = need(tmp_path / "after", "welder", "2026") - need(tmp_path / "before", "welder", "2026")
    assert brought == Decimal("4.8")  # 10 x 0.6 x kappa 0.8, and nothing twice
    assert {("superseded", "plant"), ("in_project", "plant")} <= notes(tmp_path / "after")
    given(folder, "projects.csv", "mill,vet,steppe,2026,60,0.6,1")
    forecast_folder(folder, tmp_path / "again", key=KEY)
    assert ("maybe_in_project", "farm") in notes(tmp_path / "again")  # told, for only the employer can know


def test_the_sentence_of_an_employer_is_in_its_file(folder: Path, tmp_path: Path) -> None:
    forecast_folder(folder, tmp_path / "out", key=KEY)
    [plant] = [r for r in rows(tmp_path / "out" / "employers.csv") if r["employer"] == "plant"]
    assert (plant["asked"], plant["hired"], plant["asked_now"], plant["counts_now"]) == ("90", "45", "60", "30")


def test_a_sector_table_stands_for_missing_counts(folder: Path, tmp_path: Path) -> None:
    (folder / "employment.csv").unlink()
    given(
        folder,
        "sector_employment.csv",
        "sector,district,year,persons",
        "metal,city,2024,5000",
        "metal,city,2025,5000",
    )
    given(folder, "staffing.csv", "sector,occupation,share", "metal,welder,0.2")
    forecast_folder(folder, tmp_path / "out", key=KEY)
    [welder] = [
        r for r in rows(tmp_path / "out" / "forecast.csv") if r["occupation"] == "welder" and r["year"] == "2031"
    ]
    assert (welder["mean"], welder["grade"]) == ("24", "C")
    assert ("from_sectors", "welder") in notes(tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "find", "put", "check"),
    [
        ("component.csv", "welder,city,2026,1000,30", "welder,city,2026,1000,31", "sums"),
        ("forecast.csv", "coder,city,2026,24,", "coder,city,2026,25,", "sums"),
        ("employment.csv", "coder,city,2026,1000,1000", "coder,city,2026,1000,1001", "coherent"),
        ("gap.csv", "coder,city,2026,24,0,24", "coder,city,2026,24,0,20", "again"),
    ],
)
def test_a_forged_number_is_found_by_meaning(
    name: str, find: str, put: str, check: str, folder: Path, tmp_path: Path
) -> None:
    from sheber.demand.bridge.verify import check_folder

    out = tmp_path / "out"
    forecast_folder(folder, out, key=KEY)
    text = (out / name).read_text(encoding="utf-8")
    assert find in text
    (out / name).write_text(text.replace(find, put, 1), encoding="utf-8")
    certificate = json.loads((out / "certificate.json").read_bytes())
    failed = [one.id for one in check_folder(out, certificate) if not one.passed]
    assert failed[0] == check
