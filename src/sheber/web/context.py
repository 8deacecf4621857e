"""What every page knows: the region, the menu of this actor, the reader's theme."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from sheber.kernel.actors import VISITOR
from sheber.kernel.notices import unread
from sheber.kernel.pages.menu import menu
from sheber.registry.models import College, Region
from sheber.web.help import there_are_guides

LANGUAGES = (("kk", "Қазақша"), ("ru", "Русский"), ("en", "English"))
THEMES = ("auto", "light", "dark")  # auto: as the reader's system is set
TEXTS = ("normal", "large", "larger")


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context of the layout."""
    actor = getattr(request, "actor", VISITOR)
    region = Region.objects.first()
    theme = request.COOKIES.get("theme", "")
    text = request.COOKIES.get("text", "")
    return {
        "actor": actor,
        "region_name": str(region.name) if region else "",
        "region": region,
        "menu": menu(actor),
        "languages": LANGUAGES,
        "LANGUAGE_CODE": (get_language() or "ru")[:2],
        "unread_notices": unread(actor).count() if actor.user_id else 0,
        "has_guides": there_are_guides(),
        "theme": theme if theme in THEMES else "auto",
        "contrast": "high" if request.COOKIES.get("contrast") == "high" else "normal",
        "text": text if text in TEXTS else "normal",
        "synthetic_region": College.objects.filter(synthetic=True).exists(),
    }
