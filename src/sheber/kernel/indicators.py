"""Figures that open to their rows. An indicator is declared beside the rows it counts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Aggregate, Case, IntegerField, Max, QuerySet, Value, When
from django.db.models import Count as SqlCount

from sheber.kernel.measures import ROWS, Count, Measure, Median, Quotient, Sum, parts_of
from sheber.kernel.words import Words

__all__ = [
    "Comparison",
    "Count",
    "DefinitionVersion",
    "Figure",
    "Indicator",
    "Measure",
    "Median",
    "Quotient",
    "RowColumn",
    "Scope",
    "Spoken",
    "Sum",
    "compare",
    "indicator",
    "indicators",
    "measure",
    "measure_by",
    "round_value",
    "speak",
    "spoken_of",
]

_SYNTHETIC = "synthetic_"


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
class RowColumn:
    """A column of the rows behind a figure: the query's name for it, and words."""

    name: str
    label: Words


@dataclass(frozen=True, slots=True)
class Spoken:
    """How people speak of a figure, beside its name. In each language beginnings of words, parted by spaces; `|` parts
    alternatives of one word, `;` alternatives of the whole: "профориентац охват|охвач; карьер консультац". A beginning
    that ends with `$` is a whole word.

    `about` tells the figure, `counts` the noun that stands after its number. A beginning with `~` must stand close to the
    number. With `whole` the figure's name alone tells too little ("Number of colleges") and is not looked for.
    """

    about: Words
    counts: Words = field(default_factory=Words)
    whole: bool = False


@dataclass(frozen=True, slots=True)
class DefinitionVersion:
    """A version of a definition: from which day it holds, and what it changed against the one before."""

    number: int
    since: date
    what: Words


FIRST_VERSION = Words("Алғашқы анықтама", "Первое определение", "The first definition")
FIRST_DAY = date(2026, 11, 24)  # the day of the first definitions; a later figure names its own


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
    fields: Mapping[str, str] = field(default_factory=dict, compare=False)  # each dimension's name in the query
    denominator: Words | None = None
    decimals: int = 0
    about_people: bool = False  # rows are protected, small counts hidden in public
    tells: tuple[str, ...] = ()  # names of protected totals that a reader could compute from it
    version: int = 1
    synthetic: Callable[[QuerySet], bool] | None = field(default=None, compare=False)
    spoken: Spoken | None = None
    since: date = FIRST_DAY  # when the first version was defined
    history: tuple[DefinitionVersion, ...] = ()  # every version, the first one first; empty: there was only one

    def __post_init__(self) -> None:
        if self.code in _INDICATORS:
            raise ValueError(f"indicator {self.code} is declared already")
        if self.about_people and isinstance(self.measure, Median):
            raise ValueError(f"{self.code}: a median of people cannot be published by group")
        numbers = [one.number for one in self.history]
        if (numbers or self.version > 1) and numbers != list(range(1, self.version + 1)):
            raise ValueError(f"{self.code}: version {self.version}, but its history tells of {numbers}")
        _INDICATORS[self.code] = self

    @property
    def versions(self) -> tuple[DefinitionVersion, ...]:
        """Every version of the definition, the newest first."""
        return tuple(reversed(self.history)) or (DefinitionVersion(1, self.since, FIRST_VERSION),)

    def table(self, scope: Scope) -> Iterator[dict[str, Any]]:
        """The rows as dictionaries by column name, in the query's order."""
        return iter(self.rows(scope).values(*(column.name for column in self.columns)))


_INDICATORS: dict[str, Indicator] = {}
_SPOKEN: dict[str, Spoken] = {}


def indicators() -> Iterable[Indicator]:
    """All indicators in the order of the floors."""
    return _INDICATORS.values()


def indicator(code: str) -> Indicator:
    """An indicator by its code. Raises KeyError."""
    return _INDICATORS[code]


def speak(code: str, spoken: Spoken) -> None:
    """Declare how people speak of a figure that another slice declares; its own `spoken` goes before."""
    _SPOKEN[code] = spoken


def spoken_of(one: Indicator) -> Spoken | None:
    """How people speak of a figure; None where nobody declared it: its name and unit tell."""
    return one.spoken or _SPOKEN.get(one.code)


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of an indicator in a scope. `value` is exact; None: there are no rows to measure.

    `parts` are the counts and sums that it is made of, in the order of `measures.parts_of`.
    """

    indicator: Indicator
    scope: Scope
    value: Fraction | None
    rows: int
    synthetic: bool
    parts: tuple[Fraction, ...] = ()


def measure(one: Indicator, scope: Scope) -> Figure:
    """Compute a figure in one pass over its rows. Raises ValueError for a dimension that the indicator does not have."""
    _demand_dimensions(one, scope)
    rows = one.rows(scope).order_by()
    told = rows.aggregate(**_sums(one, rows))
    synthetic = bool(one.synthetic(rows)) if one.synthetic is not None and told[ROWS] else bool(told.get(_SYNTHETIC))
    value = one.measure.of_rows(rows) if isinstance(one.measure, Median) and told[ROWS] else None
    return _figure(one, scope, told, value, synthetic)


def measure_by(one: Indicator, scope: Scope, dimension: str) -> dict[str, Figure]:
    """The figure in every value of a dimension that has rows, by one query. Raises ValueError."""
    if dimension not in one.fields:
        raise ValueError(f"{one.code}: no dimension {dimension}")
    _demand_dimensions(one, scope)
    rows, name = one.rows(scope).order_by(), one.fields[dimension]
    scopes = {}
    if rows.query.distinct or rows.query.group_by is not None or isinstance(one.measure, Median):
        return _by_table(one, scope, dimension, rows)
    whole = bool(one.synthetic(rows)) if one.synthetic is not None else None
    for told in rows.values(name).annotate(**_sums(one, rows)):
        if told[name] is None:
            continue
        narrow = Scope(scope.year, (*scope.within, (dimension, str(told[name]))))
        synthetic = whole if whole is not None else bool(told.get(_SYNTHETIC))
        scopes[str(told[name])] = _figure(one, narrow, told, None, synthetic)
    return scopes


def _by_table(one: Indicator, scope: Scope, dimension: str, rows: QuerySet) -> dict[str, Figure]:
    """The same where the database cannot group what the query already joined: group by group."""
    values = rows.values_list(one.fields[dimension], flat=True).distinct()
    found = sorted({str(value) for value in values if value is not None})
    return {value: measure(one, Scope(scope.year, (*scope.within, (dimension, value)))) for value in found}


def _demand_dimensions(one: Indicator, scope: Scope) -> None:
    unknown = [name for name, _ in scope.within if name not in one.dimensions]
    if unknown:
        raise ValueError(f"{one.code}: no dimension {unknown[0]}")


def _sums(one: Indicator, rows: QuerySet) -> dict[str, Aggregate]:
    """Everything that a figure needs, for one pass over its rows."""
    sums: dict[str, Aggregate] = {ROWS: SqlCount("pk")}
    if not isinstance(one.measure, Median):
        sums |= one.measure.sums()
    if one.synthetic is None and "synthetic" in {found.name for found in rows.model._meta.get_fields()}:
        flag = Case(When(synthetic=True, then=Value(1)), default=Value(0), output_field=IntegerField())
        sums[_SYNTHETIC] = Max(flag)
    return sums


def _figure(one: Indicator, scope: Scope, told: Mapping[str, Any], value: Fraction | None, synthetic: bool) -> Figure:
    count = told[ROWS]
    if count and not isinstance(one.measure, Median):
        value = one.measure.of_sums(told)
    parts = tuple(part.of_sums(told) or Fraction(0) for part in parts_of(one.measure)) if count else ()
    return Figure(one, scope, value, count, synthetic, parts)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures held against each other. `unlike` names what does not match; then there is no ratio.

    "definition", "unit", "rows" (one has none), "nought" (nothing can be a multiple of it), "scope" (they differ in more than
    one of year and dimensions, so that nobody could say what the difference comes from), or a dimension only one of them has.
    """

    now: Figure
    before: Figure
    unlike: tuple[str, ...] = ()
    ratio: Fraction | None = None
    difference: Fraction | None = None


def compare(now: Figure, before: Figure) -> Comparison:
    """The ratio and the difference of two figures; only where definition, scope and period match but for one of them."""
    unlike = []
    if (now.indicator.code, now.indicator.version) != (before.indicator.code, before.indicator.version):
        unlike.append("definition" if now.indicator.unit == before.indicator.unit else "unit")
    here, there = dict(now.scope.within), dict(before.scope.within)
    unlike += sorted(set(here) ^ set(there))
    differing = sum(here[name] != there[name] for name in set(here) & set(there))
    if differing + (now.scope.year != before.scope.year) > 1:
        unlike.append("scope")
    if now.value is None or before.value is None:
        unlike.append("rows")
    if unlike or now.value is None or before.value is None:
        return Comparison(now, before, tuple(unlike))
    difference = now.value - before.value
    if not before.value:
        return Comparison(now, before, ("nought",), None, difference)
    return Comparison(now, before, (), now.value / before.value, difference)


def round_value(value: Fraction, decimals: int) -> str:
    """The value as decimal text, half away from nought, with exactly `decimals` places and a point."""
    whole = (2 * abs(value.numerator) * 10**decimals + value.denominator) // (2 * value.denominator)
    digits = str(whole).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if value < 0 and whole else text
