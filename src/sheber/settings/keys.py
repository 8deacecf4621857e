"""Secrets that are made once and kept under SHEBER_HOME/keys, readable by the owner only."""

import os
import secrets
from pathlib import Path


def kept_secret(path: Path, size: int = 48) -> str:
    """Read the secret at `path`, or make one of `size` random bytes (hex) and keep it there with mode 600."""
    if path.exists():
        return path.read_text(encoding="ascii").strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    value = secrets.token_hex(size)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was first: its secret counts
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(value)
    return value
