"""What a stranger can check of a forecast without the solver: terms, switches, sums, intervals, scenarios."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sheber.science.demand.waterfall import Parts, employed, terms


@dataclass(frozen=True, slots=True)
class Told:
    """A published number: its cell and year, its need, terms and parts in thousandths, its quantiles in order."""

    name: str
    need: int
    terms: Mapping[str, int]
    parts: Parts
    quantiles: tuple[int, ...]
    before: int  # employed before and after the year, in thousandths
    after: int


def faults(told: list[Told], without: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """(kind, first counter-example) of every rule that is broken."""
    for one in told:
        if sum(one.terms.values()) != one.need or one.need < 0:
            yield "sums", f"{one.name}: {sum(one.terms.values())} is not {one.need}"
            break
    for one in told:
        if dict(one.terms) != terms(one.parts, without):
            yield "formulas", f"{one.name}: the terms do not follow from the parts"
            break
    for one in told:
        if (one.before, one.after) != employed(one.parts):
            yield "coherent", f"{one.name}: employment {one.before} and {one.after} do not follow from its parts"
            break
    for one in told:
        if list(one.quantiles) != sorted(one.quantiles) or one.quantiles[0] < 0:
            yield "intervals", f"{one.name}: the quantiles are not in order"
            break
