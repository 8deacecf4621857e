"""What would another rule have meant: a match run again with a change. Never a decision."""

from typing import Any

from django.db import transaction

from sheber.admission.bridge.what_if import Change, what_if
from sheber.admission.models import Campaign, WhatIf
from sheber.admission.queries import newest_run
from sheber.admission.rules import CAMPAIGN
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import record
from sheber.kernel.results import path_of
from sheber.kernel.words import Words

NO_RUN = Words(
    "бұл науқанда есептелген нәтиже жоқ.",
    "в этой кампании ещё нет распределения.",
    "this campaign has no match yet.",
)


def run_what_if(actor: Actor, campaign: Campaign, change: dict[str, Any]) -> WhatIf:
    """Run the newest match again with a change and keep who gained and who lost, in counts. Raises BadInput."""
    CAMPAIGN.demand(actor, "match", campaign)
    run = newest_run(campaign)
    if run is None:
        raise refuse("run", None, "", NO_RUN)
    told = Change(
        tuple(change.get("order", ())),
        dict(change.get("released", {})),
        {code: int(number) for code, number in change.get("seats", {}).items()},
        int(change.get("percent", 0)),
    )
    outcome = what_if(path_of(run.folder), told)
    with transaction.atomic():
        row = WhatIf.objects.create(run=run, change=change, summary=outcome.summary, by=actor.name)
        record(actor, "run_what_if", campaign, changed={"change": change})
    return row
