"""Appeals: the list, and the page on which one is decided by an act or refused with a reason."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from sheber.admission import acts, words
from sheber.admission.acts.appeals import standing_of
from sheber.admission.bridge.points import shown_points
from sheber.admission.flows import APPEAL as FLOW
from sheber.admission.models import Appeal, Campaign
from sheber.admission.queries import choices_of, names_of_pools, programmes_of
from sheber.admission.rules import APPEAL, CAMPAIGN, is_officer
from sheber.admission.views.desk import demand_desk
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import history
from sheber.kernel.pages.query import address
from sheber.kernel.words import Words

PAGE = 50


def appeal_list(request: HttpRequest) -> HttpResponse:
    """The appeals by state and campaign, the oldest undecided first."""
    actor = request.actor  # type: ignore[attr-defined]
    demand_desk(actor)
    campaigns = list(Campaign.objects.order_by("-year", "track"))
    state, asked = request.GET.get("state", ""), request.GET.get("campaign", "")
    rows = APPEAL.scope(actor, Policy.VIEW, Appeal.objects.select_related("applicant__campaign")).defer("text")
    if state in FLOW.states:
        rows = rows.filter(state=state)
    campaign = next((one for one in campaigns if one.code == asked), None)
    if campaign:
        rows = rows.filter(applicant__campaign=campaign)
    page = Paginator(rows.order_by("filed", "pk"), PAGE).get_page(request.GET.get("page"))
    context = {
        "lines": [{"row": one, "state": FLOW.state(one)} for one in page.object_list],
        "page": page,
        "before": address(request.GET, page=page.previous_page_number()) if page.has_previous() else "",
        "after": address(request.GET, page=page.next_page_number()) if page.has_next() else "",
        "states": [(code, label, code == state) for code, label in FLOW.states.items()],
        "campaigns": [
            (one.code, f"{one.year}: {words.TRACK.label(one.track)}", one.code == asked) for one in campaigns
        ],
        "pending": _pending(actor, campaigns),
    }
    return render(request, "admission/appeals.html", context)


def _pending(actor: Actor, campaigns: list[Campaign]) -> list[dict[str, Any]]:
    """Campaigns in which granted appeals wait for the next match."""
    granted = set(Appeal.objects.filter(state="granted").values_list("applicant__campaign", flat=True))
    waiting = [(one, len(acts.pending_appeals(one))) for one in campaigns if one.pk in granted]
    may = {one.pk for one, count in waiting if count and CAMPAIGN.allows(actor, "match", one)}
    return [{"campaign": one, "count": count, "may": one.pk in may} for one, count in waiting if count]


@dataclass(frozen=True)
class Row:
    """What the newest match says of a person: the rights, and every choice with its points as people know them."""

    rights: list[str]
    points: list[dict[str, Any]]


def _row(appeal: Appeal) -> Row | None:
    """None where the applicant is not in the match."""
    applicant = appeal.applicant
    lines, ties = programmes_of(applicant.campaign), applicant.campaign.ties
    try:
        standing = standing_of(applicant)
    except Forbidden:
        return None
    points = [
        {
            "code": one.programme,
            "line": lines.get(one.programme),
            "choice": one.choice,
            "points": shown_points(int(standing.points[one.programme]), ties),
        }
        for one in choices_of(applicant)
        if one.programme in standing.points
    ]
    return Row(standing.rights.split(), points)


@never_cache
def appeal_page(request: HttpRequest, number: int) -> HttpResponse:
    """One appeal: its text, the row as it stands, and the decision."""
    actor = request.actor  # type: ignore[attr-defined]
    demand_desk(actor)
    rows = APPEAL.scope(actor, Policy.VIEW, Appeal.objects.select_related("applicant__campaign"))
    appeal = get_object_or_404(rows, pk=number)
    fault = ""
    if request.method == "POST":
        try:
            _decide(request, appeal)
            return HttpResponseRedirect(reverse("admission-appeal", args=[number]))
        except Forbidden as refusal:
            fault = str(refusal.words)
            appeal.refresh_from_db()
    campaign = appeal.applicant.campaign
    standing = _row(appeal)
    names = names_of_pools(campaign)
    ticked = request.POST.getlist("right") if request.method == "POST" else standing.rights if standing else []
    context = {
        "appeal": appeal,
        "applicant": appeal.applicant,
        "campaign": campaign,
        "track": words.TRACK.label(campaign.track),
        "state": FLOW.state(appeal),
        "text": appeal.text if is_officer(actor) else None,
        "standing": standing,
        "held": [str(names.get(code, code)) for code in standing.rights] if standing else [],
        "rights": [(code, name, code in ticked) for code, name in names.items() if code != "open"],
        "by_points": campaign.track == "mid",
        "decided": _decided(appeal, names),
        "may_decide": is_officer(actor) and appeal.state == "filed",
        "history": list(history(appeal)[:20]),
        "fault": fault,
        "given": request.POST,
    }
    return render(request, "admission/appeals_case.html", context, status=409 if fault else 200)


def _decided(appeal: Appeal, names: dict[str, Words]) -> dict[str, str] | None:
    """What a granted appeal changed, as people know it."""
    if not appeal.field:
        return None
    ties = appeal.applicant.campaign.ties

    def told(text: str) -> str:
        if appeal.field == "points":
            return str(shown_points(int(text), ties))
        return ", ".join(str(names.get(code, code)) for code in text.split()) or "–"

    return {
        "field": str(words.APPEALED.label(appeal.field)),
        "before": told(appeal.before),
        "after": told(appeal.after),
    }


def _decide(request: HttpRequest, appeal: Appeal) -> None:
    """Grant or refuse, as the form says. Raises Forbidden, PermissionDenied."""
    actor, given = request.actor, request.POST  # type: ignore[attr-defined]
    if given.get("answer") == "refuse":
        acts.refuse_appeal(actor, appeal, reason=given.get("reason", ""))
        return
    by_points = given.get("field") == "points"
    after = given.get("points", "") if by_points else " ".join(given.getlist("right"))
    correction = acts.Correction("points" if by_points else "rights", given.get("programme", ""), after)
    acts.grant_appeal(actor, appeal, correction, act=given.get("act", ""), reason=given.get("reason", ""))
