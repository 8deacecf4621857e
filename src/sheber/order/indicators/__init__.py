"""Figures of the state order: places, money, the way to the decision, how far it was filled."""

from sheber.order.indicators import money, places, way

__all__ = ["money", "places", "way"]
