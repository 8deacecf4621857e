"""How long things live when many of them still do: the product-limit estimate (Kaplan and Meier 1958), exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Life:
    """Something was watched for `months` (whole, 0 or more); `died`: it ended then, else it was alive when last seen."""

    months: int
    died: bool


@dataclass(frozen=True, slots=True)
class Step:
    """At `months`: how many were at risk, how many died, and the share that lives longer."""

    months: int
    at_risk: int
    died: int
    alive: Fraction


def survival(lives: Sequence[Life]) -> list[Step]:
    """The steps of the estimate, one for each time at which something died, in order of time.

    Whatever was last seen alive at the time of a death counts as at risk then.
    """
    steps, alive = [], Fraction(1)
    for months in sorted({one.months for one in lives if one.died}):
        at_risk = sum(one.months >= months for one in lives)
        died = sum(one.months == months and one.died for one in lives)
        alive *= Fraction(at_risk - died, at_risk)
        steps.append(Step(months, at_risk, died, alive))
    return steps


def median(lives: Sequence[Life]) -> int | None:
    """The first time by which at most half live longer; None: more than half of them are not known to have died."""
    return next((step.months for step in survival(lives) if step.alive <= Fraction(1, 2)), None)
