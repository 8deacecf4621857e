"""Seats after the match: how many, how sought, how full, what they took. A pool's few people are told by no row."""

from datetime import date

from django.db.models import Case, CharField, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models import Sum as SumOf
from django.db.models.functions import Coalesce

from sheber.admission.indicators.people import PLACED_TOTAL
from sheber.admission.models import Application, Campaign, Seat
from sheber.kernel.declare import PERCENT, PIECES, PLACES, declare
from sheber.kernel.indicators import Count as RowCount
from sheber.kernel.indicators import Median, Quotient, Scope, Sum
from sheber.kernel.small_numbers import NEWEST
from sheber.kernel.words import Words
from sheber.order.models import Decision

ADDED = date(2026, 11, 26)
OPEN = "open"
LEAST_ADMITTED = NEWEST.group  # a cut-off of fewer people would tell of them
SOURCE = Words("Қабылдау науқаны", "Приёмная кампания", "Admission campaign")
OF_SEAT = {"track": "campaign__track", "college": "college", "district": "district"}
# Without the district, by which a release would divide them: sums over few pools would tell of a protected one.
OF_PEOPLE = {"track": "campaign__track", "college": "college"}


def seats(scope: Scope) -> QuerySet:
    """Pools of the year after the match."""
    rows: QuerySet = Seat.objects.filter(campaign__year=scope.year).exclude(admitted=None)
    placed: QuerySet = with_place(rows, "campaign__year", "programme").annotate(
        left=F("seats") - F("admitted"),
        full=Case(When(admitted__gte=F("seats"), then=Value(1)), default=Value(0), output_field=IntegerField()),
    )
    return placed


def with_place(rows: QuerySet, year: str, programme: str) -> QuerySet:
    """The rows with the college and the district of their programme, a line of the order."""
    line = Decision.objects.filter(year=OuterRef(year), code=OuterRef(programme)).order_by("-amendment")
    placed: QuerySet = rows.annotate(
        college=Subquery(line.values("college__code")[:1], output_field=CharField()),
        district=Subquery(line.values("college__district__code")[:1], output_field=CharField()),
    )
    return placed.order_by("pk")


FILLED = declare(
    "admission.filled",
    Words("Толтырылған орындар үлесі", "Доля занятых мест", "Share of seats filled"),
    PERCENT,
    Words("Қабылданғандар / орындар", "Принятые / места", "Admitted / seats"),
    seats,
    ("programme", "pool", "seats", "admitted"),
    source=SOURCE,
    measure=Quotient(Sum("admitted"), Sum("seats"), per=100),
    within=OF_PEOPLE,
    denominator=Words("орындар", "места", "seats"),
    decimals=1,
    about_people=True,  # few people in a pool would be told by its row
    tells=(PLACED_TOTAL,),
)
SEATS = declare(
    "admission.seats",
    Words("Бөлінген орындар", "Распределяемые места", "Seats given out"),
    PLACES,
    Words("Бассейндердегі орындар қосындысы", "Сумма мест по пулам", "Sum of seats over pools"),
    seats,
    ("programme", "pool", "seats"),
    source=SOURCE,
    measure=Sum("seats"),
    within=OF_SEAT,
)
EMPTY = declare(
    "admission.empty_places",
    Words("Бос қалған орындар", "Незанятые места", "Places left empty"),
    PLACES,
    Words(
        "Орындар − қабылданғандар, бассейндер бойынша", "Места − принятые, по пулам", "Seats − admitted, over pools"
    ),
    seats,
    ("programme", "pool", "seats", "admitted", "left"),
    since=ADDED,
    source=SOURCE,
    measure=Sum("left"),
    within=OF_PEOPLE,
    about_people=True,
    tells=(PLACED_TOTAL,),
)
KEPT = declare(
    "admission.kept_places",
    Words("Квота мен шартқа сақталған орындар", "Места для квот и договоров", "Places kept for rights and contracts"),
    PLACES,
    Words(
        "Жалпы конкурстан басқа бассейндердегі орындар",
        "Сумма мест пулов, кроме общего конкурса",
        "Sum of seats over pools other than the open one",
    ),
    lambda scope: seats(scope).exclude(pool=OPEN),
    ("programme", "pool", "seats"),
    since=ADDED,
    source=SOURCE,
    measure=Sum("seats"),
    within=OF_SEAT,
)


def programmes(scope: Scope) -> QuerySet:
    """Programmes of the year, once each, with how often they were chosen and all their seats."""
    own = Application.objects.filter(
        programme=OuterRef("programme"), applicant__campaign=OuterRef("campaign")
    ).exclude(applicant__state="draft")
    chosen = own.exclude(applicant__state="withdrawn", applicant__result=None).order_by().values("programme")
    pools = Seat.objects.filter(campaign=OuterRef("campaign"), programme=OuterRef("programme")).order_by()
    whole = pools.values("programme").annotate(number=SumOf("seats")).values("number")
    rows: QuerySet = seats(scope).filter(pool=OPEN)
    chosen_rows: QuerySet = rows.annotate(
        chosen=Coalesce(
            Subquery(chosen.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), Value(0)
        ),
        whole=Subquery(whole, output_field=IntegerField()),
    )
    return chosen_rows


PROGRAMMES = declare(
    "admission.programmes",
    Words("Қабылдау бағдарламалары", "Программы приёма", "Programmes of admission"),
    PIECES,
    Words("Орын бөлінген бағдарламалар", "Программы, на которые распределены места", "Programmes with seats"),
    lambda scope: seats(scope).filter(pool=OPEN),
    ("programme", "seats"),
    since=ADDED,
    source=SOURCE,
    within=OF_SEAT,
)
PER_PLACE = declare(
    "admission.per_place",
    Words("Бір орынға таңдаулар", "Выборов на одно место", "Choices per place"),
    Words("таңдау", "выборов", "choices"),
    Words(
        "Бағдарламаны таңдағандар / оның орындары",
        "Выбравшие программу / её места",
        "Choices of a programme / its seats",
    ),
    programmes,
    ("programme", "chosen", "whole"),
    since=ADDED,
    source=SOURCE,
    measure=Quotient(Sum("chosen"), Sum("whole")),
    within=OF_PEOPLE,
    denominator=Words("орындар", "места", "seats"),
    decimals=2,
    about_people=True,
)
FULL = declare(
    "admission.full_share",
    Words("Орны толған бағдарламалар үлесі", "Доля заполненных программ", "Share of programmes that are full"),
    PERCENT,
    Words(
        "Жалпы конкурсы толғандар / бағдарламалар",
        "С заполненным общим конкурсом / программы",
        "With the open places full / programmes",
    ),
    lambda scope: seats(scope).filter(pool=OPEN),
    ("programme", "full"),
    since=ADDED,
    source=SOURCE,
    measure=Quotient(Sum("full"), RowCount(), per=100),
    within=OF_SEAT,
    denominator=Words("бағдарламалар", "программы", "programmes"),
    decimals=1,
)


def cutoffs(scope: Scope) -> QuerySet:
    """Cut-offs that the public may read: of full open pools that admitted enough people and are published."""
    few = Q(admitted__lt=LEAST_ADMITTED) | Q(points=None)
    return seats(scope).filter(pool=OPEN, protected=False, full=1).exclude(few)


CUTOFF = declare(
    "admission.cutoff_median",
    Words("Өту балының медианасы", "Медиана проходного балла", "Median cut-off"),
    Words("балл", "баллов", "points"),
    Words(
        "Толған бағдарламалардың жарияланған өту балдарының ортаңғысы (кемінде 5 адам қабылданған)",
        "Середина опубликованных проходных баллов заполненных программ (принято не меньше 5 человек)",
        "The middle of the published cut-offs of full programmes (at least 5 people admitted)",
    ),
    cutoffs,
    ("programme", "points"),
    since=ADDED,
    source=SOURCE,
    measure=Median("points"),
    within=OF_SEAT,
    decimals=1,
)
CAMPAIGNS = declare(
    "admission.campaigns",
    Words("Қабылдау науқандары", "Приёмные кампании", "Admission campaigns"),
    PIECES,
    Words("Жылдың науқандары", "Кампании года", "Campaigns of the year"),
    lambda scope: Campaign.objects.filter(year=scope.year).order_by("code"),
    ("code", "track", "choices"),
    since=ADDED,
    source=SOURCE,
    within={"track": "track"},
)
