"""Two versions of a plan side by side: totals, parts, lines, needs, money."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sheber.kernel.charts import Bar, BarChart, DistrictMap
from sheber.kernel.pages.cells import Cell
from sheber.kernel.words import Words
from sheber.order import words
from sheber.order.models import Plan, PlanLine
from sheber.order.queries import lines_of, versions
from sheber.order.rules import PLAN
from sheber.order.views.assumed import assumed
from sheber.order.views.plan import money_rows, unmet_by_occupation
from sheber.order.views.shared import (
    COLLEGE,
    LINE,
    OCCUPATION,
    SPECIALTY,
    actor_of,
    asked_year,
    college_cell,
    shapes,
    signed,
    sums_by,
    table_of,
    table_rows,
    the_plan,
)
from sheber.order.views.stops import Stops
from sheber.registry.models import Occupation

DIFFERENCE = Words("Айырма", "Разница", "Difference")
SHOWN = 60
BARS = 15


def compare(request: HttpRequest) -> HttpResponse:
    """Choose two versions; what the second gives more or less than the first."""
    year = asked_year(request)
    actor = actor_of(request)
    PLAN.demand(actor, PLAN.VIEW)
    choices = list(PLAN.scope(actor, PLAN.VIEW, versions(year)))
    numbers = [one.number for one in choices]
    context: dict[str, Any] = {"year": year, "choices": choices}
    asked = [_asked(request, name) for name in ("a", "b")]
    if all(asked):
        first, second = (the_plan(request, year, number) for number in asked)
        context |= {"a": first, "b": second, "a_assumed": assumed(first), "b_assumed": assumed(second)}
        context |= compared(first, second)
    else:
        context |= {"chosen": (numbers[1], numbers[0]) if len(numbers) > 1 else None}
    return render(request, "order/compare.html", context)


def _asked(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0


def compared(a: Plan, b: Plan) -> dict[str, Any]:
    """Everything that differs between two versions of one year."""
    left, right = list(lines_of(a)), list(lines_of(b))
    drawn = shapes()
    by_district = _differences(left, right, lambda row: row.line.college.district.code)
    changed = {shape.code: by_district.get(shape.code, (0, 0))[1] for shape in drawn}
    by_college = _differences(left, right, lambda row: row.line.college)
    bars = [Bar(str(college.name), places) for college, (_, places) in by_college.items() if places]
    bars.sort(key=lambda bar: -abs(float(bar.value or 0)))
    title = Words("Орындар айырмасы", "Разница мест", "Difference of places")
    return {
        "totals": _totals(a, b),
        "map": DistrictMap(str(title), drawn, changed) if drawn else None,
        "bars": BarChart(str(title), bars[:BARS]) if bars else None,
        "tables": [
            _parts(Words("Колледждер", "Колледжи", "Colleges"), COLLEGE, by_college, _college),
            _parts(
                Words("Мамандықтар", "Специальности", "Specialties"),
                SPECIALTY,
                _differences(left, right, lambda row: row.line.qualification.specialty),
                lambda one: Cell(f"{one.code} {one.name}"),
            ),
            _lines(left, right, a, b),
            _needs(a, b),
            _money(a, b),
        ],
    }


def _college(college: Any) -> Cell:
    return college_cell(college.code, college.name)


def _differences(left: list[PlanLine], right: list[PlanLine], key: Any) -> dict[Any, tuple[int, int]]:
    """Groups and places more in the second, by a key."""
    before, after = sums_by(left, key), sums_by(right, key)
    nothing = (0, 0, 0)
    return {
        name: tuple(after.get(name, nothing)[at] - before.get(name, nothing)[at] for at in (0, 1))  # type: ignore[misc]
        for name in {**before, **after}
    }


def _totals(a: Plan, b: Plan) -> dict[str, Any]:
    rows = []
    names = {
        "objective": Words("Құны, жұмыс орны", "Ценность, рабочих мест", "Worth, jobs"),
        "places": Words("Орындар", "Мест", "Places"),
        "groups": Words("Топтар", "Групп", "Groups"),
    }
    for key, label in names.items():
        one, two = a.summary[key], b.summary[key]
        decimals = 1 if key == "objective" else 0
        rows.append([str(label), _plain(one, decimals), _plain(two, decimals), signed(two - one, decimals)])
    gap = Words("Дәлелденген қате, %", "Доказанный зазор, %", "Certified gap, %")
    ones = [float(plan.summary["certified_gap"]) * 100 for plan in (a, b)]
    rows.append([str(gap), *(_plain(one, 2) for one in ones), signed(ones[1] - ones[0], 2)])
    heads = [(Words(), False), *_plan_heads(a, b), (DIFFERENCE, True)]
    return table_of(Words("Жалпы", "В целом", "Totals"), heads, rows)


def _plain(value: Any, decimals: int) -> str:
    return signed(value, decimals).lstrip("+")


def _plan_heads(a: Plan, b: Plan) -> list[tuple[Words, bool]]:
    return [(Words(f"№ {one.number}", f"№ {one.number}", f"No. {one.number}"), True) for one in (a, b)]


def _parts(title: Words, head: Words, found: dict[Any, tuple[int, int]], cell: Any) -> dict[str, Any]:
    rows = [(name, groups, places) for name, (groups, places) in found.items() if groups or places]
    rows.sort(key=lambda row: (-abs(row[2]), -abs(row[1]), row[0].code))
    heads = [
        (head, False),
        (Words("Топ айырмасы", "Разница групп", "Groups, difference"), True),
        (Words("Орын айырмасы", "Разница мест", "Places, difference"), True),
    ]
    return table_of(title, heads, ([cell(name), signed(groups), signed(places)] for name, groups, places in rows))


def _lines(left: list[PlanLine], right: list[PlanLine], a: Plan, b: Plan) -> dict[str, Any]:
    before, stops = {row.line_id: row for row in left}, Stops(a.campaign.year)
    unlike = []
    for row in right:
        old = before.get(row.line_id)
        if old and (old.groups, old.places) != (row.groups, row.places):
            unlike.append((old, row))
    unlike.sort(key=lambda pair: (-abs(pair[1].places - pair[0].places), pair[1].line.code))
    made = [
        [
            row.line.code,
            f"{old.groups} / {old.places}",
            f"{row.groups} / {row.places}",
            signed(row.places - old.places),
            f"{words.VERDICT.label(old.verdict)}: {stops.stop(old)}",
            f"{words.VERDICT.label(row.verdict)}: {stops.stop(row)}",
        ]
        for old, row in unlike[:SHOWN]
    ]
    why = Words("Неге", "Почему", "Why")
    heads = [
        (LINE, False),
        *_plan_heads(a, b),
        (Words("Орын айырмасы", "Разница мест", "Places, difference"), True),
        (Words(*(f"{text}, № {a.number}" for text in (why.kk, why.ru, why.en))), False),
        (Words(*(f"{text}, № {b.number}" for text in (why.kk, why.ru, why.en))), False),
    ]
    title = Words("Айырмашылығы бар жолдар: {n}", "Строк с разницей: {n}", "Lines that differ: {n}").format(
        n=len(unlike)
    )
    return table_of(title, heads, made) | {"more": len(unlike) > SHOWN}


def _needs(a: Plan, b: Plan) -> dict[str, Any]:
    names = {one.code: one.name for one in Occupation.objects.all()}
    before = {row[0]: row for row in unmet_by_occupation(table_rows(a, "cells.csv"))}
    made = []
    for code, need, met, over in unmet_by_occupation(table_rows(b, "cells.csv")):
        _, _, met_before, over_before = before.get(code, (code, need, 0.0, 0.0))
        if abs(met - met_before) >= 0.05 or abs(over - over_before) >= 0.05:
            name = Cell(str(names.get(code, code)))
            row = [name, round(need), round(need - met_before), round(need - met), signed(met - met_before, 1)]
            made.append((abs(met - met_before), [*row, signed(over - over_before, 1)]))
    made.sort(key=lambda pair: -pair[0])
    missing = Words("Жетпейді", "Не хватает", "Missing")
    heads = [
        (OCCUPATION, False),
        (Words("Қажет", "Нужно", "Needed"), True),
        *((Words(*(f"{t}, № {p.number}" for t in (missing.kk, missing.ru, missing.en))), True) for p in (a, b)),
        (Words("Өтелгені", "Закрыто больше", "Met, difference"), True),
        (Words("Артығы", "Лишних больше", "Over, difference"), True),
    ]
    return table_of(Words("Қажеттілік", "Потребность", "Needs"), heads, [row for _, row in made[:SHOWN]])


def _money(a: Plan, b: Plan) -> dict[str, Any]:
    left, right = ({str(name): int(amount) for name, amount in money_rows(plan)} for plan in (a, b))
    made = [
        [name, left.get(name, 0), right.get(name, 0), signed(right.get(name, 0) - left.get(name, 0))]
        for name in {**left, **right}
    ]
    heads = [(Words("Жыл", "Год", "Year"), False), *_plan_heads(a, b), (DIFFERENCE, True)]
    return table_of(Words("Ақша, теңге", "Деньги, тенге", "Money, tenge"), heads, made)
