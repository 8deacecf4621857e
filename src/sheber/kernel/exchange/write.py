"""Writes rows as canonical CSV and as xlsx for people."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import singledispatch
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from sheber.kernel.exchange import kinds
from sheber.kernel.exchange.sheet import Sheet
from sheber.kernel.money import as_tenge
from sheber.kernel.words import Words

# A cell that begins so would be run as a formula by a spreadsheet (OWASP: CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@singledispatch
def as_text(kind: kinds.Kind, value: Any) -> str:
    """A value in the canonical form of its kind; nothing is empty."""
    return "" if value is None else str(value)


@as_text.register(kinds.Number)
@as_text.register(kinds.Share)
def _decimal(kind: kinds.Kind, value: Any) -> str:
    if value is None:
        return ""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@as_text.register
def _tenge(kind: kinds.Tenge, value: Any) -> str:
    return "" if value is None else f"{as_tenge(value):f}"


@as_text.register
def _yes_no(kind: kinds.YesNo, value: Any) -> str:
    return "" if value is None else ("yes" if value else "no")


@as_text.register
def _day(kind: kinds.Day, value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else ""


@as_text.register
def _moment(kind: kinds.Moment, value: Any) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else ""


@as_text.register
def _json(kind: kinds.Json, value: Any) -> str:
    # Sorted keys: PostgreSQL keeps no order of its own.
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")) if value else ""


@as_text.register
def _refs(kind: kinds.Refs, value: Any) -> str:
    return " ".join(value or ())


def rows_of(sheet: Sheet, rows: QuerySet | None = None) -> Iterator[list[str]]:
    """The rows of a sheet's model as canonical text, in the order in which they were first written."""
    if rows is None:
        model = apps.get_model(sheet.model)
        rows = (sheet.rows() if sheet.rows else model._default_manager.all()).order_by("pk")
    related = [column.attribute for column in sheet.columns if isinstance(column.kind, kinds.Ref)]
    for row in rows.select_related(*related).iterator(chunk_size=5000):
        yield [as_text(column.kind, value_of(column, row)) for column in sheet.columns]


def value_of(column: Any, row: Any) -> Any:
    """A column's value of a model's row; of a reference: the code of the row it points to."""
    value = getattr(row, column.attribute)
    if isinstance(column.kind, kinds.Ref):
        return None if value is None else getattr(value, column.kind.by)
    return value


def csv_bytes(heading: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Canonical CSV: UTF-8, comma, LF, quotes only where needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def sheet_csv(sheet: Sheet, rows: QuerySet | None = None) -> bytes:
    """A declared sheet as canonical CSV."""
    return csv_bytes((column.name for column in sheet.columns), rows_of(sheet, rows))


def guarded(text: str) -> str:
    """Text for people's spreadsheets: what a spreadsheet would run gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


Table = tuple[str, list[str], Iterable[Iterable[Any]]]  # title, headings, rows


def write_table(target: Path | io.BytesIO, tables: Iterable[Table]) -> None:
    """An xlsx with a sheet per table (title, headings, rows); numbers stay numbers, text is never a formula."""
    import xlsxwriter  # slow import, only where a workbook is written

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "dd.mm.yyyy",
    }
    with xlsxwriter.Workbook(target, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        taken: set[str] = set()
        for title, heading, rows in tables:
            page = book.add_worksheet(_page_name(title, taken))
            page.freeze_panes(1, 0)
            for place, cell in enumerate(heading):
                page.set_column(place, place, min(max(len(cell) + 2, 10), 40))
                page.write_string(0, place, cell, bold)
            for number, row in enumerate(rows, start=1):
                for place, cell in enumerate(row):
                    _write(page, number, place, cell)


def _write(page: Any, row: int, place: int, cell: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        page.write_string(row, place, "yes" if cell else "no")
    elif isinstance(cell, (int, float, Decimal)):
        page.write_number(row, place, cell)
    elif isinstance(cell, date):
        page.write_datetime(row, place, cell)
    else:
        page.write_string(row, place, str(cell))


def _page_name(title: str, taken: set[str]) -> str:
    clean = "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)[:28].strip() or "1"
    name, number = clean, 1
    while name.casefold() in taken:
        number += 1
        name = f"{clean} {number}"
    taken.add(name.casefold())
    return name


def sheet_table(sheet: Sheet, language: str, rows: QuerySet | None = None) -> Table:
    """A declared sheet as a table for `write_table`, with headings in `language`."""
    headings = [column.label.in_language(language) for column in sheet.columns]
    return sheet.title.in_language(language), headings, _values(sheet, rows)


def _values(sheet: Sheet, rows: QuerySet | None) -> Iterator[list[Any]]:
    plain = tuple(isinstance(column.kind, (kinds.Whole, kinds.Year)) for column in sheet.columns)
    decimal = tuple(isinstance(column.kind, (kinds.Number, kinds.Share, kinds.Tenge)) for column in sheet.columns)
    for texts in rows_of(sheet, rows):
        yield [
            int(text) if whole and text else Decimal(text) if number and text else text
            for text, whole, number in zip(texts, plain, decimal, strict=True)
        ]


EXPLANATION = Words("Түсіндірме", "Пояснение", "Explanation")


def explanation(sheet: Sheet) -> tuple[str, list[str], list[list[str]]]:
    """The table that explains a template: each column, what it may hold, whether it is required."""
    heading = ["column", "қазақша", "по-русски", "English", "required", "kind", "key", "help"]
    rows = [
        [
            column.name,
            column.label.kk,
            column.label.ru,
            column.label.en,
            "yes" if column.required else "",
            kind_words(column.kind),
            "yes" if column.name in sheet.key else "",
            " / ".join(text for text in (column.help.kk, column.help.ru, column.help.en) if text),
        ]
        for column in sheet.columns
    ]
    return EXPLANATION.in_language("en"), heading, rows


def kind_words(kind: kinds.Kind) -> str:
    """What a kind accepts, in a line of plain English for templates and documents."""
    if isinstance(kind, kinds.OneOf):
        return "one of: " + ", ".join(kind.choices)
    if isinstance(kind, (kinds.Ref, kinds.Refs)):
        return f"code of {kind.model.split('.')[1].lower()}" + (
            "s, parted by a space" if isinstance(kind, kinds.Refs) else ""
        )
    if isinstance(kind, (kinds.Whole, kinds.Year)):
        return f"whole number {kind.least if kind.least is not None else ''}..{kind.most or ''}"
    texts = {
        kinds.Number: "number with a decimal point",
        kinds.Share: "share 0..1, at most four decimals",
        kinds.Tenge: "tenge, at most two decimals",
        kinds.Day: "date 2026-11-24",
        kinds.Moment: "moment 2026-11-24T09:30:00+00:00",
        kinds.YesNo: "yes / no",
        kinds.Iin: "12 digits with a control digit",
        kinds.Blind: "IIN of 12 digits (kept as a keyed hash only) or such a hash",
        kinds.Bin: "12 digits with a control digit",
        kinds.Json: "JSON object",
        kinds.Code: "code without spaces",
    }
    return texts.get(type(kind), "text")


def template(sheet: Sheet, target: Path | io.BytesIO, language: str) -> None:
    """A blank xlsx of the sheet: its headings, and a page that explains them."""
    headings = [column.label.in_language(language) for column in sheet.columns]
    write_table(target, [(sheet.title.in_language(language), headings, []), explanation(sheet)])
