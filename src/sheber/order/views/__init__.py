"""The pages of the state order."""

from sheber.order.views.plan import price_words
from sheber.order.views.registers import ALL

__all__ = ["ALL", "price_words"]
