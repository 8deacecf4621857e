"""The pages of the state order."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from sheber.kernel.charts import Bar, BarChart, DistrictMap, Shape
from sheber.kernel.exchange import BadInput, Column, kinds
from sheber.kernel.flow import Forbidden
from sheber.kernel.jobs import start_job
from sheber.kernel.pages import Register
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.pages.proof import proof_context
from sheber.kernel.pages.register import plain_table
from sheber.kernel.results import path_of
from sheber.kernel.words import Words
from sheber.order import words
from sheber.order.acts import approve_order, publish_order
from sheber.order.bridge.rows import read_table
from sheber.order.flows import CAMPAIGN as FLOW
from sheber.order.models import Campaign, Plan, PlanLine
from sheber.order.queries import newest_plan
from sheber.order.rules import CAMPAIGN, PLAN
from sheber.registry import words as registry_words
from sheber.registry.models import District, Region

LEVEL = Column("level", Words("Деңгей", "Уровень", "Level"), kinds.OneOf(registry_words.LEVEL))
PLACES = Words("Орындар", "Мест", "Places")
GROUPS = Words("Топтар", "Групп", "Groups")


def via(name: str, label: Words, kind: kinds.Kind, path: str) -> Column:
    """A column that stands at the end of a path."""
    return Column(name, label, kind, field=path)


PLAN_LINES = Register(
    "order.PlanLine",
    Words("Жоспар жолдары", "Строки плана", "Lines of the plan"),
    (
        "line",
        "college",
        "qualification",
        "level",
        "language",
        "last",
        "groups",
        "places",
        "verdict",
        "stop",
        "forcing",
    ),
    columns=(
        via("line", Words("Жол", "Строка", "Line"), kinds.Text(), "line__code"),
        via("college", Words("Колледж", "Колледж", "College"), kinds.Ref("registry.College"), "line__college"),
        via(
            "qualification",
            Words("Біліктілік", "Квалификация", "Qualification"),
            kinds.Ref("registry.Qualification"),
            "line__qualification",
        ),
        via("level", LEVEL.label, LEVEL.kind, "line__qualification__level"),
        via("base", Words("Негізі", "База", "Base"), kinds.OneOf(registry_words.BASE), "line__base"),
        via("language", Words("Тілі", "Язык", "Language"), kinds.OneOf(registry_words.LANGUAGE), "line__language"),
        via("last", Words("Былтыр топ", "Групп год назад", "Groups last year"), kinds.Whole(), "line__last"),
        via("most", Words("Топ шегі", "Предел групп", "Most groups"), kinds.Whole(), "line__max_groups"),
        via("applicants", Words("Талапкерлер", "Абитуриентов", "Applicants"), kinds.Whole(), "line__applicants"),
        Column("groups", GROUPS, kinds.Whole()),
        Column("places", PLACES, kinds.Whole()),
        Column("change", Words("Өзгеріс", "Изменение", "Change"), kinds.Whole(None)),
        Column("verdict", Words("Шешім", "Решение", "Decision"), kinds.OneOf(words.VERDICT)),
        Column("stop", Words("Не тоқтатады", "Что останавливает", "What stops one more"), kinds.OneOf(words.STOP)),
        Column(
            "forcing",
            Words("Тағы бір топ құны (бағалау)", "Цена ещё группы (оценка)", "Cost of one more (estimate)"),
            kinds.Number(3),
        ),
    ),
    search=("line__code", "line__college__name", "line__qualification__name"),
    filters=("college", "level", "language", "verdict", "stop"),
    rows=lambda: PlanLine.objects.filter(plan__in=_plans_that_count()).select_related("line__college__district"),
)
LINES = Register(
    "order.Line",
    Words("Тапсырыс жолдары (ұсыныстар)", "Строки заказа (предложения)", "Order lines (proposals)"),
    ("code", "college", "qualification", "base", "language", "cost", "applicants", "last", "max_groups"),
    sheet_code="order_lines",
    search=("code", "college__name", "qualification__name"),
    filters=("year", "college", "base", "language"),
    order="code",
)
DECISIONS = Register(
    "order.Decision",
    Words("Бекітілген орындар", "Утверждённые места", "Decided places"),
    ("code", "year", "college", "qualification", "base", "language", "groups", "places", "new", "act"),
    sheet_code="order_decisions",
    search=("code", "college__name", "qualification__name"),
    filters=("year", "college", "base", "language", "new"),
    order="code",
)
BUDGETS = Register(
    "order.Budget",
    Words("Бюджет", "Бюджет", "Budgets"),
    ("funding", "calendar_year", "year", "amount", "act"),
    sheet_code="order_budgets",
    search=("act",),
    filters=("year",),
)
LIMITS = Register(
    "order.Limit",
    Words("Шектер", "Пределы", "Limits"),
    ("code", "name", "year", "at_least", "at_most", "counts", "soft_price"),
    sheet_code="order_limits",
    search=("code", "name"),
    filters=("year",),
)
RESOURCES = Register(
    "order.Resource",
    Words("Ресурстар", "Ресурсы", "Resources"),
    ("code", "name", "calendar_year", "amount"),
    sheet_code="order_resources",
    search=("code", "name"),
    filters=("year", "calendar_year"),
)
SETTINGS = Register(
    "order.Setting",
    Words("Жоспарлау баптаулары", "Настройки плана", "Settings of the plan"),
    ("year", "group_min", "group_max", "oversupply", "change", "opening", "seconds"),
    sheet_code="order_settings",
    search=("act",),
)
ALL = (PLAN_LINES, DECISIONS, LINES, BUDGETS, LIMITS, RESOURCES, SETTINGS)


def _plans_that_count() -> list[int]:
    """Of each year the approved plan, else the newest one."""
    made = []
    for campaign in Campaign.objects.all():
        plan = campaign.plan or campaign.plans.order_by("-number").first()
        if plan:
            made.append(plan.pk)
    return made


def overview(request: HttpRequest) -> HttpResponse:
    """The order of a year: its plan, what it costs, what it refuses, its proof."""
    year = _year(request)
    actor = request.actor  # type: ignore[attr-defined]
    campaign = Campaign.objects.filter(year=year).select_related("plan").first()
    plan = (campaign.plan if campaign else None) or newest_plan(year)
    if plan and not PLAN.allows(actor, PLAN.VIEW, plan):
        plan = None
    context: dict[str, Any] = {
        "year": year,
        "campaign": campaign,
        "plan": plan,
        "state": FLOW.state(campaign) if campaign else None,
        "may_plan": CAMPAIGN.allows(actor, "plan") and (campaign is None or campaign.state == "draft"),
        "moves": FLOW.open_transitions(campaign, actor) if campaign else [],
    }
    if plan:
        context |= _plan_context(plan) | {"proof": proof_context(actor, plan.folder)}
    return render(request, "order/overview.html", context)


def _year(request: HttpRequest) -> int:
    text = request.GET.get("year", "")
    region = Region.objects.first()
    return int(text) if text.isdecimal() and len(text) == 4 else region.current_year if region else 0


def _plan_context(plan: Plan) -> dict[str, Any]:
    lines = plan.lines.select_related("line__college__district")
    by_district = dict(lines.values_list("line__college__district__code").annotate(n=Sum("places")))
    districts = list(District.objects.all())
    shapes = [
        Shape(d.code, str(d.name), d.shape, reverse("registry-district-detail", args=[d.code]))
        for d in districts
        if d.shape
    ]
    values = {d.code: by_district.get(d.code, 0) for d in districts}
    by_level = lines.values_list("line__qualification__level").annotate(n=Sum("places")).order_by("-n")
    bars = [Bar(str(registry_words.LEVEL.label(level)), n) for level, n in by_level]
    verdicts = dict(lines.values_list("verdict").annotate(n=Count("pk")))
    return {
        "map": DistrictMap(str(PLACES), shapes, values) if shapes else None,
        "levels": BarChart(str(PLACES), bars),
        "verdicts": [(words.VERDICT.label(code), code, verdicts.get(code, 0)) for code in words.VERDICT],
        "money": plan.summary.get("money", {}),
        "tables": [_by_college(lines), _prices(plan)],
        "gap_jobs": plan.summary["bound"] - plan.summary["objective"],
    }


def _by_college(lines: Any) -> dict[str, Any]:
    rows = (
        lines.values(
            "line__college__code", "line__college__name_ru", "line__college__name_kk", "line__college__name_en"
        )
        .annotate(places=Sum("places"), groups=Sum("groups"), change=Sum("change"))
        .order_by("-places")
    )
    made: list[list[Cell]] = []
    for row in rows:
        name = Words(row["line__college__name_kk"], row["line__college__name_ru"], row["line__college__name_en"])
        link = reverse("order-planline-list") + f"?college={row['line__college__code']}"
        counts = (Cell(number(row[key]), number=True) for key in ("groups", "places", "change"))
        made.append([Cell(str(name), link), *counts])
    heads = [
        (Words("Колледж", "Колледж", "College"), False),
        (GROUPS, True),
        (PLACES, True),
        (Words("Топ өзгерісі", "Изменение групп", "Change of groups"), True),
    ]
    return plain_table(Words("Колледждер бойынша", "По колледжам", "By college"), heads, made)


def _prices(plan: Plan) -> dict[str, Any]:
    try:
        rows: Iterable[dict[str, str]] = read_table(path_of(plan.folder), "prices.csv")
    except OSError:
        rows = []
    scarce = sorted((row for row in rows if float(row["price"])), key=lambda row: -float(row["price"]))[:25]
    made = [
        [
            Cell(str(Words(row["sentence_kk"], row["sentence"], row["sentence_en"]))),
            Cell(number(row["used"]), number=True),
            Cell(number(row["available"]), number=True),
        ]
        for row in scarce
    ]
    heads = [
        (
            Words(
                "Не жетпейді және оның құны",
                "Чего не хватает и сколько это стоит",
                "What is scarce and what it is worth",
            ),
            False,
        ),
        (Words("Жұмсалды", "Занято", "Used"), True),
        (Words("Бар", "Есть", "Available"), True),
    ]
    return plain_table(Words("Шектердің бағасы", "Цена ограничений", "Prices of the limits"), heads, made)


@require_POST
def compute(request: HttpRequest, year: int) -> HttpResponse:
    """Start the planning as long work."""
    actor = request.actor  # type: ignore[attr-defined]
    CAMPAIGN.demand(actor, "plan")
    return HttpResponseRedirect(reverse("job", args=[start_job("order.plan", actor, year=year).pk]))


@require_POST
def move(request: HttpRequest, year: int, name: str) -> HttpResponse:
    """Approve or publish the order."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        if name == "approve":
            act, day = request.POST.get("act", "").strip(), parse_date(request.POST.get("day", ""))
            if not act or day is None:
                return render(request, "order/approve.html", {"year": year, "act": act, "fault": True}, status=422)
            approve_order(actor, year, act=act, day=day, reason=request.POST.get("reason", ""))
        elif name == "publish":
            publish_order(actor, year)
        else:
            raise Http404
    except Campaign.DoesNotExist as error:
        raise Http404 from error
    except (BadInput, Forbidden, ValueError) as error:
        return render(request, "order/approve.html", {"year": year, "refused": str(error)}, status=409)
    return HttpResponseRedirect(reverse("order") + f"?year={year}")


def approve_form(request: HttpRequest, year: int) -> HttpResponse:
    """The form of the approval: the act's number and date."""
    CAMPAIGN.demand(request.actor, "approve")  # type: ignore[attr-defined]
    return render(request, "order/approve.html", {"year": year})
