"""Figures of training."""

from datetime import date

from django.db.models import Q, QuerySet

from sheber.kernel.declare import COLLEGES, PIECES, declare
from sheber.kernel.indicators import Scope
from sheber.kernel.words import Words
from sheber.registry.models import College
from sheber.training.models import Licence, Workshop

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
