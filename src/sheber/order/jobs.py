"""Long work of the order."""

from typing import Any

from sheber.kernel.actors import Actor
from sheber.kernel.jobs import Progress, job
from sheber.kernel.words import Words
from sheber.order.acts import compute_plan


@job("order.plan", Words("Мемлекеттік тапсырыс жоспары", "План госзаказа", "Plan of the state order"))
def plan(*, actor: Actor, progress: Progress, year: int) -> dict[str, Any]:
    """Plan a year."""
    return {"plan": compute_plan(actor, year, progress=progress).pk}
