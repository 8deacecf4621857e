"""Template tags: a phrase in three languages, numbers as each language writes them."""

from fractions import Fraction
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sheber.kernel.countries import country_name
from sheber.kernel.indicator_text import grouped, shown
from sheber.kernel.words import Words

register = template.Library()


@register.simple_tag
def say(kk: str, ru: str, en: str) -> SafeString:
    """`{% say "Қазақша" "По-русски" "English" %}`: the phrase in the reader's language."""
    return conditional_escape(str(Words(kk, ru, en)))


@register.filter
def country(code: str) -> str:
    """A country's name by its two letters."""
    return country_name(code)


@register.filter
def num(value: Any) -> str:
    """A number grouped by the language; nothing: an en dash."""
    if value is None or value == "":
        return "–"
    text = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return grouped(text, get_language() or "ru")


@register.filter
def figure(value: Fraction | None, decimals: int = 0) -> str:
    """An exact figure with its decimals."""
    # A template gives "" for the value of a figure that is hidden.
    return shown(None if value == "" else value, decimals, get_language() or "ru")


@register.filter
def percent(value: float, decimals: int = 2) -> str:
    """A share as per cent without the sign."""
    return grouped(f"{value * 100:.{decimals}f}", get_language() or "ru")
