"""Materials of sessions and photographs: kept, opened to everybody, taken back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from sheber.forum.acts import add_file, drop_public
from sheber.forum.models import File, Forum, Session
from sheber.forum.rules import is_keeper
from sheber.forum.views.shared import acted, actor_of, go, inside, kept
from sheber.kernel.exchange import refuse
from sheber.kernel.words import Choices, Words

KIND = Choices(
    material=Words("Сессия материалы", "Материал сессии", "Material of a session"),
    photo=Words("Сурет", "Фотография", "Photograph"),
)
NO_FILE = Words("файлды таңдаңыз.", "выберите файл.", "choose a file.")


@inside
def files(request: HttpRequest, forum: Forum) -> HttpResponse:
    """All files of a forum."""
    return _page(request, forum)


def _page(request: HttpRequest, forum: Forum, faults: list[Words] | None = None, status: int = 200) -> HttpResponse:
    context = {
        "forum": forum,
        "files": [
            {"row": one, "kind": KIND.label(one.kind)}
            for one in forum.files.select_related("session").order_by("-pk")[:200]
        ],
        "sessions": forum.sessions.order_by("code"),
        "kinds": KIND.words.items(),
        "keeper": is_keeper(actor_of(request)),
        "faults": faults or [],
        "given": request.POST,
    }
    return render(request, "forum/files.html", context, status=status)


@require_POST
@inside
def do(request: HttpRequest, forum: Forum, name: str) -> HttpResponse:
    """Add a file, or take one from the public pages."""
    kept(request)
    actor, given = actor_of(request), request.POST

    def act() -> File:
        if name == "drop":
            text = given.get("file", "")
            row = get_object_or_404(File, forum=forum, pk=int(text) if text.isdecimal() and len(text) < 12 else 0)
            return drop_public(actor, row, reason=given.get("reason", ""))
        sent = request.FILES.get("file")
        if sent is None:
            raise refuse("files", None, "file", NO_FILE)
        return add_file(
            actor, forum, sent.read(),
            kind=given.get("kind", "") if given.get("kind", "") in KIND else "material",
            title=Words(*(given.get(f"title_{code}", "").strip()[:255] for code in ("kk", "ru", "en"))),
            session=Session.objects.filter(forum=forum, code=given.get("session", "")).first(),
            public=bool(given.get("public")), consent=given.get("consent", ""),
        )  # fmt: skip

    if name not in {"add", "drop"}:
        raise Http404
    return acted(request, act, go("forum-files", forum.code), lambda faults: _page(request, forum, faults, 422))
