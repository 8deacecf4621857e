"""A plan's files, each a function of the problem, the plan and the multipliers: the verifier writes them again."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from sheber.kernel.exchange.write import csv_bytes, write_table
from sheber.kernel.indicators import round_value
from sheber.kernel.words import Words
from sheber.science.order.check import NOTHING, Plan, bound, flows, objective, spent
from sheber.science.order.explain import Explainer, Price, Stop, verdict
from sheber.science.order.problem import Problem

PLAN = ("line", "year", "groups", "places", "change", "reason")
CELLS = ("occupation", "district", "year", "need", "supply", "met", "over")
PRICES = ("kind", "name", "year", "used", "available", "price", "sentence", "sentence_kk", "sentence_en")
REFUSED = ("line", "stopped_by", "cost_of_forcing", "what_would_change_it")

STOPS = {
    "own_limit": Words(
        "лицензия немесе ұсыныс шегі: топ санын көбейту керек",
        "свой предел (лицензия, заявка): нужен больший предел групп",
        "its own limit (licence, proposal): a higher limit of groups would",
    ),
    "applicants": Words(
        "талапкер аз: тағы бір топқа талапкер керек",
        "мало абитуриентов: нужны абитуриенты ещё на одну группу",
        "too few applicants: applicants for one more group would",
    ),
    "resource": Words(
        "ресурс жетпейді ({name}, {year}-жыл): оны көбейту керек",
        "не хватает ресурса ({name}, год {year}): нужно больше",
        "not enough of {name} in year {year}: more of it would",
    ),
    "budget": Words(
        "қаражат жетпейді ({name}, {year}-жыл): бюджетті көбейту керек",
        "не хватает денег ({name}, год {year}): нужен больший бюджет",
        "not enough money ({name}, year {year}): a larger budget would",
    ),
    "limit": Words(
        "«{name}» шегі ({year}-жыл): шекті өзгерту керек",
        "предел «{name}» (год {year}): нужно изменить предел",
        "the limit “{name}” (year {year}): a wider limit would",
    ),
    "need_met": Words(
        "қажеттілік өтелген: «{name}» бойынша қажеттілік өсуі керек",
        "потребность закрыта: нужна большая потребность по «{name}»",
        "the need is met: a larger need for {name} would",
    ),
}

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


def number(value: Fraction | int, places: int = 6) -> str:
    """A decimal of at most `places` places without trailing zeros."""
    text = round_value(Fraction(value), places)
    return text.rstrip("0").rstrip(".") if "." in text else text


class Answer:
    """Everything that is written of one plan."""

    def __init__(self, problem: Problem, plan: Plan, multipliers: Mapping[str, Fraction]) -> None:
        self.problem, self.plan, self.multipliers = problem, plan, multipliers
        self.explainer = Explainer(problem, plan, multipliers)
        self.objective = objective(problem, plan)
        self.bound = bound(problem, multipliers)

    @property
    def certified_gap(self) -> Fraction:
        """(bound - objective) / max(1, |objective|)."""
        return (self.bound - self.objective) / max(Fraction(1), abs(self.objective))

    def plan_rows(self) -> Iterable[list[Any]]:
        """A row for each line and year."""
        for place, line in enumerate(self.problem.lines):
            before = line.last
            for year in range(1, self.problem.settings.years + 1):
                groups, places = self.plan.get((place, year), NOTHING)
                reason = verdict(before, groups)
                stop = self.explainer.stop(place, year)
                yield [line.name, year, groups, places, groups - before, f"{reason}; stopped by {stop_text(stop)}"]
                before = groups

    def cell_rows(self) -> Iterable[list[Any]]:
        """A row for each cell that counts, in order."""
        for cell, flow in sorted(flows(self.problem, self.plan).items()):
            yield [*cell, number(flow.need), number(flow.supply), number(flow.met), number(flow.over)]

    def price_rows(self) -> Iterable[list[Any]]:
        """A row for each scarce thing."""
        for price in self.explainer.prices():
            words = WORTH[price.kind].format(name=self._name(price), year=price.year, price=number(price.price, 3))
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

    def _name(self, price: Price) -> str:
        if price.kind == "resource":
            return self.problem.resource_names.get(price.name, price.name)
        names = {limit.code: limit.name for limit in self.problem.limits}
        return names.get(price.name, price.name)

    def refused_rows(self) -> Iterable[list[Any]]:
        """A row for each line that gets fewer groups in the first year than it could have."""
        for place, line in enumerate(self.problem.lines):
            groups = self.plan.get((place, 1), NOTHING)[0]
            if groups < line.max_groups:
                stop = self.explainer.stop(place, 1)
                cost = self.explainer.forcing_estimate(place, 1)
                change = STOPS[stop.kind].format(name=stop.name, year=stop.year)
                yield [line.name, stop_text(stop), number(cost, 3), f"{change.ru} / {change.kk} / {change.en}"]

    def multiplier_rows(self) -> Iterable[list[Any]]:
        """The proof of the bound: a row for each multiplier that is not nought."""
        return [[row, number(value)] for row, value in sorted(self.multipliers.items())]

    def totals(self) -> dict[str, Any]:
        """What the summary says and the verifier recomputes."""
        money = spent(self.problem, self.plan)
        return {
            "objective": float(number(self.objective)),
            "bound": float(number(self.bound)),
            "certified_gap": float(number(self.certified_gap, 9)),
            "groups": sum(groups for groups, _ in self.plan.values()),
            "places": sum(places for _, places in self.plan.values()),
            "money": {
                f"{funding} {year}": number(amount / 100, 2)
                for (funding, year), amount in sorted(money.items())
                if amount
            },
            "unserved_needs": sorted({occupation for occupation, _, _ in self.explainer.unserved()}),
        }

    def tables(self) -> dict[str, bytes]:
        """The CSV files by name."""
        return {
            "plan.csv": csv_bytes(PLAN, self.plan_rows()),
            "cells.csv": csv_bytes(CELLS, self.cell_rows()),
            "prices.csv": csv_bytes(PRICES, self.price_rows()),
            "refused.csv": csv_bytes(REFUSED, self.refused_rows()),
            "multipliers.csv": csv_bytes(("row", "multiplier"), self.multiplier_rows()),
        }


def stop_text(stop: Stop) -> str:
    """A stop as a short text: kind, name, year."""
    return f"{stop.kind} {stop.name} {stop.year}"


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
        before, told = line.last, labels.get(line.name, {})
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
