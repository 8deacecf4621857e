"""Admission: applicants with ranked choices get the places of the state order."""

from django.apps import AppConfig


class AdmissionConfig(AppConfig):
    """Campaigns, seats, applications and results."""

    name = "sheber.admission"
    label = "admission"
    default_auto_field = "django.db.models.BigAutoField"
