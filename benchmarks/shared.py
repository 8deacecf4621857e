"""What benchmarks share: a result row, peak memory, a clock."""

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager


def row(benchmark: str, measure: str, value: object, goal: str = "") -> dict[str, str]:
    """A line of the table."""
    return {"benchmark": benchmark, "measure": measure, "value": str(value), "goal": goal}


def peak() -> str:
    """Peak memory of this process."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


class Clock:
    """CPU and clock seconds of a block: on a shared machine the clock tells of the neighbours, too."""

    def __enter__(self) -> "Clock":
        self.cpu, self.wall = time.process_time(), time.perf_counter()
        return self

    def __exit__(self, *told: object) -> None:
        self.cpu, self.wall = time.process_time() - self.cpu, time.perf_counter() - self.wall

    def __str__(self) -> str:
        return f"{self.cpu:.2f} s CPU, {self.wall:.2f} s clock"


@contextmanager
def clock(told: dict[str, float], name: str) -> Iterator[None]:
    """Seconds of a block, kept under a name."""
    started = time.perf_counter()
    yield
    told[name] = time.perf_counter() - started


def give(rows: list[dict[str, str]]) -> None:
    """Print the rows for the caller."""
    print(json.dumps(rows))
