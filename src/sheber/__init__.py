"""Sheber: a region plans, fills, improves and accounts for its vocational education."""

__version__ = "0.1.0"
