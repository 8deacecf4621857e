"""A school's own page: its classes, its activities, its self-evaluation counted from rows."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.guidance import words
from sheber.guidance.acts import change_direction
from sheber.guidance.forms import clean
from sheber.guidance.models import ProfileClass
from sheber.guidance.queries import Held, classes_of, evaluation, of_year, reach, rules_of
from sheber.guidance.rules import PROFILE_CLASS, SELF_EVALUATION
from sheber.guidance.views.overview import year_of
from sheber.kernel.actors import Actor, Policy, Role
from sheber.kernel.exchange import BadInput
from sheber.kernel.pages.cells import NO, YES, Cell, number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import Words
from sheber.registry.models import School

SHOWN = 100
HEADS = [
    (Words("Өлшем", "Критерий", "Benchmark"), False),
    (Words("Не саналады", "Что считается", "What is counted"), False),
    (Words("Мектепте", "В школе", "Here"), True),
    (Words("Шегі", "Порог", "Threshold"), True),
    (Words("Жетті ме", "Достигнут", "Reached"), False),
    (Words("Құжат", "Акт", "Act"), False),
]


def mine(request: HttpRequest) -> HttpResponse:
    """The page of the school that this person acts for; whoever acts for none goes to the first page."""
    codes = sorted(request.actor.schools)  # type: ignore[attr-defined]
    return HttpResponseRedirect(reverse("guidance-school", args=codes[:1]) if codes else reverse("guidance"))


def _demand(actor: Actor, one: School) -> None:
    inside = actor.has(*(role for role in SELF_EVALUATION if role != Role.SCHOOL))
    if not inside and one.code not in actor.schools:
        raise PermissionDenied("guidance: the page of a school")


def school(request: HttpRequest, code: str) -> HttpResponse:
    """The page."""
    one = get_object_or_404(School.objects.select_related("district"), code=code)
    return _page(request, one, {})


def _page(request: HttpRequest, one: School, more: dict[str, Any]) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    _demand(actor, one)
    year = year_of(request)
    held = evaluation(one, year)
    rule = rules_of(timezone.localdate()).get("direction_changes")
    context = {
        "school": one,
        "year": year,
        "years": [year - 1, year, year + 1],
        "reach": reach(year, school=one),
        "classes": [
            {
                "row": row,
                "direction": words.DIRECTION.label(row.direction),
                "left": max(rule.value - row.changed, 0) if rule else None,  # type: ignore[attr-defined]
            }
            for row in classes_of(one, year)
        ],
        "rule": rule,
        "directions": [(name, words.DIRECTION.label(name)) for name in words.DIRECTION],
        "may_change": PROFILE_CLASS.allows(actor, Policy.CHANGE, ProfileClass(school=one)),
        "activities": [
            {"row": row, "kind": words.ENCOUNTER.label(row.kind)}
            for row in of_year(year, school=one)
            .select_related("college", "confirmation")
            .order_by("-day", "code")[:SHOWN]
        ],
        "evaluation": _table(held) if held else None,
        "met": sum(bool(line.met) for line in held),
        "of": len(held),
        **more,
    }
    return render(request, "guidance/school.html", context, status=422 if more else 200)


def _table(held: list[Held]) -> dict[str, Any]:
    lines = [
        [
            Cell(str(one.benchmark)),
            Cell(str(words.MEASURE.label(one.benchmark.measure))),
            Cell("–" if one.value is None else number(one.value), number=True),
            Cell(number(one.benchmark.threshold), number=True),
            Cell("–" if one.met is None else str(YES if one.met else NO)),
            Cell(one.benchmark.act),
        ]
        for one in held
    ]
    return plain_table(Words("Өлшемдер", "Критерии", "Benchmarks"), HEADS, lines)


@require_POST
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change the direction of a class."""
    row = get_object_or_404(ProfileClass.objects.select_related("school__district"), code=code)
    actor = request.actor  # type: ignore[attr-defined]
    day = timezone.localdate()
    try:
        change_direction(
            actor, row, clean(request.POST, "direction"), day=day, reason=clean(request.POST, "reason")[:500]
        )
    except BadInput as error:
        return _page(request, row.school, {"fault": error.problems[0].words, "fault_of": row.code})
    back = reverse("guidance-school", args=[row.school.code])
    return HttpResponseRedirect(f"{back}?year={row.year}&done=direction")
