"""What the order costs. A decided line has its price in the sheet of lines; a line without one is not counted."""

from datetime import date
from fractions import Fraction

from django.db.models import BigIntegerField, ExpressionWrapper, F, OuterRef, QuerySet, Subquery

from sheber.kernel.declare import MILLIONS, declare
from sheber.kernel.indicators import Quotient, Scope, Sum
from sheber.kernel.words import Words
from sheber.order.indicators.places import COLUMNS, WITHIN, lines
from sheber.order.models import Budget, Decision, Line

ADDED = date(2026, 11, 26)
NORMS = Words("Жолдар мен нормативтер", "Строки и нормативы", "Lines and norms")
BUDGETS = Words("Бюджет кестесі", "Таблица бюджета", "Sheet of budgets")
TO_MILLIONS = Fraction(1, 100_000_000)  # tiyn
TO_THOUSANDS = Fraction(1, 100_000)


def priced(scope: Scope) -> QuerySet[Decision]:
    """Decided lines that have a price, with what their first year of study costs (tiyn)."""
    price = Line.objects.filter(year=OuterRef("year"), code=OuterRef("code")).values("cost")[:1]
    rows = lines(scope).annotate(price=Subquery(price, output_field=BigIntegerField())).exclude(price=None)
    return rows.annotate(cost=ExpressionWrapper(F("places") * F("price"), output_field=BigIntegerField()))


COST = declare(
    "order.cost",
    Words(
        "Тапсырыстың бірінші оқу жылының құны",
        "Стоимость первого года обучения по госзаказу",
        "Cost of the order's first year of study",
    ),
    MILLIONS,
    Words(
        "Орындар × норматив, бағасы бар жолдар бойынша",
        "Места × норматив по строкам, у которых есть цена",
        "Places × norm over lines that have a price",
    ),
    priced,
    (*COLUMNS, "price", "cost"),
    since=ADDED,
    source=NORMS,
    measure=Sum("cost", TO_MILLIONS),
    within=WITHIN,
    decimals=1,
)
COST_PER_PLACE = declare(
    "order.cost_per_place",
    Words("Бір орынның жылдық құны", "Стоимость одного места в год", "Cost of one place a year"),
    Words("мың теңге", "тыс. тенге", "thousand tenge"),
    Words("Құны / орындар", "Стоимость / места", "Cost / places"),
    priced,
    (*COLUMNS, "price", "cost"),
    since=ADDED,
    source=NORMS,
    measure=Quotient(Sum("cost", TO_THOUSANDS), Sum("places")),
    within=WITHIN,
    denominator=Words("бағасы бар жолдардағы орындар", "места строк с ценой", "places of lines that have a price"),
    decimals=1,
)
BUDGET = declare(
    "order.budget",
    Words("Тапсырыстың бюджеті", "Бюджет госзаказа", "Budget of the order"),
    MILLIONS,
    Words(
        "Осы жылғы тапсырысқа барлық күнтізбелік жылдарға бөлінген қаражат",
        "Средства на заказ года по всем календарным годам",
        "Money for the year's order over all calendar years",
    ),
    lambda scope: Budget.objects.filter(year=scope.year).order_by("funding", "calendar_year"),
    ("year", "funding", "calendar_year", "amount"),
    since=ADDED,
    source=BUDGETS,
    measure=Sum("amount", TO_MILLIONS),
    within={"funding": "funding"},
    decimals=1,
)
