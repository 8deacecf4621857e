"""Countries by name: rows keep the two letters of ISO 3166, people read the name in their language."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language


def country_name(code: str) -> str:
    """The country's name in the reader's language; the code itself where it is not one."""
    return _names((get_language() or "ru")[:2]).get(code, code)


@cache
def _names(language: str) -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale.parse(language).territories.items()}
