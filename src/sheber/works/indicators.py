"""Figures of capital works."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from sheber.kernel.declare import COLLEGES, MILLIONS, PERCENT, PIECES, declare
from sheber.kernel.indicators import Count, Quotient, Scope, Sum
from sheber.kernel.words import Words
from sheber.works.models import BudgetLine, Payment, Photo, Project

SOURCE = Words("Күрделі жұмыстар тізілімі", "Реестр капитальных работ", "Register of capital works")
COLUMNS = ("code", "kind", "stage", "cost", "colleges_count")
WITHIN = {"kind": "kind", "district": "college__district__code", "college": "college__code"}
IN_MILLIONS = Fraction(1, 100_000_000)  # rows hold tiyn
COST = Words("Жобалар құнының қосындысы", "Сумма стоимости проектов", "Sum of the projects' cost")


def of_kind(kind: str) -> Callable[[Scope], QuerySet[Project]]:
    """Projects of a kind in the year whose cost is known."""
    return lambda scope: Project.objects.filter(year=scope.year, kind=kind).exclude(cost=None).order_by("code")


def cost(code: str, kind: str, name: Words) -> None:
    """Declare the cost of a kind of works."""
    declare(code, name, MILLIONS, COST, of_kind(kind), COLUMNS, source=SOURCE, measure=Sum("cost", IN_MILLIONS))


cost("works.hub_cost", "it_hub", Words("IT-хаб құны", "Стоимость IT-хаба", "Cost of the IT hub"))
cost(
    "works.repair_cost",
    "capital_repair",
    Words("Күрделі жөндеу құны", "Стоимость капремонта", "Cost of capital repairs"),
)
cost("works.equipment_cost", "equipment", Words("Жабдықтау құны", "Стоимость оснащения", "Cost of equipment"))
REPAIRED = declare(
    "works.repaired_colleges",
    Words("Күрделі жөндеуден өткен колледждер", "Колледжи после капремонта", "Colleges repaired"),
    COLLEGES,
    Words("Аяқталған жөндеулердегі колледждер", "Колледжи завершённых ремонтов", "Colleges of finished repairs"),
    lambda scope: of_kind("capital_repair")(scope).filter(stage="done"),
    COLUMNS,
    source=SOURCE,
    measure=Sum("colleges_count"),
)
PROJECTS = declare(
    "works.projects",
    Words("Күрделі жұмыс жобалары", "Проекты капитальных работ", "Projects of capital works"),
    PIECES,
    Words(
        "Жылдың жобалары, түрі бойынша бөлінеді",
        "Проекты года; делятся по видам",
        "Projects of the year; parted by kind",
    ),
    lambda scope: Project.objects.filter(year=scope.year).order_by("code"),
    COLUMNS,
    source=SOURCE,
    within=WITHIN,
)
PLANNED = declare(
    "works.money_planned",
    Words("Жұмыстарға жоспарланған ақша", "Деньги на работы по плану", "Money planned for works"),
    MILLIONS,
    Words("Жұмыстардың бюджет жолдарының қосындысы", "Сумма строк бюджета работ", "Sum of the works' budget lines"),
    lambda scope: BudgetLine.objects.filter(year=scope.year).order_by("code"),
    ("code", "funding", "year", "amount"),
    source=Words("Жұмыстардың бюджет жолдары", "Строки бюджета работ", "Budget lines of the works"),
    measure=Sum("amount", IN_MILLIONS),
)
PAID = declare(
    "works.money_paid",
    Words("Жұмыстарға төленген ақша", "Деньги на работы, выплачено", "Money paid for works"),
    MILLIONS,
    Words("Жыл ішіндегі төлемдердің қосындысы", "Сумма платежей за год", "Sum of the year's payments"),
    lambda scope: Payment.objects.filter(day__year=scope.year).order_by("code"),
    ("code", "contract__code", "day", "amount"),
    source=Words("Төлемдер тізілімі", "Реестр платежей", "Register of payments"),
    measure=Sum("amount", IN_MILLIONS),
    within={
        "district": "contract__project__college__district__code",
        "college": "contract__project__college__code",
        "kind": "contract__project__kind",
    },
)
FINISHED = declare(
    "works.finished_share",
    Words("Аяқталған жобалардың үлесі", "Доля завершённых проектов", "Share of projects done"),
    PERCENT,
    Words(
        "Аяқталғандары / жыл жобалары × 100", "Завершённые / проекты года × 100", "Done / projects of the year x 100"
    ),
    lambda scope: (
        Project.objects.filter(year=scope.year)
        .annotate(is_done=Case(When(stage="done", then=Value(1)), default=Value(0)))
        .order_by("code")
    ),
    ("code", "kind", "stage", "is_done"),
    source=SOURCE,
    measure=Quotient(Sum("is_done"), Count(), per=100),
    within=WITHIN,
    decimals=1,
    denominator=Words("Жылдың барлық жобалары", "Все проекты года", "All projects of the year"),
)


def median_delay(scope: Scope) -> Any:
    """The projects that ended in the year and stand in the middle by their delay, with the days of it."""
    rows = Project.objects.filter(ended__year=scope.year).exclude(ends=None)
    for dimension, value in scope.within:
        rows = rows.filter(**{WITHIN[dimension]: value})
    late = sorted(((one.ended - one.ends).days, one.code) for one in rows if one.ended and one.ends)
    middle = late[(len(late) - 1) // 2 : len(late) // 2 + 1]
    cases = [When(code=code, then=Value(days)) for days, code in middle]
    chosen = Project.objects.filter(code__in=[code for _, code in middle]).order_by("code")
    return chosen.annotate(delay_days=Case(*cases, default=Value(0), output_field=IntegerField()))


DELAY = declare(
    "works.delay_median",
    Words("Кешігудің медианасы", "Медиана опоздания", "Median delay"),
    Words("күн", "дней", "days"),
    Words(
        "Жыл ішінде аяқталған жобалардың уәде етілген күннен кешігуі: ортадағысы (не екеуінің орташасы)",
        "Опоздание завершённых за год проектов против обещанного срока: среднее по порядку (или среднее двух)",
        "Days after the promised end, of projects that ended in the year: the middle one (or the mean of two)",
    ),
    median_delay,
    ("code", "kind", "delay_days"),
    source=SOURCE,
    measure=Quotient(Sum("delay_days"), Count()),
    within=WITHIN,
    decimals=1,
    denominator=Words("Ортадағы жобалар саны", "Число проектов в середине", "Projects in the middle"),
)
OVERRUN = declare(
    "works.overrun",
    Words("Соңғы құнының жоспарға қатынасы", "Итоговая стоимость к плановой", "Final cost to the planned one"),
    PERCENT,
    Words(
        "Жыл ішінде аяқталған жобалардың соңғы құны / жоспарлы құны × 100",
        "Итоговая / плановая стоимость завершённых за год × 100",
        "Final / planned cost of the projects that ended in the year x 100",
    ),
    lambda scope: Project.objects.filter(Q(ended__year=scope.year), cost__gt=0, final_cost__isnull=False).order_by(
        "code"
    ),
    ("code", "kind", "cost", "final_cost"),
    source=SOURCE,
    measure=Quotient(Sum("final_cost"), Sum("cost"), per=100),
    within=WITHIN,
    decimals=1,
    denominator=Words("Жоспарлы құны", "Плановая стоимость", "Planned cost"),
)
DOUBTED = declare(
    "works.doubted_pictures",
    Words("Қайталанған не өзгертілген суреттер", "Повторные и правленые снимки", "Re-used or edited pictures"),
    PIECES,
    Words(
        "Жыл ішіндегі бұрынғыға ұқсас суреттер",
        "Снимки года, похожие на прежние",
        "Pictures of the year that resemble older ones",
    ),
    lambda scope: Photo.objects.filter(day__year=scope.year).exclude(likeness="new").order_by("code"),
    ("code", "project__code", "day", "likeness", "distance"),
    source=Words("Суреттер тізілімі", "Реестр снимков", "Register of pictures"),
    synthetic=lambda rows: False,
)
