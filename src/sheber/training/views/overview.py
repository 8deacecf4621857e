"""The overview of training, and everything of training that is one college's."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.kernel.actors import Policy, Role, policy_for
from sheber.kernel.charts import Bar, BarChart
from sheber.kernel.indicators import Scope, indicator
from sheber.kernel.jobs import start_job
from sheber.kernel.open_figures import open_figure
from sheber.kernel.pages.cells import Cell
from sheber.kernel.words import Words
from sheber.order.rules import CAMPAIGN
from sheber.registry.models import College
from sheber.training import words
from sheber.training.acts import counted_means, tell_order_of_accreditations, tell_order_of_means
from sheber.training.models import Accreditation, Development, Licence, RatingFlag, Teacher
from sheber.training.queries import (
    accreditation_changes,
    accreditations_in_force,
    changes_of,
    hours_of,
    hours_of_colleges,
    module_cover,
    named,
    newest_run,
)
from sheber.training.views.shared import (
    COLLEGE,
    DAY,
    QUALIFICATION,
    STATE,
    actor_of,
    asked_year,
    college_cell,
    table_of,
    the_college,
)

FIGURES = (
    "training.licences_opened",
    "training.licences_returned",
    "training.new_specialties",
    "training.international",
    "training.accreditations",
    "training.modern_share",
    "training.category_share",
    "training.practice_share",
    "training.single_points",
    "training.rating_median",
)
THERE = Words("Бар сағат", "Есть часов", "Hours there")
NEEDED = Words("Керек сағат", "Нужно часов", "Hours needed")
LEFT = Words("Қалғаны", "Остаток", "Left")
LEFT_HOURS = Words("Шеберханалардың бос сағаты", "Остаток часов мастерских", "Hours left in the workshops")
CAPACITY = Words("Тапсырыс ресурстарының өзгеруі", "Изменения ресурсов заказа", "Changes of the order's resources")
RESOURCE = Words("Ресурс", "Ресурс", "Resource")
YEAR = Words("Жыл", "Год", "Year")
CAPACITY_HEADS = [
    (RESOURCE, False),
    (YEAR, True),
    (Words("Қосылды (–: азайды)", "Прибавлено (–: убавлено)", "Added (–: taken)"), True),
    (Words("Себеп", "Причина", "Cause"), False),
    (Words("Негіздеме", "Основание", "Ground"), False),
]
MODULE = Words("Модуль", "Модуль", "Module")


def overview(request: HttpRequest) -> HttpResponse:
    """The year's figures of training, hours of workshops by college, what ends soon."""
    year, actor = asked_year(request), actor_of(request)
    figures = [(one, open_figure(actor, one, Scope(year))) for one in map(indicator, FIGURES)] if year else []
    colleges = {one.code: one for one in College.objects.all()}
    hours = hours_of_colleges(year) if year else []
    short = sorted((one for one in hours if one.there or one.needed), key=lambda one: one.left)
    today = timezone.localdate()
    ending = Accreditation.objects.filter(until__gte=today).select_related("college").order_by("until")[:10]
    context = {
        "year": year,
        "years": [year - 1, year, year + 1],
        "figures": figures,
        "chart": BarChart(str(LEFT_HOURS), [Bar(str(colleges[one.college].name), one.left) for one in short[:20]]),
        "tables": [
            _hours_table([(colleges[one.college], one) for one in short]),
            table_of(
                Words(
                    "Жақында аяқталатын аккредиттеулер",
                    "Аккредитации, которые скоро кончаются",
                    "Accreditations that end soon",
                ),
                [(COLLEGE, False), (Words("Агенттік", "Агентство", "Body"), False), (DAY, False)],
                [
                    [college_cell(one.college), one.body, f"{one.until:%d.%m.%Y}" if one.until else ""]
                    for one in ending
                ],
            ),
        ],
        "keeps": policy_for(Licence).allows(actor, "decide") and actor.is_staff,
        "plans": CAMPAIGN.allows(actor, "plan"),
        "told": request.GET.get("told", ""),
        "means": request.GET.get("means", ""),
    }
    return render(request, "training/overview.html", context)


def _hours_table(rows: list[tuple[College, Any]]) -> dict[str, Any]:
    heads = [(COLLEGE, False), (THERE, True), (NEEDED, True), (LEFT, True)]
    title = Words("Шеберханалар сағаты", "Часы мастерских", "Hours of the workshops")
    return table_of(title, heads, [[college_cell(college), one.there, one.needed, one.left] for college, one in rows])


def college(request: HttpRequest, code: str) -> HttpResponse:
    """Licences, hours, modules, teachers, accreditations and the rating of one college."""
    row, actor, today = the_college(code), actor_of(request), timezone.localdate()
    year = asked_year(request)
    inside = actor.is_staff or actor.has(Role.AUDITOR) or code in actor.colleges
    licences = (
        Licence.objects.filter(college=row).select_related("qualification").order_by("state", "qualification__code")
    )
    tables: list[dict[str, Any] | None] = [_licences(licences), _accreditations(row, today), _capacity(row)]
    if inside:
        tables += [_modules(row, today), _teachers(row, today), _to_confirm(row)]
    context = {
        "college": row,
        "year": year,
        "inside": inside,
        "hours": hours_of(row.pk, year),
        "tables": [table for table in tables if table],
        "run": newest_run(year, published=not inside) or newest_run(year - 1, published=not inside),
        "flags": RatingFlag.objects.filter(college=row, state="open").count() if inside else 0,
        "uploads": policy_for(Licence).allows(actor, Policy.LOAD),
    }
    return render(request, "training/college.html", context)


def _licences(rows: Any) -> dict[str, Any]:
    heads = [
        (QUALIFICATION, False),
        (STATE, False),
        (Words("Алғашқы қабылдау", "Первый набор", "First intake"), True),
        (Words("Мерзімі", "Срок", "Time"), False),
    ]
    made = [
        [
            Cell(
                f"{one.qualification.code} {one.qualification.name}", reverse("training-licence-page", args=[one.pk])
            ),
            str(words.LICENCE_STATE.label(one.state)),
            str(one.opened or ""),
            f"{one.since:%d.%m.%Y} – " + (f"{one.ends:%d.%m.%Y}" if one.ends else "…") if one.since else "",
        ]
        for one in rows
    ]
    return table_of(Words("Лицензиялар", "Лицензии", "Licences"), heads, made)


def _accreditations(row: College, today: Any) -> dict[str, Any]:
    held = accreditations_in_force(today).filter(college=row).order_by("until")
    heads = [
        (Words("Аккредиттеу", "Аккредитация", "Accreditation"), False),
        (Words("Деңгейі", "Уровень", "Reach"), False),
        (Words("Агенттік", "Агентство", "Body"), False),
        (Words("Дейін", "До", "Until"), False),
    ]
    made = [
        [
            Cell(one.code, reverse("training-accreditation-detail", args=[one.code])),
            str(words.REACH.label(one.reach)),
            one.body or "–",
            f"{one.until:%d.%m.%Y}" if one.until else "–",
        ]
        for one in held
    ]
    return table_of(Words("Аккредиттеулер", "Аккредитации", "Accreditations"), heads, made)


def _capacity(row: College) -> dict[str, Any] | None:
    """What accreditation and works add to or take from the college's resources in the state order."""
    held = changes_of(row)
    names = named(one.resource for one in held)
    made = [
        [
            str(names[one.resource].names) if one.resource in names else one.resource,
            str(one.calendar_year),
            one.amount,
            Cell(one.cause, f"{reverse('order-capacitychange-list')}?q={one.resource}"),
            one.reason,
        ]
        for one in held
    ]
    return table_of(CAPACITY, CAPACITY_HEADS, made) if made else None


def _modules(row: College, today: Any) -> dict[str, Any]:
    """The modules, those that rest on one teacher first."""
    heads = [
        (MODULE, False),
        (QUALIFICATION, False),
        (Words("Оқытушы саны", "Преподавателей", "Teachers"), True),
        (Words("Тек бір оқытушы", "Только один", "Only one"), False),
    ]
    made = [
        [
            Cell(str(one.module.name), reverse("training-module-detail", args=[one.module.code])),
            str(one.module.qualification.name),
            one.teachers,
            Cell(str(one.only), reverse("training-teacher", args=[one.only.code]))
            if one.only
            else ("!" if not one.teachers else ""),
        ]
        for one in module_cover(row.pk, today)
    ]
    title = Words("Модульдер кімге тірелген", "На ком держатся модули", "Whom the modules rest on")
    return table_of(title, heads, made)


def _teachers(row: College, today: Any) -> dict[str, Any]:
    serving = Teacher.objects.filter(Q(left=None) | Q(left__gt=today), college=row)
    counted = dict(serving.values_list("category").annotate(n=Count("pk")).order_by())
    heads = [
        (Words("Санаты", "Категория", "Category"), False),
        (Words("Оқытушы", "Преподавателей", "Teachers"), True),
    ]
    address = reverse("training-teacher-list")
    made = [
        [Cell(str(words.CATEGORY.label(code)), f"{address}?college={row.pk}&category={code}"), counted[code]]
        for code in words.CATEGORY
        if code in counted
    ]
    return table_of(Words("Оқытушылар санаты", "Категории преподавателей", "Teachers by category"), heads, made)


def _to_confirm(row: College) -> dict[str, Any] | None:
    waiting = (
        Development.objects.filter(teacher__college=row, state="stated").select_related("teacher").order_by("ends")
    )
    if not waiting:
        return None
    heads = [
        (Words("Оқытушы", "Преподаватель", "Teacher"), False),
        (Words("Тақырыбы", "Тема", "Topic"), False),
        (Words("Сағат", "Часов", "Hours"), True),
    ]
    made = [
        [Cell(one.teacher.code, reverse("training-teacher", args=[one.teacher.code])), one.topic, one.hours]
        for one in waiting[:50]
    ]
    return table_of(Words("Растауды күтеді", "Ждут подтверждения", "To be confirmed"), heads, made)


def mine(request: HttpRequest) -> HttpResponse:
    """The page of the college, or of the teacher, for whom this person acts."""
    actor = actor_of(request)
    codes, teachers = sorted(actor.colleges), sorted(actor.held_for(Role.TEACHER))
    if codes:
        return HttpResponseRedirect(reverse("training-college", args=[codes[0]]))
    if teachers:
        return HttpResponseRedirect(reverse("training-teacher", args=[teachers[0]]))
    raise PermissionDenied


def means(request: HttpRequest) -> HttpResponse:
    """What the order holds of hours and beds, what is counted here, and the act that brings it there."""
    actor, year = actor_of(request), asked_year(request)
    CAMPAIGN.demand(actor, "plan")
    if request.method == "POST":
        reason = request.POST.get("reason", "").replace("\x00", "").strip()[:500]
        number = tell_order_of_means(actor, year, reason=reason) + tell_order_of_accreditations(actor, reason=reason)
        return HttpResponseRedirect(f"{reverse('training')}?year={year}&means={number}")
    rows = counted_means(year)
    heads = [
        (RESOURCE, False),
        (YEAR, True),
        (Words("Тапсырыста", "В заказе", "In the order"), True),
        (Words("Есептелгені", "Посчитано", "Counted"), True),
    ]
    made = [
        [str(one.resource.names), str(one.resource.calendar_year), one.resource.amount, one.counted]
        for one in rows
        if one.changed
    ]
    title = Words("Не өзгереді", "Что изменится", "What would change")
    by_rule = [
        [str(one.resource.names), str(one.resource.calendar_year), one.held, one.amount, one.reason or "–"]
        for one in accreditation_changes()
        if one.changed
    ]
    rule_heads = [*heads[:3], (Words("Болады", "Станет", "Would be"), True), CAPACITY_HEADS[-1]]
    rule_title = Words("Аккредиттеу бойынша өзгереді", "Изменится по аккредитации", "Would change by accreditation")
    context = {
        "year": year,
        "table": table_of(title, heads, made),
        "rules": table_of(rule_title, rule_heads, by_rule) if by_rule else None,
        "known": len(rows),
        "changed": len(made) + len(by_rule),
    }
    return render(request, "training/means.html", context)


@require_POST
def alerts(request: HttpRequest) -> HttpResponse:
    """Look for accreditations that end soon now, and not at night."""
    policy_for(Accreditation).demand(actor_of(request), "decide")
    row = start_job("training.alerts", actor_of(request))
    return HttpResponseRedirect(reverse("job", args=[row.pk]))
