"""The addresses of employment."""

from django.urls import path

from sheber.employment.models import DualContract, Outcome
from sheber.employment.rules import INSIDERS, KEEPERS
from sheber.employment.views import dual, links, rates
from sheber.employment.views.registers import ALL
from sheber.kernel.actors import Role
from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step, rows_there
from sheber.kernel.words import Words

TITLE = Words("Жұмысқа орналасу", "Трудоустройство", "Employment")
urlpatterns = [
    path("", rates.overview, name="employment"),
    path("join/<int:graduated>/<str:day>/", rates.join, name="employment-join"),
    path("way/", rates.way, name="employment-way"),
    path("links/", links.links, name="employment-links"),
    path("links/hires/<int:graduated>/", links.hires, name="employment-tell-hires"),
    path("links/order/<int:year>/", links.order, name="employment-tell-order"),
    path("mine/", dual.mine, name="employment-mine"),
    path("my-contract/", dual.enter, name="employment-enter"),
    path("college/<str:code>/", dual.college, name="employment-college"),
    path("employer/<str:code>/", dual.employer, name="employment-employer"),
    path("contract/<str:code>/", dual.contract, name="employment-contract"),
    path("contract/<str:code>/move/<str:name>/", dual.move, name="employment-move"),
    path("contract/<str:code>/sign/<str:party>/", dual.sign, name="employment-sign"),
    path("contract/<str:code>/hours/", dual.hours, name="employment-hours"),
    *(address for register in ALL for address in register.urls),
]
declare_menu(
    MenuItem(TITLE, Words("Үш көрсеткіш", "Три показателя", "Three rates"), "employment"),
    MenuItem(
        TITLE,
        Words("Дуалды оқыту: менің бетім", "Дуальное обучение: моя страница", "Dual training: my page"),
        "employment-mine",
        frozenset({Role.COLLEGE, Role.EMPLOYER}),
    ),
    MenuItem(
        TITLE,
        Words("Сыныптан колледжге", "От класса до колледжа", "From class to college"),
        "employment-way",
        frozenset(INSIDERS),
    ),
    MenuItem(
        TITLE,
        Words("Тапсырыс пен кітапқа", "В заказ и книгу обещаний", "Into order and ledger"),
        "employment-links",
        frozenset(KEEPERS),
    ),
    MenuItem(
        TITLE, Words("Менің шартым (студент)", "Мой договор (студент)", "My contract (student)"), "employment-enter"
    ),
    *(register.item(TITLE) for register in ALL),
)


def state(year: int) -> Words:
    """Whether there are outcomes of the year's graduates or contracts that run in it."""
    contracts = DualContract.objects.filter(starts__year__lte=year, ends__year__gte=year)
    return rows_there(Outcome.objects.filter(graduated=year).exists() or contracts.exists())


declare_step(
    YearStep(6, TITLE, "employment", ("employment.of_all", "employment.by_specialty", "employment.dual_share"), state)
)
