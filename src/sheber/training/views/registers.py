"""The lists of training."""

from sheber.kernel.pages import Register
from sheber.kernel.pages.register import Related
from sheber.kernel.words import Words
from sheber.training import exchange
from sheber.training.models import Equipment

LICENCES = Register(
    "training.Licence",
    Words("Лицензиялар", "Лицензии", "Licences"),
    ("college", "qualification", "state", "opened", "new_specialty", "since", "until", "returned"),
    sheet_code="licences",
    search=("college__name", "qualification__name", "qualification__code", "number"),
    filters=("college", "state", "new_specialty"),
    detail="training-licence-page",
)
ACCREDITATIONS = Register(
    "training.Accreditation",
    Words("Аккредиттеулер", "Аккредитации", "Accreditations"),
    ("code", "college", "scope", "reach", "body", "granted", "until"),
    sheet_code="accreditations",
    search=("code", "college__name", "body"),
    filters=("reach", "scope"),
    by="code",
    about=Words(
        "Аяқталуына 12, 6 және 3 ай қалғанда колледжге бір-бір рет хабар барады.",
        "За 12, 6 и 3 месяца до окончания колледж получает по одному извещению.",
        "A college is told once each 12, 6 and 3 months before the end.",
    ),
)
CASES = Register(
    "training.AccreditationCase",
    Words("Аккредиттеу істері", "Дела об аккредитации", "Accreditation cases"),
    ("code", "college", "scope", "reach", "body", "applied", "state"),
    sheet_code="accreditation_cases",
    search=("code", "college__name", "body"),
    filters=("state", "reach"),
    by="code",
    detail="training-case",
)
EVIDENCE = Register(
    "training.Evidence",
    Words("Аккредиттеу дәлелдері", "Доказательства аккредитации", "Evidence of accreditation"),
    ("code", "case", "claim", "kind", "row"),
    sheet_code="accreditation_evidence",
    search=("code", "claim", "row"),
    filters=("kind",),
    by="code",
)
WORKSHOPS = Register(
    "training.Workshop",
    Words("Шеберханалар", "Мастерские", "Workshops"),
    ("name", "college", "seats", "hours", "opened", "modern"),
    sheet_code="workshops",
    search=("name", "code", "college__name"),
    filters=("college", "modern"),
    by="code",
    related=(
        Related(
            Words("Жабдық", "Оборудование", "Equipment"),
            lambda row: Equipment.objects.filter(workshop=row).order_by("code"),
            tuple(
                c for c in exchange.EQUIPMENT.columns if c.name in {"code", "name_ru", "number", "working", "needed"}
            ),
        ),
    ),
)
EQUIPMENT = Register(
    "training.Equipment",
    Words("Жабдық", "Оборудование", "Equipment"),
    ("name", "workshop", "number", "working", "needed", "bought", "cost", "paid_by"),
    sheet_code="equipment",
    search=("name", "code", "workshop__name"),
    filters=("paid_by", "bought"),
    by="code",
)
TEACHERS = Register(
    "training.Teacher",
    Words("Оқытушылар", "Преподаватели", "Teachers"),
    ("code", "person", "college", "category", "special", "degree", "from_industry", "since", "left"),
    sheet_code="teachers",
    search=("code", "person__name", "college__name"),
    filters=("college", "category", "special"),
    by="code",
    detail="training-teacher",
)
DEVELOPMENT = Register(
    "training.Development",
    Words("Біліктілік арттыру", "Повышение квалификации", "Teachers' development"),
    ("code", "teacher", "kind", "topic", "starts", "ends", "hours", "state"),
    sheet_code="teacher_development",
    search=("code", "topic", "teacher__code"),
    filters=("kind", "state", "abroad"),
    by="code",
)
MODULES = Register(
    "training.Module",
    Words("Модульдер", "Модули", "Modules"),
    ("name", "college", "qualification", "hours", "workshop_hours"),
    sheet_code="modules",
    search=("name", "code", "qualification__name"),
    filters=("college",),
    by="code",
)
MODULE_TEACHERS = Register(
    "training.ModuleTeacher",
    Words("Модульді кім оқытады", "Кто ведёт модуль", "Who can teach a module"),
    ("module", "teacher"),
    sheet_code="module_teachers",
    search=("module__name", "module__code", "teacher__code"),
)
SCALES = Register(
    "training.RatingScale",
    Words("Рейтинг шәкілдері", "Шкалы рейтинга", "Scales of the rating"),
    ("code", "name", "starts", "state", "act"),
    sheet_code="rating_scales",
    search=("code", "name"),
    filters=("state",),
    by="code",
    detail="training-rating-scale",
)
FIELDS = Register(
    "training.RatingField",
    Words("Рейтинг файлының бағандары", "Столбцы файла рейтинга", "Columns of the rating file"),
    ("place", "code", "name", "level", "holds"),
    sheet_code="rating_fields",
    search=("code", "name"),
    filters=("level", "holds"),
    order="place",
    by="code",
)
CRITERIA = Register(
    "training.Criterion",
    Words("Рейтинг өлшемшарттары", "Критерии рейтинга", "Criteria of the rating"),
    ("name", "scale", "block", "field", "of", "measure", "each", "cap"),
    sheet_code="rating_criteria",
    search=("code", "name"),
    filters=("scale", "block", "measure"),
    by="code",
)
BANDS = Register(
    "training.Band",
    Words("Рейтинг аралықтары", "Диапазоны рейтинга", "Bands of the rating"),
    ("criterion", "place", "low", "high", "closed", "value", "points"),
    sheet_code="rating_bands",
    search=("criterion__code", "criterion__name"),
    filters=(),
)
VALUES = Register(
    "training.RatingValue",
    Words("Рейтинг мәндері", "Значения рейтинга", "Values of the rating"),
    ("field", "college", "specialty", "year", "value"),
    sheet_code="rating_values",
    search=("field__code", "field__name", "college__name"),
    filters=("year", "college"),
)
RULES = Register(
    "training.Rule",
    Words("Оқыту ережелері", "Правила обучения", "Rules of training"),
    ("code", "valid_from", "value", "act"),
    sheet_code="training_rules",
    search=("act",),
    filters=("code",),
)
ACCREDITATION_RULES = Register(
    "training.AccreditationRule",
    Words("Аккредиттеу және тапсырыс", "Аккредитация и заказ", "Accreditation and the order"),
    ("code", "condition", "reach", "resource", "percent", "valid_from", "valid_to", "act"),
    sheet_code="accreditation_rules",
    search=("code", "act"),
    filters=("condition", "resource"),
    by="code",
    about=Words(
        "Аккредиттеу ерікті, тапсырыс үшін міндетті емес: құжатпен белгіленген жолдар ғана ресурсты өзгертеді.",
        "Аккредитация добровольна и для заказа не обязательна: ресурсы меняют только строки, установленные актом.",
        "Accreditation is voluntary and no condition of an order: only rows set by an act change resources.",
    ),
)
OPEN = (LICENCES, ACCREDITATIONS, WORKSHOPS, EQUIPMENT, MODULES)
ALL = (
    *OPEN,
    CASES,
    EVIDENCE,
    TEACHERS,
    DEVELOPMENT,
    MODULE_TEACHERS,
    SCALES,
    FIELDS,
    CRITERIA,
    BANDS,
    VALUES,
    RULES,
    ACCREDITATION_RULES,
)
