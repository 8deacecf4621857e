"""The example regions: published totals, sources, the same bytes from the script, and nothing of Aktobe in the code."""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange.package import dump_folder, load_folder, new_region

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
COMMANDS = ("order", "admission", "demand")


def rows(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / "aktobe" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def same_files(first: Path, second: Path) -> bool:
    names = sorted(path.name for path in first.iterdir())
    return names == sorted(path.name for path in second.iterdir()) and all(
        (first / name).read_bytes() == (second / name).read_bytes() for name in names
    )


def test_totals_agree_with_the_published_ones() -> None:
    places = Counter()
    for row in rows("order_decisions"):
        places[row["year"]] += int(row["places"])
    assert places == {"2024": 7654, "2025": 7407}
    assert len([row for row in rows("colleges") if not row["closed"]]) == 40
    assert (len(rows("specialties")), len(rows("qualifications")), len(rows("occupations"))) == (94, 139, 130)
    assert len(rows("districts")) == 13
    assert sum(int(r["first_time"]) for r in rows("encounters") if r["day"].startswith("2025")) > 48_000
    assert len({r["school"] for r in rows("profile_classes") if r["year"] == "2025"}) == 60
    assert [r["new_specialty"] for r in rows("licences")].count("yes") == 4
    assert {r["college"] for r in rows("accreditations")} == {"khromtau", "polytech", "european"}
    assert 600 <= len(rows("order_lines")) <= 700
    assert len(rows("applicants")) == 12_000


def test_each_row_has_a_source_and_says_whether_it_is_made_up() -> None:
    for path in (EXAMPLES / "aktobe").glob("*.csv"):
        for row in rows(path.stem):
            assert row["source"], path.name
            assert row["synthetic"] in {"yes", "no"}, path.name
    assert {r["synthetic"] for r in rows("college_figures")} == {"no"}
    assert {r["synthetic"] for r in rows("applicants")} == {"yes"}


@pytest.mark.parametrize(("script", "name"), [("make_aktobe.py", "aktobe"), ("make_tiny.py", "tiny")])
def test_the_script_writes_the_same_bytes(script: str, name: str, tmp_path: Path) -> None:
    target = tmp_path / name
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / script, target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert same_files(target, EXAMPLES / name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["tiny", pytest.param("aktobe", marks=[pytest.mark.slow, pytest.mark.one_database])])
def test_dump_gives_back_what_was_loaded(name: str, tmp_path: Path) -> None:
    load_folder(SYSTEM, EXAMPLES / name)
    dump_folder(tmp_path / "out")
    assert same_files(tmp_path / "out", EXAMPLES / name)


@pytest.mark.django_db
def test_loading_twice_changes_nothing() -> None:
    load_folder(SYSTEM, EXAMPLES / "tiny")
    again = load_folder(SYSTEM, EXAMPLES / "tiny")
    assert [(one.sheet.code, one.created, one.changed) for one in again if one.created or one.changed] == []


@pytest.mark.django_db
def test_a_new_region_is_empty_valid_and_explained(tmp_path: Path) -> None:
    new_region(tmp_path / "mine")
    assert load_folder(SYSTEM, tmp_path / "mine")
    assert (tmp_path / "mine" / "README.md").read_text(encoding="utf-8").count("| column |") >= 40


def test_nothing_about_the_example_is_in_the_code() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        text = path.read_text(encoding="utf-8").casefold()
        for word in ("aktobe", "aqtobe", "актобе", "актюб", "ақтөбе", "хромтау"):
            if word == "aktobe" and path.name in {"demo.py", "main.py", "region.py"}:
                continue  # the example's folder is named in help texts
            assert word not in text, path


@pytest.mark.parametrize("name", COMMANDS)
def test_the_small_folders_of_the_commands_are_there(name: str) -> None:
    assert list((EXAMPLES / name).glob("*.csv"))
    assert list((EXAMPLES / name).glob("*.json"))
