"""Answers of the questionnaire -> science -> what the pupil is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sheber.guidance.models import InterestField, PlaceOffer
from sheber.guidance.queries import field_of
from sheber.guidance.words import ITEMS
from sheber.science.interest.reliability import LEAST, alpha
from sheber.science.interest.score import MOST, TYPES, fit, strongest, sums

KINDS = [kind for kind, _ in ITEMS]
SHOWN = 12
__all__ = ["LEAST", "MOST", "TYPES"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A pupil's sums by type and the strongest letters (empty: the answers prefer nothing)."""

    sums: dict[str, int]
    letters: str
    most: int  # a sum can reach


def profile_of(answers: Sequence[int]) -> Profile:
    """The profile of one set of answers in the items' order. Raises ValueError where they do not fit."""
    row = [int(one) for one in sums(np.array([list(answers)], dtype=np.int64), KINDS)[0]]
    return Profile(dict(zip(TYPES, row, strict=True)), strongest(row), MOST * KINDS.count("R"))


def alphas(rows: Sequence[Sequence[int]]) -> dict[str, float]:
    """Cronbach's alpha of each scale, where there are answers enough."""
    table = np.array(rows, dtype=np.int64).reshape(len(rows), len(KINDS))
    made = {}
    for kind in TYPES:
        found = alpha(table[:, [place for place, one in enumerate(KINDS) if one == kind]])
        if found is not None:
            made[kind] = found
    return made


@dataclass(frozen=True, slots=True)
class Fitting:
    """A place with how well its field fits, the field, and about how far it is (None: not known)."""

    offer: PlaceOffer
    field: InterestField
    fit: int
    distance: int | None


def fitting(
    letters: str, offers: Sequence[PlaceOffer], fields: Sequence[InterestField], far: dict[str, int], base: str
) -> list[Fitting]:
    """The places that fit best: by fit, then the nearest, then most places; one row for a programme."""
    found = []
    for one in offers:
        field = field_of(fields, one.qualification.specialty.code)
        points = fit(letters, field.letters) if field else 0
        if field and points and (not base or one.base == base):
            found.append(Fitting(one, field, points, far.get(one.college.district.code)))
    found.sort(key=lambda one: (-one.fit, 10**6 if one.distance is None else one.distance, -one.offer.places))
    return _varied(found)


def best_direction(letters: str, fields: Iterable[InterestField]) -> str:
    """The direction of classes whose fields fit the letters best; empty where nothing does."""
    best, name = 0, ""
    for field in fields:
        points = fit(letters, field.letters)
        if points > best:
            best, name = points, field.direction
    return name


def _varied(found: list[Fitting]) -> list[Fitting]:
    """At most two places of one specialty: a list of twelve welders tells nobody anything."""
    seen: dict[str, int] = {}
    shown = []
    for one in found:
        code = one.offer.qualification.specialty.code
        seen[code] = seen.get(code, 0) + 1
        if seen[code] <= 2:
            shown.append(one)
    return shown[:SHOWN]
