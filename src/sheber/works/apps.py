"""Capital works: buildings, repairs, equipment."""

from django.apps import AppConfig


class WorksConfig(AppConfig):
    """What is built and repaired."""

    name = "sheber.works"
    label = "works"
    default_auto_field = "django.db.models.BigAutoField"
