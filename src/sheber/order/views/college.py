"""A college's own page of the order: its lines, what stops one more group, its proposals."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from sheber.kernel.pages.cells import Cell
from sheber.kernel.words import Words
from sheber.order import words
from sheber.order.acts import may_write_for
from sheber.order.models import Campaign, Line, PlanLine, Proposal
from sheber.order.queries import decided, lines_of, plan_that_counts
from sheber.order.rules import PLAN_LINE, PROPOSAL
from sheber.order.views.shared import GROUPS, LINE, PLACES, actor_of, asked_year, line_cell, table_of
from sheber.order.views.stops import Stops, below_their_limit
from sheber.order.views.swaps import Swaps
from sheber.registry.models import College

QUALIFICATION = Words("Біліктілік", "Квалификация", "Qualification")
LAST = Words("Былтыр топ", "Групп год назад", "Groups last year")
MOST = Words("Топ шегі", "Предел групп", "Most groups")


def college(request: HttpRequest, code: str) -> HttpResponse:
    """Everything of the order that is one college's."""
    row = College.objects.filter(code=code).select_related("district").first()
    if row is None:
        raise Http404
    year, actor = asked_year(request), actor_of(request)
    allowed = may_write_for(actor)
    campaign = Campaign.objects.filter(year=year).first()
    writes = allowed is None or code in allowed
    planned, stops = _lines_of_plan(request, row, year), Stops(year)
    swaps = Swaps(planned, stops)
    proposals = PROPOSAL.scope(actor, PROPOSAL.VIEW, Proposal.objects.filter(college=row, year=year))
    context = {
        "year": year,
        "college": row,
        "campaign": campaign,
        "writes": writes and (campaign is None or campaign.state == "draft"),
        "tables": [table for table in (_decided(row, year), _planned(planned, stops)) if table["lines"]],
        "swaps": [swaps.of(one) for one in below_their_limit(planned)],
        "lines": _lines(row, year, writes=writes),
        "proposals": _proposals(proposals) if writes or PROPOSAL.allows(actor, "answer") else None,
    }
    return render(request, "order/college.html", context)


def _decided(college: College, year: int) -> dict[str, Any]:
    rows = decided(year).filter(college=college).select_related("qualification").order_by("code")
    made = [
        [line_cell(year, row.code), str(row.qualification.name), row.groups, row.places, row.amendment or "", row.act]
        for row in rows
    ]
    heads = [
        (LINE, False),
        (QUALIFICATION, False),
        (GROUPS, True),
        (PLACES, True),
        (Words("Түзету №", "Изменение №", "Amendment"), True),
        (Words("Құжат", "Акт", "Act"), False),
    ]
    return table_of(Words("Бекітілген орындар", "Утверждённые места", "Decided places"), heads, made)


def _lines_of_plan(request: HttpRequest, college: College, year: int) -> list[PlanLine]:
    """The college's lines in the plan that counts, for whom may see that plan."""
    plan = plan_that_counts(year)
    if plan is None:
        return []
    return list(PLAN_LINE.scope(actor_of(request), PLAN_LINE.VIEW, lines_of(plan).filter(line__college=college)))


def _planned(rows: list[PlanLine], stops: Stops) -> dict[str, Any]:
    """What the plan does with the lines."""
    made = [
        [
            row.line.code,
            str(words.VERDICT.label(row.verdict)),
            f"{row.groups} / {row.line.max_groups}",
            str(stops.stop(row)),
            str(stops.change(row)),
            None if row.solved is False else row.forcing,
        ]
        for row in rows
    ]
    heads = [
        (LINE, False),
        (Words("Жоспар", "План", "The plan"), False),
        (Words("Топтар / шек", "Групп / предел", "Groups / limit"), True),
        (
            Words("Тағы бір топты не тоқтатады", "Что останавливает ещё одну группу", "What stops one more group"),
            False,
        ),
        (Words("Не өзгертер еді", "Что изменит решение", "What would change it"), False),
        (Words("Құны, жұмыс орны", "Цена, рабочих мест", "Cost, jobs"), True),
    ]
    title = Words("Неге дәл осынша", "Почему именно столько", "Why just so many")
    return table_of(title, heads, made)


def _lines(college: College, year: int, *, writes: bool) -> dict[str, Any]:
    rows = Line.objects.filter(year=year, college=college).select_related("qualification").order_by("code")
    address = reverse("order-propose", args=[college.code])
    made = [
        [
            Cell(row.code, f"{address}?year={year}&kind=grow&line={row.code}" if writes else ""),
            str(row.qualification.name),
            row.last,
            row.max_groups,
            row.applicants,
        ]
        for row in rows
    ]
    heads = [
        (LINE, False),
        (QUALIFICATION, False),
        (LAST, True),
        (MOST, True),
        (Words("Талапкерлер", "Абитуриентов", "Applicants"), True),
    ]
    return table_of(Words("Тапсырыс жолдары", "Строки заказа", "Order lines"), heads, made)


def _proposals(rows: Any) -> dict[str, Any]:
    made = [
        [
            Cell(row.code, reverse("order-proposal-page", args=[row.code])),
            str(words.PROPOSAL.label(row.kind)),
            row.groups,
            row.places,
            str(words.PROPOSAL_STATE.label(row.state)),
            row.answer,
        ]
        for row in rows.filter(~Q(state="")).order_by("-pk")
    ]
    heads = [
        (Words("Ұсыныс", "Предложение", "Proposal"), False),
        (Words("Түрі", "Вид", "Kind"), False),
        (GROUPS, True),
        (PLACES, True),
        (Words("Күйі", "Состояние", "State"), False),
        (Words("Жауап", "Ответ", "Answer"), False),
    ]
    return table_of(Words("Ұсыныстар", "Предложения", "Proposals"), heads, made)


def mine(request: HttpRequest) -> HttpResponse:
    """The page of the college for which this person works."""
    codes = sorted(actor_of(request).colleges)
    if not codes:
        raise PermissionDenied
    return HttpResponseRedirect(reverse("order-college", args=[codes[0]]))
