"""Rows about people for the public: counts by group, small groups hidden so that no total gives them back."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sheber.report.bridge.figures import COUNT, HIDDEN_TOGETHER, THRESHOLD


@dataclass(slots=True)
class Group:
    """People who share a value: how many, and the sums that the figure needs."""

    name: str
    numbers: list[Fraction]  # the count first


def is_small(numbers: Sequence[Fraction]) -> bool:
    """Whether a group's count, one of its sums or what is left of the count tells of fewer people than allowed."""
    count = numbers[0]
    rests = [count - number for number in numbers[1:] if 0 <= number <= count]
    return any(0 < number < THRESHOLD for number in (*numbers, *rests))


def protect(groups: list[Group]) -> tuple[list[Group], int]:
    """Hide small groups, with as many others as keep them from being worked out; gives the shown rows and how many.

    With non-negative counts and the total known, the sum of hidden groups H bounds each of them by [0, H]: so at
    least two are hidden and H is at least the threshold in every number that is not nought.
    """
    hidden = [group for group in groups if is_small(group.numbers)]
    open_groups = sorted(
        (group for group in groups if group not in hidden), key=lambda one: (one.numbers[0], one.name)
    )
    while hidden and open_groups and (len(hidden) < 2 or is_small(_together(hidden).numbers)):
        hidden.append(open_groups.pop(0))
    if not hidden:
        return groups, 0
    return [*sorted(open_groups, key=lambda one: one.name), _together(hidden)], len(hidden)


def _together(groups: list[Group]) -> Group:
    return Group(
        HIDDEN_TOGETHER, [sum(column, Fraction(0)) for column in zip(*(g.numbers for g in groups), strict=True)]
    )


def protected_table(groups: list[Group], by: str, sums: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """Heading and rows of the file that is published instead of people's rows."""
    heading = [by or "all", COUNT, *sums]
    return heading, [[group.name, *(_text(number) for number in group.numbers)] for group in groups]


def _text(number: Fraction) -> str:
    return str(int(number)) if number.denominator == 1 else str(number)
