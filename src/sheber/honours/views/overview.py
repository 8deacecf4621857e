"""Honours as a whole: how many, by which rules, which calls; and the region's key and lists, published as files."""

import json
from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sheber.honours import words
from sheber.honours.bridge.badge import did, document, year_list
from sheber.honours.models import Award, Call, Nomination, Rule
from sheber.honours.rules import AWARD, NOMINATION
from sheber.kernel.actors import Actor, Role
from sheber.kernel.charts import Bar, BarChart
from sheber.kernel.results import key
from sheber.kernel.words import Words
from sheber.proof.signature import key_id


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def overview(request: HttpRequest) -> HttpResponse:
    """Awards by kind, the rules in force, the calls, and how to check an award."""
    actor, today = actor_of(request), timezone.localdate()
    counts = Counter(AWARD.scope(actor, AWARD.VIEW, Award.objects.all()).values_list("kind", flat=True))
    listed = reverse("honours-award-list")
    bars = [
        Bar(str(words.KIND.label(kind)), counts[kind], f"{listed}?kind={kind}") for kind in words.KIND if counts[kind]
    ]
    rules = Rule.objects.filter(valid_from__lte=today).exclude(valid_to__lt=today).order_by("kind", "code")
    nominations = NOMINATION.scope(actor, NOMINATION.VIEW, Nomination.objects.all())
    context = {
        "chart": BarChart(
            str(Words("Түрі бойынша марапаттар", "Награды по видам", "Awards by kind")),
            bars,
            head=str(Words("Түрі", "Вид", "Kind")),
            unit=str(Words("Марапат", "Наград", "Awards")),
        )
        if bars
        else None,
        "rules": [
            {
                "row": one,
                "kind": words.KIND.label(one.kind),
                "rule": words.RULE.label(one.rule),
                "what": words.KIND.label(one.previous)
                if one.previous
                else one.number
                if one.number is not None
                else "",
            }
            for one in rules
        ],
        "calls": [(one, words.CALL_STATE.label(one.state)) for one in Call.objects.order_by("-year", "-pk")[:20]],
        "may_nominate": NOMINATION.allows(actor, "write"),
        "waiting": nominations.filter(state="sent").count() if NOMINATION.allows(actor, NOMINATION.VIEW) else 0,
        "is_juror": actor.has(Role.JUROR),
        "did": did(),
        "key": key_id(key().public),
    }
    return render(request, "honours/overview.html", context)


def did_file(request: HttpRequest) -> HttpResponse:
    """The region's did document: the key under which its credentials are signed."""
    return HttpResponse(json.dumps(document(), indent=1), content_type="application/did+json")


def status_file(request: HttpRequest, year: int) -> HttpResponse:
    """The signed status list of a year: what is revoked is listed from the same moment."""
    response = HttpResponse(year_list(year, timezone.now()), content_type="application/vc+jwt")
    response["Cache-Control"] = "no-cache"
    return response
