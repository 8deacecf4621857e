"""A made-up country: 20 regions, 12,000 lines, planned region by region on this machine's cores."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.instances import country
from benchmarks.shared import give, peak, row, timed

SECONDS = 60
ONE = "1 years, 1 scenarios"


def main() -> None:
    """Run it: `python -m benchmarks.order_country [outlook years] [scenarios] [seconds]`."""
    from sheber.science.order.bound import bound
    from sheber.science.order.check import faults, objective
    from sheber.science.order.highs import Watch
    from sheber.science.order.plan import make_plan

    outlook, scenarios, seconds = [*map(int, sys.argv[1:]), *(0, 1, SECONDS)[len(sys.argv) - 1 :]]
    problem = country(1, outlook=outlook, scenarios=scenarios)
    with timed() as planning:
        planned = make_plan(problem, Watch(seconds=float(seconds)))
    assert not list(faults(problem, planned.plan))
    with timed() as proving:
        worth, top = float(objective(problem, planned.plan)), float(bound(problem, planned.proof))
    gap = 100 * (top / worth - 1)
    cores = os.cpu_count() or 1
    name = f"{1 + outlook} years, {scenarios} scenarios"
    rows = [
        row(
            "order_country",
            f"{name}: plan",
            f"{planning}, {planning.cpu / cores:.0f} s on {cores} cores of its own",
            "60 s" if name == ONE else "",
        ),
        row(
            "order_country",
            f"{name}: certified gap",
            f"{gap:.2f} % of {worth:.0f} jobs",
            f"0.5 %: {'reached' if gap <= 0.5 else 'MISSED'}",
        ),
        row("order_country", f"{name}: regions' solver gap", f"{100 * min(planned.gap, top - worth) / worth:.2f} %"),
        row("order_country", f"{name}: worth and bound added up exactly", proving),
    ]
    if not outlook and scenarios == 1:
        rows += verified(problem, seconds)
    give([*rows, row("order_country", "peak memory of the main process", peak(), "2 GB")])


def verified(problem: object, seconds: int) -> list[dict[str, str]]:
    """The standalone verifier on the country's files."""
    import json

    import django

    from benchmarks.instances import write_folder

    django.setup()
    from sheber.order.bridge.files import plan_folder
    from sheber.proof import standalone

    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "in", Path(name) / "out"
        write_folder(problem, folder)  # type: ignore[arg-type]
        plan_folder(folder, out, key=None, seconds=seconds)
        certificate = json.loads((out / "certificate.json").read_text())
        with timed() as checking:
            fault = standalone.check_order(out, certificate)
    assert not fault, fault
    told = f"5 s: {'reached' if checking.cpu <= 5 else 'MISSED'}"
    return [row("order_country", "standalone verifier, files and meaning", checking, told)]


if __name__ == "__main__":
    main()
