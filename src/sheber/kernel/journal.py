"""The append-only journal: each act writes who did what, why, and the difference, chained by hashes."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from sheber.kernel.actors import Actor
from sheber.kernel.models import JournalEntry, JournalHead
from sheber.kernel.sealed import SealedField
from sheber.kernel.words import _KeyField

HIDDEN = "•••"


def snapshot(row: models.Model) -> dict[str, Any]:
    """The row's columns as plain values; sealed columns hidden, computed keys left out."""
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if isinstance(field, _KeyField) or field.primary_key:
            continue
        value = field.value_from_object(row)
        if isinstance(field, SealedField):
            value = HIDDEN if value else ""
        values[field.attname] = value if isinstance(value, (int, str, bool, type(None), list, dict)) else str(value)
    return values


def difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    """{"column": [old, new]} for the columns that differ."""
    names = {**before, **after}
    return {name: [before.get(name), after.get(name)] for name in names if before.get(name) != after.get(name)}


def _digest(previous: str, entry: JournalEntry) -> str:
    content = {
        "previous": previous,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "post": entry.post,
        "action": entry.action,
        "model": entry.model,
        "key": entry.key,
        "reason": entry.reason,
        "difference": entry.difference,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def object_key(row: models.Model) -> str:
    """How the journal names a row: its code where it has one, else its primary key. Never a name or an IIN."""
    return str(getattr(row, "code", None) or row.pk)


def entry_for(
    actor: Actor,
    action: str,
    row: models.Model | None,
    *,
    reason: str = "",
    changed: dict[str, Any] | None = None,
) -> JournalEntry:
    """An entry not yet written; see `write_entries`."""
    return JournalEntry(
        at=timezone.now(),
        actor=actor.name or "visitor",
        post=actor.post,
        action=action,
        model=row._meta.label_lower if row is not None else "",
        key=object_key(row) if row is not None else "",
        reason=reason,
        difference=changed or {},
    )


def write_entries(entries: Iterable[JournalEntry]) -> list[JournalEntry]:
    """Append entries to the chain, inside the caller's transaction."""
    rows = list(entries)
    with transaction.atomic():
        JournalHead.objects.get_or_create(pk=1)
        head = JournalHead.objects.select_for_update().get(pk=1)
        for entry in rows:
            entry.hash = head.hash = _digest(head.hash, entry)
        JournalEntry.objects.bulk_create(rows, batch_size=500)
        head.save()
    return rows


def record(
    actor: Actor,
    action: str,
    row: models.Model | None = None,
    *,
    reason: str = "",
    changed: dict[str, Any] | None = None,
) -> JournalEntry:
    """Write one act into the journal, in the transaction of the act."""
    return write_entries([entry_for(actor, action, row, reason=reason, changed=changed)])[0]


def history(row: models.Model) -> models.QuerySet[JournalEntry]:
    """What happened to a row, newest first."""
    return JournalEntry.objects.filter(model=row._meta.label_lower, key=object_key(row)).order_by("-id")


def first_broken_entry() -> int | None:
    """The number of the first entry whose hash does not follow from the ones before; None: the chain is whole."""
    previous = ""
    for entry in JournalEntry.objects.order_by("id").iterator(chunk_size=2000):
        if entry.hash != _digest(previous, entry):
            return entry.pk
        previous = entry.hash
    head = JournalHead.objects.filter(pk=1).first()
    return None if previous == (head.hash if head else "") else -1
