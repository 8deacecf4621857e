"""The credentials among what a stranger was given: `*.jwt` files, with the issuer's `did.json` and `status.jwt` beside."""

import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sheber.proof.bundle import NotABundleError, as_folder, sealed_folders
from sheber.proof.certificate import Check
from sheber.proof.credential import check_credential, key_of_credential

DOCUMENT, STATUS = "did.json", "status.jwt"
MOST_BYTES = 1 << 24


def credential_checks(path: Path, beside: Path | None = None) -> Iterator[tuple[str, dict[str, Any], list[Check]]]:
    """Name, what is said in three languages, and checks of every credential at `path`; nothing where there is none.

    `beside` is a folder with a newer `status.jwt` or `did.json`, such as the one a visitor downloaded today.
    """
    if path.is_file() and path.suffix == ".jwt":
        yield _checked(path, [beside] if beside else [path.parent])
        return
    if not _may_hold_any(path):
        return
    try:
        with as_folder(path) as folder:
            for one in sorted(folder.rglob("*.jwt")):
                if one.name != STATUS and not one.is_symlink():
                    yield _checked(one, [beside, one.parent] if beside else [one.parent])
    except NotABundleError:
        return


def _may_hold_any(path: Path) -> bool:
    """Whether it is worth unpacking: a large result without a credential is not unpacked twice."""
    if not path.is_file():
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.endswith(".jwt") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return False


def has_certificate(path: Path) -> bool:
    """Whether there is a sealed folder at `path` too."""
    try:
        with as_folder(path) as folder:
            return bool(sealed_folders(folder))
    except NotABundleError:
        return False


def _checked(path: Path, folders: list[Path | None]) -> tuple[str, dict[str, Any], list[Check]]:
    document, status = _text(DOCUMENT, folders), _text(STATUS, folders)
    token = path.read_text(encoding="utf-8", errors="replace") if path.stat().st_size < MOST_BYTES else ""
    try:
        published = None if document is None else json.loads(document)
    except ValueError:
        published = {}
    payload, checks = check_credential(token, now=datetime.now(UTC), document=published, status=status)
    name = str(payload.get("name", ""))
    told = {
        "statement": dict.fromkeys(("kk", "ru", "en"), name),
        "signature": {"key_id": key_of_credential(token)},
    }
    return path.name, told, checks


def _text(name: str, folders: list[Path | None]) -> str | None:
    for folder in folders:
        path = folder / name if folder else None
        if path and path.is_file() and not path.is_symlink() and path.stat().st_size < MOST_BYTES:
            return path.read_text(encoding="utf-8", errors="replace")
    return None
