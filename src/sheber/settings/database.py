"""The database settings: SQLite in the home folder, or PostgreSQL by address."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's DATABASES["default"] for `url`; empty means SQLite (WAL, immediate transactions) in `home`.

    Raises ValueError for any other scheme, naming it.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "sheber.sqlite3",
            "OPTIONS": {
                # IMMEDIATE: two writers wait for one another instead of failing half-way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL: {parts.scheme!r} is not served; use postgresql:// or leave it empty")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
