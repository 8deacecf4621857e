"""The first page of guidance, and the reliability of its questionnaire."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.guidance.models import Answer
from sheber.guidance.queries import by_district, reach, reliabilities
from sheber.guidance.rules import FEW, RELIABILITY
from sheber.guidance.words import TYPE
from sheber.kernel.actors import Role
from sheber.kernel.charts import Bar, BarChart
from sheber.kernel.indicators import Scope, indicator
from sheber.kernel.jobs import start_job
from sheber.kernel.open_figures import open_figure, sees_people
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import Words
from sheber.registry.models import Region, School

FIGURES = ("guidance.unique", "guidance.contacts", "guidance.schools_covered", "guidance.schools", "guidance.classes",
           "guidance.class_pupils", "guidance.by_list", "guidance.signed", "guidance.answers", "guidance.alpha")  # fmt: skip
HEADS = [
    (Words("Аудан", "Район", "District"), False),
    (Words("Мектеп", "Школ", "Schools"), True),
    (Words("Іс-шара өткені", "С мероприятиями", "With activities"), True),
    (Words("Іс-шара", "Мероприятий", "Activities"), True),
    (Words("Қатысу", "Посещений", "Attendances"), True),
    (Words("Алғаш рет", "Впервые", "For the first time"), True),
    (Words("Бейінді сынып", "Профильных классов", "Profile classes"), True),
    (Words("Бейінді сыныбы бар мектеп", "Школ с ними", "Schools with them"), True),
]


def year_of(request: HttpRequest) -> int:
    """The year in the address, else the region's; before a region is loaded, the calendar's."""
    text = request.GET.get("year", "")
    if text.isascii() and text.isdigit() and 1900 <= int(text) <= 2100:
        return int(text)
    region = Region.objects.first()
    return region.current_year if region else timezone.localdate().year


def overview(request: HttpRequest) -> HttpResponse:
    """Attendances and pupils apart, schools, classes; insiders see the districts."""
    actor = request.actor  # type: ignore[attr-defined]
    year = year_of(request)
    seen = [open_figure(actor, indicator(code), Scope(year)) for code in FIGURES] if year else []
    told = reach(year)
    inside = sees_people(actor)
    rows = by_district(year) if inside else []
    context: dict[str, Any] = {
        "year": year,
        "years": [year - 1, year, year + 1],
        "figures": [one for one in seen if one and one.value is not None],
        "reach": told,
        "shown": inside or not 0 < told.by_code < FEW,
        "inside": inside,
        "table": _table(rows, year) if inside else None,
        "chart": _chart(rows, year) if any(one.first_time for one in rows) else None,
        "own_school": School.objects.filter(code__in=actor.schools).first() if actor.has(Role.SCHOOL) else None,
    }
    return render(request, "guidance/overview.html", context)


def _chart(rows: list[Any], year: int) -> BarChart:
    title = str(
        Words("Қамтылған оқушылар, аудан бойынша", "Охвачено учеников по районам", "Pupils reached by district")
    )
    page = reverse("indicator", args=["guidance.unique"])
    bars = [Bar(str(r.district), r.first_time, f"{page}?year={year}&district={r.district.code}") for r in rows]
    return BarChart(title, bars)


def _table(rows: list[Any], year: int) -> dict[str, Any]:
    page = reverse("indicator", args=["guidance.unique"])
    lines = [
        [
            Cell(str(one.district), f"{page}?year={year}&district={one.district.code}"),
            *(
                Cell(number(value), number=True)
                for value in (
                    one.schools,
                    one.schools_covered,
                    one.activities,
                    one.attendances,
                    one.first_time,
                    one.classes,
                    one.class_schools,
                )
            ),
        ]
        for one in rows
    ]
    return plain_table(Words("Аудандар", "Районы", "Districts"), HEADS, lines)


def reliability(request: HttpRequest) -> HttpResponse:
    """Alpha of every scale, and what it is good for."""
    actor = request.actor  # type: ignore[attr-defined]
    year = year_of(request)
    lines = [
        [
            Cell(f"{one.scale} · {TYPE.label(one.scale)}"),
            Cell(number(f"{one.alpha / 1000:.2f}"), number=True),
            Cell(number(one.answers), number=True),
        ]
        for one in reliabilities(year)
    ]
    heads = [
        (Words("Шкала", "Шкала", "Scale"), False),
        (Words("Альфа", "Альфа", "Alpha"), True),
        (Words("Жауап", "Ответов", "Answers"), True),
    ]
    context = {
        "year": year,
        "table": plain_table(Words("Шкалалар", "Шкалы", "Scales"), heads, lines) if lines else None,
        "may_count": RELIABILITY.allows(actor, "count"),
        "kept": Answer.objects.filter(year=year).count() if sees_people(actor) else None,
    }
    return render(request, "guidance/reliability.html", context)


@require_POST
def count(request: HttpRequest, year: int) -> HttpResponse:
    """Compute the year's alphas as long work."""
    actor = request.actor  # type: ignore[attr-defined]
    RELIABILITY.demand(actor, "count")
    return HttpResponseRedirect(reverse("job", args=[start_job("guidance.reliability", actor, year=year).pk]))
