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


@contextmanager
def clock(told: dict[str, float], name: str) -> Iterator[None]:
    """Seconds of a block, kept under a name."""
    started = time.perf_counter()
    yield
    told[name] = time.perf_counter() - started


def give(rows: list[dict[str, str]]) -> None:
    """Print the rows for the caller."""
    print(json.dumps(rows))
