"""The sheets of the forum, in the order in which their references point upwards."""

from sheber.forum.exchange.programme import FORUMS, HALLS, SESSIONS, SPEAKERS, TALKS, WINDOWS, WISHES
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
    "DELEGATIONS",
    "FORUMS",
    "HALLS",
    "PARTICIPANTS",
    "PRACTICES",
    "RUN_LINES",
    "SESSIONS",
    "SIGNING_ITEMS",
    "SPEAKERS",
    "STANDS",
    "TALKS",
    "WINDOWS",
    "WISHES",
]
