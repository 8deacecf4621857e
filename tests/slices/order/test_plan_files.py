"""Plans with every optional file and setting: outlook, risk, swaps, a search that is stopped; and bad input of each kind."""

import csv
import json
import os
import signal
import threading
import time
from pathlib import Path

import pytest
from benchmarks.instances import Size, make, region, write_folder
from typer.testing import CliRunner

from sheber.cli.order import app, stopped_by_signal
from sheber.cli.verify import check_everything
from sheber.kernel.exchange import BadInput
from sheber.order.bridge.files import plan_folder
from sheber.order.bridge.verify import check_folder
from sheber.proof.signature import SigningKey

KEY = SigningKey(bytes(32))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def settings(folder: Path, **more: object) -> None:
    path = folder / "settings.json"
    told = {**json.loads(path.read_text()), **more}
    path.unlink()  # results link to the file
    path.write_text(json.dumps(told))


def refused_by(out: Path) -> list[str]:
    certificate = json.loads((out / "certificate.json").read_bytes())
    return [check.id for check in check_folder(out, certificate) if not check.passed]


def accepted(out: Path) -> bool:
    return all(check.passed for check in check_everything(out)[1])


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_an_outlook_is_written_and_checked(folder: Path, tmp_path: Path) -> None:
    settings(folder, outlook=2)
    out = tmp_path / "out"
    summary = plan_folder(folder, out, key=KEY)
    told = rows(out / "outlook.csv")
    assert {row["year"] for row in told} == {"2", "3"}
    assert {row["year"] for row in rows(out / "plan.csv")} == {"1"}
    assert summary["groups"] == sum(int(row["groups"]) for row in rows(out / "plan.csv"))
    assert accepted(out)
    line = next(row for row in told if float(row["places"]) > 1)
    one = ",".join(line.values())
    change(out / "outlook.csv", one, one.replace(f",{line['places']}", f",{float(line['places']) + 100}"))
    assert refused_by(out) == ["feasible"]


def test_scenarios_and_risk(folder: Path, tmp_path: Path) -> None:
    drawn = [
        (f"w{n}", row["occupation"], row["district"], row["year"], f"{float(row['need']) * share:.3f}")
        for n, share in enumerate((0.4, 0.8, 1.0, 1.6))
        for row in rows(folder / "needs.csv")
    ]
    text = "scenario,occupation,district,year,need\n" + "".join(",".join(row) + "\n" for row in drawn)
    (folder / "scenarios.csv").write_text(text)
    plain = plan_folder(folder, tmp_path / "plain", key=KEY)
    assert accepted(tmp_path / "plain")
    settings(folder, cvar={"share": 0.25, "weight": 0.5})
    careful = plan_folder(folder, tmp_path / "careful", key=KEY)
    assert careful["objective"] < plain["objective"]
    assert careful["places"] <= plain["places"]
    assert accepted(tmp_path / "careful")
    weights = [row for row in rows(tmp_path / "careful" / "multipliers.csv") if row["row"].startswith("scenario|")]
    assert len(weights) == 4
    change(tmp_path / "careful" / "multipliers.csv", weights[0]["row"] + ",", weights[0]["row"] + ",9")
    assert "bound" in refused_by(tmp_path / "careful")


def test_every_refused_group_is_solved_again_on_request(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    plan_folder(folder, out, key=KEY, explain="all")
    refused = {row["line"]: row for row in rows(out / "refused.csv")}
    swaps = rows(out / "swaps.csv")
    assert {row["refused"] for row in swaps} <= set(refused)
    for line in {row["refused"] for row in swaps}:
        assert "solved:" in refused[line]["what_would_change_it"]
        assert float(refused[line]["cost_of_forcing"]) >= -0.001
    assert "estimate" in refused["d"]["what_would_change_it"]  # eight applicants: it cannot be forced
    assert "15 at least instead of 8" in refused["d"]["what_would_change_it"]
    assert accepted(out)
    swap = next(row for row in swaps if row["refused"] == row["line"])
    one = ",".join(swap.values())
    change(out / "swaps.csv", one, one.rpartition(",")[0] + ",999")
    assert "tables" in refused_by(out)


def test_swaps_beside_an_outlook_are_checked_with_it(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    write_folder(make(Size(1, 60, 3, 6, 12, 15), 3, outlook=2), folder)
    plan_folder(folder, out, key=KEY, explain="all")
    swaps = rows(out / "swaps.csv")
    later = [row for row in swaps if int(row["year"]) > 1]
    assert later
    assert any("." in row["groups"] for row in later)
    assert accepted(out)
    one = ",".join(later[0].values())
    change(out / "swaps.csv", one, one.rpartition(",")[0] + ",0.5")
    assert "tables" in refused_by(out)


def test_a_search_stopped_at_once_still_gives_a_plan_and_its_certificate(folder: Path, tmp_path: Path) -> None:
    flag = threading.Event()
    flag.set()
    summary = plan_folder(folder, tmp_path / "out", key=KEY, stop=flag)
    assert summary["stopped"] is True
    assert summary["objective"] <= summary["bound"]
    assert accepted(tmp_path / "out")


def test_a_long_search_is_stopped_on_the_way(tmp_path: Path) -> None:
    write_folder(region(1, seconds=600), tmp_path / "in")
    flag, started = threading.Event(), time.monotonic()
    threading.Timer(2.0, flag.set).start()
    summary = plan_folder(tmp_path / "in", tmp_path / "out", key=KEY, gap=1e-7, stop=flag)
    assert summary["stopped"] is True
    assert time.monotonic() - started < 60
    assert summary["certified_gap"] < 0.05
    assert accepted(tmp_path / "out")


def test_signals_raise_the_flag_and_are_given_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stopped_by_signal() as flag:
        os.kill(os.getpid(), signal.SIGTERM)
        assert flag.wait(2)
    assert signal.getsignal(signal.SIGTERM) == before


def test_progress_tells_the_bound_and_the_time_left(folder: Path, tmp_path: Path) -> None:
    notes: list[str] = []
    plan_folder(folder, tmp_path / "out", key=KEY, progress=lambda done, note: notes.append(note))
    assert any("s left" in note for note in notes)


def test_a_need_that_no_line_serves_is_reported(folder: Path, tmp_path: Path) -> None:
    with (folder / "needs.csv").open("a") as file:
        file.write("pilot,city,2,7,1\n")
    summary = plan_folder(folder, tmp_path / "out", key=KEY)
    assert summary["unserved_needs"] == ["pilot"]
    assert [row["met"] for row in rows(tmp_path / "out" / "cells.csv") if row["occupation"] == "pilot"] == ["0"]


RESOURCES = "resource,name,year,amount\nhall,Hall,1,90\n"
USES = "line,resource,per_group,per_place\na,hall,20,1\n"
BAD = [
    ("lines.csv", ",1000000,1,1,60,", ",-1000000,1,1,60,", "lines.csv", 2, "cost"),
    ("lines.csv", "1,1,60,1,3", "1,1,,1,3", "lines.csv", 2, "applicants"),
    ("lines.csv", "local,1,1000000,1,1,60", "local,0,1000000,1,1,60", "lines.csv", 2, "term"),
    ("lines.csv", "1,1,60,1,3", "1,1,60,-1,3", "lines.csv", 2, "last"),
    ("crosswalk.csv", "vet,vet,1\n", "", "lines.csv", 4, "specialty"),
    ("crosswalk.csv", "vet,vet,1\n", "vet,vet,0.8\nvet,welder,0.3\n", "crosswalk.csv", 4, "share"),
    ("needs.csv", "vet,steppe,3,12,1\n", "vet,steppe,3,12,1\nvet,steppe,3,12,1\n", "needs.csv", 5, "occupation, district, year"),
    ("needs.csv", "welder,city,2,40", "welder,city,0,40", "needs.csv", 2, "year"),
    ("needs.csv", "welder,city,2,40,1", "welder,city,2,40.12345,1", "needs.csv", 2, "need"),
    ("budgets.csv", "local,2,20000000", "local,1,20000000", "budgets.csv", 3, "funding, year"),
    ("budgets.csv", "95000000", "9 млн", "budgets.csv", 2, "amount"),
    ("limits.csv", "1,30,,places", "1,30,20,places", "limits.csv", 2, "at_least"),
    ("limits.csv", "places,0.5", "seats,0.5", "limits.csv", 2, "counts"),
    ("limits.csv", "places,0.5\n", "places,0.5\nempty,Empty,1,1,,places,\n", "limits.csv", 3, "limit"),
    ("uses.csv", "a,hall", "zz,hall", "uses.csv", 2, "line"),
    ("uses.csv", "a,hall", "a,barn", "uses.csv", 2, "resource"),
    ("uses.csv", "20,1", "-20,1", "uses.csv", 2, "per_group"),
    ("resources.csv", "1,90", "1,-90", "resources.csv", 2, "amount"),
    ("mobility.csv", "steppe,city,0.4", "steppe,city,0.7", "mobility.csv", 3, "share"),
    ("scenarios.csv", "welder,city", "pilot,city", "scenarios.csv", 2, "occupation"),
    ("settings.json", '"group_min": 15', '"group_min": 50', "settings.json", None, "group_min"),
    ("settings.json", '"years": 1', '"years": 1, "segments": [[0.6, 1], [0.6, 0.5]]', "settings.json", None, "segments"),
    ("settings.json", '"years": 1', '"years": 1, "change": -1', "settings.json", None, "change"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "where", "row", "column"), BAD)
def test_bad_input_of_every_kind_is_told_where_it_is(
    folder: Path, tmp_path: Path, file: str, old: str, new: str, where: str, row: int | None, column: str
) -> None:
    (folder / "resources.csv").write_text(RESOURCES)
    (folder / "uses.csv").write_text(USES)
    (folder / "mobility.csv").write_text("from,to,share\nsteppe,steppe,0.5\nsteppe,city,0.4\n")
    (folder / "scenarios.csv").write_text("scenario,occupation,district,year,need\nw1,welder,city,2,30\n")
    change(folder / file, old, new)
    with pytest.raises(BadInput) as caught:
        plan_folder(folder, tmp_path / "out", key=None)
    assert (where, row, column) in [(one.file, one.row, one.column) for one in caught.value.problems]
    result = CliRunner().invoke(app, [str(folder), "--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["lines.csv", "crosswalk.csv", "needs.csv", "budgets.csv", "settings.json"])
def test_a_required_file_that_is_missing_is_named(folder: Path, tmp_path: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(BadInput) as caught:
        plan_folder(folder, tmp_path / "out", key=None)
    assert name in {one.file for one in caught.value.problems}


@pytest.mark.parametrize("name", ["limits.csv", "limit_lines.csv"])
def test_all_optional_files_may_be_missing(folder: Path, tmp_path: Path, name: str) -> None:
    for one in ("limits.csv", "limit_lines.csv"):
        (folder / one).unlink()
    plan_folder(folder, tmp_path / "out", key=KEY)
    assert accepted(tmp_path / "out")
