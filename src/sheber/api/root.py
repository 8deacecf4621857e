"""The read API: the same rows, figures and work as the pages, with an OpenAPI description at openapi.json."""

from typing import Annotated, Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

import sheber
from sheber.api.filters import filtered, open_columns, told
from sheber.api.shapes import FigureOut, IndicatorOut, JobOut, Problem, RowsOut, SheetOut
from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.exchange import SHEETS, Sheet, sheet
from sheber.kernel.indicator_text import measure_as_data
from sheber.kernel.indicators import Indicator, Scope, indicator, indicators, round_value
from sheber.kernel.models import Job
from sheber.kernel.open_figures import open_figure, sees_people

# Without ninja's page of documents: it would load its script from elsewhere, which the content policy forbids.
api = NinjaAPI(
    title="Sheber",
    version=sheber.__version__,
    urls_namespace="api",
    description="Read API of the region: rows, figures, long work.",
    docs_url=None,
)
Offset = Annotated[int, Query(ge=0, le=1_000_000_000)]
Limit = Annotated[int, Query(ge=1, le=500)]
Year = Annotated[int, Query(ge=1900, le=2100)]
PAGING = {"offset", "limit", "search"}


def problem(status: int, title: str, detail: str = "") -> HttpResponse:
    """A problem document (RFC 9457)."""
    body = Problem(title=title, status=status, detail=detail).model_dump_json()
    return HttpResponse(body, status=status, content_type="application/problem+json")


@api.exception_handler(PermissionDenied)
def _denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return problem(403, "Not open to you", str(error))


@api.exception_handler(Http404)
def _unknown(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, "Not found", str(error))


@api.exception_handler(ValueError)
def _wrong(request: HttpRequest, error: ValueError) -> HttpResponse:
    return problem(400, "Not understood", str(error))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = (f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors)
    return problem(400, "Not understood", "; ".join(faults))


@api.get("/sheets", response=list[SheetOut], tags=["rows"])
def list_sheets(request: HttpRequest) -> list[dict[str, Any]]:
    """The tables that this caller may see."""
    return [
        {
            "code": one.code,
            "title": one.title.as_dict(),
            "columns": [column.name for column in open_columns(one)],
            "key": list(one.key),
        }
        for one in SHEETS
        if policy_for(apps.get_model(one.model)).allows(_actor(request), Policy.VIEW)
    ]


@api.get("/sheets/{code}", response=RowsOut, tags=["rows"])
def list_rows(
    request: HttpRequest, code: str, offset: Offset = 0, limit: Limit = 100, search: str = ""
) -> dict[str, Any]:
    """Rows of a table. `search` looks in names; any column narrows by its value (`?district=1510`)."""
    one = _find_sheet(code)
    wanted = _narrowing(request, PAGING)
    rows = filtered(one, _rows(request, one), wanted, search)
    return {"total": rows.count(), "offset": offset, "rows": told(one, rows, offset, limit)}


@api.get("/sheets/{code}/row", response=dict[str, str], tags=["rows"])
def get_row(request: HttpRequest, code: str) -> dict[str, str]:
    """One row by its key, every column of which is a query parameter (`?code=1510`)."""
    one = _find_sheet(code)
    wanted = _narrowing(request, set())
    if set(wanted) != set(one.key):
        raise ValueError(f"the key of {code} is: {', '.join(one.key)}")
    found = told(one, filtered(one, _rows(request, one), wanted, ""), 0, 1)
    if not found:
        raise Http404(f"no such row in {code}")
    return found[0]


@api.get("/indicators", response=list[IndicatorOut], tags=["figures"])
def list_indicators(request: HttpRequest) -> list[dict[str, Any]]:
    """Every figure's definition."""
    return [
        {
            "code": one.code,
            "name": one.name.as_dict(),
            "unit": one.unit.as_dict(),
            "formula": one.formula.as_dict(),
            "version": one.version,
            "dimensions": list(one.dimensions),
            "measure": measure_as_data(one.measure),
            "about_people": one.about_people,
        }
        for one in indicators()
    ]


@api.get("/indicators/{code}", response=FigureOut, tags=["figures"])
def get_figure(request: HttpRequest, code: str, year: Year) -> dict[str, Any]:
    """A figure in a year; further query parameters narrow its dimensions (`?district=1510`).

    A figure about people is open to staff and auditors in parts, to others as a whole and never of a small group.
    """
    one = _find_indicator(code)
    figure = open_figure(_actor(request), one, _scope(request, year, {"year"}))
    value = figure.value if figure else None
    return {
        "indicator": code,
        "year": year,
        "value": None if value is None else round_value(value, one.decimals),
        "exact": None if value is None else str(value),
        "rows": figure.rows if figure else None,
        "synthetic": figure.synthetic if figure else False,
        "protected": figure is None,
    }


@api.get("/indicators/{code}/rows", response=RowsOut, tags=["figures"])
def list_figure_rows(
    request: HttpRequest, code: str, year: Year, offset: Offset = 0, limit: Limit = 100
) -> dict[str, Any]:
    """The rows behind a figure, narrowed like the figure; rows about people are open to staff and auditors only."""
    one, actor = _find_indicator(code), _actor(request)
    if one.about_people and not sees_people(actor):
        raise PermissionDenied("rows about people")
    figure = open_figure(actor, one, _scope(request, year, {"year", *PAGING}))
    assert figure is not None  # noqa: S101  (hidden only from those refused above)
    names = [column.name for column in one.columns]
    rows = one.rows(figure.scope).values(*names)
    page = (rows if rows.ordered else rows.order_by(*names))[offset : offset + limit]
    plain = [{name: "" if value is None else str(value) for name, value in row.items()} for row in page]
    return {"total": figure.rows, "offset": offset, "rows": plain}


@api.get("/jobs", response=list[JobOut], tags=["work"])
def list_jobs(request: HttpRequest) -> list[Job]:
    """The caller's long work, newest first; staff see everybody's. At most 100."""
    return list(_jobs(request)[:100])


@api.get("/jobs/{key}", response=JobOut, tags=["work"])
def get_job(request: HttpRequest, key: UUID) -> Job:
    """One piece of long work with its progress."""
    return get_object_or_404(_jobs(request), pk=key)


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]


def _jobs(request: HttpRequest) -> QuerySet[Job]:
    actor = _actor(request)
    if actor.user_id is None:
        raise PermissionDenied("sign in first")
    return Job.objects.all() if actor.is_staff else Job.objects.filter(user_id=actor.user_id)


def _find_sheet(code: str) -> Sheet:
    try:
        return sheet(code)
    except KeyError:
        raise Http404(f"no table {code}") from None


def _find_indicator(code: str) -> Indicator:
    try:
        return indicator(code)
    except KeyError:
        raise Http404(f"no figure {code}") from None


def _rows(request: HttpRequest, one: Sheet) -> QuerySet:
    model = apps.get_model(one.model)
    policy = policy_for(model)
    policy.demand(_actor(request), Policy.VIEW)
    rows = one.rows() if one.rows else model._default_manager.all()
    return policy.scope(_actor(request), Policy.VIEW, rows)


def _scope(request: HttpRequest, year: int, beside: set[str]) -> Scope:
    return Scope(year, tuple(_narrowing(request, beside).items()))


def _narrowing(request: HttpRequest, beside: set[str]) -> dict[str, str]:
    """The query's parameters but those in `beside`. Raises ValueError for a NUL, which PostgreSQL cannot compare."""
    given = {name: str(value) for name, value in request.GET.items()}
    if any("\x00" in value for value in given.values()):
        raise ValueError("a NUL byte")
    return {name: value for name, value in given.items() if name not in beside}
