"""Choices and phrases of career guidance."""

from sheber.guidance.words.choices import (
    BY_CHOICE,
    DIRECTION,
    ENCOUNTER,
    MEASURE,
    RULE,
    SIDE,
    TYPE,
    TYPE_ABOUT,
)
from sheber.guidance.words.items import ANSWERS, ITEMS, VERSION

__all__ = [
    "ANSWERS",
    "BY_CHOICE",
    "DIRECTION",
    "ENCOUNTER",
    "ITEMS",
    "MEASURE",
    "RULE",
    "SIDE",
    "TYPE",
    "TYPE_ABOUT",
    "VERSION",
]
