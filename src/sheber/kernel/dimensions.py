"""In what figures are divided: a dimension's title, and the names of its values, for pages and the API."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from sheber.kernel.exchange import SHEETS, Column, kinds
from sheber.kernel.indicators import Indicator, Scope
from sheber.kernel.words import Words

Names = Callable[[], Mapping[str, Words]]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to divide figures, the same in every slice: "district", "level"."""

    code: str
    title: Words
    names: Names


_DIMENSIONS: dict[str, Dimension] = {}


def declare_dimension(code: str, title: Words, names: Names) -> None:
    """Tell the title of a dimension and the names of its values, in the order in which they are listed."""
    _DIMENSIONS[code] = Dimension(code, title, names)


def dimension_title(one: Indicator, code: str) -> Words:
    """The words of a dimension; an undeclared one is called as its column is in the sheets."""
    if code in _DIMENSIONS:
        return _DIMENSIONS[code].title
    column = _column(one, code)
    return column.label if column is not None else Words(code, code, code)


def named_values(one: Indicator, code: str, values: Iterable[str]) -> list[tuple[str, Words]]:
    """Values of a dimension with their names, in the declared order; an unknown value is its own name."""
    left, names = dict.fromkeys(values), _names(one, code)
    known = [(value, name) for value, name in names.items() if value in left]
    return [*known, *((value, Words(value, value, value)) for value in sorted(left) if value not in names)]


def values_in(one: Indicator, code: str, years: Iterable[int]) -> set[str]:
    """The values of a dimension that have rows in some of the years."""
    found: set[str] = set()
    for year in years:
        rows = one.rows(Scope(year)).order_by().values_list(one.fields[code], flat=True).distinct()
        found |= {str(value) for value in rows if value not in {None, ""}}
    return found


def column_label(one: Indicator, name: str, label: Words) -> Words:
    """The words of a column of the rows: declared ones, else those of the sheet that it comes from."""
    if label.ru != name:
        return label
    column = _column_at(one, name)
    return column.label if column is not None else label


def shown_value(one: Indicator, name: str) -> Mapping[str, Words]:
    """The words of a column's codes, where it holds codes of a list."""
    column = _column_at(one, name)
    return column.kind.choices.words if column is not None and isinstance(column.kind, kinds.OneOf) else {}


def _names(one: Indicator, code: str) -> Mapping[str, Words]:
    if code in _DIMENSIONS:
        return _DIMENSIONS[code].names()
    column = _column(one, code)
    return column.kind.choices.words if column is not None and isinstance(column.kind, kinds.OneOf) else {}


def _column(one: Indicator, code: str) -> Column | None:
    """The sheet's column that the dimension's path ends at."""
    return _column_at(one, one.fields.get(code, code))


def _column_at(one: Indicator, path: str) -> Column | None:
    model: type[models.Model] = one.rows(Scope(2000)).model
    *steps, last = path.removesuffix("__code").split("__")
    try:
        for step in steps:
            model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    except FieldDoesNotExist:
        return None
    label = model._meta.label if model is not None else ""
    sheet = next((sheet for sheet in SHEETS if sheet.model == label or sheet.model.lower() == label.lower()), None)
    return next((column for column in sheet.columns if column.attribute == last), None) if sheet else None
