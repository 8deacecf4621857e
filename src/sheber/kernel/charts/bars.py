"""Bars: one number per name, or several side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sheber.kernel.charts.numbers import Number, number_text
from sheber.kernel.charts.svg import (
    GRID,
    MAIN,
    PALETTE,
    WIDTH,
    Table,
    label,
    legend,
    linked,
    picture,
    tag,
    words_at,
)

LABEL = 250.0
VALUE = 90.0
ROW = 38
THICK = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """A name with its number (None: not known) and, where there is one, the address of its rows."""

    name: str
    value: Number | None
    address: str = ""


def _length(value: Number | None, scale: float) -> float:
    return abs(float(value)) * scale if value is not None else 0.0


def _scale(values: Sequence[Number | None]) -> tuple[float, float]:
    """Pixels per one, and where nought lies: bars below nought go left."""
    known = [float(value) for value in values if value is not None]
    most, least = max([*known, 0.0]), min([*known, 0.0])
    room = WIDTH - LABEL - VALUE - 10 - (VALUE if least < 0 else 0)
    scale = room / (most - least) if most > least else 0.0
    return scale, LABEL + 10 + (VALUE if least < 0 else 0) - least * scale


def _bar(zero: float, y: float, thick: float, value: Number | None, scale: float, told: str, colour: str) -> str:
    length = _length(value, scale)
    left = zero - length if value is not None and value < 0 else zero
    below = value is not None and value < 0
    return tag(
        "rect", x=left, y=y, width=max(length, 1.0 if value else 0.0), height=thick, rx=2, fill=colour
    ) + words_at(
        left - 6 if below else zero + length + 6,
        y + thick / 2 + 4.5,
        told,
        anchor="end" if below else "start",
        quiet=value is None,
    )


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars with their values at the end."""

    title: str
    bars: Sequence[Bar]
    about: str = ""
    unit: str = ""
    decimals: int = 0
    head: str = ""  # what the names are, as the table's first heading

    @property
    def svg(self) -> SafeString:
        """The picture."""
        scale, zero = _scale([bar.value for bar in self.bars])
        parts = [tag("line", x1=zero, x2=zero, y1=2, y2=len(self.bars) * ROW + 6, stroke=GRID, class_="chart-grid")]
        for place, bar in enumerate(self.bars):
            y = 6 + place * ROW
            told = number_text(bar.value, self.decimals)
            drawn = _bar(zero, y + (ROW - THICK) / 2, THICK, bar.value, scale, told, MAIN)
            name = label(LABEL, y + ROW / 2, bar.name, LABEL)
            parts.append(
                tag("g", linked(bar.address, name + drawn) if bar.address else name + drawn, class_="chart-c0")
            )
        links = any(bar.address for bar in self.bars)
        return picture(len(self.bars) * ROW + 12, self.title, self.about, *parts, links=links)

    @property
    def table(self) -> Table:
        """The same numbers."""
        rows = [[bar.name, number_text(bar.value, self.decimals)] for bar in self.bars]
        return Table([self.head, self.unit], rows)


@dataclass(frozen=True, slots=True)
class Group:
    """A name with one number per series."""

    name: str
    values: Sequence[Number | None]


@dataclass(frozen=True, slots=True)
class GroupedBars:
    """Horizontal bars in groups, a colour per series."""

    title: str
    series: Sequence[str]
    groups: Sequence[Group]
    about: str = ""
    decimals: int = 0
    head: str = ""

    @property
    def svg(self) -> SafeString:
        """The picture."""
        top_part, top = legend(self.series, PALETTE, 4)
        thick = 15
        height = len(self.series) * (thick + 3) + 16
        scale, zero = _scale([value for group in self.groups for value in group.values])
        parts = [top_part]
        for place, group in enumerate(self.groups):
            y = top + place * height
            parts.append(label(LABEL, y + height / 2, group.name, LABEL))
            for number, value in enumerate(group.values):
                colour = PALETTE[number % len(PALETTE)]
                told = number_text(value, self.decimals)
                drawn = _bar(zero, y + 8 + number * (thick + 3), thick, value, scale, told, colour)
                parts.append(tag("g", drawn, class_=f"chart-c{number}"))
        end = top + len(self.groups) * height
        parts.append(tag("line", x1=zero, x2=zero, y1=top, y2=end, stroke=GRID, class_="chart-grid"))
        return picture(end + 6, self.title, self.about, *parts)

    @property
    def table(self) -> Table:
        """The same numbers."""
        rows = [[group.name, *(number_text(value, self.decimals) for value in group.values)] for group in self.groups]
        return Table([self.head, *self.series], rows)
