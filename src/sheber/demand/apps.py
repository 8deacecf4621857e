"""Demand: whom employers need."""

from django.apps import AppConfig


class DemandConfig(AppConfig):
    """Employment, requests, projects and the forecast of need."""

    name = "sheber.demand"
    label = "demand"
    default_auto_field = "django.db.models.BigAutoField"
