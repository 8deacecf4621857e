"""Pages that all slices share: the one table component, menu, proof."""

from sheber.kernel.pages.menu import MenuItem, YearStep, declare_menu, declare_step, rows_there
from sheber.kernel.pages.register import Register, Related
from sheber.kernel.pages.tasks import Task, declare_tasks

__all__ = [
    "MenuItem",
    "Register",
    "Related",
    "Task",
    "YearStep",
    "declare_menu",
    "declare_step",
    "declare_tasks",
    "rows_there",
]
