"""Figures computed again without the product's code: plain CSV files and the standard library."""
