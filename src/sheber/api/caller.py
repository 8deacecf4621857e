"""Who calls: a key in `Authorization: Bearer`, or the browser's session with its CSRF mark; within the key's scopes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer
from ninja.utils import check_csrf

from sheber.kernel.actors import actor_of
from sheber.kernel.tokens import token_of

SAFE = {"GET", "HEAD", "OPTIONS"}
DEPARTED = "sign in, or send a key in Authorization: Bearer"


class Caller(HttpBearer):
    """Lets everybody read what is open to everybody; an act needs a key with `scope`, or a session."""

    def __init__(self, scope: str = "read", *, changes: bool = True) -> None:
        """`changes`: whether a POST writes anything; one that only reads a long question is open to everybody."""
        super().__init__()
        self.scope, self.changes = scope, changes

    def __call__(self, request: HttpRequest) -> Any:
        """Find the caller. Raises AuthenticationError (401) for a key that does not hold, PermissionDenied (403)."""
        kind, _, given = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return self.authenticate(request, given.strip())
        if self.changes and request.method not in SAFE:
            if request.actor.user_id is None:  # type: ignore[attr-defined]
                raise PermissionDenied(DEPARTED)
            if check_csrf(request):
                raise PermissionDenied("the session's CSRF mark is missing: send X-CSRFToken, or use a key")
        return True

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The key's owner acts, within its scopes."""
        row = token_of(token)
        if row is None:
            raise AuthenticationError
        if self.scope not in row.scopes:
            raise PermissionDenied(f"this key has no scope {self.scope!r}; it has: {', '.join(row.scopes) or 'none'}")
        request.actor = actor_of(row.user)  # type: ignore[attr-defined]
        return row
