"""The addresses of demand."""

from django.urls import path

from sheber.demand.queries import latest_forecast
from sheber.demand.views import ledger, need, record, todo
from sheber.demand.views.registers import ALL
from sheber.kernel.actors import Role
from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step
from sheber.kernel.pages.tasks import declare_tasks
from sheber.kernel.words import Words

TITLE = Words("Қажеттілік", "Потребность", "Demand")
OVERVIEW = Words("Болжам", "Прогноз", "Forecast")

urlpatterns = [
    path("", need.overview, name="demand"),
    path("waterfall/<int:key>/", need.waterfall, name="demand-waterfall"),
    path("gap/", need.gap, name="demand-gap"),
    path("run/<int:year>/", need.run, name="demand-run"),
    path("ledger/", ledger.campaign, name="demand-ledger"),
    path("ledger/<str:code>/", ledger.employer, name="demand-employer"),
    path("ledger/<str:code>/ask/", ledger.ask, name="demand-ask"),
    path("ledger/<str:code>/sign/", ledger.sign, name="demand-sign"),
    path("ledger/<str:code>/hires/", ledger.confirm, name="demand-confirm"),
    path("vacancies/repeated/", ledger.mark_vacancies, name="demand-mark-vacancies"),
    path("scorecard/", record.scorecard, name="demand-scorecard"),
    path("scorecard/<int:year>/freeze/", record.freeze, name="demand-freeze"),
    path("crosswalk-editions/", record.editions, name="demand-editions"),
    path("crosswalk-editions/new/", record.new_edition, name="demand-new-edition"),
    path("crosswalk-editions/<int:number_>/", record.edition, name="demand-edition"),
    *(address for register in ALL for address in register.urls),
]
LEDGER_ROLES = frozenset({*ledger.NEVER_SECRET, Role.EMPLOYER})
declare_menu(
    MenuItem(TITLE, OVERVIEW, "demand"),
    MenuItem(TITLE, Words("Жетіспеушілік", "Нехватка", "Gap"), "demand-gap"),
    MenuItem(TITLE, Words("Уәделер кітабы", "Книга обещаний", "Ledger of promises"), "demand-ledger", LEDGER_ROLES),
    MenuItem(TITLE, Words("Болжам дәлдігі", "Точность прогнозов", "Track record"), "demand-scorecard"),
    MenuItem(TITLE, Words("Сәйкестік нұсқалары", "Редакции соответствия", "Crosswalk editions"), "demand-editions"),
    *(one.item(TITLE) for one in ALL),
)

declare_tasks((Role.EMPLOYER,), todo.employer)
declare_tasks((Role.PLANNER,), todo.planner)


def state(year: int) -> Words:
    """Whether the year is forecast."""
    return Words("болжанды", "спрогнозирована", "forecast") if latest_forecast(year) else Words()


declare_step(YearStep(1, TITLE, "demand", ("demand.need", "demand.requests"), state))
