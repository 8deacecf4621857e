"""The shapes of the API's answers."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field


class Fault(Schema):
    """One fault of given rows: where it is, what is wrong and what to do."""

    sheet: str = ""
    row: int | None = None
    column: str = ""
    words: dict[str, str]


class Problem(Schema):
    """Why a request was refused (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    faults: list[Fault] = []


class SheetOut(Schema):
    """A table of the region."""

    code: str
    title: dict[str, str]
    columns: list[str]
    key: list[str]


class RowsOut(Schema):
    """A page of a table's rows; every cell is canonical text."""

    total: int
    offset: int
    rows: list[dict[str, str]]


class JobOut(Schema):
    """Long work: where it stands, what came of it."""

    id: UUID
    name: str
    state: str
    done: float
    note: str
    result: dict[str, Any]
    error: str
    created: datetime
    started: datetime | None
    finished: datetime | None


Year = Annotated[int, Field(ge=1900, le=2100)]
Reason = Annotated[str, Field(max_length=1000)]
Cell = Annotated[str, Field(max_length=20_000)]
Short = Annotated[str, Field(max_length=64)]


class NewRows(Schema):
    """Rows to add or change."""

    rows: list[dict[str, Cell]] = Field(min_length=1, max_length=1000)
    reason: Reason = ""
    dry_run: bool = False
    model_config = {
        "json_schema_extra": {
            "example": {
                "rows": [{"code": "1510", "name_kk": "Көктөбе", "name_ru": "Коктобе", "kind": "city"}],
                "reason": "list of 1 October",
                "dry_run": True,
            }
        }
    }


class Change(Schema):
    """A row that changed: [old, new] by column."""

    key: str
    columns: dict[str, list[str]]


class Loaded(Schema):
    """What loading did, or would do."""

    rows: int
    created: int
    changed: int
    same: int
    dry_run: bool
    changes: list[Change]


class Amendment(Schema):
    """Cells of one row to change, and why."""

    values: dict[str, Cell] = Field(min_length=1, max_length=200)
    reason: Reason
    model_config = {"json_schema_extra": {"example": {"values": {"capacity": "600"}, "reason": "letter of 3 March"}}}


class Amended(Schema):
    """The row as it stands now."""

    row: dict[str, str]


class NewJob(Schema):
    """Long work to start."""

    name: Literal["demand.forecast", "order.plan", "report.build", "admission.match"]
    year: Year | None = None
    campaign: Short = ""
    model_config = {"json_schema_extra": {"example": {"name": "order.plan", "year": 2026}}}


class TextIn(Schema):
    """A text whose numbers are to be checked."""

    text: Annotated[str, Field(min_length=1, max_length=1_000_000)]
    year: Year | None = None
    model_config = {"json_schema_extra": {"example": {"text": "Госзаказ составил 7 407 мест.", "year": 2026}}}


class ProposalIn(Schema):
    """A proposal: on a line that is there, or to open one."""

    year: Year
    college: Short
    kind: Literal["grow", "keep", "cut", "close", "open"]
    groups: Annotated[int, Field(ge=0, le=100)]
    places: Annotated[int, Field(ge=0, le=10_000)]
    reason: Reason
    line: Short = ""
    qualification: Short = ""
    base: Literal["base9", "base11", "tvet"] = "base9"
    language: Literal["kk", "ru", "en"] = "kk"
    model_config = {
        "json_schema_extra": {
            "example": {
                "year": 2026,
                "college": "north",
                "kind": "grow",
                "groups": 2,
                "places": 50,
                "reason": "two employers asked",
                "line": "n-weld",
            }
        }
    }


class ProposalEdit(Schema):
    """What may still change in a proposal."""

    kind: Literal["grow", "keep", "cut", "close", "open"]
    groups: Annotated[int, Field(ge=0, le=100)]
    places: Annotated[int, Field(ge=0, le=10_000)]
    reason: Reason


class ProposalMove(Schema):
    """An answer to a proposal."""

    act: Literal["withdraw", "return", "decline", "take"]
    reason: Reason = ""
    model_config = {"json_schema_extra": {"example": {"act": "return", "reason": "no licence for this specialty"}}}


class ProposalOut(Schema):
    """A proposal as it stands."""

    code: str
    year: int
    college: str
    qualification: str
    line: str
    kind: str
    groups: int
    places: int
    reason: str
    state: str
    answer: str
    passed: bool | None


class ProposalsOut(Schema):
    """A page of proposals."""

    total: int
    offset: int
    proposals: list[ProposalOut]
