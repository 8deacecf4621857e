"""How a figure comes of its rows: counted, summed, divided, the middle one. Exact, by the database or from a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Aggregate, QuerySet
from django.db.models import Sum as SqlSum

Table = list[dict[str, Any]]
ROWS = "rows_"  # the name of the number of rows among a query's sums


def _number(value: Any) -> Fraction:
    return Fraction(str(value)) if value not in {None, ""} else Fraction(0)


@dataclass(frozen=True, slots=True)
class Count:
    """The number of rows."""

    def sums(self) -> dict[str, Aggregate]:
        return {}

    def of_sums(self, told: Mapping[str, Any]) -> Fraction | None:
        return _number(told[ROWS])

    def of_rows(self, rows: QuerySet) -> Fraction | None:
        return Fraction(rows.count())

    def of_table(self, table: Table) -> Fraction | None:
        return Fraction(len(table))


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a column of whole numbers or decimals, times an exact `scale` (rows may count in thousandths)."""

    column: str
    scale: Fraction = Fraction(1)

    @property
    def key(self) -> str:
        """Its name among a query's sums."""
        return f"{self.column}_sum_"

    def sums(self) -> dict[str, Aggregate]:
        return {self.key: SqlSum(self.column)}

    def of_sums(self, told: Mapping[str, Any]) -> Fraction | None:
        return _number(told[self.key]) * self.scale

    def of_rows(self, rows: QuerySet) -> Fraction | None:
        return self.of_sums(rows.order_by().aggregate(**self.sums()))

    def of_table(self, table: Table) -> Fraction | None:
        return self.scale * sum((_number(row[self.column]) for row in table), Fraction(0))


@dataclass(frozen=True, slots=True)
class Quotient:
    """`per` times one measure over another of the same rows; no value where the denominator is nought."""

    numerator: Count | Sum
    denominator: Count | Sum
    per: int = 1

    def sums(self) -> dict[str, Aggregate]:
        return self.numerator.sums() | self.denominator.sums()

    def of_sums(self, told: Mapping[str, Any]) -> Fraction | None:
        return self._divided(self.numerator.of_sums(told), self.denominator.of_sums(told))

    def of_rows(self, rows: QuerySet) -> Fraction | None:
        return self._divided(self.numerator.of_rows(rows), self.denominator.of_rows(rows))

    def of_table(self, table: Table) -> Fraction | None:
        return self._divided(self.numerator.of_table(table), self.denominator.of_table(table))

    def _divided(self, above: Fraction | None, below: Fraction | None) -> Fraction | None:
        return self.per * above / below if below and above is not None else None


@dataclass(frozen=True, slots=True)
class Median:
    """The middle value of a column, of an even number of rows the mean of the two middle ones; rows without it left out.

    It cannot be made of sums, so a figure about people, which is published by group, cannot be one.
    """

    column: str

    def of_rows(self, rows: QuerySet) -> Fraction | None:
        known = rows.exclude(**{self.column: None}).order_by(self.column).values_list(self.column, flat=True)
        count = known.count()
        return _middle(list(known[(count - 1) // 2 : count // 2 + 1])) if count else None

    def of_table(self, table: Table) -> Fraction | None:
        known = sorted(_number(row[self.column]) for row in table if row[self.column] not in {None, ""})
        count = len(known)
        return _middle(known[(count - 1) // 2 : count // 2 + 1]) if count else None


def _middle(values: list[Any]) -> Fraction:
    return sum((_number(value) for value in values), Fraction(0)) / len(values)


Measure = Count | Sum | Quotient | Median


def parts_of(measure: Measure) -> tuple[Count | Sum, ...]:
    """The counts and sums that a measure is made of; none of a median."""
    if isinstance(measure, Quotient):
        return measure.numerator, measure.denominator
    return () if isinstance(measure, Median) else (measure,)
