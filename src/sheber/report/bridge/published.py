"""Figures that others published, held against ours: a comparison exists only where its bases match."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sheber.kernel.charts.numbers import number_text
from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.indicators import round_value
from sheber.kernel.words import Words
from sheber.report.bridge.figures import FigureValue
from sheber.report.words import VERDICTS

PUBLISHED = "published.csv"
COLUMNS = (
    "code",
    "year",
    "indicator",
    "value",
    "unit",
    "wording_kk",
    "wording_ru",
    "wording_en",
    "source",
    "verdict",
    "ours",
    "difference",
)
Figures = Mapping[tuple[str, int], FigureValue]


@dataclass(frozen=True, slots=True)
class Published:
    """A figure as somebody published it; `decimals` are those it was given with."""

    code: str
    year: int
    indicator: str
    value: Fraction
    unit: str
    wording: Words
    source: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A published figure with its verdict; `ours` and `difference` are texts of shown values."""

    published: Published
    verdict: str
    ours: str
    difference: str
    unit: Words

    @property
    def words(self) -> Words:
        """The verdict in words."""
        texts = []
        for language in ("kk", "ru", "en"):
            difference = (
                number_text(Fraction(self.difference), _places(self.difference), language) if self.difference else ""
            )
            told = {"difference": difference, "theirs": self.published.unit, "ours": self.unit.in_language(language)}
            texts.append(getattr(VERDICTS[self.verdict], language).format(**told))
        return Words(*texts)

    def as_row(self) -> list[Any]:
        """The row of `published.csv`."""
        one = self.published
        wording = (one.wording.kk, one.wording.ru, one.wording.en)
        value = round_value(one.value, 2)
        return [
            *(one.code, one.year, one.indicator, value, one.unit, *wording, one.source),
            *(self.verdict, self.ours, self.difference),
        ]


def _places(text: str) -> int:
    return len(text.partition(".")[2])


def family(unit: str) -> str:
    """What a unit measures: shares, tenge, thousands or millions of tenge, or things that are counted."""
    folded = unit.casefold()
    if "%" in folded:
        return "share"
    if "tenge" in folded or "теңге" in folded or "тенге" in folded:
        if folded.startswith(("thousand", "тыс", "мың")):
            return "thousands"
        return "millions" if folded.startswith(("m ", "million", "mln", "млн")) else "tenge"
    return "count"


def compare(one: Published, figures: Figures) -> Compared:
    """Hold a published figure against ours of the same indicator and year."""
    known = [figure.definition for (code, _), figure in figures.items() if code == one.indicator]
    if not known:
        return Compared(one, "out_of_scope", "", "", Words())
    unit, figure = known[0].unit, figures.get((one.indicator, one.year))
    if figure is None or figure.value is None:
        return Compared(one, "no_rows", "", "", unit)
    if family(one.unit) != family(unit.en):
        return Compared(one, "unit", figure.shown, "", unit)
    difference = Fraction(figure.shown) - one.value
    if not difference:
        return Compared(one, "agrees", figure.shown, "", unit)
    text = round_value(difference, max(figure.definition.decimals, 0 if difference.denominator == 1 else 2))
    return Compared(one, "differs", figure.shown, text, unit)


def published_bytes(compared: Iterable[Compared]) -> bytes:
    """`published.csv`."""
    return csv_bytes(COLUMNS, (one.as_row() for one in compared))


def from_row(row: Mapping[str, str]) -> Published:
    """A published figure from its row. Raises KeyError, ValueError."""
    wording = Words(row["wording_kk"], row["wording_ru"], row["wording_en"])
    value = Fraction(row["value"])
    return Published(row["code"], int(row["year"]), row["indicator"], value, row["unit"], wording, row["source"])
