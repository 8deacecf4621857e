"""One year on the loaded region: demand, order, admission, report; each through its act, each sealed."""

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

Progress = Callable[[float, str], None]


def run_year(year: int, progress: Progress) -> Iterator[tuple[str, Path, float]]:
    """Run what has not been run yet; gives (name, sealed folder, seconds) of every step."""
    from sheber.admission.acts import publish_results, run_match, set_seats_from_order
    from sheber.admission.queries import campaigns_of, newest_run
    from sheber.demand.acts import run_forecast
    from sheber.demand.queries import latest_forecast
    from sheber.kernel.actors import SYSTEM
    from sheber.kernel.results import path_of
    from sheber.order.acts import approve_order, compute_plan, publish_order
    from sheber.order.queries import newest_plan
    from sheber.report.acts import build_release
    from sheber.report.queries import newest_release

    def timed(name: str, folder: str, since: float) -> tuple[str, Path, float]:
        return name, path_of(folder), time.monotonic() - since

    started = time.monotonic()
    progress(0.05, "demand")
    forecast = latest_forecast(year) or run_forecast(SYSTEM, year)
    yield timed(f"1-demand-{year}", forecast.folder, started)
    started = time.monotonic()
    progress(0.2, "state order")
    plan = newest_plan(year)
    if plan is None:
        plan = compute_plan(SYSTEM, year, progress=lambda done, note: progress(0.2 + 0.4 * done, f"order: {note}"))
        approve_order(SYSTEM, year, act="Example decree", day=date(year, 6, 20), reason="The example year")
        publish_order(SYSTEM, year)
    yield timed(f"2-order-{year}", plan.folder, started)
    for campaign in campaigns_of(year):
        started = time.monotonic()
        progress(0.65, f"admission: {campaign.track}")
        run = newest_run(campaign)
        if run is None:
            set_seats_from_order(SYSTEM, campaign)
            run = run_match(SYSTEM, campaign)
            publish_results(SYSTEM, campaign)
        yield timed(f"3-admission-{campaign.code}", run.folder, started)
    for reported in (year - 1, year):
        started = time.monotonic()
        progress(0.85, f"report {reported}")
        release = newest_release(reported) or build_release(SYSTEM, reported)
        yield timed(f"4-report-{reported}", release.folder, started)
    progress(1.0, "done")


def copy_out(steps: list[tuple[str, Path, float]], out: Path) -> None:
    """Put each sealed folder under OUT by its name, in the place of an older one."""
    out.mkdir(parents=True, exist_ok=True)
    for name, folder, _ in steps:
        shutil.rmtree(out / name, ignore_errors=True)
        shutil.copytree(folder, out / name)
