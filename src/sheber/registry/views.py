"""The registry's pages."""

from sheber.kernel.exchange import Column, kinds
from sheber.kernel.pages import Register, Related
from sheber.kernel.words import Words
from sheber.registry import words
from sheber.registry.exchange import BASE, LEVEL, NOTE, SCHOOLS, STUDENTS

NAME = Column("name", Words("Атауы", "Название", "Name"), kinds.Text())
CODE = Column("code", Words("Коды", "Код", "Code"), kinds.Text())
UNTIL = Column("until", Words("Дейін", "До", "Until"), kinds.Day())
FIGURE = Column("kind", Words("Көрсеткіш", "Показатель", "Figure"), kinds.OneOf(words.FIGURE))
VALUE = Column("value", Words("Мәні", "Значение", "Value"), kinds.Number(2))
YEAR = Column("year", Words("Жыл", "Год", "Year"), kinds.Year())
CAPACITY = Column("design_capacity", Words("Жобалық қуаты", "Проектная мощность", "Design capacity"), kinds.Whole())

DISTRICTS = Register(
    "registry.District",
    Words("Аудандар", "Районы", "Districts"),
    ("name", "code", "kind", "centre", "population"),
    sheet_code="districts",
    search=("name", "code"),
    filters=("kind",),
    order="name",
    related=(
        Related(
            Words("Колледждер", "Колледжи", "Colleges"),
            lambda row: row.colleges.order_by("code"),
            (NAME, CODE, CAPACITY),
            50,
        ),
        Related(
            Words("Мектептер", "Школы", "Schools"),
            lambda row: row.schools.order_by("code"),
            (NAME, SCHOOLS.column("pupils_9"), SCHOOLS.column("pupils_11")),
        ),
    ),
    by="code",
)
COLLEGES = Register(
    "registry.College",
    Words("Колледждер", "Колледжи", "Colleges"),
    ("name", "district", "ownership", "location", "design_capacity", "dormitory_beds", "closed"),
    sheet_code="colleges",
    search=("name", "short_name", "code"),
    filters=("district", "ownership", "location"),
    order="name",
    by="code",
    related=(
        Related(
            Words("Жарияланған көрсеткіштер", "Опубликованные показатели", "Published figures"),
            lambda row: row.figures.order_by("-year", "kind"),
            (FIGURE, YEAR, VALUE, NOTE),
        ),
        Related(
            Words("Бұрынғы атаулары", "Прежние названия", "Earlier names"),
            lambda row: row.earlier_names.order_by("-until"),
            (NAME, UNTIL),
        ),
    ),
)
COLLEGE_NAMES = Register(
    "registry.CollegeName",
    Words("Бұрынғы атаулар", "Прежние названия", "Earlier names"),
    ("name", "college", "until", "act"),
    sheet_code="college_names",
    search=("name",),
    filters=("college",),
)
COLLEGE_FIGURES = Register(
    "registry.CollegeFigure",
    Words("Колледж көрсеткіштері", "Показатели колледжей", "Figures of colleges"),
    ("college", "year", "kind", "value", "note"),
    sheet_code="college_figures",
    search=("college__name",),
    filters=("college", "year", "kind"),
)
SCHOOL_REGISTER = Register(
    "registry.School",
    Words("Мектептер", "Школы", "Schools"),
    ("name", "district", "language", "pupils_9", "pupils_11"),
    sheet_code="schools",
    search=("name", "code"),
    filters=("district", "language"),
    order="name",
    by="code",
)
EMPLOYERS = Register(
    "registry.Employer",
    Words("Жұмыс берушілер", "Работодатели", "Employers"),
    ("name", "district", "sector", "employees"),
    sheet_code="employers",
    search=("name", "code"),
    filters=("district", "sector"),
    order="name",
    by="code",
)
PEOPLE = Register(
    "registry.Person",
    Words("Лауазымды тұлғалар", "Должностные лица", "Officials"),
    ("name", "code"),
    sheet_code="people",
    search=("name",),
    order="name",
    by="code",
    related=(
        Related(
            Words("Лауазымдары", "Должности", "Posts"),
            lambda row: row.posts.order_by("-starts"),
            (
                Column("title", Words("Лауазымы", "Должность", "Post"), kinds.Text()),
                Column("starts", Words("Бастап", "С", "From"), kinds.Day()),
                Column("ends", Words("Дейін", "По", "To"), kinds.Day()),
            ),
        ),
    ),
)
POSTS = Register(
    "registry.Post",
    Words("Лауазымдар", "Должности", "Posts"),
    ("title", "person", "organisation_kind", "organisation", "starts", "ends"),
    sheet_code="posts",
    search=("title", "person__name"),
    filters=("organisation_kind",),
)
ISCED = Register(
    "registry.IscedField",
    Words("Білім салалары (ISCED-F)", "Области образования (МСКО-О)", "Fields of education (ISCED-F)"),
    ("code", "name", "parent"),
    sheet_code="isced_fields",
    search=("name", "code"),
    order="code",
    by="code",
)
SPECIALTIES = Register(
    "registry.Specialty",
    Words("Мамандықтар", "Специальности", "Specialties"),
    ("code", "name", "isced", "valid_from", "valid_to"),
    sheet_code="specialties",
    search=("name", "code"),
    filters=("isced",),
    order="code",
    by="code",
    related=(
        Related(
            Words("Біліктіліктер", "Квалификации", "Qualifications"),
            lambda row: row.qualifications.order_by("code"),
            (CODE, NAME, LEVEL),
        ),
    ),
)
QUALIFICATIONS = Register(
    "registry.Qualification",
    Words("Біліктіліктер", "Квалификации", "Qualifications"),
    ("code", "name", "specialty", "level", "nqf", "eqf"),
    sheet_code="qualifications",
    search=("name", "code"),
    filters=("level",),
    order="code",
    by="code",
    related=(
        Related(
            Words("Оқу мерзімдері", "Сроки обучения", "Study terms"),
            lambda row: row.terms.order_by("base"),
            (BASE, Column("months", Words("Ай", "Месяцев", "Months"), kinds.Whole())),
        ),
    ),
)
OCCUPATIONS = Register(
    "registry.Occupation",
    Words("Кәсіптер", "Занятия", "Occupations"),
    ("code", "name", "isco", "sector"),
    sheet_code="occupations",
    search=("name", "code", "isco"),
    filters=("sector",),
    order="name",
    by="code",
)
STUDY_TERMS = Register(
    "registry.StudyTerm",
    Words("Оқу мерзімдері", "Сроки обучения", "Study terms"),
    ("qualification", "base", "months"),
    sheet_code="study_terms",
    search=("qualification__name", "qualification__code"),
    filters=("base",),
)
CODE_MAP = Register(
    "registry.CodeMap",
    Words("Ескі және жаңа кодтар", "Старые и новые коды", "Old and new codes"),
    ("classifier", "old", "new", "since", "act"),
    sheet_code="code_map",
    search=("old", "new"),
    filters=("classifier",),
)
GROUP_REGISTER = Register(
    "registry.Group",
    Words("Оқу топтары", "Учебные группы", "Study groups"),
    ("code", "college", "qualification", "base", "language", "starts", "ends", "students"),
    sheet_code="groups",
    search=("code", "college__name", "qualification__name"),
    filters=("college", "base", "language"),
    by="code",
    related=(
        Related(
            Words("Білім алушылар", "Обучающиеся", "Learners"),
            lambda row: row.learners.order_by("code"),
            tuple(STUDENTS.column(name) for name in ("code", "left", "graduated", "zhas_maman", "dual")),
        ),
    ),
)
STUDENT_REGISTER = Register(
    "registry.Student",
    Words("Студенттер мен түлектер", "Студенты и выпускники", "Students and graduates"),
    ("code", "college", "qualification", "group", "entered", "left", "graduated", "on_order"),
    sheet_code="students",
    search=("code", "group__code"),
    filters=("entered", "graduated", "college", "zhas_maman", "dual"),
    by="code",
    about=Words(
        "Бір тізілім: оқыту да, жұмысқа орналасу да осыны оқиды. Аты-жөні жоқ; ЖСН жүктегенде кілтті хешке айналады.",
        "Один реестр для обучения и трудоустройства. Имён нет; ИИН при загрузке превращается в ключевой хеш.",
        "One register for training and employment. There are no names; an IIN becomes a keyed hash as it is loaded.",
    ),
)
ALL = (
    COLLEGES, DISTRICTS, SCHOOL_REGISTER, EMPLOYERS, PEOPLE, POSTS, SPECIALTIES, QUALIFICATIONS, OCCUPATIONS, STUDY_TERMS,
    ISCED, CODE_MAP, COLLEGE_NAMES, COLLEGE_FIGURES, GROUP_REGISTER,
    STUDENT_REGISTER,
)  # fmt: skip
