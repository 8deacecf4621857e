"""Distances between districts, as admission shows them (the measure itself is the kernel's: guidance needs it, too)."""

from sheber.kernel.distance import about, distances_from, kilometres, middle_of

__all__ = ["about", "distances_from", "kilometres", "middle_of"]
