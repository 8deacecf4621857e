"""Employment by three definitions side by side: the same people, other denominators."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from sheber.employment.models import Outcome
from sheber.employment.words import EMPLOYED, EXCUSED
from sheber.kernel.declare import PEOPLE, PERCENT, declare
from sheber.kernel.indicators import Count, Quotient, Scope, Sum
from sheber.kernel.words import Words

SOURCE = Words("Түлектер тізілімі", "Реестр выпускников", "Register of graduates")
WITHIN = {"college": "college__code", "district": "college__district__code", "level": "qualification__level"}
COLUMNS = ("graduate", "status", "employed", "available", "fitting")


def _flag(statuses: tuple[str, ...]) -> Case:
    return Case(When(status__in=statuses, then=Value(1)), default=Value(0), output_field=IntegerField())


def outcomes(scope: Scope) -> QuerySet[Outcome]:
    """The year's graduates at the first fixed date after graduation, with flags."""
    return (
        Outcome.objects.filter(graduated=scope.year, day__year=scope.year)
        .annotate(
            employed=_flag(EMPLOYED),
            available=Case(When(status__in=EXCUSED, then=Value(0)), default=Value(1), output_field=IntegerField()),
            fitting=_flag(("by_specialty",)),
        )
        .order_by("graduate")
    )


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
