"""How far two districts are apart, roughly: between the middles of their shapes, along the earth."""

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Any

from sheber.kernel.charts.maps import area_and_centre, outer_rings

EARTH = 6371.0  # km, mean radius
Point = tuple[float, float]  # longitude, latitude in degrees


def middle_of(geometry: Mapping[str, Any] | None) -> Point | None:
    """The centroid of a GeoJSON shape (of its largest polygon's outer ring); None where there is no shape."""
    rings = [polygon[0] for polygon in outer_rings(geometry or {}) if polygon[0]]
    measured = [area_and_centre(ring) for ring in rings]
    return max(measured, key=lambda one: abs(one[0]))[1] if measured else None


def kilometres(one: Point, two: Point) -> float:
    """The great-circle distance (haversine)."""
    (x1, y1), (x2, y2) = ((radians(x), radians(y)) for x, y in (one, two))
    half = sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(half, 1.0)))


def about(distance: float) -> int:
    """A distance rounded as far as middles of districts can tell it: to 10 km; 0 is the same place."""
    return round(distance / 10) * 10


def distances_from(shape: Mapping[str, Any] | None, shapes: Mapping[str, Mapping[str, Any] | None]) -> dict[str, int]:
    """About how many kilometres to each district (code -> GeoJSON), where both shapes are known."""
    here = middle_of(shape)
    if here is None:
        return {}
    middles = {code: middle_of(one) for code, one in shapes.items()}
    return {code: about(kilometres(here, there)) for code, there in middles.items() if there is not None}
