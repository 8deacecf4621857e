"""The product-limit estimate against a brute-force oracle and a published example."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from sheber.science.survival.median import Life, median, survival

LIVES = st.lists(st.builds(Life, st.integers(0, 30), st.booleans()), max_size=40)


def test_remission_of_leukaemia() -> None:
    """Freireich and others 1963, group of 6-MP: S(6) = 0.857, S(10) = 0.753, S(23) = 0.448; median 23."""
    died = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    alive = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    lives = [Life(one, died=True) for one in died] + [Life(one, died=False) for one in alive]
    told = {step.months: round(float(step.alive), 3) for step in survival(lives)}
    assert told == {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.69, 16: 0.627, 22: 0.538, 23: 0.448}
    assert median(lives) == 23


@settings(max_examples=100, deadline=None)
@given(LIVES)
def test_without_censoring_it_is_the_plain_share(lives: list[Life]) -> None:
    whole = [Life(one.months, died=True) for one in lives]
    for step in survival(whole):
        assert step.alive == Fraction(sum(one.months > step.months for one in whole), len(whole))


@settings(max_examples=100, deadline=None)
@given(LIVES)
def test_it_falls_and_the_median_is_where_it_crosses_a_half(lives: list[Life]) -> None:
    steps = survival(lives)
    assert [one.alive for one in steps] == sorted((one.alive for one in steps), reverse=True)
    found = median(lives)
    before = [one for one in steps if found is None or one.months < found]
    assert all(one.alive > Fraction(1, 2) for one in before)
    assert median([]) is None
