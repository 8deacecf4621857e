"""A plan's files, each a function of the problem, the plan and the multipliers: the verifier writes them again."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from sheber.kernel.exchange.write import csv_bytes, write_table
from sheber.kernel.words import Words
from sheber.order.bridge.names import name_of
from sheber.order.bridge.numbers import number
from sheber.order.bridge.refused import Refusals, stop_text, swap_rows
from sheber.order.words import told
from sheber.science.order.bound import bound
from sheber.science.order.check import spent
from sheber.science.order.exact import NOTHING, Number, Plan
from sheber.science.order.explain import Explainer, verdict
from sheber.science.order.force import Swap
from sheber.science.order.prices import Proof
from sheber.science.order.problem import Problem
from sheber.science.order.standing import Standing

PLAN = ("line", "year", "groups", "places", "change", "reason")
SWAPS = ("refused", "line", "year", "groups", "places")
OUTLOOK = ("line", "year", "groups", "places")
CELLS = ("occupation", "district", "year", "need", "supply", "met", "over")
PRICES = ("kind", "name", "year", "used", "available", "price", "sentence", "sentence_kk", "sentence_en")
REFUSED = ("line", "stopped_by", "cost_of_forcing", "what_would_change_it")
FORCED = ("line", "solved", "jobs", "tenge", "lacking", "occupation", "more_need")

WORTH = {
    "budget": Words(
        "{year}-жылы «{name}» бюджетіне тағы бір миллион теңге {price} толтырылған жұмыс орнына тең",
        "ещё один миллион тенге бюджета «{name}» в году {year} стоит {price} занятых рабочих мест",
        "one more million tenge of “{name}” in year {year} is worth {price} filled jobs",
    ),
    "resource": Words(
        "{year}-жылы «{name}» тағы бір бірлігі {price} толтырылған жұмыс орнына тең",
        "ещё одна единица «{name}» в году {year} стоит {price} занятых рабочих мест",
        "one more unit of “{name}” in year {year} is worth {price} filled jobs",
    ),
    "limit_least": Words(
        "{year}-жылғы «{name}» төменгі шегінің соңғы бірлігі {price} толтырылған жұмыс орнына түседі",
        "последняя единица нижнего предела «{name}» в году {year} стоит {price} занятых рабочих мест",
        "the last unit of the floor “{name}” in year {year} costs {price} filled jobs",
    ),
    "limit_most": Words(
        "{year}-жылғы «{name}» жоғарғы шегіне тағы бір бірлік {price} толтырылған жұмыс орнына тең",
        "ещё одна единица верхнего предела «{name}» в году {year} стоит {price} занятых рабочих мест",
        "one more unit under the cap “{name}” in year {year} is worth {price} filled jobs",
    ),
}


class Answer:
    """Everything that is written of one plan; `swaps`: one more group of each refused line, None: estimates only."""

    def __init__(self, problem: Problem, plan: Plan, proof: Proof, swaps: Mapping[int, Swap] | None = None) -> None:
        self.problem, self.plan, self.proof, self.swaps = problem, plan, proof, swaps
        self.standing = Standing(problem, plan)
        self.worth = self.standing.worth
        self.explainer = Explainer(problem, plan, proof.multipliers, self.worth)
        self.objective = self.worth.total
        self.bound = bound(problem, proof)

    @property
    def certified_gap(self) -> Fraction:
        """(bound - objective) / max(1, |objective|)."""
        return (self.bound - self.objective) / max(Fraction(1), abs(self.objective))

    def plan_rows(self) -> Iterable[list[Any]]:
        """A row for each line and year."""
        for place, line in enumerate(self.problem.lines):
            before: Number = line.last
            for year in range(1, self.problem.settings.years + 1):
                groups, places = self.plan.get((place, year), NOTHING)
                reason = verdict(before, groups)
                stop = self.explainer.stop(place, year)
                yield [line.name, year, groups, places, groups - before, f"{reason}; stopped by {stop_text(stop)}"]
                before = groups

    def cell_rows(self) -> Iterable[list[Any]]:
        """A row for each cell that counts, in order."""
        for cell in sorted(self.worth.exact.cells()):
            flow = self.worth.flow(cell)
            yield [*cell, number(flow.need), number(flow.supply), number(flow.met), number(flow.over)]

    def price_rows(self) -> Iterable[list[Any]]:
        """A row for each scarce thing."""
        for price in self.explainer.prices():
            name = name_of(self.problem, price.kind, price.name)
            words = told(WORTH[price.kind], name=name, year=str(price.year), price=number(price.price, 3))
            yield [
                price.kind,
                price.name,
                price.year,
                number(price.used, 2),
                number(price.available, 2),
                number(price.price),
                words.ru,
                words.kk,
                words.en,
            ]

    def multiplier_rows(self) -> Iterable[list[Any]]:
        """The proof of the bound: each price that is not nought, each scenario's weight."""
        proof = self.proof
        rows = [*proof.multipliers.items()]
        rows += [(f"scenario|{place}", Fraction(one)) for place, one in enumerate(proof.weights or (), start=1)]
        return [[row, number(value)] for row, value in sorted(rows)]

    def outlook_rows(self) -> Iterable[list[Any]]:
        """A row for each line and outlook year."""
        settings = self.problem.settings
        for place, line in enumerate(self.problem.lines):
            for year in range(settings.years + 1, settings.span + 1):
                yield [line.name, year, *(number(one) for one in self.plan.get((place, year), NOTHING))]

    def binding(self) -> Iterable[tuple[int, int]]:
        """Groups and places of the years that bind."""
        years = self.problem.settings.years
        return ((int(groups), int(places)) for (_, year), (groups, places) in self.plan.items() if year <= years)

    def totals(self) -> dict[str, Any]:
        """What the summary says and the verifier recomputes."""
        money = spent(self.problem, self.plan)
        return {
            "objective": float(number(self.objective)),
            "bound": float(number(self.bound)),
            "certified_gap": float(number(self.certified_gap, 9)),
            "groups": sum(groups for groups, _ in self.binding()),
            "places": sum(places for _, places in self.binding()),
            "money": {
                f"{funding} {year}": number(amount / 100, 2)
                for (funding, year), amount in sorted(money.items())
                if amount
            },
            "unserved_needs": sorted({occupation for occupation, _, _ in self.explainer.unserved()}),
        }

    def tables(self) -> dict[str, bytes]:
        """The CSV files by name."""
        refused = Refusals(self.problem, self.explainer, self.standing, self.swaps)
        made = {
            "plan.csv": csv_bytes(PLAN, self.plan_rows()),
            "cells.csv": csv_bytes(CELLS, self.cell_rows()),
            "prices.csv": csv_bytes(PRICES, self.price_rows()),
            "refused.csv": csv_bytes(REFUSED, refused.rows()),
            "multipliers.csv": csv_bytes(("row", "multiplier"), self.multiplier_rows()),
        }
        if self.problem.settings.outlook:
            made["outlook.csv"] = csv_bytes(OUTLOOK, self.outlook_rows())
        if self.swaps:
            made["swaps.csv"] = csv_bytes(SWAPS, swap_rows(self.problem, self.swaps))
        if self.swaps is not None:
            made["forced.csv"] = csv_bytes(FORCED, refused.forced_rows())
        return made


HEADINGS = {
    "line": Words("Жол", "Строка", "Line"),
    "college": Words("Колледж", "Колледж", "College"),
    "district": Words("Аудан", "Район", "District"),
    "specialty": Words("Мамандық", "Специальность", "Specialty"),
    "level": Words("Деңгей", "Уровень", "Level"),
    "base": Words("Негізі", "База", "Base"),
    "language": Words("Тілі", "Язык", "Language"),
    "funding": Words("Қаржыландыру", "Финансирование", "Funding"),
    "year": Words("Қабылдау жылы", "Год приёма", "Intake year"),
    "last": Words("Былтырғы топтар", "Групп в прошлом году", "Groups last year"),
    "groups": Words("Топтар", "Групп", "Groups"),
    "places": Words("Орындар", "Мест", "Places"),
    "change": Words("Өзгеріс", "Изменение", "Change"),
    "cost": Words("Бір студентке теңге", "Тенге на студента в год", "Tenge per student-year"),
    "reason": Words("Себебі", "Причина", "Reason"),
}
TITLE = Words("Мемлекеттік тапсырыс", "Государственный заказ", "State order")


def write_workbook(answer: Answer, labels: Mapping[str, Mapping[str, str]], target: Path) -> None:
    """The plan in the order's form, one page per language. `labels[line]` holds level, base, language..."""
    rows: list[list[Any]] = []
    for place, line in enumerate(answer.problem.lines):
        told = labels.get(line.name, {})
        before: Number = line.last
        for year in range(1, answer.problem.settings.years + 1):
            groups, places = answer.plan.get((place, year), NOTHING)
            stop = answer.explainer.stop(place, year)
            named = [told.get(key) or "" for key in ("level", "base", "language")]
            reason = f"{verdict(before, groups)}; {stop_text(stop)}"
            numbers = [year, before, groups, places, groups - before, Decimal(line.cost) / 100]
            rows.append(
                [line.name, line.college, line.district, line.specialty, *named, line.funding, *numbers, reason]
            )
            before = groups
    total = ["", "", "", "", "", "", "", "", "", "", answer.totals()["groups"], answer.totals()["places"]]
    pages = [
        (
            f"{TITLE.in_language(language)} {language}",
            [w.in_language(language) for w in HEADINGS.values()],
            [*rows, total],
        )
        for language in ("kk", "ru", "en")
    ]
    write_table(target, pages)
