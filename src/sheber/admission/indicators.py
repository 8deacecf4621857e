"""Figures of admission."""

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from sheber.admission.models import Applicant, Result, Seat
from sheber.kernel.declare import PEOPLE, PERCENT, PLACES, declare
from sheber.kernel.indicators import Count, Quotient, Scope, Sum
from sheber.kernel.words import Words

SOURCE = Words("Қабылдау науқаны", "Приёмная кампания", "Admission campaign")
WITHIN = {"track": "applicant__campaign__track", "district": "applicant__district__code"}
COLUMNS = ("applicant__code", "placed", "first")


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def results(scope: Scope) -> QuerySet[Result]:
    """What applicants of the year hold."""
    return (
        Result.objects.filter(applicant__campaign__year=scope.year)
        .annotate(placed=_flag(~Q(programme="")), first=_flag(Q(choice=1)))
        .order_by("applicant__code")
    )


def seats(scope: Scope) -> QuerySet[Seat]:
    """Pools of the year after the match."""
    return Seat.objects.filter(campaign__year=scope.year).exclude(admitted=None).order_by("pk")


APPLICANTS = declare(
    "admission.applicants",
    Words("Талапкерлер", "Абитуриенты", "Applicants"),
    PEOPLE,
    Words("Өтініш берген адамдар", "Люди, подавшие заявления", "People who applied"),
    lambda scope: Applicant.objects.filter(campaign__year=scope.year).order_by("code"),
    ("code", "base"),
    source=SOURCE,
    within={"track": "campaign__track", "district": "district__code"},
    about_people=True,
)
PLACED = declare(
    "admission.placed",
    Words("Орын алғандар", "Получили место", "Placed"),
    PEOPLE,
    Words("Нәтижесінде орын алған талапкерлер", "Абитуриенты с местом", "Applicants who hold a place"),
    results,
    COLUMNS,
    source=SOURCE,
    measure=Sum("placed"),
    within=WITHIN,
    about_people=True,
)
PLACED_SHARE = declare(
    "admission.placed_share",
    Words("Орын алғандар үлесі", "Доля получивших место", "Share placed"),
    PERCENT,
    Words("Орын алғандар / талапкерлер", "Получившие место / абитуриенты", "Placed / applicants"),
    results,
    COLUMNS,
    source=SOURCE,
    measure=Quotient(Sum("placed"), Count(), per=100),
    within=WITHIN,
    denominator=Words("талапкерлер", "абитуриенты", "applicants"),
    decimals=1,
    about_people=True,
)
FIRST = declare(
    "admission.first_choice",
    Words("Бірінші таңдауын алғандар", "Получили первый выбор", "At their first choice"),
    PERCENT,
    Words("Бірінші таңдауы / орын алғандар", "Первый выбор / получившие место", "First choice / placed"),
    results,
    COLUMNS,
    source=SOURCE,
    measure=Quotient(Sum("first"), Sum("placed"), per=100),
    within=WITHIN,
    denominator=Words("орын алғандар", "получившие место", "the placed"),
    decimals=1,
    about_people=True,
)
FILLED = declare(
    "admission.filled",
    Words("Толтырылған орындар үлесі", "Доля занятых мест", "Share of seats filled"),
    PERCENT,
    Words("Қабылданғандар / орындар", "Принятые / места", "Admitted / seats"),
    seats,
    ("programme", "pool", "seats", "admitted"),
    source=SOURCE,
    measure=Quotient(Sum("admitted"), Sum("seats"), per=100),
    within={"track": "campaign__track"},
    denominator=Words("орындар", "места", "seats"),
    decimals=1,
)
SEATS = declare(
    "admission.seats",
    Words("Бөлінген орындар", "Распределяемые места", "Seats given out"),
    PLACES,
    Words("Бассейндердегі орындар қосындысы", "Сумма мест по пулам", "Sum of seats over pools"),
    seats,
    ("programme", "pool", "seats", "admitted"),
    source=SOURCE,
    measure=Sum("seats"),
    within={"track": "campaign__track"},
)
