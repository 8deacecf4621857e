"""The files of an admission folder, declared."""

from sheber.kernel.exchange import kinds
from sheber.kernel.exchange.sheet import Sheet, file_sheet, plain

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
    plain("entitled", kinds.Code(8, r"^(yes|no|holder)$"), required=False),
)
HOLDERS = file_sheet(
    "holders",
    ("applicant",),
    plain("applicant", CODE),
    plain("programme", CODE),
    plain("pool", CODE),
)
SALTS = file_sheet(
    "salts", ("applicant",), plain("applicant", CODE), plain("salt", kinds.Code(32, r"^[0-9a-f]{32}$"))
)
PREVIOUS = file_sheet(
    "previous",
    ("programme",),
    plain("programme", CODE),
    plain("seats", kinds.Whole(0, 10_000_000)),
    plain("admitted", kinds.Whole(0, 10_000_000), required=False),
    plain("points", kinds.Whole(None), required=False),
)
LICENCES = file_sheet(
    "licences", ("programme",), plain("programme", CODE), plain("places", kinds.Whole(0, 10_000_000))
)
ORDERED = file_sheet("ordered", ("programme",), plain("programme", CODE), plain("places", kinds.Whole(0, 10_000_000)))
KEPT = file_sheet(
    "kept",
    ("programme", "pool"),
    plain("programme", CODE),
    plain("pool", CODE),
    plain("seats", kinds.Whole(0, 10_000_000)),
)
APPEALS = file_sheet(
    "appeals",
    ("applicant", "field", "programme"),
    plain("applicant", CODE),
    plain("field", kinds.Code(6, r"^(points|rights)$")),
    plain("programme", CODE, required=False),  # empty for rights
    plain("before", kinds.Text(4000), required=False),
    plain("after", kinds.Text(4000), required=False),
    plain("act", kinds.Text(500)),
)
LEFT = file_sheet("left", ("applicant",), plain("applicant", CODE))
COMMITMENTS = file_sheet(
    "parties",
    ("party",),
    plain("party", CODE),
    plain("commitment", kinds.Code(64, r"^[0-9a-f]{64}$")),
)
SECRETS = file_sheet(
    "secrets", ("party",), plain("party", CODE), plain("secret", kinds.Code(64, r"^[0-9a-f]{64}$"), required=False)
)
ALL = (SEATS, RIGHTS, APPLICANTS, APPLICATIONS)
EXPECTED = (PREVIOUS, LICENCES, ORDERED, KEPT)  # what the gate holds the inputs against
OPTIONAL = (*ALL, HOLDERS, SALTS, APPEALS, *EXPECTED)


def files_of(*sheets: Sheet) -> list[str]:
    """The names under which these sheets may lie in a folder."""
    return [f"{one.code}{suffix}" for one in sheets for suffix in (".csv", ".parquet")]


# What may lie beside the inputs of a draw by secrets or of a next round.
BESIDE = ["parties.csv", "secrets.csv", "left.csv"]
INPUTS = ["rules.json", "gate.json", "seal.json", *files_of(*OPTIONAL)]  # all that a folder of inputs may hold
