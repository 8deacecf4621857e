"""A region's folder goes in and comes out byte for byte, whole or not at all."""

import json
import os
from pathlib import Path

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sheber.kernel.actors import SYSTEM, Actor
from sheber.kernel.exchange import SHEETS, BadInput, sheet
from sheber.kernel.exchange.package import dump_folder, load_folder, new_region
from sheber.kernel.exchange.write import csv_bytes, template
from sheber.kernel.models import ImportedFile, JournalEntry
from sheber.registry.models import College, District

EXAMPLE = Path(__file__).parents[3] / "examples" / "aktobe"
DISTRICTS = "code,name_ru,kind\n01,Город,city\n02,Село,district\n"


def folder_with(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.mark.django_db
def test_a_second_load_changes_nothing(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", districts=DISTRICTS)
    load_folder(SYSTEM, folder)
    [again] = load_folder(SYSTEM, folder)
    assert (again.rows, again.created, again.changed, again.same) == (2, 0, 0, 2)


@pytest.mark.django_db
def test_a_changed_row_is_told_and_journalled(tmp_path: Path) -> None:
    load_folder(SYSTEM, folder_with(tmp_path / "in", districts=DISTRICTS))
    folder_with(tmp_path / "in", districts=DISTRICTS.replace("Село", "Аул"))
    [one] = load_folder(SYSTEM, tmp_path / "in", reason="renamed")
    assert one.changes == [("02", {"name_ru": ["Село", "Аул"]})]
    entry = JournalEntry.objects.filter(action="load_row").get()
    assert (entry.reason, entry.difference["name_ru"]) == ("renamed", ["Село", "Аул"])
    assert District.objects.filter(name_search__contains="аул").count() == 1


@pytest.mark.django_db
def test_a_dry_run_tells_and_leaves_no_trace(tmp_path: Path) -> None:
    [one] = load_folder(SYSTEM, folder_with(tmp_path / "in", districts=DISTRICTS), dry_run=True)
    assert one.created == 2
    assert not District.objects.exists()
    assert not ImportedFile.objects.exists()
    assert not JournalEntry.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text", "row", "column"),
    [
        ("colleges", "code,name_ru,district,ownership,location\na,А,99,state,city\n", 2, "district"),
        ("colleges", "code,name_ru,district,ownership,location\na,А,О1,state,city\n", 2, "district"),
        ("colleges", "code,name_ru,district,ownership,location\na,А,01,nobody,city\n", 2, "ownership"),
        ("colleges", "code,name_ru,district,ownership,location,merged_into\na,А,01,state,city,z\n", 2, "merged_into"),
        ("nonsense", "code\na\n", None, ""),
    ],
)
def test_nothing_is_applied_when_one_file_is_wrong(
    tmp_path: Path, name: str, text: str, row: int | None, column: str
) -> None:
    folder = folder_with(tmp_path / "in", districts=DISTRICTS, **{name: text})
    with pytest.raises(BadInput) as caught:
        load_folder(SYSTEM, folder)
    [one] = caught.value.problems
    assert (one.file, one.row, one.column) == (f"{name}.csv", row, column)
    assert not District.objects.exists()
    assert not JournalEntry.objects.exists()


@pytest.mark.django_db
def test_rows_may_point_to_later_rows_of_their_own_file(tmp_path: Path) -> None:
    colleges = (
        "code,name_ru,district,ownership,location,closed,merged_into\n"
        "a,А,01,state,city,2025-08-31,b\nb,Б,01,state,city,,\n"
    )
    load_folder(SYSTEM, folder_with(tmp_path / "in", districts=DISTRICTS, colleges=colleges))
    assert College.objects.get(code="a").merged_into == College.objects.get(code="b")


@pytest.mark.django_db
def test_a_row_that_breaks_a_rule_of_its_table_is_named(tmp_path: Path) -> None:
    colleges = "code,name_ru,district,ownership,location,merged_into\na,А,01,state,city,b\nb,Б,01,state,city,\n"
    with pytest.raises(BadInput) as caught:
        load_folder(SYSTEM, folder_with(tmp_path / "in", districts=DISTRICTS, colleges=colleges))
    [one] = caught.value.problems
    assert (one.file, one.row) == ("colleges.csv", 2)
    assert "a merged college is closed" in one.words.en
    assert not District.objects.exists()


@pytest.mark.django_db
def test_a_visitor_may_not_load(tmp_path: Path, visitor: Actor) -> None:
    with pytest.raises(PermissionDenied):
        load_folder(visitor, folder_with(tmp_path / "in", districts=DISTRICTS))
    assert not District.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["{", "[]", "null", '"x"', "\xff"])
def test_a_broken_descriptor_is_refused(tmp_path: Path, text: str) -> None:
    folder = folder_with(tmp_path / "in", districts=DISTRICTS)
    (folder / "datapackage.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(BadInput):
        load_folder(SYSTEM, folder)
    assert not District.objects.exists()


def names_refused(folder: Path) -> list[str]:
    """The files that a refused load names; nothing was applied."""
    with pytest.raises(BadInput) as caught:
        load_folder(SYSTEM, folder)
    assert not District.objects.exists()
    return [one.file for one in caught.value.problems]


COLLEGES = "code,name_ru,district,ownership,location\na,А,01,state,city\n"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["colleges.CSV", "colleges.xls", "colleges.ods", "colleges.txt", "colleges.parquet"])
def test_a_sheet_in_another_form_is_refused_not_passed_over(tmp_path: Path, name: str) -> None:
    folder = folder_with(tmp_path / "in", districts=DISTRICTS)
    (folder / name).write_text(COLLEGES, encoding="utf-8")
    assert names_refused(folder) == [name]


@pytest.mark.django_db
def test_what_is_no_file_in_a_sheets_place_is_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", districts=DISTRICTS)
    (folder / "colleges.csv").mkdir()
    (folder / "schools.csv").symlink_to("nowhere")
    (folder / "people.csv").symlink_to("people.csv")
    os.mkfifo(folder / "posts.csv")
    (folder / "datapackage.json").mkdir()
    assert names_refused(folder) == ["colleges.csv", "datapackage.json", "people.csv", "posts.csv", "schools.csv"]


@pytest.mark.django_db
def test_both_forms_of_a_sheet_are_refused(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", districts=DISTRICTS, colleges=COLLEGES)
    template(sheet("colleges"), folder / "colleges.xlsx", "ru")
    assert names_refused(folder) == ["colleges.xlsx"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("resources", "file"),
    [
        (None, "datapackage.json"),
        ([1, 2], "datapackage.json"),
        ("districts.csv", "datapackage.json"),
        ([{"name": "districts"}], "datapackage.json"),
        ([{"path": "../../etc/passwd"}], "datapackage.json"),
        ([{"path": "/etc/passwd"}], "datapackage.json"),
        ([{"path": "https://example.org/districts.csv"}], "datapackage.json"),
        ([{"path": "data/districts.csv"}], "datapackage.json"),
        ([{"path": ["districts.csv", "../x.csv"]}], "datapackage.json"),
        ([{"path": "colleges.csv"}], "colleges.csv"),
        ([{"path": "nonsense.csv"}], "nonsense.csv"),
    ],
)
def test_a_package_that_lists_what_is_not_there_is_refused(tmp_path: Path, resources: object, file: str) -> None:
    folder = folder_with(tmp_path / "in", districts=DISTRICTS)
    (folder / "datapackage.json").write_text(json.dumps({"name": "x", "resources": resources}), encoding="utf-8")
    assert set(names_refused(folder)) == {file}


@pytest.mark.django_db
def test_a_listed_sheet_may_be_a_workbook_and_notes_may_stand_beside(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", districts=DISTRICTS)
    template(sheet("colleges"), folder / "colleges.xlsx", "ru")
    for name in ("README.md", "readme", "notes.docx", ".colleges.csv.swp"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "templates").mkdir()
    listed = [{"path": "districts.csv"}, {"path": "./colleges.csv"}, {"path": "README.md"}]
    (folder / "datapackage.json").write_text(json.dumps({"name": "x", "resources": listed}), encoding="utf-8")
    assert {one.name for one in load_folder(SYSTEM, folder)} == {"districts.csv", "colleges.xlsx"}


REGION = "code,name_ru,current_year\na,А,2026\n"


@pytest.mark.django_db
def test_a_second_region_is_refused_with_its_row(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", districts=DISTRICTS, region=REGION + "b,Б,2026\n")
    with pytest.raises(BadInput) as caught:
        load_folder(SYSTEM, folder)
    assert [(one.file, one.row) for one in caught.value.problems] == [("region.csv", 3)]
    load_folder(SYSTEM, folder_with(folder, region=REGION))
    with pytest.raises(BadInput) as caught:
        load_folder(SYSTEM, folder_with(folder, region=REGION.replace("a,А", "b,Б")))
    assert [(one.file, one.row) for one in caught.value.problems] == [("region.csv", 2)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text", "row", "column"),
    [
        (
            "colleges",
            "code,name_ru,district,ownership,location,closed,merged_into\na,А,01,state,city,2025-08-31,a\n",
            2,
            "merged_into",
        ),
        ("specialties", "code,name_ru,valid_from,valid_to\na,А,2026-01-02,2026-01-01\n", 2, "valid_from"),
        ("order_limits", "year,code,name,counts\n2026,a,А,places\n", 2, "at_least"),
        ("order_limits", "year,code,name,counts,at_least,at_most\n2026,a,А,places,2,1\n", 2, "at_least"),
        ("mobility", "origin,target,share\n01,01,0.7\n01,02,0.4\n", 3, "share"),
    ],
)
def test_cells_that_contradict_one_another_are_named(
    tmp_path: Path, name: str, text: str, row: int, column: str
) -> None:
    with pytest.raises(BadInput) as caught:
        load_folder(SYSTEM, folder_with(tmp_path / "in", districts=DISTRICTS, **{name: text}))
    assert [(one.file, one.row, one.column) for one in caught.value.problems] == [(f"{name}.csv", row, column)]
    assert not District.objects.exists()


@pytest.mark.django_db
def test_a_folder_that_is_no_region_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(BadInput):
            load_folder(SYSTEM, folder)


@pytest.mark.django_db
def test_a_new_region_loads_and_comes_out_again(tmp_path: Path) -> None:
    new_region(tmp_path / "new")
    load_folder(SYSTEM, tmp_path / "new")
    dump_folder(tmp_path / "out")
    for sheet_ in SHEETS:
        name = f"{sheet_.code}.csv"
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "new" / name).read_bytes()
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in package["resources"]} == {f"{one.code}.csv" for one in SHEETS}
    with pytest.raises(BadInput):
        new_region(tmp_path / "new")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_blank_template_is_a_readable_sheet_without_rows(tmp_path: Path, language: str) -> None:
    from sheber.kernel.exchange import Problems, read_sheet

    problems = Problems()
    template(sheet("colleges"), tmp_path / "colleges.xlsx", language)
    frame = read_sheet(tmp_path / "colleges.xlsx", sheet("colleges"), problems)
    assert not problems, [str(one) for one in problems.list]
    assert frame.height == 0
    assert frame.schema["founded"] == pl.Int64


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" ,\"'=;"), min_size=1, max_size=40
).filter(lambda text: text == text.strip())
rows = st.lists(
    st.tuples(
        st.from_regex(r"[a-zа-яәғқңөұүһі0-9]{1,8}", fullmatch=True).filter(
            lambda text: not (any("a" <= c <= "z" for c in text) and any(ord(c) > 0x400 for c in text))
        ),
        words | st.just(""),
        words,
        words | st.just(""),
        *[words | st.just("")] * 3,
        st.sampled_from(["city", "district"]),
        st.integers(0, 2_000_000).map(str) | st.just(""),
        st.just("") | st.just('{"a":[1,2.5]}'),
        words | st.just(""),
        st.sampled_from(["yes", "no"]),
    ),
    max_size=6,
    unique_by=lambda row: row[0],
)


class RoundTrip(TestCase):
    """A class only because hypothesis needs one to roll the database back for each example."""

    @given(rows)
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_dump_of_load_is_the_same_bytes(self, given_rows: list[tuple[str, ...]]) -> None:
        from tempfile import TemporaryDirectory

        text = csv_bytes((column.name for column in sheet("districts").columns), given_rows)
        with TemporaryDirectory() as base:
            (Path(base) / "in").mkdir()
            (Path(base) / "in" / "districts.csv").write_bytes(text)
            load_folder(SYSTEM, Path(base) / "in")
            dump_folder(Path(base) / "out")
            assert (Path(base) / "out" / "districts.csv").read_bytes() == text
