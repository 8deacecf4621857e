"""One measurement in a process of its own, so that its memory and its processor time are its own.

python -m benchmarks.steps NAME FOLDER [OUT]    prints JSON: best seconds of several repeats, by processor and by clock
"""

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

LEAVE_PERCENT = 5
Best = dict[str, float]


def best(*works: Callable[[], Any], repeats: int = 5) -> list[Best]:
    """Processor and clock seconds of each piece of work, the best of `repeats` turns that they take."""
    found = [{"cpu": 1e9, "wall": 1e9} for _ in works]
    for _ in range(repeats):
        for told, work in zip(found, works, strict=True):
            cpu, wall = time.process_time(), time.perf_counter()
            work()
            told["cpu"] = min(told["cpu"], time.process_time() - cpu)
            told["wall"] = min(told["wall"], time.perf_counter() - wall)
    return found


def applications(folder: Path) -> Path:
    """The file, CSV or Parquet."""
    return next(folder.glob("applications.*"))


def read(folder: Path) -> Callable[[], Any]:
    """Polars merely reads the applications."""
    import polars as pl

    path = applications(folder)
    return lambda: (pl.read_parquet if path.suffix == ".parquet" else pl.read_csv)(path)


def reading(folder: Path) -> dict[str, Any]:
    """The reading alone."""
    return {"read": best(read(folder), repeats=3)[0]}


def kernel(folder: Path) -> dict[str, Any]:
    """Arrays in, arrays out: the match and its check, by turns with the reading of the same file; a second round."""
    from sheber.admission.bridge.read import read_market
    from sheber.science.admission.check import find_fault
    from sheber.science.admission.match import cutoffs, match
    from sheber.science.admission.rounds import lower_than_before, next_round

    problem = read_market(folder).problem
    answer = match(problem)
    cut = cutoffs(problem, answer)
    found = best(
        read(folder),
        lambda: match(problem),
        lambda: cutoffs(problem, answer),
        lambda: find_fault(problem, answer, cut),
    )
    left = np.random.default_rng(1).integers(0, 100, problem.applicants) < LEAVE_PERCENT
    second, _ = next_round(problem, answer, left)
    after = match(second)
    assert find_fault(problem, answer, cut) is None
    assert find_fault(second, after, cutoffs(second, after)) is None
    assert lower_than_before(second, after) == -1
    moved = int((after.pool != second.holds).sum())
    told = dict(zip(("read", "match", "cutoffs", "check"), found, strict=True))
    return {**told, "second": best(lambda: match(second), repeats=3)[0], "moved": moved}


def whole(folder: Path, out: Path) -> dict[str, Any]:
    """From the files to a sealed certificate, every check made."""
    from sheber.admission.bridge.files import match_folder
    from sheber.proof.signature import SigningKey

    return {"whole": best(lambda: match_folder(folder, out, key=SigningKey(bytes(32))), repeats=1)[0]}


def verify(out: Path) -> dict[str, Any]:
    """`sheber verify`'s own work: everything read again and checked with NumPy."""
    from sheber.admission.bridge.verify import check_folder
    from sheber.cli.verify import check_everything

    certificate = json.loads((out / "certificate.json").read_bytes())
    checks: list[Any] = []
    found = best(lambda: checks.extend(check_folder(out, certificate)), repeats=2)[0]
    assert all(check.passed for check in checks)
    everything = best(lambda: checks.extend(check_everything(out)[1]), repeats=1)[0]
    assert all(check.passed for check in checks)
    return {"match": found, "everything": everything}


def peers(folder: Path) -> dict[str, Any]:
    """The same market by PyPI's packages; the answers must be the same."""
    from benchmarks.peers import by_algmatch, by_matching
    from sheber.admission.bridge.read import read_market
    from sheber.science.admission.match import match

    problem = read_market(folder).problem
    told: dict[str, Any] = {"match": best(lambda: match(problem), repeats=20)[0]}
    ours = match(problem).pool.tolist()
    for name, solve in (("matching", by_matching), ("algmatch", by_algmatch)):
        built, solved, pools = solve(problem)
        told[name] = {"build": built, "solve": solved, "same": pools == ours, "version": version(name)}
    return told


def main(name: str, *paths: str) -> None:
    """Run one step."""
    import django

    django.setup()
    steps = {one.__name__: one for one in (reading, kernel, whole, verify, peers)}
    print(json.dumps(steps[name](*map(Path, paths))))


if __name__ == "__main__":
    main(*sys.argv[1:])
