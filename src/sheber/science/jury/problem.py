"""A jury's ballots: who scored whom by which criteria; who had to stand aside. Exact numbers throughout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

RULES = ("mean", "median", "borda", "approval", "schulze", "severity")


@dataclass(frozen=True)
class Ballots:
    """`scores[juror, entry]` holds one whole number from 0 to `scale` per criterion, in the order of `weights`.

    A pair is missing where the juror stood aside or did not score. `approval` is the share of the scale from which a
    score counts as approval, `places` how many entries win.
    """

    jurors: Sequence[str]
    entries: Sequence[str]
    weights: Sequence[int]
    scores: Mapping[tuple[str, str], Sequence[int]]
    scale: int
    places: int
    approval: Fraction

    def __post_init__(self) -> None:
        """Raises ValueError where a ballot does not fit the call."""
        if not self.weights or min(self.weights) <= 0 or self.scale < 1 or self.places < 1:
            raise ValueError("weights and scale must be above nought")
        known = {(juror, entry) for juror in self.jurors for entry in self.entries}
        for pair, values in self.scores.items():
            if pair not in known:
                raise ValueError(f"{pair}: no such juror or entry")
            if len(values) != len(self.weights) or not all(0 <= one <= self.scale for one in values):
                raise ValueError(f"{pair}: the scores do not fit the criteria")

    @cached_property
    def totals(self) -> dict[tuple[str, str], Fraction]:
        """Weighted mean of each ballot, 0 to `scale`."""
        whole = sum(self.weights)
        return {
            pair: Fraction(sum(w * one for w, one in zip(self.weights, values, strict=True)), whole)
            for pair, values in self.scores.items()
        }

    def without(self, juror: str) -> "Ballots":
        """The same call as if one juror had not been there."""
        kept = {pair: values for pair, values in self.scores.items() if pair[0] != juror}
        jurors = [one for one in self.jurors if one != juror]
        return Ballots(jurors, self.entries, self.weights, kept, self.scale, self.places, self.approval)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule gives: a value for each entry (None: nobody scored it, or it cannot be compared), the winners, and
    those who tie for the last places. `errors`: standard errors, where the rule has any.
    """

    rule: str
    values: dict[str, Fraction | None]
    winners: frozenset[str]
    tied: frozenset[str]
    errors: dict[str, float]

    def rank(self, entry: str) -> int | None:
        """1 for the best; equal values share a rank."""
        own = self.values[entry]
        if own is None:
            return None
        return 1 + sum(one is not None and one > own for one in self.values.values())


def chosen(values: Mapping[str, Fraction | None], places: int) -> tuple[frozenset[str], frozenset[str]]:
    """Who wins for certain, and who ties for the last places. An entry without a value never wins."""
    known = {entry: value for entry, value in values.items() if value is not None}
    if len(known) <= places:
        return frozenset(known), frozenset()
    ordered = sorted(known.values(), reverse=True)
    last, after = ordered[places - 1], ordered[places]
    if last > after:
        return frozenset(entry for entry, value in known.items() if value >= last), frozenset()
    return (
        frozenset(entry for entry, value in known.items() if value > last),
        frozenset(entry for entry, value in known.items() if value == last),
    )
