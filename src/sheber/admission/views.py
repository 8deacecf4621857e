"""The pages of admission."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sheber.admission import words
from sheber.admission.acts import publish_results
from sheber.admission.bridge.person import explain_person
from sheber.admission.flows import CAMPAIGN as FLOW
from sheber.admission.models import Applicant, Campaign, Right
from sheber.admission.queries import newest_run
from sheber.admission.rules import CAMPAIGN
from sheber.kernel.actors import Policy, policy_for
from sheber.kernel.charts import Bar, BarChart
from sheber.kernel.exchange import Column, kinds
from sheber.kernel.jobs import start_job
from sheber.kernel.pages import Register
from sheber.kernel.pages.proof import proof_context
from sheber.kernel.results import path_of
from sheber.kernel.words import Words
from sheber.order.models import Line
from sheber.registry.models import Region

POINTS = Words("Балл", "Баллы", "Points")
CAMPAIGNS = Register(
    "admission.Campaign",
    Words("Науқандар", "Кампании", "Campaigns"),
    ("code", "year", "track", "opens", "closes", "draw_source"),
    sheet_code="admission_campaigns",
    filters=("year", "track"),
    by="code",
    detail="admission-campaign",
)
SEATS = Register(
    "admission.Seat",
    Words("Орындар және өту шектері", "Места и проходные пороги", "Seats and cut-offs"),
    ("programme", "pool", "campaign", "seats", "admitted", "points", "lottery"),
    columns=(
        Column("programme", Words("Бағдарлама", "Программа", "Programme"), kinds.Text()),
        Column("pool", Words("Бассейн", "Пул", "Pool"), kinds.Text()),
        Column("campaign", Words("Науқан", "Кампания", "Campaign"), kinds.Ref("admission.Campaign")),
        Column("seats", Words("Орын", "Мест", "Seats"), kinds.Whole()),
        Column("admitted", Words("Қабылданды", "Принято", "Admitted"), kinds.Whole()),
        Column("points", Words("Шекті балл", "Порог: баллы", "Cut-off: points"), kinds.Whole(None)),
        Column("lottery", Words("Шекті нөмір", "Порог: номер жребия", "Cut-off: draw number"), kinds.Whole()),
        Column("released", Words("Босаған орын беріледі", "Свободные отдаются", "Released"), kinds.YesNo()),
    ),
    search=("programme", "pool"),
    filters=("campaign", "pool"),
    order="programme",
)
APPLICANTS = Register(
    "admission.Applicant",
    Words("Талапкерлер", "Абитуриенты", "Applicants"),
    ("code", "campaign", "district", "base", "rights"),
    sheet_code="applicants",
    filters=("campaign", "district", "base"),
    by="code",
    order="code",
    detail="admission-person",
)
RIGHTS = Register(
    "admission.Right",
    Words("Квота құқықтары", "Права на квоту", "Rights to kept places"),
    ("order", "name", "code", "act"),
    sheet_code="rights",
    search=("name", "code"),
    order="order",
    by="code",
)
QUOTAS = Register(
    "admission.Quota",
    Words("Квоталар", "Квоты", "Quotas"),
    ("year", "right", "share", "released", "act"),
    sheet_code="quotas",
    search=("right__name",),
    filters=("year",),
)
ALL = (CAMPAIGNS, SEATS, APPLICANTS, RIGHTS, QUOTAS)


def overview(request: HttpRequest) -> HttpResponse:
    """The campaigns of a year with what came of them."""
    text = request.GET.get("year", "")
    region = Region.objects.first()
    year = int(text) if text.isdigit() else region.current_year if region else 0
    lines = [_campaign_line(one) for one in Campaign.objects.filter(year=year).order_by("track")]
    return render(request, "admission/overview.html", {"year": year, "lines": lines})


def _campaign_line(campaign: Campaign) -> dict[str, Any]:
    run = newest_run(campaign)
    return {
        "campaign": campaign,
        "track": words.TRACK.label(campaign.track),
        "state": FLOW.state(campaign),
        "summary": run.summary if run else None,
        "run": run,
    }


def campaign_page(request: HttpRequest, key: str) -> HttpResponse:
    """A campaign: its result by choice and pool, its seats, its proof."""
    campaign = get_object_or_404(Campaign, code=key)
    actor = request.actor  # type: ignore[attr-defined]
    line = _campaign_line(campaign)
    context: dict[str, Any] = {
        "line": line,
        "campaign": campaign,
        "moves": [move for move, against in FLOW.open_transitions(campaign, actor) if not against],
        "may_see_people": policy_for(Applicant).allows(actor, Policy.VIEW),
    }
    run = line["run"]
    if run:
        names = {right.code: right.name for right in Right.objects.all()} | {"open": words.OPEN}
        by_choice = [Bar(choice, count) for choice, count in run.summary["by_choice"].items()]
        by_pool = [Bar(str(names.get(code, code)), count) for code, count in run.summary["by_pool"].items() if count]
        choice = Words("Нешінші таңдауын алды", "Какой по счёту выбор получен", "Which choice they got")
        pool = Words("Қай бассейнде", "В каком пуле", "In which pool")
        context |= {
            "by_choice": BarChart(str(choice), by_choice),
            "by_pool": BarChart(str(pool), by_pool),
            "proof": proof_context(actor, run.folder),
        }
    return render(request, "admission/campaign.html", context)


def person_page(request: HttpRequest, key: str) -> HttpResponse:
    """Why one applicant got this place: every choice with own points and number beside the cut-off."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = policy_for(Applicant).scope(actor, Policy.VIEW, Applicant.objects.select_related("campaign", "district"))
    applicant = get_object_or_404(rows, code=key)
    run = newest_run(applicant.campaign)
    steps = []
    if run:
        try:
            steps = explain_person(path_of(run.folder), key)
        except (KeyError, OSError) as error:
            raise Http404 from error
    codes = {step.programme for step in steps}
    lines = Line.objects.filter(year=applicant.campaign.year, code__in=codes).select_related(
        "college", "qualification"
    )
    named = {line.code: line for line in lines}
    rights = {right.code: right.name for right in Right.objects.all()} | {"open": words.OPEN}
    told = [{"step": one, "line": named.get(one.programme), "pool": rights.get(one.pool, one.pool)} for one in steps]
    context = {
        "applicant": applicant,
        "told": told,
        "lottery": steps[0].lottery if steps else None,
        "rights": [rights.get(code, code) for code in applicant.rights],
    }
    return render(request, "admission/person.html", context)


@require_POST
def move(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """Give the places (long work) or publish the result."""
    campaign = get_object_or_404(Campaign, code=key)
    actor = request.actor  # type: ignore[attr-defined]
    if name == "match":
        CAMPAIGN.demand(actor, "match", campaign)
        return HttpResponseRedirect(reverse("job", args=[start_job("admission.match", actor, campaign=key).pk]))
    if name != "publish":
        raise Http404
    publish_results(actor, campaign)
    return HttpResponseRedirect(reverse("admission-campaign", args=[key]))
