"""A report's figures as plain values that files hold and a stranger reads back, without a database."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.indicators import Count, Measure, Median, Quotient, Sum, round_value
from sheber.kernel.measures import parts_of
from sheber.kernel.small_numbers import NEWEST, SmallNumbers, parts_in
from sheber.kernel.words import Words

THRESHOLD = NEWEST.group  # the certificate states it; groups of fewer people are hidden
HIDDEN_TOGETHER = "*"
ALL_TOGETHER = ""  # the only row of a table that is not shown by group
COUNT = "count"
DEFINITIONS = "definitions.json"
FIGURES = "figures.csv"
FIGURE_COLUMNS = ("indicator", "version", "year", "exact", "shown", "rows", "file", "synthetic", "hidden")


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure means; the form that stands in `definitions.json`."""

    code: str
    version: int
    name: Words
    unit: Words
    formula: Words
    source: Words
    owner: Words
    denominator: Words
    decimals: int
    about_people: bool
    measure: Measure
    columns: tuple[tuple[str, Words], ...]
    group: str = ""  # the column of the rows file by which the figure can be shown in groups

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        words = {name: getattr(self, name).as_dict() for name in _WORDS}
        plain = {name: getattr(self, name) for name in ("code", "version", "decimals", "about_people", "group")}
        columns = [{"name": name, "label": label.as_dict()} for name, label in self.columns]
        return {**plain, **words, "measure": measure_as_dict(self.measure), "columns": columns}

    @classmethod
    def from_dict(cls, told: dict[str, Any]) -> "Definition":
        """From JSON. Raises KeyError, TypeError, ValueError on anything else."""
        words = {name: Words(**told[name]) for name in _WORDS}
        columns = tuple((one["name"], Words(**one["label"])) for one in told["columns"])
        return cls(
            code=str(told["code"]),
            version=int(told["version"]),
            decimals=int(told["decimals"]),
            about_people=bool(told["about_people"]),
            group=str(told["group"]),
            measure=measure_from_dict(told["measure"]),
            columns=columns,
            **words,
        )

    def label(self, column: str) -> Words:
        """The words of a column."""
        return dict(self.columns).get(column, Words(column, column, column))


_WORDS = ("name", "unit", "formula", "source", "owner", "denominator")


def measure_as_dict(measure: Measure) -> dict[str, Any]:
    """A measure for JSON."""
    if isinstance(measure, Count):
        return {"count": True}
    if isinstance(measure, Sum):
        return {"sum": measure.column, "scale": str(measure.scale)}
    if isinstance(measure, Median):
        return {"median": measure.column}
    parts = {"numerator": measure_as_dict(measure.numerator), "denominator": measure_as_dict(measure.denominator)}
    return {**parts, "per": measure.per}


def measure_from_dict(told: dict[str, Any]) -> Measure:
    """A measure from JSON. Raises KeyError, ValueError."""
    if "median" in told:
        return Median(str(told["median"]))
    if "per" not in told:
        return _simple(told)
    return Quotient(_simple(told["numerator"]), _simple(told["denominator"]), int(told["per"]))


def _simple(told: dict[str, Any]) -> Count | Sum:
    return Count() if told.get("count") is True else Sum(str(told["sum"]), Fraction(str(told["scale"])))


def summed_columns(measure: Measure) -> list[str]:
    """The columns that a measure adds up."""
    return list(dict.fromkeys(part.column for part in parts_of(measure) if isinstance(part, Sum)))


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A figure as released. `value` None: no rows, or hidden."""

    definition: Definition
    year: int
    value: Fraction | None
    rows: int
    file: str
    synthetic: bool
    hidden: bool

    @property
    def shown(self) -> str:
        """The rounded value as plain text."""
        return "" if self.value is None else round_value(self.value, self.definition.decimals)

    def as_row(self) -> list[Any]:
        """The row of `figures.csv`."""
        exact = "" if self.value is None else str(self.value)
        flags = ["yes" if self.synthetic else "no", "yes" if self.hidden else "no"]
        return [
            self.definition.code,
            self.definition.version,
            self.year,
            exact,
            self.shown,
            self.rows,
            self.file,
            *flags,
        ]


def value_of_table(definition: Definition, table: list[dict[str, str]]) -> Fraction | None:
    """The figure recomputed from its rows file (rows, or groups of people with their counts)."""
    if not table:
        return None
    if not definition.about_people:
        return definition.measure.of_table(table)
    return _of_groups(definition.measure, table)


def _of_groups(measure: Measure, table: list[dict[str, str]]) -> Fraction | None:
    if isinstance(measure, Quotient):
        below, above = _of_groups(measure.denominator, table), _of_groups(measure.numerator, table)
        return measure.per * above / below if below and above is not None else None
    if isinstance(measure, Count):
        return sum((Fraction(row[COUNT]) for row in table), Fraction(0))
    return measure.of_table(list(table))


def tells_of_few(rule: SmallNumbers, measure: Measure, numbers: Sequence[Fraction]) -> bool:
    """Whether the count and the sums of a group of people are too few to be published under a rule."""
    return rule.hides(measure, numbers[0], parts_in(measure, summed_columns(measure), numbers))


def rows_in(definition: Definition, table: list[dict[str, str]]) -> int:
    """How many rows a rows file stands for."""
    return sum(int(row[COUNT]) for row in table) if definition.about_people else len(table)


def definitions_bytes(definitions: Iterable[Definition]) -> bytes:
    """`definitions.json`."""
    told = [definition.as_dict() for definition in definitions]
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def figures_bytes(figures: Iterable[FigureValue]) -> bytes:
    """`figures.csv`."""
    return csv_bytes(FIGURE_COLUMNS, (figure.as_row() for figure in figures))


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file as text. Raises OSError, ValueError where a row has another width than the heading."""
    text = path.read_bytes().decode("utf-8")
    reader = csv.reader(io.StringIO(text, newline=""))
    heading: Sequence[str] = next(reader, [])
    rows = []
    for row in reader:
        if len(row) != len(heading):
            raise ValueError(f"{path.name}, line {reader.line_num}: {len(row)} cells, {len(heading)} wanted")
        rows.append(dict(zip(heading, row, strict=True)))
    return rows


def read_figures(folder: Path) -> list[FigureValue]:
    """The figures of a release from its files, in order. Raises OSError, KeyError, TypeError, ValueError."""
    told = json.loads((folder / DEFINITIONS).read_bytes())
    definitions = {one["code"]: Definition.from_dict(one) for one in told}
    return [
        FigureValue(
            definition=definitions[row["indicator"]],
            year=int(row["year"]),
            value=Fraction(row["exact"]) if row["exact"] else None,
            rows=int(row["rows"]),
            file=row["file"],
            synthetic=row["synthetic"] == "yes",
            hidden=row["hidden"] == "yes",
        )
        for row in read_table(folder / FIGURES)
    ]
