"""Nothing in a given folder is passed over in silence."""

import os
from pathlib import Path

import pytest
from django.utils import translation

from sheber.kernel.exchange import BadInput, Problems, check_names, read_json
from sheber.kernel.exchange.folder import take_input

NAMES = ("requests.csv", "exits.csv", "settings.json", "people.csv", "people.parquet")


def told(folder: Path) -> list[tuple[str, str]]:
    problems = Problems()
    check_names(folder, NAMES, problems)
    with translation.override("en"):
        return [(one.file, str(one.words)) for one in problems.list]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("requests.xlsx", "requests.csv is wanted"),
        ("requests.CSV", "requests.csv is wanted"),
        ("Requests.csv", "requests.csv is wanted"),
        ("requests.txt", "requests.csv is wanted"),
        ("requests.csv.gz", "requests.csv is wanted"),
        ("requests", "requests.csv is wanted"),
        ("settings.yaml", "settings.json is wanted"),
        ("people.ods", "people.csv / people.parquet is wanted"),
        ("request.csv", "Did you mean requests.csv?"),
        ("setings.json", "Did you mean settings.json?"),
        ("zzz.parquet", "no such file is read"),
        ("need.csv", "known are: requests.csv"),
    ],
)
def test_a_stray_or_wrong_form_is_named_with_what_was_meant(name: str, word: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    [(file, words)] = told(tmp_path)
    assert file == name
    assert word in words


def test_what_people_keep_beside_the_tables_is_left_alone(tmp_path: Path) -> None:
    for name in (*NAMES[:4], "README", "README.txt", "requests.md", ".hidden.csv", "~$people.xlsx", "notes.docx"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "datapackage.json").write_text("{}", encoding="utf-8")
    for name in ("out", "requests"):
        (tmp_path / name).mkdir()
    assert told(tmp_path) == []


def test_two_forms_of_one_table_are_refused(tmp_path: Path) -> None:
    for name in ("people.csv", "people.parquet"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    [(_, words)] = told(tmp_path)
    assert "people.csv, people.parquet" in words


def test_what_is_no_file_in_a_files_place_says_so(tmp_path: Path) -> None:
    (tmp_path / "requests.csv").mkdir()
    (tmp_path / "exits.csv").symlink_to("nowhere")
    (tmp_path / "people.csv").symlink_to("people.csv")
    os.mkfifo(tmp_path / "settings.json")
    assert [(name, words.split(":")[0].split(",")[0]) for name, words in told(tmp_path)] == [
        ("exits.csv", "this link leads nowhere. Put the file itself here."),
        ("people.csv", "this link leads nowhere. Put the file itself here."),
        ("requests.csv", "this is a folder"),
        ("settings.json", "this is no ordinary file (a pipe or a device). Put a file in its place."),
    ]
    with pytest.raises(BadInput):
        read_json(tmp_path / "settings.json", missing={})


def test_a_link_is_sealed_as_the_file_it_leads_to(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "real.csv").write_text("a\n", encoding="utf-8")
    (folder / "requests.csv").symlink_to("../real.csv")
    making = tmp_path / "making"
    making.mkdir()
    take_input(folder, making, ["requests.csv", "exits.csv"])
    [taken] = (making / "input").iterdir()
    assert not taken.is_symlink()
    assert taken.read_text(encoding="utf-8") == "a\n"


def test_a_table_like_none_of_the_known_ones_may_be_left_alone(tmp_path: Path) -> None:
    for name in ("notes.csv", "expected_result.csv", "oracle.json"):
        (tmp_path / name).write_text("x")
    problems = Problems()
    check_names(tmp_path, ["requests.csv", "needs.csv"], problems, every=False)
    assert not problems
    (tmp_path / "request.csv").write_text("x")
    check_names(tmp_path, ["requests.csv", "needs.csv"], problems, every=False)
    assert [one.file for one in problems.list] == ["request.csv"]
