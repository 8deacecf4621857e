"""A list's question as it stands in the address: search, filters, order, page."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Q, QuerySet
from django.http import QueryDict

from sheber.kernel.exchange import Column, kinds
from sheber.kernel.pages.cells import label_of
from sheber.kernel.words import Words, search_key, sort_column

SIZES = (50, 100, 200)
MOST_CHOICES = 400


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: its name in the address, its words, what may be chosen, what is chosen."""

    name: str
    label: Words
    choices: list[tuple[str, str]]
    chosen: str


def has_words(model: type[models.Model], name: str) -> bool:
    """Whether `name` is a WordsField of the model: it brings a search key, a mere column in three languages does not."""
    return any(field.name == f"{name}_search" for field in model._meta.get_fields())


def model_at(model: type[models.Model], path: str) -> tuple[type[models.Model], str]:
    """The model and the field that a path ends at."""
    *steps, last = path.split("__")
    for step in steps:
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    return model, last


def is_stored(model: type[models.Model], path: str) -> bool:
    """Whether a path ends at something that the database keeps, not at a property."""
    owner, last = model_at(model, path)
    return has_words(owner, last) or any(field.name == last for field in owner._meta.get_fields())


def order_field(model: type[models.Model], path: str) -> str:
    """By what a column is sorted: Kazakh alphabet for words, the name of what a reference points to."""
    owner, last = model_at(model, path)
    if has_words(owner, last):
        return "__".join([*path.split("__")[:-1], sort_column(last)])
    field = owner._meta.get_field(last)
    if field.is_relation and field.related_model:
        target: Any = field.related_model
        return f"{path}__{sort_column('name')}" if has_words(target, "name") else f"{path}__pk"
    return path


def search(rows: QuerySet, text: str, paths: tuple[str, ...]) -> QuerySet:
    """Rows in which every word of the text occurs in some of the columns: words fields by their search key, where
    look-alike letters of two alphabets are one; codes as they were typed.
    """
    for typed in text.split()[:8]:
        key, found = search_key(typed), Q()
        for path in paths:
            found |= Q(**{f"{path}__contains": key} if path.endswith("_search") else {f"{path}__icontains": typed})
        if key:
            rows = rows.filter(found)
    return rows


def filters_of(
    model: type[models.Model], columns: list[Column], rows: QuerySet, given: QueryDict
) -> tuple[list[Filter], QuerySet]:
    """The filters with their choices, and the rows that they leave."""
    made = []
    for column in columns:
        path = column.attribute
        chosen = given.get(column.name, "")
        choices = _choices(model, column, rows)
        if chosen and any(chosen == value for value, _ in choices):
            rows = rows.filter(_condition(column, path, chosen))
        else:
            chosen = ""
        made.append(Filter(column.name, label_of(column), choices, chosen))
    return made, rows


def _condition(column: Column, path: str, chosen: str) -> Q:
    if isinstance(column.kind, kinds.Ref):
        return Q(**{f"{path}__{column.kind.by}": chosen})
    if isinstance(column.kind, kinds.YesNo):
        return Q(**{path: chosen == "yes"})
    return Q(**{path: chosen})


def _choices(model: type[models.Model], column: Column, rows: QuerySet) -> list[tuple[str, str]]:
    if isinstance(column.kind, kinds.OneOf):
        return [(code, str(column.kind.choices.label(code))) for code in column.kind.choices]
    if isinstance(column.kind, kinds.YesNo):
        from sheber.kernel.pages.cells import NO, YES  # a cycle of words otherwise

        return [("yes", str(YES)), ("no", str(NO))]
    if isinstance(column.kind, kinds.Ref):
        owner, last = model_at(model, column.attribute)
        target: Any = owner._meta.get_field(last).related_model
        ordered = target._default_manager.order_by(
            sort_column("name") if has_words(target, "name") else column.kind.by
        )
        return [(str(getattr(row, column.kind.by)), str(row)) for row in ordered[:MOST_CHOICES]]
    values = rows.order_by(column.attribute).values_list(column.attribute, flat=True).distinct()[:MOST_CHOICES]
    return [(str(value), str(value)) for value in values if value not in {None, ""}]


def page_of(rows: QuerySet, given: QueryDict) -> Page:
    """The page asked for; a wrong number gives the nearest page."""
    asked = given.get("size", "")
    size = next((one for one in SIZES if str(one) == asked), SIZES[0])
    return Paginator(rows, size).get_page(given.get("page"))


def address(given: QueryDict, **changes: Any) -> str:
    """The list's address with some parts changed (None: taken out)."""
    made = given.copy()
    for name, value in changes.items():
        made.pop(name, None)
        if value is not None:
            made[name] = str(value)
    return "?" + made.urlencode()
