"""One command for all benchmarks; each runs in a process of its own so that its peak memory is its own.

python -m benchmarks [people] [lists] [year] [order] [match]
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = ("people", "lists", "year", "order", "match")
PACKAGES = ("django", "polars", "numpy", "highspy", "python-calamine")


def main(names: list[str]) -> None:
    """Run the named benchmarks (all) and write one table."""
    rows = []
    for name in names or NAMES:
        with tempfile.TemporaryDirectory() as home:
            done = subprocess.run(
                [sys.executable, "-m", f"benchmarks.{name}"],
                env={**os.environ, "SHEBER_HOME": home, "DJANGO_SETTINGS_MODULE": "sheber.settings"},
                cwd=HERE.parent,
                capture_output=True,
                text=True,
                check=False,
            )
        if done.returncode:
            print(f"{name}: failed\n{done.stderr[-2000:]}", file=sys.stderr)
            continue
        rows += json.loads(done.stdout.strip().split("\n")[-1])
        print(f"{name}: done")
    table = ["| benchmark | measure | value | goal |", "|---|---|---|---|"]
    table += [f"| {row['benchmark']} | {row['measure']} | {row['value']} | {row.get('goal', '')} |" for row in rows]
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {versions}"
    text = f"# Benchmarks\n\n{machine}\n\n" + "\n".join(table) + "\n"
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "latest.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
