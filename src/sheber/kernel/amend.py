"""An amendment of one row: cells as text, checked as a sheet would be, a reason, a line in the journal."""

from typing import Any

import polars as pl
from django.apps import apps
from django.db import models, transaction

from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.exchange import Column, Sheet, kinds
from sheber.kernel.exchange.advice import EMPTY, advise
from sheber.kernel.exchange.apply import unknown_code
from sheber.kernel.exchange.parse import parse
from sheber.kernel.exchange.write import as_text, value_of
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words

NO_REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
KEY = Words("Кілт өзгермейді.", "Ключ не меняется.", "The key does not change.")


def texts_of(sheet: Sheet, row: models.Model) -> dict[str, str]:
    """The row's cells as a sheet would hold them."""
    return {column.name: as_text(column.kind, value_of(column, row)) for column in sheet.columns}


def amend_row(actor: Actor, sheet: Sheet, row: models.Model, texts: dict[str, str], reason: str) -> dict[str, Words]:
    """Change a row; gives what is wrong by column (nothing is changed then). Raises PermissionDenied."""
    policy_for(row).demand(actor, Policy.CHANGE, row)
    before_texts = texts_of(sheet, row)
    faults: dict[str, Words] = {} if reason else {"reason": NO_REASON}
    values: dict[str, Any] = {}
    for column in sheet.columns:
        text = texts.get(column.name, "")
        if column.name in sheet.key and text != before_texts[column.name]:
            faults[column.name] = KEY
            continue
        fault = _read(column, text, values)
        if fault:
            faults[column.name] = fault
    if faults:
        return faults
    with transaction.atomic():
        row = type(row)._default_manager.select_for_update().get(pk=row.pk)
        before = snapshot(row)
        for name, value in values.items():
            setattr(row, name, value if value is not None or _nullable(row, name) else _empty(row, name))
        row.save()
        record(actor, "amend", row, reason=reason, changed=difference(before, snapshot(row)))
    return {}


def _empty(row: models.Model, name: str) -> Any:
    """What stands in a column that may not be null when nothing is given."""
    default = row._meta.get_field(name).get_default()  # type: ignore[union-attr]
    return "" if default is None else default


def _nullable(row: models.Model, name: str) -> bool:
    return bool(row._meta.get_field(name.removesuffix("_id") if name.endswith("_id") else name).null)


def _read(column: Column, text: str, values: dict[str, Any]) -> Words | None:
    """Put the value of a cell into `values`, or say what is wrong with it."""
    if not text:
        if column.required:
            return EMPTY
        name = f"{column.attribute}_id" if isinstance(column.kind, kinds.Ref) else column.attribute
        values[name] = [] if isinstance(column.kind, kinds.Refs) else None
        return None
    parsed, wrong = parse(column.kind, pl.Series(column.name, [text], dtype=pl.String))
    if wrong[0]:
        return advise(column.kind, text)
    if isinstance(column.kind, kinds.Ref):
        target = apps.get_model(column.kind.model)
        found = target._default_manager.filter(**{column.kind.by: text}).first()
        if found is None:
            return unknown_code(column.kind, text)
        values[f"{column.attribute}_id"] = found.pk
    elif isinstance(column.kind, kinds.Refs):
        values[column.attribute] = text.split(" ")
    elif isinstance(column.kind, kinds.Json):
        import json  # only sheets with shapes need it

        values[column.attribute] = json.loads(text)
    else:
        values[column.attribute] = parsed[0]
    return None
