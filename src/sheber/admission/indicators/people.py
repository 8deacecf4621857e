"""Who applied, and what they hold."""

from datetime import date

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from sheber.admission.models import Applicant, Application, Result
from sheber.admission.words import CHANNEL, TRACK
from sheber.kernel.declare import PEOPLE, PERCENT, declare
from sheber.kernel.dimensions import declare_dimension
from sheber.kernel.indicators import Count as RowCount
from sheber.kernel.indicators import Quotient, Scope, Sum
from sheber.kernel.words import Words

ADDED = date(2026, 11, 26)
PLACED_TOTAL = "placed"  # the number placed in an admission, whole or by a right: published admissions protect it
OPEN = "open"  # the pool of those without a right
SOURCE = Words("Қабылдау науқаны", "Приёмная кампания", "Admission campaign")
WITHIN = {
    "track": "applicant__campaign__track",
    "district": "applicant__district__code",
    "base": "applicant__base",
}
COLUMNS = ("applicant__code", "placed", "first")
OF_APPLICANT = {"track": "campaign__track", "district": "district__code", "base": "base", "channel": "channel"}

declare_dimension("track", Words("Бағыт", "Направление", "Track"), lambda: TRACK.words)
declare_dimension("channel", Words("Өтініш арнасы", "Канал подачи", "Channel"), lambda: CHANNEL.words)


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def applied(scope: Scope) -> QuerySet[Applicant]:
    """Who signed an application in the year and did not take it back before it was accepted."""
    rows = Applicant.objects.filter(campaign__year=scope.year)
    return rows.exclude(state="draft").exclude(state="withdrawn", result=None).order_by("code")


def results(scope: Scope) -> QuerySet[Result]:
    """What applicants of the year hold."""
    rows: QuerySet[Result] = (
        Result.objects.filter(applicant__campaign__year=scope.year)
        .annotate(
            placed=_flag(~Q(programme="")),
            first=_flag(Q(choice=1)),
            third=_flag(Q(choice__in=(1, 2, 3))),
            empty_handed=_flag(Q(programme="")),
            by_right=_flag(~Q(programme="") & ~Q(pool__in=("", OPEN))),
            enrolled=_flag(~Q(programme="") & Q(applicant__state="enrolled")),
        )
        .order_by("applicant__code")
    )
    return rows


APPLICANTS = declare(
    "admission.applicants",
    Words("Талапкерлер", "Абитуриенты", "Applicants"),
    PEOPLE,
    Words("Өтініш берген адамдар", "Люди, подавшие заявления", "People who applied"),
    applied,
    ("code", "base"),
    source=SOURCE,
    within=OF_APPLICANT,
    about_people=True,
)
PLACED = declare(
    "admission.placed",
    Words("Орын алған талапкерлер", "Абитуриенты, получившие место", "Applicants placed"),
    PEOPLE,
    Words("Нәтижесінде орын алған талапкерлер", "Абитуриенты с местом", "Applicants who hold a place"),
    results,
    COLUMNS,
    source=SOURCE,
    measure=Sum("placed"),
    within=WITHIN,
    about_people=True,
    tells=(PLACED_TOTAL,),
)
PLACED_SHARE = declare(
    "admission.placed_share",
    Words("Орын алған талапкерлер үлесі", "Доля абитуриентов, получивших место", "Share of applicants placed"),
    PERCENT,
    Words("Орын алғандар / талапкерлер", "Получившие место / абитуриенты", "Placed / applicants"),
    results,
    COLUMNS,
    source=SOURCE,
    measure=Quotient(Sum("placed"), RowCount(), per=100),
    within=WITHIN,
    denominator=Words("талапкерлер", "абитуриенты", "applicants"),
    decimals=1,
    about_people=True,
    tells=(PLACED_TOTAL,),
)
FIRST = declare(
    "admission.first_choice",
    Words("Бірінші таңдауын алғандар", "Получили первый выбор", "At their first choice"),
    PERCENT,
    Words("Бірінші таңдауы / орын алғандар", "Первый выбор / получившие место", "First choice / placed"),
    results,
    COLUMNS,
    source=SOURCE,
    measure=Quotient(Sum("first"), Sum("placed"), per=100),
    within=WITHIN,
    denominator=Words("орын алғандар", "получившие место", "the placed"),
    decimals=1,
    about_people=True,
    tells=(PLACED_TOTAL,),
)
THIRD = declare(
    "admission.first_three",
    Words("Алғашқы таңдауларының бірін алғандар", "Получили один из верхних выборов", "At one of their top choices"),
    PERCENT,
    Words(
        "Алғашқы үш таңдауының бірі / орын алғандар",
        "Один из трёх первых выборов / получившие место",
        "One of the first three choices / placed",
    ),
    results,
    (*COLUMNS, "third"),
    since=ADDED,
    source=SOURCE,
    measure=Quotient(Sum("third"), Sum("placed"), per=100),
    within=WITHIN,
    denominator=Words("орын алғандар", "получившие место", "the placed"),
    decimals=1,
    about_people=True,
    tells=(PLACED_TOTAL,),
)
UNPLACED = declare(
    "admission.unplaced",
    Words("Орынсыз қалғандар", "Остались без места", "Left without a place"),
    PEOPLE,
    Words("Нәтижесінде орны жоқ талапкерлер", "Абитуриенты без места", "Applicants who hold no place"),
    results,
    ("applicant__code", "empty_handed"),
    since=ADDED,
    source=SOURCE,
    measure=Sum("empty_handed"),
    within=WITHIN,
    about_people=True,
    tells=(PLACED_TOTAL,),
)
BY_RIGHT = declare(
    "admission.by_right",
    Words("Құқығы бойынша орын алғандар", "Получили место по праву на квоту", "Placed by a right"),
    PEOPLE,
    Words(
        "Квота немесе шарт орындарын алғандар",
        "Получившие места квот и договоров",
        "Those who hold places kept for a right or a contract",
    ),
    results,
    (*COLUMNS, "by_right"),
    since=ADDED,
    source=SOURCE,
    measure=Sum("by_right"),
    within=WITHIN,
    about_people=True,
    tells=(PLACED_TOTAL,),
)
ENROLLED = declare(
    "admission.enrolled",
    Words("Оқуға қабылданғандар", "Зачислено в колледжи", "Enrolled at colleges"),
    PEOPLE,
    Words(
        "Орын алып, түпнұсқаларын тапсырып, оқуға қабылданғандар",
        "Получившие место, сдавшие оригиналы и зачисленные",
        "Placed, with originals handed in, and enrolled",
    ),
    results,
    (*COLUMNS, "enrolled"),
    since=ADDED,
    source=SOURCE,
    measure=Sum("enrolled"),
    within=WITHIN,
    about_people=True,
)
ENROLLED_SHARE = declare(
    "admission.enrolled_share",
    Words("Орын алғандардың оқуға қабылданғаны", "Зачислено от получивших место", "Enrolled, of the placed"),
    PERCENT,
    Words("Оқуға қабылданғандар / орын алғандар", "Зачисленные / получившие место", "Enrolled / placed"),
    results,
    (*COLUMNS, "enrolled"),
    since=ADDED,
    source=SOURCE,
    measure=Quotient(Sum("enrolled"), Sum("placed"), per=100),
    within=WITHIN,
    denominator=Words("орын алғандар", "получившие место", "the placed"),
    decimals=1,
    about_people=True,
    tells=(PLACED_TOTAL,),
)


def with_choices(scope: Scope) -> QuerySet[Applicant]:
    """Who applied, with how many choices each named."""
    own = Application.objects.filter(applicant=OuterRef("pk")).order_by().values("applicant")
    number = Subquery(own.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return applied(scope).annotate(named=number).annotate(choices=Case(When(named=None, then=0), default=F("named")))


CHOICES = declare(
    "admission.choices",
    Words("Өтініштердегі таңдаулар", "Выборы в заявлениях", "Choices in applications"),
    Words("таңдау", "выборов", "choices"),
    Words("Талапкерлер атаған бағдарламалар қосындысы", "Сумма названных программ", "Sum of programmes named"),
    with_choices,
    ("code", "choices"),
    since=ADDED,
    source=SOURCE,
    measure=Sum("choices"),
    within=OF_APPLICANT,
    about_people=True,
)
CHOICES_EACH = declare(
    "admission.choices_each",
    Words("Бір талапкердің орташа таңдауы", "Выборов на абитуриента", "Choices per applicant"),
    Words("таңдау", "выборов", "choices"),
    Words("Таңдаулар / талапкерлер", "Выборы / абитуриенты", "Choices / applicants"),
    with_choices,
    ("code", "choices"),
    since=ADDED,
    source=SOURCE,
    measure=Quotient(Sum("choices"), RowCount()),
    within=OF_APPLICANT,
    denominator=Words("талапкерлер", "абитуриенты", "applicants"),
    decimals=2,
    about_people=True,
)
ONLINE = declare(
    "admission.online_share",
    Words("Сайт арқылы берілген өтініштер үлесі", "Доля заявлений через сайт", "Share of applications made online"),
    PERCENT,
    Words(
        "Осы сайтта берілгендер / өтініштер", "Поданные на этом сайте / заявления", "Made on this site / applications"
    ),
    lambda scope: applied(scope).annotate(online=_flag(Q(channel="portal"))),
    ("code", "online"),
    since=ADDED,
    source=SOURCE,
    measure=Quotient(Sum("online"), RowCount(), per=100),
    within=OF_APPLICANT,
    denominator=Words("өтініштер", "заявления", "applications"),
    decimals=1,
    about_people=True,
)
