"""The year's report: figures frozen with their rows, definitions and proof."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    """Releases, figures that others published, and how they compare."""

    name = "sheber.report"
    label = "report"
    default_auto_field = "django.db.models.BigAutoField"
