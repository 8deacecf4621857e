"""What stands before every page: staff without a second factor, and pages that nobody else's cache may keep."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from sheber.web.accounts import has_second_factor

# What staff without a second factor still reach: where they set it up, sign out, read how to check, change language.
OPEN = ("/account/", "/sign-out/", "/language/", "/static/", "/health", "/check/", "/view/")


class Gate:
    """Middleware, after the actor is known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._lacks_factor(request):
            if request.path.startswith("/api/"):
                return HttpResponse(
                    '{"type":"about:blank","title":"A second factor is required","status":403}',
                    status=403,
                    content_type="application/problem+json",
                )
            return HttpResponseRedirect(reverse("mfa_index"))
        response = self.get_response(request)
        if self._is_personal(request) and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
        return response

    def _lacks_factor(self, request: HttpRequest) -> bool:
        actor = request.actor  # type: ignore[attr-defined]
        if not settings.STAFF_SECOND_FACTOR or not actor.is_staff or request.path.startswith(OPEN):
            return False
        if request.session.get("second-factor") == actor.user_id:
            return False
        if has_second_factor(request.user):  # type: ignore[arg-type]
            request.session["second-factor"] = actor.user_id
            return False
        return True

    def _is_personal(self, request: HttpRequest) -> bool:
        """Whether the page was made for this reader: signed in, or holding a link or an application."""
        actor = request.actor  # type: ignore[attr-defined]
        return actor.user_id is not None or bool(actor.applicants or actor.opened)
