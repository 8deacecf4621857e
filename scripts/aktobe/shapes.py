"""Schematic shapes: the cell of points nearest to each centre, cut out of a rough outline of the region."""

Point = tuple[float, float]

# A rough outline, clockwise from the north-west; it is a scheme, not a boundary.
OUTLINE: list[Point] = [
    (53.4, 50.6), (55.2, 51.1), (57.0, 51.3), (58.9, 51.2), (60.2, 51.0), (61.9, 50.9), (62.6, 50.2), (62.9, 49.2),
    (63.2, 48.2), (61.6, 47.2), (59.6, 46.6), (58.6, 45.9), (57.4, 46.8), (56.2, 47.6), (54.6, 47.9), (53.6, 48.7),
    (53.2, 49.6),
]  # fmt: skip


def clip(polygon: list[Point], a: Point, b: Point) -> list[Point]:
    """The part of a polygon that is nearer to `a` than to `b` (Sutherland and Hodgman against one line)."""
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    normal = (a[0] - b[0], a[1] - b[1])

    def side(point: Point) -> float:
        return (point[0] - middle[0]) * normal[0] + (point[1] - middle[1]) * normal[1]

    kept: list[Point] = []
    for place, point in enumerate(polygon):
        before = polygon[place - 1]
        here, there = side(point), side(before)
        if here * there < 0:
            part = there / (there - here)
            kept.append((before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])))
        if here >= 0:
            kept.append(point)
    return kept


def cell(centre: Point, others: list[Point]) -> dict[str, object]:
    """The schematic shape of a centre as GeoJSON."""
    polygon = OUTLINE
    for other in others:
        if other != centre:
            polygon = clip(polygon, centre, other)
    ring = [[round(x, 3), round(y, 3)] for x, y in polygon]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
