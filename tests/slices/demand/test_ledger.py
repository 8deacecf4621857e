"""The promise ledger: asking, signing, confirming; what counts is told to the employer; editions and frozen forecasts."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from sheber.demand.acts import (
    Wish,
    ask_people,
    confirm_hires,
    freeze_crosswalk,
    freeze_forecast,
    mark_repeated_vacancies,
    run_forecast,
    sign_requests,
)
from sheber.demand.bridge.ledger import promises
from sheber.demand.bridge.rows import terms_without
from sheber.demand.models import (
    CameTrue,
    Cell,
    Crosswalk,
    CrosswalkEdition,
    PastForecast,
    Request,
    RequestCampaign,
    Vacancy,
)
from sheber.demand.views.ledger import sentence
from sheber.demand.views.need import vacancies_of
from sheber.kernel.actors import SYSTEM, Actor, Role
from sheber.kernel.exchange import BadInput
from sheber.kernel.exchange.package import dump_folder, load_folder
from sheber.kernel.journal import history
from sheber.kernel.results import path_of
from sheber.registry.models import District, Employer, Occupation

TODAY = date(2026, 3, 1)
PLANT = Actor(name="p", roles=frozenset({Role.EMPLOYER}), employers=frozenset({"plant"}))
FARM = Actor(name="f", roles=frozenset({Role.EMPLOYER}), employers=frozenset({"farm"}))
PLANNER = Actor(name="o", roles=frozenset({Role.PLANNER}))


@pytest.fixture
def plant(tiny: None) -> Employer:
    return Employer.objects.get(code="plant")


def wish(number: int, year: int = 2027, **more: object) -> Wish:
    return Wish(
        Occupation.objects.get(code="welder"),
        District.objects.get(code="city"),
        year,
        number,
        **more,  # type: ignore[arg-type]
    )


def test_an_employer_asks_changes_its_mind_and_signs(plant: Employer) -> None:
    first = ask_people(PLANT, plant, wish(20), day=TODAY)
    again = ask_people(PLANT, plant, wish(25), day=TODAY)
    assert (first.pk, again.number) == (again.pk, 25)  # one need is one request
    assert sign_requests(PLANT, plant, 2027, post="Director", day=TODAY) == 1
    with pytest.raises(BadInput):
        ask_people(PLANT, plant, wish(30), day=TODAY)
    with pytest.raises(BadInput):
        sign_requests(PLANT, plant, 2027, post="Director", day=TODAY)
    assert [entry.action for entry in history(again)] == ["sign_request", "ask_people", "ask_people"]
    assert len(again.signature.fingerprint) == 64


def test_nobody_asks_or_signs_for_another(plant: Employer) -> None:
    for actor in (FARM, Actor()):
        with pytest.raises(PermissionDenied):
            ask_people(actor, plant, wish(20), day=TODAY)
    ask_people(PLANNER, plant, wish(20), day=TODAY)  # a letter written down
    for actor in (FARM, PLANNER):
        with pytest.raises(PermissionDenied):
            sign_requests(actor, plant, 2027, post="x", day=TODAY)


def test_a_campaign_has_its_days(plant: Employer) -> None:
    RequestCampaign.objects.create(year=2027, opens=date(2026, 1, 10), closes=date(2026, 2, 10))
    with pytest.raises(BadInput):
        ask_people(PLANT, plant, wish(20), day=TODAY)
    ask_people(PLANT, plant, wish(20), day=date(2026, 2, 10))


def test_hires_are_confirmed_when_the_year_is_over(plant: Employer) -> None:
    place = Occupation.objects.get(code="welder"), District.objects.get(code="city")
    with pytest.raises(BadInput):
        confirm_hires(PLANT, plant, *place, 2026, 5, day=TODAY)
    hire = confirm_hires(PLANT, plant, *place, 2025, 30, day=TODAY)
    assert hire.number == 30
    assert promises(2026)["plant"].hired == 50  # 20 of 2024 and 30 of 2025


def test_the_sentence_tells_the_rule_and_is_what_the_forecast_counts(plant: Employer) -> None:
    told = promises(2026)["plant"]
    assert (told.asked, told.hired, told.now, round(told.counts)) == (90, 45, 60, 30)
    with translation.override("en"):
        assert str(sentence(told)).startswith("You asked 90 and hired 45; 60 asked now count as 30 ")
    forecast = run_forecast(SYSTEM, 2026)
    rows = (path_of(forecast.folder) / "employers.csv").read_text().splitlines()
    assert any(row.startswith("plant,") and row.endswith(",90,45,60,30") for row in rows)


def test_a_later_request_stands_for_an_earlier_one_in_the_ledger(plant: Employer) -> None:
    old = Request.objects.get(code="plant-2026")
    Request.objects.create(
        code="early", employer=plant, occupation=old.occupation, district=old.district, asked_year=2025, wanted_year=2026,
        number=500,
    )  # fmt: skip
    assert promises(2026)["plant"].now == 60


def test_repeated_advertisements_are_marked(plant: Employer) -> None:
    place = {"occupation": Occupation.objects.get(code="welder"), "district": District.objects.get(code="city")}
    for code, day in (("a", 1), ("b", 20)):
        Vacancy.objects.create(code=code, employer=plant, opened=date(2026, 1, day), number=3, **place)
    Vacancy.objects.create(code="c", employer=plant, opened=date(2026, 6, 1), number=3, **place)
    Vacancy.objects.create(code="d", opened=date(2026, 1, 2), number=3, **place)
    assert mark_repeated_vacancies(PLANNER) == 1
    assert mark_repeated_vacancies(PLANNER) == 0
    assert dict(Vacancy.objects.values_list("code", "same_as")) == {"a": "", "b": "a", "c": "", "d": ""}
    with pytest.raises(PermissionDenied):
        mark_repeated_vacancies(PLANT)


def test_vacancies_of_the_register_speak_in_the_forecast(plant: Employer) -> None:
    place = {"occupation": Occupation.objects.get(code="welder"), "district": District.objects.get(code="city")}
    for year, number in ((2024, 40), (2025, 80)):
        for month in (10, 11, 12):
            code, day = f"{year}-{month}", date(year, month, 3)
            Vacancy.objects.create(code=code, employer=plant, opened=day, number=number, **place)
            # What repeats another advertisement is no new vacancy.
            Vacancy.objects.create(code=f"{code}r", employer=plant, opened=day, number=900, same_as=code, **place)
    forecast = run_forecast(SYSTEM, 2026)
    rows = (path_of(forecast.folder) / "input" / "vacancies.csv").read_text().splitlines()
    assert rows[0] == "occupation,district,month,new"
    assert rows[1:] == [f"welder,city,{y}-{m},{n}" for y, n in ((2024, 40), (2025, 80)) for m in (10, 11, 12)]
    cell = Cell.objects.get(forecast=forecast, year=2026, **place)
    assert cell.nowcast > 0
    assert sum(terms_without(cell.parts, ["nowcast"]).values()) < cell.need
    told = vacancies_of(cell)
    assert told is not None
    assert (told["quarter"], told["before"]) == (240, 120)


def test_hires_under_contract_answer_their_own_requests(plant: Employer) -> None:
    place = Occupation.objects.get(code="welder"), District.objects.get(code="city")
    confirm_hires(PLANT, plant, *place, 2025, 25, day=TODAY, by_contract=5)
    assert promises(2026)["plant"].hired == 40  # 20 of 2024, and 20 of the 25 of 2025
    for year in (2025, 2026):
        Request.objects.create(
            code=f"c{year}", employer=plant, occupation=place[0], district=place[1], asked_year=year, wanted_year=year,
            number=10, contract=True,
        )  # fmt: skip
    forecast = run_forecast(SYSTEM, 2026)
    cell = Cell.objects.get(forecast=forecast, year=2026, occupation=place[0], district=place[1])
    assert cell.contracts == 5000  # of 10 asked for by contract in 2025 half came


def test_the_new_columns_go_in_and_out_alike_and_old_folders_load(tiny: None, tmp_path: Path) -> None:
    sheets = {
        "employment": "occupation,district,year,persons,se,source,synthetic\nwelder,city,2023,1000,12.5,,\n",
        "hires": "employer,occupation,district,year,number,by_contract,source,synthetic\nplant,welder,city,2023,9,4,,\n",
    }
    load_folder(SYSTEM, _with(tmp_path / "in", sheets), reason="test")
    old = {"employment": "occupation,district,year,persons,source,synthetic\nwelder,steppe,2023,400,,\n"}
    load_folder(SYSTEM, _with(tmp_path / "old", old), reason="test")
    dump_folder(tmp_path / "out")
    assert "welder,city,2023,1000,12.5," in (tmp_path / "out" / "employment.csv").read_text(encoding="utf-8")
    assert "welder,steppe,2023,400,," in (tmp_path / "out" / "employment.csv").read_text(encoding="utf-8")
    assert "plant,welder,city,2023,9,4," in (tmp_path / "out" / "hires.csv").read_text(encoding="utf-8")
    load_folder(SYSTEM, tmp_path / "out", reason="again")
    dump_folder(tmp_path / "twice")
    for name in ("employment", "hires", "vacancies", "requests"):
        one, two = ((tmp_path / folder / f"{name}.csv") for folder in ("out", "twice"))
        assert not one.exists() or one.read_bytes() == two.read_bytes()
    more = {
        "hires": "employer,occupation,district,year,number,by_contract,source,synthetic\nplant,vet,city,2023,4,9,,\n"
    }
    with pytest.raises(BadInput) as caught:
        load_folder(SYSTEM, _with(tmp_path / "more", more), reason="test")
    assert [(one.file, one.row, one.column) for one in caught.value.problems] == [("hires.csv", 2, "by_contract")]


def test_an_edition_of_the_crosswalk_never_changes(tiny: None) -> None:
    first = freeze_crosswalk(PLANNER, author="Council", day=TODAY, reason="Minutes 1")
    Crosswalk.objects.filter(specialty__code="07150500").update(share="0.5")
    second = freeze_crosswalk(PLANNER, author="Council", day=TODAY, reason="Minutes 2")
    assert (first.number, second.number) == (1, 2)
    assert CrosswalkEdition.objects.get(number=1).rows != second.rows
    with pytest.raises(PermissionDenied):
        freeze_crosswalk(PLANT, author="x", day=TODAY, reason="x")


def test_a_frozen_forecast_is_scored_and_a_losing_source_falls(tiny: None) -> None:
    with pytest.raises(BadInput):
        freeze_forecast(PLANNER, 2026)
    run_forecast(SYSTEM, 2026)
    assert freeze_forecast(PLANNER, 2026) == Cell.objects.count()
    with pytest.raises(BadInput):
        freeze_forecast(PLANNER, 2026)
    from sheber.demand.models import ForecastSetting

    setting = ForecastSetting.objects.get(year=2026)
    setting.pk, setting.year = None, 2027
    setting.save()
    for row in PastForecast.objects.filter(year=2026):
        place = {"occupation": row.occupation, "district": row.district}
        CameTrue.objects.create(**place, year=2025, came=row.told)
        CameTrue.objects.create(**place, year=2026, came=row.told)
        PastForecast.objects.create(forecaster="ministry", origin=2026, year=2026, told=row.told + 9, **place)
    later = run_forecast(SYSTEM, 2027)
    assert later.summary["weights"]["ministry"] == "0.5"
    assert later.summary["weights"]["sheber"] == "1"


def test_the_new_sheets_go_in_and_out_alike(tiny: None, tmp_path: Path) -> None:
    sheets = {
        "request_campaigns": "year,opens,closes,act,source,synthetic\n2026,2026-01-10,2026-02-10,Order 1,,\n",
        "request_signatures": "request,day,post,fingerprint,source,synthetic\nplant-2026,2026-01-20,Director,ab,,\n",
        "vacancies": "code,employer,occupation,district,opened,closed,number,fate,same_as,source,synthetic\n"
        "v1,plant,welder,city,2026-01-05,,3,open,,,\nv2,,vet,steppe,2026-01-05,2026-02-05,1,filled,v1,,\n",
        "past_forecasts": "forecaster,origin,year,occupation,district,told,low,high,source,synthetic\n"
        "ministry,2025,2025,welder,city,50,,,,\n",
        "came_true": "occupation,district,year,came,source,synthetic\nwelder,city,2025,20.5,,\n",
    }
    load_folder(SYSTEM, _with(tmp_path / "in", sheets), reason="test")
    dump_folder(tmp_path / "out")
    for name, text in sheets.items():
        dumped = (tmp_path / "out" / f"{name}.csv").read_text(encoding="utf-8")
        assert dumped.splitlines()[0] == text.splitlines()[0]
        assert [row.split(",")[:4] for row in dumped.splitlines()] == [
            row.split(",")[:4] for row in text.splitlines()
        ]


def test_a_campaign_that_closes_before_it_opens_is_refused(tiny: None, tmp_path: Path) -> None:
    wrong = {"request_campaigns": "year,opens,closes,act,source,synthetic\n2026,2026-03-10,2026-02-10,,,\n"}
    with pytest.raises(BadInput) as caught:
        load_folder(SYSTEM, _with(tmp_path / "in", wrong), reason="test")
    assert [(one.file, one.row, one.column) for one in caught.value.problems] == [
        ("request_campaigns.csv", 2, "opens")
    ]


def _with(folder: Path, sheets: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder
