"""The tiny region loaded, and its year run, once for all tests that only read it."""

from pathlib import Path

import pytest

from sheber.kernel.actors import SYSTEM

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def tiny(db: None) -> None:
    """The tiny region in the database."""
    from sheber.kernel.exchange.package import load_folder

    load_folder(SYSTEM, EXAMPLES / "tiny", reason="test")


@pytest.fixture
def tiny_year(tiny: None) -> list[tuple[str, Path, float]]:
    """The tiny region with its year run: the sealed folder of every step."""
    from sheber.cli.year import run_year

    return list(run_year(2026, lambda done, note: None))
