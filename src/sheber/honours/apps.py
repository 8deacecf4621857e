"""Awards and honours."""

from django.apps import AppConfig


class HonoursConfig(AppConfig):
    """Who was thanked."""

    name = "sheber.honours"
    label = "honours"
    default_auto_field = "django.db.models.BigAutoField"
