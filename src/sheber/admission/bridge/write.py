"""A match's files, each a function of the market and the answer."""

from typing import Any

import numpy as np

from sheber.admission.bridge.read import OPEN, Market
from sheber.kernel.exchange.write import csv_bytes
from sheber.science.admission.problem import Answer, Cutoffs

RESULT = ("applicant", "choice", "programme", "pool")
CUTOFFS = ("programme", "pool", "seats", "admitted", "points", "lottery", "entitled")


def result_rows(market: Market, answer: Answer) -> list[list[Any]]:
    """One row per applicant in the input's order; empty fields when none."""
    choice, pool = answer.choice[market.number].tolist(), answer.pool[market.number].tolist()
    return [
        [code, one + 1, *market.pools[where]] if where >= 0 else [code, "", "", ""]
        for code, one, where in zip(market.applicants, choice, pool, strict=True)
    ]


def cutoff_rows(market: Market, cut: Cutoffs) -> list[list[Any]]:
    """One row per pool in the order of seats.csv; points, number and entitled are empty when seats are left."""
    rows = []
    for place, (programme, pool) in enumerate(market.pools):
        row: list[Any] = [programme, pool, int(market.problem.seats[place]), int(cut.admitted[place])]
        if cut.full[place]:
            entitled = "yes" if cut.entitled[place] else "no"
            row += [int(cut.points[place]), int(cut.person[place]) + 1, entitled]
        else:
            row += ["", "", ""]
        rows.append(row)
    return rows


def totals(market: Market, answer: Answer) -> dict[str, Any]:
    """What the summary says and the verifier recomputes."""
    placed = answer.pool >= 0
    by_choice = np.bincount(answer.choice[placed] + 1) if placed.any() else np.zeros(1, int)
    by_pool: dict[str, int] = {OPEN: 0, **dict.fromkeys(market.rights, 0)}
    names = [pool for _, pool in market.pools]
    for place, count in enumerate(np.bincount(answer.pool[placed], minlength=len(names)).tolist()):
        by_pool[names[place]] += count
    return {
        "applicants": market.problem.applicants,
        "placed": int(placed.sum()),
        "by_choice": {str(choice): int(count) for choice, count in enumerate(by_choice) if choice and count},
        "by_pool": by_pool,
        "seats": int(market.problem.seats.sum()),
        "seats_left": int(market.problem.seats.sum() - placed.sum()),
    }


def tables(market: Market, answer: Answer, cut: Cutoffs) -> dict[str, bytes]:
    """The CSV files by name."""
    return {
        "result.csv": csv_bytes(RESULT, result_rows(market, answer)),
        "cutoffs.csv": csv_bytes(CUTOFFS, cutoff_rows(market, cut)),
    }
