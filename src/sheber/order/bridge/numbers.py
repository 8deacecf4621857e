"""Numbers of the plan's files as text."""

from fractions import Fraction

from sheber.kernel.indicators import round_value


def number(value: Fraction | int, places: int = 6) -> str:
    """A decimal of at most `places` places without trailing zeros."""
    text = round_value(Fraction(value), places)
    return text.rstrip("0").rstrip(".") if "." in text else text
