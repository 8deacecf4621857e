"""A licence's page with what may happen next, and the form of a new one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sheber.kernel.actors import Role, policy_for
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import history
from sheber.kernel.pages.history import history_lines
from sheber.registry.models import College, Qualification
from sheber.training import exchange, words
from sheber.training.acts import keep_licence, open_licence, return_licence, tell_order_of_licences
from sheber.training.flows import LICENCE_FLOW
from sheber.training.forms import Typed
from sheber.training.models import Licence
from sheber.training.views.shared import actor_of, told


def licence(request: HttpRequest, key: int) -> HttpResponse:
    """A licence: its facts, buttons, history."""
    row = get_object_or_404(Licence.objects.select_related("college", "qualification__specialty"), pk=key)
    actor = actor_of(request)
    typed: dict[str, str] = {}
    faults: list[str] = []
    if request.method == "POST":
        faults, typed = _move(request, row), request.POST.dict()
        if not faults:
            return HttpResponseRedirect(reverse("training-licence-page", args=[row.pk]))
        row.refresh_from_db()
    inside = actor.is_staff or actor.has(Role.AUDITOR)
    context = {
        "row": row,
        "state": words.LICENCE_STATE.label(row.state),
        "steps": LICENCE_FLOW.open_transitions(row, actor),
        "others": Licence.objects.filter(college=row.college, qualification=row.qualification).exclude(pk=row.pk),
        "faults": faults,
        "typed": typed,
        "history": history_lines(list(history(row)[:50]), exchange.LICENCES.columns) if inside else [],
        "amend": policy_for(row).allows(actor, "change", row),
    }
    return render(request, "training/licence.html", context, status=422 if faults else 200)


def _move(request: HttpRequest, row: Licence) -> list[str]:
    typed = Typed(request.POST)
    name, act, reason = request.POST.get("step", ""), typed.text("act", required=True), typed.text("reason")
    day = typed.day("day") if name == "return" else None
    if typed.faults:
        return [str(one) for one in typed.faults.values()]
    try:
        if name == "return" and day:
            return_licence(actor_of(request), row, day=day, act=act, reason=reason)
        elif name == "keep":
            keep_licence(actor_of(request), row, act=act, reason=reason)
        else:
            raise Http404
    except (BadInput, Forbidden) as error:
        return told(error)
    return []


def new_licence(request: HttpRequest) -> HttpResponse:
    """Open a licence; the order is told of it in the same act."""
    actor = actor_of(request)
    policy_for(Licence).demand(actor, "decide")
    typed = Typed(request.POST)
    faults: list[str] = []
    if request.method == "POST":
        made = _open(request, typed)
        if isinstance(made, Licence):
            return HttpResponseRedirect(reverse("training-licence-page", args=[made.pk]))
        faults = made
    context: dict[str, Any] = {
        "faults": faults,
        "wrong": typed.faults,
        "typed": request.POST,
        "colleges": College.objects.filter(closed=None).order_by("name_sort_ru"),
        "qualifications": Qualification.objects.filter(valid_to=None).order_by("code"),
    }
    return render(request, "training/licence_new.html", context, status=422 if request.method == "POST" else 200)


def _open(request: HttpRequest, typed: Typed) -> Licence | list[str]:
    college = College.objects.filter(code=typed.text("college", required=True)).first()
    qualification = Qualification.objects.filter(code=typed.text("qualification", required=True)).first()
    since, until = typed.day("since"), typed.day("until", required=False)
    act = typed.text("act", required=True, most=255)
    opened = typed.whole("opened", low=1990, high=2100) if typed.text("opened") else None
    if typed.faults or college is None or qualification is None or since is None:
        return [str(one) for one in typed.faults.values()]
    try:
        return open_licence(
            actor_of(request),
            college,
            qualification,
            since=since,
            until=until,
            opened=opened,
            new_specialty="new_specialty" in request.POST,
            number=typed.text("number", most=64),
            act=act,
        )
    except BadInput as error:
        return told(error)


@require_POST
def send_licences(request: HttpRequest) -> HttpResponse:
    """Bring the order's known licences up to date, e.g. after a sheet."""
    number = tell_order_of_licences(actor_of(request))
    return HttpResponseRedirect(f"{reverse('training')}?told={number}")
