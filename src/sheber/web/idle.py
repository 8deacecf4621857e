"""Who has not worked for a while signs in anew: the session ends on the server, and a form that was just sent is kept.

How long that is, the operator sets (`SHEBER_IDLE_STAFF`, `SHEBER_IDLE`); no session lasts longer than SESSION_COOKIE_AGE.
"""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from sheber.kernel.actors import APPLICATION, OPENED, VISITOR, Actor
from sheber.kernel.pages.drafts import LONGEST, draft_of, drop_draft, keep_draft
from sheber.kernel.words import Words

STAMP = "activity"  # the session's key: [who, second of the sign-in, second of the last work]
EVERY = 60  # seconds: a stamp is not written more often
# Answered for a visitor then; everything else leads to where one comes in again.
FOR_EVERYBODY = (
    "/api/",
    "/sign-in/",
    "/sign-out/",
    "/account/login/",
    "/account/logout/",
    "/language/",
    "/view/",
    "/health",
)
SECRET = ("csrfmiddlewaretoken", "password")  # parts of names of fields that are never kept

IDLE = Words(
    "{n} минут жұмыс болмағандықтан сеанс жабылды. Қайта кіріңіз.",
    "Сеанс закрыт: {n} минут не было работы. Войдите снова.",
    "The session was closed after {n} minutes without work. Please come in again.",
)
LONG = Words(
    "Сеанс {n} сағаттан ұзақ болмайды. Қайта кіріңіз.",
    "Сеанс длится не дольше {n} часов. Войдите снова.",
    "A session lasts {n} hours at most. Please come in again.",
)
KEPT = Words(
    "Жіберген формаңыз сақталды: кірген соң көрсетіледі.",
    "Отправленная форма сохранена: она покажется после входа.",
    "The form that you sent is kept: it is shown after you sign in.",
)


class Idle:
    """Middleware, after the actor is known; before the view, so that only a form with a right token is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        # The request that opened a case or signed in writes its session anyway: the next one need not.
        if request.session.modified and STAMP not in request.session and (who := _came_in(request)):
            stamp(request, who)
        return answer

    def process_view(self, request: HttpRequest, view: object, args: object, more: object) -> HttpResponse | None:
        """End a session whose time is over; note that there was work otherwise."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        who = _who(request, actor)
        if not who:
            return None
        now = int(time.time())
        known, began, seen = request.session.get(STAMP, ("", now, now))
        if known != who:
            began = seen = now
        limit = settings.SESSION_IDLE["staff" if actor.is_staff else "others"]
        if now - began >= settings.SESSION_COOKIE_AGE:
            return _end(request, actor, LONG.format(n=settings.SESSION_COOKIE_AGE // 3600))
        if now - seen >= limit:
            return _end(request, actor, IDLE.format(n=limit // 60))
        if known != who or (now - seen >= min(EVERY, limit // 4) and not _asks_by_itself(request)):
            request.session[STAMP] = [who, began, now]
        if request.method == "POST":
            drop_draft(actor, kept_address(request.get_full_path()))
        return None


def _who(request: HttpRequest, actor: Actor) -> str:
    """Whose work the session is: a person's, or that of whoever opened a case by a code or a link."""
    if actor.user_id:
        return f"user {actor.user_id}"
    return "code" if request.session.get(APPLICATION) or request.session.get(OPENED) else ""


def stamp(request: HttpRequest, who: str) -> None:
    """Work begins now."""
    now = int(time.time())
    request.session[STAMP] = [who, now, now]


def stamp_sign_in(sender: object, request: HttpRequest | None, user: Any, **more: object) -> None:
    """Work begins with the sign-in."""
    if request is not None:
        stamp(request, f"user {user.pk}")


def _came_in(request: HttpRequest) -> str:
    """Who stands in the session since this request: its actor is still the one who asked."""
    signed_in = request.session.get(SESSION_KEY)
    if signed_in:
        return f"user {signed_in}"
    return "code" if request.session.get(APPLICATION) or request.session.get(OPENED) else ""


def _asks_by_itself(request: HttpRequest) -> bool:
    """Whether an open page asks how far long work is: nobody need be sitting there."""
    return "HX-Request" in request.headers and request.path.startswith("/jobs/")


def _end(request: HttpRequest, actor: Actor, why: Words) -> HttpResponse | None:
    """End the session and lead to where one comes in again, with what is to be shown then."""
    applicant = bool(request.session.get(APPLICATION))
    kept = _keep(request, actor)
    logout(request)
    request.actor = VISITOR  # type: ignore[attr-defined]
    if request.path.startswith(FOR_EVERYBODY):
        return None
    messages.info(request, f"{why} {KEPT}" if kept else str(why))
    if actor.user_id:
        back = urlencode({"next": kept or _page_of(request)})
        target = f"{reverse('sign-in')}?{back}"
    else:
        target = reverse("admission-my" if applicant else "home")
    answer = HttpResponseRedirect(target)
    if "HX-Request" in request.headers:  # the whole page goes there, not the part that htmx asked for
        answer = HttpResponse(headers={"HX-Redirect": target})  # type: ignore[assignment]
    answer["Cache-Control"] = "private, no-store"
    return answer


def _page_of(request: HttpRequest) -> str:
    """The page that the reader sees: this one, or the one that htmx asks for a part of."""
    if request.method == "GET" and "HX-Request" not in request.headers:
        return request.get_full_path()
    seen = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(seen, {request.get_host()}):
        return "/"
    parts = urlsplit(seen)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def kept_address(at: str) -> str:
    """The page that shows what was sent to `at` when the session was over."""
    return f"{reverse('kept')}?{urlencode({'at': at})}"


def _keep(request: HttpRequest, actor: Actor) -> str:
    """Keep the fields that were sent, and give the page that shows them; nothing is kept in part."""
    if request.method != "POST" or actor.user_id is None or request.path.startswith((*FOR_EVERYBODY, "/account/")):
        return ""
    told = request.POST.copy()
    for name in list(told):
        if any(part in name for part in SECRET):
            del told[name]
    address, text = kept_address(request.get_full_path()), told.urlencode()
    if not told or len(text) > LONGEST or len(address) > 255:
        return ""
    keep_draft(actor, address, {"form": text, "page": _page_of(request)})
    return address


@never_cache
def kept_page(request: HttpRequest) -> HttpResponse:
    """What was sent when the session was over: send it now, open the form, or throw it away."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.user_id is None:
        raise PermissionDenied
    at = request.GET.get("at", "")
    draft = draft_of(actor, kept_address(at))
    context: dict[str, Any] = {"draft": draft, "at": at}
    if draft:
        context["fields"] = [
            (name, value) for name, values in QueryDict(draft.fields["form"]).lists() for value in values
        ]
    return render(request, "web/kept.html", context)
