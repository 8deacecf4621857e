"""What is wrong with a scale before anybody is rated by it: gaps, overlaps, ends that are open, weights."""

import itertools
from dataclasses import dataclass
from fractions import Fraction

from sheber.science.rating.problem import BLOCKS, MEASURES, Band, Criterion, Scale

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a criterion ("" : of the scale): its kind, and the numbers between which it lies."""

    criterion: str
    kind: str  # gap, overlap, begins, ends, empty, backwards, twice, weights, zones, block, measure
    low: Fraction | None = None
    high: Fraction | None = None


def faults(scale: Scale) -> list[Fault]:
    """Every fault of a scale; none: each value from nought up falls into exactly one band."""
    made: list[Fault] = []
    if sum(scale.weights.values()) != HUNDRED or set(scale.weights) != set(BLOCKS):
        made.append(Fault("", "weights", sum(scale.weights.values(), Fraction(0))))
    if not 0 <= scale.middle <= scale.strong <= HUNDRED:
        made.append(Fault("", "zones", scale.middle, scale.strong))
    for one in scale.criteria:
        made += _of_criterion(one)
    return made


def _of_criterion(one: Criterion) -> list[Fault]:
    if one.block not in BLOCKS:
        return [Fault(one.code, "block")]
    if one.measure not in MEASURES:
        return [Fault(one.code, "measure")]
    if one.measure == "each":
        return [] if one.each > 0 else [Fault(one.code, "empty")]
    if not one.bands:
        return [Fault(one.code, "empty")]
    return _answers(one) if one.measure == "choice" else _ranges(one)


def _answers(one: Criterion) -> list[Fault]:
    values = [band.value for band in one.bands]
    made = [Fault(one.code, "empty") for value in values if not value]
    return made + [Fault(one.code, "twice") for value in sorted(set(values)) if value and values.count(value) > 1]


def _end(band: Band, *, whole: bool) -> tuple[Fraction | None, bool]:
    """The end and whether it belongs; of whole numbers `3 to 5` is `3 up to 6`."""
    if band.high is not None and band.closed and whole:
        return band.high + 1, False
    return band.high, band.closed


def _ranges(one: Criterion) -> list[Fault]:
    made: list[Fault] = []
    bands = sorted(one.bands, key=lambda band: band.low if band.low is not None else Fraction(0))
    for band in bands:
        empty = band.high is not None and band.low is not None and band.high == band.low and not band.closed
        if band.high is not None and band.low is not None and (band.high < band.low or empty):
            made.append(Fault(one.code, "backwards", band.low, band.high))
    first = bands[0].low if bands[0].low is not None else Fraction(0)
    if first > 0:
        made.append(Fault(one.code, "begins", Fraction(0), first))
    for before, after in itertools.pairwise(bands):
        made += _between(one, before, after)
    end, closed = _end(bands[-1], whole=one.whole)
    open_share = one.measure == "share" and end is not None and (end > HUNDRED or (closed and end == HUNDRED))
    if end is not None and not open_share:
        made.append(Fault(one.code, "ends", end))
    return made


def _between(one: Criterion, before: Band, after: Band) -> list[Fault]:
    end, closed = _end(before, whole=one.whole)
    start = after.low if after.low is not None else Fraction(0)
    if end is None or end > start or (end == start and closed):
        return [Fault(one.code, "overlap", start, end)]
    return [Fault(one.code, "gap", end, start)] if end < start else []
