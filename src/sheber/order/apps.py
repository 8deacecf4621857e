"""The state order: whom the region trains next year, where, and why."""

from django.apps import AppConfig


class OrderConfig(AppConfig):
    """Plans, decisions and amendments of publicly funded places."""

    name = "sheber.order"
    label = "order"
    default_auto_field = "django.db.models.BigAutoField"
