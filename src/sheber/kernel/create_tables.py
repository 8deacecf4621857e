"""Many tables made by one operation of a migration.

Django renders the models of a migration's state anew after every `CreateModel`, each time with all their neighbours:
for some 200 tables that all know the college that took 22 seconds, for every new installation and every test database.
Here the state grows by all tables first and is rendered once.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation


class CreateTables(Operation):
    """`CreateModel` for each of `tables`, in their order."""

    reversible = True

    def __init__(self, tables: Sequence[CreateModel]) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Adds the tables to the state, which is rendered when somebody next looks at it."""
        state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Creates them."""
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drops them, last first."""
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What `migrate --plan` says."""
        return f"Create {len(self.tables)} tables"
