"""The head of a delegation: a code instead of an account, the people within the quota, the invitation."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sheber.forum import words
from sheber.forum.acts import add_participant, answer_invitation, delegation_by_access, move_participant
from sheber.forum.acts.delegations import quota_left
from sheber.forum.bridge.letters import NO_FONT, language_set, letter_pdf
from sheber.forum.flows import PARTICIPANT as FLOW
from sheber.forum.models import Delegation, Participant
from sheber.forum.queries import newest_version
from sheber.forum.rules import OPENED, PARTICIPANT, delegations_of
from sheber.forum.views.shared import acted, actor_of, go, pdf, whole
from sheber.kernel.access import forget_tries, too_often
from sheber.kernel.actors import OPENED as SESSION_KEY
from sheber.kernel.actors import Policy, open_row
from sheber.kernel.words import Words

TRIES, SECONDS = 10, 60
NO_CODE = Words(
    "мұндай код жоқ. Хаттағы кодты мұқият теріңіз.",
    "такого кода нет. Проверьте код в письме.",
    "there is no such code. Check the code in your letter.",
)
TOO_OFTEN = Words(
    "тым жиі: бір минуттан кейін қайталаңыз.",
    "слишком часто: повторите через минуту.",
    "too often: try again in a minute.",
)


def _own(request: HttpRequest) -> Delegation | None:
    """The delegation of this session; where there are several, the one named by `?d=`."""
    whole(request)
    codes = delegations_of(actor_of(request))
    asked = request.GET.get("d", "")
    rows = Delegation.objects.select_related("forum").filter(code__in=[asked] if asked in codes else codes)
    return rows.order_by("-forum__day", "pk").first()


@never_cache
def my(request: HttpRequest) -> HttpResponse:
    """Enter the code; whoever has entered it goes on to the delegation."""
    whole(request)
    faults: list[Words] = []
    if request.method == "POST":
        if too_often(request, "forum-code", most=TRIES, seconds=SECONDS):
            faults = [TOO_OFTEN]
        else:
            row = delegation_by_access(request.POST.get("code", ""))
            if row is None:
                faults = [NO_CODE]
            else:
                forget_tries(request, "forum-code", most=TRIES)
                open_row(request, OPENED, row.code)
                return HttpResponseRedirect(go("forum-my-delegation"))
    elif _own(request):
        return HttpResponseRedirect(go("forum-my-delegation"))
    return render(request, "forum/enter.html", {"faults": faults}, status=422 if faults else 200)


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the delegation in this browser."""
    request.session[SESSION_KEY] = [pair for pair in request.session.get(SESSION_KEY, []) if pair[0] != OPENED]
    return HttpResponseRedirect(go("forum-my"))


@never_cache
def delegation(request: HttpRequest) -> HttpResponse:
    """The head's page."""
    row = _own(request)
    return _page(request, row) if row else HttpResponseRedirect(go("forum-my"))


def _page(
    request: HttpRequest, row: Delegation, faults: list[Words] | None = None, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    rows = PARTICIPANT.scope(actor, Policy.VIEW, row.participants.all()).order_by("pk")
    people = [
        {
            "row": one,
            "duty": words.DUTY.label(one.duty),
            "state": FLOW.state(one),
            "moves": [
                (name, FLOW.transitions[name].label)
                for name in ("approve", "withdraw")
                if one.state in FLOW.transitions[name].sources
            ],
        }
        for one in rows
    ]
    wanted = row.letter_language
    context: dict[str, Any] = {
        "forum": row.forum,
        "delegation": row,
        "state": words.DELEGATION_STATE.label(row.state),
        "open": row.forum.state == "open",
        "forum_state": words.FORUM_STATE.label(row.forum.state),
        "people": people,
        "left": quota_left(row),
        "duties": words.DUTY.words.items(),
        "version": newest_version(row.forum),
        "no_font": NO_FONT if language_set(wanted) != wanted else None,
        "faults": faults or [],
        "given": request.POST if faults else {},
    }
    return render(request, "forum/my.html", context, status=status)


@never_cache
@require_POST
def do(request: HttpRequest, name: str) -> HttpResponse:
    """Answer the invitation, add a person, approve or withdraw one."""
    row = _own(request)
    if row is None:
        return HttpResponseRedirect(go("forum-my"))
    actor, given = actor_of(request), request.POST

    def act() -> Any:
        if name == "answer":
            return answer_invitation(actor, row, comes=given.get("comes") == "yes")
        if name == "add":
            return add_participant(
                actor, row, name=given.get("name", ""), position=given.get("position", ""),
                duty=given.get("duty", "member"), passport=given.get("passport", ""),
                photo_consent=bool(given.get("photo_consent")),
            )  # fmt: skip
        person = get_object_or_404(Participant, delegation=row, code=given.get("participant", ""))
        return move_participant(actor, person, name, reason=given.get("reason", ""))

    if name not in {"answer", "add", "approve", "withdraw"}:
        raise Http404
    return acted(request, act, go("forum-my-delegation"), lambda faults: _page(request, row, faults, 422))


@never_cache
def invitation(request: HttpRequest) -> HttpResponse:
    """The head's own copy of the invitation: not numbered, as it is no letter that was sent."""
    row = _own(request)
    if row is None:
        return HttpResponseRedirect(go("forum-my"))
    written = language_set(row.letter_language)
    raw = letter_pdf(row, [], kind="invitation", language=written, number=0, day=timezone.localdate())
    return pdf(raw, f"{row.forum.code}-invitation-{written}")
