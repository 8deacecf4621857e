"""Figures of guidance: contacts and pupils are different things."""

from sheber.guidance.models import Encounter, ProfileClass
from sheber.kernel.declare import PIECES, PUPILS, declare
from sheber.kernel.indicators import Sum
from sheber.kernel.words import Words
from sheber.registry.models import School

SOURCE = Words("Іс-шаралар тізілімі", "Реестр мероприятий", "Register of encounters")
CLASSES = Words("Бейінді сыныптар тізілімі", "Реестр профильных классов", "Register of profile classes")
WITHIN = {"district": "school__district__code", "kind": "kind"}
COLUMNS = ("code", "kind", "school__code", "pupils", "first_time")

UNIQUE = declare(
    "guidance.unique",
    Words("Кәсіптік бағдармен қамтылған оқушылар", "Учеников охвачено профориентацией", "Pupils reached by guidance"),
    PUPILS,
    Words(
        "Әр оқушы жылына бір рет саналады", "Каждый ученик считается один раз в году", "Each pupil counts once a year"
    ),
    lambda scope: Encounter.objects.filter(day__year=scope.year).order_by("code"),
    COLUMNS,
    source=SOURCE,
    measure=Sum("first_time"),
    within=WITHIN,
)
CONTACTS = declare(
    "guidance.contacts",
    Words("Кәсіптік бағдар байланыстары", "Контакты профориентации", "Contacts of guidance"),
    Words("қатысу", "посещений", "attendances"),
    Words("Барлық қатысулар қосындысы", "Сумма всех посещений", "Sum of all attendances"),
    lambda scope: Encounter.objects.filter(day__year=scope.year).order_by("code"),
    COLUMNS,
    source=SOURCE,
    measure=Sum("pupils"),
    within=WITHIN,
)
SCHOOLS = declare(
    "guidance.schools",
    Words("Бейінді сыныптары бар мектептер", "Школы с профильными классами", "Schools with profile classes"),
    PIECES,
    Words(
        "Кемінде бір бейінді сыныбы бар мектептер", "Школы хотя бы с одним классом", "Schools with at least one class"
    ),
    lambda scope: School.objects.filter(profile_classes__year=scope.year).distinct().order_by("code"),
    ("code", "district__code"),
    source=CLASSES,
    within={"district": "district__code"},
)
CLASS_PUPILS = declare(
    "guidance.class_pupils",
    Words("Бейінді сынып оқушылары", "Учеников в профильных классах", "Pupils in profile classes"),
    PUPILS,
    Words("Бейінді сыныптардағы оқушылар қосындысы", "Сумма учеников классов", "Sum of pupils over classes"),
    lambda scope: ProfileClass.objects.filter(year=scope.year).order_by("code"),
    ("code", "school__code", "direction", "grade", "pupils"),
    source=CLASSES,
    measure=Sum("pupils"),
    within={"district": "school__district__code", "direction": "direction"},
)
