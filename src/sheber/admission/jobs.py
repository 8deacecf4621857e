"""Long work of admission."""

from typing import Any

from sheber.admission.acts import match_after_appeals, next_round, run_match, run_what_if, set_seats_from_order
from sheber.admission.models import Campaign
from sheber.kernel.actors import Actor
from sheber.kernel.jobs import Progress, job
from sheber.kernel.words import Words

BACK: Any = {"page": "admission-desk", "by": "campaign"}


@job("admission.match", Words("Орындарды бөлу", "Распределение мест", "Giving of places"), **BACK)
def match(*, actor: Actor, progress: Progress, campaign: str) -> dict[str, Any]:
    """Set the seats from the order, where they may still change, and match a campaign."""
    row = Campaign.objects.get(code=campaign)
    if row.state in {"open", "closed"}:
        set_seats_from_order(actor, row)
    return {"run": run_match(actor, row, progress=progress).pk, "campaign": campaign}


@job("admission.next", Words("Келесі айналым", "Следующий тур", "Next round"), **BACK)
def again(*, actor: Actor, progress: Progress, campaign: str) -> dict[str, Any]:
    """Match again without those who withdrew."""
    row = Campaign.objects.get(code=campaign)
    return {"run": next_round(actor, row, progress=progress).pk, "campaign": campaign}


@job(
    "admission.appeals",
    Words("Апелляциядан кейінгі бөлу", "Распределение после апелляций", "Match after appeals"),
    **BACK,
)
def appeals(*, actor: Actor, progress: Progress, campaign: str) -> dict[str, Any]:
    """Match again with the rows that granted appeals changed."""
    row = Campaign.objects.get(code=campaign)
    return {"run": match_after_appeals(actor, row, progress=progress).pk, "campaign": campaign}


@job(
    "admission.what-if",
    Words("«Егер…» есебі", "Расчёт «что, если»", "What-if run"),
    page="admission-what-if-result",
    by="what_if",
)
def what_if(*, actor: Actor, progress: Progress, campaign: str, change: dict[str, Any]) -> dict[str, Any]:
    """Match again with another rule, to see who gains and who loses."""
    row = Campaign.objects.get(code=campaign)
    return {"what_if": run_what_if(actor, row, change).pk, "campaign": campaign}
