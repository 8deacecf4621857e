"""The tables of people that a release publishes, attacked before they are published: with all earlier releases beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from sheber.kernel.measures import Measure
from sheber.kernel.small_numbers import NEWEST
from sheber.report.bridge.figures import COUNT, HIDDEN_TOGETHER, THRESHOLD, tells_of_few
from sheber.report.bridge.protect import Group, is_small, protect
from sheber.science.disclosure.audit import audit
from sheber.science.disclosure.problem import Linear, Name, Published

Table = list[dict[str, str]]  # a rows file of people, as it was published
Earlier = Mapping[tuple[str, int], Sequence[Table]]  # by indicator and year, of every earlier release
REST = "rest"


@dataclass
class Audited:
    """The result of the audit of a release, as its certificate states it."""

    cells: int = 0
    recovered: int = 0
    unsafe: int = 0
    narrowest: int | None = None
    earlier: int = 0
    withheld: set[str] = field(default_factory=set)

    def add(self, other: "Audited") -> None:
        """Take in the audit of other people."""
        self.cells, self.recovered = self.cells + other.cells, self.recovered + other.recovered
        self.unsafe, self.earlier = self.unsafe + other.unsafe, max(self.earlier, other.earlier)
        widths = [one for one in (self.narrowest, other.narrowest) if one is not None]
        self.narrowest = min(widths, default=None)
        self.withheld |= other.withheld

    def as_dict(self) -> dict[str, Any]:
        """For the certificate: whole numbers and text."""
        return {
            "method": "exact: each hidden cell minimised and maximised under all published sums and earlier releases",
            "cells": self.cells,
            "recovered": self.recovered,
            "narrower_than_threshold": self.unsafe,
            "narrowest": "none" if self.narrowest is None else self.narrowest,
            "earlier_releases": self.earlier,
        }


@dataclass(frozen=True, slots=True)
class People:
    """The tables about the same people: by indicator, the groups and the columns that its measure adds up."""

    year: int
    tables: Mapping[str, list[Group]]
    sums: Mapping[str, Sequence[str]]
    measures: Mapping[str, Measure] = field(default_factory=dict)


def hide(people: People, earlier: Earlier) -> tuple[set[str], Audited]:
    """The groups to hide in every table of these people, and the audit of what is then published.

    Groups that an earlier release hid stay hidden, and so does a group whose numbers changed by fewer people than the
    threshold since. Where no choice of groups stands the audit, all are hidden and the figures are withheld; so is a figure whose
    whole changed by so few.
    """
    before = _hidden_before(people, earlier) | _too_few(people)
    known = _known_before(people, earlier)
    moved = _totals_changed_little(people, earlier)
    hidden = protect(list(people.tables.values()), before)
    while True:
        found = _audit(people, hidden, earlier)
        if not found.unsafe:
            found.withheld |= moved
            return hidden, found
        # What an earlier release showed protects nobody: the next group is one that was never shown.
        more = _next(people, hidden, known) or _next(people, hidden, set())
        if more is None:
            return hidden, Audited(earlier=found.earlier, withheld=set(people.tables))
        hidden = protect(list(people.tables.values()), {*hidden, more})


def _too_few(people: People) -> set[str]:
    """The groups of which some figure tells too little to be published, such as a share of few people."""
    return {
        group.name
        for code, measure in people.measures.items()
        for group in people.tables[code]
        if tells_of_few(NEWEST, measure, group.numbers)
    }


def _next(people: People, hidden: set[str], known: set[str]) -> str | None:
    sizes = {group.name: group.numbers[0] for table in people.tables.values() for group in table}
    free = sorted((size, name) for name, size in sizes.items() if name not in hidden and name not in known)
    return free[0][1] if free else None


def _tables_before(people: People, earlier: Earlier) -> list[tuple[str, Table]]:
    return [(code, table) for code in people.tables for table in earlier.get((code, people.year), ())]


def _shown_before(table: Table) -> dict[str, list[Fraction]]:
    """The groups that an earlier release showed, with their numbers."""
    shown = {}
    for row in table:
        name, *numbers = row.values()
        if name != HIDDEN_TOGETHER:
            shown[name] = [Fraction(one or 0) for one in numbers]
    return shown


def _hidden_before(people: People, earlier: Earlier) -> set[str]:
    """Groups that an earlier release hid, or that changed by 1 to 4 people since one showed them."""
    found: set[str] = set()
    for code, table in _tables_before(people, earlier):
        shown = _shown_before(table)
        was_hidden = any(HIDDEN_TOGETHER in row.values() for row in table)
        for group in people.tables[code]:
            if group.name not in shown:
                found |= {group.name} if was_hidden else set()
            elif _changed_little(group.numbers, shown[group.name]):
                found.add(group.name)
    return found


def _changed_little(now: Sequence[Fraction], before: Sequence[Fraction]) -> bool:
    return any(0 < abs(one - other) < THRESHOLD for one, other in zip(now, before, strict=False))


def _totals_changed_little(people: People, earlier: Earlier) -> set[str]:
    """Figures whose whole differs by 1 to 4 people from what an earlier release told: the difference is those people."""
    found: set[str] = set()
    for code, table in _tables_before(people, earlier):
        then = _whole([[Fraction(one or 0) for one in list(row.values())[1:]] for row in table])
        now = _whole([group.numbers for group in people.tables[code]])
        if now and then and _changed_little(now, then):
            found.add(code)
    return found


def _whole(rows: Sequence[Sequence[Fraction]]) -> list[Fraction]:
    """The sum of every column, and of those whom each leaves out of the first."""
    sums = [sum(column, Fraction(0)) for column in zip(*rows, strict=False)]
    return [*sums, *(sums[0] - one for one in sums[1:])]


def _known_before(people: People, earlier: Earlier) -> set[str]:
    """Groups that some earlier release showed as they still are."""
    found: set[str] = set()
    for code, table in _tables_before(people, earlier):
        shown = _shown_before(table)
        found |= {group.name for group in people.tables[code] if shown.get(group.name) == group.numbers}
    return found


def _audit(people: People, hidden: set[str], earlier: Earlier) -> Audited:
    """Attack every small number of the hidden groups with all that was ever published of these people."""
    told, small = Published({}), set[Name]()
    for code, table in people.tables.items():
        _publish(told, table, people.sums[code], hidden, small)
    known = _known_before(people, earlier)
    # What was shown once is known: those cells are no secret, and no protection for others.
    told.hidden -= {name for name in told.hidden if isinstance(name, tuple) and name[-1] in known}
    attacked = small & told.hidden
    found = audit(told, attacked, threshold=THRESHOLD)
    releases = max((len(earlier.get((code, people.year), ())) for code in people.tables), default=0)
    return Audited(len(attacked), len(found.recovered), len(found.unsafe), found.narrowest, releases)


def _publish(told: Published, table: list[Group], sums: Sequence[str], hidden: set[str], small: set[Name]) -> None:
    """Add a table's cells: one a group and column. Equal columns of the same people are the same cells."""
    columns = (COUNT, *sums)
    keys = [(column, tuple(group.numbers[place] for group in table)) for place, column in enumerate(columns)]
    for place, key in enumerate(keys):
        _column(told, key, table, place, hidden)
        if place and all(0 <= group.numbers[place] <= group.numbers[0] for group in table):
            _rest(told, keys[0], key, table, place, hidden, small)
        for group in table:
            if group.name in hidden and is_small([group.numbers[place]]):
                small.add((*key, group.name))


def _column(told: Published, key: tuple, table: list[Group], place: int, hidden: set[str]) -> None:
    cells: list[Name] = []
    for group in table:
        name = (*key, group.name)
        told.values[name] = int(group.numbers[place])
        cells.append(name)
        if group.name in hidden:
            told.hidden.add(name)
    total = sum(told.values[name] for name in cells)
    told.sums.append(Linear(tuple((name, 1) for name in cells), total))


def _rest(
    told: Published, whole: tuple, key: tuple, table: list[Group], place: int, hidden: set[str], small: set[Name]
) -> None:
    """Those of a group who are not in a sum: nobody's number is negative."""
    for group in table:
        name = (REST, *key, group.name)
        rest = int(group.numbers[0] - group.numbers[place])
        told.values[name] = rest
        told.sums.append(Linear((((*whole, group.name), 1), ((*key, group.name), -1), (name, -1))))
        if group.name in hidden:
            told.hidden.add(name)
            if 0 < rest < THRESHOLD:
                small.add(name)
