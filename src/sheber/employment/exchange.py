"""The sheets of employment."""

from datetime import date

import polars as pl

from sheber.employment import words
from sheber.employment.models import DualContract, DualHours
from sheber.employment.queries import HELD, rules_of
from sheber.kernel.calendar import AcademicYear
from sheber.kernel.exchange import SOURCE, Column, Problems, Sheet, kinds, names
from sheber.kernel.exchange.rules import ROW, Rule, all_of, in_order
from sheber.kernel.words import Words
from sheber.registry.exchange import (
    CODE,
    COLLEGE,
    EMPLOYER,
    GRADUATED,
    OCCUPATION,
    ON_ORDER,
    PERSON,
    QUALIFICATION,
    ref,
)
from sheber.registry.models import Student

DAY = Column("day", Words("Күніне", "На дату", "On"), kinds.Day())
STATUS = Column("status", Words("Мәртебесі", "Статус", "Status"), kinds.OneOf(words.STATUS))
STARTS = Column("starts", Words("Басталуы", "Начало", "Starts"), kinds.Day())
ENDS = Column("ends", Words("Аяқталуы", "Окончание", "Ends"), kinds.Day())
STUDENT = ref("student", Words("Студент", "Студент", "Student"), "registry.Student")


def table(
    code: str, model: str, title: Words, key: tuple[str, ...], *columns: Column, check: Rule | None = None
) -> Sheet:
    """A sheet of employment with its source columns."""
    return Sheet(
        code=code, title=title, model=f"employment.{model}", key=key, columns=(*columns, *SOURCE), check=check
    )


BEFORE = Words(
    "{day} бітірген жылдан ({year}) бұрын. Күнін не жылын түзетіңіз.",
    "{day} раньше года выпуска ({year}). Исправьте дату или год.",
    "{day} is before the year of graduation ({year}). Mend the date or the year.",
)


def after_graduation(frame: pl.DataFrame, problems: Problems) -> None:
    """Nobody's outcome is told before the year of graduation."""
    early = frame.filter(pl.col("day").dt.year() < pl.col("graduated"))
    for row, day, year in early.select(ROW, "day", "graduated").iter_rows():
        problems.add("", row, "day", BEFORE.format(day=day.isoformat(), year=year))


OUTCOMES = table(
    "outcomes",
    "Outcome",
    Words("Түлектердің жұмысқа орналасуы", "Трудоустройство выпускников", "Outcomes of graduates"),
    ("graduate", "day"),
    Column("graduate", Words("Түлек коды", "Код выпускника", "Graduate"), kinds.Code()),
    COLLEGE,
    QUALIFICATION,
    GRADUATED,
    DAY,
    STATUS,
    ON_ORDER,
    Column(
        "claimed",
        Words("Колледж айтқаны", "Заявлено колледжем", "Claimed by the college"),
        kinds.OneOf(words.STATUS),
        required=False,
    ),
    Column(
        "registers",
        Words("Табылған тізілімдер", "Найден в регистрах", "Found in registers"),
        kinds.Text(100),
        required=False,
    ),
    ref("employer", EMPLOYER.label, "registry.Employer", required=False),
    ref("occupation", OCCUPATION.label, "registry.Occupation", required=False),
    check=after_graduation,
)
OUTCOME_DATES = table(
    "outcome_dates",
    "OutcomeDate",
    Words("Белгіленген күндер", "Установленные даты", "Fixed dates"),
    ("graduated", "day"),
    GRADUATED,
    DAY,
    *names("name", Words("Атауы", "Название", "Name")),
    Column("act", Words("Құжат", "Акт", "Act"), kinds.Text(255)),
    check=after_graduation,
)


def claims_after_graduation(frame: pl.DataFrame, problems: Problems) -> None:
    """No college claims anything of a graduate before the year of graduation."""
    codes = frame["student"].drop_nulls().unique().to_list()
    years = dict(Student.objects.filter(code__in=codes, graduated__isnull=False).values_list("code", "graduated"))
    for row, code, day in frame.select(ROW, "student", "day").iter_rows():
        if code in years and day.year < years[code]:
            problems.add("", row, "day", BEFORE.format(day=day.isoformat(), year=years[code]))


CLAIMS = table(
    "claims",
    "Claim",
    Words("Колледж мәлімдеген нәтижелер", "Заявленные колледжами исходы", "Outcomes claimed by colleges"),
    ("student", "day"),
    STUDENT,
    DAY,
    STATUS,
    check=claims_after_graduation,
)
REGISTER_ROWS = table(
    "register_rows",
    "RegisterRow",
    Words("Тізілім көшірмелері", "Выписки из регистров", "Extracts of registers"),
    ("person", "register", "day"),
    PERSON,
    Column("register", Words("Тізілім", "Регистр", "Register"), kinds.OneOf(words.REGISTER)),
    DAY,
    ref("employer", EMPLOYER.label, "registry.Employer", required=False),
    ref("occupation", OCCUPATION.label, "registry.Occupation", required=False),
)
EMPLOYMENT_RULES = table(
    "employment_rules",
    "Rule",
    Words(
        "Дуалды оқыту мен нәтижелер ережелері",
        "Правила дуального обучения и исходов",
        "Rules of dual training and outcomes",
    ),
    ("code", "valid_from"),
    Column("code", Words("Ереже", "Правило", "Rule"), kinds.OneOf(words.RULE)),
    Column("valid_from", Words("Күшіне енуі", "Действует с", "Valid from"), kinds.Day()),
    Column("value", Words("Мәні", "Значение", "Value"), kinds.Whole(0, 10_000)),
    Column("act", Words("Құжат", "Акт", "Act"), kinds.Text(255)),
)
EMPLOYER_PROFILES = table(
    "employer_profiles",
    "EmployerProfile",
    Words("Жұмыс берушілер туралы", "О работодателях", "Profiles of employers"),
    ("employer",),
    EMPLOYER,
    *names("about", Words("Немен айналысады", "Чем занимается", "About"), required=False, max_length=500),
    Column(
        "contact",
        Words("Байланыс (лауазым)", "Связь (должность)", "Contact (a post)"),
        kinds.Text(255),
        required=False,
    ),
    Column("mentors", Words("Тәлімгерлер", "Наставников", "Mentors"), kinds.Whole(0, 10_000)),
)
PRACTICE_PLACES = table(
    "practice_places",
    "PracticePlace",
    Words("Практика орындары", "Места практики", "Practice places"),
    ("code",),
    CODE,
    EMPLOYER,
    QUALIFICATION,
    STARTS,
    ENDS,
    Column("places", Words("Орын", "Мест", "Places"), kinds.Whole(1, 10_000)),
    check=in_order("starts", "ends"),
)
OVERLAPS = Words(
    "студенттің «{code}» шарты бар, мерзімдері қиылысады. Күндерді түзетіңіз.",
    "у студента есть договор «{code}», сроки пересекаются. Исправьте даты.",
    "the student has contract “{code}”, and the periods overlap. Mend the dates.",
)


def no_overlaps(frame: pl.DataFrame, problems: Problems) -> None:
    """Nobody is bound by two contracts on one day."""
    students = frame["student"].drop_nulls().unique().to_list()
    held: dict[str, dict[str, tuple[date, date]]] = {}
    rows = DualContract.objects.filter(student__code__in=students, state__in=HELD)
    for code, student, starts, ends in rows.values_list("code", "student__code", "starts", "ends"):
        held.setdefault(student, {})[code] = (starts, ends)
    given = frame.filter(pl.col("state").is_in(list(HELD))).select(ROW, "code", "student", "starts", "ends")
    for row, code, student, starts, ends in given.iter_rows():
        mine = held.setdefault(student, {})
        others = (one for one, (s, e) in mine.items() if one != code and s <= ends and starts <= e)
        other = next(others, None)
        if other is not None:
            problems.add("", row, "starts", OVERLAPS.format(code=other))
        mine[code] = (starts, ends)


DUAL_CONTRACTS = table(
    "dual_contracts",
    "DualContract",
    Words("Дуалды оқыту шарттары", "Договоры дуального обучения", "Contracts of dual training"),
    ("code",),
    CODE,
    COLLEGE,
    EMPLOYER,
    STUDENT,
    STARTS,
    ENDS,
    Column(
        "mentor", Words("Тәлімгер лауазымы", "Должность наставника", "Mentor's post"), kinds.Text(255), required=False
    ),
    Column("state", Words("Күйі", "Состояние", "State"), kinds.OneOf(words.CONTRACT_STATE)),
    Column("note", Words("Ескерту", "Примечание", "Note"), kinds.Text(500), required=False),
    check=all_of(in_order("starts", "ends"), no_overlaps),
)
NOT_FIRST = Words("айдың бірінші күнін жазыңыз.", "впишите первый день месяца.", "write the first day of the month.")
OUTSIDE = Words(
    "бұл ай «{code}» шартының мерзімінен тыс.",
    "месяц вне срока договора «{code}».",
    "the month is outside contract “{code}”.",
)
OVER = Words(
    "«{code}» шартында {year} оқу жылына {hours} сағат болады, ал шегі {most} ({act}).",
    "по договору «{code}» за {year} учебный год выходит {hours} часов, а предел {most} ({act}).",
    "contract “{code}” would have {hours} hours in the study year {year}, and the limit is {most} ({act}).",
)


def hours_fit(frame: pl.DataFrame, problems: Problems) -> None:
    """Months are whole months of their contract, and no study year has more hours than its rule allows."""
    codes = frame["contract"].drop_nulls().unique().to_list()
    spans = {
        c: (s, e) for c, s, e in DualContract.objects.filter(code__in=codes).values_list("code", "starts", "ends")
    }
    hours: dict[str, dict[date, tuple[int, int]]] = {}
    kept = DualHours.objects.filter(contract__code__in=codes).values_list(
        "contract__code", "month", "planned", "real"
    )
    for code, month, planned, real in kept:
        hours.setdefault(code, {})[month] = (planned, real or 0)
    for row, code, month, planned, real in frame.select(ROW, "contract", "month", "planned", "real").iter_rows():
        if month.day != 1:
            problems.add("", row, "month", NOT_FIRST)
        elif code in spans and not spans[code][0].replace(day=1) <= month <= spans[code][1]:
            problems.add("", row, "month", OUTSIDE.format(code=code))
        hours.setdefault(code, {})[month] = (planned, real or 0)
        _within_year(row, code, month, hours[code], problems)


def _within_year(row: int, code: str, month: date, months: dict[date, tuple[int, int]], problems: Problems) -> None:
    rule = rules_of(month).get("dual_hours")
    year = AcademicYear.of(month)
    for place, column in enumerate(("planned", "real")):
        total = sum(told[place] for when, told in months.items() if AcademicYear.of(when) == year)
        if rule and total > rule.value:
            told = {"code": code, "year": year, "hours": total, "most": rule.value, "act": rule.act}
            problems.add("", row, column, OVER.format(**told))


def _hours(name: str, label: Words, *, required: bool = True) -> Column:
    return Column(name, label, kinds.Whole(0, 400), required=required)


DUAL_HOURS = table(
    "dual_hours",
    "DualHours",
    Words("Дуалды оқыту сағаттары", "Часы дуального обучения", "Hours of dual training"),
    ("contract", "month"),
    ref("contract", Words("Шарт", "Договор", "Contract"), "employment.DualContract"),
    Column("month", Words("Ай (бірінші күні)", "Месяц (первый день)", "Month (its first day)"), kinds.Day()),
    _hours("modules", Words("Модуль сағаты", "Часов модулей", "Hours of the modules")),
    _hours("planned", Words("Кәсіпорында, жоспар", "На предприятии, план", "At the enterprise, planned")),
    _hours("real", Words("Кәсіпорында, нақты", "На предприятии, факт", "At the enterprise, real"), required=False),
    check=all_of(in_order("planned", "modules"), in_order("real", "modules"), hours_fit),
)
