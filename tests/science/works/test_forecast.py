"""The reference class against counting by hand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sheber.science.works.forecast import LEVELS, Past, coverage, outlook, quantile

numbers = st.lists(st.floats(0.1, 5, allow_nan=False), min_size=1, max_size=40)

SMALL, FEW = 8, 20


@given(numbers, st.floats(0.01, 1))
@settings(max_examples=200, deadline=None)
def test_a_quantile_is_the_smallest_value_that_holds_its_share(sample, level) -> None:
    got = quantile(sample, level)
    holds = [value for value in sample if sum(x <= value for x in sample) >= level * len(sample) - 1e-6]
    assert got == min(holds)


def past(kind: str, *ratios: float) -> list[Past]:
    return [Past(kind, 100, 100 * ratio, 10, 10 * ratio) for ratio in ratios]


def test_own_kind_is_taken_where_there_are_enough_and_all_kinds_else() -> None:
    own = past("new", *[1 + n / 10 for n in range(SMALL)])
    other = past("repair", 3, 3, 3)
    enough = outlook(own + other, "new", "days")
    assert enough.same_kind
    assert enough.count == SMALL
    assert enough.few == (FEW > SMALL)
    few = outlook(own + other, "repair", "days")
    assert not few.same_kind
    assert few.count == SMALL + 3
    assert few.ratios[-1] == 3


def test_what_has_passed_already_is_no_longer_possible() -> None:
    sample = past("new", 0.9, 1.0, 1.0, 1.1, 1.2, 1.5, 2.0, 2.5)
    late = outlook(sample, "new", "days", at_least=1.4)
    assert late.count == 3
    assert late.ratios[0] == 1.5
    assert late.over == 1
    assert outlook(sample, "new", "days", at_least=3) is None
    assert outlook([], "new", "cost") is None


@given(numbers.filter(lambda sample: len(sample) > 1))
@settings(max_examples=60, deadline=None)
def test_leave_one_out_counts_what_the_others_would_have_held(sample) -> None:
    held = 0
    for at in range(len(sample)):
        rest = sorted(sample[:at] + sample[at + 1 :])
        low = rest[max(-(-len(rest) * 1 // 10) - 1, 0)]
        high = rest[-(-len(rest) * 9 // 10) - 1]
        held += low <= sample[at] <= high
    assert coverage(sample) == held / len(sample)


@given(numbers)
def test_marks_rise(sample) -> None:
    got = outlook(past("new", *sample), "new", "cost")
    assert list(got.ratios) == sorted(got.ratios)
    assert len(got.ratios) == len(LEVELS)
