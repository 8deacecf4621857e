"""What benchmarks share: a result row, peak memory, a clock."""

import json
import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


def row(benchmark: str, measure: str, value: object, goal: str = "") -> dict[str, str]:
    """A line of the table."""
    return {"benchmark": benchmark, "measure": measure, "value": str(value), "goal": goal}


def peak() -> str:
    """Peak memory of this process."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


@dataclass
class Took:
    """Processor seconds (with those of processes that ended) and clock seconds of a block."""

    cpu: float = 0.0
    wall: float = 0.0

    def __str__(self) -> str:
        return f"{self.cpu:.3g} s CPU, {self.wall:.3g} s clock"


@contextmanager
def timed() -> Iterator[Took]:
    """Both kinds of seconds of a block: on a machine that others use only the processor's tell of the work."""
    took, cpu, wall = Took(), _cpu(), time.perf_counter()
    yield took
    took.cpu, took.wall = _cpu() - cpu, time.perf_counter() - wall


def _cpu() -> float:
    others = os.times()
    return time.process_time() + others.children_user + others.children_system


@contextmanager
def clock(told: dict[str, float], name: str) -> Iterator[None]:
    """Seconds of a block, kept under a name."""
    started = time.perf_counter()
    yield
    told[name] = time.perf_counter() - started


def give(rows: list[dict[str, str]]) -> None:
    """Print the rows for the caller."""
    print(json.dumps(rows))
