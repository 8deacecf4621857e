"""Figures of training."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from sheber.kernel.declare import COLLEGES, PERCENT, PIECES, declare
from sheber.kernel.indicators import Count, Quotient, Scope, Sum
from sheber.kernel.words import Words
from sheber.registry.models import College
from sheber.training import words
from sheber.training.models import Development, Licence, RatingScore, Teacher, Workshop
from sheber.training.queries import accreditations_in_force, practised, single_points, teachers_on

WITHIN = {"district": "college__district__code", "college": "college__code"}


def accredited(scope: Scope) -> QuerySet[College]:
    """Colleges whose international accreditation holds on the last day of the year."""
    last = date(scope.year, 12, 31)
    holds = Q(accreditations__until=None) | Q(accreditations__until__gte=last)
    return (
        College.objects.filter(holds, accreditations__reach="international", accreditations__granted__lte=last)
        .distinct()
        .order_by("code")
    )


INTERNATIONAL = declare(
    "training.international",
    Words(
        "Халықаралық аккредиттеуі бар колледждер",
        "Колледжи с международной аккредитацией",
        "Colleges with international accreditation",
    ),
    COLLEGES,
    Words("Жыл соңында күші бар", "Действует на конец года", "In force at the year's end"),
    accredited,
    ("code", "ownership"),
    source=Words("Аккредиттеу тізілімі", "Реестр аккредитаций", "Register of accreditations"),
    within={"district": "district__code"},
)
NEW = declare(
    "training.new_specialties",
    Words("Жаңа мамандықтар", "Новые специальности", "New specialties"),
    PIECES,
    Words("Осы жылы алғаш қабылдау жасаған", "С первым набором в этом году", "With their first intake in the year"),
    lambda scope: Licence.objects.filter(opened=scope.year, new_specialty=True).order_by("college__code"),
    ("college__code", "qualification__code", "opened"),
    source=Words("Лицензиялар тізілімі", "Реестр лицензий", "Register of licences"),
    within=WITHIN,
)
WORKSHOPS = declare(
    "training.modern_workshops",
    Words("Заманауи шеберханалар", "Современные мастерские", "Modern workshops"),
    PIECES,
    Words("Заманауи деп белгіленген, ашылған", "Отмечены как современные, открыты", "Marked modern and open"),
    lambda scope: Workshop.objects.filter(Q(opened=None) | Q(opened__lte=scope.year), modern=True).order_by("code"),
    ("code", "college__code", "seats"),
    source=Words("Шеберханалар тізілімі", "Реестр мастерских", "Register of workshops"),
    within=WITHIN,
)


def last_day(scope: Scope) -> date:
    """The day on which a year is looked at."""
    return date(scope.year, 12, 31)


def marked(rows: QuerySet, condition: Any, name: str) -> Any:
    """Rows with a column of 1 where the condition holds and 0 where not, to be summed."""
    return rows.annotate(**{name: Case(When(condition, then=Value(1)), default=Value(0))})


LICENCE_COLUMNS = ("college__code", "qualification__code", "since", "returned")
LICENCES = Words("Лицензиялар тізілімі", "Реестр лицензий", "Register of licences")
OPENED = declare(
    "training.licences_opened",
    Words("Ашылған лицензиялар", "Открытые лицензии", "Licences opened"),
    PIECES,
    Words("Осы жылы берілген лицензиялар", "Лицензии, выданные в этом году", "Licences that began in the year"),
    lambda scope: Licence.objects.filter(since__year=scope.year).order_by("college__code", "qualification__code"),
    LICENCE_COLUMNS,
    source=LICENCES,
    within=WITHIN,
)
RETURNED = declare(
    "training.licences_returned",
    Words("Қайтарылған лицензиялар", "Возвращённые лицензии", "Licences returned"),
    PIECES,
    Words(
        "Осы жылы қайтарылған лицензиялар", "Лицензии, возвращённые в этом году", "Licences given back in the year"
    ),
    lambda scope: Licence.objects.filter(returned__year=scope.year).order_by("college__code", "qualification__code"),
    LICENCE_COLUMNS,
    source=LICENCES,
    within=WITHIN,
)
ACCREDITATIONS = declare(
    "training.accreditations",
    Words("Күші бар аккредиттеулер", "Действующие аккредитации", "Accreditations in force"),
    PIECES,
    Words("Жыл соңында күші бар", "Действуют на конец года", "In force at the year's end"),
    lambda scope: accreditations_in_force(last_day(scope)).order_by("code"),
    ("code", "college__code", "reach", "granted", "until"),
    source=Words("Аккредиттеу тізілімі", "Реестр аккредитаций", "Register of accreditations"),
    within=WITHIN,
)


def workshops(scope: Scope) -> QuerySet[Workshop]:
    """Workshops open at the year's end, with 1 where modern."""
    open_ = Workshop.objects.filter(
        Q(opened=None) | Q(opened__lte=scope.year), Q(closed=None) | Q(closed__gt=last_day(scope))
    )
    made: QuerySet[Workshop] = marked(open_, Q(modern=True), "is_modern").order_by("code")
    return made


MODERN_SHARE = declare(
    "training.modern_share",
    Words("Заманауи шеберханалардың үлесі", "Доля современных мастерских", "Share of modern workshops"),
    PERCENT,
    Words("Заманауилары / барлығы × 100", "Современные / все × 100", "Modern ones / all x 100"),
    workshops,
    ("code", "college__code", "is_modern"),
    source=Words("Шеберханалар тізілімі", "Реестр мастерских", "Register of workshops"),
    measure=Quotient(Sum("is_modern"), Count(), per=100),
    within=WITHIN,
    decimals=1,
    denominator=Words("Барлық шеберханалар", "Все мастерские", "All workshops"),
)
TEACHERS = Words("Оқытушылар тізілімі", "Реестр преподавателей", "Register of teachers")
HIGH_SHARE = declare(
    "training.category_share",
    Words(
        "Шебер, зерттеуші, сарапшы санатты оқытушылар үлесі",
        "Доля преподавателей с категориями мастер, исследователь, эксперт",
        "Share of teachers in the categories master, researcher, expert",
    ),
    PERCENT,
    Words("Санаттылары / барлық оқытушы × 100", "С категорией / все × 100", "With the category / all x 100"),
    lambda scope: marked(teachers_on(last_day(scope)), Q(category__in=words.HIGH), "is_high").order_by("code"),
    ("code", "college__code", "category", "is_high"),
    source=TEACHERS,
    measure=Quotient(Sum("is_high"), Count(), per=100),
    within=WITHIN,
    decimals=1,
    about_people=True,
    denominator=Words("Барлық оқытушылар", "Все преподаватели", "All teachers"),
)


def of_the_trade(scope: Scope) -> QuerySet[Teacher]:
    """Teachers of the trade with 1 where practice at an enterprise is fresh."""
    day = last_day(scope)
    fresh = Teacher.objects.filter(practised(day), pk=OuterRef("pk"))
    rows = teachers_on(day).filter(special=True)
    made: QuerySet[Teacher] = marked(rows, Exists(fresh), "is_fresh").order_by("code")
    return made


PRACTICE = declare(
    "training.practice_share",
    Words(
        "Өндірістен тағылымдамадан өткен арнайы пән оқытушылары",
        "Преподаватели спецдисциплин со стажировкой на производстве",
        "Teachers of the trade with practice at an enterprise",
    ),
    PERCENT,
    Words(
        "Ережедегі жылдар ішінде расталған тағылымдамасы барлар / арнайы пән оқытушылары × 100",
        "С подтверждённой стажировкой за число лет по правилу / все преподаватели спецдисциплин × 100",
        "With confirmed practice within the years of the rule / all teachers of the trade x 100",
    ),
    of_the_trade,
    ("code", "college__code", "is_fresh"),
    source=TEACHERS,
    measure=Quotient(Sum("is_fresh"), Count(), per=100),
    within=WITHIN,
    decimals=1,
    about_people=True,
    denominator=Words("Арнайы пән оқытушылары", "Преподаватели спецдисциплин", "Teachers of the trade"),
)
SINGLE = declare(
    "training.single_points",
    Words(
        "Бір ғана оқытушыға тірелген модульдер",
        "Модули, которые держатся на одном преподавателе",
        "Modules that rest on a single teacher",
    ),
    PIECES,
    Words(
        "Жыл соңында тек бір оқытушы жүргізе алатын модульдер",
        "Модули, которые на конец года может вести только один преподаватель",
        "Modules that only one teacher can teach at the year's end",
    ),
    lambda scope: single_points(last_day(scope)),
    ("code", "college__code", "able"),
    source=Words("Модульдер тізілімі", "Реестр модулей", "Register of modules"),
    within=WITHIN,
)
HOURS = declare(
    "training.development_hours",
    Words("Біліктілік арттыру сағаттары", "Часы повышения квалификации", "Hours of teachers' development"),
    Words("сағат", "часов", "hours"),
    Words(
        "Осы жылы аяқталып, расталғандары", "Завершённые в году и подтверждённые", "Ended in the year and confirmed"
    ),
    lambda scope: Development.objects.filter(ends__year=scope.year, state="confirmed").order_by("code"),
    ("code", "teacher__college__code", "kind", "hours"),
    source=TEACHERS,
    measure=Sum("hours"),
    within={"district": "teacher__college__district__code", "college": "teacher__college__code"},
)
MEDIAN = declare(
    "training.rating_median",
    Words("Колледждер рейтингінің медианасы", "Медиана рейтинга колледжей", "Median of the colleges' rating"),
    Words("балл", "баллов", "points"),
    Words(
        "Жарияланған рейтингтің ортасындағы колледждің (не екеуінің орташа) индексі",
        "Индекс колледжа в середине опубликованного рейтинга (или среднее двух)",
        "The index of the college in the middle of the published rating (or the mean of two)",
    ),
    lambda scope: RatingScore.objects.filter(run__year=scope.year, run__state="published", middle=True).order_by(
        "college__code"
    ),
    ("college__code", "place", "index"),
    source=Words("Жарияланған рейтинг", "Опубликованный рейтинг", "Published rating"),
    measure=Quotient(Sum("index", Fraction(1)), Count()),
    decimals=1,
    denominator=Words("Ортадағы колледждер саны", "Число колледжей в середине", "Colleges in the middle"),
)
