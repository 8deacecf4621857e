"""A row's history for people: the columns' labels instead of their names, values as the page shows them."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.apps import apps

from sheber.kernel.exchange import Column, kinds
from sheber.kernel.models import JournalEntry
from sheber.kernel.pages.cells import number, show
from sheber.kernel.words import Words

NOTHING = "–"
ACTIONS = {
    "amend": Words("түзету", "исправление", "amended"),
    "load_row": Words("кестеден жүктеу", "загрузка из таблицы", "loaded from a sheet"),
}
AS_TEXT = {"load_row"}  # acts that note cells as their sheets hold them, not as the database does


def history_lines(entries: Sequence[JournalEntry], columns: Iterable[Column]) -> list[dict[str, Any]]:
    """Each entry with `at`, `actor`, `action`, `reason` and `changes`: (label, old, new)."""
    known = {name: column for column in columns for name in (column.name, column.attribute, f"{column.attribute}_id")}
    named = _names(entries, known)
    return [
        {
            "at": entry.at,
            "actor": entry.actor,
            "action": ACTIONS.get(entry.action, entry.action),
            "reason": entry.reason,
            "undo": entry.pk if entry.action == "amend" else None,
            "changes": [_change(entry.action, name, told, known, named) for name, told in entry.difference.items()],
        }
        for entry in entries
    ]


def _names(entries: Sequence[JournalEntry], known: dict[str, Column]) -> dict[tuple[str, Any], str]:
    """The names of the rows that references led to, by (model, primary key): one query a model."""
    keys: dict[str, set[Any]] = {}
    for entry in entries:
        for name, told in entry.difference.items():
            column = known.get(name)
            if column and isinstance(column.kind, kinds.Ref) and name.endswith("_id") and isinstance(told, list):
                keys.setdefault(column.kind.model, set()).update(one for one in told if isinstance(one, int))
    return {
        (model, key): str(row)
        for model, wanted in keys.items()
        for key, row in apps.get_model(model)._default_manager.in_bulk(wanted).items()
    }


def _change(
    action: str, name: str, told: Any, known: dict[str, Column], named: dict[tuple[str, Any], str]
) -> tuple[object, str, str]:
    column = known.get(name)
    label: object = column.label if column else name
    if not isinstance(told, list) or len(told) != 2:
        return label, "", _plain(told)
    old, new = (_shown(action, name, one, column, named) for one in told)
    return label, old, new


def _shown(action: str, name: str, value: Any, column: Column | None, named: dict[tuple[str, Any], str]) -> str:
    if value is None or value == "" or value == []:
        return NOTHING
    if column is None or (action in AS_TEXT and not isinstance(column.kind, kinds.OneOf)):
        return _plain(value)
    if isinstance(column.kind, kinds.Ref):
        return named.get((column.kind.model, value), str(value))
    if isinstance(column.kind, (kinds.Number, kinds.Share)) and isinstance(value, str):
        try:
            return number(Decimal(value))
        except InvalidOperation:
            return value
    if isinstance(column.kind, kinds.Day) and isinstance(value, str):
        try:
            return show(column, date.fromisoformat(value))
        except ValueError:
            return value
    try:
        return show(column, value)
    except (TypeError, ValueError):
        return str(value)


def _plain(value: Any) -> str:
    return NOTHING if value is None or value == "" else str(value)
