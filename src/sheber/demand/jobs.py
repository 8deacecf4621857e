"""Long work of demand."""

from typing import Any

from sheber.demand.acts import run_forecast
from sheber.kernel.actors import Actor
from sheber.kernel.jobs import Progress, job
from sheber.kernel.words import Words


@job("demand.forecast", Words("Қажеттілік болжамы", "Прогноз потребности", "Forecast of need"))
def forecast(*, actor: Actor, progress: Progress, year: int) -> dict[str, Any]:
    """Forecast a year."""
    return {"forecast": run_forecast(actor, year, progress=progress).pk}
