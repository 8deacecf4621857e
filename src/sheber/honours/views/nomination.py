"""Nominations: the form, the page with rules line by line, grounds with their rows, the answer."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.honours import words
from sheber.honours.acts import (
    NominationGiven,
    add_claim,
    draft_nomination,
    give_award,
    nomination_answer,
    prefill_claims,
    send_nomination,
)
from sheber.honours.flows import NOMINATION as FLOW
from sheber.honours.forms import clean, day_in, words_in
from sheber.honours.models import Call, Claim, Nomination
from sheber.honours.queries import eligibility
from sheber.honours.rules import AWARD, INSIDERS, NOMINATION
from sheber.honours.views.overview import actor_of
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.pages.register import address_of
from sheber.kernel.words import Words, sort_column
from sheber.registry.models import College, Employer, Person

Faults = dict[str, Words]


def found(request: HttpRequest, code: str) -> Nomination:
    """A nomination that this actor may see. Raises Http404."""
    rows = NOMINATION.scope(actor_of(request), NOMINATION.VIEW, Nomination.objects.all())
    row: Nomination | None = rows.filter(code=code).select_related("call", "who").first()
    if row is None:
        raise Http404
    return row


def nominators(actor: Actor) -> list[tuple[str, str]]:
    """For whom this actor may nominate: code and name."""
    own = sorted(actor.colleges | actor.employers)
    colleges = College.objects.order_by(sort_column("name"))
    employers = Employer.objects.order_by(sort_column("name"))
    if not actor.is_staff:
        colleges, employers = colleges.filter(code__in=own), employers.filter(code__in=own)
    return [(one.code, str(one)) for one in (*colleges, *employers[:400])]


def new(request: HttpRequest) -> HttpResponse:
    """Begin a nomination."""
    actor = actor_of(request)
    if not NOMINATION.allows(actor, "write"):
        raise PermissionDenied
    places, faults = nominators(actor), Faults()
    if request.method == "POST":
        row = _drafted(request, dict(places), faults)
        if row is not None:
            return HttpResponseRedirect(reverse("honours-nomination-page", args=[row.code]))
    context = {
        "kinds": [(one, words.KIND.label(one)) for one in words.KIND],
        "calls": Call.objects.filter(state="fixed").order_by("-year", "pk"),
        "places": places,
        "people": Person.objects.order_by(sort_column("name"))[:500] if actor.is_staff else [],
        "consents": [(one, words.CONSENT.label(one)) for one in words.CONSENT],
        "faults": faults,
        "given": request.POST,
    }
    return render(request, "honours/new.html", context, status=422 if faults else 200)


def _drafted(request: HttpRequest, places: dict[str, str], faults: Faults) -> Nomination | None:
    given, actor = request.POST, actor_of(request)
    call = Call.objects.filter(code=given.get("call", "")).first()
    since = day_in(given, "service_since", faults)
    if faults:
        return None
    who = Person.objects.filter(code=given.get("who", "")).first() if actor.is_staff else None
    nominator = given.get("nominator", "")
    try:
        return draft_nomination(
            actor,
            NominationGiven(
                kind=call.kind if call else given.get("kind", ""),
                year=call.year if call else timezone.localdate().year,
                person=words_in(given, "person", 255) or (who.name if who else Words()),
                position=words_in(given, "position", 255),
                organisation=words_in(given, "organisation", 255),
                organisation_code=given.get("organisation_code", "")
                if given.get("organisation_code", "") in places
                else "",
                nominator_code=nominator if nominator in places else "",
                who=who,
                iin=given.get("iin", "").strip(),
                service_since=since,
                consent=given.get("consent", "") if given.get("consent", "") in words.CONSENT else "",
                citation=words_in(given, "citation", 500),
                call=call,
            ),
        )
    except BadInput as refusal:
        faults |= {one.column: one.words for one in refusal.problems}
    return None


def page(request: HttpRequest, code: str, faults: Faults | None = None) -> HttpResponse:
    """A nomination."""
    row, actor = found(request, code), actor_of(request)
    lines = eligibility(row, timezone.localdate())
    context = {
        "row": row,
        "kind": words.KIND.label(row.kind),
        "state": words.STATE.label(row.state),
        "consent": words.CONSENT.label(row.consent) if row.consent else "",
        "lines": lines,
        "claims": [(one, _row_address(one)) for one in row.claims.order_by("number")],
        "moves": [
            (move, against)
            for move, against in FLOW.open_transitions(row, actor)
            if move.name != "award" or (row.call is None and AWARD.allows(actor, "give"))
        ],
        "may_write": NOMINATION.allows(actor, "write", row) and row.state in {"draft", "returned"},
        "recusals": [
            (one, words.CONFLICT.label(one.kind)) for one in row.recusals.select_related("juror").order_by("pk")
        ]
        if actor.has(*INSIDERS)
        else [],
        "award": getattr(row, "award", None),
        "today": timezone.localdate(),
        "faults": faults or {},
        "given": request.POST if faults else {},
    }
    return render(request, "honours/nomination.html", context, status=422 if faults else 200)


def _row_address(claim: Claim) -> tuple[bool, str]:
    """Whether a row stands behind a ground, and its page where it has one."""
    model, _, pk = claim.row.partition(" ")
    try:
        row = apps.get_model(model)._default_manager.filter(pk=int(pk)).first()
    except (LookupError, ValueError):
        return False, ""
    return row is not None, address_of(row) if row else ""


def _act(request: HttpRequest, code: str, act: Callable[[Nomination, Faults], Any]) -> HttpResponse:
    row, faults = found(request, code), Faults()
    try:
        act(row, faults)
    except BadInput as refusal:
        faults |= {one.column or "all": one.words for one in refusal.problems}
    except Forbidden as refusal:
        faults["all"] = refusal.words
    return (
        page(request, code, faults)
        if faults
        else HttpResponseRedirect(reverse("honours-nomination-page", args=[code]))
    )


@require_POST
def move(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Send, return, decline, or award where no jury decides."""
    actor, reason = actor_of(request), clean(request.POST.get("reason", ""), 500)

    def act(row: Nomination, faults: Faults) -> None:
        if name == "send":
            send_nomination(actor, row)
        elif name in {"return", "decline"}:
            nomination_answer(actor, row, name, reason=reason)
        elif name == "award" and row.call is None:
            day = day_in(request.POST, "day", faults, needed=True)
            if day:
                give_award(actor, row, act=clean(request.POST.get("act", ""), 255), day=day)
        else:
            raise Http404

    return _act(request, code, act)


@require_POST
def claim(request: HttpRequest, code: str) -> HttpResponse:
    """Add a ground, or fill in what the registers know by now."""
    actor = actor_of(request)

    def act(row: Nomination, faults: Faults) -> None:
        if "fill" in request.POST:
            prefill_claims(actor, row)
        else:
            add_claim(actor, row, words_in(request.POST, "text", 500))

    return _act(request, code, act)
