"""Where sealed results lie: folders under SHEBER_HOME/results, and the key that signs them."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from sheber.proof.signature import SigningKey, load_or_make_key


def results() -> Path:
    """The folder of all sealed results."""
    return Path(settings.SHEBER_HOME) / "results"


def key() -> SigningKey:
    """The region's signing key."""
    return load_or_make_key(Path(settings.SHEBER_HOME) / "keys" / "signing")


def new_name(kind: str, label: str) -> str:
    """A name for a new result below `results()`: kind/label-time."""
    return f"{kind}/{label}-{timezone.now():%Y%m%d-%H%M%S-%f}"


def path_of(name: str) -> Path:
    """The folder of a result by its stored name. Raises ValueError where it would leave the results."""
    path = (results() / name).resolve()
    if not path.is_relative_to(results().resolve()):
        raise ValueError(name)
    return path


@contextmanager
def workspace() -> Iterator[Path]:
    """A folder for an input that is being written; on the same disk as the results, so that files can be linked."""
    base = Path(settings.SHEBER_HOME) / "making"
    base.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=base))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
