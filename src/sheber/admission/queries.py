"""Reading admission."""

from collections.abc import Iterable

from django.db.models import QuerySet, Sum

from sheber.admission.models import Campaign, Result, Run, Seat
from sheber.order.models import Decision
from sheber.order.queries import decided


def newest_run(campaign: Campaign) -> Run | None:
    """The run that counts."""
    return campaign.runs.order_by("-made").first()


def campaigns_of(year: int) -> QuerySet[Campaign]:
    """The campaigns of a year, worker track last."""
    return Campaign.objects.filter(year=year).order_by("track")


def programmes_of(campaign: Campaign) -> dict[str, Decision]:
    """The decided lines of a campaign's year and track by code."""
    levels = ("worker",) if campaign.track == "worker" else ("mid", "bachelor")
    rows = decided(campaign.year).filter(qualification__level__in=levels, places__gt=0)
    return {
        row.code: row for row in rows.select_related("college__district", "qualification__specialty").order_by("code")
    }


def seats_left(campaign: Campaign) -> int:
    """Seats without anybody."""
    sums = campaign.seats.aggregate(seats=Sum("seats"), admitted=Sum("admitted"))
    return (sums["seats"] or 0) - (sums["admitted"] or 0)


def results_in(years: Iterable[int]) -> QuerySet[Result]:
    """Results of campaigns of some years."""
    return Result.objects.filter(applicant__campaign__year__in=list(years))


def pools_of(campaign: Campaign) -> QuerySet[Seat]:
    """Pools by programme, the open one first."""
    return campaign.seats.order_by("programme", "pk")
