"""The plan of a made-up region of 600 lines: from files to a sealed plan, and its verification."""

import sys
import tempfile
from pathlib import Path

import django

from benchmarks.shared import clock, give, peak, row

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def main() -> None:
    """Run it."""
    django.setup()
    from scripts.make_order_example import make

    from sheber.cli.verify import check_everything
    from sheber.order.bridge.files import plan_folder
    from sheber.proof.signature import SigningKey

    told: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "in", Path(name) / "out"
        make(folder, 600, 1)
        with clock(told, "plan"):
            summary = plan_folder(folder, out, key=SigningKey(bytes(32)))
        with clock(told, "verify"):
            assert all(check.passed for check in check_everything(out)[1])
    give(
        [
            row("order", "600 lines: files to sealed plan", f"{told['plan']:.1f} s"),
            row("order", "solver alone, gap 0.1 %", f"{summary['seconds']} s"),
            row("order", "certified gap", f"{100 * summary['certified_gap']:.2f} %", "1 %"),
            row("order", "solver's gap", f"{100 * summary['solver_gap']:.3f} %", "0.1 %"),
            row("order", "verification without a solver", f"{told['verify']:.1f} s"),
            row("order", "peak memory", peak()),
        ]
    )


if __name__ == "__main__":
    main()
