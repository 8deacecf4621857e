"""An award's public page: whether it is in force, its papers, its credential; and a check of any credential."""

import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from sheber.honours import words
from sheber.honours.acts import issue_credential, revoke_credential
from sheber.honours.bridge.badge import document, year_list
from sheber.honours.bridge.paper import letter_pdf
from sheber.honours.forms import clean
from sheber.honours.models import Award, Credential
from sheber.honours.rules import AWARD, CREDENTIAL
from sheber.honours.views.overview import actor_of
from sheber.kernel.exchange import BadInput
from sheber.kernel.pages.proof import may_download
from sheber.kernel.results import path_of
from sheber.kernel.words import LANGUAGES, Words
from sheber.proof.bundle import zip_folder
from sheber.proof.canonical import NotCanonicalError
from sheber.proof.credential import check_credential
from sheber.proof.credential_jwt import TokenRefused, read_token
from sheber.proof.verify import read_certificate

NOT_FOUND = Words(
    "мұндай нөмірлі марапат тізілімде жоқ: қағаздағы нөмірді тексеріңіз. Тізілімде жоқ марапат жалған болуы мүмкін.",
    "награды с таким номером в реестре нет: проверьте номер на бумаге. Награда, которой нет в реестре, может быть подделкой.",
    "no award of this number is in the register: check the number on the paper. One that is not there may be a forgery.",
)


def _found(key: str) -> tuple[Award, Credential | None]:
    """An award by its number or its code. Raises Http404."""
    rows = Award.objects.filter(Q(credential__number=key) | Q(code=key)).select_related(
        "credential", "nomination__call"
    )
    award = rows.first()
    if award is None:
        raise Http404
    return award, getattr(award, "credential", None)


def page(request: HttpRequest, key: str, fault: Words | None = None) -> HttpResponse:
    """The award. Whoever holds its number sees that it is in force; a name is shown with consent alone."""
    award, credential = _found(key)
    actor = actor_of(request)
    named = AWARD.allows(actor, AWARD.VIEW, award)
    by_number = credential is not None and credential.number == key
    if not named and not by_number:
        raise Http404
    call = award.nomination.call if award.nomination else None
    context = {
        "award": award,
        "credential": credential,
        "kind": words.KIND.label(award.kind),
        "named": named,
        "title": award.person if named else words.KIND.label(award.kind),
        "call": call,
        "may_issue": credential is None and AWARD.allows(actor, "give"),
        "may_revoke": credential is not None
        and not credential.revoked
        and CREDENTIAL.allows(actor, "revoke", credential),
        "papers": LANGUAGES if named and credential else (),
        "fault": fault,
    }
    return render(request, "honours/award.html", context, status=422 if fault else 200)


@require_POST
def issue(request: HttpRequest, key: str) -> HttpResponse:
    """Issue the credential of an award that has none yet."""
    award, _ = _found(key)
    try:
        issue_credential(actor_of(request), award)
    except BadInput as refusal:
        return page(request, key, refusal.problems[0].words)
    return HttpResponseRedirect(reverse("honours-award", args=[award.code]))


@require_POST
def revoke(request: HttpRequest, key: str) -> HttpResponse:
    """Take the credential back."""
    award, credential = _found(key)
    if credential is None:
        raise Http404
    try:
        revoke_credential(actor_of(request), credential, reason=clean(request.POST.get("reason", ""), 500))
    except BadInput as refusal:
        return page(request, key, refusal.problems[0].words)
    return HttpResponseRedirect(reverse("honours-award", args=[award.code]))


def paper(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """The numbered paper in one language."""
    award, credential = _found(key)
    if credential is None or language not in LANGUAGES or not AWARD.allows(actor_of(request), AWARD.VIEW, award):
        raise Http404
    response = HttpResponse(letter_pdf(award, credential, language), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="award-{credential.number}-{language}.pdf"'
    return response


def bundle(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that a stranger needs: the credential, the region's key, today's status list, the jury's result."""
    award, credential = _found(key)
    if credential is None or key not in {credential.number, award.code}:
        raise Http404
    actor = actor_of(request)
    if key == award.code and not AWARD.allows(actor, AWARD.VIEW, award):
        raise Http404
    out = io.BytesIO()
    call = award.nomination.call if award.nomination else None
    if call and call.folder:
        _add_jury(out, call.folder, actor)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("credential.jwt", credential.token)
        archive.writestr("status.jwt", year_list(credential.year, timezone.now()))
        archive.writestr("did.json", json.dumps(document(), indent=1))
    response = HttpResponse(out.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="award-{credential.number}.zip"'
    return response


def _add_jury(out: io.BytesIO, folder: str, actor: Any) -> None:
    try:
        path = path_of(folder)
        certificate = read_certificate(path)
    except (OSError, ValueError, NotCanonicalError):
        return
    if may_download(actor, folder, certificate):
        zip_folder(path, out)


def check(request: HttpRequest) -> HttpResponse:
    """Look an award up by its number, or check a credential: the signature, the status list, this region's key."""
    number, token = request.GET.get("number", "").strip(), request.POST.get("token", "").strip()
    fault, checks, known = None, [], None
    if number and request.method == "GET":
        if Credential.objects.filter(number=number).exists():
            return HttpResponseRedirect(reverse("honours-award", args=[number]))
        fault = NOT_FOUND
    if token:
        language = (get_language() or "ru")[:2]
        status = _status_for(token)
        _, made = check_credential(token, now=datetime.now(UTC), document=document(), status=status)
        known = Credential.objects.filter(token=token).first() if all(one.passed for one in made) else None
        checks = [(one.passed, one.meaning.get(language, one.meaning["en"]), one.counter_example) for one in made]
    context = {
        "number": number,
        "fault": fault,
        "token": token[:20_000],
        "checks": checks,
        "good": bool(checks) and all(passed for passed, _, _ in checks),
        "known": known,
    }
    return render(request, "honours/check.html", context, status=422 if fault else 200)


def _status_for(token: str) -> str | None:
    """This region's status list of the year that a credential names; None where it names none."""
    try:
        address = str(read_token(token)[1]["credentialStatus"]["statusListCredential"])
    except (TokenRefused, KeyError, TypeError):
        return None
    year = address.rpartition("/")[2].removesuffix(".jwt")
    return year_list(int(year), timezone.now()) if year.isascii() and year.isdecimal() and len(year) == 4 else None
