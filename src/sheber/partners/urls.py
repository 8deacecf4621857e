"""The addresses of partners."""

from django.urls import path

from sheber.kernel.actors import Role
from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step, rows_there
from sheber.kernel.words import Words
from sheber.partners.models import Event, Memorandum
from sheber.partners.rules import KEEPERS
from sheber.partners.views import agreement, overview, write
from sheber.partners.views.registers import ALL, CONTACT, EVENT, MEMORANDUM, PARTNER, RULE

TITLE = Words("Әріптестік", "Партнёрство", "Partners")
ONE = "agreement/<str:code>/"
urlpatterns = [
    path("", overview.overview, name="partners"),
    path("half-life/", overview.half_life, name="partners-half-life"),
    path("half-life/measure/", overview.measure, name="partners-measure"),
    path("remind/", overview.remind, name="partners-remind"),
    path("mine/", overview.mine, name="partners-mine"),
    path("new/", write.new, name="partners-new"),
    path("open/", write.door, name="partners-door"),
    path("open/<str:code>/", write.door, name="partners-open"),
    path(ONE, agreement.page, name="partners-agreement"),
    path(f"{ONE}text/", write.text, name="partners-text"),
    path(f"{ONE}renew/", write.renew, name="partners-renew"),
    path(f"{ONE}approve/<str:side>/", agreement.approve, name="partners-approve"),
    path(f"{ONE}invite/", agreement.invite, name="partners-invite"),
    path(f"{ONE}sign/", agreement.sign, name="partners-sign"),
    path(f"{ONE}event/", agreement.event, name="partners-event"),
    path(f"{ONE}end/", agreement.end, name="partners-end"),
    path(f"{ONE}conditions.json", agreement.conditions, name="partners-conditions"),
    path(f"{ONE}copy", agreement.copy, name="partners-copy"),
    path(f"{ONE}paper.<str:language>.pdf", write.paper, name="partners-paper"),
    *(address for register in ALL for address in register.urls),
]
OWN = frozenset({Role.COLLEGE, Role.PARTNER})
declare_menu(
    MenuItem(TITLE, Words("Әріптестікке шолу", "Обзор партнёрства", "Overview of partnership"), "partners"),
    MenuItem(TITLE, Words("Менің келісімдерім", "Мои соглашения", "My agreements"), "partners-mine", OWN),
    MenuItem(
        TITLE,
        Words("Жаңа келісім", "Новое соглашение", "New agreement"),
        "partners-new",
        frozenset({*KEEPERS, Role.COLLEGE}),
    ),
    *(register.item(TITLE) for register in (MEMORANDUM, PARTNER, EVENT, RULE, CONTACT)),
)


def state(year: int) -> Words:
    """Whether something was signed or done in the year."""
    signed = Memorandum.objects.filter(signed__year=year)
    return rows_there(signed.exists() or Event.objects.filter(day__year=year).exists())


declare_step(
    YearStep(7, TITLE, "partners", ("partners.signed", "partners.living_share", "partners.clauses_done"), state)
)
