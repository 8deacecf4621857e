"""The proof at the end of every decision's page, and the zip with which a stranger checks it."""

import io
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from sheber.kernel.actors import STAFF, Actor, Role
from sheber.kernel.indicator_text import in_sentence
from sheber.kernel.results import path_of
from sheber.proof.bundle import zip_folder
from sheber.proof.canonical import NotCanonicalError
from sheber.proof.verify import read_certificate

# Of results that are public only once they are published: kind (first part of the name) -> is this one?
PUBLISHED: dict[str, Callable[[str], bool]] = {}


# Of results that hold rows of people: kind -> who of the house may have them, beside auditors.
CLOSED: dict[str, Callable[[Actor], bool]] = {}


def may_download(actor: Actor, name: str, certificate: dict[str, Any]) -> bool:
    """Staff and auditors always, but for rows of people; everybody else what is public by its class and published."""
    kind = name.split("/")[0]
    closed = CLOSED.get(kind)
    if actor.has(Role.AUDITOR) or (closed(actor) if closed else actor.has(*STAFF)):
        return True
    published = PUBLISHED.get(kind)
    return certificate.get("class") == "public" and (published is None or published(name))


def proof_context(actor: Actor, name: str) -> dict[str, Any] | None:
    """What the proof section shows of a sealed result; None where its files are gone."""
    try:
        certificate = read_certificate(path_of(name))
    except (OSError, NotCanonicalError, ValueError):
        return None
    language = (get_language() or "ru")[:2]
    return {
        "name": name.replace("/", "-"),
        "statement": in_sentence(certificate["statement"].get(language, certificate["statement"]["en"]), language),
        "checks": [check["meaning"].get(language, check["meaning"]["en"]) for check in certificate["checks"]],
        "key": certificate.get("signature", {}).get("key_id", "–"),
        "download": reverse("proof", args=[name]) if may_download(actor, name, certificate) else "",
    }


def proof_zip(request: HttpRequest, name: str) -> HttpResponse:
    """The sealed folder as a zip, with the standalone verifier in it."""
    try:
        folder = path_of(name)
        certificate = read_certificate(folder)
    except (OSError, NotCanonicalError, ValueError) as error:
        raise Http404 from error
    if not may_download(request.actor, name, certificate):  # type: ignore[attr-defined]
        raise Http404
    out = io.BytesIO()
    zip_folder(folder, out)
    response = HttpResponse(out.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name.replace("/", "-")}.zip"'
    return response
