"""How forecasts kept their word, and the crosswalk's editions."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from sheber.demand.acts import freeze_crosswalk, freeze_forecast
from sheber.demand.bridge.rows import read_table
from sheber.demand.models import CrosswalkEdition, PastForecast
from sheber.demand.queries import crosswalk_rows, latest_forecast
from sheber.demand.rules import EDITION, FORECAST
from sheber.demand.views.need import year_of
from sheber.kernel.exchange import BadInput
from sheber.kernel.pages.cells import NO, YES, number
from sheber.kernel.pages.cells import Cell as TableCell
from sheber.kernel.pages.register import plain_table
from sheber.kernel.results import path_of
from sheber.kernel.words import Words
from sheber.registry.words import SECTOR

SOURCES = {
    "naive": Words("«Ештеңе өзгермейді»", "«Ничего не изменится»", "Nothing changes"),
    "sheber": Words("Осы болжам", "Этот прогноз", "This forecast"),
    "requests": Words("Шикі өтінімдер", "Сырые заявки", "Raw requests"),
    "ministry": Words("Министрлік болжамы", "Прогноз министерства", "The ministry's forecast"),
    "employment": Words("Өз өткені бойынша әдіс", "Метод на собственном прошлом", "The method on its own past"),
}
HEADS = [
    (Words("Дереккөз", "Источник", "Source"), False),
    (Words("Болжам жылы", "Год прогноза", "Origin"), True),
    (Words("Қанша жылға", "Горизонт, лет", "Horizon, years"), True),
    (Words("Тобы", "Группа", "Group"), False),
    (Words("Нәтиже", "Исходов", "Outcomes"), True),
    (Words("Қате (WAPE), %", "Ошибка (WAPE), %", "Error (WAPE), %"), True),
    (Words("Артықшылығы, %", "Выигрыш, %", "Skill, %"), True),
    (Words("80 % аралықта, %", "В интервале 80 %, %", "Inside the 80 % interval, %"), True),
    (Words("Ығысуы, %", "Смещение, %", "Bias, %"), True),
    (Words("Ұтылды", "Проиграл", "Loses"), False),
]


def scorecard(request: HttpRequest) -> HttpResponse:
    """Every source's record beside the naive forecast, and the method's own past."""
    year = year_of(request)
    forecast = latest_forecast(year)
    actor = request.actor  # type: ignore[attr-defined]
    rows = read_table(path_of(forecast.folder), "scorecard.csv") if forecast else []
    told = [row for row in rows if row["source"] != "employment"]
    own = [row for row in rows if row["source"] == "employment"]
    frozen = PastForecast.objects.filter(forecaster="sheber", origin=year).exists()
    context = {
        "year": year,
        "forecast": forecast,
        "frozen": frozen,
        "fault": request.GET.get("fault", ""),
        "may_freeze": bool(forecast) and not frozen and FORECAST.allows(actor, "freeze"),
        "weights": [
            (SOURCES.get(name, name), weight)
            for name, weight in (forecast.summary.get("weights", {}) if forecast else {}).items()
        ],
        "sources": _scores(Words("Дереккөздер", "Источники", "Sources"), told),
        "has_own": bool(own),
        "own": _scores(
            Words("Әдіс өңірдің өз өткенінде", "Метод на прошлом региона", "The method on the region's own past"), own
        ),
    }
    return render(request, "demand/scorecard.html", context)


def _scores(title: Words, rows: list[dict[str, str]]) -> dict[str, Any]:
    return plain_table(title, HEADS, [_line(row) for row in rows])


def _line(row: dict[str, str]) -> list[TableCell]:
    def percent(name: str) -> TableCell:
        return TableCell(number(f"{100 * float(row[name]):.1f}") if row[name] else "–", number=True)

    return [
        TableCell(str(SOURCES.get(row["source"], row["source"]))),
        *(TableCell(row[name], number=True) for name in ("origin", "horizon")),
        TableCell(_group(row["level"])),
        TableCell(number(row["outcomes"]), number=True),
        *(percent(name) for name in ("wape", "skill", "cov80", "bias")),
        TableCell(str(YES if row["loses"] == "yes" else NO)),
    ]


LEVELS = {
    "all": Words("барлығы", "все", "all"),
    "region": Words("өңір", "регион", "region"),
    "district": Words("аудандар", "районы", "districts"),
    "group": Words("кәсіп топтары", "группы занятий", "groups of occupations"),
    "occupation": Words("кәсіптер", "занятия", "occupations"),
    "district_group": Words("аудан × топ", "район × группа", "district × group"),
    "cell": Words("кәсіп × аудан", "занятие × район", "occupation × district"),
}


def _group(code: str) -> str:
    """A level of the hierarchy or a group of occupations in the reader's language; a group of an own name as it is."""
    if code in LEVELS:
        return str(LEVELS[code])
    return str(SECTOR.label(code)) if code in SECTOR.words else code


@require_POST
def freeze(request: HttpRequest, year: int) -> HttpResponse:
    """Freeze the year's forecast on the day of decision."""
    back = reverse("demand-scorecard") + f"?year={year}"
    try:
        freeze_forecast(request.actor, year)  # type: ignore[attr-defined]
    except BadInput:
        return HttpResponseRedirect(back + "&fault=frozen")
    return HttpResponseRedirect(back)


def editions(request: HttpRequest) -> HttpResponse:
    """The crosswalk's editions: author, day, reason, and how the newest differs from the table of today."""
    return _editions(request, {})


def _editions(request: HttpRequest, more: dict[str, Any]) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    made = list(CrosswalkEdition.objects.all())
    now = [list(row) for row in crosswalk_rows()]
    context = {
        "editions": made,
        "rows": len(now),
        "may_freeze": EDITION.allows(actor, "freeze"),
        "changed": len(_differing(made[0].rows, now)) if made else len(now),
        **more,
    }
    return render(request, "demand/editions.html", context, status=422 if more else 200)


def _differing(old: list[list[str]], new: list[list[str]]) -> list[tuple[str, str, str, str]]:
    """(specialty, occupation, share before, share after) of every pair that differs."""
    before, after = ({(s, o): share for s, o, share in rows} for rows in (old, new))
    pairs = sorted({**before, **after})
    return [
        (*pair, before.get(pair, ""), after.get(pair, "")) for pair in pairs if before.get(pair) != after.get(pair)
    ]


def edition(request: HttpRequest, number_: int) -> HttpResponse:
    """One edition: what it changed against the one before, and its rows."""
    one = get_object_or_404(CrosswalkEdition, number=number_)
    before = CrosswalkEdition.objects.filter(number__lt=number_).first()
    heads = [
        (Words("Мамандық", "Специальность", "Specialty"), False),
        (Words("Кәсіп", "Занятие", "Occupation"), False),
        (Words("Бұрын", "Было", "Before"), True),
        (Words("Енді", "Стало", "Now"), True),
    ]
    lines = [
        [TableCell(s), TableCell(o), TableCell(was or "–", number=True), TableCell(now or "–", number=True)]
        for s, o, was, now in _differing(before.rows if before else [], one.rows)
    ]
    table = plain_table(Words("Өзгерістер", "Изменения", "Changes"), heads, lines)
    return render(request, "demand/edition.html", {"edition": one, "before": before, "table": table})


@require_POST
def new_edition(request: HttpRequest) -> HttpResponse:
    """Keep the crosswalk of today as an edition."""
    author, reason = (request.POST.get(name, "").strip() for name in ("author", "reason"))
    day = parse_date(request.POST.get("day", "") or "-")
    if not author or not reason or day is None or len(author) > 255 or len(reason) > 500:
        EDITION.demand(request.actor, "freeze")  # type: ignore[attr-defined]
        return _editions(request, {"fault": True, "typed": request.POST})
    freeze_crosswalk(request.actor, author=author, day=day, reason=reason)  # type: ignore[attr-defined]
    return HttpResponseRedirect(reverse("demand-editions"))
