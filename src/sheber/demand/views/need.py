"""Need by occupation, district and year: the whole, one place, one number opened, the gap."""

from math import exp
from typing import Any
from urllib.parse import quote

from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sheber.demand.bridge.rows import read_table, spread_of, terms_without, whole_terms
from sheber.demand.models import Cell, Forecast, Request
from sheber.demand.queries import latest_forecast
from sheber.demand.rules import FORECAST, TOLD_ALONE
from sheber.demand.views import registers
from sheber.demand.views.registers import EMPLOYMENT, OCCUPATION, PROJECTS, REQUESTS, VACANCIES
from sheber.demand.views.units import is_told_alone, units_table
from sheber.demand.words import TERMS
from sheber.kernel.actors import Policy, policy_for
from sheber.kernel.charts import Bar, BarChart, DistrictMap, LineChart, Point, Series, Shape
from sheber.kernel.jobs import start_job
from sheber.kernel.pages.cells import Cell as TableCell
from sheber.kernel.pages.cells import number
from sheber.kernel.pages.proof import proof_context
from sheber.kernel.pages.register import plain_table
from sheber.kernel.results import path_of
from sheber.kernel.words import Words, sort_column
from sheber.registry.models import District, Occupation, Region

THOUSAND = 1000
SHOWN = 20
NEED = Words("Қажет", "Нужно", "Needed")
COMING = Words("Келе жатқан", "На подходе", "On the way")
SWITCHES = ("growth", "balancing", "nowcast", "exits", "requests", "contracts", "projects", "kappa")


def year_of(request: HttpRequest) -> int:
    """The year asked for, else the region's current one."""
    text = request.GET.get("year", "")
    region = Region.objects.first()
    return int(text) if text.isdecimal() and len(text) == 4 else region.current_year if region else 0


def overview(request: HttpRequest) -> HttpResponse:
    """The year's forecast, of all or of one occupation or district: chart with interval, map, largest gaps, proof."""
    year = year_of(request)
    forecast = latest_forecast(year)
    actor = request.actor  # type: ignore[attr-defined]
    occupation = Occupation.objects.filter(code=request.GET.get("occupation", "")).first()
    district = District.objects.filter(code=request.GET.get("district", "")).first()
    context: dict[str, Any] = {
        "year": year,
        "forecast": forecast,
        "occupation": occupation,
        "district": district,
        "may_run": FORECAST.allows(actor, "run"),
        "occupations": Occupation.objects.order_by(sort_column("name")),
        "districts": District.objects.order_by(sort_column("name")),
    }
    if forecast:
        cells = _chosen(forecast, occupation, district)
        shown = cells.filter(year=year)
        context |= {
            "table": units_table(forecast, year, shown),
            "alone": TOLD_ALONE,
            "chart": _over_years(forecast, cells, occupation, district),
            "map": _map(shown),
            "proof": proof_context(actor, forecast.folder),
            "kept": 100 * float(forecast.summary["ratio_of_hires_to_requests"]),
            "grades": sorted(forecast.summary.get("grades", {}).items()),
        }
    return render(request, "demand/overview.html", context)


def _chosen(forecast: Forecast, occupation: Occupation | None, district: District | None) -> QuerySet[Cell]:
    cells = Cell.objects.filter(forecast=forecast).select_related("occupation", "district")
    if occupation:
        cells = cells.filter(occupation=occupation)
    return cells.filter(district=district) if district else cells


def _over_years(
    forecast: Forecast, cells: QuerySet[Cell], occupation: Occupation | None, district: District | None
) -> LineChart:
    """Sums by year with the interval of the joint scenarios: intervals of cells must not be added up."""
    codes = [one.code if one else "" for one in (occupation, district)]
    spread = spread_of(path_of(forecast.folder), forecast.year, *codes)
    sums = cells.values("year").order_by("year").annotate(n=Sum("need"), s=Sum("supply"))
    last = forecast.year + int(forecast.summary["years"])
    rows = [row for row in sums if forecast.year <= row["year"] < last]
    points = [Point(row["year"], row["n"] / THOUSAND, *spread.get(row["year"], (None, None))) for row in rows]
    coming = [Point(row["year"], row["s"] / THOUSAND) for row in rows]
    title = Words("Түлектерге қажеттілік", "Потребность в выпускниках", "Graduates needed")
    return LineChart(str(title), [Series(str(NEED), points), Series(str(COMING), coming)])


def _map(cells: QuerySet[Cell]) -> DistrictMap | None:
    by_district = dict(cells.values_list("district__code").order_by().annotate(n=Sum("need")))
    shapes = [
        Shape(one.code, str(one.name), one.shape, reverse("demand") + f"?district={one.code}")
        for one in District.objects.all()
        if one.shape
    ]
    values = {code: round(n / THOUSAND) for code, n in by_district.items()}
    title = Words("Аудандар бойынша қажеттілік", "Потребность по районам", "Need by district")
    return DistrictMap(str(title), shapes, values) if shapes else None


def waterfall(request: HttpRequest, key: int) -> HttpResponse:
    """A number opened: its terms in people and exactly, each switched off by a link, and the way to their rows."""
    cell = get_object_or_404(Cell.objects.select_related("occupation", "district", "forecast"), pk=key)
    off = [name for name in SWITCHES if name in request.GET.getlist("without")]
    terms = terms_without(cell.parts, off) if cell.parts else {name: getattr(cell, name) for name in TERMS}
    whole = whole_terms(terms)
    running, lines = 0, []
    for name, words in TERMS.items():
        running += whole[name]
        if terms[name] or name in off or name == "exits":
            toggled = [one for one in off if one != name] if name in off else [*off, name]
            query = "&".join(f"without={one}" for one in toggled)
            link = f"?{query}" if query else "?"
            lines.append(
                {
                    "words": words,
                    "people": whole[name],
                    "exact": number(f"{terms[name] / THOUSAND:.3f}"),
                    "running": running,
                    "off": name in off,
                    "link": link if name in SWITCHES and cell.parts else "",
                }
            )
    context = {
        "cell": cell,
        "lines": lines,
        "off": off,
        "need": sum(terms.values()) / THOUSAND,
        "whole": running,
        "low": cell.q10 / THOUSAND,
        "high": cell.q90 / THOUSAND,
        "supply": cell.supply / THOUSAND,
        "level": cell.level / THOUSAND,
        "exit_rate": cell.parts.get("exit_rate", 0) / 10_000,
        "kappa": cell.parts.get("kappa_rate", 1_000_000) / 10_000,
        "chart": _cell_chart(cell),
        "links": _links(request, cell),
        "evidence": _evidence(request, cell),
        "vacancies": vacancies_of(cell),
        "alone": 0 if is_told_alone(cell) else TOLD_ALONE,
    }
    return render(request, "demand/waterfall.html", context)


def _cell_chart(cell: Cell) -> LineChart:
    place = Cell.objects.filter(forecast=cell.forecast, occupation=cell.occupation, district=cell.district)
    series = place.order_by("year")
    needs = [Point(c.year, c.need / THOUSAND, c.q10 / THOUSAND, c.q90 / THOUSAND) for c in series]
    coming = [Point(c.year, c.supply / THOUSAND) for c in series]
    return LineChart(f"{cell.occupation}, {cell.district}", [Series(str(NEED), needs), Series(str(COMING), coming)])


def _links(request: HttpRequest, cell: Cell) -> list[tuple[Words, str]]:
    query = f"?district={cell.district.code}&q={cell.occupation.code}"
    links = [
        (EMPLOYMENT.title, reverse("demand-employment-list") + query),
        (PROJECTS.title, reverse("demand-jobproject-list") + f"?district={cell.district.code}"),
        (VACANCIES.title, reverse("demand-vacancy-list") + query),
    ]
    if policy_for(Request).allows(request.actor, Policy.VIEW):  # type: ignore[attr-defined]
        asked = f"?district={cell.district.code}&wanted_year={cell.year}"
        links.append((REQUESTS.title, reverse("demand-request-list") + asked))
    return links


def vacancies_of(cell: Cell) -> dict[str, Any] | None:
    """What new vacancies said of the cell's group: the quarter, the one a year before, the change that was drawn from them."""
    told = {row["node"]: row for row in read_table(path_of(cell.forecast.folder), "nowcast.csv")}
    row = told.get(cell.occupation.sector)
    if row is None or not cell.parts.get("nowcast"):
        return None
    names = {"quarter": row["quarter"], "before": row["year_before"]}
    return {
        **{name: float(value) for name, value in names.items()},
        "change": 100 * (exp(float(row["shift"])) - 1),
        "beta": float(row["beta"]),
        "years": int(row["years"]),
    }


ROWS = {
    "level": Words("Жұмыспен қамту есебі", "Учёт занятости", "Counted employment"),
    "requests": TERMS["requests"],
    "contracts": TERMS["contracts"],
    "projects": TERMS["projects"],
}


def _evidence(request: HttpRequest, cell: Cell) -> dict[str, Any] | None:
    """The rows of the sealed input behind the number. What one enterprise asked is not everybody's business."""
    inside = policy_for(Request).allows(request.actor, Policy.VIEW)  # type: ignore[attr-defined]
    place = (cell.occupation.code, cell.district.code)
    lines = [
        [
            TableCell(str(ROWS[row["term"]])),
            TableCell(row["year"]),
            TableCell(f"{row['file']}, {row['row']}"),
            TableCell(number(row["number"]), number=True),
            TableCell(number(row["counts"]), number=True),
        ]
        for row in read_table(path_of(cell.forecast.folder), "evidence.csv")
        if (row["occupation"], row["district"]) == place
        and (row["term"] == "level" or (row["year"] == str(cell.year) and (inside or row["term"] == "projects")))
    ]
    heads = [
        (Words("Қосылғыш", "Слагаемое", "Term"), False),
        (Words("Жыл", "Год", "Year"), False),
        (Words("Файл, жол", "Файл, строка", "File, row"), False),
        (Words("Жазылғаны", "Записано", "As written"), True),
        (Words("Есепке алынғаны", "Учтено", "Counts as"), True),
    ]
    title = Words("Мөрленген кірістің жолдары", "Строки запечатанного входа", "Rows of the sealed input")
    return plain_table(title, heads, lines) if lines else None


def gap(request: HttpRequest) -> HttpResponse:
    """Need, supply and what is missing by occupation, over the forecast years or in one of them."""
    year = year_of(request)
    forecast = latest_forecast(year)
    context: dict[str, Any] = {"year": year, "forecast": forecast}
    if forecast:
        last = forecast.year + int(forecast.summary["years"]) - 1
        target = request.GET.get("target", "")
        chosen = int(target) if target.isdecimal() and year <= int(target) <= last else None
        cells = forecast.cells.filter(year=chosen) if chosen else forecast.cells.filter(year__range=(year, last))
        sums = cells.values_list("occupation").order_by().annotate(n=Sum("need"), s=Sum("supply"))
        names = Occupation.objects.in_bulk([pk for pk, _, _ in sums])
        rows = sorted(((names[pk], n, s) for pk, n, s in sums), key=lambda row: (row[2] - row[1], row[0].code))
        context |= {
            "target": chosen,
            "vacancies": _vacancies_ahead(forecast),
            "years": range(year, last + 1),
            "table": _by_occupation(rows, year),
            "chart": BarChart(
                str(Words("Ең көп жетіспейтіндері", "Больше всего не хватает", "Most missing")),
                [Bar(str(one), round((n - s) / THOUSAND), _of(one, year)) for one, n, s in rows[:12] if n > s],
                head=str(OCCUPATION.label),
            ),
        }
    return render(request, "demand/gap.html", context)


def _of(occupation: Occupation, year: int) -> str:
    return reverse("demand") + f"?year={year}&occupation={occupation.code}"


def _by_occupation(rows: list[tuple[Occupation, int, int]], year: int) -> dict[str, Any]:
    lines = [
        [
            TableCell(str(one), _of(one, year)),
            *(TableCell(number(round(v / THOUSAND)), number=True) for v in (n, s, n - s)),
        ]
        for one, n, s in rows
    ]
    heads = [(OCCUPATION.label, False), *((column.label, True) for column in registers.CELLS.columns[3:6])]
    return plain_table(Words("Кәсіптер бойынша", "По занятиям", "By occupation"), heads, lines)


def _vacancies_ahead(forecast: Forecast) -> dict[str, Any] | None:
    """New vacancies of the last twelve months and those expected in the next, by occupation, the most expected first."""
    sums: dict[str, list[float]] = {}
    for row in read_table(path_of(forecast.folder), "vacancies_ahead.csv"):
        both = sums.setdefault(row["occupation"], [0.0, 0.0])
        both[0], both[1] = both[0] + float(row["last_12"]), both[1] + float(row["next_12"])
    if not sums:
        return None
    most = sorted(sums.items(), key=lambda pair: (-pair[1][1], pair[0]))[:SHOWN]
    names = {one.code: one for one in Occupation.objects.filter(code__in=[code for code, _ in most])}
    lines = [
        [
            TableCell(str(names.get(code, code)), reverse("demand-vacancy-list") + f"?q={quote(code)}"),
            *(TableCell(number(round(value)), number=True) for value in both),
        ]
        for code, both in most
    ]
    heads = [
        (OCCUPATION.label, False),
        (Words("Соңғы 12 айда", "За 12 месяцев", "Last 12 months"), True),
        (Words("Алдағы 12 айда күтіледі", "Ожидается за 12 месяцев", "Expected in the next 12"), True),
    ]
    return plain_table(Words("Жаңа бос орындар", "Новые вакансии", "New vacancies"), heads, lines)


@require_POST
def run(request: HttpRequest, year: int) -> HttpResponse:
    """Start the forecast as long work."""
    actor = request.actor  # type: ignore[attr-defined]
    FORECAST.demand(actor, "run")
    return HttpResponseRedirect(reverse("job", args=[start_job("demand.forecast", actor, year=year).pk]))
