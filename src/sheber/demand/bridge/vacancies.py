"""New vacancies of a folder by month, and how many are expected in the next twelve."""

from typing import Any

import numpy as np

from sheber.demand.bridge.counts import Frames
from sheber.science.demand.monthly import next_year

Row = list[Any]


def months_ahead(frames: Frames, first_year: int) -> list[Row]:
    """(occupation, district, new in the last 12 months, expected in the next 12) before the first forecast year."""
    seen: dict[tuple[str, str], dict[int, float]] = {}
    for row in frames["vacancies"].iter_rows(named=True):
        month = 12 * int(row["month"][:4]) + int(row["month"][5:]) - 1
        if month < 12 * first_year:
            seen.setdefault((row["occupation"], row["district"]), {})[month] = float(row["new"])
    if not seen:
        return []
    cells = sorted(seen)
    first, last = (how(month for one in seen.values() for month in one) for how in (min, max))
    table = np.array([[seen[cell].get(month, 0.0) for month in range(first, last + 1)] for cell in cells])
    codes = {code: float(number) for number, code in enumerate(sorted({code for code, _ in cells}))}
    told = next_year(_quarterly(table), np.array([codes[code] for code, _ in cells]))
    return [
        [*cell, f"{year:g}", f"{ahead:.1f}"]
        for cell, year, ahead in zip(cells, table[:, -12:].sum(axis=1), told, strict=True)
    ]


def _quarterly(table: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Averages of three months, as the index of the benchmark: one month of one cell is too thin to be a level."""
    made = table.copy()
    for month in range(table.shape[1]):
        made[:, month] = table[:, max(0, month - 2) : month + 1].mean(axis=1)
    return made
