"""The page of one application for officers and auditors: what was handed in, what became of it, what may happen next."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sheber.admission import acts, words
from sheber.admission.acts.officer import offer_left, open_document
from sheber.admission.bridge.person import tell_person
from sheber.admission.bridge.receipt import receipt_of
from sheber.admission.bridge.rows import opening
from sheber.admission.flows import APPEAL, APPLICATION
from sheber.admission.models import Applicant, Application, Document, Result, Seal
from sheber.admission.queries import (
    choices_of,
    names_of_pools,
    newest_published_run,
    newest_run,
    newest_seal,
    papers_missing,
    places_left,
    programmes_of,
)
from sheber.admission.rules import APPLICANT, is_officer
from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.attachments import ENDINGS
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import history
from sheber.kernel.results import path_of
from sheber.kernel.words import Choices, Words
from sheber.registry import words as registry_words

SHOWN_OF_IIN = 4
ENTRIES = Choices(
    start_application=Words("Өтініш басталды", "Заявление начато", "Application begun"),
    save_draft=Words("Жоба сақталды", "Черновик сохранён", "Draft kept"),
    sign_application=Words("Қол қойылды", "Подписано", "Signed"),
    pass_number_on=Words("Нөмірі жаңа өтінішке берілді", "Номер передан новому", "Number passed to the new one"),
    take_first_number=Words("Алғашқы нөмірі сақталды", "Сохранён первый номер", "First number kept"),
    accept_application=Words("Қабылданды", "Принято", "Accepted"),
    confirm_rights=Words("Құқықтар расталды", "Права подтверждены", "Rights confirmed"),
    return_application=Words("Түзетуге қайтарылды", "Возвращено на исправление", "Returned for mending"),
    withdraw_application=Words("Қайтарып алынды", "Отозвано", "Withdrawn"),
    seal_application=Words("Мөрленді", "Запечатано", "Sealed"),
    unseal_application=Words("Мөр ашылды", "Печать снята", "Seal opened"),
    place_application=Words("Орын берілді", "Место получено", "Given a place"),
    leave_application=Words("Орын тимеді", "Без места", "Left without a place"),
    offer_place=Words("Бос орын ұсынылды", "Предложено свободное место", "Offered a place left"),
    answer_offer=Words("Ұсынысқа жауап", "Ответ на предложение", "Answer to the offer"),
    receive_originals=Words("Түпнұсқалар алынды", "Оригиналы получены", "Originals received"),
    enrol_applicant=Words("Оқуға қабылданды", "Зачислен", "Enrolled"),
    add_document=Words("Құжат қосылды", "Документ добавлен", "Paper added"),
    drop_document=Words("Құжат алынды", "Документ удалён", "Paper taken away"),
    open_document=Words("Құжат ашылды", "Документ открыт", "Paper opened"),
    correct_application=Words("Апелляция бойынша түзетілді", "Исправлено по апелляции", "Corrected after an appeal"),
    amend=Words("Түзетілді", "Исправлено", "Amended"),
    load_sheet=Words("Кестеден жүктелді", "Загружено из таблицы", "Loaded from a sheet"),
)
NO_CASE = Words(
    "мөрленген деректерде бұл өтініш жоқ.", "в запечатанных данных нет этого заявления.", "not in the sealed inputs."
)


def _found(actor: Actor, key: str) -> Applicant:
    """The application, for officers and auditors: its owner has a page of its own. Raises Http404."""
    if not policy_for(Seal).allows(actor, Policy.VIEW):
        raise Http404
    rows = APPLICANT.scope(actor, Policy.VIEW, Applicant.objects.select_related("campaign", "district", "school"))
    found: Applicant = get_object_or_404(rows, code=key)
    return found


@never_cache
def case_page(request: HttpRequest, key: str) -> HttpResponse:
    """The whole case; an applicant's own is the page of the application."""
    actor = request.actor  # type: ignore[attr-defined]
    if key in actor.applicants and not is_officer(actor):
        return redirect("admission-my")
    return _page(request, _found(actor, key))


def _page(request: HttpRequest, applicant: Applicant, fault: str = "", status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    campaign = applicant.campaign
    names = names_of_pools(campaign)
    lines = programmes_of(campaign)
    context = {
        "applicant": applicant,
        "campaign": campaign,
        "state": APPLICATION.state(applicant),
        "track": words.TRACK.label(campaign.track),
        "base": registry_words.BASE.label(applicant.base),
        "channel": words.CHANNEL.label(applicant.channel),
        "personal": _personal(applicant) if is_officer(actor) else None,
        "moves": {one.name for one, against in APPLICATION.open_transitions(applicant, actor) if not against},
        "labels": {name: one.label for name, one in APPLICATION.transitions.items()},
        "rights": _rights(applicant, names),
        "papers": _papers(applicant, names),
        "choices": [
            {"row": one, "line": lines.get(one.programme), "out": _out(one, lines)} for one in choices_of(applicant)
        ],
        "results": list(applicant.exam_results.select_related("exam").order_by("exam__day")),
        "contracts": list(applicant.contracts.select_related("employer").order_by("signed_on")),
        "appeals": [{"row": one, "state": APPEAL.state(one)} for one in applicant.appeals.all()],
        "held": _held(applicant, names, lines),
        "left": _left(applicant, actor),
        "history": [{"entry": one, "label": ENTRIES.label(one.action)} for one in history(applicant)[:100]],
        "sealed": is_officer(actor) and applicant.state != "draft" and newest_seal(campaign) is not None,
        "fault": fault,
        "given": request.POST,
        "may_decide": APPLICANT.allows(actor, "decide", applicant),
        **_why(applicant, names, lines),
    }
    return render(request, "admission/case.html", context, status=status)


def _masked(iin: str) -> str:
    """The last digits alone: enough to tell two people apart, never the number."""
    return "•" * (len(iin) - SHOWN_OF_IIN) + iin[-SHOWN_OF_IIN:] if iin else ""


def _personal(applicant: Applicant) -> dict[str, Any]:
    return {
        "name": applicant.full_name,
        "iin": _masked(applicant.iin),
        "phone": applicant.phone,
        "declarant": words.DECLARANT.label(applicant.declarant),
        "parent": applicant.parent_name if applicant.declarant == "parent" else "",
        "parent_iin": _masked(applicant.parent_iin) if applicant.declarant == "parent" else "",
        "school": applicant.school,
    }


def _rights(applicant: Applicant, names: dict[str, Words]) -> list[dict[str, Any]]:
    """The rights claimed; ticked beforehand where nothing is missing to prove them."""
    missing = {right for kind, right in papers_missing([applicant])[applicant.pk] if kind == "quota"}
    return [
        {"code": code, "name": names.get(code, code), "missing": code in missing, "ticked": code not in missing}
        for code in applicant.rights
    ]


def _papers(applicant: Applicant, names: dict[str, Words]) -> list[dict[str, Any]]:
    return [
        {"row": one, "kind": words.DOCUMENT.label(one.kind), "right": names.get(one.right, one.right)}
        for one in applicant.documents.all()
    ]


def _out(one: Application, lines: dict[str, Any]) -> Words | None:
    """Why a choice does not compete; None where it does."""
    if one.out:
        return words.OUT.label(one.out)
    return None if one.programme in lines else words.OUT.label("closed")


def _held(applicant: Applicant, names: dict[str, Words], lines: dict[str, Any]) -> dict[str, Any] | None:
    held = Result.objects.filter(applicant=applicant).exclude(programme="").first()
    if held is None:
        return None
    return {"row": held, "line": lines.get(held.programme), "pool": names.get(held.pool, held.pool)}


def _left(applicant: Applicant, actor: Actor) -> list[tuple[Any, int]]:
    """Programmes whose places left may be offered now."""
    ready = applicant.state == "unplaced" and newest_published_run(applicant.campaign) is not None
    return places_left(applicant) if ready and APPLICANT.allows(actor, "decide", applicant) else []


def _why(applicant: Applicant, names: dict[str, Words], lines: dict[str, Any]) -> dict[str, Any]:
    """Why this place: every entry of the own list beside its cut-off."""
    run = newest_run(applicant.campaign)
    if run is None:
        return {"run": None, "told": []}
    campaign = applicant.campaign
    try:
        steps = tell_person(path_of(run.folder), applicant.code, campaign.ties, opening(campaign))
    except (KeyError, OSError):  # withdrawn before the match, or the files are elsewhere
        steps = []
    # In the match choices are numbered without those that do not compete: people know the numbers of their own list.
    own = dict(choices_of(applicant).values_list("programme", "choice"))
    told = [
        {
            "step": one,
            "choice": own.get(one.programme, one.choice),
            "line": lines.get(one.programme),
            "pool": names.get(one.pool, one.pool),
        }
        for one in steps
    ]
    return {"run": run, "told": told, "lottery": steps[0].lottery if steps else None}


# -- what the buttons do


def _accept(actor: Actor, applicant: Applicant, given: QueryDict) -> None:
    claimed = set(applicant.rights)
    acts.accept_application(actor, applicant, rights=[one for one in given.getlist("right") if one in claimed])


def _return(actor: Actor, applicant: Applicant, given: QueryDict) -> None:
    acts.return_application(actor, applicant, reason=given.get("reason", ""))


def _withdraw(actor: Actor, applicant: Applicant, given: QueryDict) -> None:
    acts.withdraw_application(actor, applicant, reason=_asked(given, "reason"))


def _receive(actor: Actor, applicant: Applicant, given: QueryDict) -> None:
    acts.receive_originals(actor, applicant)


def _enrol(actor: Actor, applicant: Applicant, given: QueryDict) -> None:
    acts.enrol_applicant(actor, applicant, act=given.get("act", ""))


def _offer(actor: Actor, applicant: Applicant, given: QueryDict) -> None:
    offer_left(actor, applicant, given.get("programme", ""))


def _take(actor: Actor, applicant: Applicant, given: QueryDict) -> None:
    acts.answer_offer(actor, applicant, takes=True)


def _decline(actor: Actor, applicant: Applicant, given: QueryDict) -> None:
    acts.answer_offer(actor, applicant, takes=False)


def _asked(given: QueryDict, name: str) -> str:
    text = given.get(name, "").strip()
    if not text:
        raise Forbidden(acts.applications.NO_REASON)
    return text


ACTS: dict[str, Callable[[Actor, Applicant, QueryDict], None]] = {
    "accept": _accept,
    "return": _return,
    "withdraw": _withdraw,
    "receive": _receive,
    "enrol": _enrol,
    "offer": _offer,
    "take": _take,
    "decline": _decline,
}


@require_POST
def do(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """One act on the case; a refusal is told on its page."""
    actor = request.actor  # type: ignore[attr-defined]
    applicant = _found(actor, key)
    if not is_officer(actor):
        raise PermissionDenied
    if name not in ACTS:
        raise Http404
    try:
        ACTS[name](actor, applicant, request.POST)
    except Forbidden as refusal:
        applicant.refresh_from_db()
        return _page(request, applicant, str(refusal.words), status=409)
    return HttpResponseRedirect(reverse("admission-case", args=[key]))


@require_GET
@never_cache
def paper(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A paper as it was handed in, to be kept nowhere; the journal tells who opened it."""
    actor = request.actor  # type: ignore[attr-defined]
    document = get_object_or_404(
        Document.objects.select_related("applicant"), pk=number, applicant=_found(actor, key)
    )
    try:
        raw = open_document(actor, document)
    except OSError as error:
        raise Http404 from error
    name = f"{document.kind}-{document.pk}.{ENDINGS.get(document.media, 'bin')}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(raw, content_type=document.media, headers=headers)


@require_GET
@never_cache
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """The receipt of the sealed row, to be handed to its owner."""
    actor = request.actor  # type: ignore[attr-defined]
    applicant = _found(actor, key)
    APPLICANT.demand(actor, "decide", applicant)
    seal = newest_seal(applicant.campaign)
    if seal is None:
        raise Http404
    try:
        told = receipt_of(path_of(seal.folder), applicant.code)
    except (KeyError, OSError, BadInput) as error:
        raise Http404 from error
    headers = {"Content-Disposition": 'attachment; filename="receipt.json"', "Cache-Control": "no-store"}
    return JsonResponse(told, headers=headers, json_dumps_params={"ensure_ascii": False})
