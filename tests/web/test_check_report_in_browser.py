"""The page that checks in the browser judges a year's report as the standalone verifier does: every figure from its rows."""

import csv
import io
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from sheber.kernel.exchange.write import csv_bytes
from tests.slices.report.test_release import edit, resealed
from tests.slices.report.test_standalone_report import FALSE, built  # noqa: F401  (a fixture)
from tests.web.test_check_in_browser import (  # noqa: F401  (fixtures)
    faults,
    in_browser,
    judge,
    page,
    read,
    standalone_accepts,
    verdict,
)

pytestmark = [pytest.mark.django_db, *in_browser]
TABLES = (
    "figures.csv",
    "published.csv",
    "input/rows/order.places-2025.csv",
    "input/rows/employment.of_all-2025.csv",
    "input/rows/employment.of_available-2025.csv",
)


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:  # noqa: F811
    return Path(shutil.copytree(built, tmp_path / "copy"))


def judged(page: Any, folders: list[Path]) -> list[dict[str, Any]]:  # noqa: F811
    return judge(page, [read(one) for one in folders])


def forged(folder: Path, place: int, file: str, old: str, new: str) -> Path:
    copy = Path(shutil.copytree(folder, folder.parent / f"forged-{place}"))
    edit(copy / file, old, new)
    resealed(copy)
    return copy


def test_a_good_report_is_accepted_and_false_ones_are_refused_though_signed_anew(page: Any, folder: Path) -> None:  # noqa: F811
    wrong = [forged(folder, place, *one) for place, one in enumerate(FALSE)]
    told = judged(page, [folder, *wrong])
    assert verdict(told[0]) == "accepted", faults(told[0])
    report = told[0]["reports"][0]
    assert [check["id"] for check in report["checks"]][-1] == "report"
    assert report["facts"]["figures"] > 10
    assert [verdict(one) for one in told[1:]] == ["refused"] * len(wrong)
    assert all(faults(one)[0].startswith("report-") for one in told[1:]), [faults(one) for one in told]


def test_changed_cells_are_judged_as_the_standalone_verifier_judges_them(page: Any, folder: Path) -> None:  # noqa: F811
    dice, cases = random.Random(7), []
    cells = ["", "0", "1", "4", "23", "50", "150", "1/3", "7.5", "x", "d1", "*", "agrees", "unit", "no_rows", "-3"]
    for place in range(30):
        copy = Path(shutil.copytree(folder, folder.parent / f"changed-{place}"))
        path = copy / dice.choice(TABLES)
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))
        row = dice.choice(rows[1:])
        row[dice.randrange(len(row))] = dice.choice(cells)
        path.write_bytes(csv_bytes(rows[0], rows[1:]))
        resealed(copy)
        cases.append(copy)
    told = judged(page, cases)
    wanted = [standalone_accepts(one) for one in cases]
    assert [verdict(one) == "accepted" for one in told] == wanted
    assert wanted.count(False) > 15
    ids = sorted({name for one in told for name in faults(one)})
    assert page.evaluate("ids => ids.filter((id) => !WORDS[id])", ids) == []
    assert "unexpected" not in ids


def test_by_hand_from_the_disk_in_three_languages(page: Any, folder: Path) -> None:  # noqa: F811
    def choose(path: Path) -> str:
        page.set_input_files("#folder", path)
        page.wait_for_selector("#results:not([hidden])")
        return str(page.inner_text("#list"))

    assert page.url.startswith("file://")
    text = choose(folder)
    assert "Accepted" in text
    assert "Every figure was counted exactly from its rows" in text
    text = choose(forged(folder, 0, "input/rows/order.places-2025.csv", ",50\n", ",51\n"))
    assert "Refused" in text
    assert "order.places, 2025" in text
    assert "give 151, it says 150" in text
    page.click("button[lang=kk]")
    assert "жолдары 151 береді" in page.inner_text("#list")
    page.click("button[lang=ru]")
    assert "дают 151, записано 150" in page.inner_text("#list")
