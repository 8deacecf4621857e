"""Lines over years with what is uncertain about them, and dots with their intervals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString

from sheber.kernel.charts.numbers import Number, number_text, tick_text, ticks
from sheber.kernel.charts.svg import GRID, MAIN, PALETTE, WIDTH, Table, label, legend, linked, picture, tag, words_at

LEFT, RIGHT, HEIGHT = 70.0, 30.0, 260.0
LABEL, ROW = 250.0, 32


@dataclass(frozen=True, slots=True)
class Point:
    """A value in a year (None: not known), with its interval where there is one."""

    year: int
    value: Number | None
    low: Number | None = None
    high: Number | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A named line."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where years and values lie."""

    first: int
    last: int
    steps: Sequence[float]
    top: float

    def x(self, year: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * ((year - self.first) / ((self.last - self.first) or 1))

    def y(self, value: Number) -> float:
        low, high = self.steps[0], self.steps[-1]
        return self.top + HEIGHT * (1 - (float(value) - low) / (high - low))

    def axes(self) -> Iterator[str]:
        """Steps to the left, years below."""
        for step in self.steps:
            y = self.y(step)
            yield tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, stroke=GRID, class_="chart-grid")
            yield words_at(LEFT - 8, y + 4.5, tick_text(step), anchor="end", quiet=True)
        years = range(self.first, self.last + 1)
        for year in years[:: len(years) // 12 + 1]:
            yield words_at(self.x(year), self.top + HEIGHT + 20, year, anchor="middle", quiet=True)


def _dash(number: int) -> str | None:
    """Each line has its own dash, so that colour is not the only difference."""
    return (None, "7 4", "2 3", "10 3 2 3")[number % 4]


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over years; a gap in the numbers is a gap in the line."""

    title: str
    series: Sequence[Series]
    about: str = ""
    decimals: int = 0
    head: str = ""

    @property
    def svg(self) -> SafeString:
        """The picture."""
        top_part, top = legend([one.name for one in self.series], PALETTE, 4) if len(self.series) > 1 else ("", 12.0)
        points = [point for one in self.series for point in one.points]
        known = [
            float(value) for point in points for value in (point.value, point.low, point.high) if value is not None
        ]
        years = [point.year for point in points] or [0]
        steps = ticks(min([*known, 0.0]), max([*known, 0.0]))
        plane = _Plane(min(years), max(years), steps, top + 6)
        parts = [top_part, *plane.axes()]
        for number, one in enumerate(self.series):
            parts.append(tag("g", *self._drawn(one, number, plane), class_=f"chart-c{number}"))
        return picture(top + 6 + HEIGHT + 32, self.title, self.about, *parts)

    def _drawn(self, one: Series, number: int, plane: _Plane) -> Iterator[str]:
        colour = PALETTE[number % len(PALETTE)]
        points = sorted(one.points, key=lambda point: point.year)
        banded = [point for point in points if point.low is not None and point.high is not None]
        if len(banded) > 1:
            upper = [f"{plane.x(p.year):.1f},{plane.y(p.high or 0):.1f}" for p in banded]
            lower = [f"{plane.x(p.year):.1f},{plane.y(p.low or 0):.1f}" for p in reversed(banded)]
            yield tag("polygon", points=" ".join(upper + lower), fill=colour, fill_opacity=0.18, class_="chart-band")
        for known, run in groupby(points, key=lambda point: point.value is not None):
            if known:
                corners = [f"{plane.x(p.year):.1f},{plane.y(p.value or 0):.1f}" for p in run]
                yield tag(
                    "polyline",
                    points=" ".join(corners),
                    fill="none",
                    stroke=colour,
                    stroke_width=2.5,
                    stroke_dasharray=_dash(number),
                    class_="chart-line",
                )
        for point in points:
            if point.value is not None:
                yield tag("circle", cx=plane.x(point.year), cy=plane.y(point.value), r=3.5, fill=colour)
        last = next((point for point in reversed(points) if point.value is not None), None)
        if last is not None:
            x, y = plane.x(last.year), plane.y(last.value or 0)
            yield words_at(x, y - 9, number_text(last.value, self.decimals), anchor="end", font_weight=600)

    @property
    def table(self) -> Table:
        """The same numbers by year, the interval behind its value."""
        years = sorted({point.year for one in self.series for point in one.points})
        by_year = [{point.year: point for point in one.points} for one in self.series]
        rows = [[str(year), *(self._told(points.get(year)) for points in by_year)] for year in years]
        return Table([self.head, *(one.name for one in self.series)], rows)

    def _told(self, point: Point | None) -> str:
        if point is None:
            return number_text(None)
        told = number_text(point.value, self.decimals)
        if point.low is None or point.high is None:
            return told
        return f"{told} ({number_text(point.low, self.decimals)} – {number_text(point.high, self.decimals)})"


@dataclass(frozen=True, slots=True)
class Dot:
    """A name with a value and, where there is one, its interval."""

    name: str
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class DotChart:
    """Dots on a common scale with their intervals as bars."""

    title: str
    dots: Sequence[Dot]
    about: str = ""
    unit: str = ""
    decimals: int = 0
    head: str = ""

    @property
    def svg(self) -> SafeString:
        """The picture."""
        every = [value for dot in self.dots for value in (dot.value, dot.low, dot.high)]
        known = [float(value) for value in every if value is not None]
        steps = ticks(min([*known, 0.0]), max([*known, 0.0]))
        room = WIDTH - LABEL - 110

        def at(value: Number) -> float:
            return LABEL + 14 + room * (float(value) - steps[0]) / (steps[-1] - steps[0])

        end = len(self.dots) * ROW + 8
        parts = []
        for step in steps:
            parts.append(tag("line", x1=at(step), x2=at(step), y1=4, y2=end, stroke=GRID, class_="chart-grid"))
            parts.append(words_at(at(step), end + 16, tick_text(step), anchor="middle", quiet=True))
        for place, dot in enumerate(self.dots):
            y = 6 + place * ROW + ROW / 2
            told = number_text(dot.value, self.decimals)
            drawn = [label(LABEL, y, dot.name, LABEL), words_at(WIDTH, y + 4.5, told, anchor="end")]
            if dot.low is not None and dot.high is not None:
                drawn.append(tag("line", x1=at(dot.low), x2=at(dot.high), y1=y, y2=y, stroke=MAIN, stroke_width=3))
            if dot.value is not None:
                drawn.append(tag("circle", cx=at(dot.value), cy=y, r=5.5, fill=MAIN))
            parts.append(tag("g", linked(dot.address, "".join(drawn)) if dot.address else "".join(drawn)))
        return picture(end + 24, self.title, self.about, *parts, links=any(dot.address for dot in self.dots))

    @property
    def table(self) -> Table:
        """The same numbers."""
        rows = [
            [dot.name, *(number_text(value, self.decimals) for value in (dot.value, dot.low, dot.high))]
            for dot in self.dots
        ]
        return Table([self.head, self.unit, "min", "max"], rows)
