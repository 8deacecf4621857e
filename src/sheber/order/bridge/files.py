"""A planning folder into a sealed plan: read, solve, check, write, prove."""

import json
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

import sheber
from sheber.kernel.exchange import BadInput, Problems
from sheber.kernel.exchange.folder import made_whole, need_folder, take_input
from sheber.kernel.words import Words
from sheber.order.bridge import sheets
from sheber.order.bridge.read import SETTINGS, read_problem
from sheber.order.bridge.verify import check_answer
from sheber.order.bridge.write import Answer, number, write_workbook
from sheber.proof.certificate import seal_folder
from sheber.proof.signature import SigningKey
from sheber.science.order.build import Model, build
from sheber.science.order.check import Plan
from sheber.science.order.problem import Problem
from sheber.science.order.solve import Infeasible, Solution, solve

Progress = Callable[[float, str], None]
TYPE = "sheber.order.v1"
RULE = {"name": "order", "version": "1"}
NAMES = [SETTINGS, "datapackage.json", *(f"{one.code}.csv" for one in (*sheets.REQUIRED, *sheets.OPTIONAL))]

STATEMENT = Words(
    "{groups} топ, {places} орын; ешбір жоспар бұдан {gap} %-дан артық жақсы бола алмайды.",
    "{groups} групп, {places} мест; никакой план не может быть лучше этого более чем на {gap} %.",
    "{groups} groups, {places} places; no plan can be better than this one by more than {gap} %.",
)
CONTRADICTION = Words(
    "бұл шектеулер бірге орындалмайды: {rows}. Тек осыны {relax} бірлікке босатса, жоспар болады.",
    "эти ограничения вместе невыполнимы: {rows}. План появится, если ослабить одно это на {relax}.",
    "these limits cannot hold together: {rows}. Loosening this one alone by {relax} would allow a plan.",
)


def plan_folder(
    folder: Path,
    out: Path,
    *,
    seconds: int | None = None,
    gap: float | None = None,
    key: SigningKey | None,
    progress: Progress = lambda done, note: None,
) -> dict[str, Any]:
    """Plan the order of a folder into `out` and seal it; gives the summary. Raises BadInput."""
    need_folder(folder)
    progress(0.0, "reading")
    problem = _with_options(read_problem(folder), seconds, gap)
    progress(0.05, "building")
    model = build(problem)
    try:
        solution = solve(
            model,
            gap=float(problem.settings.gap),
            seconds=problem.settings.seconds,
            progress=lambda done, note: progress(0.05 + 0.8 * done, note),
        )
    except Infeasible as error:
        raise _refusal(error) from error
    progress(0.88, "checking")
    answer = Answer(problem, _plan(problem, solution), exact_multipliers(model, solution.multipliers))
    with made_whole(out) as making:
        take_input(folder, making, NAMES)
        summary = write_answer(answer, solution, making)
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


def _plan(problem: Problem, solution: Solution) -> Plan:
    return {
        (line, year + 1): (int(solution.groups[line, year]), int(solution.places[line, year]))
        for line in range(len(problem.lines))
        for year in range(problem.settings.years)
    }


def exact_multipliers(model: Model, raw: np.ndarray) -> dict[str, Fraction]:
    """Multipliers rounded to six decimals; those of a sign that the row does not allow are nought."""
    made = {}
    for name, value, low, high in zip(model.rows, raw, model.row_lower, model.row_upper, strict=True):
        rounded = Fraction(round(float(value) * 10**6), 10**6)
        allowed = np.isfinite(high) if rounded > 0 else np.isfinite(low)
        if rounded and allowed:
            made[name] = rounded
    return made


def _refusal(error: Infeasible) -> BadInput:
    problems = Problems()
    for row in error.rows or ["(groups)"]:
        relax = error.relax.get(row, float("inf"))
        shown = f"{relax:.2f}" if relax < float("inf") else "∞"
        file = {"budget": "budgets.csv", "resource": "resources.csv"}.get(row.split("|")[0], "limits.csv")
        words = CONTRADICTION.format(rows="; ".join(error.rows), relax=shown)
        problems.add(file, None, row.replace("|", " "), words)
    return BadInput(problems.list)


def write_answer(answer: Answer, solution: Solution, folder: Path) -> dict[str, Any]:
    """Write every output file but the certificate; gives the summary."""
    for name, raw in answer.tables().items():
        (folder / name).write_bytes(raw)
    solver_gap = (solution.bound - solution.objective) / max(1.0, abs(solution.objective))
    summary = {
        **answer.totals(),
        "solver_gap": round(max(solver_gap, 0.0), 9),
        "solver_bound": round(solution.bound, 6),
        "seconds": round(solution.seconds, 3),
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
