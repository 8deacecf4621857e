"""Figures of the registry."""

from datetime import date

from django.db.models import Q, QuerySet

from sheber.kernel.declare import COLLEGES, PIECES, PLACES, declare
from sheber.kernel.indicators import Scope, Sum
from sheber.kernel.words import Words
from sheber.registry.models import College, Qualification, Specialty

SOURCE = Words("Колледждер тізілімі", "Реестр колледжей", "Register of colleges")
CLASSIFIER = Words("Ұлттық жіктеуіш", "Национальный классификатор", "National classifier")
WITHIN = {"district": "district__code", "ownership": "ownership"}


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
