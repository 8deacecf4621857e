"""Figures of demand: each is what a stranger counts from the rows, and what plain Python counts from the tables."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.regions import tiny_forecast

from sheber.demand.models import CameTrue, Cell, Hire, PastForecast, Request, Signature, Vacancy
from sheber.kernel.indicators import Scope, indicators, measure
from sheber.registry.models import District, Occupation

CODES = [one.code for one in indicators() if one.code.startswith("demand.")]
YEAR = 2026


def places() -> list[dict[str, object]]:
    """Welders and vets in the city and the steppe."""
    return [
        {"occupation": Occupation.objects.get(code=o), "district": District.objects.get(code=d)}
        for o in ("welder", "vet")
        for d in ("city", "steppe")
    ]


@pytest.fixture
def region(db: None) -> None:
    tiny_forecast()
    for number, place in enumerate(places(), start=1):
        fate = ("open", "filled", "vanished", "filled")[number - 1]
        Vacancy.objects.create(code=f"v{number}", opened=date(YEAR, 2, number), number=number, fate=fate, **place)
        Vacancy.objects.create(code=f"r{number}", opened=date(YEAR, 3, number), number=9, same_as="v1", **place)
        for year, came in ((YEAR - 1, 10), (YEAR, 10 + number)):
            CameTrue.objects.create(year=year, came=came, **place)
        PastForecast.objects.create(forecaster="sheber", origin=YEAR, year=YEAR, told=Decimal("11.3"), **place)
        PastForecast.objects.create(forecaster="ministry", origin=YEAR, year=YEAR, told=99, **place)
    one = Request.objects.get(code="plant-2026")
    Signature.objects.create(request=one, day=date(YEAR, 2, 1), post="Director", fingerprint="ab")
    Request.objects.create(
        code="con", employer=one.employer, occupation=one.occupation, district=one.district, asked_year=YEAR, wanted_year=YEAR,
        number=4, contract=True,
    )  # fmt: skip
    Hire.objects.create(employer=one.employer, occupation=one.occupation, district=one.district, year=YEAR, number=32)


def value(code: str, **within: str) -> Fraction | None:
    [one] = [one for one in indicators() if one.code == code]
    figure = measure(one, Scope(YEAR, tuple(within.items())))
    table = list(one.table(figure.scope))
    assert figure.value == (one.measure.of_table(table) if table else None)
    return figure.value


def test_there_are_enough_and_each_says_itself_in_three_languages() -> None:
    assert len(CODES) >= 14
    for one in indicators():
        if one.code.startswith("demand."):
            for words in (one.name, one.unit, one.formula, one.source, one.owner):
                assert all(words.as_dict().values()), one.code
            assert all(column.label.kk for column in one.columns)


def test_a_stranger_counts_the_same(region: None) -> None:
    for code in CODES:
        value(code)
        value(code, **({"district": "city"} if code != "demand.unmet_occupations" else {}))


def test_figures_of_the_forecast_by_plain_python(region: None) -> None:
    cells = list(Cell.objects.filter(year=YEAR))
    need = sum(cell.need for cell in cells)
    assert value("demand.gap") == Fraction(sum(max(cell.need - cell.supply, 0) for cell in cells), 1000)
    assert value("demand.grade_a") == Fraction(100 * sum(c.need for c in cells if c.grade == "A"), need)
    assert value("demand.need_ahead") == Fraction(sum(cell.need for cell in Cell.objects.all()), 1000)
    assert value("demand.need_ahead", horizon="2027") == Fraction(
        sum(cell.need for cell in Cell.objects.filter(year=2027)), 1000
    )
    by_occupation: dict[int, int] = {}
    for cell in cells:
        by_occupation[cell.occupation_id] = by_occupation.get(cell.occupation_id, 0) + cell.need - cell.supply
    assert value("demand.unmet_occupations") == sum(missing > 0 for missing in by_occupation.values())


def test_figures_of_the_ledger_by_hand(region: None) -> None:
    # The plant asks 60 (signed) and 4 by contract, the farm 60; of 64 asked for in the plant's place 32 were hired.
    assert value("demand.requests") == 124
    assert value("demand.signed") == Fraction(6000, 124)
    assert value("demand.contracts") == 4
    assert value("demand.kept_promises") == 50
    assert value("demand.vacancies") == 1 + 2 + 3 + 4
    assert value("demand.vacancies_filled") == Fraction(100 * (2 + 4), 2 + 3 + 4)
    # Came 11, 12, 13, 14; told 11.3 each; the year before 10 each.
    assert (
        value("demand.forecast_error")
        == 100 * (Fraction("0.3") + Fraction("0.7") + Fraction("1.7") + Fraction("2.7")) / 50
    )
    assert value("demand.naive_error") == Fraction(100 * 10, 50)


def test_no_figure_names_what_one_enterprise_asked() -> None:
    for code in ("demand.requests", "demand.hires", "demand.signed", "demand.contracts", "demand.kept_promises"):
        [one] = [one for one in indicators() if one.code == code]
        assert not any("employer" in column.name or column.name == "code" for column in one.columns)
