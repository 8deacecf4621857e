"""What everybody sees of admission: campaigns with their rules, draw, rounds, seats left, cut-offs and proof."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, resolve
from django.utils import timezone

from sheber.admission import words
from sheber.admission.flows import CAMPAIGN as FLOW
from sheber.admission.models import Applicant, Campaign, Run, Seal
from sheber.admission.queries import draws_of, names_of_pools, newest_published_run
from sheber.admission.rules import is_officer
from sheber.admission.views.desk import deadlines_told, quotas_told, way_of
from sheber.admission.views.told import draw_in_force, draw_told, exams_told, log_page, public_summary, rounds_told
from sheber.kernel.actors import Policy, policy_for
from sheber.kernel.charts import Bar, BarChart
from sheber.kernel.pages.proof import CLOSED, PUBLISHED, proof_context
from sheber.kernel.words import Words
from sheber.registry.models import Region

BROWSER_CHECK = "/check/browser/"


def _is_published(name: str) -> bool:
    return Run.objects.filter(public=name).exclude(published=None).exists()


PUBLISHED["admission-public"] = _is_published
for _kind in ("admission", "admission-private", "sealed"):  # codes of people, their choices, their salts
    CLOSED[_kind] = is_officer


def overview(request: HttpRequest) -> HttpResponse:
    """The campaigns of a year with what came of them."""
    text = request.GET.get("year", "")
    region = Region.objects.first()
    year = int(text) if text.isdecimal() and len(text) == 4 else region.current_year if region else 0
    lines = [_campaign_line(one) for one in Campaign.objects.filter(year=year).order_by("track")]
    return render(request, "admission/overview.html", {"year": year, "lines": lines})


def _campaign_line(campaign: Campaign) -> dict[str, Any]:
    """A campaign as everybody may see it: the newest published run, by its published sums."""
    run = newest_published_run(campaign)
    return {
        "campaign": campaign,
        "track": words.TRACK.label(campaign.track),
        "state": FLOW.state(campaign),
        "summary": public_summary(run.public) if run else {},
        "run": run,
    }


def campaign_page(request: HttpRequest, key: str) -> HttpResponse:
    """A campaign: its dates and rules, thresholds, draw, rounds and appeals, seats, proof."""
    campaign = get_object_or_404(Campaign, code=key)
    actor = request.actor  # type: ignore[attr-defined]
    line = _campaign_line(campaign)
    run = line["run"]
    context: dict[str, Any] = {
        "line": line,
        "campaign": campaign,
        "steps": way_of(campaign),
        "today": timezone.localdate(),
        "log_page": log_page(),
        "ties": words.TIES.label(campaign.ties),
        "quotas": quotas_told(campaign),
        "deadlines": deadlines_told(campaign),
        "exams": exams_told(campaign),
        "draw": draw_in_force(campaign),
        "opened": [draw_told(seal) for seal in draws_of(campaign) if seal.broken],
        "rounds": rounds_told(campaign, inside=False),
        "may_see_people": policy_for(Applicant).allows(actor, Policy.VIEW)
        and policy_for(Seal).allows(actor, Policy.VIEW),
        "browser_check": _browser_check(),
        "proof": proof_context(actor, run.public) if run and run.public else None,
        **_charts(campaign, line["summary"]),
    }
    return render(request, "admission/campaign.html", context)


def _browser_check() -> str:
    """The page that checks a result in the browser, where this installation has it."""
    try:
        resolve(BROWSER_CHECK)
    except Resolver404:
        return ""
    return BROWSER_CHECK


def _charts(campaign: Campaign, summary: dict[str, Any]) -> dict[str, Any]:
    """Which choice people got and in which pools, from the published sums."""
    if not summary:
        return {}
    names = names_of_pools(campaign)
    by_choice = [Bar(str(choice), count) for choice, count in summary.get("by_choice", {}).items()]
    pools = summary.get("by_pool", {})
    by_pool = [Bar(str(names.get(code, code)), one["admitted"]) for code, one in pools.items() if one["admitted"]]
    choice = Words("Нешінші таңдауын алды", "Какой по счёту выбор получен", "Which choice they got")
    pool = Words(
        "Қай орындарда (ашық көрсетілгені)", "На каких местах (где показано)", "In which places (where shown)"
    )
    return {
        "by_choice": BarChart(str(choice), by_choice) if by_choice else None,
        "by_pool": BarChart(str(pool), by_pool) if by_pool else None,
    }
