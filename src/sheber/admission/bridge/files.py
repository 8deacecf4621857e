"""An admission folder into a sealed result: read, draw, match, check, write, prove."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sheber
from sheber.admission.bridge import sheets
from sheber.admission.bridge.read import RULES, Market, read_market
from sheber.admission.bridge.verify import checks_of
from sheber.admission.bridge.write import tables, totals
from sheber.kernel.exchange.folder import made_whole, need_folder, take_input
from sheber.kernel.words import Words
from sheber.proof.certificate import seal_folder
from sheber.proof.signature import SigningKey
from sheber.science.admission.match import cutoffs, match

Progress = Callable[[float, str], None]
TYPE = "sheber.match.v1"
RULE = {"name": "deferred acceptance over pools", "version": "1"}
NAMES = [
    RULES,
    "datapackage.json",
    *(f"{one.code}{suffix}" for one in sheets.ALL for suffix in (".csv", ".parquet")),
]
STATEMENT = Words(
    "{applicants} талапкердің {placed}-і орын алды; бос қалған орын: {left}.",
    "Из {applicants} абитуриентов место получили {placed}; осталось мест: {left}.",
    "{placed} of {applicants} applicants have a place; seats left: {left}.",
)


def match_folder(
    folder: Path,
    out: Path,
    *,
    key: SigningKey | None,
    progress: Progress = lambda done, note: None,
) -> dict[str, Any]:
    """Match a folder into `out` and seal it; gives the summary. Raises BadInput."""
    need_folder(folder)
    started = time.monotonic()
    progress(0.0, "reading")
    market = read_market(folder)
    progress(0.5, "matching")
    answer = match(market.problem)
    cut = cutoffs(market.problem, answer)
    progress(0.65, "checking")
    checks = checks_of(market, answer, cut)
    with made_whole(out) as making:
        take_input(folder, making, NAMES)
        for name, raw in tables(market, answer, cut).items():
            (making / name).write_bytes(raw)
        summary = {**totals(market, answer), "seconds": round(time.monotonic() - started, 3)}
        (making / "summary.json").write_text(
            json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
        progress(0.9, "sealing")
        seal_folder(
            making,
            type=TYPE,
            statement=STATEMENT.format(
                applicants=summary["applicants"], placed=summary["placed"], left=summary["seats_left"]
            ).as_dict(),
            rule={**RULE, "package": sheber.__version__},
            parameters=_parameters(market),
            class_="auditor",  # rows of people, under codes
            checks=checks,
            key=key,
        )
    progress(1.0, "done")
    return summary


def _parameters(market: Market) -> dict[str, Any]:
    draw = market.rules.get("draw")
    stated = draw if isinstance(draw, dict) else {}
    return {
        "rules": market.rules["version"],
        "seed": market.rules["seed"],
        "draw": {name: str(value) for name, value in stated.items()},
        "applicants": len(market.applicants),
        "programmes": len(market.programmes),
    }
