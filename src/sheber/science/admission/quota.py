"""Places kept by a quota: a share of the places, in whole numbers only."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

import numpy as np

Base = Literal["line", "order"]
Rounding = Literal["down", "nearest", "up"]


def kept_places(
    places: np.ndarray, share: Fraction | tuple[int, int], base: Base, rounding: Rounding, left: np.ndarray
) -> np.ndarray:
    """Places (P,) int64 that a quota keeps in each line of an order.

    `places` (P,): the lines' places; `share`: between 0 and 1; `left` (P,): what earlier quotas left of them.
    `base` "line": the share of each line, rounded, or what is left where that is less. "order": the share of all
    places, rounded, spread over the lines in proportion to their places by largest remainder (ties: the earlier
    line); what does not fit into a line goes on to the lines with room.
    Raises ValueError for a share beyond 0..1, negative places, unlike shapes or an unknown base or rounding.
    """
    part = Fraction(*share) if isinstance(share, tuple) else Fraction(share)
    weights, room = [int(one) for one in places], [int(one) for one in left]
    if not 0 <= part <= 1 or len(weights) != len(room) or min([*weights, *room], default=0) < 0:
        raise ValueError("a share between 0 and 1 and as many lines of places as of places left, none negative")
    most = [min(pair) for pair in zip(weights, room, strict=True)]
    if base == "line":
        kept = [min(rounded(one * part, rounding), limit) for one, limit in zip(weights, most, strict=True)]
        return np.array(kept, dtype=np.int64)
    if base != "order":
        raise ValueError(f"an unknown base: {base}")
    return np.array(_spread(rounded(sum(weights) * part, rounding), weights, most), dtype=np.int64)


def rounded(value: Fraction, rounding: Rounding) -> int:
    """A whole number: down, up, or the nearest (a half goes up). Raises ValueError for an unknown rounding."""
    over, under = value.numerator, value.denominator
    if rounding == "down":
        return over // under
    if rounding == "up":
        return -(-over // under)
    if rounding == "nearest":
        return (2 * over + under) // (2 * under)
    raise ValueError(f"an unknown rounding: {rounding}")


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """`total` in parts proportional to `weights`, by largest remainder (ties: the earlier one); 0 where all weigh 0."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [total * one // whole for one in weights]
    first = sorted(range(len(weights)), key=lambda place: -(total * weights[place] % whole))  # a stable sort
    for place in first[: total - sum(parts)]:
        parts[place] += 1
    return parts


def _spread(total: int, weights: Sequence[int], most: Sequence[int]) -> list[int]:
    """`total` over the lines in proportion, none above its `most`; the excess goes to the others, again in proportion."""
    kept, rest = [0] * len(weights), min(total, sum(most))
    while rest:
        open_ = [weight if have < limit else 0 for weight, have, limit in zip(weights, kept, most, strict=True)]
        for place, part in enumerate(apportion(rest, open_)):
            more = min(part, most[place] - kept[place])
            kept[place] += more
            rest -= more
    return kept
