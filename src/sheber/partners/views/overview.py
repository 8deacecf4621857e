"""Partnership as a whole: how many agreements live, with whom, for how long."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sheber.kernel.actors import Actor
from sheber.kernel.charts import Bar, BarChart, LineChart, Point, Series
from sheber.kernel.countries import country_name
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import Words
from sheber.partners import words
from sheber.partners.acts import measure_half_lives, send_reminders
from sheber.partners.bridge.survival import Told, half_lives
from sheber.partners.models import HalfLife
from sheber.partners.queries import rules_on
from sheber.partners.rules import HALF_LIFE, MEMORANDUM, REMINDER
from sheber.partners.views.registers import agreements

ALL_COUNTRIES = Words("барлық ел", "все страны", "all countries")
NOT_YET = Words("әлі жартысы ұйықтаған жоқ", "половина ещё не уснула", "half have not fallen asleep yet")


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def overview(request: HttpRequest) -> HttpResponse:
    """Agreements by status and country, the rule by which they are judged, the half-lives kept."""
    actor, today = actor_of(request), timezone.localdate()
    rows = MEMORANDUM.scope(actor, MEMORANDUM.VIEW, agreements()).select_related("partner")
    pairs = list(rows.values_list("status", "partner__country"))
    by_status = Counter(status for status, _ in pairs)
    listed = reverse("partners-memorandum-list")
    countries = Counter(country for status, country in pairs if status in {"living", "dormant", "signed", "ended"})
    bars = [
        Bar(country_name(country), count)
        for country, count in sorted(countries.items(), key=lambda one: (-one[1], one[0]))
    ]
    rules = rules_on(today)
    context = {
        "statuses": [
            (words.STATUS.label(code), by_status[code], f"{listed}?status={code}")
            for code in words.STATUS
            if by_status[code]
        ],
        "chart": BarChart(
            str(Words("Елдер бойынша келісімдер", "Соглашения по странам", "Agreements by country")),
            bars,
            head=str(Words("Ел", "Страна", "Country")),
            unit=str(Words("Келісім", "Соглашений", "Agreements")),
        )
        if bars
        else None,
        "rules": [(words.AGREEMENT.label(kind) if kind else "", rule) for kind, rule in sorted(rules.items())],
        "half_lives": _kept(),
        "may_write": MEMORANDUM.allows(actor, "write"),
        "may_remind": REMINDER.allows(actor, "send"),
        "done": request.GET.get("done", ""),
        "sent": request.GET.get("sent", ""),
    }
    return render(request, "partners/overview.html", context)


def _kept() -> dict[str, Any] | None:
    newest = HalfLife.objects.order_by("-year").values_list("year", flat=True).first()
    if newest is None:
        return None
    rows = HalfLife.objects.filter(year=newest).order_by("country")
    lines = [
        [
            Cell(_named(one.country), reverse("partners-half-life") + f"?country={one.country}"),
            Cell(number(one.agreements), number=True),
            Cell(number(one.asleep), number=True),
            Cell(number(one.months) if one.months is not None else str(NOT_YET), number=True),
        ]
        for one in rows
    ]
    title = Words("Келісімдердің жартылай өмірі, {y}", "Период полураспада, {y}", "Half-life of agreements, {y}")
    return plain_table(title.format(y=newest), _HEADS, lines)


def _named(country: str) -> str:
    return country_name(country) if country else str(ALL_COUNTRIES)


_HEADS = [
    (Words("Ел", "Страна", "Country"), False),
    (Words("Келісім", "Соглашений", "Agreements"), True),
    (Words("Ұйқыға кетті", "Уснуло", "Fell asleep"), True),
    (Words("Жартысы ұйықтағанша, ай", "До половины, месяцев", "Until half sleep, months"), True),
]


def half_life(request: HttpRequest) -> HttpResponse:
    """The curve behind the figure: at each month how many were at risk and how many fell asleep."""
    told = half_lives(timezone.localdate())
    asked = request.GET.get("country", "")
    one = next((each for each in told if each.country == asked), told[0] if told else None)
    context = {
        "told": one,
        "name": _named(one.country) if one else "",
        "not_yet": NOT_YET,
        "countries": [(each.country, _named(each.country)) for each in told],
        "chart": _curve(one) if one and one.steps else None,
        "table": _steps(one) if one else None,
        "rows": reverse("partners-memorandum-list"),
        "may_measure": HALF_LIFE.allows(actor_of(request), "measure"),
    }
    return render(request, "partners/half_life.html", context)


def _curve(told: Told) -> LineChart:
    points, awake = [Point(0, 100.0)], 100.0
    for step in told.steps:  # the estimate falls in steps: it stays level until somebody falls asleep
        points += [Point(step.months, awake), Point(step.months, float(100 * step.alive))]
        awake = float(100 * step.alive)
    title = Words(
        "Осынша айдан кейін ояу қалғаны", "Не уснули за столько месяцев", "Still awake after so many months"
    )
    return LineChart(str(title), [Series("%", points)], decimals=1)


def _steps(told: Told) -> dict[str, Any]:
    lines = [
        [
            Cell(number(step.months), number=True),
            Cell(number(step.at_risk), number=True),
            Cell(number(step.died), number=True),
            Cell(f"{step.alive.numerator}/{step.alive.denominator}", number=True),
        ]
        for step in told.steps
    ]
    heads = [
        (Words("Ай", "Месяц", "Month"), True),
        (Words("Бақылауда", "Под наблюдением", "At risk"), True),
        (Words("Ұйықтады", "Уснуло", "Fell asleep"), True),
        (Words("Ояу үлес", "Доля действующих", "Share awake"), True),
    ]
    return plain_table(Words("Қадамдар", "Шаги оценки", "Steps of the estimate"), heads, lines)


@require_POST
def measure(request: HttpRequest) -> HttpResponse:
    """Keep the half-lives of this year."""
    measure_half_lives(actor_of(request), timezone.localdate().year)
    return HttpResponseRedirect(reverse("partners") + "?done=measured")


@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Send what reminders are due."""
    sent = send_reminders(actor_of(request), timezone.localdate())
    return HttpResponseRedirect(reverse("partners") + f"?done=reminded&sent={sent}")


def mine(request: HttpRequest) -> HttpResponse:
    """The agreements of the college or the partner for which this person works."""
    actor = actor_of(request)
    rows = MEMORANDUM.scope(actor, MEMORANDUM.VIEW, agreements()).select_related("college", "partner")
    own = [
        row
        for row in rows.order_by("-pk")
        if MEMORANDUM.allows(actor, "approve_college", row) or MEMORANDUM.allows(actor, "approve_partner", row)
    ]
    todo = [row for row in own if row.state == "negotiation"]
    lines = [
        (row, words.STATUS.label(row.status), reverse("partners-agreement", args=[row.code]))
        for row in [*todo, *(row for row in own if row not in todo)]
    ]
    context = {"lines": lines, "todo": len(todo), "may_write": MEMORANDUM.allows(actor, "write")}
    return render(request, "partners/mine.html", context)
