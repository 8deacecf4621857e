"""Takes every declared indicator's figure of a year, with the rows it is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import models

from sheber.kernel.dimensions import column_label
from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.indicators import Figure, Indicator, Scope, measure
from sheber.kernel.small_numbers import NEWEST
from sheber.kernel.words import Words
from sheber.report.bridge.audited import Audited, Earlier, People, hide
from sheber.report.bridge.figures import (
    ALL_TOGETHER,
    Definition,
    FigureValue,
    summed_columns,
    tells_of_few,
    value_of_table,
)
from sheber.report.bridge.pools import totals_to_withhold
from sheber.report.bridge.protect import Group, protected_table, shown

DISTRICT = "district"
NOWHERE = "-"  # the group of those whose district is not known


@dataclass(frozen=True, slots=True)
class Gathered:
    """A figure, the bytes of its rows file (empty: it has none), and how many groups were hidden."""

    figure: FigureValue
    content: bytes
    hidden_groups: int = 0


class Inconsistent(ValueError):
    """A figure's rows do not give its value: its indicator is declared wrongly and must not be published."""


def define(one: Indicator) -> Definition:
    """The definition of a declared indicator as it is frozen in a release."""
    if one.about_people:
        group = DISTRICT if DISTRICT in one.dimensions else ""
    else:
        group = next((column.name for column in one.columns if column.name.endswith("district__code")), "")
    return Definition(
        code=one.code,
        version=one.version,
        name=one.name,
        unit=one.unit,
        formula=one.formula,
        source=one.source,
        owner=one.owner,
        denominator=one.denominator or Words(),
        decimals=one.decimals,
        about_people=one.about_people,
        measure=one.measure,
        columns=tuple((column.name, column_label(one, column.name, column.label)) for column in one.columns),
        group=group,
    )


def gather_year(
    every: Iterable[Indicator], year: int, earlier: Earlier | None = None, audited: Audited | None = None
) -> Iterator[Gathered]:
    """The figures of a year in their order. Raises Inconsistent where rows do not give a figure.

    `earlier` are the tables of people that earlier releases published; the audit's result is added to `audited`.
    """
    listed = list(every)
    people = {one.code: people_groups(one, year) for one in listed if one.about_people}
    sums = {one.code: summed_columns(one.measure) for one in listed if one.about_people}
    hidden: dict[str, set[str]] = {}
    told = audited if audited is not None else Audited()
    measures = {one.code: one.measure for one in listed}
    for name, tables in _by_slice(_published(listed, people, year, earlier or {})).items():
        same = People(year, tables, {code: sums[code] for code in tables}, {code: measures[code] for code in tables})
        hidden[name], found = hide(same, earlier or {})
        told.add(found)
    told.withheld |= totals_to_withhold(year)
    for one in listed:
        figure = measure(one, Scope(year))
        if one.about_people and one.code in told.withheld:
            definition = define(one)
            yield Gathered(FigureValue(definition, year, None, 0, "", figure.synthetic, True), b"")
        elif one.about_people:
            yield _about_people(figure, people[one.code], hidden.get(_slice(one.code), set()))
        else:
            yield _plain(figure)


def _slice(code: str) -> str:
    return code.split(".")[0]


def _published(
    listed: Iterable[Indicator], people: dict[str, list[Group]], year: int, earlier: Earlier
) -> dict[str, list[Group]]:
    """The tables of which something is or was published: a figure of too few people in all hides nothing of the others."""
    few = {one.code for one in listed if one.about_people and _is_few(one, people[one.code])}
    return {code: table for code, table in people.items() if code not in few or earlier.get((code, year))}


def _whole(table: list[Group]) -> list[Fraction]:
    return [sum(column, Fraction(0)) for column in zip(*(group.numbers for group in table), strict=True)]


def _is_few(one: Indicator, table: list[Group]) -> bool:
    return bool(table) and tells_of_few(NEWEST, one.measure, _whole(table))


def _by_slice(people: dict[str, list[Group]]) -> dict[str, dict[str, list[Group]]]:
    """Tables about the same people: those of one slice."""
    found: dict[str, dict[str, list[Group]]] = {}
    for code, table in people.items():
        found.setdefault(_slice(code), {})[code] = table
    return found


def _plain(figure: Figure) -> Gathered:
    one, scope = figure.indicator, figure.scope
    heading = [column.name for column in one.columns]
    rows = [[as_text(row[name]) for name in heading] for row in one.table(scope)] if figure.rows else []
    return _gathered(figure, heading, rows, 0)


def _about_people(figure: Figure, table: list[Group], hidden: set[str]) -> Gathered:
    definition = define(figure.indicator)
    if _is_few(figure.indicator, table):
        return Gathered(FigureValue(definition, figure.scope.year, None, 0, "", figure.synthetic, True), b"")
    sums = summed_columns(figure.indicator.measure)
    groups, closed = shown(table, hidden), sum(group.name in hidden for group in table)
    if any(tells_of_few(NEWEST, figure.indicator.measure, group.numbers) for group in groups):
        groups, closed = [Group(ALL_TOGETHER, _whole(table))], len(table)  # the hidden ones are too few for a share
    heading, rows = protected_table(groups, definition.group, sums)
    return _gathered(figure, heading, rows, closed)


def _gathered(figure: Figure, heading: list[str], rows: list[list[str]], hidden: int) -> Gathered:
    definition, year = define(figure.indicator), figure.scope.year
    if not figure.rows:
        return Gathered(FigureValue(definition, year, None, 0, "", False, False), b"")
    table = [dict(zip(heading, row, strict=True)) for row in rows]
    if value_of_table(definition, table) != figure.value:
        raise Inconsistent(f"{definition.code}, {year}: the rows do not give the figure")
    file = f"input/rows/{definition.code}-{year}.csv"
    value = FigureValue(definition, year, figure.value, figure.rows, file, figure.synthetic, False)
    return Gathered(value, csv_bytes(heading, rows), hidden)


def people_groups(one: Indicator, year: int) -> list[Group]:
    """Counts and sums of people by district, in one query; all together where the figure has no districts."""
    sums, rows = summed_columns(one.measure), one.rows(Scope(year)).order_by()
    wanted = {f"sum_{place}": models.Sum(column) for place, column in enumerate(sums)}
    if DISTRICT not in one.fields:
        whole = rows.aggregate(all_rows=models.Count("pk"), **wanted)
        return [Group("", _numbers(whole, wanted))] if whole["all_rows"] else []
    name = one.fields[DISTRICT]
    found = rows.values(name).annotate(all_rows=models.Count("pk"), **wanted)
    groups = [Group(told[name] or NOWHERE, _numbers(told, wanted)) for told in found]
    return sorted(groups, key=lambda group: group.name)


def _numbers(told: dict[str, Any], wanted: Iterable[str]) -> list[Fraction]:
    return [Fraction(told["all_rows"]), *(Fraction(told[name] or 0) for name in wanted)]


def as_text(value: Any) -> str:
    """A cell of a rows file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)
