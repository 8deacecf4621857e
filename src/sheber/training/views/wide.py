"""The wide file of the rating: taken in with a dry run, given out with its points."""

import os
import re
import secrets
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

from sheber.kernel.actors import Policy, policy_for
from sheber.kernel.exchange import Problems
from sheber.kernel.pages.register import XLSX
from sheber.kernel.pages.upload import MOST_BYTES, NO_FILE, NO_REASON, TOO_LARGE, clean_uploads
from sheber.kernel.words import Words
from sheber.training.acts import Cell, load_cells
from sheber.training.bridge.wide import read_wide, wide_csv, wide_xlsx, write_wide
from sheber.training.models import RatingRun, RatingValue
from sheber.training.queries import scale_for, values_of, wide_fields
from sheber.training.views.shared import actor_of, asked_year

GONE = Words("Файлды қайта жүктеңіз.", "Загрузите файл ещё раз.", "Upload the file once more.")


def _place(request: HttpRequest, token: str, suffix: str) -> Path:
    """Where the file of a token waits for its confirmation; another person's token leads nowhere."""
    told = f"{actor_of(request).user_id}/rating/{token}"
    name = salted_hmac("sheber.upload", told, algorithm="sha256").hexdigest()
    return Path(settings.SHEBER_HOME) / "uploads" / name / f"rating{suffix}"


def upload_wide(request: HttpRequest) -> HttpResponse:
    """First what the file would change and which cells cannot be taken; then, with a reason, the change."""
    actor = actor_of(request)
    policy_for(RatingValue).demand(actor, Policy.LOAD)
    newest = RatingRun.objects.order_by("-year").first()
    context: dict[str, Any] = {"year": asked_year(request, newest.year if newest else 0)}
    status = 200
    if request.method == "POST":
        answer = _take(request, context)
        if isinstance(answer, HttpResponse):
            return answer
        if answer is not None:
            context["fault"], status = answer, 422
        status = 422 if context.get("problems") else status
    return render(request, "training/rating_upload.html", context, status=status)


def _take(request: HttpRequest, context: dict[str, Any]) -> HttpResponse | Words | None:
    clean_uploads()
    token, suffix = request.POST.get("token", ""), request.POST.get("suffix", "")
    name = request.POST.get("name", "")[:200]
    if not token:
        given = request.FILES.get("file")
        if given is None or isinstance(given, list):
            return NO_FILE
        if (given.size or 0) > MOST_BYTES:
            return TOO_LARGE
        name = (given.name or "rating.xlsx")[:200]
        suffix = ".csv" if name.lower().endswith(".csv") else ".xlsx"
        token = secrets.token_hex(16)
        path = _place(request, token, suffix)
        path.parent.mkdir(mode=0o700, parents=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for chunk in given.chunks():
                file.write(chunk)
    if not re.fullmatch(r"[0-9a-f]{32}", token) or suffix not in {".csv", ".xlsx"}:
        return GONE
    path = _place(request, token, suffix)
    if not path.is_file():
        return GONE
    return _read(request, context, path, {"token": token, "suffix": suffix, "name": name})


def _read(
    request: HttpRequest, context: dict[str, Any], path: Path, kept: dict[str, str]
) -> HttpResponse | Words | None:
    problems, year = Problems(), context["year"]
    cells = [Cell(*one) for one in read_wide(path, wide_fields(), problems)]
    if problems:
        context |= {"problems": [(p.row, p.column, p.words) for p in problems.list], "total": problems.total}
        shutil.rmtree(path.parent, ignore_errors=True)
        return None
    reason = request.POST.get("reason", "").replace("\x00", "").strip()
    apply = "apply" in request.POST and bool(reason)
    told = load_cells(
        actor_of(request), year, cells, file=kept["name"].replace("\x00", ""), reason=reason, dry_run=not apply
    )
    if apply:
        shutil.rmtree(path.parent, ignore_errors=True)
        return HttpResponseRedirect(f"{reverse('training-rating')}?year={year}")
    context |= {**kept, "told": told}
    return NO_REASON if "apply" in request.POST else None


def export_wide(request: HttpRequest, year: int, form: str) -> HttpResponse:
    """The wide file of a year as xlsx or csv: values as they were given, points as the scale gives them."""
    actor = actor_of(request)
    rows = policy_for(RatingValue).scope(actor, "view", RatingValue.objects.filter(year=year))
    colleges = set(rows.values_list("college__code", flat=True))
    if form not in {"xlsx", "csv"} or not policy_for(RatingValue).allows(actor, "view"):
        raise Http404
    fields, language = wide_fields(), get_language() or "ru"
    heading, lines = write_wide(scale_for(year), fields, values_of(year, colleges), language[:2])
    raw = wide_csv(heading, lines) if form == "csv" else wide_xlsx(fields, lines, language[:2])
    response = HttpResponse(raw, content_type="text/csv; charset=utf-8" if form == "csv" else XLSX)
    response["Content-Disposition"] = f'attachment; filename="rating-{year}.{form}"'
    return response
