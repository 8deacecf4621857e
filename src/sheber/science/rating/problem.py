"""A rating as data: exact numbers, no rounding anywhere. Meaning: docs/methods/rating.md."""

from dataclasses import dataclass, field
from fractions import Fraction

BLOCKS = ("infrastructure", "staff", "results", "partnership")
MEASURES = ("share", "count", "choice", "each")


@dataclass(frozen=True, slots=True)
class Band:
    """Values from `low` (belongs to it) to `high` (belongs to it where `closed`; None: no end), or the answer `value`."""

    points: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    closed: bool = False
    value: str = ""

    def holds(self, number: Fraction) -> bool:
        """Whether a number lies in the band."""
        if self.low is not None and number < self.low:
            return False
        return self.high is None or number < self.high or (self.closed and number == self.high)


@dataclass(frozen=True, slots=True)
class Criterion:
    """What gives points. `share`: per cent; `count`: a whole number or an amount; `each`: `each` points for every one."""

    code: str
    block: str
    measure: str
    bands: tuple[Band, ...] = ()
    whole: bool = False  # its values are whole numbers: from 3 to 5 there is no gap before 6
    each: Fraction = Fraction(0)
    cap: Fraction | None = None
    specialty: bool = False  # counted for each specialty of a college, then averaged

    @property
    def most(self) -> Fraction:
        """The most points that it can give within its scale; of a counter without a cap: what five would give."""
        if self.measure == "each":
            return self.cap if self.cap is not None else 5 * self.each
        return max((band.points for band in self.bands), default=Fraction(0))

    @property
    def uncapped(self) -> bool:
        """Whether nothing bounds its points."""
        return self.measure == "each" and self.cap is None


@dataclass(frozen=True, slots=True)
class Scale:
    """Criteria, weights of the blocks (adding up to 100) and where the zones begin (0 to 100)."""

    criteria: tuple[Criterion, ...]
    weights: dict[str, Fraction] = field(default_factory=dict)
    strong: Fraction = Fraction(70)
    middle: Fraction = Fraction(40)


@dataclass(frozen=True, slots=True)
class Given:
    """Raw values of one row (a college, or a specialty at it): number or answer by criterion; absent: not given."""

    numbers: dict[str, Fraction] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
