"""What another rule or more seats would have done: a match run again with one change, and who gains and who loses."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from sheber.admission.bridge.appeals import input_of
from sheber.admission.bridge.read import TOO_MANY, UNKNOWN, Market, read_market
from sheber.kernel.exchange import Problems, refuse
from sheber.kernel.exchange.advice import quoted
from sheber.kernel.exchange.folder import made_whole
from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.words import Words
from sheber.science.admission.gate import seats_of
from sheber.science.admission.match import cutoffs, match
from sheber.science.admission.problem import Answer, Problem
from sheber.science.admission.what_if import (
    Comparison,
    closed_to_holders,
    compare,
    reordered,
    with_percent,
    with_released,
)

REPORT = "what_if.json"
MOST_PERCENT = 1000
VERDICTS = {1: "gained", 0: "same", -1: "lost"}
ALL_ONCE = Words(
    "барлық құқық бір-бір реттен аталуы керек: {names}.",
    "каждое право называется один раз: {names}.",
    "every right is named once: {names}.",
)
RELEASED = Words(
    "«{text}»: ҚҰҚЫҚ=yes немесе ҚҰҚЫҚ=no түрінде жазыңыз.",
    "«{text}»: запишите как ПРАВО=yes или ПРАВО=no.",
    "“{text}”: write it as RIGHT=yes or RIGHT=no.",
)
SEATS = Words(
    "«{text}»: БАҒДАРЛАМА=+10 немесе БАҒДАРЛАМА=-10 түрінде жазыңыз.",
    "«{text}»: запишите как ПРОГРАММА=+10 или ПРОГРАММА=-10.",
    "“{text}”: write it as PROGRAMME=+10 or PROGRAMME=-10.",
)
PERCENT = Words(
    "пайыз −100 бен {most} аралығында болуы керек.",
    "процент — от −100 до {most}.",
    "a percent between -100 and {most} is wanted.",
)
BELOW_ZERO = Words(
    "«{code}» бағдарламасында жалпы орын {seats} ғана: {fewer} орынға азайту мүмкін емес.",
    "у программы «{code}» открытых мест только {seats}: убрать {fewer} нельзя.",
    "programme “{code}” has only {seats} open seats: {fewer} cannot be taken away.",
)
CLOSED = Words(
    "«{pool}» орындарын құқығы жоқ адамдар алып қойған: олардан тартып алуға болмайды.",
    "места «{pool}» уже держат люди без этого права: закрыть их от них нельзя.",
    "people without the right hold places of “{pool}” from the round before: it cannot be closed to them.",
)


@dataclass(frozen=True)
class Change:
    """What is changed. `order`: all rights in another printed order; `released`: right to yes or no, in all its pools;
    `percent`: all seats, over all pools; `seats`: programme to the number of open seats added or taken away.
    """

    order: Sequence[str] = ()
    released: Mapping[str, bool] = field(default_factory=dict)
    seats: Mapping[str, int] = field(default_factory=dict)
    percent: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The form that stands in the summary."""
        return {
            "order": list(self.order),
            "released": dict(self.released),
            "seats": dict(self.seats),
            "percent": self.percent,
        }


@dataclass(frozen=True)
class Outcome:
    """`summary`: whole numbers, fit for JSON. `people`: applicant, choice, programme and pool before and after, verdict
    (gained, same, lost; by place in the own list), in the order of applicants.csv: codes of people, not to be published.
    """

    summary: dict[str, Any]
    people: pl.DataFrame


def change_of(order: str = "", released: Sequence[str] = (), seats: Sequence[str] = (), percent: int = 0) -> Change:
    """A change from words: order "a,b", released "rural=no", seats "PROGRAMME=+10". Raises BadInput."""
    problems = Problems()
    answers: dict[str, bool] = {}
    numbers: dict[str, int] = {}
    for text in released:
        name, _, value = text.rpartition("=")
        if not name or value not in {"yes", "no"}:
            problems.add("--released", None, "", RELEASED.format(text=quoted(text)))
        answers[name] = value == "yes"
    for text in seats:
        name, _, value = text.rpartition("=")
        if name and re.fullmatch(r"[+-]?[0-9]{1,7}", value):
            numbers[name] = numbers.get(name, 0) + int(value)
        else:
            problems.add("--seats", None, "", SEATS.format(text=quoted(text)))
    problems.stop_if_any()
    return Change([one.strip() for one in order.split(",")] if order else [], answers, numbers, percent)


def what_if(folder: Path, change: Change) -> Outcome:
    """Run a sealed match (or a folder of inputs) again with a change, and compare. Nothing is written.

    Holders of a next round keep their first claim. Raises BadInput where the change names what is not there, or takes
    places away that people hold.
    """
    market = read_market(input_of(folder))
    other = changed(market, change)
    before, after = match(market.problem), match(other)
    told = compare(market.problem, before, after)
    summary = {
        "change": change.as_dict(),
        "applicants": market.problem.applicants,
        "seats": {"before": int(market.problem.seats.sum()), "after": int(other.seats.sum())},
        "placed": _both(before, after),
        **_counts(told, np.ones(market.problem.applicants, dtype=bool)),
        "by_right": list(_by_right(market, before, after, told)),
        "by_programme": list(_by_programme(market, other, before, after)),
    }
    return Outcome(summary, _people(market, before, after, told))


def write_what_if(folder: Path, out: Path, change: Change) -> dict[str, Any]:
    """`what_if` into `out`: what_if.json, programmes.csv, people.csv; gives the summary. Raises BadInput."""
    with made_whole(out, marker=REPORT) as making:
        outcome = what_if(folder, change)
        raw = json.dumps(outcome.summary, ensure_ascii=False, indent=2) + "\n"
        (making / REPORT).write_text(raw, encoding="utf-8")
        rows = outcome.summary["by_programme"]
        heading = list(rows[0]) if rows else ["programme"]
        (making / "programmes.csv").write_bytes(csv_bytes(heading, (row.values() for row in rows)))
        outcome.people.write_csv(making / "people.csv")
    return outcome.summary


def changed(market: Market, change: Change) -> Problem:
    """The problem with the change. Raises BadInput."""
    problem = market.problem
    rights = {code: place for place, code in enumerate(market.rights)}
    programmes = {code: place for place, code in enumerate(market.programmes)}
    _known("--released", change.released, rights, "rights.csv")
    _known("--seats", change.seats, programmes, "seats.csv")
    if not -100 <= change.percent <= MOST_PERCENT:
        raise refuse("--percent", None, "", PERCENT.format(most=MOST_PERCENT))
    if change.percent:
        problem = with_percent(problem, change.percent)
    problem = _more_seats(problem, {programmes[code]: more for code, more in change.seats.items()}, market)
    for code, released in change.released.items():
        problem = with_released(problem, rights[code], released=released)
    _keep_holders(problem, market)
    if change.order:
        if sorted(change.order) != sorted(market.rights):
            raise refuse("--order", None, "", ALL_ONCE.format(names=",".join(market.rights) or "—"))
        problem = reordered(problem, np.array([rights[code] for code in change.order], dtype=np.int64))
    return problem


def _known(option: str, named: Mapping[str, Any], known: Mapping[str, int], file: str) -> None:
    problems = Problems()
    for code in named:
        if code not in known:
            problems.add(option, None, "", UNKNOWN.format(code=code, file=file))
    problems.stop_if_any()


def _more_seats(problem: Problem, more: Mapping[int, int], market: Market) -> Problem:
    seats = problem.seats.copy()
    problems = Problems()
    for programme, number in more.items():
        pool = problem.open_pool[programme]
        if seats[pool] + number < 0:
            words = BELOW_ZERO.format(code=market.programmes[programme], seats=int(seats[pool]), fewer=-number)
            problems.add("--seats", None, "", words)
        seats[pool] += number
    problems.stop_if_any()
    return replace(problem, seats=seats)


def _keep_holders(problem: Problem, market: Market) -> None:
    """Nobody may lose by a change what was held before the round."""
    if problem.holds is None:
        return
    problems = Problems()
    held = np.bincount(problem.holds[problem.holds >= 0], minlength=len(problem.seats))
    for pool in np.flatnonzero(held > problem.seats).tolist():
        words = TOO_MANY.format(seats=int(problem.seats[pool]), held=int(held[pool]))
        problems.add("holders.csv", None, "{} {}".format(*market.pools[pool]), words)
    for pool in np.flatnonzero(closed_to_holders(problem)).tolist():
        problems.add("--released", None, "", CLOSED.format(pool="{} {}".format(*market.pools[pool])))
    problems.stop_if_any()


def _both(before: Answer, after: Answer, among: np.ndarray | None = None) -> dict[str, int]:
    chosen = slice(None) if among is None else among
    return {
        "before": int((before.pool[chosen] >= 0).sum()),
        "after": int((after.pool[chosen] >= 0).sum()),
    }


def _counts(told: Comparison, among: np.ndarray) -> dict[str, int]:
    """Of some people: by place in the own list, by choice alone, and who came to a place or lost it."""
    verdict, choice = told.verdict[among], told.by_choice[among]
    return {
        **{name: int((verdict == sign).sum()) for sign, name in VERDICTS.items()},
        "better_choice": int((choice > 0).sum()),
        "worse_choice": int((choice < 0).sum()),
        "newly_placed": int(told.newly_placed[among].sum()),
        "lost_place": int(told.lost_place[among].sum()),
    }


def _by_right(market: Market, before: Answer, after: Answer, told: Comparison) -> Iterator[dict[str, Any]]:
    """Those who hold each right (who holds two counts twice), and at the end those who hold none: right ""."""
    held = market.problem.rights
    groups = [(code, (held >> place) & 1 == 1) for place, code in enumerate(market.rights)]
    for code, among in [*groups, ("", held == 0)]:
        yield {
            "right": code,
            "applicants": int(among.sum()),
            "placed": _both(before, after, among),
            **_counts(told, among),
        }


def _by_programme(market: Market, other: Problem, before: Answer, after: Answer) -> Iterator[dict[str, Any]]:
    """Over all pools; the points are those of the open pool's cut-off, None where open seats are left."""
    sides = []
    for problem, answer in ((market.problem, before), (other, after)):
        people = np.flatnonzero(answer.pool >= 0)
        programme = problem.programme[problem.offset[people] + answer.choice[people]]
        admitted = np.bincount(programme, minlength=len(market.programmes))
        cut = cutoffs(problem, answer)
        points = np.where(cut.full, cut.points, 0)[problem.open_pool].tolist()
        full = cut.full[problem.open_pool].tolist()
        shown = [one if is_full else None for one, is_full in zip(points, full, strict=True)]
        sides.append((seats_of(problem).tolist(), admitted.tolist(), shown))
    for place, code in enumerate(market.programmes):
        told: dict[str, Any] = {"programme": code}
        for number, name in enumerate(("seats", "admitted", "points")):
            told[f"{name}_before"], told[f"{name}_after"] = sides[0][number][place], sides[1][number][place]
        yield told


def _people(market: Market, before: Answer, after: Answer, told: Comparison) -> pl.DataFrame:
    number = market.number
    columns: dict[str, pl.Series] = {"applicant": pl.Series(market.applicants, dtype=pl.String)}
    names = pl.DataFrame(market.pools or [("", "")], schema={"programme": pl.String, "pool": pl.String}, orient="row")
    for answer, when in ((before, "before"), (after, "after")):
        pool = answer.pool[number]
        nowhere, where = pl.Series(pool < 0), pl.Series(np.maximum(pool, 0), dtype=pl.UInt32)
        columns[f"choice_{when}"] = pl.Series(answer.choice[number].astype(np.int64) + 1).set(nowhere, None)
        for name in ("programme", "pool"):
            columns[f"{name}_{when}"] = names[name].gather(where).set(nowhere, None)
    verdict = pl.Series(told.verdict[number], dtype=pl.Int8)
    columns["verdict"] = verdict.replace_strict(VERDICTS, return_dtype=pl.String)
    return pl.DataFrame(columns)
