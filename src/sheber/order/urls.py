"""The addresses of the order."""

from django.urls import path

from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step
from sheber.kernel.pages.proof import PUBLISHED
from sheber.kernel.words import Words
from sheber.order import views
from sheber.order.flows import CAMPAIGN
from sheber.order.models import Campaign, Decision
from sheber.order.queries import is_published

TITLE = Words("Мемлекеттік тапсырыс", "Госзаказ", "State order")
PLAN = Words("Жоспар", "План", "The plan")

urlpatterns = [
    path("", views.overview, name="order"),
    path("compute/<int:year>/", views.compute, name="order-compute"),
    path("approve/<int:year>/", views.approve_form, name="order-approve"),
    path("move/<int:year>/<str:name>/", views.move, name="order-move"),
    *(address for register in views.ALL for address in register.urls),
]
declare_menu(MenuItem(TITLE, PLAN, "order"), *(one.item(TITLE) for one in views.ALL))


def state(year: int) -> Words:
    """The state of the year's campaign; past years have their decisions only."""
    campaign = Campaign.objects.filter(year=year).first()
    if campaign:
        return CAMPAIGN.state(campaign)
    there = Decision.objects.filter(year=year).exists()
    return CAMPAIGN.states["approved"] if there else Words()


declare_step(YearStep(2, TITLE, "order", ("order.places", "order.opened"), state))
PUBLISHED["order"] = is_published
