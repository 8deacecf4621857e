"""From how many people on a number may be published: the one rule of pages, API, report and files.

Producers of official statistics hide counts of 1 to 4 people, percentages of fewer than 23 and averages of fewer than 8 of them
(HESA's standard; Ofqual hides the same counts). A rule is never edited: a new one is added with its day, and a certificate names
the one that it was made by.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sheber.kernel.measures import Count, Measure, Quotient, parts_of


@dataclass(frozen=True, slots=True)
class SmallNumbers:
    """The least number of people in a group, under a percentage, under an average."""

    version: int
    since: date
    group: int
    share: int
    mean: int

    def as_dict(self) -> dict[str, int]:
        """For a certificate."""
        return {"threshold": self.group, "least_of_share": self.share, "least_of_mean": self.mean}

    def base(self, measure: Measure) -> int:
        """On how many people a measure must stand: more for a percentage or an average than for a count."""
        if not isinstance(measure, Quotient):
            return self.group
        return self.share if measure.per == 100 else self.mean

    def hides(self, measure: Measure, count: Fraction, parts: Sequence[Fraction]) -> bool:
        """Whether a figure of `count` rows, made of `parts` (as `measures.parts_of`), tells of too few people.

        Few are the rows, a part, those whom a part leaves out of the rows or of the denominator, or the denominator.
        """
        rests = [count - part for part in parts if part <= count]
        if isinstance(measure, Quotient):
            above, below = parts
            if 0 < below < self.base(measure):
                return True
            rests.append(max(below - above, Fraction(0)))
        return any(0 < number < self.group for number in (count, *parts, *rests))


RULES = (
    SmallNumbers(version=1, since=date(2026, 11, 24), group=5, share=1, mean=1),
    SmallNumbers(version=2, since=date(2026, 11, 26), group=5, share=23, mean=8),
)
NEWEST = RULES[-1]


def rule_of(version: str) -> SmallNumbers:
    """The rule that a certificate names; one that is not known is the newest."""
    return next((one for one in RULES if str(one.version) == version), NEWEST)


def parts_in(measure: Measure, columns: Sequence[str], numbers: Sequence[Fraction]) -> list[Fraction]:
    """A measure's parts from a group of people: its count, then the sums of `columns`."""
    sums = dict(zip(columns, numbers[1:], strict=True))
    return [numbers[0] if isinstance(part, Count) else sums[part.column] * part.scale for part in parts_of(measure)]
