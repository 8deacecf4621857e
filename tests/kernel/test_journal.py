"""The journal is whole, append-only, and holds no sealed value."""

import pytest
from django.db import DatabaseError, connection, transaction

from sheber.kernel.actors import Actor
from sheber.kernel.journal import difference, first_broken_entry, history, record, snapshot
from sheber.kernel.models import ImportedFile, JournalEntry

pytestmark = pytest.mark.django_db


def file_row() -> ImportedFile:
    return ImportedFile.objects.create(sheet="colleges", name="a.csv", sha256="0" * 64, rows=1, actor="x")


def test_an_act_leaves_actor_reason_and_difference(planner: Actor) -> None:
    row = file_row()
    before = snapshot(row)
    row.rows = 2
    record(planner, "amend", row, reason="a slip", changed=difference(before, snapshot(row)))
    entry = history(row).get()
    assert (entry.actor, entry.post, entry.reason, entry.difference) == (
        "planner",
        "Planner",
        "a slip",
        {"rows": [1, 2]},
    )


def test_the_chain_is_whole_and_a_change_behind_its_back_is_found(planner: Actor) -> None:
    entries = [record(planner, f"act {n}") for n in range(3)]
    assert first_broken_entry() is None
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER journal_no_update")
        else:
            cursor.execute("ALTER TABLE kernel_journalentry DISABLE TRIGGER journal_append_only")
        cursor.execute("UPDATE kernel_journalentry SET reason = 'another' WHERE id = %s", [entries[1].pk])
    assert first_broken_entry() == entries[1].pk


def test_the_database_itself_refuses_update_and_delete(planner: Actor) -> None:
    record(planner, "act")
    for change in ("UPDATE kernel_journalentry SET reason = 'x'", "DELETE FROM kernel_journalentry"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_python_refuses_too(planner: Actor) -> None:
    entry = record(planner, "act")
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
    assert JournalEntry.objects.count() == 1
