"""Delegations, their people, letters and badges, on the organiser's side."""

import io
import zipfile

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sheber.forum import words
from sheber.forum.acts import issue_link, keep_letter, move_participant
from sheber.forum.acts.delegations import next_letter_number, quota_left
from sheber.forum.bridge.badges import A_FILE, badge_files
from sheber.forum.bridge.letters import NO_FONT, language_set, letter_pdf
from sheber.forum.flows import PARTICIPANT as FLOW
from sheber.forum.models import Delegation, Forum, Participant
from sheber.forum.queries import badges_of, delegations_of
from sheber.forum.rules import DELEGATION, PARTICIPANT, is_keeper
from sheber.forum.views.shared import acted, actor_of, download, go, inside, kept, language, pdf
from sheber.kernel.actors import Policy
from sheber.kernel.journal import record
from sheber.kernel.words import Words


@never_cache
@inside
def delegations(request: HttpRequest, forum: Forum) -> HttpResponse:
    """All delegations in protocol order."""
    lines = [
        {
            "row": one,
            "role": words.ROLE.label(one.role),
            "state": words.DELEGATION_STATE.label(one.state),
            "language": words.LANGUAGE.label(one.letter_language),
        }
        for one in delegations_of(forum)
    ]
    return render(
        request, "forum/delegations.html", {"forum": forum, "lines": lines, "keeper": is_keeper(actor_of(request))}
    )


def _found(forum: Forum, key: str) -> Delegation:
    row: Delegation = get_object_or_404(
        Delegation.objects.select_related("forum", "interpreter"), forum=forum, code=key
    )
    return row


@never_cache
@inside
def delegation(request: HttpRequest, forum: Forum, key: str) -> HttpResponse:
    """One delegation: its people, what waits for the organiser, its letters."""
    return _page(request, _found(forum, key))


def _page(
    request: HttpRequest, row: Delegation, faults: list[Words] | None = None, status: int = 200, link: str = ""
) -> HttpResponse:
    actor = actor_of(request)
    rows = PARTICIPANT.scope(actor, Policy.VIEW, row.participants.all()).order_by("pk")
    people = []
    for one in rows:
        one.delegation = row
        people.append(
            {
                "row": one,
                "duty": words.DUTY.label(one.duty),
                "state": FLOW.state(one),
                "moves": [(move.name, move.label) for move in FLOW.transitions.values() if _open(move, one)],
            }
        )
    wanted = row.letter_language
    context = {
        "forum": row.forum,
        "delegation": row,
        "role": words.ROLE.label(row.role),
        "state": words.DELEGATION_STATE.label(row.state),
        "people": people,
        "left": quota_left(row),
        "letters": [
            {"row": one, "kind": words.LETTER.label(one.kind), "language": words.LANGUAGE.label(one.language)}
            for one in row.letters.order_by("-number")[:20]
        ],
        "kinds": words.LETTER.words.items(),
        "tongues": words.LANGUAGE.words.items(),
        "wanted": wanted,
        "no_font": NO_FONT if language_set(wanted) != wanted else None,
        "keeper": is_keeper(actor),
        "faults": faults or [],
        "link": link,
        "my_address": request.build_absolute_uri(go("forum-my")),
    }
    return render(request, "forum/delegation.html", context, status=status)


def _open(move: object, row: Participant) -> bool:
    return row.state in move.sources and move.name != "arrive"  # type: ignore[attr-defined]


@never_cache
@require_POST
@inside
def do(request: HttpRequest, forum: Forum, key: str, name: str) -> HttpResponse:
    """Issue the link, or move a person."""
    row = _found(forum, key)
    actor = actor_of(request)
    if name == "link":
        DELEGATION.demand(actor, Policy.CHANGE, row)
        return _page(request, row, link=issue_link(actor, row))
    if name not in FLOW.transitions or name == "arrive":
        raise Http404
    person = get_object_or_404(Participant, delegation=row, code=request.POST.get("participant", ""))
    return acted(
        request,
        lambda: move_participant(actor, person, name, reason=request.POST.get("reason", "")),
        go("forum-delegation", forum.code, row.code),
        lambda faults: _page(request, row, faults, 409),
    )


@require_POST
@inside
def letter(request: HttpRequest, forum: Forum, key: str) -> HttpResponse:
    """Write a numbered letter and give its PDF."""
    row = _found(forum, key)
    actor = actor_of(request)
    DELEGATION.demand(actor, Policy.CHANGE, row)
    kind = request.POST.get("kind", "")
    wanted = request.POST.get("language", row.letter_language)
    if kind not in words.LETTER or wanted not in words.LANGUAGE:
        raise Http404
    people = list(row.participants.exclude(state__in=("withdrawn", "refused")).order_by("pk"))
    number, written = next_letter_number(row), language_set(wanted)
    raw = letter_pdf(row, people, kind=kind, language=written, number=number, day=timezone.localdate())
    keep_letter(actor, row, kind=kind, language=written, pdf=raw, number=number, participant=None)
    return pdf(raw, f"{forum.code}-{number}-{kind}-{written}")


@never_cache
@inside
def badges(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The badges of everybody who is accredited: one PDF, or a zip of several where there are many."""
    kept(request)
    rows = list(badges_of(forum))
    if not rows:
        return render(
            request, "forum/empty.html", {"forum": forum, "back": go("forum-delegations", forum.code)}, status=404
        )
    files = list(badge_files(forum, rows, language()))
    record(actor_of(request), "print_badges", forum, changed={"badges": len(rows)})
    if len(rows) <= A_FILE:
        return pdf(files[0], f"{forum.code}-badges")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for number, raw in enumerate(files, start=1):
            packed.writestr(f"badges-{number:02d}.pdf", raw)
    return download(out.getvalue(), f"{forum.code}-badges.zip", "application/zip")
