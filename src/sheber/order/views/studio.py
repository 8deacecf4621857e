"""The plan studio: what a version assumes, in plain words; versions, opinions, the calendar."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sheber.kernel.exchange import BadInput
from sheber.kernel.jobs import start_job
from sheber.kernel.models import Job
from sheber.order.acts import ASSUMPTIONS, give_opinion, price_lines, set_calendar
from sheber.order.acts.plan import checked
from sheber.order.forms import Typed
from sheber.order.models import Campaign, Plan, Proposal, Setting
from sheber.order.queries import versions
from sheber.order.rules import CAMPAIGN
from sheber.order.views.assumed import FIELDS, assumed
from sheber.order.views.shared import actor_of, asked_year, the_plan


def studio(request: HttpRequest) -> HttpResponse:
    """Versions of the year's plan and the form of another one."""
    year = asked_year(request)
    CAMPAIGN.demand(actor_of(request), "plan")
    return _studio(request, year, Typed({}))


def _studio(request: HttpRequest, year: int, typed: Typed, fault: str = "") -> HttpResponse:
    setting = Setting.objects.filter(year=year).first()
    campaign = Campaign.objects.filter(year=year).first()
    waiting = Proposal.objects.filter(year=year, state="sent").count()
    plans = list(versions(year))
    for one in plans:
        one.assumed = assumed(one)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "year": year,
        "campaign": campaign,
        "open": campaign is None or campaign.state == "draft",
        "fields": [
            (name, label, about, typed.texts.get(name, _present(setting, name)), typed.faults.get(name))
            for name, (label, about) in FIELDS.items()
        ],
        "name": typed.texts.get("name", ""),
        "setting": setting,
        "plans": plans,
        "waiting": waiting,
        "jobs": Job.objects.filter(name="order.plan", state__in=(Job.QUEUED, Job.RUNNING, Job.FAILED))[:3],
        "fault": fault,
        "priced": request.GET.get("priced", ""),
    }
    return render(request, "order/studio.html", context, status=422 if fault or typed.faults else 200)


def _present(setting: Setting | None, name: str) -> str:
    if name == "budget_percent":
        return "100"
    value = getattr(setting, name, "") if setting else ""
    return f"{value:f}".rstrip("0").rstrip(".") if hasattr(value, "as_tuple") else str(value)


@require_POST
def compute(request: HttpRequest, year: int) -> HttpResponse:
    """Start the planning of a version as long work."""
    actor = actor_of(request)
    CAMPAIGN.demand(actor, "plan")
    typed = Typed({name: request.POST.get(name, "") for name in (*ASSUMPTIONS, "name")})
    setting = Setting.objects.filter(year=year).first()
    # What stands in the form as the year's settings say is no assumption of this version.
    given = {name: typed.text(name) for name in ASSUMPTIONS}
    assumptions = {name: text for name, text in given.items() if text and text != _present(setting, name)}
    try:
        checked(assumptions)
    except BadInput as error:
        return _studio(request, year, typed, str(error.problems[0].words))
    job = start_job("order.plan", actor, year=year, title=typed.text("name", most=120), assumptions=assumptions)
    return HttpResponseRedirect(reverse("job", args=[job.pk]))


def calendar(request: HttpRequest, year: int) -> HttpResponse:
    """The form of the year's calendar: dates, the decree's total, the budget line, who signs; by an act."""
    actor = actor_of(request)
    CAMPAIGN.demand(actor, "plan")
    campaign = Campaign.objects.filter(year=year).first()
    names = ("proposals_until", "commission_on", "decision_until", "total", "budget_line", "signer", "act", "reason")
    typed, fault = Typed(_calendar_texts(campaign)), ""
    if request.method == "POST":
        typed = Typed({name: request.POST.get(name, "") for name in names})
        values = {name: typed.day(name) for name in names[:3]}
        total = typed.whole("total", required=False)
        more: dict[str, Any] = {**values, **{name: typed.text(name, most=255) for name in names[4:]}}
        typed.text("act", required=True)
        if not typed.faults:
            try:
                set_calendar(actor, year, total=total or None, **more)
                return HttpResponseRedirect(reverse("order") + f"?year={year}")
            except BadInput as error:
                fault = str(error.problems[0].words)
    context = {"year": year, "typed": typed.texts, "faults": typed.faults, "fault": fault, "campaign": campaign}
    return render(request, "order/calendar.html", context, status=422 if fault or typed.faults else 200)


def _calendar_texts(campaign: Campaign | None) -> dict[str, str]:
    if campaign is None:
        return {}
    days = {name: getattr(campaign, name) for name in ("proposals_until", "commission_on", "decision_until")}
    return {
        **{name: day.isoformat() if day else "" for name, day in days.items()},
        "total": str(campaign.total or ""),
        "budget_line": campaign.budget_line,
        "signer": campaign.signer,
        "act": campaign.calendar_act,
    }


@require_POST
def price(request: HttpRequest, year: int) -> HttpResponse:
    """Price every line by the norms."""
    actor = actor_of(request)
    CAMPAIGN.demand(actor, "plan")
    try:
        found = price_lines(actor, year, reason=Typed(request.POST.dict()).text("reason"))
    except BadInput as error:
        return _studio(request, year, Typed({}), str(error.problems[0].words))
    told = f"{found['changed']}-{found['priced']}-{found['without']}"
    return HttpResponseRedirect(reverse("order-studio") + f"?year={year}&priced={told}")


@require_POST
def opinion(request: HttpRequest) -> HttpResponse:
    """Keep an opinion on a plan or a proposal and come back to its page."""
    actor = actor_of(request)
    typed = Typed(request.POST.dict())
    plan, proposal, back = _about(request, typed)
    try:
        give_opinion(
            actor,
            member=typed.text("member", most=255),
            text=typed.text("text", most=5000),
            vote=typed.text("vote"),
            plan=plan,
            proposal=proposal,
        )
    except BadInput as error:
        return render(
            request, "order/refused.html", {"told": [one.words for one in error.problems], "back": back}, status=422
        )
    return HttpResponseRedirect(f"{back}#opinions")


def _about(request: HttpRequest, typed: Typed) -> tuple[Plan | None, Proposal | None, str]:
    if typed.text("proposal"):
        row = Proposal.objects.filter(code=typed.text("proposal")).first()
        if row is None:
            raise Http404
        return None, row, reverse("order-proposal-page", args=[row.code])
    year, number = typed.whole("year"), typed.whole("plan")
    return the_plan(request, year, number), None, reverse("order-version", args=[year, number])
