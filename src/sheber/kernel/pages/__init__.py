"""Pages that all slices share: the one table component, menu, proof."""

from sheber.kernel.pages.menu import MenuItem, YearStep, declare_menu, declare_step
from sheber.kernel.pages.register import Register, Related

__all__ = ["MenuItem", "Register", "Related", "YearStep", "declare_menu", "declare_step"]
