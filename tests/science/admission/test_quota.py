"""Kept places: whole, never above what is left, in sum what the rule says."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheber.science.admission.quota import apportion, kept_places, rounded

LINES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)
SHARES = st.fractions(0, 1, max_denominator=1000)
ROUNDINGS = st.sampled_from(["down", "nearest", "up"])
BASES = st.sampled_from(["line", "order"])


def arrays(lines: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([a for a, _ in lines], dtype=np.int64), np.array([b for _, b in lines], dtype=np.int64)


@pytest.mark.parametrize(
    ("base", "rounding", "kept"),
    [
        ("line", "down", [7, 1, 0, 3]),
        ("line", "nearest", [8, 2, 0, 4]),
        ("line", "up", [8, 2, 1, 4]),
        ("order", "down", [7, 2, 0, 3]),  # 12.9 places of 43
        ("order", "nearest", [8, 1, 0, 4]),
        ("order", "up", [8, 1, 0, 4]),
    ],
)
def test_thirty_percent_of_four_lines(base: str, rounding: str, kept: list[int]) -> None:
    places = np.array([25, 5, 1, 12])
    found = kept_places(places, Fraction(3, 10), base, rounding, places)
    assert found.tolist() == kept
    assert kept_places(places, (30, 100), base, rounding, places).tolist() == kept


def test_what_does_not_fit_goes_on_only_over_the_whole_order() -> None:
    places, left = np.array([20, 20, 20]), np.array([1, 20, 20])
    assert kept_places(places, Fraction(1, 4), "line", "down", left).tolist() == [1, 5, 5]
    assert kept_places(places, Fraction(1, 4), "order", "down", left).tolist() == [1, 7, 7]
    assert kept_places(places, Fraction(1, 4), "order", "down", np.zeros(3, int)).tolist() == [0, 0, 0]


def test_ties_go_by_the_order_of_the_lines() -> None:
    places = np.array([10, 10, 10, 10])
    assert kept_places(places, Fraction(1, 20), "order", "down", places).tolist() == [1, 1, 0, 0]


@given(LINES, SHARES, BASES, ROUNDINGS)
def test_never_negative_nor_above_what_is_left(lines: list, share: Fraction, base: str, rounding: str) -> None:
    places, left = arrays(lines)
    kept = kept_places(places, share, base, rounding, left)
    assert kept.shape == places.shape
    assert kept.dtype == np.int64
    assert (kept >= 0).all()
    assert (kept <= np.minimum(places, left)).all()


@given(LINES, SHARES, ROUNDINGS)
def test_sums(lines: list, share: Fraction, rounding: str) -> None:
    places, left = arrays(lines)
    whole = kept_places(places, share, "order", rounding, left)
    wanted = rounded(sum(places.tolist()) * share, rounding)
    assert whole.sum() == min(wanted, np.minimum(places, left).sum())
    each = kept_places(places, share, "line", rounding, left)
    assert each.tolist() == [min(rounded(p * share, rounding), p, q) for p, q in lines]


@given(LINES, SHARES, SHARES, BASES, ROUNDINGS)
def test_a_greater_share_keeps_no_fewer(lines: list, one: Fraction, two: Fraction, base: str, rounding: str) -> None:
    places, left = arrays(lines)
    less, more = (kept_places(places, share, base, rounding, left) for share in sorted((one, two)))
    assert less.sum() <= more.sum()
    if base == "line":
        assert (less <= more).all()


@given(LINES, SHARES, BASES, st.integers(0, 30))
def test_more_left_keeps_no_fewer(lines: list, share: Fraction, base: str, more: int) -> None:
    places, left = arrays(lines)
    low, high = (kept_places(places, share, base, "nearest", room) for room in (left, left + more))
    assert low.sum() <= high.sum()


@given(LINES, SHARES, ROUNDINGS)
def test_a_greater_line_gets_no_fewer(lines: list, share: Fraction, rounding: str) -> None:
    places, _ = arrays(lines)
    kept = kept_places(places, share, "order", rounding, places)
    for a, here in zip(places, kept, strict=True):
        assert (kept[places > a] >= here).all()


@given(st.integers(0, 500), st.lists(st.integers(0, 50), min_size=1, max_size=12))
def test_apportioned_within_one_of_the_exact_part(total: int, weights: list[int]) -> None:
    parts = apportion(total, weights)
    if sum(weights):
        assert sum(parts) == total
        assert all(
            abs(part - Fraction(total * one, sum(weights))) < 1 for part, one in zip(parts, weights, strict=True)
        )
    else:
        assert not any(parts)


def test_hundreds_of_millions_stay_exact() -> None:
    places = np.array([10**9 + 7] * 5 + [1])
    kept = kept_places(places, Fraction(1, 3), "order", "down", places)
    assert kept.sum() == sum(places.tolist()) // 3


@pytest.mark.parametrize(
    ("share", "places", "left", "base", "rounding"),
    [
        (Fraction(-1, 2), [1], [1], "line", "down"),
        (Fraction(3, 2), [1], [1], "line", "down"),
        (Fraction(1, 2), [-1], [1], "line", "down"),
        (Fraction(1, 2), [1], [-1], "line", "down"),
        (Fraction(1, 2), [1, 2], [1], "order", "down"),
        (Fraction(1, 2), [1], [1], "college", "down"),
        (Fraction(1, 2), [1], [1], "line", "even"),
    ],
)
def test_what_makes_no_sense_is_refused(share: Fraction, places: list, left: list, base: str, rounding: str) -> None:
    with pytest.raises(ValueError, match="share|unknown"):
        kept_places(np.array(places), share, base, rounding, np.array(left))


def test_no_lines_keep_nothing() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert kept_places(none, Fraction(1, 2), "order", "up", none).tolist() == []
