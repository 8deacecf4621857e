"""The way to the decision and after it: proposals, the plan, amendments, how far lines were filled."""

from datetime import date
from fractions import Fraction

from django.db.models import (
    BigIntegerField,
    Case,
    ExpressionWrapper,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Round

from sheber.kernel.declare import PERCENT, PIECES, PLACES, declare
from sheber.kernel.indicators import Count, Quotient, Scope, Sum
from sheber.kernel.words import Words
from sheber.order.models import Campaign, Decision, Fill, Plan, Proposal
from sheber.order.queries import decided, plan_lines

ADDED = date(2026, 11, 26)
BILLION = 10**9
PLAN = Words("Жоспар", "План", "The plan")
PROPOSALS = Words("Колледждердің ұсыныстары", "Предложения колледжей", "Proposals of colleges")
AMENDED = Words("Тапсырысты өзгерту актілері", "Акты изменения госзаказа", "Amending acts of the order")
FILLED = Words("Толтырылу кестесі", "Таблица наполнения", "Sheet of fill")
OF_PROPOSAL = {
    "college": "college__code",
    "district": "college__district__code",
    "level": "qualification__level",
    "language": "language",
    "base": "base",
    "kind": "kind",
}
OF_CHANGE = {"college": "college__code", "district": "college__district__code", "level": "qualification__level"}
ASKED = ("code", "college__code", "kind", "state", "groups", "places", "declined")
CHANGED = ("code", "amendment", "college__code", "places", "before", "moved")

REFUSED = declare(
    "order.refused",
    Words("Ашылмаған ұсыныстар", "Неоткрытые предложения", "Proposals not opened"),
    PIECES,
    Words("Жоспар ашпаған жолдар", "Строки, которые план не открыл", "Lines that the plan did not open"),
    lambda scope: plan_lines(scope.year).filter(verdict="refused").order_by("line__code"),
    ("line__code", "line__college__code", "verdict", "stop", "stop_name"),
    source=PLAN,
    synthetic=lambda rows: rows.filter(line__synthetic=True).exists(),
    within={"college": "line__college__code", "district": "line__college__district__code"},
)


def proposals(scope: Scope) -> QuerySet[Proposal]:
    """What colleges sent and did not take back."""
    refused = Case(When(state="declined", then=Value(1)), default=Value(0), output_field=IntegerField())
    rows = Proposal.objects.filter(year=scope.year).exclude(state__in=("draft", "withdrawn"))
    return rows.annotate(declined=refused).order_by("code")


SENT = declare(
    "order.proposals",
    Words("Колледждердің ұсыныстары", "Предложения колледжей", "Proposals of colleges"),
    PIECES,
    Words("Жіберілген және кері алынбаған", "Отправленные и не отозванные", "Sent and not taken back"),
    proposals,
    ASKED,
    since=ADDED,
    source=PROPOSALS,
    within=OF_PROPOSAL,
)
ASKED_PLACES = declare(
    "order.proposed_places",
    Words("Ұсынылған орындар", "Предложено мест колледжами", "Places proposed by colleges"),
    PLACES,
    Words("Ұсыныстардағы орындар қосындысы", "Сумма мест по предложениям", "Sum of places over proposals"),
    proposals,
    ASKED,
    since=ADDED,
    source=PROPOSALS,
    measure=Sum("places"),
    within=OF_PROPOSAL,
)
DECLINED = declare(
    "order.declined_share",
    Words("Қабылданбаған ұсыныстар үлесі", "Доля отклонённых предложений", "Share of proposals declined"),
    PERCENT,
    Words("Қабылданбағандар / ұсыныстар", "Отклонённые / предложения", "Declined / proposals"),
    proposals,
    ASKED,
    since=ADDED,
    source=PROPOSALS,
    measure=Quotient(Sum("declined"), Count(), per=100),
    within=OF_PROPOSAL,
    denominator=Words("ұсыныстар", "предложения", "proposals"),
    decimals=1,
)


def plans(scope: Scope) -> QuerySet[Plan]:
    """The approved plan of the year with its certified gap to the bound, in billionths of the plan."""
    chosen = Campaign.objects.filter(year=scope.year).exclude(plan=None).values("plan")
    gap = Cast(KeyTextTransform("certified_gap", "summary"), FloatField()) * Value(BILLION)
    rows = Plan.objects.filter(pk__in=chosen).annotate(gap=Cast(Round(gap), BigIntegerField()))
    return rows.exclude(gap=None).order_by("pk")


GAP = declare(
    "order.bound_gap",
    Words(
        "Жоспардың ең жақсыдан қалуы мүмкін шегі",
        "Отставание плана от лучшего возможного, не больше",
        "The plan's gap to the best possible, at most",
    ),
    PERCENT,
    Words(
        "Бекітілген жоспардың сертификатындағы шек: (жоғарғы баға − жоспар) / жоспар",
        "Граница из сертификата утверждённого плана: (верхняя оценка − план) / план",
        "The bound in the approved plan's certificate: (upper bound − plan) / plan",
    ),
    plans,
    ("number", "gap"),
    since=ADDED,
    source=PLAN,
    measure=Quotient(Sum("gap", Fraction(1, BILLION)), Count(), per=100),
    denominator=Words("жоспар", "план", "the plan"),
    decimals=2,
)


def changes(scope: Scope) -> QuerySet[Decision]:
    """Decisions that changed a line in the year, with its places before and how many were moved."""
    earlier = Decision.objects.filter(
        year=OuterRef("year"), code=OuterRef("code"), amendment__lt=OuterRef("amendment")
    )
    before = Subquery(earlier.order_by("-amendment").values("places")[:1], output_field=IntegerField())
    rows = (
        Decision.objects.filter(year=scope.year, amendment__gt=0).annotate(before=before).filter(before__isnull=False)
    )
    added = ExpressionWrapper(F("places") - F("before"), output_field=IntegerField())
    moved = Case(When(places__gt=F("before"), then=added), default=Value(0), output_field=IntegerField())
    return rows.annotate(moved=moved).order_by("code", "amendment")


AMENDMENTS = declare(
    "order.amendments",
    Words("Тапсырысқа енгізілген өзгерістер", "Изменения строк госзаказа", "Amendments of order lines"),
    PIECES,
    Words(
        "Жыл ішінде өзгертілген жолдар, әр өзгеріс бір рет",
        "Изменения строк за год, каждое один раз",
        "Changes of lines in the year, each counted once",
    ),
    changes,
    CHANGED,
    since=ADDED,
    source=AMENDED,
    within=OF_CHANGE,
)
MOVED = declare(
    "order.moved",
    Words("Өзгерістермен көшірілген орындар", "Перенесённые изменениями места", "Places moved by amendments"),
    PLACES,
    Words(
        "Өзгеріс жолға қосқан орындар қосындысы",
        "Сумма мест, добавленных строкам изменениями",
        "Sum of places that amendments added to lines",
    ),
    changes,
    CHANGED,
    since=ADDED,
    source=AMENDED,
    measure=Sum("moved"),
    within=OF_CHANGE,
)


def counted(scope: Scope) -> QuerySet[Decision]:
    """Decided lines with the newest count of those who came; until anybody is enrolled, of the admitted."""
    newest = Fill.objects.filter(year=OuterRef("year"), line=OuterRef("code")).order_by("-day")
    rows = decided(scope.year).annotate(
        enrolled=Subquery(newest.values("enrolled")[:1], output_field=IntegerField()),
        admitted=Subquery(newest.values("admitted")[:1], output_field=IntegerField()),
    )
    came = Case(When(enrolled__gt=0, then=F("enrolled")), default=F("admitted"), output_field=IntegerField())
    return rows.exclude(admitted=None).annotate(came=came).order_by("code")


FILL = declare(
    "order.fill",
    Words("Тапсырыстың толтырылуы", "Наполнение госзаказа", "Fill of the order"),
    PERCENT,
    Words(
        "Келгендер / орындар, саналған жолдар бойынша",
        "Пришедшие / места по посчитанным строкам",
        "Those who came / places, over lines that were counted",
    ),
    counted,
    ("code", "places", "came"),
    since=ADDED,
    source=FILLED,
    measure=Quotient(Sum("came"), Sum("places"), per=100),
    within={"college": "college__code", "level": "qualification__level"},  # no district: few lines would be told of
    denominator=Words("орындар", "места", "places"),
    decimals=1,
    about_people=True,  # few people on a line would be told by its row
)
