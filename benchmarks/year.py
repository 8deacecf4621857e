"""The example region loaded and its year run."""

from pathlib import Path

import django

from benchmarks.shared import clock, give, peak, row


def main() -> None:
    """Run it."""
    django.setup()
    from django.core.management import call_command

    from sheber.cli.year import run_year
    from sheber.kernel.actors import SYSTEM
    from sheber.kernel.exchange.package import load_folder

    call_command("migrate", verbosity=0)
    told: dict[str, float] = {}
    with clock(told, "load"):
        load_folder(SYSTEM, Path(__file__).resolve().parents[1] / "examples" / "aktobe")
    with clock(told, "year"):
        steps = list(run_year(2026, lambda done, note: None))
    rows = [
        row("year", "load of the example region", f"{told['load']:.1f} s"),
        row("year", "the whole year", f"{told['year']:.1f} s", "under 60 s"),
    ]
    rows += [row("year", name, f"{seconds:.1f} s") for name, _, seconds in steps]
    give([*rows, row("year", "peak memory", peak())])


if __name__ == "__main__":
    main()
