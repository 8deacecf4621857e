"""Admission beside polars reading the same files, PyPI's `matching` and `algmatch`, in one run."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.markets import Shape, make_folder
from benchmarks.shared import give, row

HERE = Path(__file__).resolve().parents[1]
STANDALONE = HERE / "src" / "sheber" / "proof" / "standalone.py"
MILLION = 1_000_000
SIZES = (10_000, 100_000, MILLION)
TURNS = 3
Told = dict[str, Any]
Row = dict[str, str]


def run(*command: str) -> Told:
    """A process of its own: what it printed as JSON, its processor seconds, clock seconds and peak memory in MB."""
    with subprocess.Popen([sys.executable, *command], cwd=HERE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = process.stdout.read().strip().split("\n")
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command}: exit code {process.returncode}")
    told = json.loads(lines[-1]) if lines[-1].startswith("{") else {}
    return {**told, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss // 1024}


def step(*command: object) -> Told:
    """One of `benchmarks.steps`."""
    return run("-m", "benchmarks.steps", *map(str, command))


def seconds(told: dict[str, float]) -> str:
    """Processor and clock seconds."""
    return f"{told['cpu']:.3g} s CPU, {told['wall']:.3g} s clock"


def against(measure: str, mine: dict[str, float], other: dict[str, float], most: float) -> Row:
    """A ratio that must not be above `most`: by processor time, which is what the goal counts; the clock beside it."""
    cpu, wall = mine["cpu"] / other["cpu"], mine["wall"] / other["wall"]
    return judged(measure, f"{cpu:.2f}x CPU, {wall:.2f}x clock", f"<= {most:g}x", good=cpu <= most)


def judged(measure: str, value: str, goal: str, *, good: bool) -> Row:
    """A row with a goal, and whether it was reached."""
    return row("match", measure, value, f"{goal}: {'reached' if good else 'MISSED'}")


def lowest(told: Sequence[Told], name: str) -> dict[str, float]:
    """The best of several turns."""
    return {kind: min(one[name][kind] for one in told) for kind in ("cpu", "wall")}


def kernel_rows(folder: Path, with_rights: Path, label: str) -> list[Row]:
    """The arrays alone, with and without rights, and their second round."""
    plain, rights = step("kernel", folder), step("kernel", with_rights)
    return [
        row("match", f"{label}: polars reads applications.csv", seconds(plain["read"])),
        row("match", f"{label}: match", seconds(plain["match"])),
        against("match / reading the CSV", plain["match"], plain["read"], 0.5),
        row("match", f"{label}: cut-offs", seconds(plain["cutoffs"])),
        row("match", f"{label}: check with NumPy", seconds(plain["check"])),
        row("match", f"{label}, two rights: match", seconds(rights["match"])),
        against("two rights / none", rights["match"], plain["match"], 2.5),
        row("match", f"{label}, two rights: check with NumPy", seconds(rights["check"])),
        *(
            row(
                "match", f"{label}{name}: second round, {told['moved']:,} move, nobody lower", seconds(told["second"])
            )
            for name, told in (("", plain), (", two rights", rights))
        ),
    ]


def file_rows(folder: Path, label: str, kind: str, most: float) -> list[Row]:
    """From files to a sealed certificate, each turn in a process of its own."""
    turns = [(step("reading", folder), step("whole", folder, folder / "out")) for _ in range(TURNS)]
    read, whole = lowest([one for one, _ in turns], "read"), lowest([one for _, one in turns], "whole")
    peak = max(one["peak"] for _, one in turns)
    return [
        row("match", f"{label}: polars reads the {kind}", seconds(read)),
        row("match", f"{label}: {kind} to sealed certificate", seconds(whole)),
        against(f"{kind} to certificate / reading the {kind}", whole, read, most),
        judged(f"{label}: {kind} to certificate, peak memory", f"{peak} MB", "<= 1 GB", good=peak * 1.048576 <= 1000),
    ]


def verifier_rows(out: Path, label: str) -> list[Row]:
    """The result's own verifier and the standalone one."""
    own = step("verify", out)
    alone = [run(str(STANDALONE), str(out), "--lang", "en") for _ in range(2)]
    took = min(one["cpu"] for one in alone)
    return [
        row("match", f"{label}: files read again and the match checked", seconds(own["match"])),
        row("match", f"{label}: sheber verify, everything", f"{seconds(own['everything'])}, {own['peak']} MB"),
        judged(
            f"{label}: standalone verifier", f"{took:.1f} s CPU, {alone[0]['peak']} MB", "<= 15 s", good=took <= 15
        ),
    ]


def growth_rows(home: Path) -> list[Row]:
    """Ten times the people: how many times the work."""
    rows, before = [], None
    for people in SIZES:
        folder = home / f"size-{people}"
        if not folder.exists():
            make_folder(folder, Shape(people))
        told = step("kernel", folder)["match"]
        rows.append(row("match", f"{Shape(people)}: match", seconds(told)))
        if before:
            rows.append(against("ten times the people", told, before, 12))
        before = told
    return rows


def peer_rows(folder: Path, label: str) -> list[Row]:
    """PyPI's packages on the small market, the better of two turns; at a million `matching` ends in a RecursionError."""
    turns = [step("peers", folder) for _ in range(2)]
    mine = lowest(turns, "match")
    rows = [row("match", f"{label}: match", seconds(mine))]
    for name, least in (("matching", 1000), ("algmatch", 0)):
        told = turns[0][name]
        build, solve = (lowest([one[name] for one in turns], part) for part in ("build", "solve"))
        same = "same result" if told["same"] else "ANOTHER RESULT"
        whole = (build["cpu"] + solve["cpu"]) / mine["cpu"]
        measure, value = f"{name}, from lists to result / match", f"{whole:,.0f}x"
        rows += [
            row("match", f"{label}: {name} {told['version']} builds its game", seconds(build)),
            row("match", f"{label}: {name} {told['version']} solves, {same}", seconds(solve)),
            judged(measure, value, f">= {least:,}x", good=whole >= least) if least else row("match", measure, value),
            row("match", f"{name}, solving alone / match", f"{solve['cpu'] / mine['cpu']:,.0f}x"),
        ]
    return rows


def main() -> None:
    """Run it."""
    people = int(os.environ.get("BENCH_PEOPLE", MILLION))
    with tempfile.TemporaryDirectory() as name:
        home, shape = Path(name), Shape(people)
        folder = make_folder(home / f"size-{people}", shape)
        rows = kernel_rows(folder, make_folder(home / "rights", Shape(people, rights=2)), str(shape))
        rows += file_rows(folder, str(shape), "CSV", 2)
        rows += verifier_rows(folder / "out", str(shape))
        rows += file_rows(make_folder(home / "parquet", shape, parquet=True), str(shape), "Parquet", 2)
        rows += growth_rows(home)
        rows += peer_rows(home / f"size-{SIZES[0]}", str(Shape(SIZES[0])))
    give([*rows, row("match", "reading by", f"polars {pl.__version__}, {pl.thread_pool_size()} threads")])


if __name__ == "__main__":
    main()
