"""What admission and the order tell one another: how far each line was filled, and places that an amendment changed."""

from django.db.models import Count
from django.utils import timezone

from sheber.admission.acts.campaign import set_seats_from_order
from sheber.admission.acts.match import ResultsPublished
from sheber.admission.models import Application, Campaign, Result
from sheber.admission.queries import COMPETING, programmes_of
from sheber.kernel.actors import SYSTEM
from sheber.kernel.events import listen
from sheber.order.acts import OrderAmended, note_fill


@listen(ResultsPublished)
def tell_fill(event: ResultsPublished) -> None:
    """Tell the order of each of its lines how many chose it, hold a place there, and are enrolled."""
    campaign = Campaign.objects.get(code=event.campaign)
    chosen = Application.objects.filter(applicant__campaign=campaign, applicant__state__in=COMPETING)
    applied = dict(chosen.values_list("programme").annotate(n=Count("pk")).order_by())
    held = Result.objects.filter(applicant__campaign=campaign).exclude(programme="")
    admitted = dict(held.values_list("programme").annotate(n=Count("pk")).order_by())
    there = held.filter(applicant__state="enrolled")
    enrolled = dict(there.values_list("programme").annotate(n=Count("pk")).order_by())
    day = timezone.localdate()
    for code in programmes_of(campaign):
        given = admitted.get(code, 0)
        note_fill(
            SYSTEM,
            campaign.year,
            code,
            day,
            applied=max(applied.get(code, 0), given),  # an offered place was on nobody's list
            admitted=given,
            enrolled=enrolled.get(code, 0),
            source=f"admission {campaign.code}",
        )


@listen(OrderAmended)
def renew_seats(event: OrderAmended) -> None:
    """Set the seats anew where applications still come in; sealed inputs keep theirs."""
    for campaign in Campaign.objects.filter(year=event.year, state__in=("open", "closed")):
        if campaign.seats.exists():
            set_seats_from_order(SYSTEM, campaign)
