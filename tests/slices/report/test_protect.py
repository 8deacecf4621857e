"""Protection: no small group is shown, and none can be worked out from totals or from a table beside."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sheber.report.bridge.figures import HIDDEN_TOGETHER, THRESHOLD
from sheber.report.bridge.protect import Group, is_small, protect, shown

# Per district: people, and two sums of them (employed, fitting...), each at most the people.
COUNTS = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=12)
Counts = list[tuple[int, int, int]]


def tables(counts: Counts) -> list[list[Group]]:
    """Three tables of the same people, as a report has them: people; people and one sum; people and another."""
    made: list[list[Group]] = [[], [], []]
    for place, (people, first, second) in enumerate(counts):
        name, all_people = f"g{place:02d}", Fraction(people)
        made[0].append(Group(name, [all_people]))
        made[1].append(Group(name, [all_people, Fraction(min(people, first))]))
        made[2].append(Group(name, [all_people, Fraction(min(people, first)), Fraction(min(people, second))]))
    return made


@given(COUNTS)
def test_what_is_shown_sums_up_and_tells_of_nobody(counts: Counts) -> None:
    every = tables(counts)
    hidden = protect(every)
    for table in every:
        published = shown(table, hidden)
        for column in range(len(table[0].numbers)):
            assert sum(one.numbers[column] for one in published) == sum(one.numbers[column] for one in table)
        named = [one for one in published if one.name != HIDDEN_TOGETHER]
        assert not [one for one in named if is_small(one.numbers)]
        if hidden and named:
            assert len(table) - len(named) >= 2
            assert not is_small(published[-1].numbers)
            assert published[-1].numbers[0] >= THRESHOLD


@given(COUNTS)
def test_tables_of_the_same_people_hide_the_same_groups(counts: Counts) -> None:
    every = tables(counts)
    hidden = protect(every)
    assert len({frozenset(one.name for one in shown(table, hidden)) for table in every}) == 1


def test_a_group_that_is_alone_in_one_of_the_tables_gets_company_there() -> None:
    first = [Group("a", [Fraction(3)]), Group("b", [Fraction(20)]), Group("c", [Fraction(30)])]
    second = [Group("a", [Fraction(3)]), Group("c", [Fraction(30)])]
    assert protect([first, second]) == {"a", "b", "c"}


def test_nothing_is_hidden_where_no_group_is_small() -> None:
    groups = [Group("a", [Fraction(5)]), Group("b", [Fraction(100)])]
    assert protect([groups]) == set()
    assert shown(groups, set()) == groups
