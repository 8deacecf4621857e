"""The yearly forum and its guests."""

from django.apps import AppConfig


class ForumConfig(AppConfig):
    """Who came to the forum."""

    name = "sheber.forum"
    label = "forum"
    default_auto_field = "django.db.models.BigAutoField"
