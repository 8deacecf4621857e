"""Pages of the report: releases, a year's report, a figure with its rows, files, the log."""

import io
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from sheber.kernel.actors import Policy
from sheber.kernel.calendar import long_date
from sheber.kernel.charts import DistrictMap, Shape, number_text
from sheber.kernel.jobs import start_job
from sheber.kernel.pages import Register
from sheber.kernel.public_log import log_folder
from sheber.kernel.results import key, path_of
from sheber.kernel.words import LANGUAGES, Words
from sheber.proof.bundle import zip_folder
from sheber.proof.canonical import from_canonical
from sheber.proof.certificate import CERTIFICATE
from sheber.proof.log import Log, LogBroken, verifier_key
from sheber.registry.models import District
from sheber.report import words
from sheber.report.bridge.figures import ALL_TOGETHER, COUNT, HIDDEN_TOGETHER, FigureValue, read_table
from sheber.report.bridge.pages import ReleaseText, by_group, change, said, values_by_group
from sheber.report.bridge.published import Compared
from sheber.report.bridge.read import read_release
from sheber.report.models import Release
from sheber.report.queries import releases
from sheber.report.rules import RELEASE

MOST_ROWS = 100
PUBLISHED = Register(
    "report.PublishedFigure",
    words.PUBLISHED,
    show=("code", "year", "indicator", "value", "unit", "wording", "day"),
    sheet_code="published_figures",
    search=("code", "wording", "indicator"),
    filters=("year",),
    order="code",
)


def _language() -> str:
    return (get_language() or "ru")[:2]


def _release(request: HttpRequest, year: int, number: int) -> Release:
    rows = RELEASE.scope(request.actor, Policy.VIEW, releases())  # type: ignore[attr-defined]
    found: Release = get_object_or_404(rows, year=year, number=number)
    return found


@lru_cache(maxsize=8)
def _text(folder: str) -> ReleaseText:
    """A release never changes, so it is read once."""
    return read_release(path_of(folder))


def _opened(release: Release) -> ReleaseText:
    try:
        return _text(release.folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Http404(f"the files of release {release} cannot be read") from error


def open_release(request: HttpRequest, year: int, number: int) -> tuple[Release, ReleaseText]:
    """A release that the actor may see, and its text. Raises Http404."""
    release = _release(request, year, number)
    return release, _opened(release)


def _proof(release: Release) -> dict[str, Any]:
    certificate = from_canonical((path_of(release.folder) / CERTIFICATE).read_bytes())
    return {
        "statement": Words(**certificate["statement"]),
        "key": certificate.get("signature", {}).get("key_id", ""),
        "checks": [Words(**check["meaning"]) for check in certificate["checks"]],
        "digest": release.summary.get("certificate", ""),
        "entry": release.summary.get("log"),
    }


def _line(text: ReleaseText, figure: FigureValue) -> dict[str, Any]:
    """What a page shows of a figure."""
    before = text.value(figure.definition.code, figure.year - 1)
    return {
        "figure": figure,
        "definition": figure.definition,
        "said": said(figure, _language()),
        "before": said(before, _language()) if before is not None and before.value is not None else "",
        "change": change(figure, before, _language()),
    }


@require_GET
def releases_page(request: HttpRequest) -> HttpResponse:
    """All releases; those who may build one can start it."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "releases": RELEASE.scope(actor, Policy.VIEW, releases()),
        "may_build": RELEASE.allows(actor, "build"),
        "say": words,
    }
    return render(request, "report/releases.html", context)


@require_POST
def build_page(request: HttpRequest) -> HttpResponse:
    """Start building a year's release."""
    actor = request.actor  # type: ignore[attr-defined]
    if not RELEASE.allows(actor, "build"):
        raise PermissionDenied
    asked = request.POST.get("year", "")
    if asked.isascii() and asked.isdigit() and 1900 <= int(asked) <= 2100:
        start_job("report.build", actor, year=int(asked), reason=request.POST.get("reason", "").strip()[:500])
        messages.success(request, str(words.STARTED))
    else:
        messages.error(request, str(words.BAD_YEAR))
    return redirect("report-releases")


@require_GET
def release_page(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """A year's report: chapters of figures, published figures held against ours, revisions, proof."""
    release = _release(request, year, number)
    text = _opened(release)
    chapters = [
        (words.SECTIONS.get(code, Words(code, code, code)), [_line(text, figure) for figure in figures])
        for code, figures in text.chapters.items()
    ]
    published = [_compared(text, one) for one in text.published]
    context = {
        "release": release,
        "text": text,
        "title": words.TITLE.format(year=year),
        "day": long_date(text.day),
        "chapters": chapters,
        "published": published,
        "synthetic": any(figure.synthetic for figure in text.figures),
        "files": [
            *(f"report.{code}.{kind}" for code in LANGUAGES for kind in ("pdf", "docx", "html")),
            "report.xlsx",
        ],
        "proof": _proof(release),
        "say": words,
    }
    return render(request, "report/release.html", context)


def _compared(text: ReleaseText, one: Compared) -> dict[str, Any]:
    """What a page shows of a figure that others published."""
    ours = text.value(one.published.indicator, one.published.year) if one.ours else None
    decimals = 0 if one.published.value.denominator == 1 else 2
    value = number_text(one.published.value, decimals)
    return {"compared": one, "value": value, "ours": ours, "said": said(ours, _language()) if ours else ""}


@require_GET
def figure_page(request: HttpRequest, year: int, number: int, code: str) -> HttpResponse:
    """A figure: its definition, its parts, its rows, its proof."""
    release = _release(request, year, number)
    text = _opened(release)
    asked = request.GET.get("year", "")
    figure = text.value(code, int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else year)
    if figure is None:
        raise Http404(code)
    table = read_table(path_of(release.folder) / figure.file) if figure.file else []
    context = {
        "release": release,
        "line": _line(text, figure),
        "charts": [one for one in (by_group(text, figure, _language()), _map(text, figure)) if one is not None],
        "heading": [_heading(figure, column) for column in (table[0] if table else ())],
        "rows": [_cells(text, figure, row) for row in table[:MOST_ROWS]],
        "cut": words.FIRST_ROWS.format(count=MOST_ROWS) if len(table) > MOST_ROWS else "",
        "count": words.ROWS.format(count=number_text(figure.rows)),
        "proof": _proof(release),
        "say": words,
    }
    return render(request, "report/figure.html", context)


def _map(text: ReleaseText, figure: FigureValue) -> DistrictMap | None:
    """The figure by district on the map, where the districts have shapes; hidden ones stay hatched."""
    values = values_by_group(text, figure)
    if len(values) < 2:
        return None
    rows = District.objects.exclude(shape=None).order_by("code")
    shapes = [Shape(one.code, str(one.name), one.shape or {}) for one in rows]
    if not shapes:
        return None
    title = f"{figure.definition.name}. {words.ON_THE_MAP}"
    unit, decimals = str(figure.definition.unit), figure.definition.decimals
    return DistrictMap(title, shapes, values, unit=unit, decimals=decimals, head=str(words.DISTRICT))


def _heading(figure: FigureValue, column: str) -> Words:
    if figure.definition.about_people:
        named = {COUNT: words.PEOPLE, figure.definition.group: words.DISTRICT}
        return named.get(column, figure.definition.label(column))
    return figure.definition.label(column)


def _cells(text: ReleaseText, figure: FigureValue, row: dict[str, str]) -> list[str]:
    group = figure.definition.group
    shown = dict(row)
    if group and row.get(group) == HIDDEN_TOGETHER:
        shown[group] = str(words.OTHERS)
    elif group and figure.definition.about_people and row.get(group) == ALL_TOGETHER:
        shown[group] = str(words.ALL)
    elif group in row and row[group] in text.groups:
        shown[group] = str(text.groups[row[group]])
    return list(shown.values())


_KINDS = {".html": "text/html", ".pdf": "application/pdf", ".csv": "text/csv", ".json": "application/json"}


@require_GET
def file_page(request: HttpRequest, year: int, number: int, name: str) -> FileResponse:
    """A file of a release, as it was sealed."""
    folder = path_of(_release(request, year, number).folder).resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder) or not path.is_file():
        raise Http404(name)
    kind = _KINDS.get(path.suffix, "application/octet-stream")
    # A sealed page brings its own style, which this site's policy would refuse: it is saved, not shown.
    return FileResponse(path.open("rb"), as_attachment=path.suffix != ".pdf", filename=path.name, content_type=kind)


@require_GET
def download_page(request: HttpRequest, year: int, number: int) -> FileResponse:
    """The whole release with a verifier beside it."""
    release = _release(request, year, number)
    packed = io.BytesIO()
    zip_folder(path_of(release.folder), packed)
    packed.seek(0)
    name = f"report-{year}-{number}.zip"
    return FileResponse(packed, as_attachment=True, filename=name, content_type="application/zip")


@require_GET
def log_page(request: HttpRequest) -> HttpResponse:
    """The transparency log: its entries, its newest checkpoint, the key that signs it."""
    log = Log(log_folder(), key().public)
    fault = log.fault()
    note = log.folder / "checkpoint"
    context = {
        "entries": [] if fault else list(enumerate(log.entries())),
        "fault": words.LOG_BROKEN.format(fault=fault) if fault else "",
        "checkpoint": note.read_text(encoding="utf-8") if note.exists() else "",
        "key": verifier_key(log.origin, log.public),
        "say": words,
    }
    return render(request, "report/log.html", context)


@require_GET
def log_proof_page(request: HttpRequest, index: int) -> HttpResponse:
    """The self-contained proof that an entry is in the log."""
    try:
        proof = Log(log_folder(), key().public).proof(index)
    except (LogBroken, IndexError, OSError) as error:
        raise Http404(str(index)) from error
    name = Path(f"{index:08d}.tlog-proof").name
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(proof, content_type="text/plain; charset=utf-8", headers=headers)
