"""Rows through the API: added and changed by the exchange engine, amended one at a time, as on the pages."""

import csv
import io
import tempfile
from pathlib import Path
from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from pydantic import Field

from sheber.api.caller import Caller
from sheber.api.filters import filtered, told
from sheber.api.problems import problem
from sheber.api.root import api, find_sheet, narrowing, open_rows
from sheber.api.shapes import Amended, Amendment, Fault, Loaded, NewRows, Problem
from sheber.kernel.actors import Actor
from sheber.kernel.amend import amend_row, texts_of
from sheber.kernel.exchange.apply import load_files

REFUSALS = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem}
Code = Annotated[str, Field(max_length=64)]


def actor_of_request(request: HttpRequest) -> Actor:
    """Who acts."""
    return request.actor  # type: ignore[attr-defined,no-any-return]


@api.post("/sheets/{code}/rows", response={200: Loaded, **REFUSALS}, tags=["rows"], auth=Caller("write"))
def load_rows(request: HttpRequest, code: Code, body: NewRows) -> dict[str, object]:
    """Add rows, or change those whose key is there: all of them or none, with a reason in the journal.

    Cells are canonical text as `GET /sheets/{code}` gives them. With `dry_run` nothing is written, the answer says what
    would be. Who may load the sheet on its page may do it here.
    """
    one = find_sheet(code)
    names = list(dict.fromkeys(name for row in body.rows for name in row))
    with tempfile.TemporaryDirectory(prefix="sheber-api-") as folder:
        path = Path(folder) / f"{one.code}.csv"
        out = io.StringIO(newline="")
        sheet = csv.writer(out, lineterminator="\n")
        sheet.writerow(names)
        sheet.writerows([row.get(name, "") for name in names] for row in body.rows)
        path.write_text(out.getvalue(), encoding="utf-8", errors="replace")
        [done] = load_files(actor_of_request(request), [(one, path)], reason=body.reason, dry_run=body.dry_run)
    return {
        "rows": done.rows,
        "created": done.created,
        "changed": done.changed,
        "same": done.same,
        "dry_run": body.dry_run,
        "changes": [{"key": key, "columns": unlike} for key, unlike in done.changes],
    }


@api.patch("/sheets/{code}/row", response={200: Amended, **REFUSALS}, tags=["rows"], auth=Caller("write"))
def amend(request: HttpRequest, code: Code, body: Amendment) -> dict[str, object] | HttpResponse:
    """Amend one row, named by its key in the query (`?code=north`): only the columns given change; a reason is asked."""
    one = find_sheet(code)
    wanted = narrowing(request, set())
    if set(wanted) != set(one.key):
        raise ValueError(f"the key of {code} is: {', '.join(one.key)}")
    row = filtered(one, open_rows(request, one), wanted, "").first()
    if row is None:
        raise Http404(f"no such row in {code}")
    unknown = sorted(set(body.values) - {column.name for column in one.columns})
    if unknown:
        raise ValueError(f"{code} has no column {unknown[0]}")
    faults = amend_row(
        actor_of_request(request), one, row, {**texts_of(one, row), **body.values}, body.reason.strip()
    )
    if faults:
        told_faults = [Fault(sheet=code, column=name, words=words.as_dict()) for name, words in faults.items()]
        return problem(422, "Nothing was changed", f"{len(faults)} faults", told_faults)
    rows = row._meta.model._default_manager.filter(pk=row.pk)
    get_object_or_404(rows)
    return {"row": told(one, rows, 0, 1)[0]}
