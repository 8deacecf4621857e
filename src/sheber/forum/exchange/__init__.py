"""The sheets of the forum, in the order in which their references point upwards."""

from sheber.forum.exchange.programme import FORUMS, HALLS, SESSIONS, SPEAKERS, TALKS, WINDOWS, WISHES
from sheber.forum.exchange.released import CHECK_INS, LETTERS, SLOTS, VERSIONS
from sheber.forum.exchange.scenes import (
    AWARD_ITEMS,
    DELEGATIONS,
    PARTICIPANTS,
    PRACTICES,
    RUN_LINES,
    SIGNING_ITEMS,
    STANDS,
)

__all__ = [
    "AWARD_ITEMS",
    "CHECK_INS",
    "DELEGATIONS",
    "FORUMS",
    "HALLS",
    "LETTERS",
    "PARTICIPANTS",
    "PRACTICES",
    "RUN_LINES",
    "SESSIONS",
    "SIGNING_ITEMS",
    "SLOTS",
    "SPEAKERS",
    "STANDS",
    "TALKS",
    "VERSIONS",
    "WINDOWS",
    "WISHES",
]
