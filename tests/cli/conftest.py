"""A home with an empty database, made once: making one takes seven seconds, most commands are not about that."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after its first start."""
    made = tmp_path_factory.mktemp("home") / "var"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SHEBER_", "DATABASE_URL"))}
    kept |= {"SHEBER_HOME": str(made), "DJANGO_SETTINGS_MODULE": "sheber.settings"}
    made.mkdir()
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], env=kept, check=True, timeout=600)
    return made


@pytest.fixture
def home(made_home: Path, tmp_path: Path) -> Path:
    """A home of the test's own, with an empty database."""
    return Path(shutil.copytree(made_home, tmp_path / "var"))
