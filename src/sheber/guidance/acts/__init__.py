"""Writing guidance."""

from sheber.guidance.acts.answers import count_reliability, forget_answers, forget_leavers, keep_answers
from sheber.guidance.acts.classes import change_direction
from sheber.guidance.acts.confirm import confirm, open_confirmation
from sheber.guidance.acts.encounters import Plan, plan_encounter, take_list
from sheber.guidance.acts.events import DirectionChanged, EncounterSigned
from sheber.guidance.acts.places import PlaceRow, note_places
from sheber.guidance.acts.recount import recount

__all__ = [
    "DirectionChanged",
    "EncounterSigned",
    "PlaceRow",
    "Plan",
    "change_direction",
    "confirm",
    "count_reliability",
    "forget_answers",
    "forget_leavers",
    "keep_answers",
    "note_places",
    "open_confirmation",
    "plan_encounter",
    "recount",
    "take_list",
]
