"""Benchmarks: `python -m benchmarks [NAME ...]`; results as Markdown under benchmarks/results."""
