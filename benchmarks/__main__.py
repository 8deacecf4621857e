"""One command for all benchmarks; each runs in a process of its own so that its peak memory is its own.

python -m benchmarks [people] [lists] [year] [order] [order_small] [order_build] [order_country] [order_ohio] [order_states]
    [match] [identity]
    [demand [DATA FOLDER]] [indicator] [report] [pupils] [outcomes] [forum]

Rows of benchmarks that were not run stay in the table as they were.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).resolve().parent
ORDER = ("order", "order_small", "order_build", "order_country", "order_ohio", "order_states")
NAMES = (
    "people",
    "lists",
    "year",
    *ORDER,
    "match",
    "identity",
    "demand",
    "indicator",
    "report",
    "pupils",
    "outcomes",
    "forum",
)
ONE_THREAD = {"demand": {"OPENBLAS_NUM_THREADS": "1"}}  # its costs are CPU seconds of one thread
LATEST = HERE / "results" / "latest.md"
HEADING = ["| benchmark | measure | value | goal |", "|---|---|---|---|"]
PACKAGES = ("django", "polars", "numpy", "highspy", "python-calamine", "matching", "algmatch", "statsforecast")


def main(names: list[str]) -> None:
    """Run the named benchmarks (all) and write one table."""
    rows = []
    for folder in [name for name in names if name not in NAMES]:
        os.environ["SHEBER_DEMAND_DATA"] = str(Path(folder).resolve())
    for name in [name for name in names if name in NAMES] or NAMES:
        with tempfile.TemporaryDirectory() as home:
            done = subprocess.run(
                [sys.executable, "-m", f"benchmarks.{name}"],
                env={
                    **os.environ,
                    **ONE_THREAD.get(name, {}),
                    "SHEBER_HOME": home,
                    "DJANGO_SETTINGS_MODULE": "sheber.settings",
                },
                cwd=HERE.parent,
                capture_output=True,
                text=True,
                check=False,
            )
        if done.returncode:
            print(f"{name}: failed\n{done.stderr[-2000:]}", file=sys.stderr)
            continue
        rows += json.loads(done.stdout.strip().split("\n")[-1])
        print(f"{name}: done {done.stderr.strip()}")
    done_now = {row["benchmark"] for row in rows}
    lines = [f"| {row['benchmark']} | {row['measure']} | {row['value']} | {row.get('goal', '')} |" for row in rows]
    lines += [line for line in _before() if line.split(" ")[1] not in done_now]
    lines.sort(key=lambda line: NAMES.index(line.split(" ")[1]))
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {', '.join(_versions())}"
    text = f"# Benchmarks\n\n{machine}\n\n" + "\n".join([*HEADING, *lines]) + "\n"
    LATEST.parent.mkdir(exist_ok=True)
    LATEST.write_text(text, encoding="utf-8")
    print(text)


def _before() -> list[str]:
    """The rows of the table as it is."""
    told = LATEST.read_text(encoding="utf-8").splitlines() if LATEST.exists() else []
    return [line for line in told if line.startswith("| ") and line.split(" ")[1] in NAMES]


def _versions() -> list[str]:
    """Packages that are installed: those of requirements/bench.txt only where `make bench` put them."""
    found = []
    for package in PACKAGES:
        with suppress(PackageNotFoundError):
            found.append(f"{package} {version(package)}")
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
