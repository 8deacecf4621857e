"""Dual training: a college's desk, an employer's page, a contract with its hours, and the student's own signature."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST

from sheber.employment import acts
from sheber.employment.flows import CONTRACT_FLOW
from sheber.employment.forms import Faults, clean, month_of, read_contract, read_practice, whole
from sheber.employment.models import DualContract, DualHours, EmployerProfile, PracticePlace
from sheber.employment.queries import hours_of, rules_of, with_hours
from sheber.employment.rules import CONTRACT, CONTRACT_KIND, HOURS, INSIDERS, PROFILE
from sheber.employment.words import CONTRACT_STATE
from sheber.kernel.access import access_index, too_often
from sheber.kernel.actors import Policy, open_row
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.words import Words, sort_column
from sheber.registry.models import College, Employer, Qualification

WRONG = Words("Мұндай код жоқ.", "Такого кода нет.", "There is no such code.")
WAIT = Words(
    "Тым жиі. Бірнеше минуттан кейін қайталаңыз.",
    "Слишком часто. Повторите через несколько минут.",
    "Too often. Try again in some minutes.",
)
LABELS = {
    "student": Words("Студент коды", "Код студента", "Student's code"),
    "employer": Words("Жұмыс беруші", "Работодатель", "Employer"),
    "starts": Words("Басталуы", "Начало", "Starts"),
    "ends": Words("Аяқталуы", "Окончание", "Ends"),
    "month": Words("Ай", "Месяц", "Month"),
    "modules": Words("Модуль сағаты", "Часов модулей", "Hours of the modules"),
    "planned": Words("Кәсіпорында", "На предприятии", "At the enterprise"),
    "real": Words("Нақты сағат", "Фактические часы", "Real hours"),
    "places": Words("Орын", "Мест", "Places"),
    "mentors": Words("Тәлімгерлер", "Наставников", "Mentors"),
    "qualification": Words("Біліктілік", "Квалификация", "Qualification"),
    "reason": Words("Себебі", "Причина", "Reason"),
}


def said(faults: Faults) -> list[tuple[object, Words]]:
    """Faults with their fields' words."""
    return [(LABELS.get(name, ""), words) for name, words in faults.items()]


def _try(act: Callable[[], object]) -> Faults:
    """Do an act; gives what was wrong by field."""
    try:
        act()
    except BadInput as error:
        return {one.column: one.words for one in error.problems}
    except Forbidden as error:
        return {"": error.words}
    return {}


def line_of(row: DualContract) -> dict[str, Any]:
    """A contract as a table tells it (from `queries.with_hours`)."""
    modules, told = row.all_modules, row.told_modules  # type: ignore[attr-defined]
    return {
        "row": row,
        "state": CONTRACT_STATE.label(row.state),
        "planned": round(100 * row.all_planned / modules, 1) if modules else None,  # type: ignore[attr-defined]
        "real": round(100 * row.all_real / told, 1) if told else None,  # type: ignore[attr-defined]
    }


# -- a college


def college(request: HttpRequest, code: str) -> HttpResponse:
    """A college's desk: its contracts with their shares, and a form for a new one."""
    one = get_object_or_404(College.objects.select_related("district"), code=code)
    actor = request.actor  # type: ignore[attr-defined]
    if code not in actor.colleges and not actor.has(*INSIDERS):
        raise PermissionDenied("employment: a college's desk")
    faults: Faults = {}
    if request.method == "POST":
        plan, faults = read_contract(request.POST, one)
        if plan is not None:
            made: list[DualContract] = []
            faults = _try(lambda: made.append(acts.draft_contract(actor, plan)))
            if not faults:
                return HttpResponseRedirect(reverse("employment-contract", args=[made[0].code]))
    rows = with_hours(DualContract.objects.filter(college=one)).order_by("-starts", "code")
    rule = rules_of(timezone.localdate()).get("dual_share")
    context = {
        "college": one,
        "lines": [line_of(row) for row in rows[:200]],
        "hours": hours_of(DualHours.objects.filter(contract__college=one)),
        "rule": rule,
        "may_write": CONTRACT.allows(actor, "write", DualContract(college=one)),
        "employers": Employer.objects.order_by(sort_column("name")),
        "typed": request.POST,
        "faults": said(faults),
    }
    return render(request, "employment/college.html", context, status=422 if faults else 200)


# -- an employer


def employer(request: HttpRequest, code: str) -> HttpResponse:
    """An employer: what it tells of itself, its practice places and vacancies' page; its own contracts for itself."""
    one = get_object_or_404(Employer.objects.select_related("district"), code=code)
    actor = request.actor  # type: ignore[attr-defined]
    own = code in actor.employers
    faults: Faults = {}
    if request.method == "POST":
        faults = _employer_act(request, one)
        if not faults:
            return HttpResponseRedirect(request.path + "?done=1")
    contracts = CONTRACT.scope(actor, Policy.VIEW, DualContract.objects.filter(employer=one))
    inside = own or actor.has(*INSIDERS)
    context = {
        "employer": one,
        "own": own,
        "inside": inside,
        "profile": EmployerProfile.objects.filter(employer=one).first(),
        "places": PracticePlace.objects.filter(employer=one)
        .select_related("qualification")
        .order_by("-starts", "code")[:50],
        "lines": [line_of(row) for row in with_hours(contracts).order_by("-starts", "code")[:200]] if inside else [],
        "rule": rules_of(timezone.localdate()).get("dual_share"),
        "may_write": PROFILE.allows(actor, Policy.CHANGE, EmployerProfile(employer=one)),
        "qualifications": Qualification.objects.order_by(sort_column("name")),
        "typed": request.POST,
        "faults": said(faults),
        "done": "done" in request.GET and not faults,
    }
    return render(request, "employment/employer.html", context, status=422 if faults else 200)


def _employer_act(request: HttpRequest, one: Employer) -> Faults:
    actor = request.actor  # type: ignore[attr-defined]
    if "places" in request.POST:
        place, faults = read_practice(request.POST)
        if place is None:
            PROFILE.demand(actor, Policy.CHANGE, EmployerProfile(employer=one))
            return faults
        about, starts, ends, places = place
        return _try(lambda: acts.offer_practice(actor, one, about, starts=starts, ends=ends, places=places))
    faults = {}
    mentors = whole(request.POST, "mentors", faults, most=10_000)
    about_words = Words(*(clean(request.POST, f"about_{code}", 500) for code in ("kk", "ru", "en")))
    if faults:
        PROFILE.demand(actor, Policy.CHANGE, EmployerProfile(employer=one))
        return faults
    contact = clean(request.POST, "contact")
    return _try(lambda: acts.save_profile(actor, one, about=about_words, contact=contact, mentors=mentors))


def mine(request: HttpRequest) -> HttpResponse:
    """One's own page: an employer's, a college's, else the first page of employment."""
    actor = request.actor  # type: ignore[attr-defined]
    for name, codes in (("employment-employer", actor.employers), ("employment-college", actor.colleges)):
        if codes:
            return HttpResponseRedirect(reverse(name, args=sorted(codes)[:1]))
    return HttpResponseRedirect(reverse("employment"))


# -- a contract


def contract(request: HttpRequest, code: str) -> HttpResponse:
    """A contract: parties, signatures, hours by month, the test of their share."""
    return _page(request, _found(request, code), {})


def _found(request: HttpRequest, code: str) -> DualContract:
    rows = DualContract.objects.select_related(
        "college__district", "employer__district", "student__college", "student__qualification"
    )
    seen = CONTRACT.scope(request.actor, Policy.VIEW, rows)  # type: ignore[attr-defined]
    found: DualContract = get_object_or_404(seen, code=code)
    return found


def _page(request: HttpRequest, row: DualContract, more: dict[str, Any]) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    months = DualHours.objects.filter(contract=row)
    rule = rules_of(row.starts).get("dual_share")
    hours = hours_of(months)
    share = hours.real_share if hours.real_share is not None else hours.planned_share
    blank = DualHours(contract=row)
    context = {
        "row": row,
        "state": CONTRACT_FLOW.state(row),
        "months": months.order_by("month"),
        "hours": hours,
        "rule": rule,
        "limit": rules_of(row.starts).get("dual_hours"),
        "share": share,
        "passes": None if share is None or rule is None else share >= rule.value,
        "late": row.state == "signed" and not hours.told and row.starts <= timezone.localdate(),
        "moves": [(one, against) for one, against in CONTRACT_FLOW.open_transitions(row, actor)],
        "may_sign": [
            party
            for party in ("employer", "student")
            if row.state == "offered" and not getattr(row, f"{party}_at") and CONTRACT.allows(actor, party, row)
        ],
        "may_plan": HOURS.allows(actor, "plan", blank) and row.state not in {"ended", "broken"},
        "may_work": HOURS.allows(actor, "work", blank) and row.state in {"signed", "ended"},
        "typed": request.POST,
        "faults": said(more.pop("faults", {})),
        **more,
    }
    response = render(request, "employment/contract.html", context, status=422 if context["faults"] else 200)
    add_never_cache_headers(response)
    return response


@require_POST
def move(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Offer, take back, end or break off a contract; the student's code is shown once, on the page itself."""
    row = _found(request, code)
    actor = request.actor  # type: ignore[attr-defined]
    made: list[str] = []
    doing: dict[str, Callable[[], object]] = {
        "offer": lambda: made.append(acts.offer_contract(actor, row)),
        "take_back": lambda: acts.take_back_contract(actor, row),
        "end": lambda: acts.end_contract(actor, row),
        "break_off": lambda: acts.break_contract(
            actor, row, reason=clean(request.POST, "reason", 500), day=timezone.localdate()
        ),
    }
    if name not in doing:
        return HttpResponseRedirect(reverse("employment-contract", args=[code]))
    faults = _try(doing[name])
    if faults:
        return _page(request, row, {"faults": faults})
    if made:
        row = _found(request, code)
        return _page(request, row, {"student_code": made[0]})
    return HttpResponseRedirect(reverse("employment-contract", args=[code]))


@require_POST
def sign(request: HttpRequest, code: str, party: str) -> HttpResponse:
    """The enterprise or the student signs."""
    row = _found(request, code)
    if party not in {"employer", "student"}:
        return HttpResponseRedirect(reverse("employment-contract", args=[code]))
    faults = _try(lambda: acts.sign_contract(request.actor, row, party))  # type: ignore[attr-defined]
    if faults:
        return _page(request, row, {"faults": faults})
    return HttpResponseRedirect(reverse("employment-contract", args=[code]))


@require_POST
def hours(request: HttpRequest, code: str) -> HttpResponse:
    """Plan a month (college), or tell the real hours of one (enterprise)."""
    row = _found(request, code)
    actor = request.actor  # type: ignore[attr-defined]
    faults: Faults = {}
    month = month_of(request.POST, faults)
    if "real" in request.POST:
        real = whole(request.POST, "real", faults)
        faults = faults or _try(lambda: acts.note_real_hours(actor, row, month, real, today=timezone.localdate()))
    else:
        modules, planned = whole(request.POST, "modules", faults), whole(request.POST, "planned", faults)
        faults = faults or _try(lambda: acts.plan_hours(actor, row, month, modules=modules, planned=planned))
    if faults:
        return _page(request, row, {"faults": faults})
    return HttpResponseRedirect(reverse("employment-contract", args=[code]) + "#hours")


def enter(request: HttpRequest) -> HttpResponse:
    """A student opens the own contract with the code that the college gave."""
    fault = None
    if request.method == "POST":
        index = access_index(clean(request.POST, "code", 64))
        if too_often(request, "dual-contract", most=20, seconds=600):
            fault = WAIT
        else:
            row = DualContract.objects.filter(student_index=index).first() if index else None
            if row is not None:
                open_row(request, CONTRACT_KIND, row.code)
                return HttpResponseRedirect(reverse("employment-contract", args=[row.code]))
            fault = WRONG
    return render(request, "employment/enter.html", {"fault": fault}, status=422 if fault else 200)
