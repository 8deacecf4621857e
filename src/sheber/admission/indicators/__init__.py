"""Figures of admission: who applied and what they hold; the seats and their cut-offs; appeals."""

from sheber.admission.indicators import appeals, people, seats

__all__ = ["appeals", "people", "seats"]
