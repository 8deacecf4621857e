"""The pupil's questionnaire: one light page without script, an answer that is advice, and places that are real."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from sheber.guidance import words
from sheber.guidance.acts import forget_answers, keep_answers
from sheber.guidance.acts.answers import Given
from sheber.guidance.bridge.interests import Fitting, fitting, profile_of
from sheber.guidance.forms import clean, read_answers, read_kept, read_pupil
from sheber.guidance.models import InterestField
from sheber.guidance.queries import newest_offers, offers_of
from sheber.kernel.access import too_often
from sheber.kernel.distance import distances_from
from sheber.kernel.exchange import BadInput
from sheber.kernel.words import Words, sort_column
from sheber.registry.models import District, Employer

GRADES = ("7", "8", "9", "10", "11")
MOST_KEPT = 300  # from one address in an hour: a school's whole year answers from one
BAD = Words(
    "Жауаптар бүлінген: сауалнаманы қайта толтырыңыз.",
    "Ответы испорчены: заполните анкету заново.",
    "The answers are damaged: fill in the questionnaire anew.",
)
NOBODY = Words(
    "Мұндай кодпен ештеңе сақталмаған.", "По такому коду ничего не сохранено.", "Nothing is kept under this code."
)
WAIT = Words(
    "Тым жиі. Бір сағаттан кейін қайталаңыз.",
    "Слишком часто. Повторите через час.",
    "Too often. Try again in an hour.",
)


def interests(request: HttpRequest) -> HttpResponse:
    """The questionnaire; answered, what it tells."""
    posted = request.POST
    items, faults = read_answers(posted) if request.method == "POST" else ([], {})
    if request.method == "POST" and not faults:
        return _told(request, items, {})
    lines = [
        {
            "name": f"i{place}",
            "words": sentence,
            "given": posted.get(f"i{place}", ""),
            "fault": faults.get(f"i{place}"),
        }
        for place, (_, sentence) in enumerate(words.ITEMS, start=1)
    ]
    context = {
        "lines": lines,
        "answers": [(code, words.ANSWERS.label(code)) for code in words.ANSWERS],
        "faults": faults,
        "districts": District.objects.order_by(sort_column("name")),
        "grades": GRADES,
        "given": {"grade": posted.get("grade", "9"), "district": posted.get("district", "")},
    }
    return render(request, "guidance/interests.html", context, status=422 if faults else 200)


def keep(request: HttpRequest) -> HttpResponse:
    """Keep the answers of whoever agreed, and show the code that deletes them."""
    if request.method != "POST":
        return interests(request)
    items = read_kept(clean(request.POST, "items"))
    if items is None:
        return _told(request, [0] * len(words.ITEMS), {"fault": BAD})
    if too_often(request, "guidance-keep", most=MOST_KEPT, seconds=3600):
        return _told(request, items, {"fault": WAIT})
    grade, district = read_pupil(request.POST)
    given = Given(items, grade, district, consent=request.POST.get("consent") == "yes")
    try:
        code = keep_answers(request.actor, given, today=timezone.localdate())  # type: ignore[attr-defined]
    except BadInput as error:
        return _told(request, items, {"fault": error.problems[0].words})
    return _told(request, items, {"code": code})


def _told(request: HttpRequest, items: list[int], more: dict[str, Any]) -> HttpResponse:
    profile = profile_of(items)
    grade, district = read_pupil(request.POST)
    year = newest_offers()
    context = {
        "bars": [
            {"letter": kind, "name": words.TYPE.label(kind), "about": words.TYPE_ABOUT.label(kind), "sum": value}
            for kind, value in sorted(profile.sums.items(), key=lambda pair: -pair[1])
        ],
        "most": profile.most,
        "letters": profile.letters,
        "first": [words.TYPE.label(one) for one in profile.letters],
        "year": year,
        "places": _places(profile.letters, year, grade, district) if profile.letters and year else [],
        "items": "".join(str(one) for one in items),
        "given": {"grade": grade, "district": district.code if district else ""},
        **more,
    }
    response = render(request, "guidance/interests_told.html", context, status=422 if more.get("fault") else 200)
    add_never_cache_headers(response)  # nobody finds on a shared telephone what was answered before
    return response


def _places(letters: str, year: int, grade: int, district: District | None) -> list[dict[str, Any]]:
    shapes = dict(District.objects.values_list("code", "shape")) if district else {}
    far = distances_from(shapes.get(district.code), shapes) if district else {}
    base = "base11" if grade > 9 else "base9"
    found = fitting(letters, offers_of(year), list(InterestField.objects.all()), far, base)
    codes = {code for one in found for code in one.offer.employers.split()}
    names = {one.code: str(one.name) for one in Employer.objects.filter(code__in=codes)}
    return [_place(one, names) for one in found]


def _place(one: Fitting, names: dict[str, str]) -> dict[str, Any]:
    offer = one.offer
    return {
        "offer": offer,
        "distance": one.distance,
        "beds": offer.college.dormitory_beds,
        "employers": ", ".join(names.get(code, code) for code in offer.employers.split()),
        "why": [words.TYPE.label(letter) for letter in one.field.letters],
    }


def forget(request: HttpRequest) -> HttpResponse:
    """Delete kept answers by their code."""
    context: dict[str, Any] = {}
    if request.method == "POST":
        if too_often(request, "guidance-forget", most=20, seconds=600):
            context["fault"] = WAIT
        elif forget_answers(clean(request.POST, "code")[:64]):
            context["done"] = True
        else:
            context["fault"] = NOBODY
    return render(request, "guidance/forget.html", context, status=422 if context.get("fault") else 200)
