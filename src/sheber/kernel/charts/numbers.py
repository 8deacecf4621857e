"""Numbers as people read them, and the round steps of an axis."""

from fractions import Fraction
from math import ceil, floor, log10

from django.utils.translation import get_language

from sheber.kernel.indicators import round_value
from sheber.kernel.words import Words

Number = int | float | Fraction
NO_DATA = Words("дерек жоқ", "нет данных", "no data")
_SPACE = "\u00a0"
_MINUS = "\u2212"


def number_text(value: Number | None, decimals: int = 0, language: str | None = None) -> str:
    """A number with groups of three: 7 407,5 in Kazakh and Russian, 7,407.5 in English; nothing is said in words."""
    language = (language or get_language() or "ru")[:2]
    if value is None:
        return NO_DATA.in_language(language)
    group, point = (",", ".") if language == "en" else (_SPACE, ",")
    whole, _, part = round_value(Fraction(value), decimals).partition(".")
    sign, digits = (_MINUS, whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", group)
    return f"{sign}{grouped}{point}{part}" if part else f"{sign}{grouped}"


def ticks(least: float, most: float, wanted: int = 5) -> list[float]:
    """Round steps (1, 2, 5 times a power of ten) that cover the range."""
    if most <= least:
        most = least + 1
    raw = (most - least) / wanted
    power = 10 ** floor(log10(raw))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw)
    first, last = floor(least / step), ceil(most / step)
    return [place * step for place in range(first, last + 1)]


def tick_text(value: float) -> str:
    """The label of an axis' step."""
    decimals = 0 if value == int(value) else max(0, -floor(log10(abs(value))) + 1)
    return number_text(value, min(decimals, 3)).rstrip()
