"""The map of districts, coloured by value. Shapes are GeoJSON (RFC 7946: longitude first)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from django.utils.safestring import SafeString

from sheber.kernel.charts.numbers import Number, number_text
from sheber.kernel.charts.svg import STEPS, WIDTH, Table, clean, legend, lines_of, linked, picture, tag, words_at

MOST_HEIGHT = 520.0
UNKNOWN = "#eeeeee"
Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Shape:
    """A district: its code, its name, its GeoJSON geometry (Polygon or MultiPolygon; a Feature is opened)."""

    code: str
    name: str
    geometry: Mapping[str, Any]
    address: str = ""


def outer_rings(geometry: Mapping[str, Any]) -> list[list[Ring]]:
    """The polygons of a geometry, each a list of rings (the first is the outer one); of anything else: none."""
    inner = geometry.get("geometry") or geometry
    coordinates = inner.get("coordinates") or []
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(inner.get("type")), [])
    return [[[(float(x), float(y)) for x, y, *_ in ring] for ring in polygon] for polygon in polygons if polygon]


def area_and_centre(ring: Ring) -> tuple[float, tuple[float, float]]:
    """Twice the signed area of a ring and its centroid (shoelace formula)."""
    doubled = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        doubled += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if not doubled:
        return 0.0, ring[0]
    return doubled, (x / (3 * doubled), y / (3 * doubled))


def classes(values: Sequence[float], wanted: int = len(STEPS)) -> list[float]:
    """Upper limits of classes that hold about equally many values each."""
    known = sorted(set(values))
    if len(known) <= wanted:
        return known
    return [known[round((place + 1) * len(known) / wanted) - 1] for place in range(wanted)]


@dataclass(frozen=True)
class DistrictMap:
    """Districts coloured by value; where nothing is known the district is hatched."""

    title: str
    shapes: Sequence[Shape]
    values: Mapping[str, Number | None]
    about: str = ""
    unit: str = ""
    decimals: int = 0
    head: str = ""

    @property
    def svg(self) -> SafeString:
        """The picture."""
        rings = {shape.code: outer_rings(shape.geometry) for shape in self.shapes}
        points = [point for polygons in rings.values() for polygon in polygons for ring in polygon for point in ring]
        if not points:
            return picture(40, self.title, self.about, words_at(0, 24, number_text(None), quiet=True))
        place = _projection(points)
        limits = classes([float(value) for value in self.values.values() if value is not None])
        colours = STEPS[-len(limits) :] if limits else ()
        height = max(place(point)[1] for point in points) + 8
        parts = [_HATCH]
        # Large ones first, so that a city inside its district stays visible and can be pressed.
        ordered = sorted(self.shapes, key=lambda one: -_size(rings[one.code]))
        parts += [self._district(shape, rings[shape.code], place, limits, colours) for shape in ordered]
        parts += [part for shape in self.shapes for part in self._labels(shape, rings[shape.code], place, height)]
        key, end = self._legend(limits, colours, height + 10)
        links = any(shape.address for shape in self.shapes)
        return picture(end, self.title, self.about, *parts, key, links=links)

    def _district(self, shape: Shape, polygons: list[list[Ring]], place: Any, limits: Any, colours: Any) -> str:
        value = self.values.get(shape.code)
        fill = "url(#chart-hatch)"
        if value is not None:
            fill = colours[next(number for number, limit in enumerate(limits) if float(value) <= limit)]
        path = "".join(_path(ring, place) for polygon in polygons for ring in polygon)
        if not path:
            return ""
        told = tag("title", _told(shape.name, value, self.decimals))
        drawn = tag("path", told, d=path, fill=fill, fill_rule="evenodd", stroke="#ffffff", stroke_width=1.2)
        return linked(shape.address, drawn) if shape.address else drawn

    def _labels(self, shape: Shape, polygons: list[list[Ring]], place: Any, height: float) -> Iterator[str]:
        if not polygons:
            return
        largest = max((polygon[0] for polygon in polygons), key=lambda ring: abs(area_and_centre(ring)[0]))
        x, y = place(area_and_centre(largest)[1])
        x, y = min(max(x, 50.0), WIDTH - 50.0), min(max(y, 20.0), height - 20.0)
        halo: dict[str, Any] = {"stroke": "#ffffff", "stroke_width": 3, "paint_order": "stroke", "fill": "#14202b"}
        name = lines_of(shape.name, 130, 1)[0]
        yield words_at(x, y - 3, name, anchor="middle", **(halo | {"font_size": 11.5}))
        told = number_text(self.values.get(shape.code), self.decimals)
        yield words_at(x, y + 12, told, anchor="middle", **(halo | {"font_size": 12.5, "font_weight": 600}))

    def _legend(self, limits: Sequence[float], colours: Sequence[str], y: float) -> tuple[str, float]:
        names = [f"≤ {number_text(limit, self.decimals)}" for limit in limits]
        if names and self.unit:
            names[0] = f"{self.unit}: {names[0]}"
        tints = list(colours)
        if any(self.values.get(shape.code) is None for shape in self.shapes):
            names, tints = [*names, number_text(None)], [*tints, UNKNOWN]
        return legend(names, tints, y) if names else ("", y)

    @property
    def table(self) -> Table:
        """The same numbers."""
        rows = [[shape.name, number_text(self.values.get(shape.code), self.decimals)] for shape in self.shapes]
        return Table([self.head, self.unit], rows)


_HATCH = tag(
    "defs",
    tag(
        "pattern",
        tag("rect", width=8, height=8, fill=UNKNOWN),
        tag("path", d="M0 8L8 0", stroke="#a9b2ba", stroke_width=1),
        id="chart-hatch",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    ),
)


def _told(name: str, value: Number | None, decimals: int) -> str:
    return clean(f"{name}: {number_text(value, decimals)}")


def _size(polygons: list[list[Ring]]) -> float:
    return sum(abs(area_and_centre(polygon[0])[0]) for polygon in polygons)


def _projection(points: Sequence[tuple[float, float]]) -> Any:
    """Degrees to pixels: equirectangular, true to scale in the middle latitude."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = cos(radians((south + north) / 2))
    wide, tall = max((east - west) * narrow, 1e-9), max(north - south, 1e-9)
    scale = min((WIDTH - 8) / wide, (MOST_HEIGHT - 8) / tall)
    left = (WIDTH - wide * scale) / 2

    def place(point: tuple[float, float]) -> tuple[float, float]:
        return left + (point[0] - west) * narrow * scale, 4 + (north - point[1]) * scale

    return place


def _path(ring: Ring, place: Any) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in map(place, ring)) + "Z"
