"""Money in whole tiyn (1 tenge = 100 tiyn), so that sums are exact on every database."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

TIYN = 100


def tenge(amount: int | str | Decimal) -> int:
    """Tiyn of an amount in tenge with at most two decimals. Raises ValueError where it has more."""
    try:
        value = Decimal(str(amount)) * TIYN
    except InvalidOperation as error:
        raise ValueError(f"not an amount: {amount!r}") from error
    if value != value.to_integral_value():
        raise ValueError(f"more than two decimals: {amount!r}")
    return int(value)


def as_tenge(tiyn: int) -> Decimal:
    """The amount in tenge, exactly, without trailing zeros of the tiyn: 150 -> Decimal("1.5")."""
    value = Decimal(tiyn) / TIYN
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def in_millions(tiyn: int) -> Decimal:
    """Millions of tenge with one decimal, half up: the unit in which officials speak."""
    return (Decimal(tiyn) / (TIYN * 1_000_000)).quantize(Decimal("0.1"), ROUND_HALF_UP)
