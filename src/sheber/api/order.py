"""The state order's acts through the API: proposals written, sent, answered."""

from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router
from ninja.responses import Status
from pydantic import Field

from sheber.api.caller import Caller
from sheber.api.shapes import ProposalEdit, ProposalIn, ProposalMove, ProposalOut, ProposalsOut
from sheber.api.write import REFUSALS, actor_of_request
from sheber.kernel.actors import Policy
from sheber.order.acts import (
    decline_proposal,
    draft_proposal,
    edit_proposal,
    return_proposal,
    send_proposal,
    take_proposal,
    withdraw_proposal,
)
from sheber.order.models import Line, Proposal
from sheber.order.rules import PROPOSAL
from sheber.registry.models import College, Qualification

router = Router(tags=["order"], auth=Caller("acts"))
Code = Annotated[str, Field(max_length=64)]
ANSWERS = {
    "withdraw": withdraw_proposal,
    "return": return_proposal,
    "decline": decline_proposal,
    "take": take_proposal,
}


def _told(row: Proposal) -> dict[str, Any]:
    names = ("code", "year", "line", "kind", "groups", "places", "reason", "state", "answer", "passed")
    return {
        "college": row.college.code,
        "qualification": row.qualification.code,
        **{name: getattr(row, name) for name in names},
    }


def _find(request: HttpRequest, code: str) -> Proposal:
    if "\x00" in code:
        raise Http404("no such proposal")
    rows = PROPOSAL.scope(actor_of_request(request), Policy.VIEW, Proposal.objects.all())
    row = rows.select_related("college", "qualification").filter(code=code).first()
    if row is None:
        raise Http404("no such proposal")
    return row  # type: ignore[no-any-return]


@router.get("/proposals", response={200: ProposalsOut, **REFUSALS}, auth=Caller("read"))
def list_proposals(
    request: HttpRequest,
    year: Annotated[int, Query(ge=1900, le=2100)],
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> dict[str, Any]:
    """The proposals of a year that the caller may see: a college its own, the department all."""
    actor = actor_of_request(request)
    PROPOSAL.demand(actor, Policy.VIEW)
    rows = PROPOSAL.scope(actor, Policy.VIEW, Proposal.objects.filter(year=year))
    page = rows.select_related("college", "qualification").order_by("code")[offset : offset + limit]
    return {"total": rows.count(), "offset": offset, "proposals": [_told(row) for row in page]}


@router.get("/proposals/{code}", response={200: ProposalOut, **REFUSALS}, auth=Caller("read"))
def get_proposal(request: HttpRequest, code: Code) -> dict[str, Any]:
    """One proposal."""
    return _told(_find(request, code))


@router.post("/proposals", response={201: ProposalOut, **REFUSALS})
def write_proposal(request: HttpRequest, body: ProposalIn) -> Status:
    """Write a proposal on a line of the year (`line`), or to open one (`qualification`). It is a draft until sent."""
    college = College.objects.filter(code=body.college.replace("\x00", "")).first()
    if college is None:
        raise ValueError("college: no such college")
    line = Line.objects.filter(year=body.year, code=body.line.replace("\x00", ""), college=college).first()
    if body.line and line is None:
        raise ValueError("line: this college has no such line in this year")
    about = Qualification.objects.filter(code=body.qualification.replace("\x00", "")).first()
    row = draft_proposal(
        actor_of_request(request),
        body.year,
        college=college,
        kind=body.kind,
        groups=body.groups,
        places=body.places,
        reason=body.reason.replace("\x00", ""),
        line=line,
        qualification=about,
        base=body.base,
        language=body.language,
    )
    return Status(201, _told(row))


@router.patch("/proposals/{code}", response={200: ProposalOut, **REFUSALS})
def change_proposal(request: HttpRequest, code: Code, body: ProposalEdit) -> dict[str, Any]:
    """Change a draft, or a proposal that came back."""
    row = _find(request, code)
    told = body.model_dump()
    told["reason"] = told["reason"].replace("\x00", "")
    return _told(edit_proposal(actor_of_request(request), row, **told))


@router.post("/proposals/{code}/send", response={200: ProposalOut, **REFUSALS})
def send(request: HttpRequest, code: Code) -> dict[str, Any]:
    """Send a proposal: what the machine finds (licence, capacity, workshops, applicants) is kept with it."""
    return _told(send_proposal(actor_of_request(request), _find(request, code)))


@router.post("/proposals/{code}/answer", response={200: ProposalOut, **REFUSALS})
def answer(request: HttpRequest, code: Code, body: ProposalMove) -> dict[str, Any]:
    """Withdraw, return, decline or take a proposal; returning and declining ask for a reason.

    A proposal that opens a line is taken on its page, where the line's values are looked through.
    """
    act = ANSWERS[body.act]
    row = act(actor_of_request(request), _find(request, code), reason=body.reason.replace("\x00", ""))
    return _told(row)
