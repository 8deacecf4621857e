"""Charts: well-formed, named, described, safe whatever a name holds, with the same numbers in the table."""

from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from sheber.kernel.charts import (
    Bar,
    BarChart,
    DistrictMap,
    Dot,
    DotChart,
    Group,
    GroupedBars,
    LineChart,
    Point,
    Series,
    Shape,
    number_text,
)
from sheber.kernel.charts.maps import area_and_centre
from sheber.kernel.charts.numbers import ticks

SVG = "{http://www.w3.org/2000/svg}"
NASTY = "<script>alert(1)</script>\"'&\x00"
NAMES = st.text(max_size=60) | st.just(NASTY)
VALUES = st.none() | st.integers(-(10**9), 10**9) | st.fractions(-1000, 1000)

pytestmark = pytest.mark.one_database


def square(west: float, south: float, size: float) -> dict[str, Any]:
    corners = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    return {"type": "Polygon", "coordinates": [corners]}


def charts(name: str, value: Any, other: Any) -> list[Any]:
    shapes = [Shape("a", name, square(50, 49, 2)), Shape("b", "b", square(52, 49, 1)), Shape("c", "c", {})]
    return [
        BarChart(name, [Bar(name, value, "/rows/"), Bar("b", other)]),
        GroupedBars(name, [name, "x"], [Group(name, [value, other])]),
        LineChart(name, [Series(name, [Point(2025, value, other, value), Point(2026, other), Point(2027, value)])]),
        DotChart(name, [Dot(name, value, other, value), Dot("b", other)]),
        DistrictMap(name, shapes, {"a": value, "b": other}),
    ]


@settings(max_examples=60, deadline=None)
@given(NAMES, VALUES, VALUES)
def test_every_chart_is_well_formed_named_and_holds_no_script(name: str, value: Any, other: Any) -> None:
    for chart in charts(name, value, other):
        tree = ET.fromstring(chart.svg)
        assert tree.tag == f"{SVG}svg"
        assert tree.find(f"{SVG}title") is not None
        assert tree.find(f"{SVG}desc") is not None
        names = {element.tag for element in tree.iter()}
        assert f"{SVG}script" not in names
        for element in tree.iter():
            assert not [key for key in element.attrib if key.startswith("on") or key == "style"]
        assert len({len(row) for row in [chart.table.heading, *chart.table.rows]}) == 1


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "//evil.example"])
def test_a_bar_leads_nowhere_but_to_a_page(address: str) -> None:
    assert "href" not in BarChart("t", [Bar("a", 1, address)]).svg


def test_the_numbers_of_a_chart_stand_in_its_table() -> None:
    with override("ru"):
        chart = BarChart("t", [Bar("a", 7407), Bar("b", None), Bar("c", -1234567)], unit="мест", head="Колледж")
        assert chart.table.heading == ["Колледж", "мест"]
        assert [row[1] for row in chart.table.rows] == ["7\u00a0407", "нет данных", "\u22121\u00a0234\u00a0567"]


@pytest.mark.parametrize(("language", "text"), [("kk", "7\u00a0407,50"), ("ru", "7\u00a0407,50"), ("en", "7,407.50")])
def test_numbers_are_written_as_people_of_a_language_do(language: str, text: str) -> None:
    assert number_text(Fraction(14815, 2), 2, language) == text


def test_bars_are_as_long_as_their_numbers() -> None:
    tree = ET.fromstring(BarChart("t", [Bar("a", 100), Bar("b", 50)]).svg)
    widths = [float(rect.get("width", 0)) for rect in tree.iter(f"{SVG}rect")]
    assert widths[0] == pytest.approx(2 * widths[1], rel=0.01)


def test_longitude_comes_first_and_north_is_up() -> None:
    east_north = Shape("ne", "ne", square(60, 55, 1))
    west_south = Shape("sw", "sw", square(50, 45, 1))
    tree = ET.fromstring(DistrictMap("t", [east_north, west_south], {"ne": 1, "sw": 2}).svg)
    texts = {text.text: (float(text.get("x", 0)), float(text.get("y", 0))) for text in tree.iter(f"{SVG}text")}
    assert texts["ne"][0] > texts["sw"][0]
    assert texts["ne"][1] < texts["sw"][1]


def test_a_district_without_a_number_is_hatched_and_said_so() -> None:
    with override("en"):
        svg = DistrictMap("t", [Shape("a", "a", square(0, 0, 1))], {}).svg
    assert "url(#chart-hatch)" in svg
    assert "no data" in svg


def test_the_centre_of_a_square_is_its_middle() -> None:
    assert area_and_centre([(0, 0), (2, 0), (2, 2), (0, 2)]) == (8, (1, 1))


@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6))
def test_an_axis_covers_its_range_with_few_round_steps(least: float, width: float) -> None:
    steps = ticks(least, least + width)
    slack = 1e-9 * max(1.0, abs(least), width)  # of floating numbers, far below a pixel
    assert steps[0] <= least + slack
    assert steps[-1] >= least + width - max(slack, 1e-6)
    assert len(steps) <= 8


def test_the_figure_shows_picture_and_table() -> None:
    html = render_to_string("charts/figure.html", {"chart": BarChart("t", [Bar(NASTY, 5)])})
    assert html.count("<svg") == 1
    assert "<script" not in html
    assert "<table" in html
