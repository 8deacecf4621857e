"""The exhibition, the signing, the awards and the run sheet, on the organiser's side."""

import io
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from sheber.forum import words
from sheber.forum.acts import (
    hand_award,
    move_stand,
    note_absence,
    note_practice,
    queue_memoranda,
    resolve_signing,
    sign_memorandum,
)
from sheber.forum.bridge.scene_papers import RUN, RUN_HEAD, awards_pdf, cards_pdf, exhibitor, run_pdf, run_rows
from sheber.forum.bridge.stands import owed_to, reasons
from sheber.forum.models import AwardItem, Forum, Hall, Practice, SigningItem, Stand
from sheber.forum.queries import awards_of, follow_ups, signings_of, stands_of
from sheber.forum.rules import is_keeper
from sheber.forum.views.plan import hall_svg
from sheber.forum.views.shared import acted, actor_of, download, go, inside, kept, language, pdf
from sheber.honours.words import KIND
from sheber.kernel.exchange import refuse
from sheber.kernel.exchange.write import write_table
from sheber.kernel.jobs import start_job
from sheber.kernel.pages.register import XLSX
from sheber.kernel.words import Words

BAD_DAY = Words("күнді 2026-12-24 түрінде жазыңыз.", "дата в виде 2026-12-24.", "write the day like 2026-12-24.")
BAD_SPOT = Words(
    "зал, қатар, x пен y сан болуы керек.",
    "нужны зал, номер ряда, x и y числами.",
    "a hall, a row, x and y as numbers are needed.",
)


def halls_with_stands(forum: Forum) -> list[dict[str, Any]]:
    """Each hall of the exhibition with its picture and rows; stands without a hall come last."""
    rows = list(stands_of(forum))
    why = reasons(rows, owed_to(forum))
    made = []
    for hall in forum.halls.order_by("pk"):
        here = [one for one in rows if one.hall_id == hall.pk]
        if here or (hall.width and hall.kind == "foyer"):
            placed = [one for one in here if one.x is not None]
            made.append({"hall": hall, "svg": hall_svg(hall, placed), "rows": _stand_rows(here, why)})
    loose = [one for one in rows if one.hall_id is None]
    if loose:
        made.append({"hall": None, "svg": "", "rows": _stand_rows(loose, why)})
    return made


def _stand_rows(rows: list[Stand], why: dict[str, Words]) -> list[dict[str, Any]]:
    made, number = [], 0
    for one in rows:
        number += one.x is not None
        told = words.WHY_NO_PLACE.label(one.why) if one.why else why.get(one.code, "")
        made.append(
            {
                "row": one,
                "number": number if one.x is not None else "",
                "name": exhibitor(one),
                "state": words.STAND_STATE.label(one.state),
                "why": told,
            }
        )
    return made


@inside
def exhibition(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The hall's plan and the stands with reasons."""
    return _exhibition(request, forum)


def _exhibition(
    request: HttpRequest, forum: Forum, faults: list[Words] | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "forum": forum,
        "halls": halls_with_stands(forum),
        "all_halls": forum.halls.exclude(width=None).order_by("pk"),
        "keeper": is_keeper(actor_of(request)),
        "faults": faults or [],
    }
    return render(request, "forum/exhibition.html", context, status=status)


@require_POST
@inside
def exhibition_do(request: HttpRequest, forum: Forum, name: str) -> HttpResponse:
    """Place all stands, or move one."""
    kept(request)
    actor = actor_of(request)
    if name == "place":
        job = start_job("forum.stands", actor, forum=forum.code)
        return HttpResponseRedirect(go("job", job.pk))
    if name != "move":
        raise Http404
    stand = get_object_or_404(Stand.objects.select_related("forum"), forum=forum, code=request.POST.get("stand", ""))
    return acted(
        request,
        lambda: move_stand(actor, stand, **_spot(request, forum)),
        go("forum-exhibition", forum.code),
        lambda faults: _exhibition(request, forum, faults, 422),
    )


def _spot(request: HttpRequest, forum: Forum) -> dict[str, Any]:
    hall = Hall.objects.filter(forum=forum, code=request.POST.get("hall", "")).first()
    try:
        x, y = (Decimal(request.POST.get(one, "").replace(",", ".")).quantize(Decimal("0.1")) for one in ("x", "y"))
        row = int(request.POST.get("row", "")) - 1
        good = x.is_finite() and y.is_finite() and 0 <= x < 9999 and 0 <= y < 9999 and 0 <= row < 500
    except (InvalidOperation, ValueError):
        good = False
    if not good or hall is None:
        raise refuse("forum_stands", None, "x", BAD_SPOT)
    return {"hall": hall, "row": row, "x": x, "y": y}


@inside
def signing(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The queue of memoranda, and what became of each."""
    return _signing(request, forum)


def _signing(
    request: HttpRequest, forum: Forum, faults: list[Words] | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "forum": forum,
        "items": [
            {"row": one, "follow": words.FOLLOW.label(one.follow) if one.follow else ""} for one in signings_of(forum)
        ],
        "practices": [
            {"row": one, "state": words.FOLLOW.label(one.state)}
            for one in forum.practices.select_related("college", "session").order_by("due", "pk")
        ],
        "states": words.FOLLOW.words.items(),
        "score": follow_ups(forum),
        "keeper": is_keeper(actor_of(request)),
        "faults": faults or [],
    }
    return render(request, "forum/signing.html", context, status=status)


@require_POST
@inside
def signing_do(request: HttpRequest, forum: Forum, name: str) -> HttpResponse:
    """Fill the queue, sign, follow up."""
    actor = actor_of(request)
    given = request.POST

    def act() -> Any:
        if name == "queue":
            return queue_memoranda(actor, forum)
        if name == "practice":
            practice = get_object_or_404(Practice, forum=forum, code=given.get("practice", ""))
            return note_practice(actor, practice, state=given.get("state", ""), evidence=given.get("evidence", ""))
        item = _item(SigningItem, forum, given.get("item", ""))
        if name == "follow":
            return resolve_signing(actor, item, state=given.get("state", ""), evidence=given.get("evidence", ""))
        file = request.FILES.get("copy")
        return sign_memorandum(actor, item, day=_day(given.get("day", "")), copy=file.read() if file else b"")

    if name not in {"queue", "practice", "follow", "sign"}:
        raise Http404
    kept(request)
    return acted(request, act, go("forum-signing", forum.code), lambda faults: _signing(request, forum, faults, 422))


def _item(model: Any, forum: Forum, text: str) -> Any:
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        raise Http404
    return get_object_or_404(model, forum=forum, pk=int(text))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise refuse("forum_signings", None, "signed_on", BAD_DAY) from error


@inside
def cards(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Table cards of the signing."""
    return pdf(cards_pdf(forum, list(signings_of(forum)), language()), f"{forum.code}-cards")


@inside
def awards(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The running order of the ceremony."""
    return _awards(request, forum)


def _awards(request: HttpRequest, forum: Forum, faults: list[Words] | None = None, status: int = 200) -> HttpResponse:
    context = {
        "forum": forum,
        "items": [{"row": one, "kind": KIND.label(one.award.kind)} for one in awards_of(forum)],
        "keeper": is_keeper(actor_of(request)),
        "faults": faults or [],
    }
    return render(request, "forum/awards.html", context, status=status)


@require_POST
@inside
def awards_do(request: HttpRequest, forum: Forum, name: str) -> HttpResponse:
    """Note an absence, or that an award was handed over."""
    actor = actor_of(request)
    kept(request)
    item = _item(AwardItem, forum, request.POST.get("item", ""))
    acts = {
        "hand": lambda: hand_award(actor, item),
        "absence": lambda: note_absence(
            actor, item, absent=bool(request.POST.get("absent")), proxy=request.POST.get("proxy", "")
        ),
    }
    if name not in acts:
        raise Http404
    return acted(
        request, acts[name], go("forum-awards", forum.code), lambda faults: _awards(request, forum, faults, 422)
    )


@inside
def awards_paper(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The list of the scene as PDF."""
    return pdf(awards_pdf(forum, list(awards_of(forum)), language()), f"{forum.code}-awards")


@inside
def run(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The run sheet by the minute."""
    lines = forum.run_lines.select_related("session").order_by("day", "at", "place")
    return render(request, "forum/run.html", {"forum": forum, "lines": lines, "keeper": is_keeper(actor_of(request))})


@inside
def run_file(request: HttpRequest, forum: Forum, form: str) -> HttpResponse:
    """The run sheet as PDF or xlsx."""
    lines = list(forum.run_lines.order_by("day", "at", "place"))
    if form == "pdf":
        return pdf(run_pdf(forum, lines, language()), f"{forum.code}-run-sheet")
    if form != "xlsx":
        raise Http404
    out = io.BytesIO()
    heads = [one.in_language(language()) for one in RUN_HEAD]
    write_table(out, [(RUN.in_language(language()), heads, run_rows(lines, language()))])
    return download(out.getvalue(), f"{forum.code}-run-sheet.xlsx", XLSX)
