"""A call's page: criteria with their hash, the way it goes, and the result side by side with how firm it is."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.honours import words
from sheber.honours.acts import count_votes, decide_call, fix_criteria, start_judging
from sheber.honours.bridge.ballots import settings_bytes
from sheber.honours.bridge.paper import decree_pdf
from sheber.honours.flows import CALL as FLOW
from sheber.honours.forms import clean, day_in
from sheber.honours.models import Award, Call, Recusal
from sheber.honours.rules import AWARD, INSIDERS, JUROR
from sheber.honours.views.overview import actor_of
from sheber.kernel.charts import number_text
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.pages.proof import PUBLISHED, proof_context
from sheber.kernel.words import LANGUAGES, Words

Faults = dict[str, Words]
STEPS: dict[str, Callable[..., Any]] = {"fix": fix_criteria, "judge": start_judging, "count": count_votes}
# A jury's ballots are open once the decision is.
PUBLISHED["jury"] = lambda name: Call.objects.filter(folder=name, state="decided").exists()


def page(request: HttpRequest, code: str, faults: Faults | None = None) -> HttpResponse:
    """The call."""
    row, actor = get_object_or_404(Call, code=code), actor_of(request)
    inside = actor.has(*INSIDERS)
    shown = bool(row.result) and (inside or row.state == "decided")
    recusals = Recusal.objects.filter(juror__call=row).select_related("juror", "nomination").order_by("pk")
    context = {
        "row": row,
        "kind": words.KIND.label(row.kind),
        "state": words.CALL_STATE.label(row.state),
        "main": words.COUNT.label(row.main),
        "criteria": row.criteria.order_by("code"),
        "whole": sum(row.criteria.values_list("weight", flat=True)),
        "moves": [one for one in FLOW.open_transitions(row, actor) if one[0].name != "decide"],
        "may_decide": any(one.name == "decide" for one, _ in FLOW.open_transitions(row, actor)),
        "nominations": row.nominations.exclude(state__in=("draft", "returned")).count(),
        "jurors": row.jurors.count(),
        "inside": inside,
        "recusals": [(one, words.CONFLICT.label(one.kind)) for one in recusals] if inside else [],
        "aside": recusals.count(),
        "result": _result(row) if shown else None,
        "awards": AWARD.scope(actor, AWARD.VIEW, Award.objects.filter(nomination__call=row)).select_related(
            "credential"
        ),
        "proof": proof_context(actor, row.folder) if shown and row.folder else None,
        "is_juror": JUROR.allows(actor, "score"),
        "today": timezone.localdate(),
        "faults": faults or {},
        "given": request.POST if faults else {},
    }
    return render(request, "honours/call.html", context, status=422 if faults else 200)


def _result(row: Call) -> dict[str, Any]:
    """The counts side by side: a row per nominee, a column per rule."""
    rules = row.result["rules"]
    main = rules[row.main]
    entries = sorted(main["values"], key=lambda one: (main["ranks"][one] is None, main["ranks"][one] or 0, one))
    return {
        "heads": [words.COUNT.label(rule) for rule in rules],
        "lines": [
            {
                "entry": entry,
                "wins": entry in main["winners"],
                "tied": entry in main["tied"],
                "cells": [_cell(told, rule, entry) for rule, told in rules.items()],
            }
            for entry in entries
        ],
        "robust": [
            {
                "rule": words.COUNT.label(rule),
                "main": rule == row.main,
                "winners": ", ".join(told["winners"]) or "–",
                "held": told["held"],
                "removals": told["removals"],
                "broken": [
                    (juror, ", ".join(names) or "–")
                    for juror, names in told["without"].items()
                    if names != told["winners"]
                ],
            }
            for rule, told in rules.items()
        ],
        "differ": [words.COUNT.label(rule) for rule in row.result["differ"]],
        "held": main["held"],
        "removals": main["removals"],
        "winners": main["winners"],
        "tied": main["tied"],
        "reason": row.result.get("reason", ""),
    }


def _cell(told: dict[str, Any], rule: str, entry: str) -> dict[str, Any]:
    value = told["values"][entry]
    error = told["errors"].get(entry)
    decimals = 0 if rule == "schulze" else 2
    return {
        "value": number_text(Fraction(*value), decimals) if value else "–",
        "error": number_text(Fraction(error, 10_000), 2) if error else "",
        "rank": told["ranks"][entry],
        "wins": entry in told["winners"],
    }


def _answer(request: HttpRequest, code: str, act: Callable[[Call, Faults], Any]) -> HttpResponse:
    row, faults = get_object_or_404(Call, code=code), Faults()
    try:
        act(row, faults)
    except BadInput as refusal:
        faults |= {one.column or "all": one.words for one in refusal.problems}
    except Forbidden as refusal:
        faults["all"] = refusal.words
    return page(request, code, faults) if faults else HttpResponseRedirect(reverse("honours-call", args=[code]))


@require_POST
def step(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Fix the criteria, begin judging, count."""
    if name not in STEPS:
        raise Http404
    return _answer(request, code, lambda row, faults: STEPS[name](actor_of(request), row))


@require_POST
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """Give the awards."""

    def act(row: Call, faults: Faults) -> None:
        day = day_in(request.POST, "day", faults, needed=True)
        if day:
            decide_call(
                actor_of(request),
                row,
                winners=request.POST.getlist("winner"),
                act=clean(request.POST.get("act", ""), 255),
                day=day,
                reason=clean(request.POST.get("reason", ""), 500),
            )

    return _answer(request, code, act)


def settings_file(request: HttpRequest, code: str) -> HttpResponse:
    """The very bytes whose SHA-256 was written into the log before the call."""
    row = get_object_or_404(Call, code=code)
    response = HttpResponse(settings_bytes(row), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{row.code}-criteria.json"'
    return response


def decree(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """The decree on the awards of a call."""
    row = get_object_or_404(Call, code=code)
    awards = list(
        AWARD.scope(actor_of(request), AWARD.VIEW, Award.objects.filter(nomination__call=row)).order_by("code")
    )
    if language not in LANGUAGES or not awards:
        raise Http404
    response = HttpResponse(decree_pdf(awards[0].act, awards, language), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="decree-{row.code}-{language}.pdf"'
    return response
