"""Writing capital works."""

from sheber.works.acts.events import PictureDoubted, PlanSolvedAgain, ProjectSlipped, StepMoved
from sheber.works.acts.photos import add_photo, show_photo
from sheber.works.acts.progress import move_project, move_step, pay, take_money
from sheber.works.acts.slips import note_slip, plan_again, tell_order

__all__ = [
    "PictureDoubted",
    "PlanSolvedAgain",
    "ProjectSlipped",
    "StepMoved",
    "add_photo",
    "move_project",
    "move_step",
    "note_slip",
    "pay",
    "plan_again",
    "show_photo",
    "take_money",
    "tell_order",
]
