"""What a jury's certificate states, counted again by other ways from its files: no database, no network."""

import csv
import hashlib
from fractions import Fraction
from pathlib import Path
from typing import Any

from sheber.honours.bridge.ballots import ballots_of
from sheber.kernel.words import Words
from sheber.proof.canonical import NotCanonicalError, from_canonical
from sheber.proof.certificate import Check
from sheber.science.jury.check import rule_fault, winners_in, winners_of
from sheber.science.jury.problem import RULES, Ballots

MEANINGS = {
    "criteria": Words(
        "Критерийлер мен салмақтар ұсыныстар басталғанға дейін бекітілгендей.",
        "Критерии и веса те, что зафиксированы до начала выдвижения.",
        "Criteria and weights are those that were fixed before nominations began.",
    ),
    "recusals": Words(
        "Шеттетілген қазы ол кісіге балл қоймаған.",
        "Отведённый член жюри не ставил баллов этому кандидату.",
        "No juror scored a nominee from whom they had to stand aside.",
    ),
    "counting": Words(
        "Барлық ереже бойынша мәндер мен орындар басқа жолмен қайта есептелді.",
        "Значения и места по всем правилам пересчитаны другим способом.",
        "Values and ranks by every rule were counted again in another way.",
    ),
    "robustness": Words(
        "Әр қазыны алып тастағандағы нәтиже қайта есептелді.",
        "Результат без каждого члена жюри пересчитан.",
        "The result without each juror was counted again.",
    ),
}


def check_files(folder: Path, parameters: dict[str, Any]) -> list[Check]:
    """Every check, from the files of the folder."""
    try:
        raw = (folder / "input" / "settings.json").read_bytes()
        settings = from_canonical(raw)
        scores = [
            (one["juror"], one["nomination"], one["criterion"], int(one["value"]))
            for one in _rows(folder / "input" / "scores.csv")
        ]
        entries = [one["nomination"] for one in _rows(folder / "input" / "entries.csv")]
        ballots = ballots_of(settings, scores, entries)
        digest = hashlib.sha256(raw).hexdigest()
        same = digest == parameters["criteria_hash"] and settings["call"] == parameters["call"]
        results, removals = _rows(folder / "result.csv"), _rows(folder / "robustness.csv")
        aside = {(one["juror"], one["nomination"]) for one in _rows(folder / "input" / "recusals.csv")}
        return [
            _check("criteria", "" if same else f"the settings hash to {digest}"),
            _check("recusals", _recusal_fault(scores, aside)),
            _check("counting", _count_fault(ballots, results)),
            _check("robustness", _removal_fault(ballots, removals)),
        ]
    except (OSError, NotCanonicalError, KeyError, TypeError, ValueError, ZeroDivisionError) as error:
        return [_check("counting", f"{type(error).__name__}: {error}")]


def check_folder(folder: Path, certificate: dict[str, Any]) -> list[Check]:
    """As `sheber verify` asks."""
    return check_files(folder, certificate["parameters"])


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name].as_dict(), not fault, fault)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _recusal_fault(scores: list[tuple[str, str, str, int]], aside: set[tuple[str, str]]) -> str:
    broken = next((one for one in scores if one[:2] in aside), None)
    return f"{broken[0]} scored {broken[1]} though standing aside" if broken else ""


def _count_fault(ballots: Ballots, rows: list[dict[str, str]]) -> str:
    if sorted((one["rule"], one["nomination"]) for one in rows) != sorted(
        (r, e) for r in RULES for e in ballots.entries
    ):
        return "the result does not name every nominee under every rule once"
    for rule in RULES:
        mine = {one["nomination"]: one for one in rows if one["rule"] == rule}
        values = {entry: Fraction(one["value"]) if one["value"] else None for entry, one in mine.items()}
        fault = rule_fault(ballots, rule, values)
        if fault:
            return fault
        sure, tied = winners_in(values, ballots.places)
        for entry, one in mine.items():
            own = values[entry]
            rank = "" if own is None else str(1 + sum(v is not None and v > own for v in values.values()))
            wins = "yes" if entry in sure else "tie" if entry in tied else "no"
            if (one["rank"], one["wins"]) != (rank, wins):
                return f"{rule}: {entry} has rank {rank or 'none'} and wins: {wins}"
    return ""


def _removal_fault(ballots: Ballots, rows: list[dict[str, str]]) -> str:
    voting = sorted({juror for juror, _ in ballots.scores})
    if sorted((one["rule"], one["removed"]) for one in rows) != sorted((r, j) for r in RULES for j in voting):
        return "the removals are not those of every juror under every rule"
    for one in rows:
        sure, _ = winners_of(ballots.without(one["removed"]), one["rule"])
        whole, _ = winners_of(ballots, one["rule"])
        if one["winners"].split() != sorted(sure) or one["same"] != ("yes" if sure == whole else "no"):
            return f"{one['rule']} without {one['removed']}: the winners are {sorted(sure)}"
    return ""
