"""From how many people on a number may be published: counts, percentages, averages, by the rule of their day."""

from fractions import Fraction

import pytest

from sheber.kernel.measures import Count, Measure, Quotient, Sum
from sheber.kernel.small_numbers import NEWEST, RULES, parts_in, rule_of

SHARE, MEAN = Quotient(Sum("employed"), Count(), per=100), Quotient(Sum("choices"), Count())
WITHIN = Quotient(Sum("fitting"), Sum("employed"), per=100)


@pytest.mark.parametrize(
    ("measure", "numbers", "hidden"),
    [
        (Count(), (4,), True),
        (Count(), (5,), False),
        (Count(), (0,), False),
        (SHARE, (22, 11), True),
        (SHARE, (23, 11), False),
        (SHARE, (23, 4), True),
        (SHARE, (23, 19), True),
        (SHARE, (23, 23), False),
        (SHARE, (23, 0), False),
        (MEAN, (7, 30), True),
        (MEAN, (8, 30), False),
        (WITHIN, (200, 11, 22), True),
        (WITHIN, (200, 11, 23), False),
        (WITHIN, (200, 20, 24), True),  # four of the employed are left out
        (WITHIN, (200, 0, 0), False),
    ],
)
def test_few_people_are_hidden(measure: Measure, numbers: tuple[int, ...], hidden: bool) -> None:
    columns = ("fitting", "employed") if measure is WITHIN else ("employed",) if measure is SHARE else ("choices",)
    exact = [Fraction(number) for number in numbers]
    assert NEWEST.hides(measure, exact[0], parts_in(measure, columns[: len(numbers) - 1], exact)) is hidden


def test_a_rule_stays_as_it_was_and_a_new_one_has_its_day() -> None:
    assert [one.version for one in RULES] == list(range(1, len(RULES) + 1))
    assert [one.since for one in RULES] == sorted(one.since for one in RULES)
    assert rule_of("1").as_dict() == {"threshold": 5, "least_of_share": 1, "least_of_mean": 1}
    assert rule_of("2").as_dict() == {"threshold": 5, "least_of_share": 23, "least_of_mean": 8}
    assert rule_of("nonsense") is NEWEST
