"""A folder becomes a sealed plan; changed plans are refused even when they are sealed again; bad input is told whole."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sheber.cli.verify import check_everything
from sheber.kernel.exchange import BadInput
from sheber.order.bridge.files import plan_folder
from sheber.order.bridge.verify import check_folder
from sheber.proof.signature import load_or_make_key


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def certificate(out: Path) -> dict:
    return json.loads((out / "certificate.json").read_bytes())


def refused_by(out: Path) -> list[str]:
    """The meaning's checks alone: what a forger who seals everything anew would still meet."""
    return [check.id for check in check_folder(out, certificate(out)) if not check.passed]


def test_a_plan_is_sealed_and_accepted(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    summary = plan_folder(folder, out, key=load_or_make_key(tmp_path / "key"))
    plan = {row["line"]: row for row in rows(out / "plan.csv")}
    assert summary["groups"] == sum(int(row["groups"]) for row in plan.values()) > 0
    assert summary["objective"] <= summary["bound"]
    assert 0 <= summary["certified_gap"] < 0.2
    assert int(plan["d"]["groups"]) == 0  # eight applicants fill no group of fifteen
    assert plan["d"]["reason"] == "refused; stopped by applicants d 1"
    spent = {"a": 1_000_000, "b": 1_000_000, "c": 800_000, "d": 1_200_000}
    assert sum(int(row["places"]) * spent[line] for line, row in plan.items()) <= 95_000_000
    assert all(check.passed for check in check_everything(out)[1])
    assert sorted(path.name for path in (out / "input").iterdir()) == sorted(path.name for path in folder.iterdir())
    assert {path.name for path in out.iterdir()} == {
        "input", "plan.csv", "cells.csv", "prices.csv", "refused.csv", "multipliers.csv", "summary.json", "plan.xlsx",
        "certificate.json",
    }  # fmt: skip


def test_two_runs_give_the_same_tables(folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        plan_folder(folder, tmp_path / name, key=None)
    for name in ("plan.csv", "cells.csv", "prices.csv", "refused.csv", "multipliers.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (lambda out: replace_in(out / "plan.csv", "a,1,", "a,1,9"), "feasible"),
        (lambda out: replace_in(out / "plan.csv", "d,1,0,0", "d,1,1,15"), "feasible"),
        (lambda out: replace_in(out / "plan.csv", "a,1,", "z,1,"), "feasible"),
        (lambda out: replace_in(out / "input/budgets.csv", "95000000", "15000000"), "feasible"),
        (lambda out: replace_in(out / "input/needs.csv", "welder,city,2,40", "welder,city,2,41"), "objective"),
        (lambda out: replace_in(out / "summary.json", '"groups": ', '"groups": 1'), "objective"),
        (lambda out: replace_in(out / "multipliers.csv", "multiplier\n", "multiplier\nnothing,1\n"), "bound"),
        (lambda out: replace_in(out / "refused.csv", "d,applicants", "d,budget"), "tables"),
        (lambda out: replace_in(out / "cells.csv", "welder,city,2,40", "welder,city,2,39"), "tables"),
    ],
)
def test_a_changed_plan_is_refused_by_its_meaning(
    folder: Path, tmp_path: Path, change: Callable[[Path], None], check: str
) -> None:
    out = tmp_path / "out"
    plan_folder(folder, out, key=None)
    for given in (out / "input").iterdir():  # linked to the given files: part them before changing
        raw = given.read_bytes()
        given.unlink()
        given.write_bytes(raw)
    assert refused_by(out) == []
    change(out)
    assert check in refused_by(out)
    assert not all(one.passed for one in check_everything(out)[1])


@pytest.mark.parametrize("name", ["plan.csv", "summary.json", "multipliers.csv", "input/lines.csv"])
@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"[]", b"{\n"])
def test_hostile_files_are_refused_not_raised(folder: Path, tmp_path: Path, name: str, raw: bytes) -> None:
    out = tmp_path / "out"
    plan_folder(folder, out, key=None)
    (out / name).unlink()
    (out / name).write_bytes(raw)
    assert refused_by(out)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("lines.csv", "a,north,city,weld", "a,north,city,ghost", ("lines.csv", 2, "specialty")),
        ("lines.csv", "c,south", "a,south", ("lines.csv", 4, "line")),
        ("lines.csv", "kk,local,1,1000000,1,", "kk,local,1,1000000,1.2,", ("lines.csv", 2, "survival")),
        ("lines.csv", "0,2,10,20", "0,2,30,20", ("lines.csv", 4, "group_min")),
        ("lines.csv", "kk,local,2", "kk,republic,2", ("lines.csv", 4, "funding")),
        ("lines.csv", ",60,1,3", ",many,1,3", ("lines.csv", 2, "applicants")),
        ("crosswalk.csv", "coder,0.9", "coder,1.9", ("crosswalk.csv", 4, "share")),
        ("needs.csv", "vet,steppe,3,12", "vet,steppe,3,-12", ("needs.csv", 4, "need")),
        ("limits.csv", "30,,places", ",,places", ("limits.csv", 2, "at_least")),
        ("limits.csv", "Steppe,1", "Steppe,2", ("limits.csv", 2, "year")),
        ("limit_lines.csv", "steppe,b", "steppe,zz", ("limit_lines.csv", 2, "line")),
        ("settings.json", '"years": 1', '"years": 0', ("settings.json", None, "years")),
        ("settings.json", '"years": 1', '"outlook": 99', ("settings.json", None, "outlook")),
        ("settings.json", '"years": 1', '"cvar": {"share": 0, "weight": 1}', ("settings.json", None, "cvar")),
        ("settings.json", '"years": 1', '"years": 1, "hope": 1', ("settings.json", None, "hope")),
    ],
)
def test_bad_input_is_told_where_it_is(
    folder: Path, tmp_path: Path, name: str, old: str, new: str, told: tuple[str, int | None, str]
) -> None:
    replace_in(folder / name, old, new)
    with pytest.raises(BadInput) as caught:
        plan_folder(folder, tmp_path / "out", key=None)
    assert told in [(one.file, one.row, one.column) for one in caught.value.problems]
    assert not (tmp_path / "out").exists()


def test_all_faults_are_told_at_once(folder: Path, tmp_path: Path) -> None:
    replace_in(folder / "lines.csv", ",60,1,3", ",many,1,3")
    replace_in(folder / "needs.csv", "vet,steppe,3,12", "vet,steppe,3,x")
    with pytest.raises(BadInput) as caught:
        plan_folder(folder, tmp_path / "out", key=None)
    assert {one.file for one in caught.value.problems} == {"lines.csv", "needs.csv"}


def test_limits_that_contradict_are_named(folder: Path, tmp_path: Path) -> None:
    replace_in(folder / "limits.csv", "30,,places,0.5", "70,,places,")
    replace_in(folder / "budgets.csv", "local,1,95000000", "local,1,20000000")
    with pytest.raises(BadInput) as caught:
        plan_folder(folder, tmp_path / "out", key=None)
    assert {(one.file, one.column) for one in caught.value.problems} == {
        ("limits.csv", "at_least"), ("budgets.csv", "amount"),
    }  # fmt: skip
    words = {one.file: one.words.en for one in caught.value.problems}
    assert "limit “Steppe”, year 1: 70 places at least" in words["limits.csv"]
    assert "budget “local”, year 1: 20 000 000 tenge at most" in words["limits.csv"]
    assert "Loosening this one alone by 45 places would allow a plan." in words["limits.csv"]
    assert "Loosening this one alone would not be enough." in words["budgets.csv"]  # year 2 is scarce too
    assert not (tmp_path / "out").exists()
