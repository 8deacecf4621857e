"""Partners at home and abroad, memoranda."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """With whom the colleges work."""

    name = "sheber.partners"
    label = "partners"
    default_auto_field = "django.db.models.BigAutoField"
