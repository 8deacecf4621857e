"""The door: badges checked in, and the list for a phone that will be offline."""

import json
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sheber.forum.acts import check_in, check_in_list, note_visit
from sheber.forum.bridge.badge import name_hash
from sheber.forum.models import CheckIn, Forum, Stand
from sheber.forum.queries import arrivals, badges_of
from sheber.forum.rules import STAND, is_keeper
from sheber.forum.views.shared import REFUSALS, actor_of, download, inside, kept, told, whole
from sheber.kernel.journal import record
from sheber.kernel.results import key
from sheber.kernel.words import Words

OFFLINE = Path(__file__).resolve().parents[1] / "templates" / "forum" / "offline_door.html"
MOST = 4 << 20
ARRIVED = Words("Қош келдіңіз: {code}", "Прибыл: {code}", "Checked in: {code}")


@never_cache
@inside
def door(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Type or scan a badge; take the list of an offline phone."""
    return _page(request, forum)


def _page(request: HttpRequest, forum: Forum, status: int = 200, **more: object) -> HttpResponse:
    context = {
        "forum": forum,
        "arrivals": arrivals(forum),
        "badges": badges_of(forum).count(),
        "last": CheckIn.objects.filter(participant__delegation__forum=forum)
        .select_related("participant__delegation")
        .order_by("-at")[:20],
        "keeper": is_keeper(actor_of(request)),
        "faults": [],
        **more,
    }
    return render(request, "forum/door.html", context, status=status)


@never_cache
@require_POST
@inside
def do(request: HttpRequest, forum: Forum, name: str) -> HttpResponse:
    """Check in one badge or a list."""
    kept(request)
    actor = actor_of(request)
    try:
        if name == "badge":
            made = check_in(actor, forum, request.POST.get("badge", ""))
            return _page(request, forum, arrived=made.participant)
        if name == "list":
            file = request.FILES.get("list")
            text = file.read(MOST).decode("utf-8", "replace") if file else request.POST.get("text", "")
            return _page(request, forum, taken=check_in_list(actor, forum, text))
    except REFUSALS as error:
        return _page(request, forum, 422, faults=told(error))
    raise Http404


@never_cache
@inside
def offline(request: HttpRequest, forum: Forum) -> HttpResponse:
    """One HTML file that checks badges without a network: the region's key and the list are in it."""
    kept(request)
    people = {
        row.code: {"n": row.number, "h": name_hash(row.name), "w": row.name, "d": row.duty}
        for row in badges_of(forum)
    }
    facts = {"forum": forum.code, "title": forum.name.as_dict(), "key": key().public.hex(), "people": people}
    text = OFFLINE.read_text(encoding="utf-8")
    # Inside a script element only "<" could end it.
    page = text.replace("/*FACTS*/null", json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c"))
    record(actor_of(request), "take_door_list", forum, changed={"people": len(people)})
    return download(page.encode(), f"{forum.code}-door.html", "text/html; charset=utf-8")


@never_cache
def visit(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """A stand counts its visitors; a badge is kept only with consent."""
    whole(request)
    stand = get_object_or_404(Stand.objects.select_related("forum", "college"), forum__code=code, code=key)
    actor = actor_of(request)
    STAND.demand(actor, "ask", stand)
    faults: list[Words] = []
    if request.method == "POST":
        try:
            note_visit(actor, stand, badge=request.POST.get("badge", ""), consent=bool(request.POST.get("consent")))
        except REFUSALS as error:
            faults = told(error)
    context = {
        "forum": stand.forum,
        "stand": stand,
        "count": stand.visits.count(),
        "agreed": stand.visits.filter(consent=True).count(),
        "faults": faults,
    }
    return render(request, "forum/visit.html", context, status=422 if faults else 200)
