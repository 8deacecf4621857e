"""Very many small markets: the match against an oracle, corrupted results against the check, every lie of everybody."""

import os
import sys
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from benchmarks.shared import clock, give, row

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

MARKETS = 100_000
LIARS = 10_000  # markets in which everybody tries every list
AT_ONCE = 200


def _markets(start: int) -> Counter[str]:
    from tests.science.admission.trials import try_market

    told: Counter[str] = Counter()
    for seed in range(start, start + AT_ONCE):
        told.update(try_market(seed))
    return told


def _lies(start: int) -> Counter[str]:
    from tests.science.admission.trials import try_lies

    return try_lies(range(start, start + AT_ONCE))


def main() -> None:
    """Run it."""
    seconds: dict[str, float] = {}
    tried: Counter[str] = Counter()
    lied: Counter[str] = Counter()
    with Pool(os.cpu_count()) as workers, clock(seconds, "all"):
        for told in workers.imap_unordered(_markets, range(0, MARKETS, AT_ONCE)):
            tried.update(told)
        for told in workers.imap_unordered(_lies, range(0, LIARS, AT_ONCE)):
            lied.update(told)

    def both(name: str) -> int:
        return tried[name] + tried[f"second {name}"]

    markets, rows = tried["markets"], both("rows corrupted")
    give(
        [
            row("identity", f"differences from the oracle in {markets:,} markets", tried["differ!"], "0"),
            row("identity", f"differences in {markets:,} second rounds", tried["second differ!"], "0"),
            row("identity", "right results refused by the check", both("right refused!"), "0"),
            row("identity", "markets with several stable results", f"{both('several'):,}"),
            row(
                "identity",
                f"accepted of {both('stable but not best'):,} stable, not the best",
                both("not best accepted!"),
                "0",
            ),
            row("identity", f"accepted of {rows:,} corrupted rows of results", both("row accepted!"), "0"),
            row(
                "identity",
                f"accepted of {both('cut-offs corrupted'):,} corrupted cut-offs",
                both("cut-off accepted!"),
                "0",
            ),
            row("identity", "people lower after a second round", tried["second lower!"], "0"),
            row(
                "identity",
                f"lies that pay of {lied['lies']:,} in {lied['markets']:,} markets",
                lied["lie pays!"],
                "0",
            ),
            row("identity", "the same after a second round", lied["lie pays in the second round!"], "0"),
            row("identity", "versions and time", f"NumPy {np.__version__}, {seconds['all']:.0f} s"),
        ]
    )


if __name__ == "__main__":
    main()
