"""Writing demand."""

from collections.abc import Callable

from django.db import transaction

from sheber.demand.bridge.files import forecast_folder
from sheber.demand.bridge.rows import read_answer, write_input
from sheber.demand.models import Cell, Employment, Forecast, ForecastSetting, Request
from sheber.demand.rules import FORECAST
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import record
from sheber.kernel.results import key, new_name, path_of, workspace
from sheber.kernel.words import Words
from sheber.registry.models import District, Occupation

Progress = Callable[[float, str], None]

NO_SETTING = Words(
    "{year} жылға болжам баптаулары жоқ: forecast_settings кестесіне жол қосыңыз.",
    "нет настроек прогноза на {year} год: добавьте строку в таблицу forecast_settings.",
    "no forecast settings for {year}: add a row to the sheet forecast_settings.",
)


def run_forecast(actor: Actor, year: int, *, progress: Progress = lambda done, note: None) -> Forecast:
    """Forecast the need from a year on, seal it, keep its cells. Raises BadInput, PermissionDenied."""
    FORECAST.demand(actor, "run")
    setting = ForecastSetting.objects.filter(year=year).first()
    if setting is None:
        raise refuse("forecast_settings", None, "year", NO_SETTING.format(year=year))
    name = new_name("demand", str(year))
    path_of(name).parent.mkdir(parents=True, exist_ok=True)
    with workspace() as folder:
        write_input(setting, folder)
        summary = forecast_folder(folder, path_of(name), key=key(), progress=progress)
    synthetic = Employment.objects.filter(synthetic=True).exists() or Request.objects.filter(synthetic=True).exists()
    with transaction.atomic():
        made = Forecast.objects.create(year=year, folder=name, summary=summary, synthetic=synthetic)
        _keep_cells(made, year)
        record(actor, "run_forecast", made, changed={"year": year, "need": summary["need"]})
    return made


def _keep_cells(made: Forecast, year: int) -> None:
    occupations = dict(Occupation.objects.values_list("code", "pk"))
    districts = dict(District.objects.values_list("code", "pk"))
    cells = []
    for row in read_answer(path_of(made.folder), year):
        place = {"occupation_id": occupations[row.pop("occupation")], "district_id": districts[row.pop("district")]}
        cells.append(Cell(forecast=made, synthetic=made.synthetic, **place, **row))
    Cell.objects.bulk_create(cells, batch_size=2000)
