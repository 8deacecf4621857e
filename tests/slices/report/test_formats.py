"""A release in all its forms: equal numbers, days and names in three languages, equal bytes when made again."""

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from pypdf import PdfReader

from sheber.kernel.actors import SYSTEM
from sheber.kernel.calendar import long_date
from sheber.kernel.charts import number_text
from sheber.kernel.results import path_of
from sheber.order.models import Decision
from sheber.registry.models import Region
from sheber.report.acts import build_release
from sheber.report.bridge.read import read_release
from sheber.report.models import Release

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def cells(raw: bytes) -> list[list[str]]:
    """The rows of a Word file's tables."""
    tree = ET.fromstring(zipfile.ZipFile(io.BytesIO(raw)).read("word/document.xml"))
    rows = []
    for row in tree.iter(f"{_W}tr"):
        rows.append(["".join(one.text or "" for one in cell.iter(f"{_W}t")) for cell in row.iter(f"{_W}tc")])
    return rows


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture
def release(region: Region) -> Release:
    build_release(SYSTEM, 2025)
    Decision.objects.filter(code="c1-2025").update(places=55)
    return build_release(SYSTEM, 2025, reason="Түзету — исправление")


@pytest.mark.one_database
def test_all_forms_tell_the_same_numbers_days_and_names(release: Release) -> None:
    folder = path_of(release.folder)
    text = read_release(folder)
    book = openpyxl.load_workbook(folder / "report.xlsx", read_only=True)
    sheets = {page.title[-2:]: list(page.values) for page in book.worksheets}
    for language in ("kk", "ru", "en"):
        rows = cells((folder / f"report.{language}.docx").read_bytes())
        pdf = plain("".join(page.extract_text() for page in PdfReader(folder / f"report.{language}.pdf").pages))
        page = plain((folder / f"report.{language}.html").read_text(encoding="utf-8"))
        in_book = {(row[0], row[1]): row[3] for row in sheets[language][1:]}
        for figure in (one for one in text.figures if one.year == 2025):
            name = figure.definition.name.in_language(language)
            told = number_text(figure.value, figure.definition.decimals, language)
            found = [row for row in rows if row[0].startswith(name) and len(row) == 4]
            assert found, (language, name)
            if figure.value is not None:
                assert told in [row[1] for row in found], (language, name)
                assert float(figure.shown) == in_book[figure.definition.code, 2025]
                assert plain(told) in pdf
                assert plain(told) in page
            else:  # what is missing is said in words
                assert all(not re.search(r"\d", row[1]) or figure.hidden for row in found)
        day = plain(long_date(text.day).in_language(language))
        assert day in pdf
        assert day in page
        assert day in plain("".join(cell for row in rows for cell in row))


def test_a_revision_stands_with_its_old_value_its_cause_and_its_day(release: Release) -> None:
    folder = path_of(release.folder)
    for language in ("kk", "ru", "en"):
        rows = cells((folder / f"report.{language}.docx").read_bytes())
        revised = next(row for row in rows if len(row) == 5 and row[1:3] == ["150", "155"])
        assert revised[3] == "Түзету — исправление"
        page = (folder / f"report.{language}.html").read_text(encoding="utf-8")
        assert "<td>150</td><td>155</td>" in page


def test_a_release_made_again_has_the_same_bytes(region: Region, tmp_path: Path) -> None:
    first, second = build_release(SYSTEM, 2025), None
    files = {
        path.relative_to(path_of(first.folder)): path.read_bytes()
        for path in path_of(first.folder).rglob("*")
        if path.is_file()
    }
    first.delete()
    second = build_release(SYSTEM, 2025)
    again = {
        path.relative_to(path_of(second.folder)): path.read_bytes()
        for path in path_of(second.folder).rglob("*")
        if path.is_file()
    }
    assert set(files) == set(again)
    assert [name for name, raw in files.items() if again[name] != raw] == []
