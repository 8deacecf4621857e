"""The declaration of a sheet: one text serves the upload page, the command, the API, the template and the docs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sheber.kernel.exchange.kinds import Kind, Text, YesNo
from sheber.kernel.words import Words

if TYPE_CHECKING:
    import polars as pl
    from django.db.models import QuerySet

    from sheber.kernel.exchange.problems import Problems


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in files, words for people, what it may hold, and where its value is kept."""

    name: str
    label: Words
    kind: Kind
    required: bool = True
    help: Words = field(default_factory=Words)
    field: str = ""  # the model's attribute; empty: the column's name

    @property
    def attribute(self) -> str:
        """The model's attribute."""
        return self.field or self.name


@dataclass(frozen=True)
class Sheet:
    """A table that goes in and out. A sheet with a `model` is part of a region's folder and registers itself."""

    code: str  # the file's name without ".csv"
    title: Words
    columns: tuple[Column, ...]
    key: tuple[str, ...]  # columns that identify a row
    about: Words = field(default_factory=Words)
    model: str = ""  # "registry.College"; empty: a file-to-file sheet
    optional: bool = True  # a folder without this file is still whole
    check: "Callable[[pl.DataFrame, Problems], None] | None" = None  # rules over the whole sheet
    most: int | None = None  # rows that the table may hold in all
    fixed: bool = False  # rows that are there are never changed: a released programme, a letter that was sent
    after: "Callable[[], None] | None" = None  # what follows from the rows, in the transaction that wrote them
    rows: "Callable[[], QuerySet] | None" = None  # which rows of the model are written; None: all, by id

    def __post_init__(self) -> None:
        unknown = [name for name in self.key if name not in {column.name for column in self.columns}]
        if unknown:
            raise ValueError(f"sheet {self.code}: the key names unknown columns {unknown}")
        if self.model:
            if any(other.code == self.code for other in SHEETS):
                raise ValueError(f"sheet {self.code} is declared already")
            SHEETS.append(self)

    def column(self, name: str) -> Column:
        """A column by its name. Raises KeyError."""
        for one in self.columns:
            if one.name == name:
                return one
        raise KeyError(name)


def plain(name: str, kind: Kind, *, required: bool = True) -> Column:
    """A column of a machine's file: its name is its label."""
    return Column(name, Words(name, name, name), kind, required=required)


def file_sheet(
    code: str,
    key: tuple[str, ...],
    *columns: Column,
    check: "Callable[[pl.DataFrame, Problems], None] | None" = None,
) -> Sheet:
    """A file of a file-to-file command, with no table behind it."""
    return Sheet(code=code, title=Words("Файл", "Файл", "File"), key=key, columns=columns, check=check)


# In the order of declaration: slices from the ground up, and within a slice so that references point upwards.
SHEETS: list[Sheet] = []


def sheet(code: str) -> Sheet:
    """A declared sheet of a region's folder by its code. Raises KeyError."""
    for one in SHEETS:
        if one.code == code:
            return one
    raise KeyError(code)


def names(name: str, label: Words, *, required: bool = True, max_length: int = 255) -> tuple[Column, ...]:
    """Three columns for a `WordsField`: name_kk, name_ru, name_en (only Russian is required, where any is)."""
    return tuple(
        Column(
            f"{name}_{code}",
            Words(*(f"{text} ({code})" for text in (label.kk, label.ru, label.en))),
            Text(max_length),
            required=required and code == "ru",
        )
        for code in ("kk", "ru", "en")
    )


SOURCE = (
    Column(
        "source",
        Words("Дереккөз", "Источник", "Source"),
        Text(500),
        required=False,
        help=Words(
            "Бұл жол қайдан алынған: құжат, мекенжай, күні.",
            "Откуда эта строка: документ, адрес, дата.",
            "Where this row comes from: document, address, date.",
        ),
    ),
    Column(
        "synthetic",
        Words("Үлгі деректер", "Условные данные", "Synthetic"),
        YesNo(),
        required=False,
        help=Words(
            "yes — жол ойдан құрылған үлгі.",
            "yes — строка придумана для примера.",
            "yes: the row is made up as an example.",
        ),
    ),
)


def attributes(one: Sheet, row: dict[str, Any]) -> dict[str, Any]:
    """A parsed row as attributes of the sheet's model."""
    return {column.attribute: row[column.name] for column in one.columns if column.name in row}
