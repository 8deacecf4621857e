"""What the gate finds in arrays: demand and ties; and what it leaves alone."""

import numpy as np
import pytest

from sheber.science.admission.gate import USUAL, Expected, Finding, Limits, before_sealing
from sheber.science.admission.problem import Problem


def problem(points: list[list[int]], seats: list[int], rights: int = 0) -> Problem:
    """A list of points for each programme: one person an application."""
    programme = [p for p, mine in enumerate(points) for _ in mine]
    flat = [one for mine in points for one in mine]
    count = len(seats)
    kept = np.full((rights, count), -1, dtype=np.int32)
    return Problem(
        np.arange(len(flat) + 1),
        np.array(programme, dtype=np.int32),
        np.array(flat, dtype=np.int64),
        np.zeros(len(flat), dtype=np.int64),
        np.arange(count, dtype=np.int32),
        kept,
        np.zeros_like(kept, dtype=bool),
        np.array(seats, dtype=np.int64),
    )


def found(one: Problem, limits: Limits = USUAL, **expected: np.ndarray) -> list[Finding]:
    nothing = np.full(len(one.open_pool), -1, dtype=np.int64)
    known = {"seats_before": nothing, "licensed": nothing, "ordered": nothing, **expected}
    return before_sealing(one, Expected(**known), limits)


def spread(count: int, most: int = 1000) -> list[int]:
    return np.random.default_rng(count).integers(0, most, count).tolist()


def test_programmes_that_nobody_chose_are_listed_above_half() -> None:
    few = problem([spread(9), spread(7), [], []], [5, 5, 5, 5])
    assert found(few) == []
    many = problem([spread(9), [], [], [], []], [5, 5, 0, 5, 5])
    assert found(many) == [Finding("applicants", -1, 3, 2, programmes=(1, 3, 4))]
    assert found(many, Limits()) == []


def test_an_empty_campaign_is_told() -> None:
    assert {one.check for one in found(problem([[], []], [1, 1]))} == {"applicants", "nobody"}


def test_lost_points_are_seen_and_wide_scales_are_not() -> None:
    assert found(problem([spread(300), spread(80), spread(9)], [9, 9, 9])) == []
    lost = problem([[0] * 70 + spread(230), spread(80)], [9, 9])
    assert [(one.check, one.found, one.allowed) for one in found(lost, Limits(tied_percent=18))] == [("ties", 19, 18)]
    half = problem([[0] * 300 + spread(300)], [9])
    assert [one.check for one in found(half)] == ["ties"]


def test_different_points_in_each_programme_are_no_competition_lost() -> None:
    """Every programme with one value of its own: tied throughout, and told."""
    assert [one.found for one in found(problem([[1] * 10, [2] * 10], [3, 3]))] == [100]


@pytest.mark.parametrize("level", [0, 7])
def test_one_level_for_everybody_is_the_rule_of_the_track(level: int) -> None:
    assert found(problem([[level] * 40, [level] * 9], [9, 9])) == []


def test_enormous_points_are_counted_too() -> None:
    big = 10**18 - 1
    assert [one.check for one in found(problem([[-big] * 5 + [big]], [2]))] == ["ties"]


def test_ordered_and_kept_places() -> None:
    one = problem([spread(9), spread(9)], [10, 10])
    assert [(f.check, f.programme, f.found, f.allowed) for f in found(one, ordered=np.array([10, 12]))] == [
        ("order", 1, 10, 12)
    ]
    two = problem([spread(9), spread(9)], [10, 10], rights=1)
    assert found(two, kept=np.array([[-1, 0]])) == []
    assert [(f.check, f.programme, f.right) for f in found(two, kept=np.array([[2, -1]]))] == [("quota", 0, 0)]
