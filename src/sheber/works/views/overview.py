"""The year's works: figures, projects with money and works apart, lines of the budget, amounts to be doubted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sheber.kernel.charts import Bar, BarChart
from sheber.kernel.indicators import Scope, indicator
from sheber.kernel.open_figures import open_figure
from sheber.kernel.pages.cells import Cell
from sheber.kernel.words import Words
from sheber.works import words
from sheber.works.models import Project
from sheber.works.queries import State, budget_use, states_on, unit_slips
from sheber.works.views.shared import STATE, actor_of, asked_year, percent_text, project_cell, table_of, tenge_text

FIGURES = (
    "works.projects",
    "works.money_planned",
    "works.money_paid",
    "works.finished_share",
    "works.repair_cost",
    "works.repaired_colleges",
    "works.hub_cost",
    "works.equipment_cost",
    "works.delay_median",
    "works.overrun",
    "works.doubted_pictures",
)
COST = Words("Құны, теңге", "Стоимость, тенге", "Cost, tenge")
MONEY = Words("Ақша, %", "Деньги, %", "Money, %")
WORKS = Words("Жұмыс, %", "Работы, %", "Works, %")


def overview(request: HttpRequest) -> HttpResponse:
    """The works of a year."""
    year, actor, today = asked_year(request), actor_of(request), timezone.localdate()
    figures = [(one, open_figure(actor, one, Scope(year))) for one in map(indicator, FIGURES)] if year else []
    running = Project.objects.filter(stage__in=("planned", "building")) | Project.objects.filter(year=year)
    projects = list(running.select_related("college").order_by("year", "code"))
    states = states_on(projects, today)
    doubts = unit_slips(projects)
    late = [(one, one.delay) for one in projects if one.stage != "done" and one.delay]
    context = {
        "year": year,
        "years": [year - 1, year, year + 1],
        "figures": figures,
        "there_are_projects": Project.objects.exists(),
        "chart": BarChart(
            str(Words("Кешігу, күн", "Опоздание, дней", "Days late")),
            [Bar(str(one.name), days or 0) for one, days in late],
        ),
        "tables": [_projects(projects, states), _budget(year)],
        "doubts": [(project, told) for project in projects for told in doubts.get(project.pk, [])],
    }
    return render(request, "works/overview.html", context)


def _projects(projects: list[Project], states: dict[int, State]) -> dict[str, Any]:
    heads = [
        (Words("Жоба", "Проект", "Project"), False),
        (Words("Колледж", "Колледж", "College"), False),
        (Words("Түрі", "Вид", "Kind"), False),
        (STATE, False),
        (COST, True),
        (MONEY, True),
        (WORKS, True),
        (Words("Кешігу, күн", "Опоздание, дней", "Days late"), True),
    ]
    rows = [
        [
            project_cell(one),
            str(one.college.name) if one.college else "–",
            str(words.KIND.label(one.kind)),
            str(words.STAGE.label(one.stage)),
            Cell(tenge_text(one.cost), number=True),
            Cell(percent_text(states[one.pk].money), number=True),
            Cell(percent_text(states[one.pk].works), number=True),
            Cell("" if not one.delay else str(one.delay), number=True),
        ]
        for one in projects
    ]
    return table_of(Words("Жобалар", "Проекты", "Projects"), heads, rows)


def _budget(year: int) -> dict[str, Any]:
    heads = [
        (Words("Бюджет жолы", "Строка бюджета", "Budget line"), False),
        (Words("Көзі", "Источник", "Funding"), False),
        (Words("Барлығы", "Всего", "Holds"), True),
        (Words("Жобаларда", "Взято проектами", "Taken by projects"), True),
        (Words("Төленді", "Выплачено", "Paid"), True),
        (Words("Қалғаны", "Остаток", "Left"), True),
    ]
    rows = [
        [
            Cell(str(one.line.name), reverse("works-budgetline-detail", args=[one.line.code])),
            str(words.FUNDING.label(one.line.funding)),
            *(Cell(tenge_text(amount), number=True) for amount in (one.line.amount, one.taken, one.paid, one.left)),
        ]
        for one in budget_use(year)
    ]
    return table_of(Words("Бюджет жолдары", "Строки бюджета", "Lines of the budget"), heads, rows)
