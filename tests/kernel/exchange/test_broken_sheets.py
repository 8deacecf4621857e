"""Bad input is normal: each kind of broken sheet is refused with its place and with advice, never a traceback."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from django.utils import translation

from sheber.kernel.exchange import BadInput, Column, Problems, Sheet, kinds, names, read_sheet
from sheber.kernel.exchange.advice import advise
from sheber.kernel.words import Choices, Words

SHEET = Sheet(
    code="lines",
    title=Words("Жолдар", "Строки", "Lines"),
    key=("line",),
    columns=(
        Column("line", Words("Коды", "Код", "Code"), kinds.Code()),
        *names("name", Words("Атауы", "Название", "Name")),
        Column("places", Words("Орын", "Мест", "Places"), kinds.Whole(0, 100_000)),
        Column("share", Words("Үлес", "Доля", "Share"), kinds.Share(), required=False),
        Column("cost", Words("Құны", "Стоимость", "Cost"), kinds.Tenge(), required=False),
        Column("day", Words("Күні", "Дата", "Day"), kinds.Day(), required=False),
        Column("year", Words("Жылы", "Год", "Year"), kinds.Year(2000, 2100), required=False),
        Column("iin", Words("ЖСН", "ИИН", "IIN"), kinds.Iin(), required=False),
        Column("own", Words("Иә", "Да", "Yes"), kinds.YesNo(), required=False),
        Column(
            "level",
            Words("Деңгей", "Уровень", "Level"),
            kinds.OneOf(Choices(mid=Words("Орта", "Средний", "Mid"))),
            required=False,
        ),
    ),
)
HEADING = "line,name_ru,places,share,cost,day,year,iin,own,level"
GOOD = "a-1,Первая,25,0.5,912000,2026-11-24,2026,000101500011,yes,mid"


def with_cell(column: str, value: str) -> bytes:
    cells = dict(zip(HEADING.split(","), GOOD.split(","), strict=True))
    cells[column] = value
    return f"{HEADING}\n{','.join(cells.values())}\n".encode()


def read(path: Path) -> Problems:
    problems = Problems()
    read_sheet(path, SHEET, problems)
    return problems


# what is wrong: (bytes of the file, row, column, a word of the advice)
BROKEN: dict[str, tuple[bytes, int | None, str, str]] = {
    "cp1251": (f"{HEADING}\n{GOOD}\n".encode("cp1251"), 2, "", "UTF-8"),
    "utf-16": (f"{HEADING}\n{GOOD}\n".encode("utf-16"), None, "", "UTF-16"),
    "empty file": (b"", None, "", "empty"),
    "only a byte order mark": (b"\xef\xbb\xbf\n", None, "", "empty"),
    "missing column": (b"line,name_ru\na,b\n", 1, "places", "Add it"),
    "unknown column": (f"{HEADING},extra\n{GOOD},x\n".encode(), 1, "extra", "not a known column"),
    "column twice": (f"{HEADING},places\n{GOOD},1\n".encode(), 1, "places", "twice"),
    "column twice by its label": (f"{HEADING},Мест\n{GOOD},1\n".encode(), 1, "places", "twice"),
    "column of the row's number": (f"{HEADING},_row\n{GOOD},7\n".encode(), 1, "_row", "taken"),
    "column of the row's number, spaced": (f"{HEADING}, _row \n{GOOD},7\n".encode(), 1, "_row", "taken"),
    "column without a name": (f"{HEADING},\n{GOOD},x\n".encode(), 1, "", "no name"),
    "semicolons": (f"{HEADING}\n{GOOD}\n".replace(",", ";").encode(), 1, "", "commas"),
    "tabs": (f"{HEADING}\n{GOOD}\n".replace(",", "\t").encode(), 1, "", "commas"),
    "row too short": (f"{HEADING}\na,b,1\n".encode(), 2, "", "3 cells"),
    "row too long": (f"{HEADING}\n{GOOD},x,y\n".encode(), 2, "", "12 cells"),
    "open quote": (f'{HEADING}\n"a,b,1\n'.encode(), 2, "", "quote"),
    "NUL byte": (f"{HEADING}\na\x00b{GOOD}\n".encode(), 2, "", "NUL"),
    "duplicate key": (f"{HEADING}\n{GOOD}\n{GOOD}\n".encode(), 3, "line", "row 2"),
    "empty required cell": (with_cell("name_ru", ""), 2, "name_ru", "required"),
    "negative places": (with_cell("places", "-5"), 2, "places", "between 0"),
    "fractional places": (with_cell("places", "25.5"), 2, "places", "whole number"),
    "places beyond all bounds": (with_cell("places", "7407000"), 2, "places", "100000"),
    "places as a word": (with_cell("places", "много"), 2, "places", "digits"),
    "a per cent": (with_cell("places", "871 %"), 2, "places", "per cent"),
    "a fraction as text": (with_cell("places", "1/7"), 2, "places", "fraction"),
    "parted thousands": (with_cell("places", "7 407"), 2, "places", "thousands"),
    "a unit in the cell": (with_cell("cost", "912 тыс."), 2, "cost", "unit"),
    "a thousand billion digits": (with_cell("places", "9" * 30), 2, "places", "between 0"),
    "share over one": (with_cell("share", "1.2"), 2, "share", "between 0 and 1"),
    "share with a comma": (
        f"{HEADING}\n{GOOD.replace('0.5', chr(34) + '0,5' + chr(34))}\n".encode(),
        2,
        "share",
        "point",
    ),
    "share with five places": (with_cell("share", "0.12345"), 2, "share", "4 decimal"),
    "negative cost": (with_cell("cost", "-1"), 2, "cost", "between 0"),
    "a third of a tiyn": (with_cell("cost", "10.005"), 2, "cost", "2 decimal"),
    "31 February": (with_cell("day", "31.02.2026"), 2, "day", "no such date"),
    "date as a number": (with_cell("day", "46350"), 2, "day", "Excel's number"),
    "year of two digits": (with_cell("year", "26"), 2, "year", "between 2000"),
    "IIN with a wrong control digit": (with_cell("iin", "000101500012"), 2, "iin", "control digit"),
    "IIN that lost its zeros": (with_cell("iin", "101500011"), 2, "iin", "leading zeros"),
    "IIN with a letter": (with_cell("iin", "00010150001O"), 2, "iin", "other signs"),
    "yes or no as a word": (with_cell("own", "maybe"), 2, "own", "yes or no"),
    "unknown choice": (with_cell("level", "high"), 2, "level", "mid"),
    "space in a code": (with_cell("line", "a 1"), 2, "line", "no spaces"),
    "space round a code": (with_cell("line", " a-1"), 2, "line", "spaces round it"),
    "two alphabets in a code": (with_cell("line", "Аa-1"), 2, "line", "alphabet"),
    "name too long": (with_cell("name_ru", "я" * 300), 2, "name_ru", "at most 255"),
    "invisible sign": (with_cell("name_ru", "а\x07б"), 2, "name_ru", "invisible"),
    "formula error": (with_cell("places", "#REF!"), 2, "places", "formula"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_sheet_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    raw, row, column, word = BROKEN[name]
    path = tmp_path / "lines.csv"
    path.write_bytes(raw)
    with translation.override("en"):
        problems = read(path)
        assert problems, "nothing was noticed"
        found = [(one.row, one.column, str(one.words)) for one in problems.list]
    assert any(r == row and c == column and word in words for r, c, words in found), found


@pytest.mark.parametrize("name", BROKEN)
def test_every_advice_is_there_in_three_languages(name: str, tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    path.write_bytes(BROKEN[name][0])
    for one in read(path).list:
        assert len({one.words.kk, one.words.ru, one.words.en}) == 3, one.words


def test_an_iin_is_never_repeated_in_a_message(tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    path.write_bytes(with_cell("iin", "000101500012"))
    assert "000101500012" not in str(read(path).list[0])


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    path.write_text(f"{HEADING}\na,b,-1,2,x,y,z,1,q,r\n", encoding="utf-8")
    problems = read(path)
    assert {one.column for one in problems.list} == set(HEADING.split(",")) - {"line", "name_ru"}
    with pytest.raises(BadInput):
        problems.stop_if_any()


def make_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (60 << 20))


def make_many_parts(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3000):
            archive.writestr(f"xl/{number}", "")


def make_text(path: Path) -> None:
    path.write_text("line,places\n")


def make_other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")


def make_broken_book(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<broken")
        archive.writestr("xl/workbook.xml", "<workbook")


def make_empty_book(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet()


def make_truncated(path: Path) -> None:
    make_empty_book(path)
    path.write_bytes(path.read_bytes()[:200])


@pytest.mark.parametrize(
    "make", [make_bomb, make_many_parts, make_text, make_other_zip, make_broken_book, make_empty_book, make_truncated]
)
def test_a_broken_workbook_is_refused(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "lines.xlsx"
    make(path)
    [one] = read(path).list
    assert one.file == "lines.xlsx"


def test_a_file_of_another_kind_and_no_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "lines.docx").write_text("x")
    assert read(tmp_path / "lines.docx").total == 1
    assert read(tmp_path / "nothing.csv").total == 1


def test_a_good_sheet_is_read_alike_from_csv_and_xlsx(tmp_path: Path) -> None:
    (tmp_path / "lines.csv").write_bytes(b"\xef\xbb\xbf" + f"{HEADING}\r\n{GOOD}\r\n".encode())
    with xlsxwriter.Workbook(tmp_path / "lines.xlsx") as book:
        page = book.add_worksheet()
        page.write_row(
            0, 0, ["Код", "Название (ru)", "Мест", "Доля", "Стоимость", "Дата", "Год", "ИИН", "Да", "Уровень"]
        )
        page.write_row(1, 0, ["a-1", "Первая", 25, 0.5, 912000])
        page.write_datetime(1, 5, date(2026, 11, 24), book.add_format({"num_format": "dd.mm.yyyy"}))
        page.write_row(1, 6, [2026, "000101500011", "да", "средний"])
    frames = []
    for name in ("lines.csv", "lines.xlsx"):
        problems = Problems()
        frames.append(read_sheet(tmp_path / name, SHEET, problems))
        assert not problems, [str(one) for one in problems.list]
    assert frames[0].rows() == frames[1].rows()
    assert frames[0]["cost"].to_list() == [91_200_000]


PARQUETS = {
    "damaged": lambda path: path.write_bytes(b"PAR1 nothing of the kind PAR1"),
    "cut": lambda path: (good_parquet(path), path.write_bytes(path.read_bytes()[:-60])),
    "lists": lambda path: one_row(places=[[1, 2]]).write_parquet(path),
    "binary": lambda path: one_row(places=[b"1"]).write_parquet(path),
    "duration": lambda path: one_row(places=[timedelta(days=1)]).write_parquet(path),
    "struct": lambda path: one_row(places=[{"a": 1}]).write_parquet(path),
    "row's number": lambda path: one_row(_row=[7]).write_parquet(path),
}


def one_row(**more: list) -> pl.DataFrame:
    return pl.DataFrame({"line": ["a-1"], "name_ru": ["Первая"], "places": [25]} | more)


def good_parquet(path: Path) -> None:
    one_row().write_parquet(path)


@pytest.mark.parametrize("name", PARQUETS)
def test_a_broken_parquet_is_refused_under_its_own_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / "lines.parquet"
    PARQUETS[name](path)
    [one] = read(path).list
    assert one.file == "lines.parquet"
    assert len({one.words.kk, one.words.ru, one.words.en}) == 3
    if name in {"damaged", "cut"}:
        assert ".parquet" in one.words.en
    else:
        assert one.column in {"places", "_row"}


def test_a_good_parquet_is_read(tmp_path: Path) -> None:
    good_parquet(tmp_path / "lines [1].parquet")
    assert not read(tmp_path / "lines [1].parquet")


def test_labels_that_repeat_are_refused_where_further_columns_are_kept(tmp_path: Path) -> None:
    for heading in ("note,note", "note, note", "_row,note"):
        path = tmp_path / "lines.csv"
        path.write_text(f"{HEADING},{heading}\n{GOOD},x,y\n", encoding="utf-8")
        problems = Problems()
        read_sheet(path, SHEET, problems, extra=True)
        assert problems.total == 1, heading


def test_a_rule_of_the_sheet_names_the_file_that_was_read(tmp_path: Path) -> None:
    checked = replace(SHEET, check=lambda frame, problems: problems.add("lines.csv", 2, "line", Words("a", "b", "c")))
    good_parquet(tmp_path / "lines.parquet")
    problems = Problems()
    read_sheet(tmp_path / "lines.parquet", checked, problems)
    problems.add("lines.csv", 2, "line", Words("a", "b", "c"))  # as a check across files would
    assert [one.file for one in problems.list] == ["lines.parquet", "lines.parquet"]


def test_a_bin_has_no_date_of_birth() -> None:
    told = advise(kinds.Bin(), "980240001231")
    assert "birth" not in told.en
    assert "рождения" not in told.ru
    assert "birth" in advise(kinds.Iin(), "980240001231").en
