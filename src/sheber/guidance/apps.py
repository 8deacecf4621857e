"""Career guidance: encounters and profile classes."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """What schools and colleges do so that pupils learn about professions."""

    name = "sheber.guidance"
    label = "guidance"
    default_auto_field = "django.db.models.BigAutoField"
