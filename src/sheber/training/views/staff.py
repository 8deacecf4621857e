"""A teacher's page: what they teach, what they learned, what is to be confirmed; and an accreditation case."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.kernel.actors import Role, policy_for
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.registry.models import Employer
from sheber.training import words
from sheber.training.acts import confirm_development, move_case, note_development
from sheber.training.flows import CASE_FLOW
from sheber.training.forms import EMPTY, Typed
from sheber.training.models import AccreditationCase, Development, ModuleTeacher, Teacher
from sheber.training.queries import evidence_states
from sheber.training.rules import DEVELOPMENT
from sheber.training.views.shared import actor_of, told


def _visible(request: HttpRequest, code: str) -> Teacher:
    rows = policy_for(Teacher).scope(actor_of(request), "view", Teacher.objects.select_related("college", "person"))
    row: Teacher = get_object_or_404(rows, code=code)
    return row


def teacher(request: HttpRequest, code: str) -> HttpResponse:
    """Facts, modules, development; a teacher adds to their own, the college confirms."""
    row, actor = _visible(request, code), actor_of(request)
    own = code in actor.held_for(Role.TEACHER)
    writes = own or actor.is_staff or row.college.code in actor.colleges
    typed = Typed(request.POST)
    faults: list[str] = []
    if request.method == "POST":
        if not writes:
            raise PermissionDenied
        faults = _note(request, row, typed)
        if not faults:
            return HttpResponseRedirect(f"{reverse('training-teacher', args=[code])}?done=noted")
    entries = DEVELOPMENT.scope(actor, "view", row.development.select_related("employer").order_by("-ends", "-pk"))
    context = {
        "row": row,
        "category": words.CATEGORY.label(row.category),
        "modules": ModuleTeacher.objects.filter(teacher=row)
        .select_related("module__qualification")
        .order_by("module__code"),
        "entries": [
            (one, words.DEVELOPMENT.label(one.kind), words.DEVELOPMENT_STATE.label(one.state)) for one in entries
        ],
        "writes": writes,
        "confirms": actor.is_staff or row.college.code in actor.colleges,
        "kinds": [(code_, words.DEVELOPMENT.label(code_)) for code_ in words.DEVELOPMENT],
        "faults": faults,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "training/teacher.html", context, status=422 if faults else 200)


def _note(request: HttpRequest, row: Teacher, typed: Typed) -> list[str]:
    starts, ends = typed.day("starts"), typed.day("ends")
    topic, hours = typed.text("topic", required=True, most=255), typed.whole("hours", low=1, high=5000)
    if typed.faults or starts is None or ends is None:
        return [str(one) for one in dict.fromkeys(typed.faults.values())]
    more: dict[str, Any] = {
        "place": typed.text("place", most=255),
        "paper": typed.text("paper", most=120),
        "abroad": "abroad" in request.POST,
        "employer": Employer.objects.filter(code=typed.text("employer")).first(),
    }
    try:
        note_development(
            actor_of(request),
            row,
            kind=typed.text("kind"),
            topic=topic,
            starts=starts,
            ends=ends,
            hours=hours,
            today=timezone.localdate(),
            more=more,
        )
    except BadInput as error:
        return told(error)
    return []


@require_POST
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """The college says whether an entry is so."""
    row = get_object_or_404(Development.objects.select_related("teacher"), code=code)
    back = reverse("training-teacher", args=[row.teacher.code])
    try:
        confirm_development(actor_of(request), row, confirmed=request.POST.get("answer") == "yes")
    except BadInput:
        return HttpResponseRedirect(f"{back}?done=answered")
    return HttpResponseRedirect(back)


def case(request: HttpRequest, code: str) -> HttpResponse:
    """The way to an accreditation: steps with their days, evidence with its state today, the next step."""
    actor = actor_of(request)
    rows = AccreditationCase.objects.select_related("college", "qualification", "accreditation")
    row = get_object_or_404(policy_for(AccreditationCase).scope(actor, "view", rows), code=code)
    faults: list[str] = []
    if request.method == "POST":
        faults = _step(request, row)
        if not faults:
            return HttpResponseRedirect(reverse("training-case", args=[code]))
        row.refresh_from_db()
    done = [(one, words.CASE_STATE.label(one.state)) for one in row.steps.all()]
    today = timezone.localdate()
    context = {
        "row": row,
        "state": words.CASE_STATE.label(row.state),
        "scope": words.SCOPE.label(row.scope),
        "reach": words.REACH.label(row.reach),
        "done": done,
        "evidence": evidence_states(row.evidence.order_by("code"), today),
        "steps": CASE_FLOW.open_transitions(row, actor),
        "today": today,
        "faults": faults,
    }
    return render(request, "training/case.html", context, status=422 if faults else 200)


def _step(request: HttpRequest, row: AccreditationCase) -> list[str]:
    typed = Typed(request.POST)
    name, day = request.POST.get("step", ""), typed.day("day")
    until = typed.day("until", required=False)
    if typed.faults or day is None:
        return [str(one) for one in typed.faults.values()]
    if name not in CASE_FLOW.transitions:
        return [str(EMPTY)]
    try:
        move_case(
            actor_of(request),
            row,
            name,
            day=day,
            note=typed.text("note"),
            until=until,
            number=typed.text("number", most=64),
        )
    except (BadInput, Forbidden) as error:
        return told(error)
    return []
