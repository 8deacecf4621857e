"""The files of a forecasting folder, declared. All are optional; what is missing has a stated fallback."""

from sheber.kernel.exchange import kinds
from sheber.kernel.exchange.rules import all_of, in_order, within_one
from sheber.kernel.exchange.sheet import file_sheet, plain
from sheber.kernel.words import Choices, Words

CODE = kinds.Text(200)
YEAR = kinds.Year()
PERSONS = kinds.Number(3, 0)
REASONS = Choices(
    retired=Words("зейнетке шықты", "вышел на пенсию", "retired"),
    left=Words("біржола кетті", "ушёл совсем", "left for good"),
    moved=Words("ауысты", "перешёл", "moved"),
)
KNOWN_AS = Choices(count=Words("есеп", "учёт", "count"), estimate=Words("баға", "оценка", "estimate"))
# Whence a row is, how good it is, and whether it was counted: optional everywhere.
PROVENANCE = (
    plain("source", kinds.Text(500), required=False),
    plain("as_of", kinds.Day(), required=False),
    plain("quality", kinds.OneOf(Choices(**{one: Words(one, one, one) for one in "ABCD"})), required=False),
    plain("count_or_estimate", kinds.OneOf(KNOWN_AS), required=False),
)

EMPLOYMENT = file_sheet(
    "employment",
    ("occupation", "district", "year"),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("persons", PERSONS),
    plain("se", PERSONS, required=False),
    *PROVENANCE,
)
EXITS = file_sheet(
    "exits",
    ("occupation",),
    plain("occupation", CODE),
    plain("rate", kinds.Share()),
    plain("kappa", kinds.Share(), required=False),
    *PROVENANCE,
)
REQUESTS = file_sheet(
    "requests",
    ("employer", "occupation", "district", "asked_year", "wanted_year", "contract", "project"),
    plain("employer", CODE),
    plain("sector", CODE, required=False),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("asked_year", YEAR),
    plain("wanted_year", YEAR),
    plain("number", PERSONS),
    plain("contract", kinds.YesNo()),
    plain("project", CODE, required=False),
    *PROVENANCE,
)
HIRES = file_sheet(
    "hires",
    ("employer", "occupation", "district", "year"),
    plain("employer", CODE),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("number", PERSONS),
    plain("fresh", PERSONS, required=False),
    plain("by_contract", PERSONS, required=False),  # of them under a training contract
    *PROVENANCE,
    check=all_of(in_order("by_contract", "number"), in_order("fresh", "number")),
)
VACANCIES = file_sheet(
    "vacancies",
    ("occupation", "district", "month"),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("month", kinds.Code(7, r"(19|20)\d\d-(0[1-9]|1[0-2])")),
    plain("new", PERSONS),
    *PROVENANCE,
)
PROJECTS = file_sheet(
    "projects",
    ("project", "occupation", "district", "year"),
    plain("project", CODE),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("jobs", PERSONS),
    plain("probability", kinds.Share()),
    plain("fresh", kinds.Share()),
    plain("stage", CODE, required=False),
    *PROVENANCE,
)
PIPELINE = file_sheet(
    "vet_pipeline",
    ("specialty", "district", "year"),
    plain("specialty", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("learners", PERSONS),
    *PROVENANCE,
)
CROSSWALK = file_sheet(
    "crosswalk",
    ("specialty", "occupation"),
    plain("specialty", CODE),
    plain("occupation", CODE),
    plain("share", kinds.Share()),
    plain("author", kinds.Text(255), required=False),
    plain("day", kinds.Day(), required=False),
    check=within_one("specialty"),
)
MOBILITY = file_sheet(
    "mobility",
    ("from", "to"),
    plain("from", CODE),
    plain("to", CODE),
    plain("share", kinds.Share()),
    check=within_one("from"),
)
OUTCOMES = file_sheet("graduate_outcomes", ("specialty",), plain("specialty", CODE), plain("entry", kinds.Share()))
OCCUPATIONS = file_sheet("occupations", ("occupation",), plain("occupation", CODE), plain("group", CODE))
RENAMED = file_sheet(
    "renamed", ("occupation",), plain("occupation", CODE), plain("becomes", CODE), plain("year", YEAR)
)
AGES = file_sheet(
    "age_structure",
    ("occupation", "age_band"),
    plain("occupation", CODE),  # or a group
    plain("age_band", CODE),
    plain("share", kinds.Share()),
    check=within_one("occupation"),
)
EXIT_BY_AGE = file_sheet("exit_by_age", ("age_band",), plain("age_band", CODE), plain("rate", kinds.Share()))
LEAVERS = file_sheet(
    "leavers",
    ("employer", "occupation", "district", "year", "reason"),
    plain("employer", CODE),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("number", PERSONS),
    plain("reason", kinds.OneOf(REASONS)),
    plain("persons", PERSONS),
    *PROVENANCE,
)
MACRO = file_sheet(
    "macro",
    ("year",),
    plain("year", YEAR),
    plain("low", PERSONS),
    plain("base", PERSONS),
    plain("high", PERSONS),
    check=all_of(in_order("low", "base"), in_order("base", "high")),
)
COHORTS = file_sheet(
    "cohorts",
    ("grade", "district", "year"),
    plain("grade", kinds.Whole(1, 12)),
    plain("district", CODE),
    plain("year", YEAR),
    plain("pupils", PERSONS),
)
COURSES = file_sheet(
    "vet_courses",
    ("specialty", "college", "base", "course", "year"),
    plain("specialty", CODE),
    plain("college", CODE),
    plain("district", CODE),
    plain("base", CODE, required=False),
    plain("course", kinds.Whole(1, 6)),
    plain("courses", kinds.Whole(1, 6)),
    plain("year", YEAR),
    plain("enrolled", PERSONS),
    plain("left", PERSONS, required=False),
    check=in_order("course", "courses"),
)
NATION = file_sheet(
    "nation", ("occupation", "year"), plain("occupation", CODE), plain("year", YEAR), plain("persons", PERSONS)
)
SECTORS = file_sheet(
    "sector_employment",
    ("sector", "district", "year"),
    plain("sector", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("persons", PERSONS),
)
STAFFING = file_sheet(
    "staffing",
    ("sector", "occupation"),
    plain("sector", CODE),
    plain("occupation", CODE),
    plain("share", kinds.Share()),
    check=within_one("sector"),
)
PAST = file_sheet(
    "past_forecasts",
    ("source", "origin", "year", "occupation", "district"),
    plain("source", CODE),
    plain("origin", YEAR),
    plain("year", YEAR),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("told", PERSONS),
    plain("low", PERSONS, required=False),
    plain("high", PERSONS, required=False),
    check=all_of(in_order("low", "high"), in_order("origin", "year")),
)
CAME = file_sheet(
    "outcomes",
    ("occupation", "district", "year"),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("came", PERSONS),
)
FORECAST_FROM = (EMPLOYMENT, REQUESTS, PROJECTS)
ALL = (
    *(EMPLOYMENT, EXITS, REQUESTS, HIRES, PROJECTS, PIPELINE, CROSSWALK, MOBILITY, OUTCOMES),
    *(OCCUPATIONS, RENAMED, AGES, EXIT_BY_AGE, LEAVERS, MACRO, COHORTS, COURSES, NATION, SECTORS, STAFFING),
    *(PAST, CAME, VACANCIES),
)
