"""Figures of demand."""

from fractions import Fraction

from django.db.models import BigIntegerField, Case, F, QuerySet, When

from sheber.demand.models import Cell, Hire, Request
from sheber.demand.queries import newest_cells
from sheber.kernel.declare import PEOPLE, PERCENT, PIECES, declare
from sheber.kernel.indicators import Quotient, Scope, Sum
from sheber.kernel.words import Words
from sheber.registry.models import Employer

REQUESTS = Words("Жұмыс берушілердің өтінімдері", "Заявки работодателей", "Employers' requests")
FORECAST = Words("Қажеттілік болжамы", "Прогноз потребности", "Forecast of need")
WITHIN = {"district": "district__code", "occupation": "occupation__code"}


def requests(scope: Scope) -> QuerySet[Request]:
    """Requests for people wanted in the year."""
    return Request.objects.filter(wanted_year=scope.year).order_by("code")


def cells(scope: Scope) -> QuerySet[Cell]:
    """Cells of the year's forecast; met = what is wanted and on the way."""
    met = Case(When(supply__lt=F("need"), then=F("supply")), default=F("need"), output_field=BigIntegerField())
    return newest_cells(scope.year).annotate(met=met).order_by("occupation__code", "district__code")


ASKED = declare(
    "demand.requests",
    Words("Жұмыс берушілер сұраған адам саны", "Запрошено работодателями", "People asked for by employers"),
    PEOPLE,
    Words("Осы жылға берілген өтінімдер қосындысы", "Сумма заявок на этот год", "Sum of requests for the year"),
    requests,
    ("code", "employer__code", "occupation__code", "district__code", "number"),
    source=REQUESTS,
    measure=Sum("number"),
    within=WITHIN,
)
EMPLOYERS = declare(
    "demand.employers",
    Words("Өтінім берген жұмыс берушілер", "Работодатели, подавшие заявки", "Employers who asked"),
    PIECES,
    Words(
        "Осы жылға кемінде бір өтінімі бар",
        "С хотя бы одной заявкой на год",
        "With at least one request for the year",
    ),
    lambda scope: Employer.objects.filter(requests__wanted_year=scope.year).distinct().order_by("code"),
    ("code", "sector"),
    source=REQUESTS,
    within={"district": "district__code"},
)
HIRED = declare(
    "demand.hires",
    Words("Жұмысқа алынғандар", "Принято на работу", "People hired"),
    PEOPLE,
    Words("Жұмыс берушілер растаған қабылдаулар", "Подтверждённые приёмы", "Confirmed hires"),
    lambda scope: Hire.objects.filter(year=scope.year).order_by("pk"),
    ("employer__code", "occupation__code", "district__code", "number"),
    source=Words("Қабылдау тізімдері", "Списки принятых", "Lists of hires"),
    measure=Sum("number"),
    within=WITHIN,
)
NEED = declare(
    "demand.need",
    Words("Түлектерге қажеттілік", "Потребность в выпускниках", "Graduates needed"),
    PEOPLE,
    Words("Болжам ұяшықтарының қосындысы", "Сумма ячеек прогноза", "Sum of the forecast's cells"),
    cells,
    ("occupation__code", "district__code", "need"),
    source=FORECAST,
    measure=Sum("need", Fraction(1, 1000)),
    within=WITHIN,
)
SUPPLY = declare(
    "demand.supply",
    Words("Оқуын бітіретін түлектер", "Выпускники на подходе", "Graduates on the way"),
    PEOPLE,
    Words(
        "Болжам ұяшықтарындағы ұсыныс қосындысы",
        "Сумма предложения в ячейках прогноза",
        "Sum of supply over the cells",
    ),
    cells,
    ("occupation__code", "district__code", "supply"),
    source=FORECAST,
    measure=Sum("supply", Fraction(1, 1000)),
    within=WITHIN,
)
COVERED = declare(
    "demand.covered",
    Words(
        "Түлектермен өтелетін қажеттілік",
        "Доля потребности, закрытая выпуском",
        "Need covered by graduates on the way",
    ),
    PERCENT,
    Words(
        "Ұяшықтардағы өтелген қажеттілік / қажеттілік",
        "Закрытая потребность ячеек / потребность",
        "Met need of cells / need",
    ),
    cells,
    ("occupation__code", "district__code", "need", "met"),
    source=FORECAST,
    measure=Quotient(Sum("met"), Sum("need"), per=100),
    within=WITHIN,
    denominator=Words("қажеттілік", "потребность", "need"),
    decimals=1,
)
