"""The addresses of demand."""

from django.urls import path

from sheber.demand import views
from sheber.demand.queries import latest_forecast
from sheber.kernel.pages import MenuItem, YearStep, declare_menu, declare_step
from sheber.kernel.words import Words

TITLE = Words("Қажеттілік", "Потребность", "Demand")
OVERVIEW = Words("Болжам", "Прогноз", "Forecast")

urlpatterns = [
    path("", views.overview, name="demand"),
    path("waterfall/<int:key>/", views.waterfall, name="demand-waterfall"),
    path("run/<int:year>/", views.run, name="demand-run"),
    *(address for register in views.ALL for address in register.urls),
]
declare_menu(MenuItem(TITLE, OVERVIEW, "demand"), *(one.item(TITLE) for one in views.ALL))


def state(year: int) -> Words:
    """Whether the year is forecast."""
    return Words("болжанды", "спрогнозирована", "forecast") if latest_forecast(year) else Words()


declare_step(YearStep(1, TITLE, "demand", ("demand.need", "demand.requests"), state))
