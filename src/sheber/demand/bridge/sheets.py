"""The files of a forecasting folder, declared. All are optional; what is missing has a stated fallback."""

from sheber.kernel.exchange import kinds
from sheber.kernel.exchange.sheet import file_sheet, plain

CODE = kinds.Text(200)
YEAR = kinds.Year()
PERSONS = kinds.Number(3, 0)

EMPLOYMENT = file_sheet(
    "employment",
    ("occupation", "district", "year"),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("persons", PERSONS),
)
EXITS = file_sheet(
    "exits",
    ("occupation",),
    plain("occupation", CODE),
    plain("rate", kinds.Share()),
    plain("kappa", kinds.Share(), required=False),
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
)
HIRES = file_sheet(
    "hires",
    ("employer", "occupation", "district", "year"),
    plain("employer", CODE),
    plain("occupation", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("number", PERSONS),
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
)
PIPELINE = file_sheet(
    "vet_pipeline",
    ("specialty", "district", "year"),
    plain("specialty", CODE),
    plain("district", CODE),
    plain("year", YEAR),
    plain("learners", PERSONS),
)
CROSSWALK = file_sheet(
    "crosswalk",
    ("specialty", "occupation"),
    plain("specialty", CODE),
    plain("occupation", CODE),
    plain("share", kinds.Share()),
)
MOBILITY = file_sheet(
    "mobility", ("from", "to"), plain("from", CODE), plain("to", CODE), plain("share", kinds.Share())
)
OUTCOMES = file_sheet("graduate_outcomes", ("specialty",), plain("specialty", CODE), plain("entry", kinds.Share()))
ALL = (EMPLOYMENT, EXITS, REQUESTS, HIRES, PROJECTS, PIPELINE, CROSSWALK, MOBILITY, OUTCOMES)
