"""The files of an admission folder, declared."""

from sheber.kernel.exchange import kinds
from sheber.kernel.exchange.sheet import file_sheet, plain

CODE = kinds.Code(128, r"^\S+$")


SEATS = file_sheet(
    "seats",
    ("programme", "pool"),
    plain("programme", CODE),
    plain("pool", CODE),
    plain("seats", kinds.Whole(0, 10_000_000)),
    plain("released", kinds.YesNo(), required=False),
)
RIGHTS = file_sheet(
    "rights",
    ("right",),
    plain("right", CODE),
    plain("order", kinds.Whole(0, 1000)),
    plain("name", kinds.Text(500), required=False),
)
APPLICANTS = file_sheet(
    "applicants",
    ("applicant",),
    plain("applicant", CODE),
    plain("rights", kinds.Text(4000), required=False),
    plain("lottery", kinds.Whole(1), required=False),
)
APPLICATIONS = file_sheet(
    "applications",
    ("applicant", "choice"),
    plain("applicant", CODE),
    plain("choice", kinds.Whole(1, 1000)),
    plain("programme", CODE),
    plain("points", kinds.Whole(None)),
)
RESULT = file_sheet(
    "result",
    ("applicant",),
    plain("applicant", CODE),
    plain("choice", kinds.Whole(1, 1000), required=False),
    plain("programme", CODE, required=False),
    plain("pool", CODE, required=False),
)
CUTOFFS = file_sheet(
    "cutoffs",
    ("programme", "pool"),
    plain("programme", CODE),
    plain("pool", CODE),
    plain("seats", kinds.Whole(0)),
    plain("admitted", kinds.Whole(0)),
    plain("points", kinds.Whole(None), required=False),
    plain("lottery", kinds.Whole(1), required=False),
    plain("entitled", kinds.YesNo(), required=False),
)
ALL = (SEATS, RIGHTS, APPLICANTS, APPLICATIONS)
