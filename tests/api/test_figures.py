"""Figures over the API: definitions, values by scope and year, protection, refusals as problem documents."""

from datetime import date
from fractions import Fraction

import pytest
from django.test import Client
from tests.api.test_api import get, refused, signed_in

from sheber.kernel.actors import Role
from sheber.kernel.indicators import Scope, indicator, indicators, measure_by
from sheber.registry.models import College, District, Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def region() -> None:
    names = {"name_kk": "А", "name_ru": "Б", "name_en": "C"}
    Region.objects.create(code="r", current_year=2026, **names)
    for code, owners in (("01", "state state private"), ("02", "private")):
        district = District.objects.create(code=code, **names)
        for place, ownership in enumerate(owners.split()):
            College.objects.create(
                code=f"{code}-{place}", district=district, ownership=ownership, location="city", **names
            )
    College.objects.filter(code="02-0").update(closed=date(2025, 5, 5))


def test_the_list_is_narrowed(client: Client) -> None:
    assert len(get(client, "/indicators")) == len(list(indicators()))
    found = get(client, "/indicators", slice="registry", search="жеке меншік")
    assert [one["code"] for one in found] == ["registry.private_colleges"]


def test_every_definition_is_whole(client: Client) -> None:
    for one in indicators():
        told = get(client, f"/indicators/{one.code}/definition")
        assert told["history"][0]["number"] == told["version"]
        for words in (told["name"], told["unit"], told["formula"], told["source"], told["owner"]):
            assert all(words[language] for language in ("kk", "ru", "en")), (one.code, words)
        assert set(told["titles"]) == set(told["dimensions"])


def test_values_by_scope_and_year_are_those_of_the_database(client: Client, region: None) -> None:
    told = get(client, "/indicators/registry.colleges/values", first=2024, last=2026, by="district")
    found = {(one["year"], one["part"]): Fraction(one["exact"]) for one in told}
    assert found[2024, ""] == 4
    assert found[2025, ""] == found[2026, ""] == 3
    one = indicator("registry.colleges")
    for year in (2024, 2025, 2026):
        for part, figure in measure_by(one, Scope(year), "district").items():
            assert found[year, part] == figure.value
    narrowed = get(client, "/indicators/registry.colleges/values", first=2026, last=2026, ownership="state")
    assert [one["exact"] for one in narrowed] == ["2"]


def test_refusals_are_problems(client: Client, region: None) -> None:
    values = "/indicators/registry.colleges/values"
    refused(client, values, 400, first=2020, last=2010)
    refused(client, values, 400, first=1900, last=2000)
    refused(client, values, 400, first=2026, last=2026, by="nonsense")
    refused(client, values, 400, first=2026, last=2026, nonsense="x")
    refused(client, values, 400, first=2026)
    refused(client, "/indicators/no.such/definition", 404)
    refused(client, "/indicators/no.such/values", 404, first=2026, last=2026)
    refused(client, "/indicators/registry.colleges", 400, year=2026, district="a\x00b")


def test_parts_about_people_are_for_staff_and_auditors(client: Client, region: None) -> None:
    address = "/indicators/employment.graduates/values"
    refused(client, address, 403, first=2025, last=2026, by="district")
    assert len(get(client, address, first=2025, last=2026)) == 2
    assert len(get(signed_in(client, Role.AUDITOR), address, first=2025, last=2026, by="district")) == 2
