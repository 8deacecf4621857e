"""The decision: its public page, approval, amendments, moved places, a line's history, the annex."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from sheber.kernel.charts import Bar, BarChart, DistrictMap
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.pages.proof import proof_context
from sheber.kernel.words import Words
from sheber.order.acts import amend_line, approve_order, decisions_of, move_places, publish_order
from sheber.order.bridge.annex import annex_of, docx_bytes, pdf_bytes, xlsx_bytes
from sheber.order.flows import CAMPAIGN as FLOW
from sheber.order.forms import Typed
from sheber.order.models import Campaign, Decision
from sheber.order.queries import (
    amendments,
    decided,
    decided_whole,
    fills_of_lines,
    history_of_line,
    sum_checks,
    versions,
)
from sheber.order.rules import CAMPAIGN, FILL
from sheber.order.views.shared import (
    GROUPS,
    LINE,
    PLACES,
    actor_of,
    college_cell,
    line_cell,
    shapes,
    signed,
    table_of,
)
from sheber.registry import words as registry_words

ACT = Words("Құжат", "Акт", "Act")
DAY = Words("Күні", "Дата", "Date")
FORMS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
LANGUAGES = ("kk", "ru", "en")


def decision(request: HttpRequest, year: int) -> HttpResponse:
    """The decided order of a year, for everybody: totals, sums, amendments, annex, proof."""
    rows = decided_whole(year)
    if not rows:
        raise Http404
    actor = actor_of(request)
    campaign = Campaign.objects.filter(year=year).select_related("plan").first()
    fills = [_fills(year)] if FILL.allows(actor, FILL.VIEW) else []
    tables = [_amendments(year), *fills, _colleges(rows)]
    context = {
        "year": year,
        "campaign": campaign,
        "state": FLOW.state(campaign) if campaign else FLOW.states["approved"],
        "places": sum(row.places for row in rows),
        "groups": sum(row.groups for row in rows),
        "lines": sum(row.places > 0 for row in rows),
        "levels": _parts(rows, lambda row: registry_words.LEVEL.label(row.qualification.level)),
        "ownership": _parts(rows, lambda row: registry_words.OWNERSHIP.label(row.college.ownership)),
        "checks": sum_checks(year, rows),
        "map": _map(rows),
        "bars": _bars(rows),
        "tables": [table for table in tables if table["lines"]],
        "forms": [
            (form, [(code, reverse("order-annex", args=[year, code, form])) for code in LANGUAGES]) for form in FORMS
        ],
        "may_amend": CAMPAIGN.allows(actor, "amend") and (campaign is None or campaign.state != "draft"),
        "proof": proof_context(actor, campaign.plan.folder) if campaign and campaign.plan else None,
    }
    return render(request, "order/decided.html", context)


def _parts(rows: list[Decision], key: Any) -> list[tuple[Words, int]]:
    made: dict[Words, int] = {}
    for row in rows:
        made[key(row)] = made.get(key(row), 0) + row.places
    return sorted(made.items(), key=lambda pair: -pair[1])


def _map(rows: list[Decision]) -> DistrictMap | None:
    drawn = shapes()
    places: dict[str, int] = {}
    for row in rows:
        code = row.college.district.code
        places[code] = places.get(code, 0) + row.places
    return DistrictMap(str(PLACES), drawn, {one.code: places.get(one.code, 0) for one in drawn}) if drawn else None


def _bars(rows: list[Decision]) -> BarChart:
    found = _parts(rows, lambda row: row.qualification.specialty.name)[:12]
    title = Words(
        "Ең көп орын берілген мамандықтар", "Специальности с наибольшим числом мест", "Specialties with most places"
    )
    return BarChart(str(title), [Bar(str(name), places) for name, places in found])


def _colleges(rows: list[Decision]) -> dict[str, Any]:
    found: dict[str, tuple[Any, int, int, int]] = {}
    for row in rows:
        code = row.college.code
        _, worker, other, groups = found.get(code, (row.college, 0, 0, 0))
        is_worker = row.qualification.level == "worker"
        worker, other = worker + row.places * is_worker, other + row.places * (not is_worker)
        found[code] = (row.college, worker, other, groups + row.groups)
    made = [
        [
            college_cell(code, one.name),
            str(registry_words.OWNERSHIP.label(one.ownership)),
            groups,
            worker,
            mid,
            worker + mid,
        ]
        for code, (one, worker, mid, groups) in sorted(found.items(), key=lambda pair: -sum(pair[1][1:3]))
    ]
    heads = [
        (Words("Колледж", "Колледж", "College"), False),
        (Words("Меншігі", "Собственность", "Ownership"), False),
        (GROUPS, True),
        (registry_words.LEVEL.label("worker"), True),
        (registry_words.LEVEL.label("mid"), True),
        (PLACES, True),
    ]
    return table_of(Words("Колледждер бойынша", "По колледжам", "By college"), heads, made)


def _amendments(year: int) -> dict[str, Any]:
    made = []
    rows = list(amendments(year)[:100])
    before = {(row.code, row.amendment): row.places for row in Decision.objects.filter(year=year)} if rows else {}
    for row in rows:
        was = before.get((row.code, row.amendment - 1), 0)
        day = date_format(row.act_date, "SHORT_DATE_FORMAT") if row.act_date else ""
        told = [str(row.college.name), was, row.places, signed(row.places - was), row.act, day, row.reason]
        made.append([line_cell(year, row.code), *told])
    heads = [
        (LINE, False),
        (Words("Колледж", "Колледж", "College"), False),
        (Words("Бұрын", "Было", "Before"), True),
        (Words("Енді", "Стало", "After"), True),
        (Words("Айырма", "Разница", "Difference"), True),
        (ACT, False),
        (DAY, False),
        (Words("Себебі", "Причина", "Reason"), False),
    ]
    return table_of(Words("Түзетулер", "Изменения", "Amendments"), heads, made)


def _fills(year: int) -> dict[str, Any]:
    made = [
        [
            line_cell(year, one.decision.code),
            one.decision.places,
            one.fill.applied,
            one.fill.admitted,
            one.fill.enrolled,
            one.left,
        ]
        for one in fills_of_lines(year)[:50]
    ]
    heads = [
        (LINE, False),
        (PLACES, True),
        (Words("Өтініш", "Заявлений", "Applied"), True),
        (Words("Орын алды", "Получили место", "Admitted"), True),
        (Words("Оқуға қабылданды", "Зачислены", "Enrolled"), True),
        (Words("Бос орын", "Свободно", "Left"), True),
    ]
    return table_of(Words("Орындардың толуы", "Заполнение мест", "Fill of places"), heads, made)


def history(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Every decision of a line: the first and each amendment, with act, date and reason."""
    rows = history_of_line(year, code)
    if not rows:
        raise Http404
    steps, before = [], None
    for row in rows:
        difference = signed(row.places - before.places) if before else ""
        steps.append({"row": row, "difference": difference})
        before = row
    actor = actor_of(request)
    context = {
        "year": year,
        "code": code,
        "last": rows[-1],
        "steps": list(reversed(steps)),
        "may_amend": CAMPAIGN.allows(actor, "amend"),
    }
    return render(request, "order/history.html", context)


def row_of_register(request: HttpRequest, key: int) -> HttpResponse:
    """A row of the list of decisions: the history of its line."""
    row = Decision.objects.filter(pk=key).first()
    if row is None:
        raise Http404
    return history(request, row.year, row.code)


def amend(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """The form of an amendment: places by an act with a reason."""
    actor = actor_of(request)
    CAMPAIGN.demand(actor, "amend")
    row = decided(year).filter(code=code).select_related("college", "qualification").first()
    if row is None:
        raise Http404
    typed, told = Typed({"places": str(row.places), "groups": str(row.groups)}), []
    if request.method == "POST":
        typed = Typed(request.POST.dict())
        places, groups = typed.whole("places"), typed.whole("groups", high=1000)
        act, day, reason, signer = _act(typed)
        if not typed.faults and day:
            try:
                amend_line(
                    actor, year, code, places=places, groups=groups, act=act, day=day, reason=reason, signer=signer
                )
                return HttpResponseRedirect(reverse("order-history", args=[year, code]))
            except BadInput as error:
                told = [one.words for one in error.problems]
    checks = sum_checks(year, decided_whole(year))
    context = {"year": year, "row": row, "typed": typed.texts, "faults": typed.faults, "told": told, "checks": checks}
    return render(request, "order/amend.html", context, status=422 if told or typed.faults else 200)


def _act(typed: Typed) -> tuple[str, date | None, str, str]:
    act, day = typed.text("act", required=True, most=255), typed.day("day", required=True)
    return act, day, typed.text("reason", required=True), typed.text("signer", most=255)


def move_unfilled(request: HttpRequest, year: int) -> HttpResponse:
    """The form that moves places nobody took from one line to another."""
    actor = actor_of(request)
    CAMPAIGN.demand(actor, "amend")
    rows = decided_whole(year)
    if not rows:
        raise Http404
    typed, told = Typed(request.GET.dict()), []
    if request.method == "POST":
        typed = Typed(request.POST.dict())
        source, target = typed.text("source", required=True), typed.text("target", required=True)
        places = typed.whole("places", low=1)
        act, day, reason, signer = _act(typed)
        if not typed.faults and day:
            try:
                move_places(actor, year, source, target, places, act=act, day=day, reason=reason, signer=signer)
                return HttpResponseRedirect(reverse("order-decided", args=[year]))
            except BadInput as error:
                told = [one.words for one in error.problems]
    fills = fills_of_lines(year)
    context = {
        "year": year,
        "rows": rows,
        "unfilled": [one for one in fills if one.left > 0],
        "wanted": [one for one in fills if one.fill.applied > one.decision.places],
        "typed": typed.texts,
        "faults": typed.faults,
        "told": told,
    }
    return render(request, "order/move.html", context, status=422 if told or typed.faults else 200)


@require_POST
def move(request: HttpRequest, year: int, name: str) -> HttpResponse:
    """Approve or publish the order."""
    actor = actor_of(request)
    try:
        if name == "approve":
            typed = Typed(request.POST.dict())
            act, day = typed.text("act", required=True, most=255), typed.day("day", required=True)
            number = typed.whole("plan", required=False) or None
            if typed.faults or day is None:
                return _approve_page(request, year, typed, status=422)
            more = {"reason": typed.text("reason"), "signer": typed.text("signer", most=255)}
            approve_order(actor, year, act=act, day=day, plan=number, **more)
        elif name == "publish":
            publish_order(actor, year)
        else:
            raise Http404
    except Campaign.DoesNotExist as error:
        raise Http404 from error
    except BadInput as error:
        told = [one.words for one in error.problems]
        return _approve_page(request, year, Typed(request.POST.dict()), told, status=409)
    except Forbidden as error:
        return _approve_page(request, year, Typed(request.POST.dict()), [error.words], status=409)
    return HttpResponseRedirect(reverse("order-decided", args=[year]))


def approve_form(request: HttpRequest, year: int) -> HttpResponse:
    """The form of the approval: which version, the act, its date, who signs; with the sums it would keep."""
    CAMPAIGN.demand(actor_of(request), "approve")
    campaign = Campaign.objects.filter(year=year).first()
    return _approve_page(request, year, Typed({"signer": campaign.signer if campaign else ""}))


def _approve_page(
    request: HttpRequest, year: int, typed: Typed, told: list[Any] | None = None, status: int = 200
) -> HttpResponse:
    plans = list(versions(year))
    wanted = next((one for one in plans if str(one.number) == typed.texts.get("plan")), plans[0] if plans else None)
    context = {
        "year": year,
        "plans": plans,
        "checks": sum_checks(year, decisions_of(wanted)) if wanted else [],
        "typed": typed.texts,
        "faults": typed.faults,
        "told": told or [],
        "open": not Campaign.objects.filter(year=year).exclude(state="draft").exists(),
    }
    return render(request, "order/approve.html", context, status=status)


def annex(request: HttpRequest, year: int, language: str, form: str) -> HttpResponse:
    """The decree's annex as xlsx, docx or PDF in a language."""
    if form not in FORMS or language not in LANGUAGES or not decided(year).exists():
        raise Http404
    address = request.build_absolute_uri(reverse("order-decided", args=[year]))
    text = annex_of(year, language, address)
    raw = {"xlsx": xlsx_bytes, "docx": docx_bytes, "pdf": pdf_bytes}[form](text)
    response = HttpResponse(raw, content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="order-{year}-{language}.{form}"'
    return response
