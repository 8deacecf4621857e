"""Graduates on the way and what is missing: people in training x entry x moves x crosswalk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheber.science.demand.waterfall import THOUSAND

Place = tuple[str, str, int]  # occupation, district, year


@dataclass(frozen=True, slots=True)
class Learners:
    """People in training who finish in a year."""

    specialty: str
    district: str
    year: int
    number: float


def supply(
    learners: Sequence[Learners],
    crosswalk: Mapping[str, Sequence[tuple[str, float]]],
    mobility: Mapping[str, Sequence[tuple[str, float]]],
    entry: Mapping[str, float],
) -> dict[Place, int]:
    """Graduates on the way by (occupation, district, year), in thousandths; no moves: all stay in their district."""
    total: dict[Place, float] = {}
    for one in learners:
        entering = one.number * entry.get(one.specialty, 1.0)
        for district, move in mobility.get(one.district) or ((one.district, 1.0),):
            for occupation, share in crosswalk.get(one.specialty, ()):
                key = (occupation, district, one.year)
                total[key] = total.get(key, 0.0) + entering * move * share
    return {key: round(value * THOUSAND) for key, value in sorted(total.items()) if value > 0}


def gaps(needs: Mapping[Place, int], coming: Mapping[Place, int]) -> dict[Place, tuple[int, int, int]]:
    """Need, supply and what is missing (below nought: too many) by place, in thousandths."""
    return {
        key: (needs.get(key, 0), coming.get(key, 0), needs.get(key, 0) - coming.get(key, 0))
        for key in sorted({*needs, *coming})
    }
