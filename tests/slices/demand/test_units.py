"""Small places are told with their group: nothing is lost, sums and intervals are those of the rows."""

from pathlib import Path

import pytest
from django.test import Client
from tests.regions import YEAR, tiny_forecast

from sheber.demand.bridge.rows import spread_of, spread_of_units
from sheber.demand.models import Cell, Forecast
from sheber.demand.rules import TOLD_ALONE
from sheber.demand.views.units import units_of
from sheber.kernel.results import path_of
from sheber.registry.models import District, Occupation

pytestmark = pytest.mark.django_db


@pytest.fixture
def forecast(db: None) -> Forecast:
    tiny_forecast()
    return Forecast.objects.get()


def cell(place: int, level: int, sector: str, need: int, grade: str = "A") -> Cell:
    occupation, district = Occupation(pk=place, code=f"o{place}", sector=sector), District(pk=1, code="d")
    return Cell(
        pk=place, occupation=occupation, district=district, level=level * 1000, need=need, supply=0, grade=grade
    )


def test_small_places_of_a_group_are_one_row_and_large_ones_their_own() -> None:
    cells = [
        cell(1, TOLD_ALONE, "mining", 10_000),
        cell(2, TOLD_ALONE - 1, "mining", 4_000),
        cell(3, 5, "mining", 7_000, "C"),
        cell(4, 5, "health", 9_000),
        cell(5, 5, "", 1_000),
    ]
    told = [([one.pk for one in unit.cells], unit.need, unit.grade) for unit in units_of(cells)]
    assert told == [([2, 3], 11_000, "C"), ([1], 10_000, "A"), ([4], 9_000, "A"), ([5], 1_000, "A")]


def test_the_interval_of_a_unit_is_that_of_its_sum(forecast: Forecast) -> None:
    folder: Path = path_of(forecast.folder)
    cells = list(Cell.objects.filter(forecast=forecast, year=YEAR).select_related("occupation", "district"))
    everything = {(one.occupation.code, one.district.code): "all" for one in cells}
    assert spread_of_units(folder, YEAR, YEAR, everything)["all"] == pytest.approx(spread_of(folder, YEAR)[YEAR])
    one = cells[0]
    place = (one.occupation.code, one.district.code)
    alone = spread_of_units(folder, YEAR, YEAR, {place: "one"})["one"]
    assert alone == pytest.approx(spread_of(folder, YEAR, *place)[YEAR])
    assert spread_of_units(folder, YEAR, YEAR, {}) == {}


@pytest.mark.parametrize(
    ("language", "said"), [("kk", "шағын орындар бірге"), ("ru", "малые места"), ("en", "small places")]
)
def test_the_page_tells_units_and_leads_to_their_rows(
    client: Client, forecast: Forecast, language: str, said: str
) -> None:
    Occupation.objects.update(sector="mining")
    Cell.objects.update(level=5_000)
    page = client.get(f"/demand/?year={YEAR}", headers={"accept-language": language}).content.decode()
    assert said in page
    assert f"year={YEAR}&amp;district=city&amp;sector=mining" in page
    rows = client.get(f"/demand/cell/?year={YEAR}&district=city&sector=mining")
    assert rows.status_code == 200
    number = Cell.objects.filter(year=YEAR, district__code="city")
    assert rows.content.decode().count("/demand/waterfall/") >= number.count()
    small = client.get(f"/demand/waterfall/{number.first().pk}/", headers={"accept-language": "en"}).content.decode()
    assert "read it with its group" in small
