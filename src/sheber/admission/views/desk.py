"""The officer's desk of a campaign: its way, its settings, the gate, the seal and the draw, the rounds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from sheber.admission import acts, words
from sheber.admission.acts.gate import NEEDED, who_answered
from sheber.admission.acts.officer import NO_EVENT, plan_at, plan_of_parties, secrets_of
from sheber.admission.flows import APPLICATION
from sheber.admission.flows import CAMPAIGN as FLOW
from sheber.admission.models import Campaign, GateReport, Seal
from sheber.admission.queries import (
    draws_of,
    names_of_pools,
    newest_gate,
    newest_published_run,
    newest_run,
    programmes_of,
    quotas_of,
    states_of,
)
from sheber.admission.rules import CAMPAIGN
from sheber.admission.views.told import draw_in_force, draw_told, exams_told, language, log_page, rounds_told
from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.jobs import start_job
from sheber.kernel.words import Words
from sheber.registry import words as registry_words


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the campaign's way: its words, its days, and whether it is past, now or to come."""

    label: Words
    days: tuple[date | None, date | None]
    place: str  # "done", "now" or ""


def demand_desk(actor: Actor) -> None:
    """Officers work at the desk, auditors read it. Raises PermissionDenied."""
    policy_for(Seal).demand(actor, Policy.VIEW)


def desk_list(request: HttpRequest) -> HttpResponse:
    """The campaigns, newest year first."""
    demand_desk(request.actor)  # type: ignore[attr-defined]
    rows = Campaign.objects.order_by("-year", "track")
    lines = [{"campaign": one, "track": words.TRACK.label(one.track), "state": FLOW.state(one)} for one in rows]
    return render(request, "admission/desk_list.html", {"lines": lines})


def desk(request: HttpRequest, key: str) -> HttpResponse:
    """The desk of one campaign."""
    demand_desk(request.actor)  # type: ignore[attr-defined]
    return _page(request, get_object_or_404(Campaign, code=key))


def _page(request: HttpRequest, campaign: Campaign, fault: str = "", status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    moves = {move.name: against for move, against in FLOW.open_transitions(campaign, actor)}
    context = {
        "campaign": campaign,
        "track": words.TRACK.label(campaign.track),
        "state": FLOW.state(campaign),
        "steps": way_of(campaign),
        "today": timezone.localdate(),
        "log_page": log_page(),
        "moves": moves,
        "labels": {name: one.label for name, one in FLOW.transitions.items()},
        "counts": _counts(campaign),
        "fault": fault,
        "given": request.POST,
        "may_work": CAMPAIGN.allows(actor, "match", campaign),
        "may_publish": CAMPAIGN.allows(actor, "publish", campaign),
        "run": newest_run(campaign),
        "published": newest_published_run(campaign),
        "pending": acts.pending_appeals(campaign),
        "rounds": rounds_told(campaign, inside=True),
        **_settings(campaign),
        **_seats(campaign),
        **_gate(campaign, actor),
        **_draw(campaign),
    }
    return render(request, "admission/desk.html", context, status=status)


def way_of(campaign: Campaign) -> list[Step]:
    """The campaign's states as a line, with their days; then what follows the results."""
    seal, run, out = campaign.seals.first(), newest_run(campaign), newest_published_run(campaign)
    days: dict[str, tuple[date | None, date | None]] = {
        "open": (campaign.opens, campaign.closes),
        "closed": (campaign.closes, None),
        "sealed": (_day(seal.made) if seal and not seal.broken else None, None),
        "matched": (_day(run.made) if run else None, None),
        "published": (_day(out.published) if out else campaign.results_on, None),
    }
    names = list(FLOW.states)
    now = names.index(campaign.state)
    places = {name: "done" if place < now else "now" if place == now else "" for place, name in enumerate(names)}
    if campaign.seed and seal is None:  # stated beforehand: nothing is sealed
        names.remove("sealed")
    steps = [Step(FLOW.states[name], days[name], places[name]) for name in names]
    after = (
        (Words("Түпнұсқалар", "Оригиналы", "Originals"), campaign.originals_until),
        (Words("Апелляциялар", "Апелляции", "Appeals"), campaign.appeals_until),
    )
    today = timezone.localdate()
    return steps + [Step(label, (None, day), "done" if day < today else "") for label, day in after if day]


def _day(when: Any) -> date:
    return timezone.localdate(when)


def _counts(campaign: Campaign) -> list[dict[str, Any]]:
    there = states_of(campaign)
    queue = reverse("admission-queue")
    return [
        {"label": label, "count": there[code], "link": f"{queue}?campaign={campaign.code}&state={code}"}
        for code, label in APPLICATION.states.items()
        if there.get(code)
    ]


def _settings(campaign: Campaign) -> dict[str, Any]:
    return {
        "ties": words.TIES.label(campaign.ties),
        "deadlines": deadlines_told(campaign),
        "quotas": quotas_told(campaign),
        "exams": exams_told(campaign),
        "employer_places": list(
            campaign.employer_places.select_related("employer").order_by("employer__code", "programme")
        ),
    }


def quotas_told(campaign: Campaign) -> list[dict[str, Any]]:
    """The quotas with their words."""
    return [
        {"row": one, "base": words.QUOTA_BASE.label(one.base), "rounding": words.ROUNDING.label(one.rounding)}
        for one in quotas_of(campaign)
    ]


def deadlines_told(campaign: Campaign) -> list[dict[str, Any]]:
    """Other deadlines with the words of the schooling they are for."""
    rows = campaign.deadlines.order_by("closes", "prefix")
    return [{"row": one, "base": registry_words.BASE.label(one.base) if one.base else ""} for one in rows]


def _seats(campaign: Campaign) -> dict[str, Any]:
    names = names_of_pools(campaign)
    rows = campaign.seats.values("pool").annotate(
        programmes=Count("pk"), seats=Sum("seats"), admitted=Sum("admitted")
    )
    found = {row["pool"]: row for row in rows.order_by("pool")}
    order = [*(code for code in names if code in found), *(code for code in found if code not in names)]
    pools = [{**found[code], "name": names.get(code, code)} for code in order]
    return {
        "pools": pools,
        "seats": sum(one["seats"] for one in pools),
        "ordered": sum(line.places for line in programmes_of(campaign).values()),
        "may_set_seats": campaign.state in {"open", "closed"},
    }


def _gate(campaign: Campaign, actor: Actor) -> dict[str, Any]:
    lines = programmes_of(campaign)
    reports = [one for one in (newest_gate(campaign, stage) for stage in words.STAGE) if one is not None]
    told = [_report(one, actor, lines) for one in reports]
    return {"gates": told, "may_answer": CAMPAIGN.allows(actor, "answer", campaign) and actor.user_id is not None}


def _report(report: GateReport, actor: Actor, lines: dict[str, Any]) -> dict[str, Any]:
    names = who_answered(report)
    findings = [
        {
            "words": one["words"].get(language()) or one["words"]["en"],
            "line": lines.get(str(one["programme"]).split(" ")[0]),
            "programme": one["programme"],
            "found": one["found"],
            "allowed": one["allowed"],
        }
        for one in report.findings
    ]
    return {
        "report": report,
        "stage": words.STAGE.label(report.stage),
        "findings": findings,
        "names": names,
        "answers": list(report.answers.all()),
        "open": not findings or len(names) >= NEEDED,
        "mine": actor.name in names,
        "wanted": max(NEEDED - len(names), 0),
    }


def _draw(campaign: Campaign) -> dict[str, Any]:
    draw = draw_in_force(campaign)
    opened = [draw_told(seal) for seal in draws_of(campaign) if seal.broken]
    came = draw is None or draw.comes is None or draw.comes <= timezone.now()
    return {"draw": draw, "opened": opened, "came": came}


# -- what the buttons do: each with the actor, the campaign and what was written


def _reason(given: QueryDict) -> str:
    return str(given.get("reason", "")).strip()


def _close(actor: Actor, campaign: Campaign, given: QueryDict) -> None:
    acts.move_campaign(actor, campaign, "close", reason=_reason(given))


def _reopen(actor: Actor, campaign: Campaign, given: QueryDict) -> None:
    acts.move_campaign(actor, campaign, "reopen", reason=_reason(given))


def _set_seats(actor: Actor, campaign: Campaign, given: QueryDict) -> None:
    acts.set_seats_from_order(actor, campaign)


def _count_points(actor: Actor, campaign: Campaign, given: QueryDict) -> None:
    acts.count_points(actor, campaign)


def _look(actor: Actor, campaign: Campaign, given: QueryDict) -> None:
    acts.look(campaign)


def _answer(actor: Actor, campaign: Campaign, given: QueryDict) -> None:
    key = given.get("report", "")
    report = get_object_or_404(GateReport, campaign=campaign, pk=key if key.isdecimal() else 0)
    acts.answer_gate(actor, report, reason=_reason(given))


def _seal(actor: Actor, campaign: Campaign, given: QueryDict) -> None:
    pasted = given.get("parties", "").strip()
    acts.seal_campaign(actor, campaign, plan_of_parties(pasted) if pasted else plan_at(_when(given)))


def _when(given: QueryDict) -> datetime:
    try:
        when = parse_datetime(given.get("when", "").strip())
    except ValueError:
        when = None
    if when is None:
        raise Forbidden(NO_EVENT)
    return timezone.make_aware(when) if timezone.is_naive(when) else when


def _unseal(actor: Actor, campaign: Campaign, given: QueryDict) -> None:
    acts.open_seal(actor, campaign, reason=_reason(given))


def _enter_draw(actor: Actor, campaign: Campaign, given: QueryDict) -> None:
    signature = given.get("signature", "").strip()
    outcome = {"signature": signature} if signature else {"secrets": secrets_of(given.get("secrets", ""))}
    acts.draw_campaign(actor, campaign, outcome)


def _publish(actor: Actor, campaign: Campaign, given: QueryDict) -> None:
    acts.publish_results(actor, campaign)


ACTS: dict[str, Callable[[Actor, Campaign, QueryDict], None]] = {
    "close": _close,
    "reopen": _reopen,
    "seats": _set_seats,
    "points": _count_points,
    "look": _look,
    "answer": _answer,
    "seal": _seal,
    "unseal": _unseal,
    "draw": _enter_draw,
    "publish": _publish,
}
JOBS = {"match": "admission.match", "next": "admission.next", "appeals": "admission.appeals"}


@require_POST
def do(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """One act of the desk; a refusal is told on the desk, with what was written."""
    actor = request.actor  # type: ignore[attr-defined]
    campaign = get_object_or_404(Campaign, code=key)
    CAMPAIGN.demand(actor, "match", campaign)
    if name in JOBS:  # long work: its own page shows how far it is, and leads back here
        return HttpResponseRedirect(reverse("job", args=[start_job(JOBS[name], actor, campaign=key).pk]))
    if name not in ACTS:
        raise Http404
    try:
        ACTS[name](actor, campaign, request.POST)
    except (BadInput, Forbidden) as refusal:
        campaign.refresh_from_db()
        told = str(refusal.words) if isinstance(refusal, Forbidden) else str(refusal)
        return _page(request, campaign, told, status=409)
    return HttpResponseRedirect(reverse("admission-desk", args=[key]) + f"#{ANCHORS.get(name, 'way')}")


ANCHORS = {
    "look": "gate",
    "answer": "gate",
    "seal": "draw",
    "unseal": "draw",
    "draw": "draw",
    "seats": "seats",
    "points": "counts",
    "publish": "rounds",
}
