"""Applying: how to begin, the access code, and the parts of an own application while it is being written."""

import secrets
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sheber.admission import words
from sheber.admission.acts import (
    Draft,
    NotWholeError,
    add_document,
    applicant_by_access,
    drop_document,
    faults_of,
    save_draft,
    sign_application,
    start_application,
)
from sheber.admission.flows import CAMPAIGN
from sheber.admission.forms import LABELS, Fault, PersonalForm, added, moved
from sheber.admission.models import Applicant, Campaign, Document, Right
from sheber.admission.queries import choices_of, is_open_on, offers_of, programmes_of
from sheber.admission.views.programmes import own_application, tell
from sheber.kernel.access import too_often
from sheber.kernel.actors import APPLICATION, applicant_actor
from sheber.kernel.attachments import ENDINGS, MOST_BYTES, TOO_LARGE, RefusedFileError, read_file
from sheber.kernel.calendar import long_date
from sheber.kernel.flow import Forbidden
from sheber.kernel.words import Words

TRIES, TRY_SECONDS = 10, 60
STARTS, START_SECONDS = 60, 600
ONCE = "apply-once"  # the session's key of a start form that was not sent yet
WRITING = {"draft", "returned"}

SAVED = Words("Сақталды.", "Сохранено.", "Saved.")
NO_CODE = Words(
    "мұндай код жоқ. Хаттағы не қағаздағы кодты мұқият теріңіз.",
    "такого кода нет. Проверьте код на вашей распечатке.",
    "there is no such code. Check it on your printout.",
)
TICK = Words("растау белгісін қойыңыз.", "поставьте отметку о согласии.", "tick the box to agree.")
NO_CAMPAIGN = Words("науқанды таңдаңыз.", "выберите кампанию.", "choose a campaign.")
NO_KIND = Words("құжат түрін таңдаңыз.", "выберите вид документа.", "choose what the paper is.")
NO_RIGHT = Words(
    "қай құқыққа екенін таңдаңыз.", "выберите, какое право подтверждается.", "choose which right it proves."
)
NO_FILE = Words("файлды таңдаңыз.", "выберите файл.", "choose a file.")
NOT_YET = Words("Өтініш {day} басталады.", "Приём начинается {day}.", "Applications begin on {day}.")
OVER = Words("Өтініш қабылдау {day} аяқталды.", "Приём закончен {day}.", "Applications ended on {day}.")

View = Callable[..., HttpResponse]


def owned(view: View) -> View:
    """A page of the application that this session was opened for; whoever opened none is asked for the code.

    What it answers is about a person: no cache keeps it.
    """

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        own = own_application(request)
        if own is None:
            return HttpResponseRedirect(reverse("admission-my"))
        try:
            return view(request, own, *args, **kwargs)
        except Forbidden as error:
            context = {"own": own, "why": error.words}
            return render(request, "admission/my_refused.html", context, status=409)

    return guarded


# -- how to begin


def _why_closed(campaign: Campaign) -> Words:
    today = timezone.localdate()
    if campaign.state == "open" and campaign.opens and today < campaign.opens:
        return NOT_YET.format(day=f"{campaign.opens:%d.%m.%Y}")
    if campaign.state == "open" and campaign.closes:
        return OVER.format(day=f"{campaign.closes:%d.%m.%Y}")
    return CAMPAIGN.state(campaign)


def _campaign_lines() -> list[dict[str, Any]]:
    """The newest year's campaigns, each open or with why not."""
    newest = Campaign.objects.order_by("-year").values_list("year", flat=True).first() or 0
    today = timezone.localdate()
    return [
        {
            "campaign": one,
            "track": words.TRACK.label(one.track),
            "open": is_open_on(one, today),
            "why": _why_closed(one),
            "closes": long_date(one.closes) if one.closes else "",
        }
        for one in Campaign.objects.filter(year=newest).prefetch_related("deadlines").order_by("track")
    ]


@never_cache
def apply(request: HttpRequest) -> HttpResponse:
    """Choose a campaign, read what is needed, agree; then the number and the access code, shown once."""
    lines = _campaign_lines()
    chosen = request.POST.get("campaign", request.GET.get("campaign", ""))
    faults: list[Fault] = []
    if request.method == "POST":
        if too_often(request, "apply", most=STARTS, seconds=START_SECONDS):
            return _wait(request)
        if not any(one["campaign"].code == chosen and one["open"] for one in lines):
            faults.append(("campaign", NO_CAMPAIGN))
        if not request.POST.get("consent"):
            faults.append(("consent", TICK))
        if not faults:
            return _start(request, next(one["campaign"] for one in lines if one["campaign"].code == chosen))
    request.session[ONCE] = secrets.token_hex(8)
    context = {
        "lines": lines,
        "any_open": any(one["open"] for one in lines),
        "rights": Right.objects.filter(paper=True).order_by("order"),
        "chosen": chosen,
        "once": request.session[ONCE],
        "own": own_application(request),
        **_with_faults(faults),
    }
    return render(request, "admission/apply.html", context, status=422 if faults else 200)


def _with_faults(faults: Sequence[Fault]) -> dict[str, Any]:
    return {"faults": list(faults), "fault": dict(reversed(list(faults)))}


def _start(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """Start once, however often the form is sent."""
    once = request.session.pop(ONCE, "")
    if not once or request.POST.get("once") != once:
        return HttpResponseRedirect(reverse("admission-my"))
    try:
        applicant, code = start_application(request.actor, campaign)  # type: ignore[attr-defined]
    except Forbidden as error:
        return render(request, "admission/my_refused.html", {"why": error.words}, status=409)
    save_draft(applicant_actor(applicant.code), applicant, Draft({"consent_at": timezone.now()}))
    _open_session(request, applicant)
    return render(request, "admission/started.html", {"applicant": applicant, "code": code})


def _open_session(request: HttpRequest, applicant: Applicant) -> None:
    request.session.cycle_key()
    request.session[APPLICATION] = applicant.code


def _wait(request: HttpRequest) -> HttpResponse:
    response = render(request, "admission/enter_wait.html", status=429)
    response["Retry-After"] = str(TRY_SECONDS)
    return response


def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the access code; the right one opens the application for this session."""
    faults: list[Fault] = []
    if request.method == "POST":
        if too_often(request, "access", most=TRIES, seconds=TRY_SECONDS, count=False):
            return _wait(request)
        applicant = applicant_by_access(request.POST.get("code", "")[:100])
        if applicant:
            _open_session(request, applicant)
            return HttpResponseRedirect(reverse("admission-my"))
        too_often(request, "access", most=TRIES, seconds=TRY_SECONDS)
        faults.append(("code", NO_CODE))
    return render(request, "admission/enter.html", _with_faults(faults), status=422 if faults else 200)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the application in this session."""
    if request.user.is_authenticated:
        request.session.pop(APPLICATION, None)
    else:
        request.session.flush()
    return HttpResponseRedirect(reverse("admission-my"))


# -- the parts


def _writing(own: Applicant) -> bool:
    return own.state in WRITING and own.campaign.state == "open"


@owned
def data(request: HttpRequest, own: Applicant) -> HttpResponse:
    """The personal data."""
    form = PersonalForm(own, request.POST if request.method == "POST" else None)
    if request.method == "POST" and not form.faults:
        save_draft(request.actor, own, Draft(form.values))  # type: ignore[attr-defined]
        messages.success(request, str(SAVED))
        return HttpResponseRedirect(reverse("admission-my"))
    context = {"own": own, "form": form, "writing": _writing(own), **_with_faults(form.faults)}
    return render(request, "admission/personal.html", context, status=422 if form.faults else 200)


@owned
def choices(request: HttpRequest, own: Applicant) -> HttpResponse:
    """The ranked list: each button is a small form of its own, so it works by keyboard and without scripts."""
    codes = list(choices_of(own).values_list("programme", flat=True))
    faults: list[Fault] = []
    if request.method == "POST":
        made = _changed(request, own, codes)
        if isinstance(made, list):
            save_draft(request.actor, own, Draft(choices=made))  # type: ignore[attr-defined]
            return HttpResponseRedirect(_list_address(request, made))
        faults.append(("add", made))
    offers = offers_of(own.campaign.year, codes)
    home = own.district.code if own.district else ""
    told = {one.offer.line.code: one for one in tell(offers, own.average, home, own)}
    context = {
        "own": own,
        "rows": [{"place": place, "code": code, "one": told.get(code)} for place, code in enumerate(codes, start=1)],
        "typed": request.POST.get("add", "") if faults else "",
        "writing": _writing(own),
        "missing": [text for name, text in faults_of(own) if name == "choices"] if codes else [],
        **_with_faults(faults),
    }
    return render(request, "admission/choices.html", context, status=422 if faults else 200)


def _changed(request: HttpRequest, own: Applicant, codes: list[str]) -> list[str] | Words:
    """The list after a button was pressed, or why it cannot be."""
    for what in ("up", "down", "remove"):
        if what in request.POST:
            return moved(codes, request.POST[what], what)
    code = request.POST.get("add", "").strip()
    return added(codes, code, programmes_of(own.campaign), own.base, own.campaign.choices)


def _list_address(request: HttpRequest, made: list[str]) -> str:
    """Back to the list, at the row that was moved: the keyboard goes on from there."""
    code = request.POST.get("up") or request.POST.get("down") or request.POST.get("add", "").strip()
    place = f"#choice-{made.index(code) + 1}" if code in made else "#list"
    return reverse("admission-my-choices") + place


@owned
def papers(request: HttpRequest, own: Applicant) -> HttpResponse:
    """The papers: hand in, look at, take away."""
    faults: list[Fault] = []
    if request.method == "POST":
        faults = _hand_in(request, own)
        if not faults:
            messages.success(request, str(SAVED))
            return HttpResponseRedirect(reverse("admission-my-papers"))
    rights = Right.objects.filter(code__in=own.rights).order_by("order")
    names = {one.code: one.name for one in rights}
    context = {
        "own": own,
        "papers": [
            {"paper": one, "kind": words.DOCUMENT.label(one.kind), "right": names.get(one.right, one.right)}
            for one in own.documents.all()
        ],
        "kinds": [(code, words.DOCUMENT.label(code)) for code in words.DOCUMENT],
        "rights": rights,
        "kind": request.POST.get("kind", "certificate"),
        "right": request.POST.get("right", ""),
        "writing": _writing(own),
        "missing": [text for name, text in faults_of(own) if name == "documents"],
        "most": MOST_BYTES // 1_048_576,
        **_with_faults(faults),
    }
    return render(request, "admission/papers.html", context, status=422 if faults else 200)


def _hand_in(request: HttpRequest, own: Applicant) -> list[Fault]:
    kind, right, file = request.POST.get("kind", ""), request.POST.get("right", ""), request.FILES.get("file")
    if kind not in words.DOCUMENT:
        return [("kind", NO_KIND)]
    if kind == "quota" and right not in own.rights:
        return [("right", NO_RIGHT)]
    if file is None:
        return [("file", NO_FILE)]
    if (file.size or 0) > MOST_BYTES:
        size = f"{(file.size or 0) / 1_048_576:.1f}"
        return [("file", TOO_LARGE.format(size=size, most=MOST_BYTES // 1_048_576))]
    try:
        add_document(
            request.actor,  # type: ignore[attr-defined]
            own,
            kind=kind,
            data=file.read(),
            right=right if kind == "quota" else "",
        )
    except RefusedFileError as error:
        return [("file", error.words)]
    return []


def _paper(own: Applicant, key: int) -> Document:
    return get_object_or_404(Document.objects.select_related("applicant__campaign"), pk=key, applicant=own)


@owned
def paper(request: HttpRequest, own: Applicant, key: int) -> HttpResponse:
    """An own paper as it was handed in. Its name tells what it is, never whose."""
    one = _paper(own, key)
    try:
        raw = read_file(one.path)
    except OSError as error:
        raise Http404 from error
    response = HttpResponse(raw, content_type=one.media)
    response["Content-Disposition"] = f'attachment; filename="{one.kind}-{one.pk}.{ENDINGS[one.media]}"'
    return response


@owned
def drop_paper(request: HttpRequest, own: Applicant, key: int) -> HttpResponse:
    """Take an own paper away."""
    one = _paper(own, key)
    if request.method == "POST":
        drop_document(request.actor, one)  # type: ignore[attr-defined]
    return HttpResponseRedirect(reverse("admission-my-papers"))


PAGES = {"choices": "admission-my-choices", "documents": "admission-my-papers"}


def lacking(own: Applicant) -> list[dict[str, Any]]:
    """What keeps an application from being signed, each with its words, its field and where to mend it."""
    return _addressed(faults_of(own))


def _addressed(faults: Sequence[Fault]) -> list[dict[str, Any]]:
    return [
        {
            "label": LABELS.get(name, Words(name, name, name)),
            "text": text,
            "link": reverse(PAGES.get(name, "admission-my-data")) + ("" if name in PAGES else f"#f-{name}"),
        }
        for name, text in faults
    ]


@owned
def sign(request: HttpRequest, own: Applicant) -> HttpResponse:
    """Everything on one page, a tick, the signature."""
    faults: list[Fault] = []
    missing = lacking(own)
    if request.method == "POST":
        if not request.POST.get("sure"):
            faults = [("sure", TICK)]
        else:
            try:
                signed = sign_application(request.actor, own)  # type: ignore[attr-defined]
                request.session[APPLICATION] = signed.code  # the first number, for whoever applies again
                return HttpResponseRedirect(reverse("admission-my"))
            except NotWholeError as error:
                missing = _addressed(error.faults)
    codes = list(choices_of(own).values_list("programme", flat=True))
    lines = programmes_of(own.campaign)
    context = {
        "own": own,
        "writing": _writing(own),
        "data": [one for one in PersonalForm(own).fields if one.shown],
        "rows": [(place, code, lines.get(code)) for place, code in enumerate(codes, start=1)],
        "papers": [(words.DOCUMENT.label(one.kind), one) for one in own.documents.all()],
        "missing": missing,
        **_with_faults(faults),
    }
    failed = request.method == "POST"
    return render(request, "admission/sign.html", context, status=422 if failed else 200)
