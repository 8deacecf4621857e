"""The API: the same rows, figures, work and acts as the pages, with an OpenAPI description at openapi.json."""

from typing import Annotated, Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Query

import sheber
from sheber.api import figures
from sheber.api.caller import Caller
from sheber.api.filters import filtered, open_columns, told
from sheber.api.problems import declare_problems
from sheber.api.shapes import JobOut, RowsOut, SheetOut
from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.exchange import SHEETS, Sheet, sheet
from sheber.kernel.models import Job

# Without ninja's page of documents: it would load its script from elsewhere, which the content policy forbids.
api = NinjaAPI(
    title="Sheber",
    version=sheber.__version__,
    urls_namespace="api",
    description="The region's rows, figures, long work and acts. Reading what is open needs no key; a key is made on\n"
    "one's own page. `Idempotency-Key` on POST and PATCH: the same request twice is done once.",
    auth=Caller("read"),
    docs_url=None,
)
Offset = Annotated[int, Query(ge=0, le=1_000_000_000)]
Limit = Annotated[int, Query(ge=1, le=500)]
api.add_router("", figures.router)
PAGING = {"offset", "limit", "search"}


declare_problems(api)


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
    one = find_sheet(code)
    wanted = narrowing(request, PAGING)
    rows = filtered(one, open_rows(request, one), wanted, search)
    return {"total": rows.count(), "offset": offset, "rows": told(one, rows, offset, limit)}


@api.get("/sheets/{code}/row", response=dict[str, str], tags=["rows"])
def get_row(request: HttpRequest, code: str) -> dict[str, str]:
    """One row by its key, every column of which is a query parameter (`?code=1510`)."""
    one = find_sheet(code)
    wanted = narrowing(request, set())
    if set(wanted) != set(one.key):
        raise ValueError(f"the key of {code} is: {', '.join(one.key)}")
    found = told(one, filtered(one, open_rows(request, one), wanted, ""), 0, 1)
    if not found:
        raise Http404(f"no such row in {code}")
    return found[0]


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


def find_sheet(code: str) -> Sheet:
    """A declared sheet. Raises Http404."""
    try:
        return sheet(code)
    except KeyError:
        raise Http404(f"no table {code}") from None


def open_rows(request: HttpRequest, one: Sheet) -> QuerySet:
    """The rows of a sheet that the caller may see. Raises PermissionDenied."""
    model = apps.get_model(one.model)
    policy = policy_for(model)
    policy.demand(_actor(request), Policy.VIEW)
    rows = one.rows() if one.rows else model._default_manager.all()
    return policy.scope(_actor(request), Policy.VIEW, rows)


def narrowing(request: HttpRequest, beside: set[str]) -> dict[str, str]:
    """The query's parameters but those in `beside`. Raises ValueError for a NUL, which PostgreSQL cannot compare."""
    given = {name: str(value) for name, value in request.GET.items()}
    if any("\x00" in value for value in given.values()):
        raise ValueError("a NUL byte")
    return {name: value for name, value in given.items() if name not in beside}
