"""Long work through the API, and the check of a text's numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from sheber.admission.models import Campaign
from sheber.admission.rules import CAMPAIGN as ADMISSION
from sheber.api.caller import Caller
from sheber.api.root import api
from sheber.api.shapes import JobOut, NewJob
from sheber.api.write import REFUSALS, actor_of_request
from sheber.demand.rules import FORECAST
from sheber.kernel.actors import Actor
from sheber.kernel.jobs import start_job
from sheber.order.rules import CAMPAIGN as ORDER
from sheber.report.rules import RELEASE

MOST_TEXTS, PAUSE = 60, 600
MOST_LETTERS = 20_000


@dataclass(frozen=True, slots=True)
class Startable:
    """Work that the API starts: who may, and what it is told."""

    demand: Callable[[Actor, NewJob], None]
    arguments: Callable[[NewJob], dict[str, Any]]


def _of_year(body: NewJob) -> dict[str, Any]:
    if body.year is None:
        raise ValueError("year: needed for this work")
    return {"year": body.year}


def _of_campaign(body: NewJob) -> dict[str, Any]:
    return {"campaign": _campaign(body).code}


def _campaign(body: NewJob) -> Campaign:
    row = Campaign.objects.filter(code=body.campaign.replace("\x00", "")).first()
    if row is None:
        raise ValueError("campaign: no such campaign of admission")
    return row


WORK = {
    "demand.forecast": Startable(lambda actor, body: FORECAST.demand(actor, "run"), _of_year),
    "order.plan": Startable(lambda actor, body: ORDER.demand(actor, "plan"), _of_year),
    "report.build": Startable(lambda actor, body: RELEASE.demand(actor, "build"), _of_year),
    "admission.match": Startable(lambda actor, body: ADMISSION.demand(actor, "match", _campaign(body)), _of_campaign),
}


@api.post("/jobs", response={202: JobOut, **REFUSALS}, tags=["work"], auth=Caller("work"))
def start(request: HttpRequest, body: NewJob) -> Status:
    """Start long work; look at `GET /jobs/{key}` how far it is.

    `demand.forecast`, `order.plan` and `report.build` take a year, `admission.match` a campaign.
    """
    actor, kind = actor_of_request(request), WORK[body.name]
    kind.demand(actor, body)
    return Status(202, start_job(body.name, actor, **kind.arguments(body)))
