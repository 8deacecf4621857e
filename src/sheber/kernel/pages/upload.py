"""Upload of a sheet: first what it would change and what is wrong, then the change itself with a reason."""

import re
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from sheber.kernel.exchange import BadInput
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.words import Words

if TYPE_CHECKING:
    from sheber.kernel.pages.register import Register

MOST_BYTES = 50 << 20
NO_FILE = Words("Файлды таңдаңыз.", "Выберите файл.", "Choose a file.")
TOO_LARGE = Words("Файл 50 МБ-тан үлкен.", "Файл больше 50 МБ.", "The file is larger than 50 MB.")
NO_REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
GONE = Words("Файлды қайта жүктеңіз.", "Загрузите файл ещё раз.", "Upload the file once more.")


def _kept(token: str, suffix: str) -> Path:
    return Path(settings.SHEBER_HOME) / "uploads" / f"{token}{suffix}"


def _keep(request: HttpRequest) -> tuple[str, str] | Words:
    given = request.FILES.get("file")
    if given is None or isinstance(given, list):
        return NO_FILE
    if (given.size or 0) > MOST_BYTES:
        return TOO_LARGE
    suffix = ".csv" if (given.name or "").lower().endswith(".csv") else ".xlsx"
    token = uuid.uuid4().hex
    path = _kept(token, suffix)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for chunk in given.chunks():
            file.write(chunk)
    return token, suffix


def upload(request: HttpRequest, register: "Register") -> HttpResponse:
    """The upload page of a register."""
    assert register.sheet is not None  # noqa: S101  (the address exists only with a sheet)
    context: dict[str, Any] = {"register": register, "title": register.title}
    status = 200
    if request.method == "POST":
        told = _take(request, register, context)
        if isinstance(told, HttpResponse):
            return told
        if told:
            context["fault"], status = told, 422
        if context.get("problems"):
            status = 422
    return render(request, "pages/upload.html", context, status=status)


def _take(request: HttpRequest, register: "Register", context: dict[str, Any]) -> Words | HttpResponse | None:
    token, suffix = request.POST.get("token", ""), request.POST.get("suffix", "")
    if not token:
        kept = _keep(request)
        if isinstance(kept, Words):
            return kept
        token, suffix = kept
    if (
        not re.fullmatch(r"[0-9a-f]{32}", token)
        or suffix not in {".csv", ".xlsx"}
        or not _kept(token, suffix).exists()
    ):
        return GONE
    path = _kept(token, suffix)
    context |= {"token": token, "suffix": suffix}
    apply, reason = "apply" in request.POST, request.POST.get("reason", "").strip()
    actor = request.actor  # type: ignore[attr-defined]
    assert register.sheet is not None  # noqa: S101  (the address exists only with a sheet)
    named = path.with_name(f"{register.sheet_code}{suffix}")
    try:
        [difference] = load_files(actor, [(register.sheet, path)], reason=reason, dry_run=not (apply and reason))
    except BadInput as refusal:
        path.unlink(missing_ok=True)
        problems = [(one.row, one.column, one.words) for one in refusal.problems]
        context |= {"problems": problems, "total": refusal.total, "name": named.name, "token": ""}
        return None
    if apply and reason:
        path.unlink(missing_ok=True)
        return HttpResponseRedirect(reverse(f"{register.name}-list"))
    context["difference"] = difference
    return NO_REASON if apply else None
