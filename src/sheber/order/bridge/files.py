"""A planning folder into a sealed plan: read, solve, check, write, prove."""

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl

import sheber
from sheber.kernel.exchange.folder import made_whole, need_folder, out_place, take_input
from sheber.kernel.words import Words
from sheber.order.bridge.numbers import number
from sheber.order.bridge.read import NAMES, read_problem
from sheber.order.bridge.refusal import refusal
from sheber.order.bridge.verify import RULE_VERSION, check_answer
from sheber.order.bridge.write import Answer, write_workbook
from sheber.proof.certificate import seal_folder
from sheber.proof.signature import SigningKey
from sheber.science.order.force import Forcer, Swap
from sheber.science.order.highs import Watch
from sheber.science.order.infeasible import Infeasible
from sheber.science.order.plan import Planned, make_plan
from sheber.science.order.problem import Problem

Progress = Callable[[float, str], None]
ESTIMATES, ALL = "estimates", "all"
TYPE = "sheber.order.v1"
RULE = {
    "name": "order",
    "version": RULE_VERSION,
}  # 2: cells are counted with the cohort that sends them most (ADR 29)

STATEMENT = Words(
    "{groups} топ, {places} орын; ешбір жоспар бұдан {gap} %-дан артық жақсы бола алмайды.",
    "{groups} групп, {places} мест; никакой план не может быть лучше этого более чем на {gap} %.",
    "{groups} groups, {places} places; no plan can be better than this one by more than {gap} %.",
)


def plan_folder(
    folder: Path,
    out: Path,
    *,
    seconds: int | None = None,
    gap: float | None = None,
    key: SigningKey | None,
    progress: Progress = lambda done, note: None,
    stop: threading.Event | None = None,
    explain: str = ESTIMATES,
    scheduler: str = "",
) -> dict[str, Any]:
    """Plan the order of a folder into `out` and seal it; gives the summary. Raises BadInput.

    `stop`, once set, ends the search with the best plan so far and its certificate. `explain`: "estimates" of what
    one more group of a line would cost, or "all": each solved again, with the swap. `scheduler`: address of a Dask
    scheduler whose workers plan the regions.
    """
    need_folder(folder)
    out_place(out)
    progress(0.0, "reading")
    problem = _with_options(read_problem(folder), seconds, gap)
    watch = Watch(
        float(problem.settings.seconds),
        lambda done, note: progress(0.05 + 0.8 * done, note),
        stop or threading.Event(),
    )
    try:
        planned = make_plan(problem, watch, scheduler=scheduler)
    except Infeasible as error:
        raise refusal(problem, error) from error
    progress(0.88, "checking")
    swaps = _swaps(problem, planned, progress, watch.stop) if explain == ALL and not watch.stop.is_set() else None
    answer = Answer(problem, planned.plan, planned.proof, swaps)
    with made_whole(out) as making:
        take_input(folder, making, NAMES)
        summary = write_answer(answer, planned, making)
        progress(0.95, "sealing")
        seal_folder(
            making,
            type=TYPE,
            statement=STATEMENT.format(
                groups=summary["groups"], places=summary["places"], gap=number(answer.certified_gap * 100, 2)
            ).as_dict(),
            rule={**RULE, "package": sheber.__version__},
            parameters=_parameters(problem, answer),
            checks=check_answer(problem, answer),
            key=key,
        )
    progress(1.0, "done")
    return summary


def _with_options(problem: Problem, seconds: int | None, gap: float | None) -> Problem:
    settings = problem.settings
    if seconds is not None:
        settings = replace(settings, seconds=seconds)
    if gap is not None:
        settings = replace(settings, gap=Fraction(str(gap)))
    return replace(problem, settings=settings)


def _swaps(problem: Problem, planned: Planned, progress: Progress, stop: threading.Event) -> dict[int, Swap]:
    """One more group of each line that could have it, planned again inside its college."""
    watch = Watch(progress=lambda done, note: progress(0.88 + 0.06 * done, note), stop=stop)
    return Forcer(problem, planned.plan, planned.model).force_all(watch)


def write_answer(answer: Answer, planned: Planned, folder: Path) -> dict[str, Any]:
    """Write every output file but the certificate; gives the summary."""
    for name, raw in answer.tables().items():
        (folder / name).write_bytes(raw)
    gap = min(planned.gap, float(answer.bound - answer.objective))  # the solver's word, where it says more
    summary = {
        **answer.totals(),
        "solver_gap": round(gap / max(1.0, abs(float(answer.objective))), 9),
        "solver_bound": round(float(answer.objective) + gap, 6),
        "seconds": round(planned.seconds, 3),
        "stopped": planned.stopped,
    }
    text = json.dumps(summary, ensure_ascii=False, indent=2) + "\n"
    (folder / "summary.json").write_text(text, encoding="utf-8")
    write_workbook(answer, labels_of(folder / "input" / "lines.csv"), folder / "plan.xlsx")
    return summary


def labels_of(path: Path) -> dict[str, dict[str, str]]:
    """The text columns of lines.csv by line, for people's tables."""
    return {row["line"]: row for row in pl.read_csv(path, infer_schema=False).iter_rows(named=True)}


def _parameters(problem: Problem, answer: Answer) -> dict[str, Any]:
    settings = problem.settings
    return {
        "years": settings.years,
        "gap": str(settings.gap),
        "seconds": settings.seconds,
        "objective": str(answer.objective),
        "bound": str(answer.bound),
        "groups": answer.totals()["groups"],
        "places": answer.totals()["places"],
    }
