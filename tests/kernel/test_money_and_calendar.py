"""Money in tiyn, the academic year, dates in three languages."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheber.kernel.calendar import AcademicYear, long_date
from sheber.kernel.money import as_tenge, in_millions, tenge


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_tenge_and_tiyn_are_inverse(tiyn: int) -> None:
    assert tenge(as_tenge(tiyn)) == tiyn


@pytest.mark.parametrize("wrong", ["1.005", "x", "1,5"])
def test_an_amount_that_is_not_whole_tiyn_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        tenge(wrong)


def test_millions_round_half_up() -> None:
    assert in_millions(tenge(1_250_000)) == Decimal("1.3")


def test_the_study_year_begins_in_september() -> None:
    assert AcademicYear.of(date(2026, 8, 31)) == AcademicYear(2025)
    assert AcademicYear.of(date(2026, 9, 1)) == AcademicYear(2026)
    assert str(AcademicYear(2026)) == "2026-27"
    assert (AcademicYear(2026).first_day, AcademicYear(2026).last_day) == (date(2026, 9, 1), date(2027, 8, 31))


def test_dates_are_written_as_each_language_does() -> None:
    words = long_date(date(2026, 11, 24))
    assert (words.kk, words.ru, words.en) == ("2026 ж. 24 қараша", "24 ноября 2026 г.", "24 November 2026")
