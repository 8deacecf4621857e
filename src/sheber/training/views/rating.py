"""The rating: the table for everybody, every point of a college, the scale with its faults."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sheber.kernel.actors import Policy, policy_for
from sheber.kernel.charts import Bar, BarChart
from sheber.kernel.exchange import BadInput
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.words import Words
from sheber.registry.models import College, Specialty
from sheber.training import words
from sheber.training.acts import compute_rating, copy_scale, publish_rating, put_in_force, set_value
from sheber.training.bridge.scale import scale_faults
from sheber.training.forms import Typed
from sheber.training.models import Band, Criterion, RatingFlag, RatingRun, RatingScale, RatingScore, RatingValue
from sheber.training.queries import newest_run, scale_for
from sheber.training.rules import RUN, SCORE
from sheber.training.views.shared import COLLEGE, actor_of, asked_year, table_of, the_college, told

INDEX = Words("Индекс", "Индекс", "Index")
PLACE = Words("Орны", "Место", "Place")
ZONE = Words("Аймақ", "Зона", "Zone")
POINTS = Words("Балл", "Баллы", "Points")
RAW = Words("Бастапқы мән", "Исходное значение", "Raw value")
CRITERION = Words("Өлшемшарт", "Критерий", "Criterion")
BAND = Words("Аралық", "Диапазон", "Band")


def _year_with_a_run(request: HttpRequest) -> int:
    """The year asked for, else the newest year that this person may see a rating of."""
    if request.GET.get("year"):
        return asked_year(request)
    newest = RUN.scope(actor_of(request), "view", RatingRun.objects.all()).order_by("-year").first()
    return newest.year if newest else asked_year(request)


def rating(request: HttpRequest) -> HttpResponse:
    """The published rating; the department sees the newest version."""
    actor, year = actor_of(request), _year_with_a_run(request)
    keeps = RUN.allows(actor, "compute")
    run = newest_run(year, published=not (actor.is_staff or keeps))
    scores = list(run.scores.select_related("college__district")) if run else []
    by_zone = {code: sum(one.zone == code for one in scores) for code in words.ZONE}
    heads = [
        (PLACE, True),
        (COLLEGE, False),
        (Words("Аудан", "Район", "District"), False),
        (INDEX, True),
        (ZONE, False),
    ]
    rows = [
        [one.place, _score_cell(one), str(one.college.district.name), one.index.quantize(one.index.__class__("0.1")),
         str(words.ZONE.label(one.zone))]
        for one in scores
    ]  # fmt: skip
    context = {
        "year": year,
        "run": run,
        "state": words.RUN_STATE.label(run.state) if run else "",
        "table": table_of(Words("Колледждер", "Колледжи", "Colleges"), heads, rows),
        "chart": BarChart(str(INDEX), [Bar(str(one.college.name), float(one.index)) for one in scores[:45]])
        if scores
        else None,
        "zones": [(words.ZONE.label(code), count) for code, count in by_zone.items()],
        "scale": run.scale if run else scale_for(year),
        "keeps": keeps,
        "publishes": run is not None and run.state == "draft" and RUN.allows(actor, Policy.CHANGE, run),
        "loads": policy_for(RatingValue).allows(actor, Policy.LOAD),
        "flags": RatingFlag.objects.filter(year=year, state="open").count() if actor.is_staff else 0,
        "fault": request.GET.get("fault", ""),
    }
    return render(request, "training/rating.html", context)


def _score_cell(one: RatingScore) -> Cell:
    return Cell(str(one.college.name), reverse("training-rating-college", args=[one.run.year, one.college.code]))


@require_POST
def compute(request: HttpRequest, year: int) -> HttpResponse:
    """Compute the year's rating."""
    back = f"{reverse('training-rating')}?year={year}"
    try:
        compute_rating(actor_of(request), year)
    except BadInput as error:
        return render(request, "training/refused.html", {"faults": told(error), "back": back}, status=422)
    return HttpResponseRedirect(back)


@require_POST
def publish(request: HttpRequest, year: int) -> HttpResponse:
    """Show the newest version to everybody."""
    RUN.demand(actor_of(request), "compute")
    run = newest_run(year)
    back = f"{reverse('training-rating')}?year={year}"
    if run is not None:
        try:
            publish_rating(actor_of(request), run)
        except BadInput as error:
            return render(request, "training/refused.html", {"faults": told(error), "back": back}, status=422)
    return HttpResponseRedirect(back)


def of_college(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """Every point of a college down to the raw value; cells to be mended, and the form that mends them."""
    college, actor = the_college(code), actor_of(request)
    runs = SCORE.scope(actor, "view", RatingScore.objects.filter(run__year=year, college=college))
    score = runs.select_related("run__scale", "college").order_by("-run__number").first()
    explains = (
        actor.is_staff or code in actor.colleges or (score is not None and SCORE.allows(actor, "explain", score))
    )
    faults: list[str] = []
    if request.method == "POST":
        faults = _mend(request, college, year)
        if not faults:
            return HttpResponseRedirect(f"{request.path}?done=mended")
    criteria = {one.code: one for one in _criteria(score.run.scale)} if score else {}
    context: dict[str, Any] = {
        "year": year,
        "college": college,
        "score": score,
        "zone": words.ZONE.label(score.zone) if score else "",
        "blocks": _blocks(score),
        "explains": explains,
        "tables": _points(score, criteria) if score and explains else [],
        "flags": _flags(college, year) if explains else [],
        "mends": actor.is_staff or code in actor.colleges,
        "fields": RatingValue.objects.filter(year=year, college=college, specialty=None).select_related("field"),
        "faults": faults,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "training/rating_college.html", context, status=422 if faults else 200)


def _criteria(scale: RatingScale) -> Any:
    return scale.criteria.select_related("field", "of").order_by("pk")


def _blocks(score: RatingScore | None) -> dict[str, Any] | None:
    if score is None:
        return None
    heads = [
        (Words("Блок", "Блок", "Block"), False),
        (POINTS, True),
        (Words("Ең көбі", "Наибольшее", "Most"), True),
        (Words("Индекске үлесі", "Вклад в индекс", "Part of the index"), True),
    ]
    rows = [
        [
            str(words.BLOCK.label(one["block"])),
            number(one["points"]),
            number(one["most"]),
            number(f"{float(one['part']):.1f}"),
        ]
        for one in score.blocks
    ]
    return table_of(Words("Блоктар", "Блоки", "Blocks"), heads, rows)


def _points(score: RatingScore, criteria: dict[str, Criterion]) -> list[dict[str, Any]]:
    """A table for the college itself and one for each specialty."""
    rows: dict[str, list[list[Any]]] = {}
    for one in score.points:
        criterion = criteria.get(one["criterion"])
        if criterion is not None:
            rows.setdefault(one["specialty"], []).append(_line(one, criterion))
    names = {one.code: one for one in Specialty.objects.filter(code__in=[code for code in rows if code])}
    heads = [(CRITERION, False), (RAW, True), (BAND, False), (POINTS, True)]
    own = Words("Колледж бойынша", "По колледжу", "The college itself")
    made = []
    for code, lines in rows.items():
        name = names[code].name if code in names else own
        title = Words(*(f"{code} {text}".strip() for text in (name.kk, name.ru, name.en))) if code else own
        made.append(table_of(title, heads, lines))
    return made


def answer_text(answer: str) -> str:
    """An answer of a choice in the reader's language."""
    return str(words.ANSWER.label(answer)) if answer in words.ANSWER else answer or "–"


def _line(one: dict[str, str], criterion: Criterion) -> list[Any]:
    percent = " %" if criterion.of_id or criterion.measure == "share" else ""
    raw = f"{number(one['number'])}{percent}" if one["number"] else answer_text(one["answer"])
    if one["answer"] and one["answer"] in {"0", "1"} and criterion.field.holds == "flag":
        raw = str(Words("иә", "да", "yes") if one["answer"] == "1" else Words("жоқ", "нет", "no"))
    if criterion.measure == "each":
        band = f"× {number(criterion.each)}" + (f" ≤ {number(criterion.cap)}" if criterion.cap is not None else " ∞")
    elif one["low"] or one["high"]:
        band = f"[{number(one['low'] or '0')}; {number(one['high']) if one['high'] else '…'})"
    else:
        band = "–"
    return [Cell(str(criterion.name), reverse("training-criterion-detail", args=[criterion.code])),
            Cell(raw, number=True), band, Cell(number(one["points"]), number=True)]  # fmt: skip


def _flags(college: College, year: int) -> list[dict[str, Any]]:
    rows = RatingFlag.objects.filter(college=college, year=year, state="open").select_related("field", "specialty")
    return [
        {"flag": one, "why": Words(**one.why), "specialty": one.specialty.code if one.specialty else ""}
        for one in rows
    ]


def _mend(request: HttpRequest, college: College, year: int) -> list[str]:
    typed = Typed(request.POST)
    code, text = typed.text("field", required=True), typed.text("value", required=True, most=120)
    reason = typed.text("reason", required=True)
    specialty = Specialty.objects.filter(code=typed.text("specialty")).first() if typed.text("specialty") else None
    if typed.faults:
        return [str(one) for one in dict.fromkeys(typed.faults.values())]
    if not (actor_of(request).is_staff or college.code in actor_of(request).colleges):
        raise PermissionDenied
    try:
        set_value(actor_of(request), year, college, code, text, specialty=specialty, reason=reason)
    except BadInput as error:
        return told(error)
    return []


def scale(request: HttpRequest, key: str) -> HttpResponse:
    """A scale: criteria, bands, what is wrong with them, counters without a cap; put in force, or copied."""
    row, actor = get_object_or_404(RatingScale, code=key), actor_of(request)
    changes = policy_for(row).allows(actor, Policy.CHANGE, row)
    faults: list[str] = []
    if request.method == "POST":
        faults = _change(request, row)
        if not faults:
            made = request.POST.get("code", "") if request.POST.get("do") == "copy" else row.code
            return HttpResponseRedirect(reverse("training-rating-scale", args=[made]))
    criteria = list(row.criteria.select_related("field", "of").prefetch_related("bands").order_by("pk"))
    names = {one.code: str(one.name) for one in criteria}
    context = {
        "row": row,
        "state": words.SCALE_STATE.label(row.state),
        "weights": [(words.BLOCK.label(name), getattr(row, name)) for name in words.BLOCK],
        "tables": [_scale_table(name, criteria) for name in words.BLOCK],
        "wrong": [(names.get(code, ""), fault) for code, fault in scale_faults(row)],
        "uncapped": [one for one in criteria if one.measure == "each" and one.cap is None],
        "changes": changes,
        "faults": faults,
    }
    return render(request, "training/rating_scale.html", context, status=422 if faults else 200)


def _scale_table(block: str, criteria: list[Criterion]) -> dict[str, Any]:
    heads = [
        (CRITERION, False),
        (Words("Баған", "Столбец", "Column"), False),
        (Words("Өлшеу", "Измерение", "Measure"), False),
        (Words("Балдар", "Баллы", "Points"), False),
    ]
    rows = [
        [
            Cell(str(one.name), reverse("training-criterion-detail", args=[one.code])),
            f"{one.field.name}" + (f" / {one.of.name}" if one.of else ""),
            str(words.MEASURE.label(one.measure)),
            _bands(one),
        ]
        for one in criteria
        if one.block == block
    ]
    return table_of(words.BLOCK.label(block), heads, rows)


def _bands(one: Criterion) -> str:
    if one.measure == "each":
        return f"× {number(one.each)}" + (f", ≤ {number(one.cap)}" if one.cap is not None else "")
    return "; ".join(_band(band) for band in one.bands.all())


def _band(band: Band) -> str:
    if band.value:
        return f"{answer_text(band.value)}: {number(band.points)}"
    low = number(band.low) if band.low is not None else "0"
    high = number(band.high) if band.high is not None else "∞"
    return f"[{low}; {high}{']' if band.closed else ')'}: {number(band.points)}"


def _change(request: HttpRequest, row: RatingScale) -> list[str]:
    typed = Typed(request.POST)
    try:
        if request.POST.get("do") == "copy":
            code, starts = typed.text("code", required=True, most=40), typed.whole("starts", low=2000, high=2100)
            if typed.faults:
                return [str(one) for one in typed.faults.values()]
            copy_scale(actor_of(request), row, code=code, starts=starts)
        else:
            put_in_force(actor_of(request), row, act=typed.text("act", most=255))
    except BadInput as error:
        return told(error)
    return []
