"""Long work of the report."""

from typing import Any

from sheber.kernel.actors import Actor
from sheber.kernel.jobs import Progress, job
from sheber.kernel.words import Words
from sheber.report.acts import build_release


@job("report.build", Words("Жыл есебі", "Отчёт года", "The year's report"))
def build(*, actor: Actor, progress: Progress, year: int) -> dict[str, Any]:
    """Build a year's report."""
    return {"release": build_release(actor, year, progress=progress).pk}
