"""What a certificate of an order states, checked again from the files: no solver is asked."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl

from sheber.kernel.exchange import BadInput, Problems, kinds, read_sheet
from sheber.kernel.exchange.read import ROW
from sheber.kernel.exchange.sheet import file_sheet, plain
from sheber.kernel.words import Words
from sheber.order.bridge.read import read_problem
from sheber.order.bridge.refused import swaps_of
from sheber.order.bridge.write import Answer
from sheber.proof.certificate import Check
from sheber.science.order.check import faults
from sheber.science.order.exact import Number, Plan
from sheber.science.order.force import Swap
from sheber.science.order.prices import Proof, WrongMultiplier
from sheber.science.order.problem import Problem
from sheber.science.order.standing import Standing

MEANINGS = {
    "feasible": Words(
        "Жоспар барлық қатаң ережені сақтайды: топ мөлшері, шектер, ресурстар, бюджет.",
        "План соблюдает все жёсткие правила: размеры групп, пределы, ресурсы, бюджет.",
        "The plan keeps every hard rule: group sizes, limits, resources, budgets.",
    ),
    "objective": Words(
        "Жоспардың құны деректерден дәл қайта есептелді.",
        "Ценность плана заново точно посчитана по данным.",
        "The plan's worth was recomputed exactly from the data.",
    ),
    "bound": Words(
        "Көбейткіштер кез келген жоспардың құнына жоғарғы шек береді.",
        "Множители дают верхнюю границу ценности любого плана.",
        "The multipliers give an upper bound on the worth of every plan.",
    ),
    "tables": Words(
        "Барлық кестелер кірістен, жоспардан және көбейткіштерден дәл сондай болып қайта жазылды.",
        "Все таблицы заново получены из входа, плана и множителей и совпали побайтно.",
        "All tables were written again from input, plan and multipliers and are the same bytes.",
    ),
}

PLAN = file_sheet(
    "plan",
    ("line", "year"),
    plain("line", kinds.Text(200)),
    plain("year", kinds.Whole(1, 60)),
    plain("groups", kinds.Whole(0)),
    plain("places", kinds.Whole(0)),
    plain("change", kinds.Whole(None)),
    plain("reason", kinds.Text(1000)),
)
OUTLOOK = file_sheet(
    "outlook",
    ("line", "year"),
    plain("line", kinds.Text(200)),
    plain("year", kinds.Whole(1, 60)),
    plain("groups", kinds.Number(6)),
    plain("places", kinds.Number(6)),
)
SWAPS = file_sheet(
    "swaps",
    ("refused", "line", "year"),
    plain("refused", kinds.Text(200)),
    plain("line", kinds.Text(200)),
    plain("year", kinds.Whole(1, 60)),
    plain("groups", kinds.Number(6)),
    plain("places", kinds.Number(6)),
)
MULTIPLIERS = file_sheet(
    "multipliers",
    ("row",),
    plain("row", kinds.Text(1000)),
    plain("multiplier", kinds.Number(6, None)),
)


FORCED = "forced.csv"
RULE_VERSION = "2"  # what this module checks; `order.bridge.files` states it in every certificate


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def check_answer(problem: Problem, answer: Answer) -> list[Check]:
    """The checks that a certificate states, on an answer in hand."""
    fault = next(faults(problem, answer.plan), "")
    below = "" if answer.bound >= answer.objective else f"bound {answer.bound} below objective {answer.objective}"
    return [_check("feasible", fault), _check("objective", ""), _check("bound", below)]


def check_folder(folder: Path, certificate: dict[str, Any]) -> list[Check]:
    """Read everything again, recompute, compare."""
    if (told := certificate["rule"].get("version")) != RULE_VERSION:
        return [
            _check("bound", f"certified by version {told} of the rule; this verifier knows version {RULE_VERSION}")
        ]
    try:
        problem = read_problem(folder / "input")
        problems = Problems()
        plan_frame = read_sheet(folder / "plan.csv", PLAN, problems)
        frames = [plan_frame.select("line", "year", "groups", "places", ROW)]
        if problem.settings.outlook:
            frames.append(read_sheet(folder / "outlook.csv", OUTLOOK, problems))
        multiplier_frame = read_sheet(folder / "multipliers.csv", MULTIPLIERS, problems)
        problems.stop_if_any()
        plan = _plan(problem, frames)
        proof = proof_of({row["row"]: Fraction(row["multiplier"]) for row in multiplier_frame.iter_rows(named=True)})
    except (BadInput, ValueError) as error:
        return [_check("feasible", str(error).split("\n")[0])]
    fault = next(faults(problem, plan), "")
    if fault:
        return [_check("feasible", fault)]
    try:
        answer = Answer(problem, plan, proof, _swaps(folder, problem, plan))
    except (BadInput, ValueError) as error:  # the proof's own error is of this kind too
        if isinstance(error, WrongMultiplier):
            return [_check("feasible", ""), _check("bound", str(error))]
        return [_check("feasible", ""), _check("tables", str(error).split("\n")[0])]
    return [
        *check_answer(problem, answer)[:1],
        _check("objective", _totals_fault(folder, answer, certificate)),
        *check_answer(problem, answer)[2:],
        _check("tables", _tables_fault(folder, answer)),
    ]


def _swaps(folder: Path, problem: Problem, plan: Plan) -> dict[int, Swap] | None:
    if not (folder / "swaps.csv").exists():
        return {} if (folder / FORCED).exists() else None
    problems = Problems()
    frame = read_sheet(folder / "swaps.csv", SWAPS, problems)
    problems.stop_if_any()
    columns = ("refused", "line", "year", "groups", "places")
    return swaps_of(problem, Standing(problem, plan), frame.select(columns).iter_rows())


def proof_of(rows: dict[str, Fraction]) -> Proof:
    """Multipliers and weights by the names of their rows."""
    weights = {row.partition("|")[2]: value for row, value in rows.items() if row.startswith("scenario|")}
    named = tuple(weights.get(str(place), Fraction(0)) for place in range(1, len(weights) + 1))
    if any(one.denominator > 1 for one in named) or set(weights) != {str(n + 1) for n in range(len(named))}:
        raise ValueError("multipliers.csv: the scenarios are not numbered from 1 with whole weights")
    others = {row: value for row, value in rows.items() if not row.startswith("scenario|")}
    return Proof(others, tuple(map(int, named)) or None)


def _plan(problem: Problem, frames: list[pl.DataFrame]) -> dict[tuple[int, int], tuple[Number, Number]]:
    number = {line.name: place for place, line in enumerate(problem.lines)}
    plan: dict[tuple[int, int], tuple[Number, Number]] = {}
    for frame in frames:
        for row in frame.iter_rows(named=True):
            if row["line"] not in number:
                raise ValueError(f"plan.csv, row {row[ROW]}: no line {row['line']}")
            whole = isinstance(row["groups"], int)
            groups, places = (row[key] if whole else Fraction(row[key]) for key in ("groups", "places"))
            plan[number[row["line"]], row["year"]] = (groups, places)
    if len(plan) != len(problem.lines) * problem.settings.span:
        raise ValueError(f"plan.csv: {len(plan)} rows for {len(problem.lines)} lines")
    return plan


def _totals_fault(folder: Path, answer: Answer, certificate: dict[str, Any]) -> str:
    try:
        summary = json.loads((folder / "summary.json").read_bytes())
    except ValueError:
        summary = None
    if not isinstance(summary, dict):
        return "summary.json: not a JSON object"
    for key, value in answer.totals().items():
        if summary.get(key) != value:
            return f"summary.json: {key} is {summary.get(key)}, recomputed {value}"
    stated = certificate["parameters"]
    for name, exact in (("objective", answer.objective), ("bound", answer.bound)):
        if stated.get(name) != str(exact):
            return f"certificate: {name} is {stated.get(name)}, recomputed {exact}"
    return ""


def _tables_fault(folder: Path, answer: Answer) -> str:
    for name, raw in answer.tables().items():
        if name == FORCED and not (folder / name).exists():
            continue  # a plan sealed before this table was written
        if (folder / name).read_bytes() != raw:
            return f"{name} is not what the input, the plan and the multipliers give"
    return ""
