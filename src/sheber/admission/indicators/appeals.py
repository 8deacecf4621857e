"""Appeals: how many, and how many were right."""

from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When

from sheber.admission.models import Appeal
from sheber.kernel.declare import PERCENT, PIECES, declare
from sheber.kernel.indicators import Quotient, Scope, Sum
from sheber.kernel.words import Words

ADDED = date(2026, 11, 26)
SOURCE = Words("Апелляциялар тізілімі", "Реестр апелляций", "Register of appeals")
OF_APPEAL = {"track": "applicant__campaign__track", "district": "applicant__district__code"}
COLUMNS = ("pk", "state", "answered", "granted")


def _flag(*states: str) -> Case:
    return Case(When(state__in=states, then=Value(1)), default=Value(0), output_field=IntegerField())


def appeals(scope: Scope) -> QuerySet[Appeal]:
    """Appeals of the year's campaigns."""
    rows: QuerySet[Appeal] = Appeal.objects.filter(applicant__campaign__year=scope.year)
    return rows.annotate(answered=_flag("granted", "refused"), granted=_flag("granted")).order_by("pk")


FILED = declare(
    "admission.appeals",
    Words("Апелляциялар", "Апелляции", "Appeals"),
    PIECES,
    Words("Жыл науқандарында берілгендер", "Поданные по кампаниям года", "Filed in the year's campaigns"),
    appeals,
    COLUMNS,
    source=SOURCE,
    within=OF_APPEAL,
    about_people=True,
)
GRANTED = declare(
    "admission.appeals_granted",
    Words("Қанағаттандырылған апелляциялар үлесі", "Доля удовлетворённых апелляций", "Share of appeals granted"),
    PERCENT,
    Words("Қанағаттандырылғандар / қаралғандар", "Удовлетворённые / рассмотренные", "Granted / decided"),
    appeals,
    COLUMNS,
    since=ADDED,
    source=SOURCE,
    measure=Quotient(Sum("granted"), Sum("answered"), per=100),
    within=OF_APPEAL,
    denominator=Words("қаралғандар", "рассмотренные", "those decided"),
    decimals=1,
    about_people=True,
)
