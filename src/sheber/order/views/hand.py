"""Changes by hand on top of a plan: what each would cost, shown at once; sealed as a version of its own."""

import time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sheber.kernel.exchange import BadInput
from sheber.kernel.words import Words
from sheber.order import words
from sheber.order.acts import basket, change_line, drop_change, seal_hand_plan, take_swap
from sheber.order.bridge.hand import Trial, try_changes
from sheber.order.forms import Typed
from sheber.order.models import HandChange, Plan, PlanLine
from sheber.order.queries import lines_of
from sheber.order.rules import HAND_CHANGE
from sheber.order.views.shared import actor_of, signed, the_plan
from sheber.order.views.stops import Stops
from sheber.order.views.swaps import Swaps

FOUND = 20


def hand(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """The basket of changes, what it costs together, and a line to try."""
    plan = the_plan(request, year, number)
    HAND_CHANGE.demand(actor_of(request), HAND_CHANGE.CHANGE)
    return _page(
        request, plan, Typed({name: request.GET.get(name, "") for name in ("line", "groups", "places", "q")})
    )


def _page(request: HttpRequest, plan: Plan, typed: Typed, told: list[Any] | None = None) -> HttpResponse:
    rows = list(lines_of(plan))
    code = typed.text("line")
    chosen = next((row for row in rows if row.line.code == code), None)
    held = basket(plan)
    context: dict[str, Any] = {
        "year": plan.campaign.year,
        "plan": plan,
        "chosen": chosen,
        "query": typed.text("q"),
        "found": _found(rows, typed.text("q")) if typed.text("q") else [],
        "changes": _changes(plan, rows),
        "together": _told(plan, try_changes(plan.folder, held, first_year=plan.campaign.year)) if held else None,
        "told": told or [],
    }
    if chosen:
        context |= _tried(plan, chosen, typed, dict(held))
    return render(request, "order/hand.html", context, status=422 if told or typed.faults else 200)


def _tried(plan: Plan, chosen: PlanLine, typed: Typed, held: dict[str, tuple[int, int]]) -> dict[str, Any]:
    """The line that is being tried, alone and as the form holds it."""
    now = held.get(chosen.line.code, (chosen.groups, chosen.places))
    given = typed.text("groups") != "" or typed.text("places") != ""
    groups = typed.whole("groups", high=1000) if given else now[0]
    places = typed.whole("places") if given else now[1]
    trial, spent = None, 0.0
    if given and not typed.faults:
        started = time.perf_counter()
        trial = try_changes(plan.folder, held | {chosen.line.code: (groups, places)}, first_year=plan.campaign.year)
        spent = time.perf_counter() - started
    swap = Swaps([chosen], Stops(plan.campaign.year)).of(chosen) if chosen.groups < chosen.line.max_groups else None
    return {
        "swap": swap,
        "groups": typed.texts.get("groups") if given else groups,
        "places": typed.texts.get("places") if given else places,
        "trial": _told(plan, trial) if trial else None,
        "spent": round(spent * 1000),
        "faults": typed.faults,
        "reason": typed.texts.get("reason", ""),
    }


def _found(rows: list[PlanLine], query: str) -> list[PlanLine]:
    wanted = query.casefold()
    return [
        row
        for row in rows
        if wanted in f"{row.line.code} {row.line.college.name} {row.line.qualification.name}".casefold()
    ][:FOUND]


def _changes(plan: Plan, rows: list[PlanLine]) -> list[dict[str, Any]]:
    planned = {row.line_id: row for row in rows}
    changes = plan.hand_changes.select_related("line").order_by("made")
    return [{"change": one, "planned": planned[one.line_id]} for one in changes if one.line_id in planned]


def _told(plan: Plan, trial: Trial) -> dict[str, Any]:
    """A trial in the page's words."""
    money = [
        (words.FUNDING.label(funding), plan.campaign.year + year - 1, signed(amount / 100))
        for (funding, year), amount in sorted(trial.money.items())
        if amount
    ]
    if trial.jobs < 0:
        said = words.told(
            Words(
                "Жоспардан {jobs} толтырылған жұмыс орнына нашар.",
                "Хуже плана на {jobs} занятых рабочих мест.",
                "Worse than the plan by {jobs} filled jobs.",
            ),
            jobs=-trial.jobs,
        )
    elif trial.jobs > 0:
        said = words.told(
            Words(
                "Жоспардан {jobs} толтырылған жұмыс орнына жақсы.",
                "Лучше плана на {jobs} занятых рабочих мест.",
                "Better than the plan by {jobs} filled jobs.",
            ),
            jobs=trial.jobs,
        )
    else:
        said = Words("Құны өзгермейді.", "Ценность не меняется.", "The worth does not change.")
    return {
        "faults": trial.faults,
        "said": said,
        "places": signed(trial.places),
        "groups": signed(trial.groups),
        "money": money,
    }


@require_POST
def change(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Put a change into the basket, or take one out."""
    plan = the_plan(request, year, number)
    actor = actor_of(request)
    HAND_CHANGE.demand(actor, HAND_CHANGE.CHANGE)
    typed = Typed(request.POST.dict())
    if typed.text("drop"):
        row = (
            HandChange.objects.filter(plan=plan, line__code=typed.text("drop")).select_related("line", "plan").first()
        )
        if row is None:
            raise Http404
        drop_change(actor, row)
        return HttpResponseRedirect(reverse("order-hand", args=[year, number]))
    if typed.text("swap"):
        return _take_swap(request, plan, typed)
    planned = plan.lines.filter(line__code=typed.text("line")).select_related("line").first()
    if planned is None:
        raise Http404
    groups, places, reason = typed.whole("groups", high=1000), typed.whole("places"), typed.text("reason", most=500)
    typed.text("reason", required=True)
    if typed.faults:
        return _page(request, plan, typed)
    try:
        change_line(actor, plan, planned.line, groups=groups, places=places, reason=reason)
    except BadInput as error:
        return _page(request, plan, typed, [one.words for one in error.problems])
    return HttpResponseRedirect(reverse("order-hand", args=[year, number]))


def _take_swap(request: HttpRequest, plan: Plan, typed: Typed) -> HttpResponse:
    """The whole swap of a refused line into the basket."""
    row = plan.lines.filter(line__code=typed.text("swap")).select_related("line").first()
    if row is None:
        raise Http404
    try:
        take_swap(actor_of(request), plan, row, reason=typed.text("reason", most=500))
    except BadInput as error:
        shown = Typed({"line": row.line.code, "reason": typed.texts.get("reason", "")})
        return _page(request, plan, shown, [one.words for one in error.problems])
    return HttpResponseRedirect(reverse("order-hand", args=[plan.campaign.year, plan.number]))


@require_POST
def seal(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Seal the basket as a version of its own."""
    plan = the_plan(request, year, number)
    typed = Typed(request.POST.dict())
    try:
        made = seal_hand_plan(actor_of(request), plan, name=typed.text("name", most=120), reason=typed.text("reason"))
    except BadInput as error:
        return _page(request, plan, Typed({}), [one.words for one in error.problems])
    return HttpResponseRedirect(reverse("order-version", args=[year, made.number]))
