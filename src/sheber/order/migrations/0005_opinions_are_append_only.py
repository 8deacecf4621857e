"""The database itself refuses to change or delete an opinion of the commission."""

from typing import Any

from django.db import migrations

TABLE = "order_opinion"


def forbid(apps: Any, schema_editor: Any) -> None:
    """Triggers that raise on UPDATE and DELETE."""
    if schema_editor.connection.vendor == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER opinion_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
                "BEGIN SELECT RAISE(ABORT, 'an opinion of the commission is never changed or deleted'); END"
            )
        return
    schema_editor.execute(
        "CREATE FUNCTION order_opinion_is_append_only() RETURNS trigger AS $$ "
        "BEGIN RAISE EXCEPTION 'an opinion of the commission is never changed or deleted'; END; $$ LANGUAGE plpgsql"
    )
    schema_editor.execute(
        f"CREATE TRIGGER opinion_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION order_opinion_is_append_only()"
    )


def allow(apps: Any, schema_editor: Any) -> None:
    """Takes the triggers away."""
    if schema_editor.connection.vendor == "sqlite":
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER opinion_no_{verb}")
        return
    schema_editor.execute(f"DROP TRIGGER opinion_append_only ON {TABLE}")
    schema_editor.execute("DROP FUNCTION order_opinion_is_append_only()")


class Migration(migrations.Migration):
    dependencies = [("order", "0004_names")]
    operations = [migrations.RunPython(forbid, allow)]
