"""A match's files, each a function of the market and the answer."""

from typing import Any

import numpy as np
import polars as pl

from sheber.admission.bridge.read import OPEN, Market
from sheber.kernel.exchange.write import csv_bytes
from sheber.science.admission.problem import Answer, Cutoffs
from sheber.science.admission.rounds import waiting_list

CUTOFFS = ("programme", "pool", "seats", "admitted", "points", "lottery", "entitled")


def result_csv(market: Market, answer: Answer) -> bytes:
    """One row per applicant in the input's order; empty fields when none."""
    choice, pool = answer.choice[market.number], answer.pool[market.number]
    placed = pl.Series(pool >= 0)
    where = pl.Series(np.maximum(pool, 0), dtype=pl.UInt32)
    names = pl.DataFrame(market.pools or [("", "")], schema={"programme": pl.String, "pool": pl.String}, orient="row")
    frame = pl.DataFrame(
        {
            "applicant": pl.Series(market.applicants, dtype=pl.String),
            "choice": pl.Series(choice + 1).set(~placed, None),
            **{name: names[name].gather(where).set(~placed, None) for name in ("programme", "pool")},
        }
    )
    return frame.write_csv().encode("utf-8")


def cutoff_rows(market: Market, cut: Cutoffs) -> list[list[Any]]:
    """One row per pool in the order of seats.csv; points, number and entitled are empty when seats are left."""
    rows = []
    holders = cut.holder if market.problem.holds is not None else None
    for place, (programme, pool) in enumerate(market.pools):
        row: list[Any] = [programme, pool, int(market.problem.seats[place]), int(cut.admitted[place])]
        if cut.full[place]:
            entitled = "yes" if cut.entitled[place] else "no"
            if holders is not None and holders[place]:
                entitled = "holder"
            row += [int(cut.points[place]), int(cut.person[place]) + 1, entitled]
        else:
            row += ["", "", ""]
        rows.append(row)
    return rows


def waiting_csv(market: Market, answer: Answer) -> bytes:
    """Everybody's position in the pools that they prefer to what they hold, pool by pool."""
    found = waiting_list(market.problem, answer)
    row = np.empty(len(market.number), dtype=np.int64)
    row[market.number] = np.arange(len(market.number))
    names = pl.DataFrame(market.pools or [("", "")], schema={"programme": pl.String, "pool": pl.String}, orient="row")
    frame = pl.DataFrame(
        {
            "programme": names["programme"].gather(pl.Series(found.pool)),
            "pool": names["pool"].gather(pl.Series(found.pool)),
            "position": found.position,
            "applicant": pl.Series(market.applicants, dtype=pl.String).gather(pl.Series(row[found.person])),
            "choice": found.choice + 1,
        }
    )
    return frame.write_csv().encode("utf-8")


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
        "result.csv": result_csv(market, answer),
        "cutoffs.csv": csv_bytes(CUTOFFS, cutoff_rows(market, cut)),
    }
