"""Upload of a sheet: first what it would change and what is wrong, then the change itself with a reason."""

import os
import re
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import salted_hmac

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


KEPT_FOR = 3600  # seconds between the dry run and its confirmation
SUFFIXES = (".csv", ".xlsx")


def _folder() -> Path:
    return Path(settings.SHEBER_HOME) / "uploads"


def _kept(request: HttpRequest, register: "Register", token: str, suffix: str) -> Path:
    """Where the file of a token is kept: another person's or another register's token leads nowhere."""
    actor = request.actor  # type: ignore[attr-defined]
    name = salted_hmac("sheber.upload", f"{actor.user_id}/{register.name}/{token}", algorithm="sha256").hexdigest()
    return _folder() / name / f"{register.sheet_code}{suffix}"


def clean_uploads() -> None:
    """Delete what nobody confirmed in time; also files that older versions left."""
    folder = _folder()
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > KEPT_FOR:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _forget(path: Path) -> None:
    shutil.rmtree(path.parent, ignore_errors=True)


def _keep(request: HttpRequest, register: "Register") -> tuple[str, str] | Words:
    given = request.FILES.get("file")
    if given is None or isinstance(given, list):
        return NO_FILE
    if (given.size or 0) > MOST_BYTES:
        return TOO_LARGE
    suffix = ".csv" if (given.name or "").lower().endswith(".csv") else ".xlsx"
    token = secrets.token_hex(16)
    path = _kept(request, register, token, suffix)
    path.parent.mkdir(mode=0o700, parents=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
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
    clean_uploads()
    token, suffix = request.POST.get("token", ""), request.POST.get("suffix", "")
    if not token:
        kept = _keep(request, register)
        if isinstance(kept, Words):
            return kept
        token, suffix = kept
    if not re.fullmatch(r"[0-9a-f]{32}", token) or suffix not in SUFFIXES:
        return GONE
    path = _kept(request, register, token, suffix)
    if not path.is_file():
        return GONE
    context |= {"token": token, "suffix": suffix}
    apply, reason = "apply" in request.POST, request.POST.get("reason", "").replace("\x00", "").strip()
    actor = request.actor  # type: ignore[attr-defined]
    assert register.sheet is not None  # noqa: S101  (the address exists only with a sheet)
    try:
        [difference] = load_files(actor, [(register.sheet, path)], reason=reason, dry_run=not (apply and reason))
    except BadInput as refusal:
        _forget(path)
        problems = [(one.row, one.column, one.words) for one in refusal.problems]
        context |= {"problems": problems, "total": refusal.total, "name": path.name, "token": ""}
        return None
    if apply and reason:
        _forget(path)
        return HttpResponseRedirect(reverse(f"{register.name}-list"))
    context["difference"] = difference
    return NO_REASON if apply else None
