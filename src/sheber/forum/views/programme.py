"""The working programme: what clashes, the solver's proposal, sessions placed by hand, the release."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from sheber.forum import words
from sheber.forum.acts import place_session, release_programme
from sheber.forum.acts.programme import release_problems
from sheber.forum.bridge.timetable import names_of
from sheber.forum.models import Forum, Hall, Session
from sheber.forum.queries import days_of, newest_version, sessions_of
from sheber.forum.rules import is_keeper
from sheber.forum.views.shared import acted, actor_of, go, inside, kept
from sheber.kernel.exchange import refuse
from sheber.kernel.jobs import start_job
from sheber.kernel.pages.proof import proof_context
from sheber.kernel.words import Words

BAD_PLACE = Words(
    "зал, күн және уақыт (09:30) бірге керек.",
    "нужны зал, дата и время (09:30).",
    "a hall, a day and a time (09:30) are needed.",
)


@inside
def programme(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The working programme."""
    return _page(request, forum)


def _page(request: HttpRequest, forum: Forum, faults: list[Words] | None = None, status: int = 200) -> HttpResponse:
    names = names_of(forum)
    rows = list(sessions_of(forum))
    version = newest_version(forum)
    context: dict[str, Any] = {
        "forum": forum,
        "rows": [
            {
                "row": one,
                "kind": words.SESSION.label(one.kind),
                "people": ", ".join(str(talk.speaker.name) for talk in one.talks.all()),
                "interpreters": ", ".join(str(names.get(code, code)) for code in one.interpreters),
            }
            for one in rows
        ],
        "problems": [one.words for one in release_problems(forum).list],
        "proposal": _proposal(forum, names),
        "versions": forum.versions.all(),
        "version": version,
        "proof": proof_context(actor_of(request), version.folder) if version else None,
        "keeper": is_keeper(actor_of(request)),
        "faults": faults or [],
        "given": request.POST,
    }
    return render(request, "forum/programme.html", context, status=status)


def _proposal(forum: Forum, names: dict[str, Words]) -> dict[str, Any] | None:
    """What the newest proposal could not do, in words."""
    told = forum.proposal
    if not told:
        return None
    return {
        **told,
        "refused": [
            {
                "wish": _named(one["wish"], names),
                "together": [_named(code, names) for code in one["together"]],
                "proved": one["proved"],
            }
            for one in told.get("refused", ())
        ],
        "unplaced": [_named(code, names) for code in told.get("unplaced", ())],
        "blocking": [_named(code, names) for code in told.get("blocking", ())],
    }


HOLD = Words("«{0}» орнында қалсын", "«{0}» остаётся на месте", "“{0}” stays where it is")


def _named(code: str, names: dict[str, Words]) -> Words:
    if code.startswith("keep:"):
        session = names.get(code.split(":")[1], Words(code, code, code))
        return Words(*(HOLD.in_language(one).format(session.in_language(one)) for one in ("kk", "ru", "en")))
    return names.get(code, Words(code, code, code))


@require_POST
@inside
def do(request: HttpRequest, forum: Forum, name: str) -> HttpResponse:
    """Propose or release."""
    actor = actor_of(request)
    kept(request)
    if name == "propose":
        job = start_job("forum.programme", actor, forum=forum.code, keep=bool(request.POST.get("keep")))
        return HttpResponseRedirect(go("job", job.pk))
    if name != "release":
        raise Http404
    return acted(
        request,
        lambda: release_programme(actor, forum, reason=request.POST.get("reason", "")),
        go("forum-programme", forum.code),
        lambda faults: _page(request, forum, faults, 422),
    )


@inside
def session(request: HttpRequest, forum: Forum, key: str) -> HttpResponse:
    """One session's place, by hand."""
    row = get_object_or_404(Session.objects.select_related("hall"), forum=forum, code=key)
    if request.method != "POST":
        return _session(request, forum, row)
    actor = actor_of(request)
    kept(request)
    return acted(
        request,
        lambda: place_session(actor, row, **_place(request, forum)),
        go("forum-programme", forum.code),
        lambda faults: _session(request, forum, row, faults, 422),
    )


def _session(
    request: HttpRequest, forum: Forum, row: Session, faults: list[Words] | None = None, status: int = 200
) -> HttpResponse:
    given = request.POST if request.method == "POST" else None
    helpers = set(given.getlist("interpreter") if given else row.interpreters)
    context = {
        "forum": forum,
        "row": row,
        "kind": words.SESSION.label(row.kind),
        "halls": forum.halls.order_by("code"),
        "days": days_of(forum),
        "hall": given.get("hall") if given else (row.hall.code if row.hall else ""),
        "day": given.get("day") if given else (row.day.isoformat() if row.day else ""),
        "from_time": given.get("from_time") if given else row.from_time,
        "interpreters": [
            {"row": one, "ticked": one.code in helpers} for one in forum.speakers.exclude(pairs="").order_by("code")
        ],
        "faults": faults or [],
        "keeper": is_keeper(actor_of(request)),
    }
    return render(request, "forum/session.html", context, status=status)


def _place(request: HttpRequest, forum: Forum) -> dict[str, Any]:
    """The place given in the form; all empty takes a session out of the programme. Raises BadInput."""
    hall_code, day_text = request.POST.get("hall", ""), request.POST.get("day", "")
    hour = request.POST.get("from_time", "").strip()
    if not (hall_code or day_text or hour):
        return {"hall": None, "day": None, "from_time": "", "interpreters": []}
    hall = Hall.objects.filter(forum=forum, code=hall_code).first()
    known = set(forum.speakers.values_list("code", flat=True))
    try:
        day = date.fromisoformat(day_text)
        good = len(hour) == 5 and 0 <= int(hour[:2]) < 24 and 0 <= int(hour[3:]) < 60 and hour[2] == ":"
    except ValueError:
        good, day = False, None
    if not good or hall is None:
        raise refuse("forum_sessions", None, "from_time", BAD_PLACE)
    helpers = [code for code in request.POST.getlist("interpreter") if code in known]
    return {"hall": hall, "day": day, "from_time": hour, "interpreters": helpers}
