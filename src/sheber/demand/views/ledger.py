"""The promise ledger: the desk of a campaign and an employer's own page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.demand import words
from sheber.demand.acts import ask_people, confirm_hires, mark_repeated_vacancies, sign_requests
from sheber.demand.bridge.ledger import Promise, promises
from sheber.demand.forms import read_hires, read_wish
from sheber.demand.models import Hire, JobProject, Request, RequestCampaign
from sheber.demand.rules import REQUEST, VACANCY
from sheber.demand.views.need import year_of
from sheber.kernel.actors import Policy, Role
from sheber.kernel.exchange import BadInput
from sheber.kernel.pages.cells import Cell as TableCell
from sheber.kernel.pages.cells import number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import Words, sort_column
from sheber.registry.models import District, Employer, Occupation

NEVER_SECRET = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD, Role.AUDITOR)  # whole ledgers


def sentence(told: Promise) -> Words:
    """The rule as one sentence."""
    values = {
        "asked": told.asked,
        "hired": told.hired,
        "now": told.now,
        "counts": round(told.counts),
        "ratio": f"{told.ratio:.2f}",
        "weight": round(100 * told.weight),
    }
    shown = words.SENTENCE if told.asked else words.NO_RECORD
    # Kazakh and Russian read a decimal comma.
    comma = {**values, "ratio": str(values["ratio"]).replace(".", ",")}
    return Words(shown.kk.format(**comma), shown.ru.format(**comma), shown.en.format(**values))


def campaign(request: HttpRequest) -> HttpResponse:
    """The desk: who asked, who signed, how each kept its word, and what of it counts."""
    actor = request.actor  # type: ignore[attr-defined]
    own = sorted(actor.employers)
    if not actor.has(*NEVER_SECRET):
        if len(own) == 1:
            return HttpResponseRedirect(reverse("demand-employer", args=own))
        raise PermissionDenied("demand.Request: ledger")
    year = year_of(request)
    told = promises(year)
    names = {one.code: one for one in Employer.objects.filter(code__in=told)}
    rows = sorted(told.values(), key=lambda one: (-one.now, one.employer))
    silent = Employer.objects.exclude(code__in=[one.employer for one in rows if one.now]).count()
    context = {
        "year": year,
        "campaign": RequestCampaign.objects.filter(year=year).first(),
        "silent": silent,
        "asked": sum(one.now for one in rows),
        "counts": round(sum(one.counts for one in rows)),
        "signed": sum(one.signed for one in rows),
        "ratio": rows[0].ratio if rows else None,
        "assumed": bool(rows) and rows[0].assumed,
        "table": _desk(rows, names, year),
        "may_mark": VACANCY.allows(actor, Policy.CHANGE),
    }
    return render(request, "demand/campaign.html", context)


def _desk(rows: list[Promise], names: dict[str, Employer], year: int) -> dict[str, Any]:
    lines = [
        [
            TableCell(str(names[one.employer]), reverse("demand-employer", args=[one.employer]) + f"?year={year}"),
            *(TableCell(number(n), number=True) for n in (one.asked, one.hired, one.now, one.signed)),
            TableCell(number(round(one.counts)), number=True),
            TableCell(f"{round(100 * one.weight)} %", number=True),
        ]
        for one in rows
        if one.employer in names
    ]
    heads = [
        (Words("Жұмыс беруші", "Работодатель", "Employer"), False),
        (Words("Бұрын сұрады", "Просил раньше", "Asked before"), True),
        (Words("Алды", "Принял", "Hired"), True),
        (Words("Қазір сұрайды", "Просит сейчас", "Asks now"), True),
        (Words("Қол қойылды", "Подписано", "Signed"), True),
        (Words("Есептеледі", "Считается за", "Counts as"), True),
        (Words("Тарихының салмағы", "Вес истории", "Weight of record"), True),
    ]
    return plain_table(Words("Уәделер кітабы", "Книга обещаний", "Ledger of promises"), heads, lines)


def employer(request: HttpRequest, code: str) -> HttpResponse:
    """An employer's own page: ask, sign, confirm hires, and the rule by which its word counts."""
    one = get_object_or_404(Employer, code=code)
    return _page(request, one, {})


def _page(request: HttpRequest, one: Employer, more: dict[str, Any]) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    row = Request(employer=one)
    if not (REQUEST.allows(actor, "ask", row) or actor.has(*NEVER_SECRET)):
        raise PermissionDenied("demand.Request: ledger")
    year = year_of(request)
    today = timezone.localdate()
    told = promises(year, [one.code])[one.code]
    requests = Request.objects.filter(employer=one, wanted_year__gte=year).select_related(
        "occupation", "district", "signature"
    )
    hires = Hire.objects.filter(employer=one).select_related("occupation", "district").order_by("-year", "pk")
    open_now = list(RequestCampaign.objects.filter(opens__lte=today, closes__gte=today).order_by("year"))
    campaign = RequestCampaign.objects.filter(year=year).first()
    closed = campaign is not None and campaign not in open_now
    context = {
        "employer": one,
        "year": year,
        "told": told,
        "sentence": sentence(told),
        "today": today,
        "campaign": campaign,
        "open_now": open_now,
        "wanted": open_now[0].year if closed and open_now else year,
        "requests": requests.order_by("wanted_year", "pk"),
        "hires": hires[:30],
        "may_ask": REQUEST.allows(actor, "ask", row),
        "may_sign": REQUEST.allows(actor, "sign", row),
        "unsigned": requests.filter(wanted_year=year, signature=None).exists(),
        "occupations": Occupation.objects.order_by(sort_column("name")),
        "districts": District.objects.order_by(sort_column("name")),
        "projects": sorted(set(JobProject.objects.values_list("code", flat=True))),
        "done": request.GET.get("done", ""),
        **more,
    }
    return render(request, "demand/employer.html", context, status=422 if more.get("faults") else 200)


def _act(request: HttpRequest, code: str, act: Any, done: str) -> HttpResponse:
    """Do an act and go back to the page; what was wrong is shown on it."""
    one = get_object_or_404(Employer, code=code)
    faults: dict[str, Words] = act(one)
    if faults:
        return _page(request, one, {"faults": faults, "typed": request.POST})
    return HttpResponseRedirect(reverse("demand-employer", args=[code]) + f"?year={year_of(request)}&done={done}")


def _told(error: BadInput) -> dict[str, Words]:
    return {one.column or "all": one.words for one in error.problems}


@require_POST
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for people."""

    def act(one: Employer) -> dict[str, Words]:
        wish, faults = read_wish(request.POST)
        if wish is None:
            return faults
        try:
            ask_people(request.actor, one, wish, day=timezone.localdate())  # type: ignore[attr-defined]
        except BadInput as error:
            return _told(error)
        return {}

    return _act(request, code, act, "asked")


@require_POST
def sign(request: HttpRequest, code: str) -> HttpResponse:
    """Sign what is asked for the year."""

    def act(one: Employer) -> dict[str, Words]:
        post = request.POST.get("post", "").strip()[:255]
        if not post:
            return {"post": Words("Лауазымыңызды жазыңыз.", "Укажите должность.", "Give your post.")}
        try:
            sign_requests(
                request.actor,  # type: ignore[attr-defined]
                one,
                year_of(request),
                post=post,
                day=timezone.localdate(),
            )
        except BadInput as error:
            return _told(error)
        return {}

    return _act(request, code, act, "signed")


@require_POST
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm how many were hired."""

    def act(one: Employer) -> dict[str, Words]:
        hired, faults = read_hires(request.POST)
        if hired is None:
            return faults
        try:
            place = (hired.occupation, hired.district, hired.year, hired.number)
            actor = request.actor  # type: ignore[attr-defined]
            confirm_hires(actor, one, *place, day=timezone.localdate(), by_contract=hired.by_contract)
        except BadInput as error:
            return _told(error)
        return {}

    return _act(request, code, act, "confirmed")


@require_POST
def mark_vacancies(request: HttpRequest) -> HttpResponse:
    """Mark repeated advertisements."""
    mark_repeated_vacancies(request.actor)  # type: ignore[attr-defined]
    return HttpResponseRedirect(reverse("demand-vacancy-list"))
