"""How a value of a row is shown: words, numbers, links, in the reader's language."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language

from sheber.kernel.exchange import Column, kinds
from sheber.kernel.indicator_text import grouped
from sheber.kernel.money import as_tenge
from sheber.kernel.words import Words

YES = Words("иә", "да", "yes")
NO = Words("жоқ", "нет", "no")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, where it leads, and whether it is a number."""

    text: str
    link: str = ""
    number: bool = False


def value_at(row: Any, path: str) -> Any:
    """The value at `line__college`; None where a step is missing."""
    value = row
    for step in path.split("__"):
        value = getattr(value, step, None)
        if value is None:
            return None
    return value


def label_of(column: Column) -> Words:
    """The column's words without the mark of a language: `Название (ru)` -> `Название`."""
    marks = (" (kk)", " (ru)", " (en)")
    texts = (column.label.kk, column.label.ru, column.label.en)
    return Words(*(text[:-5] if text.endswith(marks) else text for text in texts))


NUMBERS = (kinds.Whole, kinds.Number, kinds.Share, kinds.Tenge)


def number(value: Any) -> str:
    """A number grouped as the reader's language does."""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = str(value)
    return grouped(text, get_language() or "ru")


def show(column: Column, value: Any) -> str:
    """The text of a value."""
    if value is None or value == "":
        return ""
    kind = column.kind
    if isinstance(kind, kinds.OneOf):
        return str(kind.choices.label(value))
    if isinstance(kind, kinds.YesNo):
        return str(YES if value else NO)
    if isinstance(kind, kinds.Tenge):
        return number(as_tenge(value))
    if isinstance(kind, NUMBERS):
        return number(value)
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(kind, kinds.Refs):
        return ", ".join(value)
    if isinstance(kind, kinds.Json):
        return "{…}"
    return str(value)


def is_number(column: Column) -> bool:
    """Whether the column's cells stand to the right."""
    return isinstance(column.kind, NUMBERS)
