"""An own application: where it stands, what to do, the result with its reasons, the letter, the proofs, an appeal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from sheber.admission import words
from sheber.admission.acts import answer_offer, file_appeal, withdraw_application
from sheber.admission.bridge.holder import holder_certificate
from sheber.admission.bridge.letter import Outcome, letter_pdf, name_of, outcome_of, waits_text
from sheber.admission.bridge.receipt import receipt_of
from sheber.admission.flows import APPEAL as APPEALS
from sheber.admission.flows import APPLICATION as FLOW
from sheber.admission.models import Applicant, Result, Run
from sheber.admission.queries import exams_of, last_day_of, newest_seal, programmes_of, shown_run
from sheber.admission.rules import APPLICANT
from sheber.admission.views.apply import enter, lacking, owned
from sheber.admission.views.programmes import own_application
from sheber.kernel.calendar import long_date
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import history
from sheber.kernel.public_log import site
from sheber.kernel.results import key, path_of
from sheber.kernel.words import LANGUAGES, Words
from sheber.proof.canonical import to_canonical

# The way of an application as a line: the step, its words, the act that ends it.
LINE = (
    ("draft", Words("Толтыру", "Заполнение", "Writing"), ("start_application",)),
    ("signed", Words("Қол қойылды", "Подписано", "Signed"), ("sign_application",)),
    ("accepted", Words("Қабылданды", "Принято", "Accepted"), ("accept_application",)),
    ("sealed", Words("Мөрленді", "Запечатано", "Sealed"), ("seal_application",)),
    ("result", Words("Нәтиже", "Результат", "Result"), ("place_application", "leave_application")),
    ("originals", Words("Түпнұсқалар", "Оригиналы", "Originals"), ("receive_originals",)),
    ("enrolled", Words("Оқуға қабылдау", "Зачисление", "Enrolment"), ("enrol_applicant",)),
)
REACHED = {
    "draft": 0,
    "returned": 0,
    "signed": 1,
    "accepted": 2,
    "sealed": 3,
    "placed": 4,
    "unplaced": 4,
    "offered": 4,
    "originals": 5,
    "enrolled": 6,
}
TODO = {
    "draft": Words(
        "Өтінішті толтырып, қол қойыңыз.",
        "Заполните заявление и подпишите его.",
        "Fill in the application and sign it.",
    ),
    "returned": Words(
        "Көрсетілгенді түзетіп, қайта қол қойыңыз.",
        "Исправьте то, что указано, и подпишите снова.",
        "Mend what is named and sign again.",
    ),
    "signed": Words(
        "Күтіңіз: маман деректер мен құжаттарды тексеріп жатыр.",
        "Ждите: специалист проверяет данные и документы.",
        "Wait: an officer is checking the data and the papers.",
    ),
    "accepted": Words(
        "Өтініш конкурсқа қатысады. Нәтижені күтіңіз.",
        "Заявление участвует в конкурсе. Ждите результата.",
        "The application takes part. Wait for the result.",
    ),
    "sealed": Words(
        "Деректер жеребеге дейін мөрленді. Түбіртекті сақтап, нәтижені күтіңіз.",
        "Данные запечатаны до жребия. Сохраните расписку и ждите результата.",
        "The inputs were sealed before the draw. Keep your receipt and wait for the result.",
    ),
    "placed": Words(
        "Құжаттардың түпнұсқасын колледжге тапсырыңыз.",
        "Сдайте оригиналы документов в колледж.",
        "Hand in the originals of your papers at the college.",
    ),
    "unplaced": Words(
        "Қайта өтініш берудің қажеті жоқ: орын босаса, келесі айналымда есепке алынасыз.",
        "Подавать снова не нужно: если места освободятся, вы участвуете в следующем туре.",
        "You need not apply again: if places come free, you are in the next round.",
    ),
    "offered": Words(
        "Сізге бос орын ұсынылды: қабылдаңыз немесе бас тартыңыз.",
        "Вам предложено свободное место: согласитесь или откажитесь.",
        "A place left is offered to you: take it or decline.",
    ),
    "originals": Words(
        "Түпнұсқалар алынды. Оқуға қабылдау бұйрығын күтіңіз.",
        "Оригиналы получены. Ждите приказа о зачислении.",
        "The originals are received. Wait for the order of enrolment.",
    ),
    "enrolled": Words("Сіз оқуға қабылдандыңыз.", "Вы зачислены.", "You are enrolled."),
    "withdrawn": Words(
        "Өтініш қайтарып алынды. Қаласаңыз, жаңасын беріңіз.",
        "Заявление отозвано. Можно подать новое.",
        "The application was taken back. You may begin a new one.",
    ),
}
NO_RESULT = Words("нәтиже әлі жарияланған жоқ.", "результат ещё не опубликован.", "the result is not published yet.")
WORTH = Words("апелляция мәтінін жазыңыз.", "напишите текст апелляции.", "write what you object to.")


@dataclass(frozen=True)
class Step:
    """A step of the line: reached, the present one, or to come."""

    label: Words
    at: datetime | None
    state: str  # done, now, later


def steps_of(own: Applicant, acts: dict[str, datetime]) -> list[Step]:
    """The line of an application; a campaign that was never sealed has no such step behind it."""
    reached = REACHED.get(own.state, -1)
    made = []
    for place, (name, label, ended_by) in enumerate(LINE):
        at = max((acts[one] for one in ended_by if one in acts), default=None) if place <= reached else None
        if name == "sealed" and place < reached and at is None:
            continue
        made.append(Step(label, at, "now" if place == reached else "done" if place < reached else "later"))
    return made


def _until(own: Applicant) -> date | None:
    campaign = own.campaign
    if own.state in {"draft", "returned"}:
        return last_day_of(own)
    if own.state in {"signed", "accepted", "sealed"}:
        return campaign.results_on
    return campaign.originals_until if own.state in {"placed", "offered"} else None


@never_cache
def my(request: HttpRequest) -> HttpResponse:
    """Where the own application stands; the access code is asked where none is opened."""
    own = own_application(request)
    return enter(request) if own is None or request.method == "POST" else _status(request, own)


def _status(request: HttpRequest, own: Applicant) -> HttpResponse:
    acts: dict[str, datetime] = {}
    for action, at in history(own).values_list("action", "at"):
        acts.setdefault(action, at)  # newest first
    writing = own.state in {"draft", "returned"}
    actor = request.actor  # type: ignore[attr-defined]
    run, until = shown_run(own.campaign), _until(own)
    context = {
        "own": own,
        "state": FLOW.state(own),
        "track": words.TRACK.label(own.campaign.track),
        "steps": steps_of(own, acts),
        "todo": TODO[own.state],
        "until": long_date(until) if until else "",
        "writing": writing and own.campaign.state == "open",
        "missing": lacking(own) if writing else [],
        "returned": own.note if own.state == "returned" else "",
        "exams": _own_exams(own) if own.state in {"signed", "accepted"} else [],
        "offer": _offer(own) if own.state == "offered" else None,
        "run": run,
        "has_receipt": _sealed(own),
        "has_certificate": bool(run and run.private and _was_in(own)),
        "has_result": bool(run and _was_in(own)),
        "may_withdraw": any(
            one.name == "withdraw" for one, against in FLOW.open_transitions(own, actor) if not against
        ),
        "appeals": [(APPEALS.state(one), one) for one in own.appeals.all()],
        "counts": {"choices": own.applications.count(), "papers": own.documents.count()},
    }
    return render(request, "admission/my.html", context)


def _own_exams(own: Applicant) -> list[Any]:
    lines = programmes_of(own.campaign)
    chosen = [
        lines[code].qualification.specialty.code
        for code in own.applications.values_list("programme", flat=True)
        if code in lines
    ]
    return [exam for exam in exams_of(own.campaign) if any(one.startswith(exam.prefix) for one in chosen)]


def _offer(own: Applicant) -> Words | None:
    held = Result.objects.filter(applicant=own).first()
    if held is None or not held.programme:
        return None
    return name_of(programmes_of(own.campaign).get(held.programme), held.programme)


def _was_in(own: Applicant) -> bool:
    """Whether the application took part in the match whose result is shown."""
    return Result.objects.filter(applicant=own).exists()


def _sealed(own: Applicant) -> bool:
    return own.state not in {"draft", "signed", "returned", "accepted"} and newest_seal(own.campaign) is not None


# -- acts


@owned
def withdraw(request: HttpRequest, own: Applicant) -> HttpResponse:
    """Take the application back, after a page that asks again."""
    if request.method != "POST":
        return render(request, "admission/my_withdraw.html", {"own": own})
    withdraw_application(request.actor, own)  # type: ignore[attr-defined]
    return HttpResponseRedirect(reverse("admission-my"))


@owned
def offer(request: HttpRequest, own: Applicant) -> HttpResponse:
    """Take or decline the place that is offered."""
    answer = request.POST.get("answer", "")
    if request.method == "POST" and answer in {"take", "decline"}:
        answer_offer(request.actor, own, takes=answer == "take")  # type: ignore[attr-defined]
    return HttpResponseRedirect(reverse("admission-my"))


@owned
def appeal(request: HttpRequest, own: Applicant) -> HttpResponse:
    """Object to the own result; the state of what was filed, with the answer."""
    if shown_run(own.campaign) is None or not _was_in(own):
        raise Forbidden(NO_RESULT)
    text, fault = request.POST.get("text", "").replace("\x00", ""), None
    if request.method == "POST":
        if text.strip():
            file_appeal(request.actor, own, text)  # type: ignore[attr-defined]
            return HttpResponseRedirect(reverse("admission-my-appeal"))
        fault = WORTH
    until = own.campaign.appeals_until
    context = {
        "own": own,
        "text": text,
        "fault": {"text": fault} if fault else {},
        "faults": [("text", fault)] if fault else [],
        "appeals": [(APPEALS.state(one), one) for one in own.appeals.all()],
        "until": long_date(until) if until else "",
        "late": bool(until and timezone.localdate() > until),
    }
    return render(request, "admission/appeal.html", context, status=422 if fault else 200)


# -- the result


def _outcome(request: HttpRequest, own: Applicant) -> tuple[Run, Outcome]:
    """The published result of an own application. Raises Forbidden, Http404."""
    APPLICANT.demand(request.actor, "view", own)  # type: ignore[attr-defined]
    run = shown_run(own.campaign)
    if run is None or not _was_in(own):
        raise Forbidden(NO_RESULT)
    try:
        return run, outcome_of(own, path_of(run.folder))
    except (KeyError, OSError, BadInput) as error:
        raise Http404 from error


@owned
def result(request: HttpRequest, own: Applicant) -> HttpResponse:
    """What was got and why: a row for each pool that was tried."""
    run, outcome = _outcome(request, own)
    context = {
        "own": own,
        "run": run,
        "outcome": outcome,
        "groups": [
            (choice, [(row, waits_text(row.told)) for row in rows])
            for choice, rows in groupby(outcome.rows, key=lambda row: row.told.choice)
        ],
        "has_certificate": bool(run.private),
        "has_receipt": _sealed(own),
        "letters": [(code, name) for code, name in zip(LANGUAGES, ("Қазақша", "Русский", "English"), strict=True)],
    }
    return render(request, "admission/result.html", context)


def _attached(raw: bytes, name: str, media: str) -> HttpResponse:
    """A file to keep; its name tells nothing of the person."""
    response = HttpResponse(raw, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@owned
def letter(request: HttpRequest, own: Applicant) -> HttpResponse:
    """The letter as a PDF in the language asked for."""
    run, outcome = _outcome(request, own)
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else (get_language() or "ru")[:2]
    address = site() + reverse("admission-campaign", args=[own.campaign.code])
    day = timezone.localtime(run.published).date() if run.published else timezone.localdate()
    raw = letter_pdf(own, outcome, language, address=address, day=day)
    return _attached(raw, f"letter-{own.campaign.year}-{language}.pdf", "application/pdf")


def _json(made: Callable[[], Any], name: str) -> HttpResponse:
    try:
        raw = to_canonical(made())
    except (KeyError, OSError, BadInput) as error:
        raise Http404 from error
    return _attached(raw, name, "application/json")


@owned
def receipt(request: HttpRequest, own: Applicant) -> HttpResponse:
    """The receipt of the sealed application: shows that the own row was in before the draw, unchanged."""
    APPLICANT.demand(request.actor, "view", own)  # type: ignore[attr-defined]
    seal = newest_seal(own.campaign)
    if seal is None:
        raise Http404
    return _json(lambda: receipt_of(path_of(seal.folder), own.code), f"receipt-{own.campaign.year}.json")


@owned
def certificate(request: HttpRequest, own: Applicant) -> HttpResponse:
    """The own certificate of the published match: the path through it, which leads to the public root."""
    APPLICANT.demand(request.actor, "view", own)  # type: ignore[attr-defined]
    run = shown_run(own.campaign)
    if run is None or not run.private:
        raise Http404
    made = path_of(run.private)
    return _json(lambda: holder_certificate(made, own.code, key=key()), f"certificate-{own.campaign.year}.json")
