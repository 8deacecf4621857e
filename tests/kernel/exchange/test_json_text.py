"""JSON that cannot be kept is refused with its place and in three languages; no number makes a reader slow."""

from fractions import Fraction
from pathlib import Path

import pytest
from django.utils import translation

from sheber.kernel.exchange import BadInput, Column, Problems, Sheet, bounded_decimal, kinds, read_json, read_sheet
from sheber.kernel.exchange.json_text import JsonFaultError, parse_json
from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.words import Words

SHEET = Sheet(
    "shapes",
    Words("Ш", "Ф", "S"),
    key=("code",),
    columns=(
        Column("code", Words("К", "К", "C"), kinds.Code()),
        Column("shape", Words("Ш", "Ф", "S"), kinds.Json(), required=False),
    ),
)
BAD = {
    "lone surrogate": (r'{"a": "\ud800"}', "half a sign"),
    "lone surrogate in a key": (r'{"\udfff": 1}', "half a sign"),
    "NUL": (r'{"a": "\u0000"}', "half a sign"),
    "too large": ('{"a": 1e999}', "too large"),
    "too large below nought": ('{"a": [-1e999]}', "too large"),
    "endless whole number": ('{"a": ' + "9" * 5000 + "}", "too large"),
    "infinity": ('{"a": Infinity}', "no number"),
    "not a number": ('{"a": NaN}', "no number"),
    "repeated key": ('{"gap": 1, "gap": 2}', "stands twice"),
    "repeated key inside": ('{"x": {"gap": 1, "gap": 2}}', "stands twice"),
    "nested": ("[" * 100_000 + "]" * 100_000, "deeply"),
    "no comma": ('{"a": 1 "b": 2}', "comma"),
    "no quote": ('{"a": "b', "quote"),
    "no value": ('{"a": }', "value is wanted"),
    "no key": ("{a: 1}", "key in double quotes"),
    "text after the end": ("{} x", "after the end"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_json_is_refused_in_three_languages(name: str, tmp_path: Path) -> None:
    text, word = BAD[name]
    with pytest.raises(JsonFaultError) as caught:
        parse_json(text)
    words = caught.value.words
    assert word in words.en
    assert len({words.kk, words.ru, words.en}) == 3
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_json(tmp_path / "settings.json")
    assert refused.value.problems[0].file == "settings.json"


@pytest.mark.parametrize("name", [name for name in BAD if name not in {"nested"}])
def test_a_bad_cell_is_told_with_its_row_column_and_reason(name: str, tmp_path: Path) -> None:
    text, word = BAD[name]
    path = tmp_path / "shapes.csv"
    path.write_bytes(csv_bytes(("code", "shape"), [["a", "{}"], ["b", text]]))
    problems = Problems()
    read_sheet(path, SHEET, problems)
    [one] = problems.list
    with translation.override("en"):
        assert (one.file, one.row, one.column) == ("shapes.csv", 3, "shape")
        assert word in str(one.words)


def test_the_line_and_the_key_of_a_settings_file_are_named(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{\n  "gap": 1,\n  "gap": 2\n}', encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_json(path)
    assert caught.value.problems[0].column == "gap"
    path.write_text('{\n  "gap": 1\n  "years": 2\n}', encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_json(path)
    assert caught.value.problems[0].row == 3


@pytest.mark.parametrize(
    ("value", "exact"),
    [
        (1, Fraction(1)),
        (0.35, Fraction(35, 100)),
        ("0.001", Fraction(1, 1000)),
        ("1e-3", Fraction(1, 1000)),
        (0, Fraction(0)),
        (True, None),
        (None, None),
        ("inf", None),
        (float("nan"), None),
        ("1e999999999", None),
        ("1e-999999999", None),
        ("9" * 10_000, None),
        ("1_000", None),
        (-1, None),
        (6, None),
        ([], None),
    ],
)
def test_a_bounded_decimal_is_exact_or_nothing(value: object, exact: Fraction | None) -> None:
    assert bounded_decimal(value, 0, 5) == exact
