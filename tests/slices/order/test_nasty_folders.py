"""Folders that no honest hand would write: each is refused whole, with file, row, column and reason; none is a traceback."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sheber.cli.main import app
from sheber.kernel.exchange import BadInput
from sheber.order.bridge.files import plan_folder

Change = Callable[[Path], object]
CELLS = {
    ("lines.csv", "a,north,city,weld,worker,base9,kk,local,1,1000000,1,1,60,1,3,,"): {
        "term": "0 11 -1 1.5 x".split(),
        "cost": ["-1", "1.001", "1e400", "NaN", "9" * 40, "many"],
        "survival": ["871 %", "1/7", "2", "-0.1", "0.12345", "inf"],
        "entry": ["nan", "1,5", ""],
        "applicants": ["1000001", "-5", "", "١٢x"],
        "last": ["99999", "half"],
        "max_groups": ["1e9", "2.5", "3 4"],
        "group_min": ["0", "26", "10000"],
        "district": [""],
        "specialty": ["ghost"],
        "funding": ["republic"],
    },
    ("needs.csv", "welder,city,2,40,1"): {
        "year": ["0", "61", "year"],
        "need": ["-1", "0.0001", "1e300", "99999999999999", "nothing"],
        "value": ["-1", "1e30", "9999999999"],
    },
    ("budgets.csv", "local,1,95000000"): {"year": ["0"], "amount": ["-1", "0.001", "9" * 60, "1e5000"]},
    ("limits.csv", "steppe,Steppe,1,30,,places,0.5"): {
        "year": ["2"],
        "at_least": ["1e999999", "-1", "9" * 30],
        "counts": ["students"],
        "soft_price": ["-1", "1e12"],
    },
    ("crosswalk.csv", "weld,welder,1"): {"share": ["1.5", "-1", "0.00001"]},
}
SETTINGS = {
    "years": [0, 21, 1.5, True, "1", None, [], 10**30],
    "gap": [-1, "x", "1e999999999", "1_0", None, True, "nan", "0." + "1" * 40],
    "change": ["-0.1", {}, "9" * 200],
    "seconds": [0, 10**9, "soon"],
    "segments": [[], {}, "x", [[1]], [["0.5", "1"], ["0.6", "0.5"]], [["1", "-1"]], [[0, 1]], [["0.5", "1e99"]]],
    "cvar": [0.1, {"share": 0.1}, {"share": 0, "weight": 1}, {"share": 1, "weight": "1e-90"}],
}


def cell_cases() -> list[tuple[str, str, str, str]]:
    return [(file, line, column, text) for (file, line), of in CELLS.items() for column in of for text in of[column]]


@pytest.mark.parametrize(("file", "line", "column", "text"), cell_cases())
def test_a_nasty_cell_is_refused_in_its_row_and_column(
    folder: Path, tmp_path: Path, file: str, line: str, column: str, text: str
) -> None:
    heading, *rows = (folder / file).read_text(encoding="utf-8").splitlines()
    at = heading.split(",").index(column)
    cells = line.split(",")
    cells[at] = f'"{text}"' if "," in text else text
    place = rows.index(line)
    rows[place] = ",".join(cells)
    (folder / file).write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        plan_folder(folder, tmp_path / "out", key=None)
    found = {(one.file, one.row, one.column) for one in caught.value.problems}
    assert found & {(file, place + 2, column), ("limits.csv", 2, "at_least"), ("crosswalk.csv", 2, "share")}
    assert all(one.words.kk and one.words.ru and one.words.en for one in caught.value.problems)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in SETTINGS for value in SETTINGS[name]])
def test_a_nasty_setting_is_refused_by_its_name(folder: Path, tmp_path: Path, name: str, value: object) -> None:
    given = json.loads((folder / "settings.json").read_bytes())
    (folder / "settings.json").write_text(json.dumps({**given, name: value}), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        plan_folder(folder, tmp_path / "out", key=None)
    assert name in {one.column for one in caught.value.problems}
    assert max(len(one.words.en) for one in caught.value.problems) < 1000
    assert not (tmp_path / "out").exists()


def replace(name: str, old: bytes, new: bytes) -> Change:
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes().replace(old, new, 1))


def write(name: str, raw: bytes) -> Change:
    return lambda folder: (folder / name).write_bytes(raw)


WHOLE: dict[str, tuple[str, Change]] = {
    "no lines": ("lines.csv", lambda folder: (folder / "lines.csv").unlink()),
    "no settings": ("settings.json", lambda folder: (folder / "settings.json").unlink()),
    "a folder for a file": ("mobility.csv", lambda folder: (folder / "mobility.csv").mkdir()),
    "a dead link": ("supply.csv", lambda folder: (folder / "supply.csv").symlink_to(folder / "nowhere")),
    "a mistyped name": (
        "limit_line.csv",
        lambda folder: shutil.copy(folder / "lines.csv", folder / "limit_line.csv"),
    ),
    "another form": ("scenarios.xlsx", write("scenarios.xlsx", b"PK")),
    "not UTF-8": ("needs.csv", write("needs.csv", b"\xff\xfe\x00\x01")),
    "nothing at all": ("budgets.csv", write("budgets.csv", b"")),
    "only a heading short of columns": ("uses.csv", write("uses.csv", b"line,resource\n")),
    "a row too long": ("needs.csv", replace("needs.csv", b"welder,city,2,40,1", b"welder,city,2,40,1,9,9")),
    "the key twice": ("needs.csv", replace("needs.csv", b"welder,steppe", b"welder,city")),
    "a column twice": ("lines.csv", replace("lines.csv", b"college,district", b"college,college")),
    "an unclosed quote": ("lines.csv", replace("lines.csv", b"b,south", b'"b,south')),
    "a zero byte": ("lines.csv", replace("lines.csv", b"b,south", b"b\x00,south")),
    "JSON that is a list": ("settings.json", write("settings.json", b"[]")),
    "JSON that ends early": ("settings.json", write("settings.json", b'{"years": ')),
    "a setting twice": ("settings.json", write("settings.json", b'{"years": 1, "years": 2}')),
    "JSON as deep as a well": ("settings.json", write("settings.json", b"[" * 100_000)),
    "a limit without lines": ("limits.csv", write("limit_lines.csv", b"limit,line\n")),
    "a use of nothing": ("uses.csv", write("uses.csv", b"line,resource,per_group,per_place\na,ghost,1,1\n")),
}


@pytest.mark.parametrize("case", WHOLE)
def test_a_nasty_folder_is_refused_by_the_command_with_exit_code_two(folder: Path, tmp_path: Path, case: str) -> None:
    file, change = WHOLE[case]
    change(folder)
    told = CliRunner().invoke(app, ["order", "plan", str(folder), "--out", str(tmp_path / "out")])
    assert told.exit_code == 2, told.output
    assert file in told.output.replace("\n", "")
    assert "Traceback" not in told.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("place", ["a file", "somebody's folder"])
def test_an_out_that_cannot_be_is_refused_before_the_work(folder: Path, tmp_path: Path, place: str) -> None:
    out = tmp_path / "out"
    if place == "somebody's folder":
        out.mkdir()
        (out / "letter.txt").write_text("mine", encoding="utf-8")
    else:
        out.write_text("mine", encoding="utf-8")
        out = out / "deeper" if place == "inside a file" else out
    (folder / "lines.csv").unlink()  # were the input read first, this would be told
    with pytest.raises(BadInput) as caught:
        plan_folder(folder, out, key=None)
    assert {one.file for one in caught.value.problems} == {str(out)}
