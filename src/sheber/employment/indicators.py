"""Employment by three definitions side by side: the same people, other denominators."""

from django.db.models import QuerySet

from sheber.employment.models import DualHours, Outcome, PracticePlace
from sheber.employment.queries import flagged, students_in
from sheber.kernel.declare import PEOPLE, PERCENT, PLACES, declare
from sheber.kernel.indicators import Count, Quotient, Scope, Sum
from sheber.kernel.words import Words

SOURCE = Words("Түлектер тізілімі", "Реестр выпускников", "Register of graduates")
CONTRACTS = Words("Дуалды шарттар тізілімі", "Реестр дуальных договоров", "Register of dual contracts")
WITHIN = {"college": "college__code", "district": "college__district__code", "level": "qualification__level"}
COLUMNS = ("graduate", "status", "employed", "available", "fitting")


def outcomes(scope: Scope) -> QuerySet[Outcome]:
    """The year's graduates at the first fixed date after graduation, with flags."""
    days = Outcome.objects.filter(graduated=scope.year, day__year=scope.year).order_by("day").values("day")[:1]
    return flagged(Outcome.objects.filter(graduated=scope.year, day__in=days)).order_by("graduate")


GRADUATES = declare(
    "employment.graduates",
    Words("Түлектер", "Выпускники", "Graduates"),
    PEOPLE,
    Words("Осы жылғы түлектер", "Выпускники года", "Graduates of the year"),
    outcomes,
    COLUMNS,
    source=SOURCE,
    measure=Count(),
    within=WITHIN,
    about_people=True,
)
OF_ALL = declare(
    "employment.of_all",
    Words("Жұмыс істейтіндер, барлық түлектен", "Работают, от всех выпускников", "Employed, of all graduates"),
    PERCENT,
    Words("Жұмыс істейтіндер / барлық түлек", "Работающие / все выпускники", "Employed / all graduates"),
    outcomes,
    COLUMNS,
    source=SOURCE,
    measure=Quotient(Sum("employed"), Count(), per=100),
    within=WITHIN,
    denominator=Words("барлық түлек", "все выпускники", "all graduates"),
    decimals=1,
    about_people=True,
)
OF_AVAILABLE = declare(
    "employment.of_available",
    Words(
        "Жұмыс істейтіндер, еңбекке дайындардан", "Работают, от доступных для работы", "Employed, of those available"
    ),
    PERCENT,
    Words(
        "Жұмыс істейтіндер / (барлығы − оқу, армия, демалыс, кеткен, еңбекке жарамсыз)",
        "Работающие / (все − учёба, армия, отпуск, выезд, нетрудоспособность)",
        "Employed / (all − study, army, leave, abroad, unable)",
    ),
    outcomes,
    COLUMNS,
    source=SOURCE,
    measure=Quotient(Sum("employed"), Sum("available"), per=100),
    within=WITHIN,
    denominator=Words("еңбекке дайындар", "доступные для работы", "those available"),
    decimals=1,
    about_people=True,
)
FITTING = declare(
    "employment.by_specialty",
    Words(
        "Мамандығы бойынша, жұмыс істейтіндерден",
        "По специальности, от работающих",
        "In the specialty, of the employed",
    ),
    PERCENT,
    Words("Мамандығы бойынша / жұмыс істейтіндер", "По специальности / работающие", "In the specialty / employed"),
    outcomes,
    COLUMNS,
    source=SOURCE,
    measure=Quotient(Sum("fitting"), Sum("employed"), per=100),
    within=WITHIN,
    denominator=Words("жұмыс істейтіндер", "работающие", "the employed"),
    decimals=1,
    about_people=True,
)
LOST = declare(
    "employment.claimed_not_found",
    Words(
        "Колледж жұмыс істейді деген, бірақ тізілімдерден табылмаған",
        "Заявлены работающими, но не найдены в регистрах",
        "Claimed employed but not found in the registers",
    ),
    PERCENT,
    Words(
        "Табылмағандар / колледж жұмыс істейді деген түлектер",
        "Ненайденные / заявленные работающими",
        "Not found / claimed employed",
    ),
    outcomes,
    ("graduate", "status", "claimed", "claimed_work", "lost"),
    source=SOURCE,
    measure=Quotient(Sum("lost"), Sum("claimed_work"), per=100),
    within=WITHIN,
    denominator=Words("колледж мәлімдегендер", "заявленные колледжами", "those claimed"),
    decimals=1,
    about_people=True,
)
DUAL_SHARE = declare(
    "employment.dual_share",
    Words("Дуалды оқитын студенттер үлесі", "Доля студентов на дуальном обучении", "Students in dual training"),
    PERCENT,
    Words(
        "Үш тарап қол қойған шарты бар студенттер / оқып жүрген студенттер",
        "Студенты с подписанным договором / обучающиеся студенты",
        "Students with a signed contract / students there",
    ),
    lambda scope: students_in(scope.year).order_by("code"),
    ("code", "by_contract"),
    source=CONTRACTS,
    measure=Quotient(Sum("by_contract"), Count(), per=100),
    denominator=Words("оқып жүрген студенттер", "обучающиеся студенты", "students there"),
    decimals=1,
    about_people=True,
)
DUAL_STUDENTS = declare(
    "employment.dual_students",
    Words("Дуалды оқитын студенттер", "Студентов на дуальном обучении", "Students in dual training, number"),
    PEOPLE,
    Words(
        "Оқу жылында үш тарап қол қойған шарты бар студенттер",
        "Студенты с подписанным тремя сторонами договором в учебном году",
        "Students with a contract signed by all three in the study year",
    ),
    lambda scope: students_in(scope.year).filter(by_contract=1).order_by("code"),
    ("code", "by_contract"),
    source=CONTRACTS,
    measure=Count(),
    about_people=True,
)
HOURS_SHARE = declare(
    "employment.hours_share",
    Words(
        "Дуалды оқытуда кәсіпорындағы нақты сағат үлесі",
        "Фактическая доля часов на предприятии при дуальном обучении",
        "Real hours at the enterprise in dual training",
    ),
    PERCENT,
    Words(
        "Кәсіпорындағы нақты сағат / сол айлардың модуль сағаты",
        "Фактические часы на предприятии / часы модулей тех же месяцев",
        "Real hours at the enterprise / hours of the modules of the same months",
    ),
    lambda scope: DualHours.objects.filter(month__year=scope.year, real__isnull=False).order_by(
        "contract__code", "month"
    ),
    ("contract__code", "month", "modules", "real"),
    source=CONTRACTS,
    measure=Quotient(Sum("real"), Sum("modules"), per=100),
    denominator=Words("модуль сағаты", "часы модулей", "hours of the modules"),
    decimals=1,
    about_people=True,
)
PRACTICE = declare(
    "employment.practice_places",
    Words(
        "Жұмыс берушілер ұсынған практика орындары",
        "Места практики, предложенные работодателями",
        "Practice places offered by employers",
    ),
    PLACES,
    Words(
        "Жыл ішінде басталатын орындар қосындысы",
        "Сумма мест, начинающихся в году",
        "Sum of places that begin in the year",
    ),
    lambda scope: PracticePlace.objects.filter(starts__year=scope.year).order_by("code"),
    ("code", "employer__code", "qualification__code", "places"),
    source=Words("Практика орындары", "Места практики", "Practice places"),
    measure=Sum("places"),
    within={"district": "employer__district__code"},
)
