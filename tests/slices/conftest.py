"""The tiny region loaded, and its year run."""

from pathlib import Path

import pytest
from tests import regions


@pytest.fixture
def tiny(db: None) -> None:
    """The tiny region in the database."""
    regions.tiny()


@pytest.fixture
def tiny_year(db: None) -> list[tuple[str, Path, float]]:
    """The tiny region with its year run: the sealed folder of every step."""
    return regions.tiny_year()
