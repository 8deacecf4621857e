"""Figures of demand."""

from fractions import Fraction

from django.db.models import (
    BigIntegerField,
    Case,
    DecimalField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models import Sum as SqlSum
from django.db.models.functions import Abs, Cast, Round

from sheber.demand.models import CameTrue, Cell, Hire, PastForecast, Request, Vacancy
from sheber.demand.queries import newest_cells, newest_forecasts_cells
from sheber.kernel.declare import PEOPLE, PERCENT, PIECES, declare
from sheber.kernel.indicators import Quotient, Scope, Sum
from sheber.kernel.words import Words
from sheber.registry.models import Employer, Occupation

REQUESTS = Words("Жұмыс берушілердің өтінімдері", "Заявки работодателей", "Employers' requests")
FORECAST = Words("Қажеттілік болжамы", "Прогноз потребности", "Forecast of need")
ADVERTISED = Words("Бос орындар тізілімі", "Реестр вакансий", "Register of vacancies")
RECORD = Words("Болжамдар мен нәтижелер кітабы", "Книга прогнозов и итогов", "Record of forecasts and outcomes")
WITHIN = {"district": "district__code", "occupation": "occupation__code"}


def requests(scope: Scope) -> QuerySet[Request]:
    """Requests for people wanted in the year."""
    return Request.objects.filter(wanted_year=scope.year).order_by("code")


def cells(scope: Scope) -> QuerySet[Cell]:
    """Cells of the year's forecast for that year; see `told`."""
    return told(newest_cells(scope.year))


def told(rows: QuerySet[Cell]) -> QuerySet[Cell]:
    """met: what is wanted and on the way; missing: what is wanted and not; sure: needs of grade A; all in thousandths."""
    whole = BigIntegerField()
    met = Case(When(supply__lt=F("need"), then=F("supply")), default=F("need"), output_field=whole)
    sure = Case(When(grade="A", then=F("need")), default=Value(0), output_field=whole)
    return rows.annotate(met=met, missing=F("need") - F("met"), sure=sure).order_by(
        "occupation__code", "district__code", "year"
    )


def asked(scope: Scope) -> QuerySet[Request]:
    """Requests for the year; signed: people signed for; promised: people asked for with a training contract."""
    whole = IntegerField()
    signed = Case(When(signature__isnull=False, then=F("number")), default=Value(0), output_field=whole)
    promised = Case(When(contract=True, then=F("number")), default=Value(0), output_field=whole)
    return requests(scope).annotate(signed=signed, promised=promised)


def kept(scope: Scope) -> QuerySet[Hire]:
    """Confirmed hires of a year where the employer had asked for that very place, and how many it had asked for."""
    same = Request.objects.filter(
        employer=OuterRef("employer"),
        occupation=OuterRef("occupation"),
        district=OuterRef("district"),
        wanted_year=scope.year,
    )
    total = same.order_by().values("wanted_year").annotate(total=SqlSum("number")).values("total")
    rows = Hire.objects.filter(Exists(same), year=scope.year).annotate(
        asked=Subquery(total, output_field=IntegerField())
    )
    return rows.order_by("pk")


def vacancies(scope: Scope) -> QuerySet[Vacancy]:
    """Advertisements of the year that repeat no other; people wanted by what became of them."""

    def people(*fates: str) -> Case:
        return Case(When(fate__in=fates, then=F("number")), default=Value(0), output_field=IntegerField())

    rows = Vacancy.objects.filter(opened__year=scope.year, same_as="")
    return rows.annotate(filled=people("filled"), over=people("filled", "vanished", "given_up")).order_by("code")


def held(scope: Scope) -> QuerySet[PastForecast]:
    """What the region's own forecast told of its first year and what came; missed: the error; still: that of no change.

    In whole thousandths, so that a database which adds decimals up as floating-point numbers gives the sum of the rows too.
    """

    def came(year: int) -> Subquery:
        place = CameTrue.objects.filter(occupation=OuterRef("occupation"), district=OuterRef("district"), year=year)
        return Subquery(place.values("came")[:1], output_field=DecimalField(max_digits=12, decimal_places=3))

    def whole(name: str) -> Cast:
        return Cast(Round(F(name) * 1000), BigIntegerField())

    rows = PastForecast.objects.filter(forecaster="sheber", origin=scope.year, year=scope.year)
    rows = rows.annotate(now=came(scope.year), past=came(scope.year - 1)).filter(
        now__isnull=False, past__isnull=False
    )
    rows = rows.annotate(foretold=whole("told"), outcome=whole("now"), outcome_before=whole("past"))
    rows = rows.annotate(missed=Abs(F("foretold") - F("outcome")), still=Abs(F("outcome_before") - F("outcome")))
    return rows.order_by("occupation__code", "district__code")


ASKED = declare(
    "demand.requests",
    Words("Жұмыс берушілер сұраған адам саны", "Запрошено работодателями", "People asked for by employers"),
    PEOPLE,
    Words("Осы жылға берілген өтінімдер қосындысы", "Сумма заявок на этот год", "Sum of requests for the year"),
    requests,
    ("occupation__code", "district__code", "number"),  # what one enterprise asked is its own business
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
    ("sector", "district__code"),
    source=REQUESTS,
    within={"district": "district__code"},
)
HIRED = declare(
    "demand.hires",
    Words("Жұмысқа алынғандар", "Принято на работу", "People hired"),
    PEOPLE,
    Words("Жұмыс берушілер растаған қабылдаулар", "Подтверждённые приёмы", "Confirmed hires"),
    lambda scope: Hire.objects.filter(year=scope.year).order_by("pk"),
    ("occupation__code", "district__code", "number"),
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
NEED_AHEAD = declare(
    "demand.need_ahead",
    Words(
        "Болжамның барлық жылдарындағы қажеттілік",
        "Потребность за все годы прогноза",
        "Graduates needed over all forecast years",
    ),
    PEOPLE,
    Words(
        "Осы жылы жасалған болжамның барлық жылдары бойынша ұяшықтар қосындысы",
        "Сумма ячеек прогноза этого года по всем его годам",
        "Sum of the cells of this year's forecast over all its years",
    ),
    lambda scope: told(newest_forecasts_cells(scope.year)),
    ("occupation__code", "district__code", "year", "need"),
    source=FORECAST,
    measure=Sum("need", Fraction(1, 1000)),
    within={**WITHIN, "horizon": "year"},
)
MISSING = declare(
    "demand.gap",
    Words("Жетіспейтін түлектер", "Нехватка выпускников", "Graduates missing"),
    PEOPLE,
    Words(
        "Ұяшықтардағы қажеттілік пен келе жатқан түлектердің айырмасы, тек оң болса",
        "Потребность минус выпуск по ячейкам, где она больше",
        "Need less graduates on the way, over the cells where it is more",
    ),
    cells,
    ("occupation__code", "district__code", "need", "supply", "missing"),
    source=FORECAST,
    measure=Sum("missing", Fraction(1, 1000)),
    within=WITHIN,
)
UNMET = declare(
    "demand.unmet_occupations",
    Words("Түлегі жетіспейтін кәсіптер", "Занятия с нехваткой выпускников", "Occupations short of graduates"),
    PIECES,
    Words(
        "Өңір бойынша қажеттілігі келе жатқан түлектерден көп кәсіптер саны",
        "Число занятий, по которым потребность региона больше выпуска",
        "Occupations of which the region needs more than are on the way",
    ),
    lambda scope: (
        Occupation.objects.filter(forecast_cells__in=newest_cells(scope.year))
        .annotate(need=SqlSum("forecast_cells__need"), supply=SqlSum("forecast_cells__supply"))
        .filter(need__gt=F("supply"))
        .order_by("code")
    ),
    ("code", "need", "supply"),
    source=FORECAST,
)
SURE = declare(
    "demand.grade_a",
    Words("A сапалы қажеттіліктің үлесі", "Доля потребности с качеством A", "Share of need of grade A"),
    PERCENT,
    Words(
        "A сапалы ұяшықтардың қажеттілігі / барлық қажеттілік",
        "Потребность ячеек качества A / вся потребность",
        "Need of cells of grade A / all need",
    ),
    cells,
    ("occupation__code", "district__code", "grade", "need", "sure"),
    source=FORECAST,
    measure=Quotient(Sum("sure"), Sum("need"), per=100),
    within=WITHIN,
    denominator=Words("қажеттілік", "потребность", "need"),
    decimals=1,
)
SIGNED = declare(
    "demand.signed",
    Words("Қол қойылған өтінімдердің үлесі", "Доля подписанных заявок", "Share of requests that are signed"),
    PERCENT,
    Words(
        "Қол қойылған өтінімдегі адам / сұралған адам",
        "Человек в подписанных заявках / запрошено человек",
        "People in signed requests / people asked for",
    ),
    asked,
    ("occupation__code", "district__code", "number", "signed"),
    source=REQUESTS,
    measure=Quotient(Sum("signed"), Sum("number"), per=100),
    within=WITHIN,
    denominator=Words("сұралған адам", "запрошено человек", "people asked for"),
    decimals=1,
)
PROMISED = declare(
    "demand.contracts",
    Words("Оқу шартымен сұралғандар", "Запрошено с договором об обучении", "Asked for with a training contract"),
    PEOPLE,
    Words(
        "Оқу шарты бар өтінімдердегі адам қосындысы",
        "Сумма людей в заявках с договором об обучении",
        "Sum of people in requests with a training contract",
    ),
    asked,
    ("occupation__code", "district__code", "number", "promised"),
    source=REQUESTS,
    measure=Sum("promised"),
    within=WITHIN,
)
KEPT = declare(
    "demand.kept_promises",
    Words("Өтінімдердің орындалуы", "Исполнение заявок", "Requests that became hires"),
    PERCENT,
    Words(
        "Сұралған орындарға расталған қабылдау / сол орындарға сұралғаны",
        "Подтверждённые приёмы там, где просили / запрошено там же",
        "Confirmed hires where people were asked for / asked for there",
    ),
    kept,
    ("occupation__code", "district__code", "asked", "number"),
    source=Words("Өтінімдер мен қабылдау тізімдері", "Заявки и списки принятых", "Requests and lists of hires"),
    measure=Quotient(Sum("number"), Sum("asked"), per=100),
    within=WITHIN,
    denominator=Words("сұралған адам", "запрошено человек", "people asked for"),
    decimals=1,
)
OPENED = declare(
    "demand.vacancies",
    Words("Жаңа бос орындар", "Новые вакансии", "New vacancies"),
    Words("орын", "рабочих мест", "jobs"),
    Words(
        "Осы жылы жарияланған, қайталанбаған бос орындар қосындысы",
        "Сумма рабочих мест в объявлениях года без повторных",
        "Jobs in the year's advertisements, without repeated ones",
    ),
    vacancies,
    ("code", "occupation__code", "district__code", "fate", "number"),
    source=ADVERTISED,
    measure=Sum("number"),
    within=WITHIN,
)
FILLED = declare(
    "demand.vacancies_filled",
    Words("Жабылған бос орындардан толғаны", "Доля вакансий, закрытых наймом", "Share of closed vacancies filled"),
    PERCENT,
    Words(
        "Жұмысқа алумен жабылған орындар / жабылған орындар",
        "Места, закрытые наймом / закрытые места",
        "Jobs closed by a hire / jobs closed",
    ),
    lambda scope: vacancies(scope).exclude(fate="open"),
    ("code", "occupation__code", "district__code", "fate", "filled", "over"),
    source=ADVERTISED,
    measure=Quotient(Sum("filled"), Sum("over"), per=100),
    within=WITHIN,
    denominator=Words("жабылған орындар", "закрытые места", "jobs closed"),
    decimals=1,
)
ERROR = declare(
    "demand.forecast_error",
    Words("Болжамның қатесі", "Ошибка прогноза", "Error of the forecast"),
    PERCENT,
    Words(
        "Бекітілген болжам мен нәтиженің айырмалары / нәтиже (WAPE, бірінші жыл)",
        "Отклонения зафиксированного прогноза от факта / факт (WAPE, первый год)",
        "Deviations of the frozen forecast from what came / what came (WAPE, first year)",
    ),
    held,
    ("occupation__code", "district__code", "foretold", "outcome", "missed"),
    source=RECORD,
    measure=Quotient(Sum("missed"), Sum("outcome"), per=100),
    within=WITHIN,
    denominator=Words("нәтиже", "факт", "what came"),
    decimals=1,
)
NO_CHANGE = declare(
    "demand.naive_error",
    Words(
        "«Ештеңе өзгермейді» болжамының қатесі", "Ошибка прогноза «ничего не изменится»", "Error of “nothing changes”"
    ),
    PERCENT,
    Words(
        "Алдыңғы жыл нәтижесі мен осы жыл нәтижесінің айырмалары / нәтиже, сол орындарда",
        "Отклонения прошлогоднего факта от факта года / факт, в тех же местах",
        "Deviations of last year's outcome from the year's / what came, in the very same places",
    ),
    held,
    ("occupation__code", "district__code", "outcome_before", "outcome", "still"),
    source=RECORD,
    measure=Quotient(Sum("still"), Sum("outcome"), per=100),
    within=WITHIN,
    denominator=Words("нәтиже", "факт", "what came"),
    decimals=1,
)
