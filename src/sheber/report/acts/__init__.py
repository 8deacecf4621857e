"""Writing the report: releases, and choices for claims."""

from sheber.report.acts.choose import choose_indicator
from sheber.report.acts.release import build_release

__all__ = ["build_release", "choose_indicator"]
