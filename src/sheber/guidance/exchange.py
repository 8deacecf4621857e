"""The sheets of guidance."""

import polars as pl

from sheber.guidance import words
from sheber.guidance.acts.recount import recount
from sheber.guidance.models import DirectionChange
from sheber.guidance.queries import rules_of
from sheber.kernel.exchange import SOURCE, Column, Problems, Sheet, kinds, names
from sheber.kernel.exchange.rules import ROW
from sheber.kernel.words import Words
from sheber.registry.exchange import BASE, CODE, COLLEGE, LANGUAGE, QUALIFICATION, SCHOOL, YEAR, ref

PUPILS = Column("pupils", Words("Оқушылар", "Учеников", "Pupils"), kinds.Whole(0, 20_000))
DIRECTION = Column("direction", Words("Бағыты", "Направление", "Direction"), kinds.OneOf(words.DIRECTION))
PUPIL = Column(
    "pupil",
    Words("Оқушы", "Ученик", "Pupil"),
    kinds.Blind(),
    help=Words(
        "ЖСН жазыңыз: сақталмайды, одан кілтті хеш қана қалады.",
        "Впишите ИИН: он не сохраняется, остаётся только ключевой хеш.",
        "Write the IIN: it is not kept, only its keyed hash is.",
    ),
)
DAY = Column("day", Words("Күні", "Дата", "Date"), kinds.Day())

PROFILE_CLASSES = Sheet(
    code="profile_classes",
    title=Words("Бейінді сыныптар", "Профильные классы", "Profile classes"),
    model="guidance.ProfileClass",
    key=("code",),
    columns=(
        CODE,
        SCHOOL,
        YEAR,
        Column("grade", Words("Сынып", "Класс", "Grade"), kinds.Whole(1, 12)),
        DIRECTION,
        PUPILS,
        *SOURCE,
    ),
)


def first_time_within_pupils(frame: pl.DataFrame, problems: Problems) -> None:
    """Nobody is reached for the first time who was not there."""
    for row in frame.filter(pl.col("first_time") > pl.col("pupils"))[ROW].to_list():
        problems.add(
            "encounters.csv",
            row,
            "first_time",
            Words(
                "алғаш келгендер саны барлық оқушыдан көп. Екі санды салыстырыңыз.",
                "впервые охваченных больше, чем всех. Сверьте оба числа.",
                "more pupils for the first time than came at all. Compare both numbers.",
            ),
        )


ENCOUNTERS = Sheet(
    code="encounters",
    title=Words("Кәсіптік бағдар іс-шаралары", "Мероприятия профориентации", "Guidance encounters"),
    about=Words(
        "Оқушылар тізімі (attendances) бар іс-шарада екі сан да тізімнен есептеледі.",
        "Если у мероприятия есть список учеников (attendances), оба числа считаются по нему.",
        "Where an activity has a list of pupils (attendances), both numbers are counted from it.",
    ),
    model="guidance.Encounter",
    key=("code",),
    check=first_time_within_pupils,
    after=recount,
    columns=(
        CODE,
        Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.ENCOUNTER)),
        DAY,
        SCHOOL,
        ref("college", Words("Колледж", "Колледж", "College"), "registry.College", required=False),
        ref("employer", Words("Жұмыс беруші", "Работодатель", "Employer"), "registry.Employer", required=False),
        Column("place", Words("Өткен жері", "Место", "Place"), kinds.Text(255), required=False),
        Column("organiser", Words("Ұйымдастырушы", "Организатор", "Organiser"), kinds.Text(255), required=False),
        PUPILS,
        Column(
            "first_time",
            Words("Осы жылы алғаш рет", "Из них впервые в этом году", "Of them for the first time this year"),
            kinds.Whole(0, 20_000),
        ),
        *SOURCE,
    ),
)
ATTENDANCES = Sheet(
    code="attendances",
    title=Words("Оқушылардың қатысуы", "Посещения учеников", "Attendances of pupils"),
    model="guidance.Attendance",
    key=("encounter", "pupil"),
    after=recount,
    columns=(ref("encounter", Words("Іс-шара", "Мероприятие", "Activity"), "guidance.Encounter"), PUPIL, *SOURCE),
)
CLASS = ref("profile_class", Words("Бейінді сынып", "Профильный класс", "Profile class"), "guidance.ProfileClass")
CLASS_PUPILS = Sheet(
    code="class_pupils",
    title=Words("Бейінді сынып оқушылары", "Ученики профильных классов", "Pupils of profile classes"),
    model="guidance.ClassPupil",
    key=("profile_class", "pupil"),
    columns=(CLASS, PUPIL, *SOURCE),
)
GUIDANCE_RULES = Sheet(
    code="guidance_rules",
    title=Words("Кәсіптік бағдар ережелері", "Правила профориентации", "Rules of guidance"),
    model="guidance.Rule",
    key=("code", "valid_from"),
    columns=(
        Column("code", Words("Ереже", "Правило", "Rule"), kinds.OneOf(words.RULE)),
        Column("valid_from", Words("Күшіне енуі", "Действует с", "Valid from"), kinds.Day()),
        Column("value", Words("Мәні", "Значение", "Value"), kinds.Whole(0, 100)),
        Column("act", Words("Құжат", "Акт", "Act"), kinds.Text(255)),
        *SOURCE,
    ),
)
TOO_MANY = Words(
    "«{code}» сыныбының бағыты {year} жылы {count} рет өзгерген, ал ереже ({act}) {most} реттен артық жібермейді.",
    "направление класса «{code}» меняется в {year} году {count} раз, а правило ({act}) допускает не более {most}.",
    "class “{code}” changes its direction {count} times in {year}, and the rule ({act}) allows {most} at most.",
)


def not_too_often(frame: pl.DataFrame, problems: Problems) -> None:
    """No class changes its direction more often in a year than the rule of that year allows."""
    days: dict[tuple[str, int], set] = {}
    for code, day in DirectionChange.objects.filter(
        profile_class__code__in=frame["profile_class"].drop_nulls().unique().to_list()
    ).values_list("profile_class__code", "day"):
        days.setdefault((code, day.year), set()).add(day)
    for row, code, day in frame.select(ROW, "profile_class", "day").sort("day").iter_rows():
        there = days.setdefault((code, day.year), set())
        there.add(day)
        rule = rules_of(day).get("direction_changes")
        if rule and len(there) > rule.value:
            told = TOO_MANY.format(code=code, year=day.year, count=len(there), most=rule.value, act=rule.act)
            problems.add("", row, "day", told)


DIRECTION_CHANGES = Sheet(
    code="direction_changes",
    title=Words("Бағыттың өзгеруі", "Смены направления", "Changes of direction"),
    model="guidance.DirectionChange",
    key=("profile_class", "day"),
    check=not_too_often,
    columns=(
        CLASS,
        DAY,
        Column("before", Words("Бұрын", "Было", "Before"), kinds.OneOf(words.DIRECTION)),
        Column("after", Words("Енді", "Стало", "After"), kinds.OneOf(words.DIRECTION)),
        Column("reason", Words("Себебі", "Причина", "Reason"), kinds.Text(500)),
        *SOURCE,
    ),
)
BENCHMARKS = Sheet(
    code="guidance_benchmarks",
    title=Words("Өзін-өзі бағалау өлшемдері", "Критерии самооценки", "Benchmarks of the self-evaluation"),
    model="guidance.Benchmark",
    key=("code", "valid_from"),
    columns=(
        CODE,
        Column("valid_from", Words("Қай жылдан", "С какого года", "From the year"), kinds.Year()),
        *names("name", Words("Атауы", "Название", "Name")),
        Column("measure", Words("Не өлшенеді", "Что измеряется", "Measure"), kinds.OneOf(words.MEASURE)),
        Column("threshold", Words("Шегі", "Порог", "Threshold"), kinds.Number(2, 0, 100_000)),
        Column("act", Words("Құжат", "Акт", "Act"), kinds.Text(255)),
        *SOURCE,
    ),
)
INTEREST_FIELDS = Sheet(
    code="interest_fields",
    title=Words("Қызығушылық пен мамандық", "Интересы и специальности", "Interests and fields of study"),
    model="guidance.InterestField",
    key=("prefix",),
    columns=(
        Column("prefix", Words("Кодтың басы", "Начало кода", "First digits"), kinds.Code(8, r"^\d{2,8}$")),
        Column(
            "letters", Words("RIASEC әріптері", "Буквы RIASEC", "RIASEC letters"), kinds.Code(3, r"^[RIASEC]{1,3}$")
        ),
        DIRECTION,
        Column("author", Words("Авторы", "Автор", "Author"), kinds.Text(255)),
        DAY,
        *SOURCE,
    ),
)
PLACE_OFFERS = Sheet(
    code="place_offers",
    title=Words("Оқушыларға көрсетілетін орындар", "Места для показа ученикам", "Places shown to pupils"),
    model="guidance.PlaceOffer",
    key=("year", "programme"),
    columns=(
        YEAR,
        Column("programme", Words("Бағдарлама", "Программа", "Programme"), kinds.Code()),
        COLLEGE,
        QUALIFICATION,
        BASE,
        LANGUAGE,
        Column("places", Words("Орын", "Мест", "Places"), kinds.Whole(0, 100_000)),
        Column("cutoff", Words("Былтырғы шек", "Прошлый порог", "Last cut-off"), kinds.Text(16), required=False),
        Column("employers", Words("Жұмыс берушілер", "Работодатели", "Employers"), kinds.Text(255), required=False),
        *SOURCE,
    ),
)
