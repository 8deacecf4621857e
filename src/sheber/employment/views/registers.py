"""The registers of employment."""

from sheber.kernel.pages import Register
from sheber.kernel.words import Words

ALL = (
    Register(
        "employment.Outcome",
        Words("Түлектердің жұмысқа орналасуы", "Трудоустройство выпускников", "Outcomes of graduates"),
        ("graduate", "college", "qualification", "graduated", "day", "status", "claimed"),
        sheet_code="outcomes",
        search=("graduate",),
        filters=("graduated", "status", "college"),
        order="pk",
        by="pk",
    ),
    Register(
        "employment.Claim",
        Words("Колледж мәлімдегендері", "Заявлено колледжами", "Claims of colleges"),
        ("student", "day", "status"),
        sheet_code="claims",
        search=("student__code",),
        filters=("status",),
    ),
    Register(
        "employment.RegisterRow",
        Words("Тізілім көшірмелері", "Выписки из регистров", "Extracts of registers"),
        ("register", "day", "employer", "occupation"),
        sheet_code="register_rows",
        search=("employer__name",),
        filters=("register",),
    ),
    Register(
        "employment.OutcomeDate",
        Words("Белгіленген күндер", "Установленные даты", "Fixed dates"),
        ("name", "graduated", "day", "act"),
        sheet_code="outcome_dates",
        search=("name",),
        filters=("graduated",),
    ),
    Register(
        "employment.Rule",
        Words("Ережелер", "Правила", "Rules"),
        ("code", "valid_from", "value", "act"),
        sheet_code="employment_rules",
        filters=("code",),
    ),
    Register(
        "employment.EmployerProfile",
        Words("Жұмыс берушілер туралы", "О работодателях", "Profiles of employers"),
        ("employer", "about", "contact", "mentors"),
        sheet_code="employer_profiles",
        search=("employer__name",),
    ),
    Register(
        "employment.PracticePlace",
        Words("Практика орындары", "Места практики", "Practice places"),
        ("code", "employer", "qualification", "starts", "ends", "places"),
        sheet_code="practice_places",
        search=("code", "employer__name"),
        by="code",
    ),
    Register(
        "employment.DualContract",
        Words("Дуалды шарттар", "Дуальные договоры", "Dual contracts"),
        ("code", "college", "employer", "student", "starts", "ends", "state"),
        sheet_code="dual_contracts",
        search=("code", "employer__name"),
        filters=("state", "college"),
        by="code",
        detail="employment-contract",
    ),
    Register(
        "employment.DualHours",
        Words("Дуалды сағаттар", "Часы дуального обучения", "Hours of dual training"),
        ("contract", "month", "modules", "planned", "real"),
        sheet_code="dual_hours",
        search=("contract__code",),
    ),
)
