"""Long work of the report."""

from typing import Any

from sheber.kernel.actors import Actor
from sheber.kernel.jobs import Progress, job
from sheber.kernel.words import Words
from sheber.report.acts import build_release


@job("report.build", Words("Жылдық есеп", "Годовой отчёт", "Year's report"))
def build(*, actor: Actor, progress: Progress, year: int, reason: str = "") -> dict[str, Any]:
    """Build a year's release."""
    release = build_release(actor, year, reason=reason, progress=progress)
    return {"year": release.year, "number": release.number}
