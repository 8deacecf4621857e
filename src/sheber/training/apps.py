"""Licences, accreditations and workshops of the colleges."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """How colleges may teach and with what."""

    name = "sheber.training"
    label = "training"
    default_auto_field = "django.db.models.BigAutoField"
