"""Sheets of teachers, their development and the modules they teach."""

from sheber.kernel.exchange import SOURCE, Column, Sheet, kinds
from sheber.kernel.exchange.rules import in_order
from sheber.kernel.words import Words
from sheber.registry.exchange import CODE, COLLEGE, NAME, QUALIFICATION, ref
from sheber.training import words


def yes(name: str, label: Words) -> Column:
    """An optional yes or no."""
    return Column(name, label, kinds.YesNo(), required=False)


TEACHERS = Sheet(
    code="teachers",
    title=Words("Оқытушылар", "Преподаватели", "Teachers"),
    model="training.Teacher",
    key=("code",),
    columns=(
        CODE,
        ref("person", Words("Адам", "Человек", "Person"), "registry.Person", required=False),
        COLLEGE,
        Column("category", Words("Санаты", "Категория", "Category"), kinds.OneOf(words.CATEGORY), required=False),
        yes("special", Words("Арнайы пәндер", "Спецдисциплины", "Teaches the trade")),
        yes("degree", Words("Ғылыми дәреже", "Учёная степень", "Degree")),
        yes("from_industry", Words("Өндірістен келген", "С производства", "From industry")),
        Column("since", Words("Бастап", "С", "Since"), kinds.Day()),
        Column("left", Words("Кеткен күні", "Дата ухода", "Left on"), kinds.Day(), required=False),
        Column("hours", Words("Жылына сағат", "Часов в год", "Hours a year"), kinds.Whole(0, 3000), required=False),
        *SOURCE,
    ),
    check=in_order("since", "left"),
)
DEVELOPMENT = Sheet(
    code="teacher_development",
    title=Words("Біліктілік арттыру", "Повышение квалификации", "Teachers' development"),
    model="training.Development",
    key=("code",),
    columns=(
        CODE,
        ref("teacher", Words("Оқытушы", "Преподаватель", "Teacher"), "training.Teacher"),
        Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.DEVELOPMENT)),
        Column("topic", Words("Тақырыбы", "Тема", "Topic"), kinds.Text(255)),
        Column("place", Words("Өткен жері", "Где", "Where"), kinds.Text(255), required=False),
        ref("employer", Words("Кәсіпорын", "Предприятие", "Enterprise"), "registry.Employer", required=False),
        yes("abroad", Words("Шетелде", "За рубежом", "Abroad")),
        Column("starts", Words("Басталуы", "Начало", "Starts"), kinds.Day()),
        Column("ends", Words("Аяқталуы", "Окончание", "Ends"), kinds.Day()),
        Column("hours", Words("Сағат", "Часов", "Hours"), kinds.Whole(1, 5000)),
        Column("paper", Words("Куәлік №", "№ документа", "Paper No."), kinds.Text(120), required=False),
        Column("state", Words("Күйі", "Состояние", "State"), kinds.OneOf(words.DEVELOPMENT_STATE), required=False),
        *SOURCE,
    ),
    check=in_order("starts", "ends"),
)
MODULES = Sheet(
    code="modules",
    title=Words("Модульдер", "Модули", "Modules"),
    model="training.Module",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        COLLEGE,
        QUALIFICATION,
        Column("hours", Words("Жылына сағат", "Часов в год", "Hours a year"), kinds.Whole(1, 2000)),
        Column(
            "workshop_hours",
            Words("Оның ішінде шеберханада", "Из них в мастерской", "Of them in a workshop"),
            kinds.Whole(0, 2000),
            required=False,
        ),
        *SOURCE,
    ),
    check=in_order("workshop_hours", "hours"),
)
MODULE_TEACHERS = Sheet(
    code="module_teachers",
    title=Words("Модульді кім оқытады", "Кто ведёт модуль", "Who can teach a module"),
    model="training.ModuleTeacher",
    key=("module", "teacher"),
    columns=(
        ref("module", Words("Модуль", "Модуль", "Module"), "training.Module"),
        ref("teacher", Words("Оқытушы", "Преподаватель", "Teacher"), "training.Teacher"),
        *SOURCE,
    ),
)
