"""Figures that open to their rows. An indicator is declared beside the rows it counts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet
from django.db.models import Sum as SqlSum

from sheber.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about: a calendar year and, where wanted, one value in some dimensions."""

    year: int
    within: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "within", tuple(sorted(self.within)))

    def get(self, dimension: str) -> str | None:
        """The value in a dimension; None where the scope holds all."""
        return dict(self.within).get(dimension)

    def in_year(self, year: int) -> "Scope":
        """The same scope in another year."""
        return Scope(year, self.within)


@dataclass(frozen=True, slots=True)
class Count:
    """The number of rows."""

    def of_rows(self, rows: QuerySet) -> Fraction | None:
        return Fraction(rows.count())

    def of_table(self, table: list[dict[str, Any]]) -> Fraction | None:
        return Fraction(len(table))


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a column of whole numbers or decimals, times an exact `scale` (rows may count in thousandths)."""

    column: str
    scale: Fraction = Fraction(1)

    def of_rows(self, rows: QuerySet) -> Fraction | None:
        value = rows.order_by().aggregate(value=SqlSum(self.column))["value"]
        return Fraction(value) * self.scale if value is not None else Fraction(0)

    def of_table(self, table: list[dict[str, Any]]) -> Fraction | None:
        return self.scale * sum((Fraction(str(row[self.column] or 0)) for row in table), Fraction(0))


@dataclass(frozen=True, slots=True)
class Quotient:
    """`per` times one measure over another of the same rows; no value where the denominator is nought."""

    numerator: Count | Sum
    denominator: Count | Sum
    per: int = 1

    def of_rows(self, rows: QuerySet) -> Fraction | None:
        below = self.denominator.of_rows(rows)
        above = self.numerator.of_rows(rows)
        return self.per * above / below if below and above is not None else None

    def of_table(self, table: list[dict[str, Any]]) -> Fraction | None:
        below = self.denominator.of_table(table)
        above = self.numerator.of_table(table)
        return self.per * above / below if below and above is not None else None


Measure = Count | Sum | Quotient


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A column of the rows behind a figure: the query's name for it, and words."""

    name: str
    label: Words


@dataclass(frozen=True)
class Indicator:
    """A figure's definition. `rows(scope)` gives the query of exactly the rows that are measured."""

    code: str  # "order.places"
    name: Words
    unit: Words
    formula: Words
    source: Words
    owner: Words
    rows: Callable[[Scope], QuerySet]
    columns: tuple[RowColumn, ...]
    measure: Measure
    dimensions: tuple[str, ...] = ()  # in which the scope may be narrowed: "district", "college", "level"...
    denominator: Words | None = None
    decimals: int = 0
    about_people: bool = False  # rows are protected, small counts hidden in public
    version: int = 1
    synthetic: Callable[[QuerySet], bool] | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.code in _INDICATORS:
            raise ValueError(f"indicator {self.code} is declared already")
        _INDICATORS[self.code] = self

    def table(self, scope: Scope) -> Iterator[dict[str, Any]]:
        """The rows as dictionaries by column name, in the query's order."""
        return iter(self.rows(scope).values(*(column.name for column in self.columns)))


_INDICATORS: dict[str, Indicator] = {}


def indicators() -> Iterable[Indicator]:
    """All indicators in the order of the floors."""
    return _INDICATORS.values()


def indicator(code: str) -> Indicator:
    """An indicator by its code. Raises KeyError."""
    return _INDICATORS[code]


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of an indicator in a scope. `value` is exact; None: there are no rows to measure."""

    indicator: Indicator
    scope: Scope
    value: Fraction | None
    rows: int
    synthetic: bool


def measure(one: Indicator, scope: Scope) -> Figure:
    """Compute a figure. Raises ValueError where the scope has a dimension that the indicator does not."""
    unknown = [name for name, _ in scope.within if name not in one.dimensions]
    if unknown:
        raise ValueError(f"{one.code}: no dimension {unknown[0]}")
    rows = one.rows(scope)
    count = rows.count()
    value = one.measure.of_rows(rows) if count else None
    synthetic = bool(count) and _is_synthetic(one, rows)
    return Figure(one, scope, value, count, synthetic)


def _is_synthetic(one: Indicator, rows: QuerySet) -> bool:
    if one.synthetic is not None:
        return one.synthetic(rows)
    names = {field.name for field in rows.model._meta.get_fields()}
    return "synthetic" in names and rows.order_by().filter(synthetic=True).exists()


def round_value(value: Fraction, decimals: int) -> str:
    """The value as decimal text, half away from nought, with exactly `decimals` places and a point."""
    scaled = abs(value) * 10**decimals
    whole = int(scaled + Fraction(1, 2))
    digits = str(whole).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if value < 0 and whole else text
