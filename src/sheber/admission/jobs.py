"""Long work of admission."""

from typing import Any

from sheber.admission.acts import run_match, set_seats_from_order
from sheber.admission.models import Campaign
from sheber.kernel.actors import Actor
from sheber.kernel.jobs import Progress, job
from sheber.kernel.words import Words


@job("admission.match", Words("Орындарды бөлу", "Распределение мест", "Giving of places"))
def match(*, actor: Actor, progress: Progress, campaign: str) -> dict[str, Any]:
    """Set the seats from the order and match a campaign."""
    row = Campaign.objects.get(code=campaign)
    set_seats_from_order(actor, row)
    return {"run": run_match(actor, row, progress=progress).pk}
