"""The shell: layout, navigation, a home per role."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The door for people with a browser."""

    name = "sheber.web"
    label = "web"
