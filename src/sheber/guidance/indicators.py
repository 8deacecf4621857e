"""Figures of guidance: contacts and pupils are different things."""

from fractions import Fraction

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from sheber.guidance.models import Answer, Encounter, ProfileClass, Reliability
from sheber.kernel.declare import PEOPLE, PERCENT, PIECES, PUPILS, declare
from sheber.kernel.indicators import Count, Quotient, Scope, Sum
from sheber.kernel.words import Words
from sheber.registry.models import School

SOURCE = Words("Іс-шаралар тізілімі", "Реестр мероприятий", "Register of encounters")
CLASSES = Words("Бейінді сыныптар тізілімі", "Реестр профильных классов", "Register of profile classes")
KEPT = Words("Сақталған сауалнамалар", "Сохранённые анкеты", "Questionnaires kept")
WITHIN = {"district": "school__district__code", "kind": "kind"}
COLUMNS = ("code", "kind", "school__code", "pupils", "first_time")


def encounters(scope: Scope) -> QuerySet[Encounter]:
    """The year's activities; `by_list` counts those who stand in a list, `both` is 1 where both sides confirmed."""
    zero = Value(0)
    return (
        Encounter.objects.filter(day__year=scope.year)
        .annotate(
            by_list=Case(When(listed=True, then=F("pupils")), default=zero, output_field=IntegerField()),
            both=Case(
                When(confirmation__isnull=True, then=zero),
                When(confirmation__receipt={}, then=zero),
                default=Value(1),
                output_field=IntegerField(),
            ),
        )
        .order_by("code")
    )


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
COVERED = declare(
    "guidance.schools_covered",
    Words("Іс-шара өткен мектептер", "Школы, где прошли мероприятия", "Schools where an activity was held"),
    PIECES,
    Words(
        "Кемінде бір іс-шара өткен мектептер",
        "Школы хотя бы с одним мероприятием",
        "Schools with one activity at least",
    ),
    lambda scope: School.objects.filter(encounters__day__year=scope.year).distinct().order_by("code"),
    ("code", "district__code"),
    source=SOURCE,
    within={"district": "district__code"},
)
BY_LIST = declare(
    "guidance.by_list",
    Words(
        "Тізіммен расталған қатысулар үлесі", "Доля посещений, подтверждённых списком", "Attendances backed by a list"
    ),
    PERCENT,
    Words(
        "Оқушы коды бар қатысулар / барлық қатысу",
        "Посещения с кодом ученика / все посещения",
        "Attendances with a pupil code / all attendances",
    ),
    encounters,
    (*COLUMNS, "by_list"),
    source=SOURCE,
    measure=Quotient(Sum("by_list"), Sum("pupils"), per=100),
    within=WITHIN,
    denominator=Words("барлық қатысу", "все посещения", "all attendances"),
    decimals=1,
)
SIGNED = declare(
    "guidance.signed",
    Words(
        "Тараптар растаған іс-шаралар",
        "Мероприятия, подтверждённые обеими сторонами",
        "Activities that both sides confirmed",
    ),
    PERCENT,
    Words("Тараптар растаған / барлық іс-шара", "Подтверждённые / все мероприятия", "Confirmed / all activities"),
    encounters,
    (*COLUMNS, "both"),
    source=SOURCE,
    measure=Quotient(Sum("both"), Count(), per=100),
    within=WITHIN,
    denominator=Words("барлық іс-шара", "все мероприятия", "all activities"),
    decimals=1,
)
CLASS_COUNT = declare(
    "guidance.classes",
    Words("Бейінді сыныптар саны", "Число профильных классов", "Number of profile classes"),
    Words("сынып", "классов", "classes"),
    Words("Жылғы бейінді сыныптар", "Профильные классы года", "Profile classes of the year"),
    lambda scope: ProfileClass.objects.filter(year=scope.year).order_by("code"),
    ("code", "school__code", "direction", "grade"),
    source=CLASSES,
    within={"district": "school__district__code", "direction": "direction"},
)
ANSWERS = declare(
    "guidance.answers",
    Words(
        "Келісіммен сақталған сауалнамалар",
        "Анкеты интересов, сохранённые с согласия",
        "Questionnaires kept with consent",
    ),
    PEOPLE,
    Words("Жыл ішінде сақталғандары", "Сохранённые за год", "Kept in the year"),
    lambda scope: Answer.objects.filter(year=scope.year).order_by("pk"),
    ("grade", "letters"),
    source=KEPT,
    about_people=True,
)
ALPHA = declare(
    "guidance.alpha",
    Words(
        "Сауалнама сенімділігі (Кронбах альфасы)",
        "Надёжность анкеты (альфа Кронбаха)",
        "Reliability of the questionnaire (Cronbach's alpha)",
    ),
    Words("0–1", "0–1", "0 to 1"),
    Words(
        "Алты шкала альфасының орташасы, сақталған жауаптар бойынша",
        "Среднее альфа шести шкал по сохранённым ответам",
        "Mean of the six scales' alphas over the answers kept",
    ),
    lambda scope: Reliability.objects.filter(year=scope.year).order_by("scale"),
    ("scale", "alpha", "answers"),
    source=KEPT,
    measure=Quotient(Sum("alpha", Fraction(1, 1000)), Count()),
    denominator=Words("шкалалар саны", "число шкал", "the number of scales"),
    decimals=2,
)
