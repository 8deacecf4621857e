"""Reading capital works."""

from sheber.works.queries.capacity import lines_touched, lost_by_year
from sheber.works.queries.money import LineUse, budget_use, over_budget, unit_slips
from sheber.works.queries.rules import numbers_on
from sheber.works.queries.state import State, picture_prints, state_on, states_on

__all__ = [
    "LineUse",
    "State",
    "budget_use",
    "lines_touched",
    "lost_by_year",
    "numbers_on",
    "over_budget",
    "picture_prints",
    "state_on",
    "states_on",
    "unit_slips",
]
