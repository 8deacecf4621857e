"""Tables of the forum."""

from sheber.forum.models.forum import Forum
from sheber.forum.models.guests import CheckIn, Delegation, Letter, Participant
from sheber.forum.models.programme import Hall, Session, Slot, Speaker, Talk, Version, Window, Wish
from sheber.forum.models.scenes import AwardItem, File, Practice, RunLine, SigningItem, Stand, Visit

__all__ = [
    "AwardItem",
    "CheckIn",
    "Delegation",
    "File",
    "Forum",
    "Hall",
    "Letter",
    "Participant",
    "Practice",
    "RunLine",
    "Session",
    "SigningItem",
    "Slot",
    "Speaker",
    "Stand",
    "Talk",
    "Version",
    "Visit",
    "Window",
    "Wish",
]
