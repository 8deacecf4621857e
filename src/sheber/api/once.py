"""`Idempotency-Key`: the same request twice is done once. The first answer is kept for a day and given again."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sheber.api.shapes import Problem
from sheber.kernel.models import KeptAnswer

KEPT_FOR = timedelta(hours=24)
LONGEST = 255
NOT_KEPT = {401, 403, 429}  # nothing was done, and who may not act must not fill our table


class Once:
    """Middleware for POST and PATCH under /api/."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.headers.get("Idempotency-Key", "")
        if not key or request.method not in {"POST", "PATCH"} or not request.path.startswith("/api/"):
            return self.get_response(request)
        if len(key) > LONGEST or not key.isprintable():
            return _problem(400, "Not understood", f"Idempotency-Key: at most {LONGEST} printable characters")
        try:
            digest = hashlib.sha256(
                b"\x00".join([(request.method or "").encode(), request.get_full_path().encode(), request.body])
            ).hexdigest()
        except Exception as error:  # a body that is too large or broken off
            return _problem(400, "Not understood", type(error).__name__)
        return self._once(request, _who(request), key, digest)

    def _once(self, request: HttpRequest, who: str, key: str, digest: str) -> HttpResponse:
        KeptAnswer.objects.filter(made__lt=timezone.now() - KEPT_FOR).delete()
        try:
            with transaction.atomic():
                row = KeptAnswer.objects.create(actor=who, key=key, digest=digest)
        except IntegrityError:
            known = KeptAnswer.objects.filter(actor=who, key=key).first()
            return _again(known, digest)
        try:
            response = self.get_response(request)
        except BaseException:
            row.delete()
            raise
        if response.status_code >= 500 or response.status_code in NOT_KEPT or response.streaming:
            row.delete()
        else:
            body = response.content.decode()
            KeptAnswer.objects.filter(pk=row.pk).update(status=response.status_code, body=body)
        return response


def _again(known: KeptAnswer | None, digest: str) -> HttpResponse:
    if known is None or known.status == 0:
        return _problem(409, "Still being done", "a request with this Idempotency-Key has not ended yet")
    if known.digest != digest:
        return _problem(422, "Another request", "this Idempotency-Key was used with another method, address or body")
    kind = "application/json" if known.status < 400 else "application/problem+json"
    return HttpResponse(known.body, status=known.status, content_type=kind, headers={"Idempotency-Replayed": "true"})


def _who(request: HttpRequest) -> str:
    """By what a caller's keys are told from another's: never the key for programs itself."""
    given = request.headers.get("Authorization", "")
    if given:
        return "key " + hashlib.sha256(given.encode()).hexdigest()
    return f"user {request.actor.user_id}"  # type: ignore[attr-defined]


def _problem(status: int, title: str, detail: str) -> HttpResponse:
    body = Problem(title=title, status=status, detail=detail).model_dump_json()
    return HttpResponse(body, status=status, content_type="application/problem+json")
