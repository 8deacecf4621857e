"""Starts Django for the commands that need the database; the others never pay for it."""

import os


def start(*, migrated: bool = True) -> None:
    """Set Django up and bring the database to the present tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sheber.settings")
    import django  # slow import, only for commands with a database

    django.setup()
    if migrated:
        from django.core.management import call_command  # after the set-up

        call_command("migrate", interactive=False, verbosity=0)
