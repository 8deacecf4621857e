"""Pages of the shell: the year, figures, long work, the journal, sign-in, how to check."""

import base64
import hashlib
import re
from typing import Any

from csp.decorators import csp_exempt
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from sheber.kernel.indicators import Scope, indicator
from sheber.kernel.jobs import job_kind, page_after
from sheber.kernel.models import Job
from sheber.kernel.notices import mark_read, notices_of, unread
from sheber.kernel.open_figures import open_figure
from sheber.kernel.pages.menu import steps
from sheber.kernel.pages.tasks import tasks_of
from sheber.kernel.progress import said
from sheber.proof.bundle import BROWSER
from sheber.registry.models import Region
from sheber.web.first_steps import first_steps
from sheber.web.help import guides_of


def current_year() -> int:
    """The region's year; 0 where no region is loaded."""
    region = Region.objects.first()
    return region.current_year if region else 0


def asked_year(request: HttpRequest) -> int:
    """The year in the address, else the region's."""
    text = request.GET.get("year", "")
    return int(text) if text.isdigit() and 1900 <= int(text) <= 2100 else current_year()


def home(request: HttpRequest) -> HttpResponse:
    """The year as a line: every step with its state and its figures."""
    year = asked_year(request)
    line = []
    actor = request.actor  # type: ignore[attr-defined]
    for step in steps() if year else ():
        seen = (open_figure(actor, indicator(code), Scope(year)) for code in step.figures)
        figures = [figure for figure in seen if figure]
        line.append({"step": step, "state": step.state(year), "figures": figures})
    jobs = Job.objects.filter(user_id=actor.user_id)[:5] if actor.user_id else []
    context = {
        "year": year,
        "years": [year - 1, year, year + 1],
        "line": line,
        "jobs": [_job_line(job) for job in jobs],
        "tasks": tasks_of(actor, year) if year else [],
        "fresh": list(unread(actor)[:5]) if actor.user_id else [],
        "first_steps": first_steps(actor),
        "guides": guides_of(actor) if actor.user_id else [],
    }
    return render(request, "web/home.html", context)


def _job_line(job: Job) -> dict[str, Any]:
    try:
        title: object = job_kind(job.name).title
    except KeyError:
        title = job.name
    return {
        "job": job,
        "title": title,
        "percent": round(job.done * 100),
        "note": said(job.note),
        "page": page_after(job),
    }


def job_list(request: HttpRequest) -> HttpResponse:
    """Long work of this person; staff see all."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor.user_id is None:
        raise PermissionDenied
    jobs = Job.objects.all() if actor.is_staff else Job.objects.filter(user_id=actor.user_id)
    return render(request, "web/jobs.html", {"jobs": [_job_line(job) for job in jobs[:50]]})


def job_page(request: HttpRequest, key: str) -> HttpResponse:
    """One piece of long work with its progress."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor.user_id is None:
        raise PermissionDenied
    jobs = Job.objects.all() if actor.is_staff else Job.objects.filter(user_id=actor.user_id)
    line = _job_line(get_object_or_404(jobs, pk=key))
    going = line["job"].state in {Job.QUEUED, Job.RUNNING}
    name = "web/_job.html" if request.headers.get("HX-Request") else "web/job.html"
    return render(request, name, {"line": line, "going": going})


def notices(request: HttpRequest) -> HttpResponse:
    """What this person was told; a POST marks all of it, or one notice, as read."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor.user_id is None:
        raise PermissionDenied
    if request.method == "POST":
        one = request.POST.get("notice", "")
        mark_read(actor, [int(one)] if one.isdecimal() and len(one) < 18 else None)
        return HttpResponseRedirect(_safe(request, request.POST.get("next", "") or reverse("notices")))
    page = Paginator(notices_of(actor), 50).get_page(request.GET.get("page"))
    fresh = set(unread(actor).filter(pk__in=[one.pk for one in page.object_list]).values_list("pk", flat=True))
    lines = [{"notice": one, "fresh": one.pk in fresh} for one in page.object_list]
    return render(request, "web/notices.html", {"page": page, "lines": lines})


def check(request: HttpRequest) -> HttpResponse:
    """How a stranger checks a result."""
    return render(request, "web/check.html")


@csp_exempt()
def check_in_browser(request: HttpRequest) -> HttpResponse:
    """The verifier that runs in the browser: one file that may load and send nothing; with `?file` to keep."""
    text = BROWSER.read_text(encoding="utf-8")
    if "file" in request.GET:
        return HttpResponse(text, headers={"Content-Disposition": f'attachment; filename="{BROWSER.name}"'})
    policy = inline_policy(text)
    text = text.replace('<html lang="en">', f'<html lang="{get_language()}" data-chosen="{get_language()}">', 1)
    return HttpResponse(text, headers={"Content-Security-Policy": policy})


def inline_policy(page: str) -> str:
    """A policy under which only the scripts and styles that stand in this very page run, and nothing goes out."""
    allowed = {
        tag: " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"
            for part in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        )
        for tag in ("script", "style")
    }
    return (
        f"default-src 'none'; script-src {allowed['script']}; style-src {allowed['style']}; worker-src blob:; "
        "img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


VIEW = {"theme": ("auto", "light", "dark"), "contrast": ("normal", "high"), "text": ("normal", "large", "larger")}


def settings_page(request: HttpRequest) -> HttpResponse:
    """As the system, light or dark, contrast, size of text; kept in cookies, so it needs no account."""
    if request.method == "POST":
        response = HttpResponseRedirect(_safe(request, request.POST.get("next", "/")))
        for name, choices in VIEW.items():
            wanted = request.POST.get(name, "")
            if wanted in choices:
                response.set_cookie(name, wanted, 31_536_000, samesite="Lax")
        return response
    return render(request, "web/settings.html", {"next": _safe(request, request.GET.get("next", "/"))})


def _safe(request: HttpRequest, address: str) -> str:
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else "/"


def health(request: HttpRequest) -> JsonResponse:
    """For a watchdog: the database answers."""
    return JsonResponse({"status": "ok", "region": Region.objects.exists()})


def _error(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "web/error.html", {"status": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _error(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _error(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _error(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without touching the database again."""
    return HttpResponse(
        "<!DOCTYPE html><title>Sheber</title><p>Қате болды. Кейінірек қайталаңыз.</p>"
        "<p lang=ru>Произошла ошибка. Повторите позже.</p><p lang=en>Something went wrong. Try again later.</p>",
        status=500,
    )
