"""Pages of the shell: the year, figures, long work, the journal, sign-in, how to check."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from sheber.kernel.actors import Role
from sheber.kernel.charts import LineChart, Point, Series
from sheber.kernel.indicators import Figure, Indicator, Scope, indicator, indicators
from sheber.kernel.jobs import job_kind
from sheber.kernel.models import Job, JournalEntry
from sheber.kernel.open_figures import open_figure, sees_people
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.pages.menu import steps
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import Words
from sheber.registry.models import Region
from sheber.settings.keys import kept_secret

YEARS_SHOWN = 4
MOST_TRIES = 10
PAUSE = 300


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
    }
    return render(request, "web/home.html", context)


def indicator_list(request: HttpRequest) -> HttpResponse:
    """Every figure of a year."""
    year = asked_year(request)
    actor = request.actor  # type: ignore[attr-defined]
    lines = (
        [{"indicator": one, "figure": open_figure(actor, one, Scope(year))} for one in indicators()] if year else []
    )
    return render(request, "web/indicators.html", {"year": year, "lines": lines, "years": [year - 1, year, year + 1]})


def _find(code: str) -> Indicator:
    try:
        return indicator(code)
    except KeyError as error:
        raise Http404 from error


def indicator_page(request: HttpRequest, code: str) -> HttpResponse:
    """A figure: its definition, its value over years, its rows (those about people as groups only)."""
    one, year = _find(code), asked_year(request)
    asked = ((d, request.GET.get(d, "").replace("\x00", "")) for d in one.dimensions)
    scope = Scope(year, tuple((d, value) for d, value in asked if value))
    actor = request.actor  # type: ignore[attr-defined]
    open_rows = not one.about_people or sees_people(actor)
    if scope.within and not open_rows:
        raise PermissionDenied  # a part beside the whole would give small groups away
    actor = request.actor  # type: ignore[attr-defined]
    figure = open_figure(actor, one, scope)
    past = [(y, open_figure(actor, one, scope.in_year(y))) for y in range(year - YEARS_SHOWN + 1, year + 1)]
    points = [Point(y, float(f.value) if f and f.value is not None else None) for y, f in past]
    chart = LineChart(str(one.name), [Series(str(one.unit), points)], decimals=one.decimals)
    context = {
        "indicator": one,
        "figure": figure,
        "year": year,
        "chart": chart if sum(p.value is not None for p in points) > 1 else None,
        "open_rows": open_rows,
        "scope": scope.within,
        **(_rows_of(request, one, figure) if figure and open_rows else {}),
    }
    return render(request, "web/indicator.html", context)


def _rows_of(request: HttpRequest, one: Indicator, figure: Figure) -> dict[str, Any]:
    names = [column.name for column in one.columns]
    page = Paginator(one.rows(figure.scope).values_list(*names), 100).get_page(request.GET.get("page"))
    numbers = [
        any(isinstance(row[place], (int, float)) for row in page.object_list[:3]) for place in range(len(names))
    ]
    lines = [
        [
            Cell(number(v) if isinstance(v, int) and v > 9999 else str("" if v is None else v), number=numbers[i])
            for i, v in enumerate(row)
        ]
        for row in page.object_list
    ]
    heads = [(column.label, numbers[place]) for place, column in enumerate(one.columns)]
    return {"page": page, "table": plain_table(Words("Жолдар", "Строки", "Rows"), heads, lines)}


def _job_line(job: Job) -> dict[str, Any]:
    try:
        title: object = job_kind(job.name).title
    except KeyError:
        title = job.name
    return {"job": job, "title": title, "percent": round(job.done * 100)}


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


def journal(request: HttpRequest) -> HttpResponse:
    """Everything that was done, newest first; for staff and auditors."""
    actor = request.actor  # type: ignore[attr-defined]
    if not (actor.is_staff or actor.has(Role.AUDITOR)):
        raise PermissionDenied
    entries = JournalEntry.objects.order_by("-id")
    if request.GET.get("model"):
        entries = entries.filter(model=request.GET["model"])
    page = Paginator(entries, 100).get_page(request.GET.get("page"))
    return render(request, "web/journal.html", {"page": page})


def check(request: HttpRequest) -> HttpResponse:
    """How a stranger checks a result."""
    return render(request, "web/check.html")


def settings_page(request: HttpRequest) -> HttpResponse:
    """Light or dark; kept in a cookie, so it needs no account."""
    if request.method == "POST":
        wanted = request.POST.get("theme", "")
        response = HttpResponseRedirect(_safe(request, request.POST.get("next", "/")))
        response.set_cookie("theme", wanted if wanted in {"light", "dark"} else "light", 31_536_000, samesite="Lax")
        return response
    return render(request, "web/settings.html", {"next": _safe(request, request.GET.get("next", "/"))})


def _safe(request: HttpRequest, address: str) -> str:
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else "/"


def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in; after too many tries from an address there is a pause."""
    key = f"tries:{request.META.get('REMOTE_ADDR', '')}"
    tries = cache.get(key, 0)
    form = AuthenticationForm(request, request.POST or None)
    paused = tries >= MOST_TRIES
    if request.method == "POST" and not paused:
        if form.is_valid():
            cache.delete(key)
            login(request, form.get_user())
            return HttpResponseRedirect(_safe(request, request.POST.get("next", "/")))
        cache.set(key, tries + 1, PAUSE)
    demo = _demo_accounts() if settings.DEMO else None
    context = {"form": form, "paused": paused, "demo": demo, "next": request.GET.get("next", "/")}
    return render(request, "web/sign_in.html", context, status=429 if paused else 200)


def _demo_accounts() -> dict[str, Any]:
    names = ("planner", "head", "admission", "report", "auditor", "college", "employer")
    return {"names": names, "password": kept_secret(settings.SHEBER_HOME / "keys" / "demo", 6)}


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    return HttpResponseRedirect("/")


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
