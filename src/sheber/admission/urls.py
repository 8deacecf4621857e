"""The addresses of admission."""

from django.urls import path

from sheber.admission import views
from sheber.admission.flows import CAMPAIGN
from sheber.admission.models import Campaign
from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step
from sheber.kernel.words import Words

TITLE = Words("Қабылдау", "Приём", "Admission")
RESULTS = Words("Нәтижелер", "Результаты", "Results")

urlpatterns = [
    path("", views.overview, name="admission"),
    path("campaigns/<str:key>/", views.campaign_page, name="admission-campaign"),
    path("people/<str:key>/", views.person_page, name="admission-person"),
    path("move/<str:key>/<str:name>/", views.move, name="admission-move"),
    *(address for register in views.ALL for address in register.urls),
]
declare_menu(
    MenuItem(TITLE, RESULTS, "admission"),
    views.SEATS.item(TITLE),
    views.APPLICANTS.item(TITLE),
    views.CAMPAIGNS.item(TITLE),
    views.RIGHTS.item(TITLE),
    views.QUOTAS.item(TITLE),
)


def state(year: int) -> Words:
    """The state of the year's campaigns: the least advanced."""
    order = list(CAMPAIGN.states)
    states = sorted(Campaign.objects.filter(year=year).values_list("state", flat=True), key=order.index)
    return CAMPAIGN.states[states[0]] if states else Words()


declare_step(YearStep(4, TITLE, "admission", ("admission.applicants", "admission.placed"), state))
