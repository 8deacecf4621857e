"""Three employment rates side by side, claims that registers do not bear out, and the way from a profile class to work."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from sheber.employment.models import Outcome
from sheber.employment.queries import Rates, chain, dates_of, fixed_dates, lost_of, rates
from sheber.employment.rules import OUTCOME
from sheber.employment.words import STATUS
from sheber.guidance.words import DIRECTION
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.charts import Bar, BarChart
from sheber.kernel.indicator_text import shown
from sheber.kernel.indicators import Scope, indicator
from sheber.kernel.jobs import start_job
from sheber.kernel.open_figures import open_figure, sees_people
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import Words
from sheber.registry.models import College, Region

PUBLIC = ("employment.graduates", "employment.of_all", "employment.of_available", "employment.by_specialty",
          "employment.claimed_not_found", "employment.dual_students", "employment.dual_share", "employment.hours_share",
          "employment.practice_places")  # fmt: skip
HEADS = [
    (Words("Колледж", "Колледж", "College"), False),
    (Words("Түлек", "Выпускников", "Graduates"), True),
    (Words("Жұмыс істейді", "Работают", "Employed"), True),
    (Words("барлығынан, %", "от всех, %", "of all, %"), True),
    (Words("Еңбекке дайын", "Доступны для работы", "Available"), True),
    (Words("олардан, %", "от доступных, %", "of those available, %"), True),
    (Words("Мамандығы бойынша", "По специальности", "In the specialty"), True),
    (Words("жұмыс істейтіндерден, %", "от работающих, %", "of the employed, %"), True),
    (Words("Колледж мәлімдегені", "Заявлено колледжем", "Claimed"), True),
    (Words("олардың табылмағаны", "из них не найдено", "of them not found"), True),
]
SHOWN = 200


def year_of(request: HttpRequest, name: str = "graduated") -> int:
    """A year in the address, else the newest with outcomes, else the region's."""
    text = request.GET.get(name, "")
    if text.isascii() and text.isdigit() and 1900 <= int(text) <= 2100:
        return int(text)
    newest = Outcome.objects.order_by("-graduated").values_list("graduated", flat=True).first()
    region = Region.objects.first()
    return newest or (region.current_year if region else 0)


def _day(request: HttpRequest, days: list[date]) -> date | None:
    try:
        asked = parse_date(request.GET.get("day", ""))
    except ValueError:
        asked = None
    return asked if asked in days else days[0] if days else None


def overview(request: HttpRequest) -> HttpResponse:
    """The rates of a year's graduates at a date, each with its denominator; parts for those who may see them."""
    actor = request.actor  # type: ignore[attr-defined]
    year = year_of(request)
    days = dates_of(year)
    day = _day(request, days)
    mine = OUTCOME.scope(actor, Policy.VIEW, Outcome.objects.all())
    lines = rates(year, day, mine) if day and OUTCOME.allows(actor, Policy.VIEW) else []
    seen = [open_figure(actor, indicator(code), Scope(year)) for code in PUBLIC] if year else []
    context: dict[str, Any] = {
        "year": year,
        "years": [year - 1, year + 1],
        "days": days,
        "day": day,
        "figures": [one for one in seen if one and one.value is not None],
        "whole": lines[0] if lines and sees_people(actor) else None,
        "table": _table(lines) if lines else None,
        "chart": _chart(lines) if len(lines) > 2 else None,
        "lost": _lost(year, day, mine) if lines and day else None,
        "fixed": fixed_dates(year),
        "may_join": OUTCOME.allows(actor, "join"),
        "may_tell": OUTCOME.allows(actor, "tell"),
        "own_college": College.objects.filter(code__in=actor.colleges).first(),
        "own_employer": sorted(actor.employers)[:1],
    }
    return render(request, "employment/overview.html", context)


def percent(value: Fraction | None) -> str:
    """A rate with one decimal; a dash where its denominator is nought."""
    return shown(value, 1, get_language() or "ru")


def _table(lines: list[Rates]) -> dict[str, Any]:
    names = {one.code: one for one in College.objects.filter(code__in=[line.name for line in lines])}
    alone = len(lines) == 2  # a college sees itself: no sum above it
    return plain_table(
        Words("Үш көрсеткіш қатар", "Три показателя рядом", "Three rates side by side"),
        HEADS,
        [_line(one, names) for one in lines if not (alone and not one.name)],
    )


def _line(one: Rates, names: dict[str, College]) -> list[Cell]:
    college = names.get(one.name)
    name = str(college) if college else str(Words("Барлығы", "Всего", "All"))
    link = reverse("employment-college", args=[one.name]) if college else ""
    return [
        Cell(name, link),
        Cell(number(one.graduates), number=True),
        Cell(number(one.employed), number=True),
        Cell(percent(one.of_all), number=True),
        Cell(number(one.available), number=True),
        Cell(percent(one.of_available), number=True),
        Cell(number(one.fitting), number=True),
        Cell(percent(one.by_specialty), number=True),
        Cell(number(one.claimed), number=True),
        Cell(number(one.lost), number=True),
    ]


def _chart(lines: list[Rates]) -> BarChart:
    names = {one.code: str(one.short_name) or str(one) for one in College.objects.all()}
    bars = [
        Bar(names.get(one.name, one.name), float(one.of_all), reverse("employment-college", args=[one.name]))
        for one in sorted(lines[1:], key=lambda one: one.of_all or 0, reverse=True)
        if one.of_all is not None
    ]
    title = str(
        Words(
            "Жұмыс істейтіндер, барлық түлектен, %",
            "Работают, от всех выпускников, %",
            "Employed, of all graduates, %",
        )
    )
    return BarChart(title, bars, decimals=1)


def _lost(year: int, day: date, mine: QuerySet[Outcome]) -> dict[str, Any] | None:
    heads = [
        (Words("Түлек", "Выпускник", "Graduate"), False),
        (Words("Колледж", "Колледж", "College"), False),
        (Words("Біліктілік", "Квалификация", "Qualification"), False),
        (Words("Тізілімдерде", "В регистрах", "In the registers"), False),
    ]
    rows = list(lost_of(year, day, mine)[: SHOWN + 1])
    if not rows:
        return None
    lines = [
        [
            Cell(one.graduate, reverse("employment-outcome-detail", args=[one.pk])),
            Cell(str(one.college)),
            Cell(str(one.qualification)),
            Cell(str(STATUS.label(one.status))),
        ]
        for one in rows[:SHOWN]
    ]
    title = Words("Мәлімделген, бірақ табылмаған", "Заявлены, но не найдены", "Claimed but not found")
    return {**plain_table(title, heads, lines), "more": len(rows) > SHOWN}


@require_POST
def join(request: HttpRequest, graduated: int, day: str) -> HttpResponse:
    """Join a year's graduates with the registers of a date, as long work."""
    actor = request.actor  # type: ignore[attr-defined]
    OUTCOME.demand(actor, "join")
    job = start_job("employment.join", actor, graduated=graduated, day=day[:10])
    return HttpResponseRedirect(reverse("job", args=[job.pk]))


def way(request: HttpRequest) -> HttpResponse:
    """Profile class, application, enrolment, a year later: counted by keyed hash."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not sees_people(actor):
        raise PermissionDenied("employment: the way of pupils")
    region = Region.objects.first()
    year = year_of(request, "year") if "year" in request.GET else (region.current_year if region else 0)
    steps = chain(year, timezone.localdate())
    heads = [
        (Words("Бағыты", "Направление", "Direction"), False),
        (Words("Бейінді сыныпта", "В профильных классах", "In profile classes"), True),
        (Words("Өтініш берді", "Подали заявление", "Applied"), True),
        (Words("Оқуға түсті", "Зачислены", "Enrolled"), True),
        (Words("Бір жылдан кейін оқып жүр", "Учатся через год", "Still there a year later"), True),
    ]
    lines = [
        [
            Cell(str(DIRECTION.label(one.direction))),
            *(Cell(number(n), number=True) for n in (one.pupils, one.applied, one.enrolled)),
            Cell("–" if one.kept is None else number(one.kept), number=True),
        ]
        for one in steps
    ]
    title = Words("Сыныптан колледжге дейін", "От класса до колледжа", "From class to college")
    context = {
        "year": year,
        "years": [year - 1, year + 1],
        "table": plain_table(title, heads, lines) if lines else None,
        "pupils": sum(one.pupils for one in steps),
        "applied": sum(one.applied for one in steps),
    }
    return render(request, "employment/way.html", context)
