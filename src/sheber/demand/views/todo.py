"""What demand asks of whom."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from sheber.demand.models import Request, RequestCampaign
from sheber.demand.queries import latest_forecast
from sheber.kernel.actors import Actor
from sheber.kernel.pages.tasks import Task
from sheber.kernel.words import Words

ASK = Words("Қандай маман керегін айту", "Сообщить, кто вам нужен", "Say whom you need")
SIGN = Words("Өтінімдерге қол қою", "Подписать заявки", "Sign your requests")
FORECAST = Words("Қажеттілікті болжау", "Рассчитать прогноз потребности", "Forecast the demand")


def employer(actor: Actor, year: int) -> Iterator[Task]:
    """What an employer owes: requests in the campaign that is open, signatures under them."""
    today = timezone.localdate()
    campaign = RequestCampaign.objects.filter(opens__lte=today, closes__gte=today).order_by("closes").first()
    for code in sorted(actor.employers):
        link = reverse("demand-employer", args=[code])
        own = Request.objects.filter(employer__code=code)
        if campaign and not own.filter(asked_year=campaign.year).exists():
            yield Task(ASK, link, None, campaign.closes)
        unsigned = own.filter(signature=None, asked_year__gte=year).count()
        if unsigned:
            yield Task(SIGN, link, unsigned, campaign.closes if campaign else None)


def planner(actor: Actor, year: int) -> Iterator[Task]:
    """The year's forecast."""
    if latest_forecast(year) is None:
        yield Task(FORECAST, reverse("demand"))
