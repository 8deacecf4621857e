"""The search of programmes: what one may apply to, with last year's cut-offs, and a programme's own page."""

import io
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language

from sheber.admission import words
from sheber.admission.bridge.distance import distances_from
from sheber.admission.bridge.person import MOST_MARK, mark_text
from sheber.admission.forms import mark_of
from sheber.admission.models import Applicant, Application, Campaign, EmployerPlace, Exam, Seat
from sheber.admission.queries import (
    FEW,
    TRACK_LEVELS,
    Offer,
    closing_of,
    is_open_on,
    names_of_pools,
    offers_of,
    past_of,
    search_year,
    shown_run,
    threshold_of,
)
from sheber.kernel.exchange.write import csv_bytes, guarded, write_table
from sheber.kernel.pages.query import address, search
from sheber.kernel.pages.register import XLSX
from sheber.kernel.words import Words, sort_column
from sheber.order.models import Decision
from sheber.order.queries import decided
from sheber.registry import words as registry_words
from sheber.registry.models import College, District

SIZE = 20
MOST_FAR = 10**6  # km: after all whose distance is known
SEARCHED = ("code", "qualification__name_search", "qualification__code", "qualification__specialty__name_search",
            "college__name_search", "college__short_name_search")  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A programme as its row tells it."""

    offer: Offer
    cutoff: str  # last year's, as people know it; empty: none
    gap: int | None  # own mark less the cut-off, hundredths
    gap_text: str
    distance: int | None  # about km
    exams: list[tuple[Exam, int | None]]
    few: bool  # so few applied last year that the number is not told
    chosen: bool = False
    open_now: bool = False

    @property
    def level(self) -> Words:
        """The level of the qualification."""
        return registry_words.LEVEL.label(self.offer.line.qualification.level)

    @property
    def language(self) -> Words:
        """The language of study."""
        return registry_words.LANGUAGE.label(self.offer.line.language)

    @property
    def base(self) -> Words:
        """After what schooling."""
        return registry_words.BASE.label(self.offer.line.base)


SORTS = {
    "name": Words("біліктілік атауы", "название", "name"),
    "college": Words("колледж", "колледж", "college"),
    "distance": Words("жақындығы", "расстояние", "distance"),
    "cutoff": Words("былтырғы шек (төменнен)", "прошлый порог (от низкого)", "last year's cut-off, lowest first"),
    "places": Words("орын саны", "число мест", "places"),
    "closes": Words("мерзімі", "срок подачи", "closing date"),
}
Row = tuple[str, str, str, str, str]  # code, district of the college, specialty, base, level
ROW = (
    "code",
    "college__district__code",
    "qualification__specialty__code",
    "base",
    "qualification__level",
)


def own_application(request: HttpRequest) -> Applicant | None:
    """The application that this session was opened for."""
    codes = request.actor.applicants  # type: ignore[attr-defined]
    rows = Applicant.objects.select_related("campaign", "district", "school")
    return rows.filter(code__in=codes).first() if codes else None


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None


def _narrowed(request: HttpRequest, year: int) -> QuerySet[Decision]:
    """The filters, which the database answers."""
    rows = decided(year).filter(places__gt=0)
    asked = {name: str(value).replace("\x00", "") for name, value in request.GET.items()}
    if asked.get("q"):
        rows = search(rows, asked["q"], SEARCHED)
    paths = {
        "district": "college__district__code",
        "college": "college__code",
        "base": "base",
        "language": "language",
        "level": "qualification__level",
    }
    for name, path in paths.items():
        if asked.get(name):
            rows = rows.filter(**{path: asked[name]})
    if asked.get("beds"):
        rows = rows.filter(college__dormitory_beds__gt=0)
    if asked.get("employer"):
        rows = rows.filter(code__in=EmployerPlace.objects.filter(campaign__year=year).values("programme"))
    first = {"college": f"college__{sort_column('name')}", "places": "-places"}.get(asked.get("sort", ""))
    return rows.order_by(*([first] if first else []), f"qualification__{sort_column('name')}", "code")


def _found(request: HttpRequest, year: int) -> list[str]:
    """The codes of the programmes asked for, in the order asked for."""
    campaigns = Campaign.objects.filter(year=year).prefetch_related("deadlines")
    by_level = {level: one for one in campaigns for level in TRACK_LEVELS[one.track]}
    rows = [row for row in _narrowed(request, year).values_list(*ROW) if row[4] in by_level]
    return [row[0] for row in sorted(rows, key=_order(request, year, by_level))]


def _order(request: HttpRequest, year: int, by_level: dict[str, Campaign]) -> Callable[[Row], Any]:
    """The key of an order that the database does not know; others stay as they came."""
    asked = request.GET.get("sort", "")
    if asked == "distance":
        far = _distances(request.GET.get("from", ""))
        return lambda row: far.get(row[1], MOST_FAR)
    if asked == "cutoff":
        cut = {code: one.points for code, one in past_of(year - 1).items() if one.points is not None}
        return lambda row: (row[0] not in cut, cut.get(row[0], 0))
    if asked == "closes":
        parts = {level: list(one.deadlines.all()) for level, one in by_level.items()}
        return lambda row: closing_of(by_level[row[4]], row[2], row[3], parts[row[4]])[1] or date.max
    return lambda row: 0


def _distances(home: str) -> dict[str, int]:
    """About how far each district is from one's own; empty where none is named."""
    shapes = dict(District.objects.values_list("code", "shape")) if home else {}
    return distances_from(shapes.get(home), shapes)


def tell(offers: list[Offer], average: int | None, home: str, own: Applicant | None) -> list[Told]:
    """Offers with what depends on the reader: the own mark, the own district, the own list."""
    far = _distances(home)
    chosen = (
        set(Application.objects.filter(applicant=own).values_list("programme", flat=True)) if own else frozenset()
    )
    today = timezone.localdate()
    return [_told(one, average, far, chosen, today) for one in offers]


def _told(offer: Offer, average: int | None, far: dict[str, int], chosen: AbstractSet[str], today: date) -> Told:
    past = offer.past
    points = past.points if past and offer.campaign.track == "mid" else None
    # Where an exam is counted in, points are no mark and the own mark says nothing about them.
    comparable = (
        points is not None and points <= MOST_MARK and offer.campaign.certificate_weight == 1 and not offer.exams
    )
    gap = average - points if average is not None and points is not None and comparable else None
    return Told(
        offer,
        cutoff="" if points is None else mark_text(points, get_language() or "ru") if comparable else str(points),
        gap=gap,
        gap_text=mark_text(abs(gap), get_language() or "ru") if gap is not None else "",
        distance=far.get(offer.line.college.district.code),
        exams=[(exam, threshold_of(exam)) for exam in offer.exams],
        few=bool(past and past.applicants is not None and 0 < past.applicants < FEW),
        chosen=offer.line.code in chosen,
        open_now=is_open_on(offer.campaign, today) and (offer.opens is None or offer.opens <= today) and (
            offer.closes is None or today <= offer.closes
        ),
    )  # fmt: skip


def _choices(year: int) -> dict[str, list[tuple[str, object]]]:
    """What the filters offer."""
    there = decided(year).filter(places__gt=0).values("college")
    return {
        "district": [(one.code, one.name) for one in District.objects.order_by(sort_column("name"))],
        "college": [
            (one.code, one.name) for one in College.objects.filter(pk__in=there).order_by(sort_column("name"))
        ],
        "base": [(code, registry_words.BASE.label(code)) for code in registry_words.BASE],
        "language": [(code, registry_words.LANGUAGE.label(code)) for code in registry_words.LANGUAGE],
        "level": [(code, registry_words.LEVEL.label(code)) for code in registry_words.LEVEL],
        "sort": list(SORTS.items()),
    }


LABELS = {
    "district": Words("Колледж ауданы", "Район колледжа", "District of the college"),
    "college": Words("Колледж", "Колледж", "College"),
    "base": Words("Білімі", "База", "Schooling"),
    "language": Words("Оқу тілі", "Язык обучения", "Language"),
    "level": Words("Деңгейі", "Уровень", "Level"),
    "from": Words("Сіздің ауданыңыз", "Ваш район", "Your district"),
    "sort": Words("Реттеу", "Порядок", "Order"),
}


def programmes(request: HttpRequest) -> HttpResponse:
    """The search; an htmx request gets the rows alone."""
    year = search_year(_whole(request.GET.get("year", "")))
    own = own_application(request)
    page = Paginator(_found(request, year), SIZE).get_page(request.GET.get("page"))
    average = request.GET.get("average", "")
    offers = offers_of(year, list(page.object_list))
    context = {
        "year": year,
        "page": page,
        "rows": tell(offers, mark_of(average), request.GET.get("from", ""), own),
        "own": own,
        "may_add": own is not None and own.state in {"draft", "returned"},
        "q": request.GET.get("q", ""),
        "average": average,
        "bad_average": bool(average) and mark_of(average) is None,
        "asked": {name: request.GET.get(name, "") for name in ("beds", "employer")},
        "before": address(request.GET, page=page.previous_page_number()) if page.has_previous() else "",
        "after": address(request.GET, page=page.next_page_number()) if page.has_next() else "",
        "whole": address(request.GET, page=None),
    }
    if request.headers.get("HX-Request"):
        return _private_if(own, render(request, "admission/programmes_rows.html", context))
    choices = _choices(year)
    choices["from"] = choices["district"]
    context["filters"] = [(name, label, choices[name], request.GET.get(name, "")) for name, label in LABELS.items()]
    return _private_if(own, render(request, "admission/programmes.html", context))


HEADS = (
    Words("Код", "Код", "Code"),
    Words("Біліктілік", "Квалификация", "Qualification"),
    Words("Мамандық", "Специальность", "Specialty"),
    Words("Деңгейі", "Уровень", "Level"),
    Words("Колледж", "Колледж", "College"),
    Words("Аудан", "Район", "District"),
    Words("Білімі", "База", "Schooling"),
    Words("Оқу тілі", "Язык обучения", "Language"),
    Words("Орын", "Мест", "Places"),
    Words("Былтырғы шек", "Порог прошлого года", "Last year's cut-off"),
    Words("Былтырғы орын", "Мест в прошлом году", "Last year's places"),
    Words("Былтырғы талапкер", "Абитуриентов в прошлом году", "Last year's applicants"),
    Words("Қашықтық, ≈ км", "Расстояние, ≈ км", "Distance, ≈ km"),
    Words("Жатақхана орны", "Мест в общежитии", "Dormitory beds"),
    Words("Жұмыс берушілер", "Работодатели", "Employers"),
    Words("Өтініш мерзімі", "Приём до", "Closes"),
)


def _line(one: Told) -> list[Any]:
    line, past = one.offer.line, one.offer.past
    asked = "<5" if one.few else past.applicants if past else None
    return [
        line.code,
        guarded(str(line.qualification)),
        guarded(str(line.qualification.specialty)),
        str(one.level),
        guarded(str(line.college)),
        guarded(str(line.college.district)),
        str(one.base),
        str(one.language),
        line.places,
        one.cutoff,
        past.seats if past else None,
        asked,
        one.distance,
        line.college.dormitory_beds,
        guarded(", ".join(f"{place.employer} ({place.seats})" for place in one.offer.employers)),
        f"{one.offer.closes:%d.%m.%Y}" if one.offer.closes else "",
    ]


def export(request: HttpRequest, form: str) -> HttpResponse:
    """What was found, as xlsx or csv."""
    year = search_year(_whole(request.GET.get("year", "")))
    language = get_language() or "ru"
    heads = [head.in_language(language) for head in HEADS]
    offers = offers_of(year, _found(request, year))
    told = tell(offers, mark_of(request.GET.get("average", "")), request.GET.get("from", ""), None)
    lines = [_line(one) for one in told]
    if form == "csv":
        rows = [["" if cell is None else cell for cell in line] for line in lines]
        response = HttpResponse(csv_bytes(heads, rows), content_type="text/csv; charset=utf-8")
    elif form == "xlsx":
        out = io.BytesIO()
        write_table(out, [(str(Words("Бағдарламалар", "Программы", "Programmes")), heads, lines)])
        response = HttpResponse(out.getvalue(), content_type=XLSX)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="programmes-{year}.{form}"'
    return response


def programme(request: HttpRequest, code: str) -> HttpResponse:
    """A programme: what a row tells, the rule of admission, and the cut-offs of every pool."""
    year = search_year(_whole(request.GET.get("year", "")))
    own = own_application(request)
    offers = offers_of(year, [code])
    if not offers:
        raise Http404
    average = mark_of(request.GET.get("average", ""))
    if average is None and own:
        average = own.average
    home = request.GET.get("from", "") or (own.district.code if own and own.district else "")
    told = tell(offers, average, home, own)[0]
    context = {
        "one": told,
        "own": own,
        "may_add": own is not None
        and own.state in {"draft", "returned"}
        and own.campaign_id == told.offer.campaign.pk,
        "ties": words.TIES.label(told.offer.campaign.ties),
        "cutoffs": _cutoffs(code, year),
    }
    return _private_if(own, render(request, "admission/programme.html", context))


def _private_if(own: Applicant | None, response: HttpResponse) -> HttpResponse:
    """A page that shows what is on somebody's list is kept by no cache."""
    if own is not None:
        add_never_cache_headers(response)
    return response


def _cutoffs(code: str, year: int) -> list[dict[str, Any]]:
    """The pools of a programme in published campaigns of this and the year before; small ones without numbers."""
    made = []
    for campaign in Campaign.objects.filter(year__in=(year - 1, year), state="published").order_by("-year"):
        if shown_run(campaign) is None:
            continue
        pools = Seat.objects.filter(campaign=campaign, programme=code).order_by("pk")
        names = names_of_pools(campaign)
        rows = [
            {
                "pool": names.get(seat.pool, seat.pool),
                "seats": seat.seats,
                "hidden": seat.protected is not False,
                "admitted": seat.admitted,
                "cutoff": mark_text(seat.points, get_language() or "ru")
                if seat.points is not None and seat.points <= MOST_MARK and campaign.track == "mid"
                else seat.points,
                "lottery": seat.lottery,
            }
            for seat in pools
        ]
        if rows:
            made.append({"year": campaign.year, "rows": rows})
    return made
