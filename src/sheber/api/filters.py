"""Narrows a declared sheet's rows by its columns, and tells rows as canonical text."""

from typing import Any

import polars as pl
from django.db.models import Q, QuerySet

from sheber.kernel.exchange import Column, Sheet, kinds
from sheber.kernel.exchange.parse import parse
from sheber.kernel.exchange.write import rows_of
from sheber.kernel.words import search_key

# Lists and shapes have no simple equal; an identification number never stands in an address.
CLOSED = (kinds.Iin, kinds.Blind, kinds.Json, kinds.Refs)


def open_columns(one: Sheet) -> list[Column]:
    """The columns that the API tells: all but identification numbers of people."""
    return [column for column in one.columns if not isinstance(column.kind, (kinds.Iin, kinds.Blind))]


def filtered(one: Sheet, rows: QuerySet, wanted: dict[str, str], search: str) -> QuerySet:
    """The rows whose columns have the wanted values and whose names hold `search`. Raises ValueError."""
    known = {column.name: column for column in one.columns if not isinstance(column.kind, CLOSED)}
    for name, text in wanted.items():
        if name not in known:
            raise ValueError(f"{one.code} cannot be narrowed by {name}; it can by: {', '.join(known)}")
        rows = rows.filter(_equal(known[name], text))
    if search:
        rows = rows.filter(_found(rows, search))
    return rows


def _equal(column: Column, text: str) -> Q:
    if isinstance(column.kind, kinds.Ref):
        return Q(**{f"{column.attribute}__{column.kind.by}": text})
    values, wrong = parse(column.kind, pl.Series(column.name, [text], dtype=pl.String))
    if wrong.any():
        raise ValueError(f"{column.name}: not a value of this column")
    return Q(**{column.attribute: values[0]})


def _found(rows: QuerySet, search: str) -> Q:
    names = [field.name for field in rows.model._meta.concrete_fields if field.name.endswith("_search")]
    if not names:
        raise ValueError("this table has no names to search in")
    whole = Q()
    for name in names:
        whole |= Q(**{f"{name}__contains": search_key(search)})
    return whole


def told(one: Sheet, rows: QuerySet, offset: int, limit: int) -> list[dict[str, Any]]:
    """A page of rows, every cell as canonical text, in the order of loading."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[offset : offset + limit])
    page = rows.model._default_manager.filter(pk__in=keys).order_by("pk")
    names = [column.name for column in one.columns]
    shown = {column.name for column in open_columns(one)}
    cells = (zip(names, row, strict=True) for row in rows_of(one, page))
    return [{name: cell for name, cell in row if name in shown} for row in cells]
