"""The registry's sheets."""

from dataclasses import replace

import polars as pl

from sheber.kernel.exchange import SOURCE, Column, Problems, Sheet, kinds, names
from sheber.kernel.exchange.rules import ROW, all_of, in_order, not_itself
from sheber.kernel.words import Words
from sheber.registry import words
from sheber.registry.models import Student

CODE = Column("code", Words("Коды", "Код", "Code"), kinds.Code())
NAME = names("name", Words("Атауы", "Название", "Name"))
DISTRICT = Column("district", Words("Аудан", "Район", "District"), kinds.Ref("registry.District"))
COLLEGE = Column("college", Words("Колледж", "Колледж", "College"), kinds.Ref("registry.College"))
YEAR = Column("year", Words("Жыл", "Год", "Year"), kinds.Year())
NOTE = Column("note", Words("Ескерту", "Примечание", "Note"), kinds.Text(500), required=False)
ACT = Column("act", Words("Құжат", "Акт", "Act"), kinds.Text(255), required=False)
BIN = Column("bin", Words("БСН", "БИН", "BIN"), kinds.Bin(), required=False)
VALIDITY = (
    Column("valid_from", Words("Күшіне ену күні", "Действует с", "Valid from"), kinds.Day(), required=False),
    Column("valid_to", Words("Күші жойылған күн", "Действует по", "Valid to"), kinds.Day(), required=False),
    ACT,
)


def ref(name: str, label: Words, model: str, *, required: bool = True) -> Column:
    """A column that holds the code of another register's row."""
    return Column(name, label, kinds.Ref(model), required=required)


SPECIALTY = ref("specialty", Words("Мамандық", "Специальность", "Specialty"), "registry.Specialty")
QUALIFICATION = ref("qualification", Words("Біліктілік", "Квалификация", "Qualification"), "registry.Qualification")
OCCUPATION = ref("occupation", Words("Кәсіп", "Занятие", "Occupation"), "registry.Occupation")
EMPLOYER = ref("employer", Words("Жұмыс беруші", "Работодатель", "Employer"), "registry.Employer")
SCHOOL = ref("school", Words("Мектеп", "Школа", "School"), "registry.School")
LEVEL = Column("level", Words("Деңгей", "Уровень", "Level"), kinds.OneOf(words.LEVEL))
BASE = Column("base", Words("Негізі", "База", "Base"), kinds.OneOf(words.BASE))
LANGUAGE = Column("language", Words("Оқыту тілі", "Язык обучения", "Language"), kinds.OneOf(words.LANGUAGE))
SECTOR = Column("sector", Words("Сала", "Отрасль", "Sector"), kinds.OneOf(words.SECTOR))

GRADUATED = Column("graduated", Words("Бітірген жылы", "Год выпуска", "Graduated"), kinds.Year())
ON_ORDER = Column("on_order", Words("Мемтапсырыс", "По госзаказу", "On the state order"), kinds.YesNo())
PERSON = Column(
    "person",
    Words("Адам (ЖСН)", "Человек (ИИН)", "Person (IIN)"),
    kinds.Blind(),
    help=Words(
        "ЖСН жазыңыз: сақталмайды, одан кілтті хеш қана қалады.",
        "Впишите ИИН: он не сохраняется, остаётся только ключевой хеш.",
        "Write the IIN: it is not kept, only its keyed hash is.",
    ),
)

REGION = Sheet(
    code="region",
    title=Words("Аймақ", "Регион", "Region"),
    model="registry.Region",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        Column("capital", Words("Орталығы", "Центр", "Capital"), kinds.Text(100), required=False),
        Column("current_year", Words("Ағымдағы жыл", "Текущий год", "Current year"), kinds.Year()),
        Column("outline", Words("Шекарасы", "Контур", "Outline"), kinds.Json(), required=False),
        *SOURCE,
    ),
    most=1,  # one database serves one region (docs/adr/0002)
)
DISTRICTS = Sheet(
    code="districts",
    title=Words("Аудандар", "Районы", "Districts"),
    model="registry.District",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        *names("centre", Words("Орталығы", "Центр", "Centre"), required=False),
        Column("kind", Words("Түрі", "Вид", "Kind"), kinds.OneOf(words.DISTRICT_KIND)),
        Column("population", Words("Халқы", "Население", "Population"), kinds.Whole(), required=False),
        Column("shape", Words("Картадағы пішіні", "Контур на карте", "Shape"), kinds.Json(), required=False),
        *SOURCE,
    ),
)
COLLEGES = Sheet(
    code="colleges",
    title=Words("Колледждер", "Колледжи", "Colleges"),
    model="registry.College",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        *names("short_name", Words("Қысқа атауы", "Краткое название", "Short name"), required=False, max_length=100),
        BIN,
        DISTRICT,
        Column("ownership", Words("Меншік түрі", "Собственность", "Ownership"), kinds.OneOf(words.OWNERSHIP)),
        Column("location", Words("Орналасуы", "Место", "Location"), kinds.OneOf(words.LOCATION)),
        Column("address", Words("Мекенжайы", "Адрес", "Address"), kinds.Text(255), required=False),
        Column("founded", Words("Құрылған жылы", "Год основания", "Founded"), kinds.Year(1800), required=False),
        Column("closed", Words("Жабылған күні", "Дата закрытия", "Closed"), kinds.Day(), required=False),
        ref(
            "merged_into",
            Words("Қосылған колледжі", "Присоединён к", "Merged into"),
            "registry.College",
            required=False,
        ),
        Column(
            "design_capacity",
            Words("Жобалық қуаты", "Проектная мощность", "Design capacity"),
            kinds.Whole(0, 20_000),
            required=False,
        ),
        Column(
            "dormitory_beds",
            Words("Жатақхана орны", "Мест в общежитии", "Dormitory beds"),
            kinds.Whole(0, 10_000),
            required=False,
        ),
        NOTE,
        *SOURCE,
    ),
    check=not_itself("code", "merged_into"),
)
COLLEGE_NAMES = Sheet(
    code="college_names",
    title=Words("Колледждердің бұрынғы атаулары", "Прежние названия колледжей", "Earlier names of colleges"),
    model="registry.CollegeName",
    key=("college", "until"),
    columns=(COLLEGE, *NAME, Column("until", Words("Дейін", "До", "Until"), kinds.Day()), ACT, *SOURCE),
)
COLLEGE_FIGURES = Sheet(
    code="college_figures",
    title=Words("Колледж көрсеткіштері", "Показатели колледжей", "Figures of colleges"),
    model="registry.CollegeFigure",
    key=("college", "year", "kind"),
    columns=(
        COLLEGE,
        YEAR,
        Column("kind", Words("Көрсеткіш", "Показатель", "Figure"), kinds.OneOf(words.FIGURE)),
        Column("value", Words("Мәні", "Значение", "Value"), kinds.Number(2, 0, 1_000_000)),
        NOTE,
        *SOURCE,
    ),
)
SCHOOLS = Sheet(
    code="schools",
    title=Words("Мектептер", "Школы", "Schools"),
    model="registry.School",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        DISTRICT,
        LANGUAGE,
        Column(
            "pupils_9", Words("9-сынып оқушылары", "Учеников 9 класса", "Pupils of grade 9"), kinds.Whole(0, 5000)
        ),
        Column(
            "pupils_11", Words("11-сынып оқушылары", "Учеников 11 класса", "Pupils of grade 11"), kinds.Whole(0, 5000)
        ),
        *SOURCE,
    ),
)
EMPLOYERS = Sheet(
    code="employers",
    title=Words("Жұмыс берушілер", "Работодатели", "Employers"),
    model="registry.Employer",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        BIN,
        DISTRICT,
        SECTOR,
        Column("employees", Words("Қызметкерлер", "Работников", "Employees"), kinds.Whole(), required=False),
        *SOURCE,
    ),
)
PEOPLE = Sheet(
    code="people",
    title=Words("Лауазымды тұлғалар", "Должностные лица", "Officials"),
    model="registry.Person",
    key=("code",),
    columns=(CODE, *NAME, *SOURCE),
)
POSTS = Sheet(
    code="posts",
    title=Words("Лауазымдар", "Должности", "Posts"),
    model="registry.Post",
    key=("person", "organisation", "starts"),
    columns=(
        ref("person", Words("Тұлға", "Лицо", "Person"), "registry.Person"),
        *names("title", Words("Лауазымы", "Должность", "Post")),
        Column(
            "organisation_kind",
            Words("Ұйым түрі", "Вид организации", "Kind of organisation"),
            kinds.OneOf(words.ORGANISATION),
        ),
        Column("organisation", Words("Ұйым коды", "Код организации", "Organisation"), kinds.Code(), required=False),
        Column("starts", Words("Бастап", "С", "From"), kinds.Day()),
        Column("ends", Words("Дейін", "По", "To"), kinds.Day(), required=False),
        *SOURCE,
    ),
    check=in_order("starts", "ends"),
)
ISCED_FIELDS = Sheet(
    code="isced_fields",
    title=Words("Білім салалары (ISCED-F)", "Области образования (МСКО-О)", "Fields of education (ISCED-F)"),
    model="registry.IscedField",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        ref("parent", Words("Жоғары сала", "Вышестоящая", "Parent"), "registry.IscedField", required=False),
        *SOURCE,
    ),
    check=not_itself("code", "parent"),
)
SPECIALTIES = Sheet(
    code="specialties",
    title=Words("Мамандықтар", "Специальности", "Specialties"),
    model="registry.Specialty",
    key=("code",),
    columns=(
        Column("code", Words("Коды", "Код", "Code"), kinds.Code()),
        *NAME,
        ref("isced", Words("ISCED-F", "МСКО-О", "ISCED-F"), "registry.IscedField", required=False),
        *VALIDITY,
        *SOURCE,
    ),
    check=in_order("valid_from", "valid_to"),
)
QUALIFICATIONS = Sheet(
    code="qualifications",
    title=Words("Біліктіліктер", "Квалификации", "Qualifications"),
    model="registry.Qualification",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        SPECIALTY,
        LEVEL,
        Column("nqf", Words("ҰБШ деңгейі", "Уровень НРК", "NQF level"), kinds.Whole(1, 8)),
        Column("eqf", Words("ЕБШ деңгейі", "Уровень ЕРК", "EQF level"), kinds.Whole(1, 8), required=False),
        *VALIDITY,
        *SOURCE,
    ),
    check=in_order("valid_from", "valid_to"),
)
OCCUPATIONS = Sheet(
    code="occupations",
    title=Words("Кәсіптер", "Занятия", "Occupations"),
    model="registry.Occupation",
    key=("code",),
    columns=(
        CODE,
        *NAME,
        Column("isco", Words("ISCO-08", "МСКЗ-08", "ISCO-08"), kinds.Code(4, r"^\d{4}$")),
        Column("sector", SECTOR.label, SECTOR.kind, required=False),
        *VALIDITY,
        *SOURCE,
    ),
    check=in_order("valid_from", "valid_to"),
)
STUDY_TERMS = Sheet(
    code="study_terms",
    title=Words("Оқу мерзімдері", "Сроки обучения", "Study terms"),
    model="registry.StudyTerm",
    key=("qualification", "base"),
    columns=(
        QUALIFICATION,
        BASE,
        Column("months", Words("Ай", "Месяцев", "Months"), kinds.Whole(1, 72)),
        *SOURCE,
    ),
)
CODE_MAP = Sheet(
    code="code_map",
    title=Words("Ескі және жаңа кодтар", "Старые и новые коды", "Old and new codes"),
    model="registry.CodeMap",
    key=("classifier", "old", "new"),
    columns=(
        Column("classifier", Words("Жіктеуіш", "Классификатор", "Classifier"), kinds.OneOf(words.CLASSIFIER)),
        Column("old", Words("Ескі код", "Старый код", "Old code"), kinds.Code(32)),
        Column("new", Words("Жаңа код", "Новый код", "New code"), kinds.Code(32)),
        Column("since", Words("Бастап", "С", "Since"), kinds.Day(), required=False),
        ACT,
        *SOURCE,
    ),
)
GROUPS = Sheet(
    code="groups",
    title=Words("Оқу топтары", "Учебные группы", "Study groups"),
    model="registry.Group",
    key=("code",),
    columns=(
        CODE,
        COLLEGE,
        QUALIFICATION,
        BASE,
        LANGUAGE,
        Column("starts", Words("Басталуы", "Начало", "Starts"), kinds.Day()),
        Column("ends", Words("Аяқталуы", "Окончание", "Ends"), kinds.Day()),
        Column("students", Words("Білім алушылар", "Обучающихся", "Learners"), kinds.Whole(0, 200)),
        *SOURCE,
    ),
    check=in_order("starts", "ends"),
)
TWICE = Words(
    "бұл адам {year} жылы «{code}» кодымен де бітірген. Бір түлекке бір жол қалдырыңыз.",
    "этот человек в {year} году уже стоит среди выпускников под кодом «{code}». Оставьте одну строку.",
    "this person graduated in {year} under the code “{code}”, too. Keep one row for a graduate.",
)


def each_graduate_once(frame: pl.DataFrame, problems: Problems) -> None:
    """Nobody graduates twice in a year under two codes."""
    done = frame.filter(pl.col("graduated").is_not_null(), pl.col("person").fill_null("") != "")
    years = done["graduated"].unique().to_list()
    held = Student.objects.filter(graduated__in=years).values_list("person", "graduated", "code")
    known = {(person, year): code for person, year, code in held.iterator(chunk_size=20_000)}
    for row, code, person, year in done.select(ROW, "code", "person", "graduated").iter_rows():
        other = known.setdefault((person, year), code)
        if other != code:
            problems.add("", row, "person", TWICE.format(year=year, code=other))


def _yes(name: str, label: Words) -> Column:
    return Column(name, label, kinds.YesNo(), required=False)


STUDENTS = Sheet(
    code="students",
    title=Words(
        "Студенттер мен түлектер (кодпен)",
        "Студенты и выпускники (под кодами)",
        "Students and graduates (under codes)",
    ),
    model="registry.Student",
    key=("code",),
    columns=(
        CODE,
        replace(PERSON, required=False),
        COLLEGE,
        QUALIFICATION,
        ref("group", Words("Топ", "Группа", "Group"), "registry.Group", required=False),
        Column("entered", Words("Түскен жылы", "Год поступления", "Entered"), kinds.Year()),
        Column("left", Words("Кеткен күні", "Выбыл", "Left"), kinds.Day(), required=False),
        _yes("moved", Words("Басқа колледжге ауысты", "Переведён в другой колледж", "Moved to another college")),
        replace(GRADUATED, required=False),
        replace(ON_ORDER, required=False),
        _yes("zhas_maman", Words("Жас маман", "Жас маман", "Zhas Maman")),
        _yes("dual", Words("Дуалды оқу", "Дуальное обучение", "Dual training")),
        *SOURCE,
    ),
    check=all_of(in_order("entered", "graduated"), each_graduate_once),
)
