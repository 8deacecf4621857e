"""Small tables beside the register: rows that belong to a row, rows that are no model's; a download."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from sheber.kernel.exchange import Column, kinds
from sheber.kernel.pages.cells import NO, YES, Cell, is_number, label_of, show, value_at
from sheber.kernel.words import Words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Related:
    """Rows that belong to a row, shown on its page: title, the rows, their columns, and their register's list."""

    title: Words
    rows: Callable[[Any], QuerySet]
    columns: tuple[Column, ...]
    most: int = 20


def plain_value(column: Column, value: Any) -> Any:
    """A value as an Excel cell: numbers stay numbers, the rest is shown as on the page."""
    return value if is_number(column) and not isinstance(column.kind, kinds.Tenge) else show(column, value)


def options_of(column: Column) -> list[tuple[str, str]]:
    """What may be chosen in a column; nothing where any text may stand."""
    if isinstance(column.kind, kinds.OneOf):
        return [(code, str(column.kind.choices.label(code))) for code in column.kind.choices]
    return [("yes", str(YES)), ("no", str(NO))] if isinstance(column.kind, kinds.YesNo) else []


def download(raw: bytes, name: str, kind: str) -> HttpResponse:
    """Bytes as a file to keep."""
    response = HttpResponse(raw, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def related_table(one: Related, row: Any) -> dict[str, Any]:
    """Rows that belong to a row as a table."""
    rows = list(one.rows(row)[: one.most + 1])
    lines = [
        [Cell(show(c, value_at(r, c.attribute)), "", is_number(c)) for c in one.columns] for r in rows[: one.most]
    ]
    return {
        "title": one.title,
        "heads": [{"label": label_of(column), "number": is_number(column)} for column in one.columns],
        "lines": [{"cells": cells} for cells in lines],
        "more": len(rows) > one.most,
    }


def plain_table(
    title: Words, columns: Sequence[tuple[Words, bool]], lines: Sequence[Sequence[Cell]]
) -> dict[str, Any]:
    """A table of rows that are no model's: headings with whether they are numbers, and cells."""
    return {
        "title": title,
        "heads": [{"label": label, "number": number} for label, number in columns],
        "lines": [{"cells": cells} for cells in lines],
        "more": False,
    }
