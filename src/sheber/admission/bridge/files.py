"""An admission folder into a sealed result: read, draw, match, check, write, prove."""

import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import sheber
from sheber.admission.bridge import sheets
from sheber.admission.bridge.appeals import count_appeals
from sheber.admission.bridge.gate import (
    Answers,
    StoppedError,
    answered,
    gate_inputs,
    gate_results,
    read_expected,
    read_limits,
    stop_at_gate,
    told,
)
from sheber.admission.bridge.read import RULES, Market, need_inputs, read_market
from sheber.admission.bridge.verify import checks_of, draw_checks
from sheber.admission.bridge.write import tables, totals, waiting_csv
from sheber.kernel.exchange import refuse
from sheber.kernel.exchange.folder import made_whole, take_input
from sheber.kernel.words import Words
from sheber.proof.certificate import INPUT, describe_file, files_of, seal_folder
from sheber.proof.signature import SigningKey
from sheber.science.admission.match import cutoffs, match

__all__ = ["StoppedError", "gate_folder", "match_folder"]

Progress = Callable[[float, str], None]
TYPE = "sheber.match.v1"
RULE = {"name": "deferred acceptance over pools", "version": "1"}
NAMES = ["datapackage.json", *sheets.INPUTS]
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
    override: Sequence[str] | Answers = (),
    waiting: bool = False,
) -> dict[str, Any]:
    """Match a folder into `out` and seal it; gives the summary.

    `override` names the people (two at least) who answer for whatever the gate finds, or tells who answers for these
    very findings; they stand in the certificate. Raises BadInput, StoppedError.
    """
    need_inputs(folder)
    started = time.monotonic()
    progress(0.0, "reading")
    with made_whole(out) as making, ThreadPoolExecutor(1) as beside:
        take_input(folder, making, NAMES)
        # Digesting the input files needs no data in hand: it goes on beside the reading.
        described = beside.submit(_describe_input, making)
        market = read_market(making / INPUT)
        appeals = count_appeals(making / INPUT)
        draw = draw_checks(making / INPUT, market.rules)
        if draw and not draw[0].passed:
            raise refuse(RULES, None, "draw", Words(*(draw[0].counter_example,) * 3))
        expected, limits = read_expected(making / INPUT, market), read_limits(making / INPUT)
        findings = gate_inputs(market, expected, limits)
        stop_at_gate(market, findings, override)
        progress(0.5, "matching")
        answer = match(market.problem)
        cut = cutoffs(market.problem, answer)
        progress(0.65, "checking")
        checks = [*draw, *checks_of(market, answer, cut)]
        findings += gate_results(market, answer, expected, limits)
        names = stop_at_gate(market, findings, override)
        for name, raw in tables(market, answer, cut).items():
            (making / name).write_bytes(raw)
        if waiting:
            (making / "waiting.csv").write_bytes(waiting_csv(market, answer))
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
            parameters={
                **_parameters(market),
                **answered(findings, names),
                **({"appeals": appeals} if appeals else {}),
            },
            class_="auditor",  # rows of people, under codes
            checks=checks,
            key=key,
            known=described.result(),
        )
    progress(1.0, "done")
    return summary


def gate_folder(folder: Path) -> list[dict[str, Any]]:
    """What the gate finds in a folder of inputs. Raises BadInput."""
    need_inputs(folder)
    market = read_market(folder)
    found = gate_inputs(market, read_expected(folder, market), read_limits(folder))
    return [told(market, one) for one in found]


def _describe_input(making: Path) -> dict[str, dict[str, Any]]:
    return {name: describe_file(making, name) for name in files_of(making) if name.startswith(f"{INPUT}/")}


def _parameters(market: Market) -> dict[str, Any]:
    draw = market.rules.get("draw")
    stated = draw if isinstance(draw, dict) else {}
    previous = market.rules.get("previous")
    return {
        **({"previous": str(previous)} if previous else {}),
        "rules": market.rules["version"],
        "seed": market.rules["seed"],
        "draw": {name: value if name == "parties" else str(value) for name, value in stated.items()},
        "applicants": len(market.applicants),
        "programmes": len(market.programmes),
    }
