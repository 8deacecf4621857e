"""The page of an agreement: text and clauses, approvals of both sides, events, what comes next."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.kernel.actors import Actor, Role
from sheber.kernel.attachments import ENDINGS, read_file
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import history
from sheber.kernel.pages.history import history_lines
from sheber.kernel.pages.proof import proof_context
from sheber.kernel.words import Words
from sheber.partners import words
from sheber.partners.acts import approve_text, end_agreement, invite_partner, record_event, sign_agreement
from sheber.partners.bridge.conditions import conditions_bytes, hash_of
from sheber.partners.exchange import MEMORANDA
from sheber.partners.forms import clean, day_in, number_in, words_in
from sheber.partners.models import AgreementText, Memorandum
from sheber.partners.queries import clause_results, newest_text, valid_approvals
from sheber.partners.rules import INSIDERS, MEMORANDUM
from sheber.partners.views.overview import actor_of
from sheber.partners.views.registers import agreements

Faults = dict[str, Words]
ACTIONS = {
    "draft_agreement": Words("басталды", "начато", "begun"),
    "write_text": Words("мәтін жазылды", "записан текст", "text written"),
    "invite_partner": Words("әріптеске сілтеме берілді", "партнёру выдана ссылка", "link given to the partner"),
    "approve_text": Words("мақұлданды", "одобрено", "approved"),
    "agree": Words("екі тарап келісті", "стороны согласны", "both sides agree"),
    "sign_agreement": Words("қол қойылды", "подписано", "signed"),
    "record_event": Words("іс-шара жазылды", "записано событие", "event recorded"),
    "end_agreement": Words("аяқталды", "завершено", "ended"),
}


def found(request: HttpRequest, code: str) -> Memorandum:
    """The agreement, where this actor may see it. Raises Http404."""
    rows = MEMORANDUM.scope(actor_of(request), MEMORANDUM.VIEW, agreements())
    row: Memorandum | None = (
        rows.filter(code=code).select_related("college__district", "partner", "approved", "renews").first()
    )
    if row is None:
        raise Http404
    return row


def page(request: HttpRequest, code: str, faults: Faults | None = None, **more: Any) -> HttpResponse:
    """The agreement."""
    row, actor = found(request, code), actor_of(request)
    text = newest_text(row)
    now = hash_of(row, text) if text else ""
    approvals = valid_approvals(text, now) if text else {}
    may_write = MEMORANDUM.allows(actor, "write", row)
    sides = [
        {
            "code": side,
            "name": row.college.name if side == "college" else row.partner.name,
            "label": words.SIDE.label(side),
            "approval": approvals.get(side),
            "may": text is not None
            and row.state == "negotiation"
            and side not in approvals
            and MEMORANDUM.allows(actor, f"approve_{side}", row),
        }
        for side in words.SIDE
    ]
    context = {
        "row": row,
        "status": words.STATUS.label(row.status),
        "kind": words.AGREEMENT.label(row.kind),
        "text": text,
        "hash": now,
        "sides": sides,
        "snapshot": _snapshot(row, text),
        "voided": text.memorandum.texts.count() > 1 and row.state == "negotiation" if text else False,
        "results": clause_results(row, timezone.localdate()),
        "events": [(one, words.MATTER.label(one.matter)) for one in row.events.order_by("-day", "-pk")[:100]],
        "matters": [(one, words.MATTER.label(one)) for one in words.MATTER],
        "may_write": may_write,
        "may_edit": may_write and row.state in {"draft", "negotiation", "agreed"},
        "may_copy": bool(row.copy) and (may_write or actor.has(*INSIDERS)),
        "proof": proof_context(actor, row.folder) if row.folder else None,
        "history": _history(actor, row, may_write=may_write),
        "today": timezone.localdate(),
        "faults": faults or {},
        "given": request.POST if faults else {},
        "done": request.GET.get("done", ""),
        **more,
    }
    return render(request, "partners/agreement.html", context, status=422 if faults else 200)


def _snapshot(row: Memorandum, text: AgreementText | None) -> AgreementText | None:
    """The last text that both sides approved, where it is not the one that is negotiated now."""
    return row.approved if row.approved and text and row.approved.pk != text.pk else None


def _history(actor: Actor, row: Memorandum, *, may_write: bool) -> list[dict[str, Any]]:
    if not (may_write or actor.is_staff or actor.has(Role.AUDITOR)):
        return []
    lines = history_lines(list(history(row)[:50]), MEMORANDA.columns)
    return [{**one, "action": ACTIONS.get(one["action"], one["action"]), "changes": ()} for one in lines]


def _act(request: HttpRequest, code: str, act: Callable[[Memorandum, Faults], None], done: str) -> HttpResponse:
    row, faults = found(request, code), Faults()
    try:
        act(row, faults)
    except BadInput as refusal:
        faults |= {one.column or "all": one.words for one in refusal.problems}
    except Forbidden as refusal:
        faults["all"] = refusal.words
    if faults:
        return page(request, code, faults)
    return HttpResponseRedirect(reverse("partners-agreement", args=[code]) + f"?done={done}")


@require_POST
def approve(request: HttpRequest, code: str, side: str) -> HttpResponse:
    """A side approves the text that it saw."""

    def act(row: Memorandum, faults: Faults) -> None:
        approve_text(actor_of(request), row, side=side, given=request.POST.get("hash", ""))

    return _act(request, code, act, "approved")


@require_POST
def invite(request: HttpRequest, code: str) -> HttpResponse:
    """The partner's link, shown once."""
    access = invite_partner(actor_of(request), found(request, code))
    link = request.build_absolute_uri(reverse("partners-open", args=[access]))
    return page(request, code, link=link)


@require_POST
def sign(request: HttpRequest, code: str) -> HttpResponse:
    """Attach the signed copy."""

    def act(row: Memorandum, faults: Faults) -> None:
        day = day_in(request.POST, "signed", faults, needed=True)
        file = request.FILES.get("copy")
        data = b"" if file is None or isinstance(file, list) or (file.size or 0) > 8 << 20 else file.read()
        if day and not faults:
            sign_agreement(actor_of(request), row, given=request.POST.get("hash", ""), day=day, data=data)

    return _act(request, code, act, "signed")


@require_POST
def event(request: HttpRequest, code: str) -> HttpResponse:
    """Write down an event."""

    def act(row: Memorandum, faults: Faults) -> None:
        day = day_in(request.POST, "day", faults, needed=True)
        quantity = number_in(request.POST, "quantity", faults) or 1
        clause = number_in(request.POST, "clause", faults)
        if day and not faults:
            record_event(
                actor_of(request),
                row,
                day=day,
                matter=request.POST.get("matter", ""),
                what=words_in(request.POST, "what"),
                document=clean(request.POST.get("document", ""), 255),
                quantity=quantity,
                clause=clause,
            )

    return _act(request, code, act, "recorded")


@require_POST
def end(request: HttpRequest, code: str) -> HttpResponse:
    """End it before its term."""

    def act(row: Memorandum, faults: Faults) -> None:
        day = day_in(request.POST, "ended", faults, needed=True)
        if day:
            end_agreement(actor_of(request), row, day=day, reason=clean(request.POST.get("reason", ""), 500))

    return _act(request, code, act, "ended")


def conditions(request: HttpRequest, code: str) -> HttpResponse:
    """The very bytes whose SHA-256 both sides approve."""
    row = found(request, code)
    text = newest_text(row)
    if text is None:
        raise Http404
    response = HttpResponse(conditions_bytes(row, text), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{row.code}-v{text.number}.json"'
    return response


def copy(request: HttpRequest, code: str) -> HttpResponse:
    """The signed copy, for the parties and the department: it bears signatures of people."""
    row, actor = found(request, code), actor_of(request)
    if not row.copy or not (MEMORANDUM.allows(actor, "write", row) or actor.has(*INSIDERS)):
        raise Http404
    try:
        data = read_file(row.copy["path"])
    except OSError as error:
        raise Http404 from error
    response = HttpResponse(data, content_type=row.copy["media"])
    response["Content-Disposition"] = f'attachment; filename="{row.code}.{ENDINGS[row.copy["media"]]}"'
    return response
