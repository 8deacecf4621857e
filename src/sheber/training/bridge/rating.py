"""The rating of a year: values into points, points into rows; the digest of all that they depend on."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sheber.proof.canonical import to_canonical
from sheber.science.rating.problem import Given, Scale
from sheber.science.rating.score import Point, Score, middle, places, score
from sheber.training.bridge.scale import plain, scale_problem
from sheber.training.bridge.values import raw_of
from sheber.training.models import Criterion, RatingScale

Values = Mapping[tuple[str, str], dict[str, str]]
FOUR = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Rated:
    """What a run gives one college, as plain values for its row."""

    college: str
    index: Decimal
    zone: str
    place: int
    middle: bool
    blocks: list[dict[str, str]]
    points: list[dict[str, str]]


def decimal(value: Fraction) -> Decimal:
    """Four places, half up."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(FOUR)


def scores_of(scale: RatingScale, values: Values) -> tuple[Scale, dict[str, Score]]:
    """The score of each college that has a value of its own or of a specialty."""
    problem = scale_problem(scale)
    criteria = list(scale.criteria.select_related("field", "of").order_by("pk"))
    by_college: dict[str, dict[str, Given]] = {}
    for (college, specialty), row in values.items():
        of_college = values.get((college, ""), {})
        by_college.setdefault(college, {})[specialty] = _given(criteria, row, of_college, specialty=bool(specialty))
    return problem, {college: score(problem, rows) for college, rows in sorted(by_college.items())}


def _given(criteria: list[Criterion], row: dict[str, str], of_college: dict[str, str], *, specialty: bool) -> Given:
    numbers: dict[str, Fraction] = {}
    answers: dict[str, str] = {}
    for one in criteria:
        if (one.field.level == "specialty") != specialty:
            continue
        number, answer = raw_of(one, row, of_college)
        if number is not None:
            numbers[one.code] = number
        if answer:
            answers[one.code] = answer
    return Given(numbers, answers)


def rate(scale: RatingScale, values: Values) -> list[Rated]:
    """Every college with its place; the same values give the same rows."""
    _, scores = scores_of(scale, values)
    indexes = {college: one.index for college, one in scores.items()}
    order, between = places(indexes), middle(indexes)
    return [
        Rated(
            college,
            decimal(one.index),
            one.zone,
            order[college],
            college in between,
            [
                {
                    "block": block.block,
                    "points": plain(block.points),
                    "most": plain(block.most),
                    "share": str(decimal(block.share)),
                    "part": str(decimal(block.part)),
                }
                for block in one.blocks
            ],
            [_told(row, point) for row, made in one.points.items() for point in made],
        )
        for college, one in scores.items()
    ]


def _told(row: str, one: Point) -> dict[str, str]:
    band = one.band
    return {
        "specialty": row,
        "criterion": one.criterion,
        "points": plain(one.points),
        "number": "" if one.number is None else plain(one.number),
        "answer": one.answer,
        "low": "" if band is None or band.low is None else plain(band.low),
        "high": "" if band is None or band.high is None else plain(band.high),
        "capped": "yes" if one.capped else "",
    }


def digest(scale: RatingScale, values: Values) -> str:
    """SHA-256 over the scale and the values: equal digests mean equal points."""
    criteria: list[dict[str, Any]] = [
        {
            "code": one.code,
            "block": one.block,
            "measure": one.measure,
            "field": one.field.code,
            "of": one.of.code if one.of else "",
            "each": str(one.each if one.each is not None else ""),
            "cap": str(one.cap if one.cap is not None else ""),
            "bands": [
                [str(band.low), str(band.high), band.closed, band.value, str(band.points)] for band in one.bands.all()
            ],
        }
        for one in scale.criteria.select_related("field", "of").prefetch_related("bands").order_by("pk")
    ]
    weights = [str(getattr(scale, name)) for name in ("infrastructure", "staff", "results", "partnership")]
    rows = [[college, specialty, sorted(row.items())] for (college, specialty), row in sorted(values.items())]
    told = {"criteria": criteria, "weights": weights, "zones": [str(scale.strong_from), str(scale.middle_from)]}
    return hashlib.sha256(to_canonical({**told, "rows": rows})).hexdigest()
