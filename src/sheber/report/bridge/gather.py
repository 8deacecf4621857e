"""Takes every declared indicator's figure of a year, with the rows it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import models

from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.indicators import Indicator, Scope, measure
from sheber.kernel.words import Words
from sheber.registry.models import District
from sheber.report.bridge.figures import THRESHOLD, Definition, FigureValue, summed_columns, value_of_table
from sheber.report.bridge.protect import Group, protect, protected_table

DISTRICT = "district"


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
        columns=tuple((column.name, column.label) for column in one.columns),
        group=group,
    )


def gather(one: Indicator, year: int) -> Gathered:
    """The figure of a year. Raises Inconsistent where its rows do not give it."""
    figure, definition = measure(one, Scope(year)), define(one)
    if not figure.rows:
        return Gathered(FigureValue(definition, year, None, 0, "", False, False), b"")
    hidden = 0
    if one.about_people:
        every = people_groups(one, year)
        whole = [sum(column, Fraction(0)) for column in zip(*(group.numbers for group in every), strict=True)]
        if any(0 < number < THRESHOLD for number in whole):
            return Gathered(FigureValue(definition, year, None, 0, "", figure.synthetic, True), b"")
        groups, hidden = protect(every)
        heading, told = protected_table(groups, definition.group, summed_columns(one.measure))
    else:
        heading = [column.name for column in one.columns]
        told = [[as_text(row[name]) for name in heading] for row in one.table(Scope(year))]
    table = [dict(zip(heading, row, strict=True)) for row in told]
    if value_of_table(definition, table) != figure.value:
        raise Inconsistent(f"{one.code}, {year}: the rows do not give the figure")
    file = f"input/rows/{one.code}-{year}.csv"
    value = FigureValue(definition, year, figure.value, figure.rows, file, figure.synthetic, False)
    return Gathered(value, csv_bytes(heading, told), hidden)


def people_groups(one: Indicator, year: int) -> list[Group]:
    """Counts and sums of people by district; all together where the figure has no districts."""
    sums = summed_columns(one.measure)
    scopes = {"": Scope(year)}
    if DISTRICT in one.dimensions:
        codes = District.objects.order_by("code").values_list("code", flat=True)
        scopes = {code: Scope(year, ((DISTRICT, code),)) for code in codes}
    groups = [Group(name, _numbers(one.rows(scope), sums)) for name, scope in scopes.items()]
    return [group for group in groups if group.numbers[0]]


def _numbers(rows: models.QuerySet, sums: Sequence[str]) -> list[Fraction]:
    wanted = {f"sum_{place}": models.Sum(column) for place, column in enumerate(sums)}
    found = rows.order_by().aggregate(all_rows=models.Count("pk"), **wanted)
    return [Fraction(found["all_rows"]), *(Fraction(found[name] or 0) for name in wanted)]


def as_text(value: Any) -> str:
    """A cell of a rows file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)
