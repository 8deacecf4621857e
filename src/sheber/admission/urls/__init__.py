"""The addresses of admission."""

from django.urls import path

from sheber.admission.flows import CAMPAIGN
from sheber.admission.models import Campaign
from sheber.admission.urls import apply, desk
from sheber.admission.views import case, public, registers, todo
from sheber.kernel.actors import Role
from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step
from sheber.kernel.pages.comments import declare_comments
from sheber.kernel.pages.tasks import declare_tasks
from sheber.kernel.words import Words

TITLE = Words("Қабылдау", "Приём", "Admission")
SEARCH = Words("Бағдарламаларды іздеу", "Поиск программ", "Find a programme")
MINE = Words("Өтініш беру, менің өтінішім", "Подать заявление, моё заявление", "Apply, my application")
RESULTS = Words("Нәтижелер", "Результаты", "Results")

urlpatterns = [
    path("", public.overview, name="admission"),
    path("campaigns/<str:key>/", public.campaign_page, name="admission-campaign"),
    path("people/<str:key>/", case.case_page, name="admission-person"),  # the older address of a case
    *apply.urlpatterns,
    *desk.urlpatterns,
    *(address for register in registers.ALL for address in register.urls),
]
declare_menu(
    MenuItem(TITLE, SEARCH, "admission-programmes"),
    MenuItem(TITLE, MINE, "admission-my"),
    MenuItem(TITLE, RESULTS, "admission"),
    *desk.ITEMS,
    *(register.item(TITLE) for register in registers.ALL),
)

declare_comments("admission.Applicant", verb="change")
declare_tasks((Role.ADMISSION, Role.HEAD), todo.officers)


def state(year: int) -> Words:
    """The state of the year's campaigns: the least advanced."""
    order = list(CAMPAIGN.states)
    states = sorted(Campaign.objects.filter(year=year).values_list("state", flat=True), key=order.index)
    return CAMPAIGN.states[states[0]] if states else Words()


declare_step(YearStep(4, TITLE, "admission", ("admission.applicants", "admission.placed"), state))
