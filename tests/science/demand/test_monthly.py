"""Vacancies of the next twelve months: a season is found and taken out, little history falls back on the last year."""

import numpy as np
import pytest

from sheber.science.demand.monthly import next_year, seasons

SHAPE = np.array([0.6, 0.8, 1.1, 1.3, 1.2, 1.0, 0.9, 1.0, 1.2, 1.1, 0.9, 0.9])


def series(months: int, scale: float = 100.0) -> np.ndarray:
    return scale * SHAPE[np.arange(months) % 12]


def test_a_season_that_repeats_is_known_exactly() -> None:
    told = seasons(series(48)[None])[0]
    assert told == pytest.approx(np.roll(SHAPE, -((48 - 1) % 12)) / SHAPE.mean(), rel=1e-6)


@pytest.mark.parametrize("months", [48, 50, 54, 57])
def test_the_next_year_of_a_steady_season_is_its_sum(months: int) -> None:
    cells = np.stack([series(months), series(months, 10.0), series(months, 3.0)])
    told = next_year(cells, np.array([0.0, 0.0, 1.0]))
    assert told == pytest.approx([1200.0, 120.0, 36.0], rel=1e-6)


def test_little_history_and_noughts_give_numbers() -> None:
    assert next_year(np.full((1, 12), 5.0), np.zeros(1)) == pytest.approx([60.0])
    assert next_year(np.full((1, 6), 5.0), np.zeros(1)) == pytest.approx([60.0])
    assert next_year(np.zeros((2, 40)), np.zeros(2)) == pytest.approx([0.0, 0.0])
