"""Scope algebra: a comparison exists only where definition, scope and period match; the page says what does not."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sheber.kernel import indicators as kernel_indicators
from sheber.kernel.indicators import (
    FIRST_VERSION,
    DefinitionVersion,
    Indicator,
    Scope,
    compare,
    indicator,
    indicators,
    measure,
    measure_by,
)
from sheber.kernel.words import Words
from sheber.order.models import Decision
from sheber.registry.models import Region


def figure(code: str, year: int, **within: str):
    return measure(indicator(code), Scope(year, tuple(within.items())))


def test_what_matches_is_compared(region: Region) -> None:
    found = compare(figure("order.places", 2025), figure("order.places", 2024))
    assert (found.unlike, found.ratio, found.difference) == ((), 2, 75)
    found = compare(figure("order.places", 2025, district="d1"), figure("order.places", 2025, district="d2"))
    assert (found.unlike, found.ratio) == ((), 1)


@pytest.mark.parametrize(
    ("now", "before", "unlike"),
    [
        (("order.places", 2025, {}), ("order.groups", 2024, {}), "unit"),
        (("order.places", 2025, {}), ("order.worker_places", 2024, {}), "definition"),
        (("order.places", 2025, {"level": "worker"}), ("order.places", 2024, {}), "level"),
        (("order.places", 2025, {"district": "d1"}), ("order.places", 2024, {"district": "d2"}), "scope"),
        (("order.places", 2025, {}), ("order.places", 2020, {}), "rows"),
    ],
)
def test_what_does_not_match_is_named(region: Region, now: tuple, before: tuple, unlike: str) -> None:
    found = compare(figure(now[0], now[1], **now[2]), figure(before[0], before[1], **before[2]))
    assert unlike in found.unlike
    assert found.ratio is None


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "2 есе көп"), ("ru", "в 2 раза больше"), ("en", "2 times as many")]
)
def test_the_page_compares_in_every_language(client: Client, region: Region, language: str, word: str) -> None:
    headers = {"accept-language": language}
    page = client.get("/figures/order.places/?year=2025&by=district", headers=headers).content.decode()
    assert word in page
    assert "District 1" in page or "Район 1" in page or "Аудан 1" in page
    unlike = client.get("/figures/order.places/?year=2025&level=worker&other-district=d2", headers=headers)
    assert unlike.status_code == 200
    assert word not in unlike.content.decode()


def test_people_are_not_narrowed_for_visitors(client: Client, region: Region) -> None:
    page = client.get("/figures/employment.graduates/?year=2025&by=district").content.decode()
    assert "Район 1" not in page
    assert client.get("/figures/employment.graduates/?year=2025&district=d2").status_code == 403
    assert client.get("/figures/no.such/").status_code == 404


def test_two_scopes_are_compared_and_the_old_address_leads_here(client: Client, region: Region) -> None:
    Decision.objects.filter(code="c1-2025").update(places=100)
    asked = "?year=2025&district=d1&other-district=d2"
    page = client.get(f"/figures/order.places/{asked}", headers={"accept-language": "en"}).content.decode()
    assert "2 times as many" in page
    moved = client.get(f"/report/indicator/order.places/{asked}")
    assert (moved.status_code, moved["Location"]) == (301, f"/figures/order.places/{asked}")


def test_a_figure_by_a_dimension_equals_the_figure_narrowed(region: Region) -> None:
    for one in indicators():
        for dimension in one.dimensions:
            for value, found in measure_by(one, Scope(2025), dimension).items():
                narrow = measure(one, Scope(2025, ((dimension, value),)))
                assert (found.value, found.rows, found.synthetic) == (narrow.value, narrow.rows, narrow.synthetic)


def test_as_many_queries_for_one_district_as_for_three(client: Client, region: Region) -> None:
    address = "/figures/order.places/?year=2025&by=district"

    def queries() -> int:
        with CaptureQueriesContext(connection) as told:
            assert client.get(address).status_code == 200
        return len(told)

    client.get(address)
    three = queries()
    Decision.objects.exclude(code__startswith="c1-").delete()
    assert queries() == three


def test_the_history_of_a_definition_is_told(client: Client, region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    told = (
        DefinitionVersion(1, date(2024, 1, 9), FIRST_VERSION),
        DefinitionVersion(2, date(2025, 3, 4), Words("Енді әр жол", "Теперь каждая строка", "Now every line")),
    )
    one = replace_indicator(indicator("order.places"), version=2, history=told)
    monkeypatch.setitem(kernel_indicators._INDICATORS, "order.places", one)
    page = client.get("/figures/order.places/?year=2025", headers={"accept-language": "en"}).content.decode()
    assert page.index("Now every line") < page.index("The first definition")
    with pytest.raises(ValueError, match="version 3"):
        replace_indicator(one, version=3)


def replace_indicator(one: Indicator, **changes: object) -> Indicator:
    kept = kernel_indicators._INDICATORS.pop(one.code)
    try:
        return replace(one, **changes)
    finally:
        kernel_indicators._INDICATORS[one.code] = kept


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_list_is_grouped_searched_and_filtered(client: Client, region: Region, language: str) -> None:
    headers = {"accept-language": language}
    name = indicator("order.places").name.in_language(language)
    page = client.get("/figures/?year=2025", headers=headers).content.decode()
    assert next(iter(kernel_indicators.indicators())).name.in_language(language) in page
    assert 1 < page.count("<h2>") < 8  # a page of them: each figure is counted from its rows
    assert "page=2" in page
    later = client.get("/figures/?year=2025&page=2", headers=headers).content.decode()
    assert "page=3" in later
    assert later.count("<tr>") > 20
    found = client.get(f"/figures/?year=2025&q={name}&part=order", headers=headers).content.decode()
    assert name in found
    assert found.count("<h2>") == 1
    nothing = client.get("/figures/?year=2025&q=zzzz", headers=headers).content.decode()
    assert "<tbody>" not in nothing
