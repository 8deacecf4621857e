"""Regions, districts, colleges, schools, employers, people and posts, classifiers."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The ground that every other slice stands on."""

    name = "sheber.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
