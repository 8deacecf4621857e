"""A region is made once in each test process; later tests get the same rows back instead of making it again.

Making the example region's year costs ten seconds, its rows a fifth of one. What the acts wrote to disk lies in the
process's own home and stays there. Only tests that *use* a region take it from here; those that test how one is made
call the acts themselves.
"""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

Rows = list[tuple[type[Model], list[str], list[tuple]]]
_KEPT: dict[tuple[str, bool], tuple[Any, Rows]] = {}
_OWN = {"contenttypes", "auth.permission", "sites", "sessions"}


def once(name: str, make: Callable[[], Any]) -> Any:
    """What `make` gave, and all rows it left in an empty database: made the first time, put back from then on.

    Inside a transaction listeners that wait for the commit never hear; the two kinds are kept apart.
    """
    key = name, connection.in_atomic_block
    if key not in _KEPT:
        before = {model for model in _models() if model._default_manager.exists()}
        assert not before, f"a region is made in an empty database; there are rows of {before}"
        _KEPT[key] = make(), _rows()
        return _KEPT[key][0]
    result, rows = _KEPT[key]
    _put_back(rows)
    return result


def _models() -> list[type[Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and not _OWN & {model._meta.app_label, model._meta.label_lower}
    ]


def _rows() -> Rows:
    found: Rows = []
    with connection.cursor() as cursor:
        for model in _models():
            columns = [field.column for field in model._meta.local_concrete_fields if not field.generated]
            names = ", ".join(connection.ops.quote_name(one) for one in columns)
            cursor.execute(f"SELECT {names} FROM {connection.ops.quote_name(model._meta.db_table)}")
            if rows := cursor.fetchall():
                found.append((model, columns, rows))
    return found


def _put_back(rows: Rows) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        for model, columns, values in rows:
            names = ", ".join(connection.ops.quote_name(one) for one in columns)
            marks = ", ".join(["%s"] * len(columns))
            table = connection.ops.quote_name(model._meta.db_table)
            if connection.vendor == "sqlite":
                values = [tuple(map(_as_stored, row)) for row in values]
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
        for sql in connection.ops.sequence_reset_sql(_no_style(), [model for model, _, _ in rows]):
            cursor.execute(sql)


def _as_stored(value: Any) -> Any:
    """SQLite holds dates and times as text; Django reads them as values and has no way back for all of them."""
    return str(value) if isinstance(value, date | time) else value


def _no_style() -> Any:
    from django.core.management.color import no_style

    return no_style()
