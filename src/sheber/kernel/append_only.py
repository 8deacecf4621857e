"""Tables whose rows are never changed or deleted: the database itself refuses.

An operation of a migration, `append_only("kernel_journalentry", "journal", "the journal is append-only")`, puts a
trigger before every UPDATE and DELETE, on SQLite and on PostgreSQL.
"""

from typing import Any

from django.db.migrations import RunPython


def append_only(table: str, name: str, why: str) -> RunPython:
    """The operation that forbids UPDATE and DELETE on `table`; `name` names its triggers, `why` is what is said."""

    def forbid(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                schema_editor.execute(
                    f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
                )
            return
        schema_editor.execute(
            f"CREATE FUNCTION {name}_is_append_only() RETURNS trigger AS $$ "
            f"BEGIN RAISE EXCEPTION '{why}'; END; $$ LANGUAGE plpgsql"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}_is_append_only()"
        )

    def allow(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {name}_no_{verb}")
            return
        schema_editor.execute(f"DROP TRIGGER {name}_append_only ON {table}")
        schema_editor.execute(f"DROP FUNCTION {name}_is_append_only()")

    return RunPython(forbid, allow)
