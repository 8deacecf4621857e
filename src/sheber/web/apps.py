"""The shell: layout, navigation, a home per role."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class WebConfig(AppConfig):
    """The door for people with a browser."""

    name = "sheber.web"
    label = "web"

    def ready(self) -> None:
        """A sign-in is work."""
        from sheber.web.idle import stamp_sign_in

        user_logged_in.connect(stamp_sign_in, dispatch_uid="idle")
