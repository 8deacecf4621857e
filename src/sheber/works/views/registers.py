"""The lists of works."""

from sheber.kernel.pages import Register
from sheber.kernel.words import Words

PROJECTS = Register(
    "works.Project",
    Words("Күрделі жұмыстар", "Капитальные работы", "Capital works"),
    ("name", "college", "kind", "stage", "year", "cost", "ends", "expected", "ended"),
    sheet_code="projects",
    search=("name", "code"),
    filters=("kind", "stage", "year"),
    by="code",
    detail="works-page",
)
STEPS = Register(
    "works.Step",
    Words("Жоба кезеңдері", "Этапы проектов", "Stages of the projects"),
    ("code", "project", "kind", "starts", "ends", "began", "ended", "state"),
    sheet_code="project_steps",
    search=("code", "project__name", "paper"),
    filters=("kind", "state"),
    by="code",
)
BUDGET_LINES = Register(
    "works.BudgetLine",
    Words("Жұмыстардың бюджет жолдары", "Строки бюджета работ", "Budget lines of the works"),
    ("name", "year", "funding", "amount", "act"),
    sheet_code="works_budget_lines",
    search=("name", "code", "act"),
    filters=("year", "funding"),
    by="code",
)
PROJECT_MONEY = Register(
    "works.ProjectMoney",
    Words("Жобалардың қаржысы", "Деньги проектов", "Money of the projects"),
    ("project", "line", "amount"),
    sheet_code="project_money",
    search=("project__name", "line__name"),
)
CONTRACTORS = Register(
    "works.Contractor",
    Words("Мердігерлер", "Подрядчики", "Contractors"),
    ("name", "bin"),
    sheet_code="contractors",
    search=("name", "bin", "code"),
    by="code",
)
CONTRACTS = Register(
    "works.Contract",
    Words("Жұмыс шарттары", "Договоры на работы", "Contracts of the works"),
    ("code", "project", "contractor", "subject", "number", "signed", "ends", "amount"),
    sheet_code="works_contracts",
    search=("code", "number", "project__name", "contractor__name"),
    filters=("subject",),
    by="code",
)
WORK_ACTS = Register(
    "works.WorkAct",
    Words("Орындалған жұмыс актілері", "Акты выполненных работ", "Acts of works"),
    ("code", "contract", "day", "amount", "share"),
    sheet_code="work_acts",
    search=("code", "contract__number"),
    by="code",
)
PAYMENTS = Register(
    "works.Payment",
    Words("Төлемдер", "Платежи", "Payments"),
    ("code", "contract", "day", "amount", "line"),
    sheet_code="works_payments",
    search=("code", "contract__number"),
    by="code",
)
EFFECTS = Register(
    "works.Effect",
    Words("Жобаның тапсырысқа берері", "Что проект даёт заказу", "What projects add to the order"),
    ("code", "project", "resource", "amount", "note"),
    sheet_code="project_effects",
    search=("code", "resource", "project__name"),
    by="code",
)
RULES = Register(
    "works.Rule",
    Words("Жұмыстар ережелері", "Правила работ", "Rules of the works"),
    ("code", "valid_from", "value", "act"),
    sheet_code="works_rules",
    search=("act",),
    filters=("code",),
)
ALL = (PROJECTS, STEPS, BUDGET_LINES, PROJECT_MONEY, CONTRACTORS, CONTRACTS, WORK_ACTS, PAYMENTS, EFFECTS, RULES)
