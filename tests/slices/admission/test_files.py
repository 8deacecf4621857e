"""An admission folder: sealed and accepted, repeatable, and every kind of bad input refused with its place."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import translation

from sheber.admission.bridge.files import match_folder
from sheber.admission.bridge.person import explain_person
from sheber.cli.verify import check_everything
from sheber.kernel.exchange import BadInput
from sheber.proof.signature import SigningKey

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "admission"
KEY = SigningKey(bytes(32))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "in"
    target.mkdir()
    for path in EXAMPLE.iterdir():
        shutil.copy(path, target)
    return target


def test_a_folder_is_matched_sealed_and_accepted(folder: Path, tmp_path: Path) -> None:
    summary = match_folder(folder, tmp_path / "out", key=KEY)
    assert summary["placed"] + summary["seats_left"] == summary["seats"]
    checks = check_everything(tmp_path / "out")[1]
    assert all(check.passed for check in checks), checks
    assert {"everyone", "seats", "first", "optimal", "summary"} <= {check.id for check in checks}
    match_folder(folder, tmp_path / "again", key=KEY)
    for name in ("result.csv", "cutoffs.csv"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_parquet_gives_the_same(folder: Path, tmp_path: Path) -> None:
    import polars as pl

    match_folder(folder, tmp_path / "csv", key=KEY)
    for name in ("applications", "applicants", "seats", "rights"):
        pl.read_csv(folder / f"{name}.csv", infer_schema=False).write_parquet(folder / f"{name}.parquet")
        (folder / f"{name}.csv").unlink()
    match_folder(folder, tmp_path / "parquet", key=KEY)
    assert (tmp_path / "csv" / "result.csv").read_bytes() == (tmp_path / "parquet" / "result.csv").read_bytes()
    assert all(check.passed for check in check_everything(tmp_path / "parquet")[1])


def test_a_person_is_told_why(folder: Path, tmp_path: Path) -> None:
    match_folder(folder, tmp_path / "out", key=KEY)
    rows = (tmp_path / "out" / "result.csv").read_text(encoding="utf-8").split("\n")[1:-1]
    for row in rows[:40]:
        code, choice, programme, pool = row.split(",")
        steps = explain_person(tmp_path / "out", code)
        held = [step for step in steps if step.tried.ended == "held"]
        assert [(s.programme, s.pool, str(s.tried.choice + 1)) for s in held] == (
            [(programme, pool, choice)] if choice else []
        )
    with pytest.raises(KeyError):
        explain_person(tmp_path / "out", "nobody")


def append(name: str, line: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")

    return change


def rules(**values: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / "rules.json").write_text(json.dumps(values), encoding="utf-8")

    return change


def drop(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


BROKEN: dict[str, tuple[Callable[[Path], None], str, str, str]] = {
    "no seats": (drop("seats.csv"), "seats.csv", "", "missing"),
    "no rules": (drop("rules.json"), "rules.json", "", "missing"),
    "no seed": (rules(version="1"), "rules.json", "seed", "text"),
    "rules are no object": (lambda folder: (folder / "rules.json").write_text("[1]"), "rules.json", "", "object"),
    "rules are no JSON": (lambda folder: (folder / "rules.json").write_text("{"), "rules.json", "", ""),
    "a gap in the choices": (
        append("applications.csv", "p001,9,south-vet,1"),
        "applications.csv",
        "choice",
        "without gaps",
    ),
    "unknown programme": (
        append("applications.csv", "p003,1,nothing,1"),
        "applications.csv",
        "programme",
        "seats.csv",
    ),
    "unknown applicant": (
        append("applications.csv", "nobody,1,north-coder,1"),
        "applications.csv",
        "applicant",
        "applicants.csv",
    ),
    "fractional points": (
        append("applications.csv", "p001,9,south-vet,1.5"),
        "applications.csv",
        "points",
        "whole number",
    ),
    "applicant twice": (append("applicants.csv", "p001,"), "applicants.csv", "applicant", "stands in row"),
    "unknown right": (append("applicants.csv", "new,kings"), "applicants.csv", "rights", "rights.csv"),
    "pool of an unknown right": (append("seats.csv", "north-coder,kings,1,yes"), "seats.csv", "pool", "rights.csv"),
    "no open row": (append("seats.csv", "lonely,rural,1,yes"), "seats.csv", "pool", "open pool"),
    "negative seats": (append("seats.csv", "x,open,-1,"), "seats.csv", "seats", "between 0"),
    "released is neither yes nor no": (append("seats.csv", "x,rural,1,maybe"), "seats.csv", "released", "yes or no"),
    "two rights of one order": (append("rights.csv", "other,1,x"), "rights.csv", "order", "unique"),
    "space in a code": (append("applicants.csv", "a b,"), "applicants.csv", "applicant", "no spaces"),
    "row too long": (append("applicants.csv", "x,,,,"), "applicants.csv", "", "cells"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_bad_input_is_refused_with_its_place_and_nothing_is_written(name: str, folder: Path, tmp_path: Path) -> None:
    change, file, column, word = BROKEN[name]
    change(folder)
    with translation.override("en"), pytest.raises(BadInput) as caught:
        match_folder(folder, tmp_path / "out", key=KEY)
    with translation.override("en"):
        found = [(one.file, one.column, str(one.words)) for one in caught.value.problems]
    assert any(f == file and c == column and word in words for f, c, words in found), found
    assert not (tmp_path / "out").exists()


def test_the_same_programme_twice_is_refused(folder: Path, tmp_path: Path) -> None:
    path = folder / "applications.csv"
    head, first, *rest = path.read_text(encoding="utf-8").strip().split("\n")
    code, _, programme, points = first.split(",")
    mine = [row for row in rest if row.startswith(f"{code},")]
    others = [row for row in rest if not row.startswith(f"{code},")]
    path.write_text("\n".join([head, first, *mine, f"{code},{len(mine) + 2},{programme},{points}", *others]) + "\n")
    with translation.override("en"), pytest.raises(BadInput, match="twice"):
        match_folder(folder, tmp_path / "out", key=KEY)


def test_a_folder_that_holds_something_else_is_not_overwritten(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("x")
    with pytest.raises(BadInput):
        match_folder(folder, out, key=KEY)
    assert (out / "mine.txt").read_text() == "x"
