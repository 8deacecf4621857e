"""Figures: the database's sum is the sum of the shown rows, exactly."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sheber.kernel import indicators
from sheber.kernel.indicators import Count, Indicator, Quotient, RowColumn, Scope, Sum, measure, round_value
from sheber.kernel.models import ImportedFile
from sheber.kernel.words import Words

W = Words("a", "b", "c")
COLUMNS = (RowColumn("rows", W), RowColumn("created", W))


def make(code: str, how: Count | Sum | Quotient) -> Indicator:
    indicators._INDICATORS.pop(code, None)
    one = Indicator(
        code, W, W, W, W, W, lambda scope: ImportedFile.objects.all(), COLUMNS, how, dimensions=("district",)
    )
    indicators._INDICATORS.pop(code)
    return one


class SumOfRows(TestCase):
    """Each measure gives the same from the database and from the table that a stranger is given."""

    @given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=6))
    def test_measures_agree(self, numbers: list[tuple[int, int]]) -> None:
        for rows, created in numbers:
            ImportedFile.objects.create(sheet="s", name="n", sha256="", actor="", rows=rows, created=created)
        for how in (Count(), Sum("rows"), Quotient(Sum("created"), Sum("rows"), per=100)):
            one = make("test.one", how)
            table = list(one.table(Scope(2026)))
            figure = measure(one, Scope(2026))
            assert figure.rows == len(numbers)
            assert figure.value == (how.of_table(table) if table else None)


def test_a_scope_in_an_unknown_dimension_is_refused() -> None:
    with pytest.raises(ValueError, match="college"):
        measure(make("test.two", Count()), Scope(2026, (("college", "x"),)))


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-1, 3), 0, "0"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(7407), 0, "7407"),
        (Fraction(1, 200), 2, "0.01"),
    ],
)
def test_rounding_is_half_away_from_nought(value: Fraction, decimals: int, text: str) -> None:
    assert round_value(value, decimals) == text
