"""A college asks for a stand, and sees where it is."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from sheber.forum import words
from sheber.forum.acts import ask_stand
from sheber.forum.views.shared import acted, actor_of, go, the_forum, whole
from sheber.kernel.words import Words
from sheber.registry.models import College

SENT = Words("Өтінім қабылданды.", "Заявка принята.", "Your request was taken.")


def ask(request: HttpRequest, code: str) -> HttpResponse:
    """The college's form and its stands."""
    whole(request)
    forum = the_forum(code)
    actor = actor_of(request)
    colleges = College.objects.filter(code__in=actor.colleges).order_by("code")
    if not colleges:
        raise PermissionDenied

    def page(faults: list[Words], status: int = 422) -> HttpResponse:
        rows = forum.stands.filter(college__in=colleges).select_related("hall").order_by("pk")
        context = {
            "forum": forum,
            "colleges": colleges,
            "stands": [{"row": one, "state": words.STAND_STATE.label(one.state)} for one in rows],
            "faults": faults,
            "given": request.POST,
        }
        return render(request, "forum/ask_stand.html", context, status=status)

    if request.method != "POST":
        return page([], 200)
    given = request.POST
    college = get_object_or_404(colleges, code=given.get("college", colleges[0].code))
    return acted(
        request,
        lambda: ask_stand(
            actor, forum, college,
            width=given.get("width", ""), depth=given.get("depth", ""), power=given.get("power", ""),
            theme=given.get("theme", ""), equipment=_words(request, "equipment"), workshop=_words(request, "workshop"),
        ),
        go("forum-ask-stand", forum.code),
        page,
        SENT,
    )  # fmt: skip


def _words(request: HttpRequest, name: str) -> Words:
    return Words(
        *(request.POST.get(f"{name}_{code}", "").replace("\x00", "").strip()[:500] for code in ("kk", "ru", "en"))
    )
