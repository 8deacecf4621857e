"""The kernel: the common ground of the Django code."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.conf import settings
from django.core.management import call_command
from django.db.models.signals import post_migrate

# Rooms that declare things to the kernel's registries; imported once, when all models are there.
DECLARING_ROOMS = ("rules", "flows", "indicators", "exchange", "jobs")


def make_cache_table(using: str, **more: object) -> None:
    """Make the table in which all processes count tries together, where it is not there yet."""
    call_command("createcachetable", database=using, verbosity=0)


class KernelConfig(AppConfig):
    """Imports the declaring rooms of every slice in the order of the floors."""

    name = "sheber.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(make_cache_table, sender=self)
        for name in settings.SLICES:
            for room in DECLARING_ROOMS:
                if find_spec(f"sheber.{name}.{room}"):
                    import_module(f"sheber.{name}.{room}")
