"""A forecasting folder: sealed and accepted, ready for the order, its terms add up, bad input refused."""

import csv
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
        terms = sum(Decimal(part[name]) for name in ("exits", "requests", "contracts", "projects", "kappa", "floor"))
        assert terms == forecast[part["occupation"], part["district"], part["year"]]
    needs = rows(tmp_path / "out" / "needs.csv")
    assert sum(Decimal(r["need"]) for r in needs) == sum(forecast.values())
    assert min(int(r["year"]) for r in needs) == 1


def test_every_table_is_optional_but_the_settings(folder: Path, tmp_path: Path) -> None:
    for path in folder.glob("*.csv"):
        path.unlink()
    summary = forecast_folder(folder, tmp_path / "out", key=KEY)
    assert summary["cells"] == 0
    assert summary["ratio_is_assumed"]
    (folder / "settings.json").unlink()
    with pytest.raises(BadInput):
        forecast_folder(folder, tmp_path / "other", key=KEY)


@pytest.mark.parametrize(
    ("file", "line", "column", "word"),
    [
        ("employment.csv", "welder,city,2025,-5", "persons", "between 0"),
        ("employment.csv", "welder,city,25,5", "year", "1900"),
        ("employment.csv", "welder,city,2025,1 000", "persons", "thousands"),
        ("exits.csv", "smith,1.2,0.5", "rate", "between 0 and 1"),
        ("exits.csv", "smith,3 %,0.5", "rate", "per cent"),
        ("crosswalk.csv", "06130100,coder,x", "share", "not a number"),
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
