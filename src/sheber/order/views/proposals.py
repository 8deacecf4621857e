"""Pages of proposals: a college writes and sends, the department answers; the evidence stands beside."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import history
from sheber.kernel.money import as_tenge
from sheber.kernel.pages.history import history_lines
from sheber.kernel.words import Words
from sheber.order import words
from sheber.order.acts import (
    decline_proposal,
    draft_proposal,
    edit_proposal,
    may_write_for,
    return_proposal,
    send_proposal,
    take_proposal,
    withdraw_proposal,
)
from sheber.order.flows import PROPOSAL as FLOW
from sheber.order.forms import Typed
from sheber.order.models import Line, Proposal
from sheber.order.queries import limits_to_join, opinions_on, suggested
from sheber.order.rules import OPINION, PROPOSAL
from sheber.order.views.registers import PROPOSALS
from sheber.order.views.shared import actor_of, asked_year
from sheber.registry import words as registry_words
from sheber.registry.models import College, Qualification

KINDS = tuple(code for code in words.PROPOSAL if code != "open")
ACTIONS = {
    "draft_proposal": Words("ұсыныс жазылды", "предложение написано", "written"),
    "edit_proposal": Words("өзгертілді", "изменено", "changed"),
    "send_proposal": Words("жіберілді", "отправлено", "sent"),
    "return_proposal": Words("қайтарылды", "возвращено", "returned"),
    "take_proposal": Words("жоспарға алынды", "принято в план", "taken into the plan"),
    "decline_proposal": Words("қабылданбады", "отклонено", "declined"),
    "withdraw_proposal": Words("кері алынды", "отозвано", "withdrawn"),
}


def _found(request: HttpRequest, code: str) -> Proposal:
    rows = Proposal.objects.select_related("college__district", "qualification__specialty")
    row: Proposal | None = PROPOSAL.scope(actor_of(request), PROPOSAL.VIEW, rows).filter(code=code).first()
    if row is None:
        raise Http404
    return row


def proposal(request: HttpRequest, code: str) -> HttpResponse:
    """A proposal with its evidence, what may be done with it, opinions and history."""
    return _page(request, _found(request, code))


def _page(request: HttpRequest, row: Proposal, told: list[Any] | None = None, status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    line = Line.objects.filter(year=row.year, code=row.line).first()
    moves = [(one, against) for one, against in FLOW.open_transitions(row, actor)]
    inside = actor.is_staff or PROPOSAL.allows(actor, "write", row)
    context = {
        "row": row,
        "line": line,
        "state": FLOW.state(row),
        "kind": words.PROPOSAL.label(row.kind),
        "level": registry_words.LEVEL.label(row.qualification.level),
        "base": registry_words.BASE.label(row.base),
        "language": registry_words.LANGUAGE.label(row.language),
        "funding": words.FUNDING.label(row.funding),
        "evidence": evidence_told(row.evidence),
        "moves": moves,
        "may_edit": row.state in {"draft", "returned"} and PROPOSAL.allows(actor, "write", row),
        "new_line": _new_line(row) if line is None and any(one.name == "take" for one, _ in moves) else None,
        "told": told or [],
        "opinions": opinions_on(proposal=row.pk) if OPINION.allows(actor, OPINION.VIEW) else None,
        "may_speak": OPINION.allows(actor, "write"),
        "votes": words.VOTE.words.items(),
        "history": _history(row) if inside else [],
    }
    return render(request, "order/proposal.html", context, status=status)


def evidence_told(evidence: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each check in words with whether it passed."""
    return [
        {
            "name": words.CHECK_NAMES.get(one["check"], one["check"]),
            "passed": one["passed"],
            "words": words.told(words.EVIDENCE.get(one["words"], Words()), **_values_told(one["values"])),
        }
        for one in evidence
    ]


def _values_told(values: dict[str, Any]) -> dict[str, Any]:
    """What was kept in three languages as words again."""
    return {name: Words(**value) if isinstance(value, dict) else value for name, value in values.items()}


def _history(row: Proposal) -> list[dict[str, Any]]:
    columns = [column for column in PROPOSALS.columns if column.name not in {"year", "code", "passed", "sent"}]
    shown = {name for column in columns for name in (column.name, f"{column.name}_id")}
    lines = history_lines(list(history(row)[:50]), columns)
    known = {str(column.label) for column in columns if column.name in shown}
    for one in lines:
        one["action"] = ACTIONS.get(str(one["action"]), one["action"])
        one["changes"] = [change for change in one["changes"] if str(change[0]) in known]
    return lines


def _new_line(row: Proposal) -> dict[str, Any]:
    """What a new line would hold, as texts of the form."""
    values = suggested(row)
    cost = values["cost"]
    return {
        "texts": {
            name: "" if value is None else f"{as_tenge(cost):f}" if name == "cost" else str(value)
            for name, value in values.items()
        },
        "limits": limits_to_join(row),
    }


def write(request: HttpRequest, college: str) -> HttpResponse:
    """The form of a proposal of a college: on a line that is there, or to open one."""
    actor = actor_of(request)
    row = College.objects.filter(code=college).first()
    if row is None:
        raise Http404
    allowed = may_write_for(actor)
    if allowed is not None and college not in allowed:
        raise PermissionDenied
    year = asked_year(request)
    typed = Typed(request.POST.dict() if request.method == "POST" else request.GET.dict())
    fault = ""
    if request.method == "POST":
        try:
            made = _draft(request, row, year, typed)
            if made is not None:
                return HttpResponseRedirect(reverse("order-proposal-page", args=[made.code]))
        except BadInput as error:
            fault = str(error.problems[0].words)
    lines = Line.objects.filter(year=year, college=row).select_related("qualification").order_by("code")
    context = {
        "year": year,
        "college": row,
        "lines": lines,
        "kinds": [(code, words.PROPOSAL.label(code)) for code in KINDS],
        "qualifications": Qualification.objects.order_by("code"),
        "bases": registry_words.BASE.words.items(),
        "spoken": registry_words.LANGUAGE.words.items(),
        "typed": typed.texts,
        "faults": typed.faults,
        "fault": fault,
        "opening": typed.texts.get("kind") == "open",
    }
    return render(request, "order/proposal_form.html", context, status=422 if fault or typed.faults else 200)


def _draft(request: HttpRequest, college: College, year: int, typed: Typed) -> Proposal | None:
    """The proposal of a form; None where the form has faults."""
    kind = typed.choice("kind", words.PROPOSAL)
    closing = kind == "close"
    groups = typed.whole("groups", high=100, required=not closing)
    places = typed.whole("places", high=2500, required=not closing)
    reason = typed.text("reason", required=True)
    line, about, more = None, None, {}
    if kind == "open":
        about = Qualification.objects.filter(code=typed.text("qualification", required=True)).first()
        more = {
            "base": typed.choice("base", registry_words.BASE),
            "language": typed.choice("language", registry_words.LANGUAGE),
        }
        if about is None and "qualification" not in typed.faults:
            typed.choice("qualification", ())
    else:
        line = Line.objects.filter(year=year, college=college, code=typed.text("line", required=True)).first()
        if line is None and "line" not in typed.faults:
            typed.choice("line", ())
    if typed.faults:
        return None
    return draft_proposal(
        actor_of(request),
        year,
        college=college,
        kind=kind,
        groups=groups,
        places=places,
        reason=reason,
        line=line,
        qualification=about,
        **more,
    )


def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change a proposal that was not sent yet, or was returned."""
    row = _found(request, code)
    actor = actor_of(request)
    PROPOSAL.demand(actor, "write", row)
    texts = {"kind": row.kind, "groups": str(row.groups), "places": str(row.places), "reason": row.reason}
    typed, fault = Typed(request.POST.dict() if request.method == "POST" else texts), ""
    if request.method == "POST":
        kind = typed.choice("kind", words.PROPOSAL)
        groups, places = typed.whole("groups", high=100), typed.whole("places", high=2500)
        reason = typed.text("reason", required=True)
        if not typed.faults:
            try:
                edit_proposal(actor, row, kind=kind, groups=groups, places=places, reason=reason)
                return HttpResponseRedirect(reverse("order-proposal-page", args=[code]))
            except BadInput as error:
                fault = str(error.problems[0].words)
    kinds = ("open",) if row.kind == "open" else KINDS
    context = {
        "row": row,
        "kinds": [(one, words.PROPOSAL.label(one)) for one in kinds],
        "typed": typed.texts,
        "faults": typed.faults,
        "fault": fault,
    }
    return render(request, "order/proposal_edit.html", context, status=422 if fault or typed.faults else 200)


@require_POST
def move(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Send, withdraw, return, decline or take a proposal."""
    row = _found(request, code)
    actor = actor_of(request)
    typed = Typed(request.POST.dict())
    reason = typed.text("reason")
    try:
        if name == "send":
            send_proposal(actor, row)
        elif name == "withdraw":
            withdraw_proposal(actor, row, reason=reason)
        elif name == "return":
            return_proposal(actor, row, reason=reason)
        elif name == "decline":
            decline_proposal(actor, row, reason=reason)
        elif name == "take":
            take_proposal(actor, row, reason=reason, values=_values(typed))
        else:
            raise Http404
    except BadInput as error:
        return _page(request, row, [one.words for one in error.problems], 422)
    except Forbidden as error:
        return _page(request, row, [error.words], 409)
    return HttpResponseRedirect(reverse("order-proposal-page", args=[code]))


def _values(typed: Typed) -> dict[str, Any]:
    """What the planner looked through of a new line; what is wrong or missing is None and the act says so."""
    shares = {name: typed.number(name, high=1) for name in ("survival", "entry")}
    term = typed.whole("term", low=1, high=10, required=False) or None
    applicants = typed.whole("applicants", required=False) if typed.text("applicants") else None
    return {"term": term, "cost": typed.tiyn("cost"), "applicants": applicants, **shares}
