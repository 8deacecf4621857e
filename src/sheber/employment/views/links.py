"""What lower slices would be told, shown before it is told: hires into the ledger, interest and outcomes into the order."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.employment.acts import hires_found, outlooks, tell_hires, tell_order
from sheber.employment.forms import clean
from sheber.employment.queries import interests, rules_of
from sheber.employment.rules import OUTCOME
from sheber.employment.views.rates import year_of
from sheber.employment.words import INTEREST
from sheber.guidance.words import DIRECTION
from sheber.kernel.exchange import BadInput
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import LANGUAGES, Words
from sheber.registry.models import Region

SHOWN = 300
NO_REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
HIRES = [
    (Words("Жұмыс беруші", "Работодатель", "Employer"), False),
    (Words("Кәсіп", "Занятие", "Occupation"), False),
    (Words("Тізілімдерде", "В регистрах", "In the registers"), True),
    (Words("Кітапта тұрғаны", "Стоит в книге", "In the ledger now"), True),
    (Words("Не болады", "Что будет", "What happens"), False),
]
LINES = [
    (Words("Жол", "Строка", "Line"), False),
    (Words("Талапкер, қазір", "Абитуриентов сейчас", "Applicants now"), True),
    (Words("Қызығушылық ×", "Интерес ×", "Interest ×"), True),
    (Words("болады", "станет", "would be"), True),
    (Words("Нарыққа шығу, қазір", "Выход на рынок сейчас", "Entry now"), True),
    (Words("болады", "станет", "would be"), True),
    (Words("Түлек", "Выпускников", "Graduates"), True),
]


def links(request: HttpRequest) -> HttpResponse:
    """The page."""
    return _page(request, {})


def _page(request: HttpRequest, more: dict[str, Any]) -> HttpResponse:
    OUTCOME.demand(request.actor, "tell")  # type: ignore[attr-defined]
    graduated = year_of(request)
    region = Region.objects.first()
    text = request.GET.get("year", "")
    year = (
        int(text) if text.isascii() and text.isdigit() and len(text) == 4 else (region.current_year if region else 0)
    )
    found = hires_found(graduated)
    try:
        told, fault = outlooks(year, today=timezone.localdate()), None
        shown = interests(year, rules_of(timezone.localdate()))
    except BadInput as error:
        told, fault, shown = [], error.problems[0].words, []
    changed = [one for one in told if one.differs]
    context = {
        "graduated": graduated,
        "year": year,
        "hires": _hires(found) if found else None,
        "new_hires": sum(not one.own_word for one in found),
        "lines": _lines(changed) if changed else None,
        "interest": _interest(shown, year) if shown else None,
        "changed": len(changed),
        "all": len(told),
        "fault": fault,
        "done": request.GET.get("done", ""),
        "count": request.GET.get("count", "")[:8],
        **more,
    }
    return render(request, "employment/links.html", context, status=422 if more else 200)


def _hires(found: list[Any]) -> dict[str, Any]:
    own = str(Words("жұмыс берушінің өз сөзі қалады", "остаётся слово работодателя", "the employer's own word stays"))
    new = str(Words("кітапқа жазылады", "запишется в книгу", "goes into the ledger"))
    lines = [
        [
            Cell(str(one.employer), reverse("demand-employer", args=[one.employer.code])),
            Cell(str(one.occupation)),
            Cell(number(one.found), number=True),
            Cell("–" if one.confirmed is None else number(one.confirmed), number=True),
            Cell(own if one.own_word else new),
        ]
        for one in found[:SHOWN]
    ]
    title = Words("Нақты жұмысқа алынғандар", "Реальные приёмы на работу", "Real hires")
    return {**plain_table(title, HIRES, lines), "more": len(found) > SHOWN}


def _lines(changed: list[Any]) -> dict[str, Any]:
    lines = [
        [
            Cell(one.line.code),
            Cell(number(one.line.applicants), number=True),
            Cell("–" if one.ratio is None else number(one.ratio), number=True),
            Cell(number(one.applicants), number=True),
            Cell(number(one.line.entry), number=True),
            Cell("–" if one.entry is None else number(one.entry), number=True),
            Cell(number(one.graduates) if one.graduates else "–", number=True),
        ]
        for one in changed[:SHOWN]
    ]
    title = Words("Тапсырыс жолдары", "Строки заказа", "Order lines")
    return {**plain_table(title, LINES, lines), "more": len(changed) > SHOWN}


def _interest(shown: list[Any], year: int) -> dict[str, Any]:
    """What the ratio rests on: each source in both years."""
    sources = list(shown[0].now)
    heads = [(Words("Бағыт", "Направление", "Direction"), False)]
    for source in sources:
        names = [getattr(INTEREST[source], code) for code in LANGUAGES]
        heads += [(Words(*(f"{name}, {one}" for name in names)), True) for one in (year - 2, year - 1)]
    heads.append((Words("Үлестің өзгеруі ×", "Изменение доли ×", "Change of the share ×"), True))
    lines = [
        [
            Cell(str(DIRECTION.label(one.direction))),
            *(Cell(number(rows[source]), number=True) for source in sources for rows in (one.before, one.now)),
            Cell(number(one.ratio), number=True),
        ]
        for one in shown
    ]
    return plain_table(
        Words("Бағыттарға қызығушылық", "Интерес к направлениям", "Interest in directions"), heads, lines
    )


@require_POST
def hires(request: HttpRequest, graduated: int) -> HttpResponse:
    """Write the hires into the ledger."""
    try:
        count = tell_hires(request.actor, graduated, today=timezone.localdate())  # type: ignore[attr-defined]
    except BadInput as error:
        return _page(request, {"refused": error.problems[0].words})
    return HttpResponseRedirect(reverse("employment-links") + f"?graduated={graduated}&done=hires&count={count}")


@require_POST
def order(request: HttpRequest, year: int) -> HttpResponse:
    """Tell the order."""
    reason = clean(request.POST, "reason", 500)
    if not reason:
        return _page(request, {"refused": NO_REASON})
    try:
        count = tell_order(request.actor, year, today=timezone.localdate(), reason=reason)  # type: ignore[attr-defined]
    except BadInput as error:
        return _page(request, {"refused": error.problems[0].words})
    return HttpResponseRedirect(reverse("employment-links") + f"?year={year}&done=order&count={count}")
