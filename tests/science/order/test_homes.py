"""Cells counted at home: concave by places, and the best number of them is found."""

import random

import pytest

from sheber.science.order.homes import Home


def home_of(seed: int, each: int, most: int) -> tuple[Home, list[tuple[int, int]], int]:
    """A home with falls of a slope at random points; the falls, the slope."""
    noise = random.Random(seed)
    falls = [(noise.randrange(-20, each * most + 20), noise.randrange(1, 9)) for _ in range(6)]
    slope = noise.randrange(5, 40)
    home = Home(slope=slope * each)
    for point, by in falls:
        home.fall(by, point, each, most)
    home.losses.sort()
    return home, falls, slope


@pytest.mark.parametrize("seed", range(50))
def test_places_are_worth_what_the_falls_leave_and_the_best_number_is_found(seed: int) -> None:
    each, most = 1 + seed % 7, 12
    home, falls, slope = home_of(seed, each, most)
    for places in range(most + 1):
        left = slope * each * places - sum(by * max(0, each * places - point) for point, by in falls)
        assert home.worth(places) == left
    for edge in range(-30, 120, 7):
        best = home.turn(edge, most)
        values = [home.worth(places) - edge * places for places in range(most + 1)]
        assert values[best] == max(values)
        assert best == values.index(max(values))
