"""The standalone verifier judges plans as the project's own does, from the files alone."""

import csv
import json
import random
import re
import shutil
import time
from decimal import Decimal
from pathlib import Path

import pytest
from benchmarks.instances import Size, make, write_folder

from sheber.order.bridge.files import plan_folder
from sheber.order.bridge.verify import check_folder
from sheber.proof import standalone
from sheber.proof.certificate import CERTIFICATE
from sheber.proof.signature import SigningKey

KEY = SigningKey(bytes(32))
SMALL = Size(1, 40, 3, 4, 12, 15)
KINDS = {
    "plain": {},
    "scenarios": {"scenarios": 4},
    "many scenarios": {"scenarios": 12},
    "years": {"years": 2},
    "outlook": {"outlook": 2},
    "risk": {"scenarios": 4, "cvar": {"share": 0.5, "weight": 0.4}},
}


def planned(tmp_path: Path, kind: str, seed: int = 1) -> Path:
    """A sealed plan; its input is its own copy."""
    told = dict(KINDS[kind])
    cvar = told.pop("cvar", None)
    folder = tmp_path / "in"
    write_folder(make(SMALL, seed, seconds=20, **told), folder)
    if cvar:
        settings = folder / "settings.json"
        settings.write_text(json.dumps({**json.loads(settings.read_text()), "cvar": cvar}))
    plan_folder(folder, tmp_path / "out", key=KEY)
    shutil.copytree(tmp_path / "out", tmp_path / "copy")
    return tmp_path / "copy"


def judged(folder: Path) -> tuple[bool, bool]:
    certificate = json.loads((folder / CERTIFICATE).read_text(encoding="utf-8"))
    own = all(check.passed for check in check_folder(folder, certificate))
    return own, not standalone.check_order(folder, certificate)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", [1, 2])
def test_both_accept_a_plan(tmp_path: Path, kind: str, seed: int) -> None:
    folder = planned(tmp_path, kind, seed)
    certificate = json.loads((folder / CERTIFICATE).read_text(encoding="utf-8"))
    assert standalone.check_order(folder, certificate) == ""
    assert judged(folder) == (True, True)
    assert not any(fault for _, fault in standalone.verify(tmp_path / "out"))


def test_an_order_of_another_version_of_the_rule_is_named_as_such(tmp_path: Path) -> None:
    folder = planned(tmp_path, "plain")
    certificate = json.loads((folder / CERTIFICATE).read_text(encoding="utf-8"))
    certificate["rule"]["version"] = "1"
    assert "version 1" in standalone.check_order(folder, certificate)
    [check] = check_folder(folder, certificate)
    assert not check.passed
    assert "version 1" in check.counter_example


def mutations(text: str, noise: random.Random, count: int, columns: set[int] | None = None) -> list[str]:
    """The text with one digit changed in a value's cell."""
    lines, made = text.split("\n"), []
    for _ in range(count * 20):
        if len(made) == count:
            break
        row = noise.randrange(1, len(lines))
        cells = lines[row].split(",")
        column = noise.choice(sorted(columns or set(range(len(cells)))))
        if column >= len(cells) or not (digits := [m.start() for m in re.finditer(r"\d", cells[column])]):
            continue
        at = noise.choice(digits)
        digit = str((int(cells[column][at]) + noise.randrange(1, 10)) % 10)
        changed = [*cells[:column], cells[column][:at] + digit + cells[column][at + 1 :], *cells[column + 1 :]]
        if float(changed[column] or 0) != float(cells[column] or 0):
            made.append("\n".join([*lines[:row], ",".join(changed), *lines[row + 1 :]]))
    return made


TABLES = {
    "plan.csv": {2, 3, 4},
    "multipliers.csv": {1},
    "cells.csv": {3, 4, 5, 6},
    "prices.csv": {3, 4, 5},
    "outlook.csv": {2, 3},
}


@pytest.mark.parametrize("kind", ["plain", "many scenarios", "outlook", "risk"])
def test_every_changed_digit_of_plan_prices_and_tables_is_refused(tmp_path: Path, kind: str) -> None:
    folder = planned(tmp_path, kind)
    certificate = json.loads((folder / CERTIFICATE).read_text(encoding="utf-8"))
    noise, seen, told = random.Random(7), 0, 0
    for name, columns in TABLES.items():
        if (folder / name).exists():
            text = (folder / name).read_text()
            for changed in mutations(text, noise, 25, columns):
                (folder / name).write_text(changed)
                # A price that the bound does not hang on proves as much when it is another: then the seal alone tells.
                assert standalone.check_order(folder, certificate) or name == "multipliers.csv", name
                assert standalone.check_hashes(folder, certificate)
                if name == "multipliers.csv":
                    seen += 1
                    told += bool(standalone.check_order(folder, certificate))
            (folder / name).write_text(text)
    assert standalone.check_order(folder, certificate) == ""
    assert told > seen // 2


def test_changed_input_is_refused_by_its_seal_and_mostly_by_its_meaning(tmp_path: Path) -> None:
    folder = planned(tmp_path, "plain")
    certificate = json.loads((folder / CERTIFICATE).read_text(encoding="utf-8"))
    noise, seen, refused = random.Random(3), 0, 0
    for name in ("needs.csv", "lines.csv", "budgets.csv", "resources.csv", "uses.csv", "crosswalk.csv"):
        path = folder / "input" / name
        text = path.read_text()
        columns = {
            "needs.csv": {3},
            "lines.csv": {9, 12, 13},
            "budgets.csv": {2},
            "resources.csv": {3},
            "uses.csv": {2},
        }
        for changed in mutations(text, noise, 10, columns.get(name, {2})):
            path.write_text(changed)
            seen += 1
            refused += bool(standalone.check_order(folder, certificate))
            assert any(fault for _, fault in standalone.verify(folder)), name
        path.write_text(text)
    assert refused > seen // 2


@pytest.mark.parametrize(
    "name", ["plan.csv", "multipliers.csv", "cells.csv", "summary.json", "input/lines.csv", "input/settings.json"]
)
@pytest.mark.parametrize(
    "text", ["", "x\n", "\x00", "a,b\n1,2\n", "[]", "{}", '"', "line,year,groups,places,change\n"]
)
def test_files_of_any_kind_end_in_a_sentence(plan: Path, tmp_path: Path, name: str, text: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(plan, copy)
    (copy / name).write_text(text)
    if (name, text) == ("input/settings.json", "{}"):
        pytest.skip("these settings are the format's own")
    assert standalone.check_order(copy, json.loads((copy / CERTIFICATE).read_text()))


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planned(tmp_path_factory.mktemp("plan"), "plain")


def test_cells_are_the_same_in_another_form_of_csv(plan: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(plan, copy)
    certificate = json.loads((copy / CERTIFICATE).read_text())
    rows = list(csv.reader((copy / "cells.csv").read_text().splitlines()))
    with (copy / "cells.csv").open("w", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(row[::-1] for row in rows)
    assert standalone.check_order(copy, certificate) == ""
    rows[-1][3] += "0"
    with (copy / "cells.csv").open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    assert "cells.csv" in standalone.check_order(copy, certificate)


def test_names_with_commas_are_told_from_two_names(tmp_path: Path) -> None:
    path = tmp_path / "cells.csv"
    path.write_text("a,b\n1,2,3\n")
    assert not standalone.is_written(path, "a b", [["1,2", "3"]])
    path.write_text("a,b\n1,2\n")
    assert standalone.is_written(path, "a b", [["1", "2"]])


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["1", "20", "003"],
        ["1.5", "0.2", "12.0"],
        ["1.250", "0.001"],
        ["1", "2.5", ".5", "7."],
        ["-1", "2"],
        [" 1.5 ", "2\n", "+3"],
    ],
)
def test_a_column_of_decimals_is_read_as_each_of_them(texts: list[str]) -> None:
    assert standalone.numbers(texts, 3) == [standalone.whole(text, 3) for text in texts]
    assert [standalone.whole(text, 3) for text in texts] == [round(1000 * float(text)) for text in texts]


@pytest.mark.parametrize("text", ["1.2345", "1e3", "1_0", "x", "1.٣", "1.-5", "1 2", "--1"])
def test_what_is_no_decimal_is_refused(text: str) -> None:
    for texts in ([text], ["1", text], [text, "1.234"]):
        with pytest.raises(ValueError):
            standalone.numbers(texts, 3)


@pytest.mark.parametrize(
    "number", [0, 1, -1, 5, 10, 999_999, 10**6, -(10**6), 1_500_000, 10**6 + 1, 123 * 10**20 + 4]
)
def test_a_decimal_is_written_without_needless_zeros(number: int) -> None:
    text = standalone.decimal(number)
    assert standalone.whole(text, 6) == number
    assert text == f"{Decimal(number).scaleb(-6):f}".rstrip("0").rstrip(".") if number % 10**6 else "." not in text


def test_it_is_quick(plan: Path) -> None:
    certificate = json.loads((plan / CERTIFICATE).read_text(encoding="utf-8"))
    started = time.process_time()
    assert standalone.check_order(plan, certificate) == ""
    assert time.process_time() - started < 1
