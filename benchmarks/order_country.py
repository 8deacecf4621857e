"""A made-up country: 20 regions, 12,000 lines, planned region by region on this machine's cores."""

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.instances import country
from benchmarks.shared import give, peak, row

SECONDS = 60


def main() -> None:
    """Run it: `python -m benchmarks.order_country [outlook years] [scenarios] [seconds]`."""
    from sheber.science.order.bound import bound
    from sheber.science.order.check import faults, objective
    from sheber.science.order.highs import Watch
    from sheber.science.order.plan import make_plan

    outlook, scenarios, seconds = [*map(int, sys.argv[1:]), *(0, 1, SECONDS)[len(sys.argv) - 1 :]]
    problem = country(1, outlook=outlook, scenarios=scenarios)
    started = time.perf_counter()
    planned = make_plan(problem, Watch(seconds=float(seconds)))
    used = time.perf_counter() - started
    assert not list(faults(problem, planned.plan))
    started = time.perf_counter()
    worth, top = float(objective(problem, planned.plan)), float(bound(problem, planned.proof))
    proved = time.perf_counter() - started
    name = f"{1 + outlook} years, {scenarios} scenarios"
    rows = [
        row("order_country", f"{name}: plan", f"{used:.0f} s", f"{seconds} s"),
        row(
            "order_country", f"{name}: certified gap", f"{100 * (top / worth - 1):.2f} % of {worth:.0f} jobs", "0.5 %"
        ),
        row("order_country", f"{name}: regions' solver gap", f"{100 * min(planned.gap, top - worth) / worth:.2f} %"),
        row("order_country", f"{name}: worth and bound added up exactly", f"{proved:.0f} s"),
    ]
    if not outlook and scenarios == 1:
        rows += verified(problem)
    give([*rows, row("order_country", "peak memory of the main process", peak(), "2 GB")])


def verified(problem: object) -> list[dict[str, str]]:
    """The standalone verifier on the country's files (a plan of the shortest search: its size is the same)."""
    import json

    import django

    from benchmarks.instances import write_folder

    django.setup()
    from sheber.order.bridge.files import plan_folder
    from sheber.proof import standalone

    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "in", Path(name) / "out"
        write_folder(problem, folder)  # type: ignore[arg-type]
        plan_folder(folder, out, key=None, seconds=SECONDS)
        certificate = json.loads((out / "certificate.json").read_text())
        started = time.perf_counter()
        fault = standalone.check_order(out, certificate)
        seconds = time.perf_counter() - started
    assert not fault, fault
    return [row("order_country", "standalone verifier, meaning of the files", f"{seconds:.1f} s", "5 s")]


if __name__ == "__main__":
    main()
