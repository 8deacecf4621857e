"""Changes by hand: what they cost and which rule they break, exactly and at once; and a plan sealed with them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import sheber
from sheber.kernel.exchange import Problems, read_sheet
from sheber.kernel.exchange.folder import made_whole, take_input
from sheber.kernel.results import path_of
from sheber.kernel.words import Words
from sheber.order.bridge.files import RULE, STATEMENT, TYPE, labels_of
from sheber.order.bridge.names import name_of
from sheber.order.bridge.numbers import number
from sheber.order.bridge.read import NAMES, read_problem
from sheber.order.bridge.verify import MULTIPLIERS, PLAN, check_answer, proof_of
from sheber.order.bridge.write import Answer, write_workbook
from sheber.order.words import FUNDING, told
from sheber.proof.certificate import INPUT, seal_folder
from sheber.proof.signature import SigningKey
from sheber.science.order.check import faults, missed_by, spent, used
from sheber.science.order.prices import Proof
from sheber.science.order.problem import Limit, Line, Problem, columns_of
from sheber.science.order.standing import Standing

Plan = dict[tuple[int, int], tuple[int, int]]
NOTHING = (0, 0)
Amounts = dict[tuple[str, int], Fraction]
Changes = Mapping[str, tuple[int, int]]  # line -> (groups, places) of the first year
KEPT = 4  # plans whose problem stays in memory

GROUPS = Words(
    "«{line}»: {groups} топ, рұқсат етілгені көп дегенде {most}.",
    "«{line}»: групп {groups}, можно не больше {most}.",
    "“{line}”: groups {groups}, {most} at most.",
)
APPLICANTS = Words(
    "«{line}»: {places} орынға талапкер жетпейді, күтілетіні {applicants}.",
    "«{line}»: мест {places}, а абитуриентов ожидается {applicants}.",
    "“{line}”: places {places}, applicants expected {applicants}.",
)
SIZE = Words(
    "«{line}»: {groups} топта {places} орын, бір топта {low}–{high} болуы керек.",
    "«{line}»: мест {places}, групп {groups}; в одной группе должно быть {low}–{high}.",
    "“{line}”: places {places}, groups {groups}; a group holds {low}–{high}.",
)
BUDGET = Words(
    "{funding}, {year} жыл: бюджет {over} млн теңгеге асады.",
    "{funding}, {year} год: бюджет превышен на {over} млн тенге.",
    "{funding}, {year}: {over} million tenge over the budget.",
)
RESOURCE = Words(
    "«{name}», {year} жыл: {used} керек, {there} бар.",
    "«{name}», {year} год: нужно {used}, есть {there}.",
    "“{name}”, {year}: {used} needed, {there} there.",
)
LIMIT = Words(
    "«{name}» шегі {missed} бірлікке бұзылады.",
    "предел «{name}» нарушен на {missed}.",
    "the limit “{name}” is missed by {missed}.",
)
UNKNOWN_LINE = Words(
    "«{line}» жолы бұл жоспарда жоқ.", "строки «{line}» нет в этом плане.", "no line “{line}” in this plan."
)


@dataclass(frozen=True)
class Trial:
    """What changes would do: broken rules in words, jobs won or lost against the plan, places and groups."""

    faults: list[Words]
    jobs: Fraction
    places: int
    groups: int
    money: dict[tuple[str, int], Fraction]  # tiyn more, by funding and year of the plan
    before: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class _Held:
    """A sealed plan in memory, with what it spends, uses and supplies."""

    problem: Problem
    plan: Plan
    proof: Proof
    number: dict[str, int]
    standing: Standing
    spent: dict[tuple[str, int], Fraction]
    used: dict[tuple[str, int], Fraction]


@lru_cache(maxsize=KEPT)
def _held(folder: str, stamp: int) -> _Held:
    """A sealed plan by its folder; `stamp` is the certificate's time, so that a changed folder is read again."""
    place = path_of(folder)
    problem = read_problem(place / INPUT)
    problems = Problems()
    rows = read_sheet(place / "plan.csv", PLAN, problems)
    prices = read_sheet(place / "multipliers.csv", MULTIPLIERS, problems)
    problems.stop_if_any()
    number = {line.name: at for at, line in enumerate(problem.lines)}
    plan = {(number[row["line"]], row["year"]): (row["groups"], row["places"]) for row in rows.iter_rows(named=True)}
    proof = proof_of({row["row"]: Fraction(row["multiplier"]) for row in prices.iter_rows(named=True)})
    standing = Standing(problem, plan)
    return _Held(problem, plan, proof, number, standing, standing.spent, standing.used)


def held(folder: str) -> _Held:
    """The plan of a sealed folder, read once."""
    return _held(folder, (path_of(folder) / "certificate.json").stat().st_mtime_ns)


def try_changes(folder: str, changes: Changes, *, first_year: int = 0) -> Trial:
    """What changes of the first year's lines would do to the plan of a sealed folder, exactly.

    Only what the changed lines touch is computed again: their cells, money, resources and limits, with all other
    lines held where the plan has them.
    """
    one = held(folder)
    unknown = [code for code in changes if code not in one.number]
    if unknown:
        return Trial([told(UNKNOWN_LINE, line=code) for code in unknown], Fraction(0), 0, 0, {}, {})
    part = _part(one, list(changes))
    before = {key: one.plan.get((part.whole[key[0]], key[1]), NOTHING) for key in part.keys}
    after = before | {(at, 1): changes[code] for at, code in enumerate(part.codes)}
    broken = list(_faults(one, part, after, first_year))
    if not broken:  # the checker's own word is the last one
        broken = [Words(fault, fault, fault) for fault in faults(part.problem, after)]
    old, new = spent(part.problem, before), spent(part.problem, after)
    money = {key: new.get(key, Fraction(0)) - old.get(key, Fraction(0)) for key in {**old, **new}}
    first = {code: before[at, 1] for at, code in enumerate(part.codes)}
    return Trial(
        broken,
        one.standing.effect({(one.number[code], 1): after for code, after in changes.items()}).gain,
        sum(places - first[code][1] for code, (_, places) in changes.items()),
        sum(groups - first[code][0] for code, (groups, _) in changes.items()),
        money,
        first,
    )


@dataclass(frozen=True)
class _Part:
    """The lines that change as a problem of their own; what the other lines take is taken off already."""

    problem: Problem
    codes: list[str]
    whole: list[int]  # where each line stands in the whole problem
    keys: list[tuple[int, int]]
    used: Amounts  # of resources, by the other lines


def _part(one: _Held, codes: list[str]) -> _Part:
    whole = [one.number[code] for code in codes]
    place = {at: number for number, at in enumerate(whole)}
    keys = [(at, year) for at in range(len(codes)) for year in range(1, one.problem.settings.years + 1)]
    lines = tuple(one.problem.lines[at] for at in whole)
    uses = {place[at]: one.problem.uses[at] for at in whole if at in one.problem.uses}
    bare = replace(one.problem, lines=lines, uses=uses, cells=columns_of({}), limits=())
    before = {key: one.plan.get((whole[key[0]], key[1]), NOTHING) for key in keys}
    others_spent = _less(one.spent, spent(bare, before))
    others_used = _less(one.used, used(bare, before))
    # Fractions of a tiyn: the others' cohorts shrink from year to year.
    money: dict[Any, Any] = {
        k: amount - others_spent.get(k, Fraction(0)) for k, amount in one.problem.budgets.items()
    }
    problem = replace(
        bare,
        budgets=money,
        resources={key: amount - others_used.get(key, Fraction(0)) for key, amount in one.problem.resources.items()},
        limits=tuple(_limits(one, place)),
    )
    return _Part(problem, codes, whole, keys, others_used)


def _less(whole: Amounts, part: Amounts) -> Amounts:
    return {key: amount - part.get(key, Fraction(0)) for key, amount in whole.items()}


def _limits(one: _Held, place: dict[int, int]) -> Iterator[Limit]:
    """The limits that count a changed line, their bounds lowered by what the other lines fill."""
    for limit in one.problem.limits:
        mine = tuple(place[at] for at in limit.lines if at in place)
        if mine:
            kind = 0 if limit.counts == "groups" else 1
            rest = sum(one.plan.get((at, limit.year), NOTHING)[kind] for at in limit.lines if at not in place)
            low, high = (None if edge is None else edge - rest for edge in (limit.at_least, limit.at_most))
            yield replace(limit, lines=mine, at_least=low, at_most=high)


def _changed(one: _Held, changes: Changes) -> Plan:
    return {**one.plan, **{(one.number[code], 1): (groups, places) for code, (groups, places) in changes.items()}}


def _faults(one: _Held, part: _Part, plan: Plan, first_year: int) -> Iterator[Words]:
    """Every rule that the changed lines break, in three languages."""
    problem, before_first = part.problem, first_year - 1 if first_year else 0
    for (at, _), (groups, places) in plan.items():
        yield from _line_faults(problem.lines[at], groups, places)
    for (funding, year), amount in spent(problem, plan).items():
        over = amount - problem.budgets.get((funding, year), amount)
        if over > 0:
            yield told(BUDGET, funding=FUNDING.label(funding), year=str(before_first + year), over=over / 10**8)
    for (code, year), amount in used(problem, plan).items():
        there = one.problem.resources.get((code, year))
        total = amount + part.used.get((code, year), Fraction(0))
        if there is not None and total > there:
            name = name_of(problem, "resource", code)
            yield told(RESOURCE, name=name, year=str(before_first + year), used=total, there=there)
    for limit in problem.limits:
        missed = missed_by(problem, plan, limit) if limit.price is None else Fraction(0)
        if missed > 0:
            yield told(LIMIT, name=name_of(problem, "limit", limit.code), missed=missed)


def _line_faults(line: Line, groups: int, places: int) -> Iterator[Words]:
    if not 0 <= groups <= line.max_groups:
        yield told(GROUPS, line=line.name, groups=groups, most=line.max_groups)
    if places > line.applicants:
        yield told(APPLICANTS, line=line.name, places=places, applicants=line.applicants)
    if not line.group_min * groups <= places <= line.group_max * groups:
        sizes = {"low": line.group_min, "high": line.group_max}
        yield told(SIZE, line=line.name, groups=groups, places=places, **sizes)


def seal_hand(folder: str, changes: Changes, out: Path, *, key: SigningKey | None) -> dict[str, Any]:
    """The same input with a changed plan as a sealed order of its own; gives its summary.

    The bound is that of the plan it changes: it holds for every plan of the input. Raises ValueError where a check
    does not pass.
    """
    one = held(folder)
    answer = Answer(one.problem, _changed(one, changes), one.proof)
    given = path_of(folder) / INPUT
    with made_whole(out) as making:
        take_input(given, making, NAMES)
        for name, raw in answer.tables().items():
            (making / name).write_bytes(raw)
        summary = {**answer.totals(), "hand": True}
        (making / "summary.json").write_text(
            json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
        write_workbook(answer, labels_of(given / "lines.csv"), making / "plan.xlsx")
        seal_folder(
            making,
            type=TYPE,
            statement=STATEMENT.format(
                groups=summary["groups"], places=summary["places"], gap=number(answer.certified_gap * 100, 2)
            ).as_dict(),
            rule={**RULE, "package": sheber.__version__},
            parameters=_parameters(one, answer, changes),
            checks=check_answer(one.problem, answer),
            key=key,
        )
    return summary


def _parameters(one: _Held, answer: Answer, changes: Changes) -> dict[str, Any]:
    """What a hand plan states: how far it may be from the best, and each line before and after; no names."""
    settings = one.problem.settings
    hand = [
        {"line": code, "before": list(one.plan.get((one.number[code], 1), NOTHING)), "after": list(after)}
        for code, after in sorted(changes.items())
    ]
    return {
        "years": settings.years,
        "gap": str(settings.gap),
        "seconds": settings.seconds,
        "objective": str(answer.objective),
        "bound": str(answer.bound),
        "groups": answer.totals()["groups"],
        "places": answer.totals()["places"],
        "hand": hand,
    }
