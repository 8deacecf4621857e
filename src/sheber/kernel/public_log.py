"""The region's transparency log: what was sealed or published, in an order that nobody can change afterwards."""

from pathlib import Path
from typing import Any

from django.conf import settings

from sheber.kernel.results import key
from sheber.proof.log import Log


def log_folder() -> Path:
    """Where the log's static files lie."""
    return Path(settings.SHEBER_HOME) / "log"


def log_entry(entry: dict[str, Any]) -> int:
    """Append an entry (canonical JSON: text and whole numbers) and sign the new checkpoint; gives its index."""
    signer = key()
    return Log(log_folder(), signer.public).append(entry, signer)


def site() -> str:
    """The address under which this installation is reached, for the codes on papers."""
    hosts = [host for host in settings.ALLOWED_HOSTS if host not in {"localhost", "127.0.0.1", "[::1]"}]
    return f"https://{hosts[0].lstrip('.')}" if hosts else "http://localhost:8000"
