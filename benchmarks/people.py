"""A sheet of 100,000 people: read, checked, sealed and loaded; then lists over them."""

import random
import tempfile
from pathlib import Path

import django

from benchmarks.shared import clock, give, peak, row

COUNT = 100_000


def people_csv(folder: Path) -> Path:
    """Applicants with valid invented IINs."""
    from sheber.kernel.exchange.parse import control_digit

    noise = random.Random(1)
    lines, number, seen = ["code,campaign,iin,district,base,rights,source,synthetic"], 0, set()
    while number < COUNT:
        digits = f"{noise.randrange(0, 10):02d}{noise.randrange(1, 13):02d}{noise.randrange(1, 29):02d}5{noise.randrange(10000):04d}"
        last = control_digit(digits)
        if last is None or digits in seen:
            continue
        seen.add(digits)
        number += 1
        lines.append(f"b{number:06d},2026-mid,{digits}{last},city,base9,,benchmark,yes")
    path = folder / "applicants.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def load_people() -> dict[str, float]:
    """Load the tiny region, then the people; seconds."""
    from sheber.kernel.actors import SYSTEM
    from sheber.kernel.exchange import sheet
    from sheber.kernel.exchange.apply import load_files
    from sheber.kernel.exchange.package import load_folder

    load_folder(SYSTEM, Path(__file__).resolve().parents[1] / "examples" / "tiny")
    told: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        path = people_csv(Path(name))
        with clock(told, "load"):
            load_files(SYSTEM, [(sheet("applicants"), path)])
    return told


def main() -> None:
    """Run it."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    told = load_people()
    give(
        [
            row("people", f"load of {COUNT:,} people", f"{told['load']:.1f} s", "under 60 s"),
            row("people", "peak memory", peak(), "under 1 GB"),
        ]
    )


if __name__ == "__main__":
    main()
