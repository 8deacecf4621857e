"""Protection: no small group is shown, and none can be worked out from the total."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sheber.report.bridge.figures import HIDDEN_TOGETHER, THRESHOLD
from sheber.report.bridge.protect import Group, is_small, protect

COUNTS = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=1, max_size=12)


@given(COUNTS)
def test_what_is_shown_sums_up_and_tells_of_nobody(counts: list[tuple[int, int]]) -> None:
    groups = [Group(f"g{place:02d}", [Fraction(n), Fraction(min(n, k))]) for place, (n, k) in enumerate(counts)]
    shown, hidden = protect(groups)
    for column in (0, 1):
        assert sum(one.numbers[column] for one in shown) == sum(one.numbers[column] for one in groups)
    named = [one for one in shown if one.name != HIDDEN_TOGETHER]
    assert not [one for one in named if is_small(one.numbers)]
    assert len(named) + hidden == len(groups)
    together = [one for one in shown if one.name == HIDDEN_TOGETHER]
    if hidden and named:
        assert hidden >= 2
        assert together[0].numbers[0] >= THRESHOLD
        assert not is_small(together[0].numbers)


@given(COUNTS)
def test_an_attacker_with_the_total_learns_no_hidden_group(counts: list[tuple[int, int]]) -> None:
    groups = [Group(f"g{place:02d}", [Fraction(n)]) for place, (n, _) in enumerate(counts)]
    shown, hidden = protect(groups)
    if hidden and len(shown) > 1:
        total = sum(one.numbers[0] for one in groups)
        left = total - sum(one.numbers[0] for one in shown if one.name != HIDDEN_TOGETHER)
        # Each hidden group lies anywhere in [0, left]: never a single point, at least the threshold wide.
        assert left >= THRESHOLD


def test_nothing_is_hidden_where_no_group_is_small() -> None:
    groups = [Group("a", [Fraction(5)]), Group("b", [Fraction(100)])]
    assert protect(groups) == (groups, 0)
