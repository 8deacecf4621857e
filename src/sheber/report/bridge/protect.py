"""Rows about people for the public: counts by group, small groups hidden so that no total gives them back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sheber.report.bridge.figures import COUNT, HIDDEN_TOGETHER, THRESHOLD


@dataclass(slots=True)
class Group:
    """People who share a value: how many, and the sums that the figure needs."""

    name: str
    numbers: list[Fraction]  # the count first


def is_small(numbers: Sequence[Fraction], least: int = THRESHOLD) -> bool:
    """Whether a group's count, one of its sums or what is left of the count tells of fewer people than allowed."""
    count = numbers[0]
    rests = [count - number for number in numbers[1:] if 0 <= number <= count]
    return any(0 < number < least for number in (*numbers, *rests))


def protect(tables: Sequence[list[Group]], before: Iterable[str] = ()) -> set[str]:
    """The names of the groups to hide, the same in every table: tables of the same people are read side by side.

    With non-negative counts and the total known, the sum of hidden groups H bounds each of them by [0, H]: so in
    each table at least two are hidden, and H is at least the threshold in every number that is not nought.
    `before` are groups that are hidden whatever they are: an earlier release hid them.
    """
    there = {group.name for table in tables for group in table}
    hidden = {group.name for table in tables for group in table if is_small(group.numbers)} | (there & set(before))
    while more := next((name for table in tables if (name := _next_to_hide(table, hidden))), ""):
        hidden.add(more)
    return hidden


def _next_to_hide(table: list[Group], hidden: set[str]) -> str:
    """The smallest open group where what is hidden in the table could be worked out; empty where it could not."""
    inside = [group for group in table if group.name in hidden]
    open_groups = sorted((one.numbers[0], one.name) for one in table if one.name not in hidden)
    if inside and open_groups and (len(inside) < 2 or is_small(_together(inside).numbers)):
        return open_groups[0][1]
    return ""


def shown(table: list[Group], hidden: set[str]) -> list[Group]:
    """What is published of a table: the open groups, and the hidden ones together."""
    inside = [group for group in table if group.name in hidden]
    open_groups = [group for group in table if group.name not in hidden]
    return [*open_groups, _together(inside)] if inside else open_groups


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
