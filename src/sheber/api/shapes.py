"""The shapes of the API's answers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema


class Problem(Schema):
    """Why a request was refused (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""


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


class IndicatorOut(Schema):
    """A figure's definition."""

    code: str
    name: dict[str, str]
    unit: dict[str, str]
    formula: dict[str, str]
    version: int
    dimensions: list[str]
    measure: dict[str, Any]
    about_people: bool


class FigureOut(Schema):
    """A figure's value: shown, and exact as a fraction; `protected` where it would tell of too few people."""

    indicator: str
    year: int
    value: str | None
    exact: str | None
    rows: int | None
    synthetic: bool
    protected: bool


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
