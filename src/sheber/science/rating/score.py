"""Points from raw values, and the index from points; every step is kept so that a point can be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sheber.science.rating.problem import BLOCKS, Band, Criterion, Given, Scale

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Point:
    """What a criterion gave in one row: points, the raw value, the band it fell into; no value: no points."""

    criterion: str
    points: Fraction
    number: Fraction | None = None
    answer: str = ""
    band: Band | None = None
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a college: points, the most there could be, the share reached (0 to 1), its part of the index."""

    block: str
    points: Fraction
    most: Fraction
    share: Fraction
    part: Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """A college: its index (0 to 100), blocks, and points of every row ("" is the college itself)."""

    index: Fraction
    zone: str
    blocks: tuple[Block, ...]
    points: Mapping[str, tuple[Point, ...]]


def point(one: Criterion, given: Given) -> Point:
    """The points of one criterion in one row. A value outside every band gives none."""
    if one.measure == "choice":
        answer = given.answers.get(one.code, "")
        band = next((b for b in one.bands if b.value == answer), None) if answer else None
        return Point(one.code, band.points if band else Fraction(0), answer=answer, band=band)
    number = given.numbers.get(one.code)
    if number is None:
        return Point(one.code, Fraction(0))
    if one.measure == "each":
        raw = number * one.each
        bounded = raw if one.cap is None else min(raw, one.cap)
        return Point(one.code, bounded, number, capped=bounded < raw)
    band = next((b for b in one.bands if b.holds(number)), None)
    return Point(one.code, band.points if band else Fraction(0), number, band=band)


def score(scale: Scale, rows: Mapping[str, Given]) -> Score:
    """Rate one college. `rows`: "" is the college, other keys its specialties; their points are averaged.

    index = sum over blocks of weight x share, share = points / most, held between 0 and 1.
    """
    own = [one for one in scale.criteria if not one.specialty]
    each = [one for one in scale.criteria if one.specialty]
    college = rows.get("", Given())
    points = {"": tuple(point(one, college) for one in own)}
    for name in sorted(key for key in rows if key):
        points[name] = tuple(point(one, rows[name]) for one in each)
    blocks = tuple(_block(scale, name, points) for name in BLOCKS)
    index = sum((block.part for block in blocks), Fraction(0))
    return Score(index, zone(scale, index), blocks, points)


def _block(scale: Scale, name: str, points: Mapping[str, Sequence[Point]]) -> Block:
    by_code = {one.code: one for one in scale.criteria if one.block == name}
    most = sum((one.most for one in by_code.values()), Fraction(0))
    sums = {row: sum((p.points for p in made if p.criterion in by_code), Fraction(0)) for row, made in points.items()}
    rows = [row for row in sums if row]
    mean = sum((sums[row] for row in rows), Fraction(0)) / len(rows) if rows else Fraction(0)
    total = sums[""] + mean
    share = min(max(total / most, Fraction(0)), Fraction(1)) if most else Fraction(0)
    return Block(name, total, most, share, share * scale.weights.get(name, Fraction(0)))


def zone(scale: Scale, index: Fraction) -> str:
    """strong, middle or weak."""
    return "strong" if index >= scale.strong else "middle" if index >= scale.middle else "weak"


def places(indexes: Mapping[str, Fraction]) -> dict[str, int]:
    """The place of each in the order of the indexes; equals share one."""
    return {name: 1 + sum(other > value for other in indexes.values()) for name, value in indexes.items()}


def middle(indexes: Mapping[str, Fraction]) -> set[str]:
    """Whose indexes make the median: one of an odd number, two of an even one."""
    order = sorted(indexes, key=lambda name: (indexes[name], name))
    return set(order[(len(order) - 1) // 2 : len(order) // 2 + 1])
