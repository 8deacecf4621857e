"""The whole API: what reads (`root.py`) and what acts."""

from sheber.api import work, write
from sheber.api.order import router as order
from sheber.api.root import api

# Importing them has put their operations beside those that read the same addresses.
ACTING = (work, write)
api.add_router("/order", order)

__all__ = ["api"]
