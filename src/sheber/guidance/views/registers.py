"""The registers of guidance."""

from sheber.kernel.pages import Register
from sheber.kernel.words import Words

ENCOUNTER_PAGES = Register(
    "guidance.Encounter",
    Words("Іс-шаралар", "Мероприятия", "Encounters"),
    ("code", "kind", "day", "school", "college", "pupils", "first_time"),
    sheet_code="encounters",
    search=("code", "school__name"),
    filters=("kind",),
    order="day",
    by="code",
    detail="guidance-activity",
)
PROFILECLASS_PAGES = Register(
    "guidance.ProfileClass",
    Words("Бейінді сыныптар", "Профильные классы", "Profile classes"),
    ("code", "school", "year", "grade", "direction", "pupils"),
    sheet_code="profile_classes",
    search=("code", "school__name"),
    filters=("year", "direction", "grade"),
    order="pk",
    by="code",
)
ALL = (
    ENCOUNTER_PAGES,
    PROFILECLASS_PAGES,
    Register(
        "guidance.Attendance",
        Words("Қатысулар (оқушы коды бойынша)", "Посещения (по коду ученика)", "Attendances (by pupil code)"),
        ("encounter", "pupil"),
        sheet_code="attendances",
        search=("encounter__code",),
        about=Words(
            "ЖСН сақталмайды: жүктегенде кілтті хешке айналады. Бір оқушы бір іс-шарада бір рет қана тұрады.",
            "ИИН не хранится: при загрузке превращается в ключевой хеш. Ученик стоит в одном мероприятии один раз.",
            "No IIN is kept: it becomes a keyed hash as it is loaded. A pupil stands in one activity once.",
        ),
    ),
    Register(
        "guidance.ClassPupil",
        Words("Бейінді сынып тізімдері", "Списки профильных классов", "Rosters of profile classes"),
        ("profile_class", "pupil"),
        sheet_code="class_pupils",
        search=("profile_class__code",),
    ),
    Register(
        "guidance.DirectionChange",
        Words("Бағыттың өзгеруі", "Смены направления", "Changes of direction"),
        ("profile_class", "day", "before", "after", "reason"),
        sheet_code="direction_changes",
        search=("profile_class__code",),
        order="day",
    ),
    Register(
        "guidance.Rule",
        Words("Ережелер", "Правила", "Rules"),
        ("code", "valid_from", "value", "act"),
        sheet_code="guidance_rules",
        filters=("code",),
    ),
    Register(
        "guidance.Benchmark",
        Words("Өзін-өзі бағалау өлшемдері", "Критерии самооценки", "Benchmarks"),
        ("code", "valid_from", "name", "measure", "threshold", "act"),
        sheet_code="guidance_benchmarks",
        search=("code", "name"),
    ),
    Register(
        "guidance.InterestField",
        Words("Қызығушылық пен мамандық", "Интересы и специальности", "Interests and fields"),
        ("prefix", "letters", "direction", "author", "day"),
        sheet_code="interest_fields",
        search=("prefix", "author"),
        filters=("direction",),
    ),
    Register(
        "guidance.PlaceOffer",
        Words("Оқушыларға көрсетілетін орындар", "Места для показа ученикам", "Places shown to pupils"),
        ("programme", "year", "college", "qualification", "places", "cutoff"),
        sheet_code="place_offers",
        search=("programme", "college__name"),
        filters=("year", "base"),
    ),
)
