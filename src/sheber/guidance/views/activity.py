"""An activity: written down, its list of pupils, the codes of both sides, the signed receipt."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from sheber.guidance import words
from sheber.guidance.acts import open_confirmation, plan_encounter, take_list
from sheber.guidance.bridge.receipt import holds, list_digest
from sheber.guidance.forms import read_plan
from sheber.guidance.models import Confirmation, Encounter
from sheber.guidance.queries import list_of
from sheber.guidance.rules import CONFIRMATION, ENCOUNTER
from sheber.kernel.actors import Actor, Policy, Role
from sheber.kernel.exchange import BadInput
from sheber.kernel.paper import qr_svg
from sheber.kernel.words import Words, sort_column
from sheber.registry.models import College, Employer, School

LABELS = {
    "kind": Words("Түрі", "Вид", "Kind"),
    "day": Words("Күні", "Дата", "Date"),
    "school": Words("Мектеп", "Школа", "School"),
    "college": Words("Колледж", "Колледж", "College"),
    "employer": Words("Жұмыс беруші", "Работодатель", "Employer"),
    "place": Words("Өткен жері", "Место", "Place"),
    "organiser": Words("Ұйымдастырушы", "Организатор", "Organiser"),
    "pupils": Words("Оқушылар", "Учеников", "Pupils"),
    "first_time": Words("Осы жылы алғаш рет", "Впервые в этом году", "For the first time this year"),
}


def _own_school(actor: Actor) -> School | None:
    """The school that somebody acts for, where it is one school and the person is no official."""
    return School.objects.filter(code__in=actor.schools).first() if not actor.is_staff else None


def new(request: HttpRequest) -> HttpResponse:
    """Write an activity down."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.has(Role.SCHOOL, Role.COLLEGE) and not actor.is_staff:
        raise PermissionDenied("guidance.Encounter: change")
    own = _own_school(actor)
    faults: dict[str, Words] = {}
    if request.method == "POST":
        plan, faults = read_plan(request.POST, own)
        if plan is not None:
            try:
                made = plan_encounter(actor, plan)
                return HttpResponseRedirect(reverse("guidance-activity", args=[made.code]))
            except BadInput as error:
                faults = {one.column: one.words for one in error.problems}
    context = {
        "typed": request.POST,
        "faults": [(LABELS.get(name, name), told, name) for name, told in faults.items()],
        "wrong": faults,
        "kinds": [(code, words.ENCOUNTER.label(code)) for code in words.ENCOUNTER],
        "own": own,
        "schools": [] if own else School.objects.order_by(sort_column("name")),
        "colleges": _colleges(actor),
        "employers": Employer.objects.order_by(sort_column("name")),
        "today": timezone.localdate(),
    }
    return render(request, "guidance/activity_new.html", context, status=422 if faults else 200)


def _colleges(actor: Actor) -> Any:
    """The colleges to choose from: a college writes down its own activities."""
    rows = College.objects.filter(closed=None).order_by(sort_column("name"))
    return rows.filter(code__in=actor.colleges) if actor.has(Role.COLLEGE) and not actor.is_staff else rows


def _found(request: HttpRequest, code: str) -> Encounter:
    rows = Encounter.objects.select_related("school__district", "college__district", "employer__district")
    seen: QuerySet[Encounter] = ENCOUNTER.scope(request.actor, Policy.VIEW, rows)  # type: ignore[attr-defined]
    return get_object_or_404(seen, code=code)


def activity(request: HttpRequest, code: str) -> HttpResponse:
    """The page of an activity."""
    return _page(request, _found(request, code), {})


def _page(request: HttpRequest, one: Encounter, more: dict[str, Any]) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    row = Confirmation.objects.filter(encounter=one).first()
    inside = row is not None and CONFIRMATION.allows(actor, Policy.VIEW, row)
    signed = bool(row and row.receipt)
    listed = list_digest(one.code, list_of(one)) if signed and inside else ""
    context = {
        "one": one,
        "kind": words.ENCOUNTER.label(one.kind),
        "row": row if inside else None,
        "signed": signed,
        "receipt_holds": holds(row.receipt) if row and inside and signed else None,
        "list_changed": bool(row and inside and signed and row.receipt["list"] != listed),
        "may_list": ENCOUNTER.allows(actor, "list", one) and not signed and one.day <= timezone.localdate(),
        "may_open": ENCOUNTER.allows(actor, Policy.CHANGE, one) and not signed,
        "may_amend": ENCOUNTER.allows(actor, Policy.CHANGE, one),
        **more,
    }
    response = render(request, "guidance/activity.html", context, status=422 if more.get("problems") else 200)
    add_never_cache_headers(response)
    return response


@require_POST
def pupils(request: HttpRequest, code: str) -> HttpResponse:
    """Set the list of pupils."""
    one = _found(request, code)
    try:
        take_list(request.actor, one, request.POST.get("pupils", ""), today=timezone.localdate())  # type: ignore[attr-defined]
    except BadInput as error:
        return _page(request, one, {"problems": error.problems, "total": error.total})
    return HttpResponseRedirect(reverse("guidance-activity", args=[code]) + "?done=list")


@require_POST
def codes(request: HttpRequest, code: str) -> HttpResponse:
    """Make a code for each side and show both once, as links and as pictures for a telephone."""
    one = _found(request, code)
    try:
        school, host = open_confirmation(request.actor, one)  # type: ignore[attr-defined]
    except BadInput as error:
        return _page(request, one, {"problems": error.problems, "total": error.total})
    links = [
        {
            "side": words.SIDE.label(side),
            "code": given,
            "link": (link := request.build_absolute_uri(reverse("guidance-sign-link", args=[given]))),
            # The library's own drawing of our own address: no typed text is in it.
            "picture": mark_safe(qr_svg(link)),  # noqa: S308
        }
        for side, given in (("school", school), ("host", host))
    ]
    return _page(request, one, {"links": links})


def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The signed receipt as a file."""
    one = _found(request, code)
    row = Confirmation.objects.filter(encounter=one).exclude(receipt={}).first()
    if row is None or not CONFIRMATION.allows(request.actor, Policy.VIEW, row):  # type: ignore[attr-defined]
        raise Http404
    text = json.dumps(row.receipt, ensure_ascii=False, indent=1, sort_keys=True)
    response = HttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="receipt-{code}.json"'
    return response
