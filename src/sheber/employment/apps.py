"""Outcomes of graduates at fixed dates."""

from django.apps import AppConfig


class EmploymentConfig(AppConfig):
    """What became of graduates."""

    name = "sheber.employment"
    label = "employment"
    default_auto_field = "django.db.models.BigAutoField"
