"""A typed identification number: what is wrong with it, in words that never repeat it."""

from sheber.kernel.exchange import kinds
from sheber.kernel.exchange.advice import advise
from sheber.kernel.exchange.parse import is_iin
from sheber.kernel.words import Words


def iin_fault(text: str) -> Words | None:
    """What is wrong with an IIN; None: nothing."""
    return None if is_iin(text) else advise(kinds.Iin(), text)
