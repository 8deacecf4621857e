"""The pages of demand."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sheber.demand.models import Cell, Request
from sheber.demand.queries import latest_forecast, newest_cells
from sheber.demand.rules import FORECAST
from sheber.kernel.actors import Policy, policy_for
from sheber.kernel.charts import LineChart, Point, Series
from sheber.kernel.exchange import Column, kinds
from sheber.kernel.jobs import start_job
from sheber.kernel.pages import Register
from sheber.kernel.pages.cells import Cell as TableCell
from sheber.kernel.pages.cells import number
from sheber.kernel.pages.proof import proof_context
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import Words
from sheber.registry.models import Region

THOUSAND = 1000
OCCUPATION = Column("occupation", Words("Кәсіп", "Занятие", "Occupation"), kinds.Ref("registry.Occupation"))
DISTRICT = Column("district", Words("Аудан", "Район", "District"), kinds.Ref("registry.District"))


def persons(name: str, kk: str, ru: str, en: str, field: str) -> Column:
    """A column of people, kept in thousandths."""
    return Column(name, Words(kk, ru, en), kinds.Number(1), field=field)


CELLS = Register(
    "demand.Cell",
    Words(
        "Қажеттілік: кәсіп, аудан, жыл", "Потребность: занятие, район, год", "Need by occupation, district and year"
    ),
    ("occupation", "district", "year", "need", "supply", "gap", "grade"),
    columns=(
        OCCUPATION,
        DISTRICT,
        Column("year", Words("Жыл", "Год", "Year"), kinds.Year()),
        persons("need", "Қажет", "Нужно", "Needed", "need_people"),
        persons("supply", "Келе жатқан", "На подходе", "On the way", "supply_people"),
        persons("gap", "Жетпейді", "Не хватает", "Missing", "gap_people"),
        Column("grade", Words("Сапасы", "Качество", "Grade"), kinds.Text(1)),
    ),
    search=("occupation__name", "occupation__code"),
    filters=("district", "year", "occupation"),
    order="occupation",
    detail="demand-waterfall",
    sorts={"need": "need", "supply": "supply"},
)
REQUESTS = Register(
    "demand.Request",
    Words("Жұмыс берушілердің өтінімдері", "Заявки работодателей", "Employers' requests"),
    ("code", "employer", "occupation", "district", "wanted_year", "number", "contract"),
    sheet_code="requests",
    search=("code", "employer__name", "occupation__name"),
    filters=("wanted_year", "district", "contract"),
    by="code",
)
HIRES = Register(
    "demand.Hire",
    Words("Жұмысқа алынғандар", "Принято на работу", "Hires"),
    ("employer", "occupation", "district", "year", "number"),
    sheet_code="hires",
    search=("employer__name", "occupation__name"),
    filters=("year", "district"),
)
EMPLOYMENT = Register(
    "demand.Employment",
    Words("Жұмыспен қамтылғандар", "Занятость", "Employment"),
    ("occupation", "district", "year", "persons"),
    sheet_code="employment",
    search=("occupation__name", "occupation__code"),
    filters=("district", "year"),
)
CROSSWALK = Register(
    "demand.Crosswalk",
    Words("Мамандық — кәсіп", "Специальность — занятие", "Specialty to occupation"),
    ("specialty", "occupation", "share", "author", "day"),
    sheet_code="crosswalk",
    search=("specialty__name", "specialty__code", "occupation__name"),
)
PROJECTS = Register(
    "demand.JobProject",
    Words("Жобалардың жұмыс орындары", "Рабочие места проектов", "Jobs of projects"),
    ("code", "occupation", "district", "year", "jobs", "probability"),
    sheet_code="job_projects",
    search=("code", "occupation__name"),
    filters=("district", "year"),
)
LEARNERS = Register(
    "demand.Learners",
    Words("Бітіретін студенттер", "Студенты по году выпуска", "Learners by year of graduation"),
    ("specialty", "college", "year", "number"),
    sheet_code="learners",
    search=("specialty__name", "specialty__code", "college__name"),
    filters=("college", "year"),
)
ALL = (CELLS, REQUESTS, HIRES, EMPLOYMENT, PROJECTS, LEARNERS, CROSSWALK)

TERMS = {
    "exits": Words("Кәсіптен кететіндердің орнына", "Замена выбывающих", "Replacing those who leave"),
    "requests": Words("Жұмыс берушілер сигналы", "Сигнал работодателей", "Employers' signal"),
    "contracts": Words("Шарттар", "Договоры", "Contracts"),
    "projects": Words("Жобалар", "Проекты", "Projects"),
    "kappa": Words("Түлектерге тиесілі емес бөлігі", "Часть не для выпускников", "Not for fresh graduates"),
    "floor": Words("Нөлден төмен болмайды", "Не ниже нуля", "Not below nought"),
}


def overview(request: HttpRequest) -> HttpResponse:
    """The year's forecast: totals by year, the largest gaps, the proof."""
    year = _year(request)
    forecast = latest_forecast(year)
    actor = request.actor  # type: ignore[attr-defined]
    context: dict[str, Any] = {"year": year, "forecast": forecast, "may_run": FORECAST.allows(actor, "run")}
    if forecast:
        cells = newest_cells(year).select_related("occupation", "district")
        gaps = sorted(cells, key=lambda cell: cell.supply - cell.need)[:20]
        lines = [
            [
                TableCell(str(one.occupation), reverse("demand-waterfall", args=[one.pk])),
                TableCell(str(one.district)),
                *(
                    TableCell(number(round(n / THOUSAND)), number=True)
                    for n in (one.need, one.supply, one.need - one.supply)
                ),
            ]
            for one in gaps
        ]
        heads = [
            (column.label, place > 1) for place, column in enumerate((OCCUPATION, DISTRICT, *CELLS.columns[3:6]))
        ]
        years = sorted(forecast.summary["need"])
        points = [Point(int(y), float(forecast.summary["need"][y])) for y in years]
        title = Words("Түлектерге қажеттілік", "Потребность в выпускниках", "Graduates needed")
        context |= {
            "table": plain_table(
                Words("Ең үлкен жетіспеушілік", "Наибольшие нехватки", "The largest gaps"), heads, lines
            ),
            "chart": LineChart(str(title), [Series(str(title), points)]),
            "proof": proof_context(actor, forecast.folder),
        }
    return render(request, "demand/overview.html", context)


def _year(request: HttpRequest) -> int:
    text = request.GET.get("year", "")
    region = Region.objects.first()
    return int(text) if text.isdigit() else region.current_year if region else 0


def waterfall(request: HttpRequest, key: int) -> HttpResponse:
    """A number opened: its terms, which add up to it exactly, and the way to their rows."""
    cell = get_object_or_404(Cell.objects.select_related("occupation", "district", "forecast"), pk=key)
    running, terms = 0, []
    for name, words in TERMS.items():
        value = getattr(cell, name)
        running += value
        if value or name == "exits":
            terms.append((words, value / THOUSAND, running / THOUSAND))
    series = Cell.objects.filter(forecast=cell.forecast, occupation=cell.occupation, district=cell.district).order_by(
        "year"
    )
    need = Words("Қажет", "Нужно", "Needed")
    coming = Words("Келе жатқан", "На подходе", "On the way")
    chart = LineChart(
        f"{cell.occupation}, {cell.district}",
        [
            Series(str(need), [Point(c.year, c.need / THOUSAND, c.q10 / THOUSAND, c.q90 / THOUSAND) for c in series]),
            Series(str(coming), [Point(c.year, c.supply / THOUSAND) for c in series]),
        ],
    )
    query = f"?district={cell.district.code}&q={cell.occupation.code}"
    links = [
        (EMPLOYMENT.title, reverse("demand-employment-list") + query),
        (PROJECTS.title, reverse("demand-jobproject-list") + f"?district={cell.district.code}"),
    ]
    if policy_for(Request).allows(request.actor, Policy.VIEW):  # type: ignore[attr-defined]
        asked = f"?district={cell.district.code}&wanted_year={cell.year}"
        links.append((REQUESTS.title, reverse("demand-request-list") + asked))
    context = {
        "cell": cell,
        "terms": terms,
        "chart": chart,
        "links": links,
        "need": cell.need / THOUSAND,
        "level": cell.level / THOUSAND,
        "low": cell.q10 / THOUSAND,
        "high": cell.q90 / THOUSAND,
        "supply": cell.supply / THOUSAND,
    }
    return render(request, "demand/waterfall.html", context)


@require_POST
def run(request: HttpRequest, year: int) -> HttpResponse:
    """Start the forecast as long work."""
    actor = request.actor  # type: ignore[attr-defined]
    FORECAST.demand(actor, "run")
    return HttpResponseRedirect(reverse("job", args=[start_job("demand.forecast", actor, year=year).pk]))
