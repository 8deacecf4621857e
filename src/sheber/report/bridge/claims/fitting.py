"""Whether a figure as it was written fits a value: to its last written digit, within its bound, never more loosely."""

import re
from fractions import Fraction

from sheber.report.bridge.claims.grammar import ABOUT, CHANGE, COUNT, DIFFERENCE, LEAST, MOST, NEARLY, SHARE
from sheber.report.bridge.claims.reading import Claim

_ROUNDED = Fraction(1, 20)  # a rounded figure is at most this part off, however few digits were written
_BOUND = Fraction(1, 5)  # "more than 500" of 800 tells nothing


def told_value(claim: Claim) -> Fraction:
    """The value as the text tells it; the lower end of a range."""
    return claim.number.value


def fits(claim: Claim, value: Fraction, decimals: int) -> bool:
    """Whether the value fits what was written."""
    number = claim.number
    written = number.value
    step = number.step
    if claim.kind == SHARE and not claim.unit:  # a third, a half
        return (abs(value - written * 100) <= 2 and not claim.bound) or _fits_bound(
            claim, value, written * 100, Fraction(8)
        )
    if number.high is not None:
        return written <= value <= number.high
    if claim.bound:
        return _fits_bound(claim, value, written, _last_digit(written, step))
    if number.scaled or claim.kind == SHARE or step < 1:
        return _rounds(value, written, step)
    if decimals and claim.kind not in {COUNT, DIFFERENCE}:
        return _rounds(value, written, step)
    return _rounds(value, written, Fraction(1, 10**decimals)) if value.denominator != 1 else value == written


def _rounds(value: Fraction, written: Fraction, step: Fraction) -> bool:
    """Half a step belongs to the next value away from nought: figures are rounded so."""
    off = (value - written) * (1 if written >= 0 else -1)
    return value == written or (abs(off) <= _ROUNDED * abs(written) and -step / 2 <= off < step / 2)


def _last_digit(written: Fraction, step: Fraction) -> Fraction:
    """The worth of the last digit that is not nought: 1,000 in 48,000, 100 in 500."""
    size = step
    while written and (written / (size * 10)).denominator == 1:
        size *= 10
    return size


_STRICT = re.compile(
    r"(?<!не )(?<!\w)(?:более|больше|менее|меньше|свыше|выше|ниже|превы\w+)|"
    r"(?<!no )(?<!not )(?<!\w)(?:more than|less than|fewer than|over|under|above|below)",
    re.IGNORECASE,
)


def holds_loosely(claim: Claim, value: Fraction) -> bool:
    """Whether a bound holds, however far it is: "more than 500" of 800."""
    number = claim.number
    written = number.value * (100 if claim.kind == SHARE and not claim.unit else 1)
    return (claim.bound == LEAST and value > written) or (claim.bound == MOST and value < written)


def _fits_bound(claim: Claim, value: Fraction, written: Fraction, size: Fraction) -> bool:
    most = min(size, _BOUND * written)
    if value == written and size == 1 and _STRICT.search(claim.sentence, claim.whole[0], claim.start):
        return False  # "more than 7,407" of 7,407 exactly
    if claim.bound == LEAST:
        return written <= value < written + most
    if claim.bound in {MOST, NEARLY}:
        return written - most < value <= written
    return claim.bound == ABOUT and abs(value - written) <= min(size / 2, _BOUND / 2 * written)


def fits_ratio(claim: Claim, ratio: Fraction) -> bool:
    """Whether a ratio of now to before fits "twice as many", "by 20 % less"."""
    if claim.kind == CHANGE:
        change = (1 - ratio) * 100 if claim.down else (ratio - 1) * 100
        number = claim.number
        if claim.bound:
            return _fits_bound(claim, change, number.value, _last_digit(number.value, number.step))
        return abs(change - number.value) <= number.step / 2
    told = 1 / ratio if claim.down else ratio
    written = claim.number.value
    if claim.bound:
        return _fits_bound(claim, told, written, claim.number.step)
    return abs(told - written) <= min(claim.number.step / 2, _ROUNDED * written)
