"""Figures of the registry."""

from datetime import date

from django.db.models import Exists, Q, QuerySet

from sheber.kernel.declare import COLLEGES, PIECES, PLACES, PUPILS, declare
from sheber.kernel.dimensions import declare_dimension
from sheber.kernel.indicators import Scope, Sum
from sheber.kernel.words import Words, sort_column
from sheber.registry.models import (
    Coded,
    College,
    District,
    Employer,
    Occupation,
    Qualification,
    Region,
    School,
    Specialty,
)
from sheber.registry.words import BASE, LANGUAGE, LEVEL, OWNERSHIP, SECTOR

ADDED = date(2026, 11, 26)
SOURCE = Words("Колледждер тізілімі", "Реестр колледжей", "Register of colleges")
CLASSIFIER = Words("Ұлттық жіктеуіш", "Национальный классификатор", "National classifier")
WITHIN = {"district": "district__code", "ownership": "ownership"}


def _named(model: type[Coded]) -> dict[str, Words]:
    """The names of a register's rows by code, in the Kazakh or Russian order of the reader."""
    return {row.code: row.name for row in model._default_manager.order_by(sort_column("name"), "code")}  # type: ignore[attr-defined]


declare_dimension("district", Words("Аудан", "Район", "District"), lambda: _named(District))
declare_dimension("college", Words("Колледж", "Колледж", "College"), lambda: _named(College))
declare_dimension("occupation", Words("Кәсіп", "Занятие", "Occupation"), lambda: _named(Occupation))
declare_dimension("specialty", Words("Мамандық", "Специальность", "Specialty"), lambda: _named(Specialty))
declare_dimension("level", Words("Деңгей", "Уровень", "Level"), lambda: LEVEL.words)
declare_dimension("language", Words("Оқыту тілі", "Язык обучения", "Language of teaching"), lambda: LANGUAGE.words)
declare_dimension("base", Words("Негіз", "База", "Base"), lambda: BASE.words)
declare_dimension("ownership", Words("Меншік", "Собственность", "Ownership"), lambda: OWNERSHIP.words)
declare_dimension("sector", Words("Сала", "Отрасль", "Sector"), lambda: SECTOR.words)


def open_colleges(scope: Scope) -> QuerySet[College]:
    """Colleges that work on the last day of the year."""
    last = date(scope.year, 12, 31)
    return College.objects.filter(Q(closed=None) | Q(closed__gt=last)).order_by("code")


COLLEGES_OPEN = declare(
    "registry.colleges",
    Words("Колледждер саны", "Число колледжей", "Number of colleges"),
    COLLEGES,
    Words(
        "Жыл соңында жұмыс істейтін колледждер",
        "Колледжи, работающие на конец года",
        "Colleges at work at the year's end",
    ),
    open_colleges,
    ("code", "ownership", "district__code"),
    source=SOURCE,
    within=WITHIN,
)
CAPACITY = declare(
    "registry.capacity",
    Words("Жобалық қуаты", "Проектная мощность", "Design capacity"),
    PLACES,
    Words(
        "Қуаты белгілі колледждердің қосындысы",
        "Сумма по колледжам, где она известна",
        "Sum over colleges where it is known",
    ),
    lambda scope: open_colleges(scope).exclude(design_capacity=None),
    ("code", "design_capacity"),
    source=SOURCE,
    measure=Sum("design_capacity"),
    within=WITHIN,
)


def valid_in(scope: Scope) -> Q:
    """Valid on the last day of the year."""
    last = date(scope.year, 12, 31)
    return (Q(valid_from=None) | Q(valid_from__lte=last)) & (Q(valid_to=None) | Q(valid_to__gte=last))


SPECIALTIES = declare(
    "registry.specialties",
    Words("Мамандықтар саны", "Число специальностей", "Number of specialties"),
    PIECES,
    Words(
        "Жіктеуіштегі қолданыстағы мамандықтар", "Действующие специальности классификатора", "Specialties in force"
    ),
    lambda scope: Specialty.objects.filter(valid_in(scope)).order_by("code"),
    ("code",),
    source=CLASSIFIER,
)
QUALIFICATIONS = declare(
    "registry.qualifications",
    Words("Біліктіліктер саны", "Число квалификаций", "Number of qualifications"),
    PIECES,
    Words(
        "Жіктеуіштегі қолданыстағы біліктіліктер",
        "Действующие квалификации классификатора",
        "Qualifications in force",
    ),
    lambda scope: Qualification.objects.filter(valid_in(scope)).order_by("code"),
    ("code", "level"),
    source=CLASSIFIER,
    within={"level": "level"},
)


def now(scope: Scope) -> Q:
    """For registers without dates: they tell of the region's current year and of no other."""
    return Q(Exists(Region.objects.filter(current_year=scope.year)))


REGISTER_OF_SCHOOLS = Words("Мектептер тізілімі", "Реестр школ", "Register of schools")
REGISTER_OF_EMPLOYERS = Words("Жұмыс берушілер тізілімі", "Реестр работодателей", "Register of employers")
OF_SCHOOL = {"district": "district__code", "language": "language"}
OWNERS = ("code", "ownership", "district__code")

PRIVATE = declare(
    "registry.private_colleges",
    Words("Жеке меншік колледждер", "Частные колледжи", "Private colleges"),
    COLLEGES,
    Words(
        "Жыл соңында жұмыс істейтін жеке меншік колледждер",
        "Частные колледжи, работающие на конец года",
        "Private colleges at work at the year's end",
    ),
    lambda scope: open_colleges(scope).filter(ownership="private"),
    OWNERS,
    since=ADDED,
    source=SOURCE,
    within={"district": "district__code"},
)
RURAL = declare(
    "registry.rural_colleges",
    Words("Ауылдағы колледждер", "Сельские колледжи", "Rural colleges"),
    COLLEGES,
    Words(
        "Жыл соңында ауылда жұмыс істейтін колледждер",
        "Колледжи в сельской местности, работающие на конец года",
        "Colleges in the countryside at work at the year's end",
    ),
    lambda scope: open_colleges(scope).filter(location="rural"),
    (*OWNERS, "location"),
    since=ADDED,
    source=SOURCE,
    within=WITHIN,
)
BEDS = declare(
    "registry.dormitory_beds",
    Words("Жатақханадағы төсек орындары", "Койко-места в общежитиях", "Dormitory beds"),
    Words("төсек", "коек", "beds"),
    Words(
        "Саны белгілі колледждердің қосындысы",
        "Сумма по колледжам, где число известно",
        "Sum over colleges where the number is known",
    ),
    lambda scope: open_colleges(scope).exclude(dormitory_beds=None),
    ("code", "dormitory_beds"),
    since=ADDED,
    source=SOURCE,
    measure=Sum("dormitory_beds"),
    within=WITHIN,
)
SCHOOLS = declare(
    "registry.schools",
    Words("Тізілімдегі мектептер", "Школы в реестре", "Schools in the register"),
    Words("мектеп", "школ", "schools"),
    Words(
        "Аймақтың ағымдағы жылындағы мектептер",
        "Школы реестра в текущем году региона",
        "Schools of the register in the region's current year",
    ),
    lambda scope: School.objects.filter(now(scope)).order_by("code"),
    ("code", "district__code", "language"),
    since=ADDED,
    source=REGISTER_OF_SCHOOLS,
    within=OF_SCHOOL,
)
PUPILS_9 = declare(
    "registry.pupils_9",
    Words("9-сынып оқушылары", "Учащиеся 9 классов", "Grade 9 pupils"),
    PUPILS,
    Words("Мектептердегі 9-сынып оқушыларының қосындысы", "Сумма по школам реестра", "Sum over schools"),
    lambda scope: School.objects.filter(now(scope)).order_by("code"),
    ("code", "district__code", "pupils_9"),
    since=ADDED,
    source=REGISTER_OF_SCHOOLS,
    measure=Sum("pupils_9"),
    within=OF_SCHOOL,
)
PUPILS_11 = declare(
    "registry.pupils_11",
    Words("11-сынып оқушылары", "Учащиеся 11 классов", "Grade 11 pupils"),
    PUPILS,
    Words("Мектептердегі 11-сынып оқушыларының қосындысы", "Сумма по школам реестра", "Sum over schools"),
    lambda scope: School.objects.filter(now(scope)).order_by("code"),
    ("code", "district__code", "pupils_11"),
    since=ADDED,
    source=REGISTER_OF_SCHOOLS,
    measure=Sum("pupils_11"),
    within=OF_SCHOOL,
)
EMPLOYERS = declare(
    "registry.employers",
    Words("Тізілімдегі жұмыс берушілер", "Работодатели в реестре", "Employers in the register"),
    Words("жұмыс беруші", "работодателей", "employers"),
    Words(
        "Аймақтың ағымдағы жылындағы жұмыс берушілер",
        "Работодатели реестра в текущем году региона",
        "Employers of the register in the region's current year",
    ),
    lambda scope: Employer.objects.filter(now(scope)).order_by("code"),
    ("code", "sector", "district__code"),
    since=ADDED,
    source=REGISTER_OF_EMPLOYERS,
    within={"district": "district__code", "sector": "sector"},
)
OCCUPATIONS = declare(
    "registry.occupations",
    Words("Кәсіптер саны", "Число занятий", "Number of occupations"),
    PIECES,
    Words("Жіктеуіштегі қолданыстағы кәсіптер", "Действующие занятия классификатора", "Occupations in force"),
    lambda scope: Occupation.objects.filter(valid_in(scope)).order_by("code"),
    ("code", "sector"),
    since=ADDED,
    source=CLASSIFIER,
    within={"sector": "sector"},
)
