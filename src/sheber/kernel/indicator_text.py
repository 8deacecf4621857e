"""Figures as text: numbers as each language writes them, measures as data that a stranger can compute."""

import re
from fractions import Fraction
from typing import Any

from sheber.kernel.indicators import Count, Measure, Median, Quotient, Sum, round_value

_MARKS = {"kk": ("\u00a0", ","), "ru": ("\u00a0", ","), "en": (",", ".")}


def grouped(text: str, language: str) -> str:
    """A canonical decimal ("7407.5") with the grouping and the decimal mark of a language."""
    sign, digits = ("\u2212", text[1:]) if text.startswith("-") else ("", text)
    whole, _, part = digits.partition(".")
    space, mark = _MARKS.get(language[:2], _MARKS["en"])
    groups: list[str] = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    groups.insert(0, whole)
    return sign + space.join(groups) + (f"{mark}{part}" if part else "")


_DECIMAL = re.compile(r"(?<=\s)(\d+)\.(\d+)(?=\s)")


def in_sentence(text: str, language: str) -> str:
    """A sentence written for a file, whose decimals have a point, with the decimal mark of a language."""
    mark = _MARKS.get(language[:2], _MARKS["en"])[1]
    return _DECIMAL.sub(rf"\1{mark}\2", text)


def shown(value: Fraction | None, decimals: int, language: str) -> str:
    """A figure for a page; nothing: an en dash."""
    return "–" if value is None else grouped(round_value(value, decimals), language)


def measure_as_data(measure: Measure) -> dict[str, Any]:
    """A measure as whole numbers and text: how to compute the figure from its rows."""
    if isinstance(measure, Count):
        return {"kind": "count"}
    if isinstance(measure, Sum):
        return {"kind": "sum", "column": measure.column, "scale": str(measure.scale)}
    if isinstance(measure, Median):
        return {"kind": "median", "column": measure.column}
    return {
        "kind": "quotient",
        "numerator": measure_as_data(measure.numerator),
        "denominator": measure_as_data(measure.denominator),
        "per": measure.per,
    }


def measure_from_data(data: dict[str, Any]) -> Measure:
    """The measure that `measure_as_data` wrote. Raises KeyError or ValueError."""
    if data["kind"] == "count":
        return Count()
    if data["kind"] == "sum":
        return Sum(data["column"], Fraction(data["scale"]))
    if data["kind"] == "median":
        return Median(data["column"])
    above, below = measure_from_data(data["numerator"]), measure_from_data(data["denominator"])
    if not isinstance(above, Count | Sum) or not isinstance(below, Count | Sum):
        raise ValueError("a quotient of quotients")  # noqa: TRY004  (the data are wrong, not a caller's type)
    return Quotient(above, below, data["per"])


def columns_of(measure: Measure) -> list[str]:
    """The columns that a measure reads."""
    if isinstance(measure, Count):
        return []
    if isinstance(measure, Sum | Median):
        return [measure.column]
    return sorted({*columns_of(measure.numerator), *columns_of(measure.denominator)})
