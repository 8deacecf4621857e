"""The order of a year and a version of its plan: what it gives, whom it leaves out, what it costs."""

from fractions import Fraction
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sheber.kernel.charts import Bar, BarChart, DistrictMap
from sheber.kernel.indicator_text import in_sentence
from sheber.kernel.money import as_tenge
from sheber.kernel.pages.cells import Cell
from sheber.kernel.pages.proof import proof_context
from sheber.kernel.words import Words
from sheber.order import words
from sheber.order.acts import decisions_of
from sheber.order.flows import CAMPAIGN as FLOW
from sheber.order.models import Campaign, Plan, PlanLine
from sheber.order.queries import decided, lines_of, opinions_on, plan_that_counts, sum_checks
from sheber.order.rules import CAMPAIGN, HAND_CHANGE, OPINION, PLAN
from sheber.order.views.assumed import assumed
from sheber.order.views.shared import (
    COLLEGE,
    DISTRICT,
    GROUPS,
    LINE,
    OCCUPATION,
    PLACES,
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
from sheber.order.views.stops import Stops, below_their_limit
from sheber.order.views.swaps import IF_OPENED, Swaps
from sheber.registry import words as registry_words
from sheber.registry.models import District, Occupation

SHOWN = 25
CHANGE = Words("Топ өзгерісі", "Изменение групп", "Change of groups")
NEED = Words("Қажет", "Нужно", "Needed")
MET = Words("Өтелген", "Закрыто", "Met")
OVER = Words("Артық", "Лишних", "Over")
UNMET_TITLE = Words(
    "Өтелмеген қажеттілік, болжамның барлық жылына",
    "Незакрытая потребность за все годы прогноза",
    "Unmet needs over all years of the forecast",
)
UNMET = Words("Жетпейді", "Не хватает", "Missing")


def overview(request: HttpRequest) -> HttpResponse:
    """The order of a year: the plan that counts, what it costs, what it refuses, its proof."""
    year = asked_year(request)
    actor = actor_of(request)
    campaign = Campaign.objects.filter(year=year).select_related("plan").first()
    plan = plan_that_counts(year)
    if plan and not PLAN.allows(actor, PLAN.VIEW, plan):
        plan = None
    context: dict[str, Any] = {
        "year": year,
        "campaign": campaign,
        "plan": plan,
        "state": FLOW.state(campaign) if campaign else None,
        "may_plan": CAMPAIGN.allows(actor, "plan") and (campaign is None or campaign.state == "draft"),
        "may_study": CAMPAIGN.allows(actor, "plan"),
        "decided": decided(year).exists(),
        "moves": FLOW.open_transitions(campaign, actor) if campaign else [],
        "colleges": sorted(actor.colleges),
    }
    if plan:
        context |= plan_context(plan) | {"proof": proof_context(actor, plan.folder)}
    return render(request, "order/overview.html", context)


def version(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """One version of the plan, with the opinions on it."""
    plan = the_plan(request, year, number)
    actor = actor_of(request)
    context = {
        "year": year,
        "plan": plan,
        "assumed": assumed(plan),
        "campaign": plan.campaign,
        "may_plan": CAMPAIGN.allows(actor, "plan") and plan.campaign.state == "draft",
        "may_change": HAND_CHANGE.allows(actor, HAND_CHANGE.CHANGE) and plan.campaign.state == "draft",
        "may_speak": OPINION.allows(actor, "write"),
        "opinions": opinions_on(plan=plan) if OPINION.allows(actor, OPINION.VIEW) else None,
        "votes": words.VOTE.words.items(),
        "checks": sum_checks(year, decisions_of(plan)),
        "proof": proof_context(actor, plan.folder),
        **plan_context(plan),
    }
    return render(request, "order/version.html", context)


def plan_context(plan: Plan) -> dict[str, Any]:
    """Everything that is shown of a plan."""
    rows = list(lines_of(plan))
    year = plan.campaign.year
    cells = table_rows(plan, "cells.csv")
    verdicts = dict(plan.lines.values_list("verdict").annotate(n=Count("pk")))
    by_level = sums_by(rows, lambda row: row.line.qualification.level)
    bars = [Bar(str(registry_words.LEVEL.label(level)), one[1]) for level, one in sorted(by_level.items())]
    drawn = shapes()
    by_district = sums_by(rows, lambda row: row.line.college.district.code)
    values = {shape.code: by_district.get(shape.code, (0, 0, 0))[1] for shape in drawn}
    return {
        "map": DistrictMap(str(PLACES), drawn, values) if drawn else None,
        "levels": BarChart(str(PLACES), bars),
        "verdicts": [(words.VERDICT.label(code), code, verdicts.get(code, 0)) for code in words.VERDICT],
        "money": money_rows(plan),
        "tables": [
            _by_college(rows),
            _by_specialty(rows),
            _by_district(rows, cells),
            _unmet(cells),
            _refused(rows, year),
            _prices(plan),
        ],
        "gap_jobs": plan.summary["bound"] - plan.summary["objective"],
    }


def money_rows(plan: Plan) -> list[tuple[Words, str]]:
    """Money by funding and calendar year."""
    made = []
    for name, amount in plan.summary.get("money", {}).items():
        funding, _, number = name.rpartition(" ")
        label = words.FUNDING.label(funding)
        year = plan.campaign.year + int(number) - 1
        made.append((Words(*(f"{year}, {text}" for text in (label.kk, label.ru, label.en))), amount.split(".")[0]))
    return made


def _by_college(rows: list[PlanLine]) -> dict[str, Any]:
    names = {row.line.college.code: row.line.college.name for row in rows}
    found = sums_by(rows, lambda row: row.line.college.code)
    ordered = sorted(found.items(), key=lambda pair: -pair[1][1])
    heads = [(COLLEGE, False), (GROUPS, True), (PLACES, True), (CHANGE, True)]
    title = Words("Колледждер бойынша", "По колледжам", "By college")
    return table_of(title, heads, ([college_cell(code, names[code]), *one] for code, one in ordered))


def _by_specialty(rows: list[PlanLine]) -> dict[str, Any]:
    names = {row.line.qualification.specialty.code: row.line.qualification.specialty.name for row in rows}
    found = sums_by(rows, lambda row: row.line.qualification.specialty.code)
    ordered = sorted(found.items(), key=lambda pair: -pair[1][1])
    heads = [(SPECIALTY, False), (GROUPS, True), (PLACES, True), (CHANGE, True)]
    title = Words("Мамандықтар бойынша", "По специальностям", "By specialty")
    address = reverse("order-planline-list")
    return table_of(
        title, heads, ([Cell(f"{code} {names[code]}", f"{address}?q={code}"), *one] for code, one in ordered)
    )


def _added(cells: list[dict[str, str]], key: str) -> dict[str, tuple[float, float, float]]:
    """Need, met and over by a column of the cells."""
    made: dict[str, tuple[float, float, float]] = {}
    for row in cells:
        need, met, over = made.get(row[key], (0.0, 0.0, 0.0))
        made[row[key]] = (need + float(row["need"]), met + float(row["met"]), over + float(row["over"]))
    return made


def _by_district(rows: list[PlanLine], cells: list[dict[str, str]]) -> dict[str, Any]:
    found, jobs = sums_by(rows, lambda row: row.line.college.district.code), _added(cells, "district")
    names = {one.code: one.name for one in District.objects.all()}
    made = []
    for code in sorted(set(found) | set(jobs)):
        groups, places, _ = found.get(code, (0, 0, 0))
        need, met, over = jobs.get(code, (0.0, 0.0, 0.0))
        cell = Cell(str(names.get(code, code)), reverse("registry-district-detail", args=[code]))
        made.append([cell, groups, places, round(need), round(met), round(over)])
    heads = [(DISTRICT, False), (GROUPS, True), (PLACES, True), (NEED, True), (MET, True), (OVER, True)]
    return table_of(Words("Аудандар бойынша", "По районам", "By district"), heads, made)


def unmet_by_occupation(cells: list[dict[str, str]]) -> list[tuple[str, float, float, float]]:
    """(occupation, need, met, over), the largest unmet need first."""
    found = _added(cells, "occupation")
    return sorted(((code, *one) for code, one in found.items()), key=lambda row: (row[2] - row[1], row[0]))


def _unmet(cells: list[dict[str, str]]) -> dict[str, Any]:
    names = {one.code: one.name for one in Occupation.objects.all()}
    made = []
    for code, need, met, over in unmet_by_occupation(cells)[:SHOWN]:
        if need - met >= 0.05:
            cell = Cell(str(names.get(code, code)), reverse("registry-occupation-detail", args=[code]))
            made.append([cell, round(need), round(met), round(need - met), round(over)])
    heads = [(OCCUPATION, False), (NEED, True), (MET, True), (UNMET, True), (OVER, True)]
    return table_of(UNMET_TITLE, heads, made)


def _refused(rows: list[PlanLine], year: int) -> dict[str, Any]:
    stops, made = Stops(year), []
    refused = below_their_limit(rows)[:SHOWN]
    swaps = Swaps(refused, stops)
    for row in refused:
        cell = Cell(row.line.code, reverse("order-planline-detail", args=[row.pk]))
        told = [str(words.VERDICT.label(row.verdict)), str(stops.stop(row)), str(stops.change(row))]
        swap = swaps.brief(row) or str(swaps.said(row))
        made.append([cell, f"{row.groups} / {row.line.max_groups}", *told, swap, *_costs(row)])
    heads = [
        (LINE, False),
        (Words("Топтар / шек", "Групп / предел", "Groups / limit"), True),
        (Words("Шешім", "Решение", "Decision"), False),
        (Words("Не тоқтатады", "Что останавливает", "What stops one more"), False),
        (Words("Не өзгертер еді", "Что изменит решение", "What would change it"), False),
        (IF_OPENED, False),
        (Words("Жоғалатын жұмыс орны", "Потеря, рабочих мест", "Jobs lost"), True),
        (Words("Шығын, теңге", "Расходы, тенге", "Cost, tenge"), True),
    ]
    title = Words(
        "Ашылмаған ұсыныстар мен себептері", "Отклонённые предложения и причины", "What was refused, and why"
    )
    return table_of(title, heads, made)


def _costs(row: PlanLine) -> tuple[Any, str]:
    """Jobs lost by one more group and tenge more; nothing where the line cannot have one."""
    if row.solved is False:
        return None, ""
    return row.forcing, "" if row.forcing_money is None else signed(Fraction(as_tenge(row.forcing_money)))


def price_words(row: dict[str, str]) -> Words:
    """The sentence of a price; the file writes a decimal point, Kazakh and Russian read a comma."""
    return Words(in_sentence(row["sentence_kk"], "kk"), in_sentence(row["sentence"], "ru"), row["sentence_en"])


def _prices(plan: Plan) -> dict[str, Any]:
    rows = [row for row in table_rows(plan, "prices.csv") if float(row["price"])]
    scarce = sorted(rows, key=lambda row: -float(row["price"]))[:SHOWN]
    made = [[str(price_words(row)), round(float(row["used"])), round(float(row["available"]))] for row in scarce]
    heads = [
        (
            Words(
                "Не жетпейді және оның құны",
                "Чего не хватает и сколько это стоит",
                "What is scarce and what it is worth",
            ),
            False,
        ),
        (Words("Жұмсалды", "Занято", "Used"), True),
        (Words("Бар", "Есть", "Available"), True),
    ]
    return table_of(Words("Шектердің бағасы", "Цена ограничений", "Prices of the limits"), heads, made)
