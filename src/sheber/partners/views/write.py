"""Pages that write: a new agreement, its text, its renewal, its paper; and the partner's door without an account."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sheber.kernel.access import forget_tries, too_often
from sheber.kernel.actors import Role, open_row
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.words import LANGUAGES, Words, sort_column
from sheber.partners import words
from sheber.partners.acts import draft_agreement, renew_agreement, write_text
from sheber.partners.acts.agree import agreement_by_access
from sheber.partners.bridge.paper import agreement_pdf
from sheber.partners.forms import clause_places, clean, day_in, read_text, words_in
from sheber.partners.models import AgreementText, Memorandum, Partner
from sheber.partners.queries import clause_results, newest_text
from sheber.partners.rules import LINK, MEMORANDUM
from sheber.partners.views.agreement import found
from sheber.partners.views.overview import actor_of
from sheber.registry.models import College

NO_CODE = Words(
    "бұл код ештеңе ашпайды. Хаттағы сілтемені толық көшіріңіз немесе колледжден жаңасын сұраңыз.",
    "этот код ничего не открывает. Скопируйте ссылку из письма целиком или попросите у колледжа новую.",
    "this code opens nothing. Copy the whole link from the letter, or ask the college for a new one.",
)
PAUSE = Words(
    "әрекет тым көп. Бес минуттан кейін қайталаңыз.",
    "слишком много попыток. Повторите через пять минут.",
    "too many tries. Try again in five minutes.",
)
CHOOSE = Words("таңдаңыз.", "выберите из списка.", "choose from the list.")


def new(request: HttpRequest) -> HttpResponse:
    """Begin an agreement."""
    actor = actor_of(request)
    colleges = College.objects.order_by(sort_column("name"))
    if not actor.is_staff:
        colleges = colleges.filter(code__in=actor.colleges)
    if not MEMORANDUM.allows(actor, "write"):
        raise PermissionDenied
    faults: dict[str, Words] = {}
    if request.method == "POST":
        row = _drafted(request, colleges, faults)
        if row is not None:
            return HttpResponseRedirect(reverse("partners-text", args=[row.code]))
    context = {
        "colleges": colleges,
        "partners": Partner.objects.order_by(sort_column("name")),
        "kinds": [(one, words.AGREEMENT.label(one)) for one in words.AGREEMENT],
        "faults": faults,
        "given": request.POST,
    }
    return render(request, "partners/new.html", context, status=422 if faults else 200)


def _drafted(request: HttpRequest, colleges: Any, faults: dict[str, Words]) -> Memorandum | None:
    given = request.POST
    college = colleges.filter(code=given.get("college", "")).first()
    partner = Partner.objects.filter(code=given.get("partner", "")).first()
    for name, row in (("college", college), ("partner", partner)):
        if row is None:
            faults[name] = CHOOSE
    starts, until = day_in(given, "starts", faults), day_in(given, "until", faults)
    if faults or college is None or partner is None:
        return None
    try:
        return draft_agreement(
            actor_of(request),
            college=college,
            partner=partner,
            kind=given.get("kind", ""),
            subject=words_in(given, "subject", 255),
            starts=starts,
            until=until,
            event=clean(given.get("event", ""), 255),
        )
    except BadInput as refusal:
        faults |= {one.column: one.words for one in refusal.problems}
    return None


def text(request: HttpRequest, code: str) -> HttpResponse:
    """Write the text anew: a version of its own, which both sides approve anew."""
    row = found(request, code)
    MEMORANDUM.demand(actor_of(request), "write", row)
    old = newest_text(row)
    faults: dict[str, Words] = {}
    if request.method == "POST" and "more" not in request.POST:
        given, faults = read_text(request.POST)
        if not faults:
            try:
                write_text(actor_of(request), row, given, reason=clean(request.POST.get("reason", ""), 500))
                return HttpResponseRedirect(reverse("partners-agreement", args=[code]) + "?done=written")
            except BadInput as refusal:
                faults = {f"{one.column}{one.row or ''}": one.words for one in refusal.problems}
            except Forbidden as refusal:
                faults = {"all": refusal.words}
    values: dict[str, str] = (
        {key: str(value) for key, value in request.POST.items()} if request.method == "POST" else _values(old)
    )
    places = clause_places(values) + (3 if "more" in request.POST else 0)
    context = {
        "row": row,
        "version": old.number + 1 if old else 1,
        "voids": bool(old and old.approvals.filter(void=None).exists()),
        "bodies": [(lang, values.get(f"body_{lang}", ""), faults.get(f"body_{lang}")) for lang in LANGUAGES],
        "clauses": [_clause(values, faults, place) for place in range(1, places + 1)],
        "places": places,
        "whos": [(one, words.WHO.label(one)) for one in words.WHO],
        "matters": [(one, words.MATTER.label(one)) for one in words.MATTER],
        "values": values,
        "faults": faults,
    }
    return render(request, "partners/text.html", context, status=422 if faults else 200)


def _values(old: AgreementText | None) -> dict[str, str]:
    if old is None:
        return {}
    clauses = sorted(old.clauses.all(), key=lambda one: one.number)
    made = {"places": str(len(clauses) + 2), "language": old.language, "other": old.other}
    made |= {f"body_{code}": getattr(old.body, code) for code in LANGUAGES}
    for place, one in enumerate(clauses, start=1):
        made |= {f"what{place}_{code}": getattr(one.what, code) for code in LANGUAGES}
        made[f"who{place}"], made[f"matter{place}"] = one.who, one.matter
        made[f"quantity{place}"] = str(one.quantity or "")
        made[f"due{place}"] = one.due.isoformat() if one.due else ""
    return made


def _clause(values: dict[str, str], faults: dict[str, Words], place: int) -> dict[str, Any]:
    names = ("who", "matter", "quantity", "due")
    return {
        "place": place,
        **{name: values.get(f"{name}{place}", "") for name in names},
        "whats": [(code, values.get(f"what{place}_{code}", "")) for code in LANGUAGES],
        "faults": [
            faults[name]
            for name in (f"{one}{place}" for one in (*names, *(f"what_{code}" for code in LANGUAGES)))
            if name in faults
        ],
    }


def renew(request: HttpRequest, code: str) -> HttpResponse:
    """What came of each clause, and the agreement that follows."""
    row = found(request, code)
    MEMORANDUM.demand(actor_of(request), "write", row)
    faults: dict[str, Words] = {}
    if request.method == "POST":
        until = day_in(request.POST, "until", faults, needed=True)
        if until:
            try:
                made = renew_agreement(
                    actor_of(request), row, until=until, only_left=request.POST.get("what") == "left"
                )
                return HttpResponseRedirect(reverse("partners-agreement", args=[made.code]) + "?done=renewed")
            except BadInput as refusal:
                faults |= {one.column: one.words for one in refusal.problems}
    results = clause_results(row, timezone.localdate())
    context = {
        "row": row,
        "status": words.STATUS.label(row.status),
        "results": results,
        "done": sum(one.done >= one.asked for one in results),
        "faults": faults,
        "given": request.POST,
    }
    return render(request, "partners/renew.html", context, status=422 if faults else 200)


def paper(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """The text as a paper for signing, in one language, with its hash."""
    row = found(request, code)
    newest = newest_text(row)
    if newest is None or language not in {*LANGUAGES, newest.language}:
        raise Http404
    link = request.build_absolute_uri(reverse("partners-agreement", args=[code]))
    response = HttpResponse(agreement_pdf(row, newest, language, link), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{row.code}-{language}.pdf"'
    return response


def door(request: HttpRequest, code: str = "") -> HttpResponse:
    """The partner's door: a link or a typed code opens one agreement for this session, after a press of a button."""
    fault = None
    if request.method == "POST":
        if too_often(request, "agreement-link", most=20, seconds=300):
            fault = PAUSE
        else:
            row = agreement_by_access(request.POST.get("code", ""))
            if row is not None:
                forget_tries(request, "agreement-link", most=20)
                open_row(request, LINK, row.code)
                return HttpResponseRedirect(reverse("partners-agreement", args=[row.code]))
            fault = NO_CODE
    status = 429 if fault is PAUSE else 422 if fault else 200
    context = {"code": request.POST.get("code", code), "fault": fault, "role": Role.PARTNER}
    return render(request, "partners/door.html", context, status=status)
