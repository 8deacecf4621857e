"""The match beside polars reading the same CSV, at 100,000 and 1,000,000 applicants."""

import tempfile
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.shared import clock, give, peak, row


def market(count: int, choices: int, programmes: int):
    """A random market without kept places, and its applications as a table."""
    from sheber.science.admission.problem import Problem

    noise = np.random.default_rng(1)
    chosen = noise.integers(0, programmes, (count, choices)).astype(np.int32)
    points = np.repeat(noise.integers(0, 500, count), choices)
    problem = Problem(
        np.arange(0, count * choices + 1, choices),
        chosen.ravel(),
        points,
        np.zeros(count, np.int64),
        np.arange(programmes, dtype=np.int32),
        np.zeros((0, programmes), np.int32),
        np.zeros((0, programmes), bool),
        np.full(programmes, int(count / programmes * 0.9)),
    )
    table = pl.DataFrame(
        {
            "applicant": np.repeat(np.arange(count), choices),
            "choice": np.tile(np.arange(1, choices + 1), count),
            "programme": chosen.ravel(),
            "points": points,
        }
    )
    return problem, table


def main() -> None:
    """Run it."""
    from sheber.science.admission.check import find_fault
    from sheber.science.admission.match import cutoffs, match

    rows = []
    for count, programmes in ((100_000, 1500), (1_000_000, 15_000)):
        problem, table = market(count, 10, programmes)
        told: dict[str, float] = {}
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "applications.csv"
            table.write_csv(path)
            del table
            with clock(told, "read"):
                pl.read_csv(path)
        with clock(told, "match"):
            answer = match(problem)
        with clock(told, "check"):
            assert find_fault(problem, answer, cutoffs(problem, answer)) is None
        label = f"{count:,} x 10 x {programmes:,}"
        rows += [
            row("match", f"{label}: match", f"{told['match']:.2f} s"),
            row("match", f"{label}: polars reads the CSV", f"{told['read']:.2f} s"),
            row("match", f"{label}: ratio", f"{told['match'] / told['read']:.1f}", "0.5 (later)"),
            row("match", f"{label}: cut-offs and check", f"{told['check']:.2f} s"),
        ]
    give([*rows, row("match", "peak memory", peak())])


if __name__ == "__main__":
    main()
