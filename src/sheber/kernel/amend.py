"""An amendment of one row: cells as text, checked as a sheet would be, a reason, a line in the journal."""

from typing import Any

import polars as pl
from django.apps import apps
from django.db import models, transaction

from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.exchange import Column, Problems, Sheet, kinds
from sheber.kernel.exchange.advice import EMPTY, advise
from sheber.kernel.exchange.apply import REFUSED, index_sealed, unknown_code
from sheber.kernel.exchange.json_text import parse_json
from sheber.kernel.exchange.parse import parse
from sheber.kernel.exchange.read import ROW
from sheber.kernel.exchange.write import as_text, value_of
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.table_rules import NOT_KEPT, broken_rules
from sheber.kernel.words import LANGUAGES, Words

NO_REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
KEY = Words("Кілт өзгермейді.", "Ключ не меняется.", "The key does not change.")


def texts_of(sheet: Sheet, row: models.Model) -> dict[str, str]:
    """The row's cells as a sheet would hold them."""
    return {column.name: as_text(column.kind, value_of(column, row)) for column in sheet.columns}


ROW_FAULT = ""  # faults of the row as a whole stand under this name


def amend_row(actor: Actor, sheet: Sheet, row: models.Model, texts: dict[str, str], reason: str) -> dict[str, Words]:
    """Change a row; gives what is wrong by column (nothing is changed then). Raises PermissionDenied.

    What is wrong with the row as a whole stands under `ROW_FAULT`: a rule of its sheet or of its table.
    """
    policy_for(row).demand(actor, Policy.CHANGE, row)
    before_texts = texts_of(sheet, row)
    faults: dict[str, Words] = {} if reason else {"reason": NO_REASON}
    values: dict[str, Any] = {}
    parsed: dict[str, pl.Series] = {}
    for column in sheet.columns:
        text = texts.get(column.name, "")
        if column.name in sheet.key and text != before_texts[column.name]:
            faults[column.name] = KEY
            continue
        fault = _read(column, text, values, parsed)
        if fault:
            faults[column.name] = fault
    faults = faults or _rule_faults(sheet, parsed)
    return faults or _write(actor, sheet, row, values, reason)


def _rule_faults(sheet: Sheet, parsed: dict[str, pl.Series]) -> dict[str, Words]:
    """What the sheet's own rules say of the row: they are the same for a row of a file and for an amended one."""
    if sheet.check is None:
        return {}
    problems = Problems()
    sheet.check(pl.DataFrame([*parsed.values(), pl.Series(ROW, [1], dtype=pl.Int64)]), problems)
    return {one.column or ROW_FAULT: one.words for one in reversed(problems.list)}


def _write(actor: Actor, sheet: Sheet, row: models.Model, values: dict[str, Any], reason: str) -> dict[str, Words]:
    """Write the values; gives why the table refuses them (nothing is changed then)."""
    try:
        with transaction.atomic():
            row = type(row)._default_manager.select_for_update().get(pk=row.pk)
            before = snapshot(row)
            for name, value in values.items():
                setattr(row, name, value if value is not None or _nullable(row, name) else _empty(row, name))
            broken = broken_rules(row)
            if broken:
                return {ROW_FAULT: _joined(broken)}
            index_sealed(row)
            row.save()
            record(actor, "amend", row, reason=reason, changed=difference(before, snapshot(row)))
            if sheet.after is not None:
                sheet.after()
    except REFUSED:
        return {ROW_FAULT: NOT_KEPT}
    return {}


def _joined(words: list[Words]) -> Words:
    return Words(*(" ".join(one.in_language(code) for one in words) for code in LANGUAGES))


def _empty(row: models.Model, name: str) -> Any:
    """What stands in a column that may not be null when nothing is given."""
    default = row._meta.get_field(name).get_default()  # type: ignore[union-attr]
    return "" if default is None else default


def _nullable(row: models.Model, name: str) -> bool:
    return bool(row._meta.get_field(name.removesuffix("_id") if name.endswith("_id") else name).null)


def _read(column: Column, text: str, values: dict[str, Any], cells: dict[str, pl.Series]) -> Words | None:
    """Put the value of a cell into `values` and as a sheet's cell into `cells`, or say what is wrong with it."""
    if "\x00" in text:
        return advise(column.kind, text)
    if not text:
        if column.required:
            return EMPTY
        cells[column.name] = parse(column.kind, pl.Series(column.name, [None], dtype=pl.String))[0]
        name = f"{column.attribute}_id" if isinstance(column.kind, kinds.Ref) else column.attribute
        values[name] = [] if isinstance(column.kind, kinds.Refs) else None
        return None
    parsed, wrong = parse(column.kind, pl.Series(column.name, [text], dtype=pl.String))
    if wrong[0]:
        return advise(column.kind, text)
    cells[column.name] = parsed.alias(column.name)
    if isinstance(column.kind, kinds.Ref):
        target = apps.get_model(column.kind.model)
        found = target._default_manager.filter(**{column.kind.by: text}).first()
        if found is None:
            return unknown_code(column.kind, text)
        values[f"{column.attribute}_id"] = found.pk
    elif isinstance(column.kind, kinds.Refs):
        codes = text.split(" ")
        target = apps.get_model(column.kind.model)
        found = target._default_manager.filter(**{f"{column.kind.by}__in": codes})
        known = {str(code) for code in found.values_list(column.kind.by, flat=True)}
        unknown = next((code for code in codes if code not in known), None)
        if unknown is not None:
            return unknown_code(column.kind, unknown)
        values[column.attribute] = codes
    elif isinstance(column.kind, kinds.Json):
        values[column.attribute] = parse_json(text)
    else:
        values[column.attribute] = parsed[0]
    return None
