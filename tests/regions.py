"""The tiny example region at the stages that tests use it in; each is made once a process (`tests.snapshots`)."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.snapshots import once

if TYPE_CHECKING:
    from sheber.order.models import Plan

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
YEAR = 2026


def tiny() -> None:
    """Its folder loaded."""
    from sheber.kernel.actors import SYSTEM
    from sheber.kernel.exchange.package import load_folder

    once("tiny", lambda: load_folder(SYSTEM, EXAMPLES / "tiny", reason="test") and None)


def tiny_forecast() -> None:
    """... and demand forecast."""
    once("tiny forecast", _forecast)


def tiny_plan(*, name: str = "") -> "Plan":
    """... and the state order planned."""
    from sheber.order.models import Plan

    once(f"tiny plan {name}", lambda: _plan(name))
    return Plan.objects.get()


def tiny_year() -> list[tuple[str, Path, float]]:
    """Its whole year run: (name, sealed folder, seconds) of every step."""
    return once("tiny year", _year)


def _forecast() -> None:
    from sheber.demand.acts import run_forecast
    from sheber.kernel.actors import SYSTEM

    tiny()
    run_forecast(SYSTEM, YEAR)


def _plan(name: str) -> None:
    from sheber.kernel.actors import SYSTEM
    from sheber.order.acts import compute_plan

    tiny_forecast()
    compute_plan(SYSTEM, YEAR, **({"name": name} if name else {}))


def _year() -> list[tuple[str, Path, float]]:
    from sheber.cli.year import run_year

    tiny()
    return list(run_year(YEAR, lambda done, note: None))
