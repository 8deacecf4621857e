"""Starts Django for the commands that need the database; the others never pay for it."""

import os
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from django.db.migrations.loader import MigrationLoader


def start(*, migrated: bool = True) -> None:
    """Set Django up and bring the database to the present tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sheber.settings")
    import django  # slow import, only for commands with a database

    django.setup()
    if migrated:
        migrate()


def migrate() -> None:
    """Bring the database to the present tables. Exits with code 1 where another version of Sheber made it."""
    from django.core.management import call_command  # after the set-up
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if unknown := unknown_migrations(executor.loader):
        typer.echo(
            f"This database was made by another version of Sheber: it knows {', '.join(unknown[:3])}, this one does "
            "not. Write it out with the version that made it (sheber dump FOLDER) and load it into a new database "
            "with this one (sheber load FOLDER), or install the newer version. Nothing was changed.",
            err=True,
        )
        raise typer.Exit(1)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):  # else it would still look at everything
        call_command("migrate", interactive=False, verbosity=0)


def unknown_migrations(loader: "MigrationLoader") -> list[str]:
    """The migrations of Sheber's own that the database has and this version does not, as `slice.name`."""
    from django.apps import apps  # after the set-up

    own = {one.label for one in apps.get_app_configs() if one.name.startswith("sheber.")}
    known = set(loader.disk_migrations) | {old for one in loader.disk_migrations.values() for old in one.replaces}
    return sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if app in own and (app, name) not in known
    )
