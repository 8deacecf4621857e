"""The standalone verifier judges plans as the project's own does, from the files alone."""

import json
import random
import re
import shutil
import time
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


@pytest.mark.parametrize("kind", ["plain", "outlook", "risk"])
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


def test_it_is_quick(plan: Path) -> None:
    certificate = json.loads((plan / CERTIFICATE).read_text(encoding="utf-8"))
    started = time.process_time()
    assert standalone.check_order(plan, certificate) == ""
    assert time.process_time() - started < 1
