"""The gate on a folder: what is expected comes from optional tables beside the inputs."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from sheber.admission.bridge import sheets
from sheber.admission.bridge.read import UNKNOWN, Market, path_of
from sheber.kernel.exchange import Problems, read_json, read_sheet, refuse
from sheber.kernel.exchange.advice import say
from sheber.kernel.exchange.read import ROW
from sheber.kernel.words import Words
from sheber.science.admission.gate import USUAL, Expected, Finding, Limits, before_publishing, before_sealing
from sheber.science.admission.problem import Answer

LIMITS = "gate.json"
ANSWERABLE = 2  # people who must answer for what the gate found
NAMED = 20  # programmes named in a sentence
WHOLE_LIMITS = Words(
    "белгілі атаулардың бүтін сандары керек: {names}.",
    "нужны целые числа под известными именами: {names}.",
    "whole numbers under known names are wanted: {names}.",
)
MEANINGS = {
    "grown": Words(
        "{where}: {found} орын, былтырғыдан тым көп (рұқсаты {allowed}).",
        "{where}: мест {found}, намного больше прошлогоднего (допустимо {allowed}).",
        "{where}: {found} seats, far more than last year (allowed {allowed}).",
    ),
    "fallen": Words(
        "{where}: {found} орын, былтырғыдан тым аз (рұқсаты {allowed}).",
        "{where}: мест {found}, намного меньше прошлогоднего (допустимо {allowed}).",
        "{where}: {found} seats, far fewer than last year (allowed {allowed}).",
    ),
    "licence": Words(
        "{where}: {found} орын, лицензияда {allowed}.",
        "{where}: мест {found}, по лицензии {allowed}.",
        "{where}: {found} seats, the licence allows {allowed}.",
    ),
    "order": Words(
        "{where}: {found} орын, мемлекеттік тапсырыста {allowed}.",
        "{where}: мест {found}, в государственном заказе {allowed}.",
        "{where}: {found} seats, the state order has {allowed}.",
    ),
    "quota": Words(
        "{where}: квотаға {found} орын, есеп бойынша {allowed}.",
        "{where}: по квоте мест {found}, по расчёту {allowed}.",
        "{where}: {found} kept places, by the quota {allowed}.",
    ),
    "offers": Words(
        "{where}: {found} адам қабылданды, орын {allowed}.",
        "{where}: принято {found}, мест {allowed}.",
        "{where}: {found} admitted to {allowed} seats.",
    ),
    "applicants": Words(
        "{found} бағдарламаны ешкім таңдамаған (рұқсаты {allowed}): {names}.",
        "{found} программ никто не выбрал (допустимо {allowed}): {names}.",
        "nobody chose {found} programmes (allowed {allowed}): {names}.",
    ),
    "nobody": Words("талапкер жоқ.", "нет ни одного абитуриента.", "there is no applicant."),
    "ties": Words(
        "өтініштердің {found} %-ы бағдарламасының ең жиі баллында тұр (рұқсаты {allowed} %): балл жоғалған болуы мүмкін.",
        "{found} % заявлений стоят на самом частом балле своей программы (допустимо {allowed} %): баллы могли потеряться.",
        "{found} % of the applications stand at their programme's most frequent points (allowed {allowed} %): "
        "points may be lost.",
    ),
    "points": Words(
        "балл {found} рұқсат етілген шектен шығады ({allowed}).",
        "баллы {found} выходят за допустимое ({allowed}).",
        "points {found} are beyond what is allowed ({allowed}).",
    ),
    "placed": Words(
        "орын алғандар {found} %, былтырғымен салыстырғанда кемінде {allowed} % күтілген.",
        "получили место {found} %, по прошлому году ожидалось не меньше {allowed} %.",
        "{found} % were placed, by last year at least {allowed} % were expected.",
    ),
}


def answering(names: Sequence[str]) -> list[str]:
    """The people named, each once: another case or space does not make another person of the same name."""
    people: dict[str, str] = {}
    for name in names:
        clean = " ".join(unicodedata.normalize("NFC", name).split())
        if clean:
            people.setdefault(clean.casefold(), clean)
    return sorted(people.values())


class StoppedError(Exception):
    """The gate stopped the step; `findings` as `told` gives them."""

    def __init__(self, findings: list[dict[str, Any]]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


Answers = Callable[[list[dict[str, Any]]], Sequence[str]]


def stop_at_gate(market: Market, findings: list[Finding], answers: Sequence[str] | Answers) -> list[str]:
    """Who answers for what was found: names, or a function from the findings to names.

    Raises StoppedError where something was found and fewer than two people answer for it.
    """
    if not findings:
        return []
    sentences = [told(market, one) for one in findings]
    names = answering(answers(sentences) if callable(answers) else answers)
    if len(names) < ANSWERABLE:
        raise StoppedError(sentences)
    return names


def answered(findings: Sequence[Finding], override: Sequence[str]) -> dict[str, Any]:
    """For a seal or a certificate: who answers for what was found, and how many findings of each check; or nothing."""
    if not findings:
        return {}
    return {"override": answering(override), "findings": dict(sorted(Counter(one.check for one in findings).items()))}


def read_limits(folder: Path) -> Limits:
    """gate.json beside the inputs (null: not looked at), over the defaults. Raises BadInput.

    Programmes that nobody chose and ties are looked at only where gate.json or previous.csv shows that the inputs
    are a campaign's: tables of a case may be of any kind.
    """
    path = folder / LIMITS
    usual = USUAL if path.is_file() or path_of(folder, sheets.PREVIOUS).is_file() else Limits()
    told = read_json(path, missing={})
    known = {one.name: one.default for one in fields(Limits)}
    if not isinstance(told, dict):
        raise refuse(LIMITS, None, "", say("", "нысан керек.", "нужен объект.", "an object is wanted."))
    for name, value in told.items():
        number = isinstance(value, int) and not isinstance(value, bool)
        if name not in known or not (number or (value is None and known[name] is None)):
            names = ", ".join(sorted(known))
            raise refuse(LIMITS, None, name, WHOLE_LIMITS.format(names=names))
    return replace(usual, **told)


def read_expected(folder: Path, market: Market) -> Expected:
    """previous, licences, ordered and kept beside the inputs; what is not there is not known. Raises BadInput."""
    problems = Problems()
    previous = _by_programme(folder, sheets.PREVIOUS, "seats", market, problems)
    licensed = _by_programme(folder, sheets.LICENCES, "places", market, problems)
    ordered = _by_programme(folder, sheets.ORDERED, "places", market, problems)
    kept = _kept(folder, market, problems)
    problems.stop_if_any()
    return Expected(previous, licensed, ordered, kept)


def _kept(folder: Path, market: Market, problems: Problems) -> np.ndarray | None:
    """Places (R, P) that the quotas keep; -1: not known."""
    path = path_of(folder, sheets.KEPT)
    if not path.is_file():
        return None
    programmes = {code: place for place, code in enumerate(market.programmes)}
    rights = {code: place for place, code in enumerate(market.rights)}
    values = np.full((len(rights), len(programmes)), -1, dtype=np.int64)
    frame: pl.DataFrame = read_sheet(path, sheets.KEPT, problems)
    for row, code, pool, seats in frame.select(ROW, "programme", "pool", "seats").iter_rows():
        if pool not in rights:
            problems.add(path.name, row, "pool", UNKNOWN.format(code=pool, file="rights.csv"))
        elif code in programmes:
            values[rights[pool], programmes[code]] = -1 if seats is None else seats
        elif seats:  # no places kept in a line that is not offered: nothing is missing
            problems.add(path.name, row, "programme", UNKNOWN.format(code=code, file="seats.csv"))
    return values


def _by_programme(folder: Path, sheet: Any, column: str, market: Market, problems: Problems) -> np.ndarray:
    values = np.full(len(market.programmes), -1, dtype=np.int64)
    path = path_of(folder, sheet)
    if not path.is_file():
        return values
    number = {code: place for place, code in enumerate(market.programmes)}
    frame: pl.DataFrame = read_sheet(path, sheet, problems)
    for row, code, value in frame.select(ROW, "programme", column).iter_rows():
        if code in number:
            values[number[code]] = -1 if value is None else value
        elif (
            sheet is not sheets.PREVIOUS and value
        ):  # last year's may be gone; what is licensed or ordered is offered
            problems.add(path.name, row, "programme", UNKNOWN.format(code=code, file="seats.csv"))
    return values


def gate_inputs(market: Market, expected: Expected, limits: Limits) -> list[Finding]:
    """Before sealing."""
    return before_sealing(market.problem, expected, limits)


def gate_results(market: Market, answer: Answer, expected: Expected, limits: Limits) -> list[Finding]:
    """Before publishing."""
    return before_publishing(market.problem, answer, expected, limits)


def told(market: Market, finding: Finding) -> dict[str, Any]:
    """A finding with its programme's code and its sentence."""
    where = market.programmes[finding.programme] if finding.programme >= 0 else ""
    if finding.right >= 0:
        where += f" {market.rights[finding.right]}"
    codes = [market.programmes[one] for one in finding.programmes]
    names = ", ".join(codes[:NAMED]) + (" ..." if len(codes) > NAMED else "")
    words = MEANINGS[finding.check].format(where=where, found=finding.found, allowed=finding.allowed, names=names)
    return {**asdict(finding), "programme": where, "programmes": codes, "words": words.as_dict()}
