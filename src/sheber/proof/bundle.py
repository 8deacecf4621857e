"""Opens what a stranger was given: a folder, a zip of one, or the certificate inside one."""

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sheber.proof.certificate import CERTIFICATE

STANDALONE = Path(__file__).with_name("standalone.py")
BROWSER = Path(__file__).with_name("check.html")
MOST_FILES = 20_000
MOST_BYTES = 4 << 30


class NotABundleError(ValueError):
    """There is nothing here that could be verified; the message says why."""


def sealed_folders(folder: Path) -> list[Path]:
    """`folder` itself where it is sealed, else every sealed folder below it, outermost first."""
    if (folder / CERTIFICATE).exists():
        return [folder]
    found: list[Path] = []
    for path in sorted(folder.rglob(CERTIFICATE)):
        if not any(outer in path.parents for outer in found):
            found.append(path.parent)
    return found


@contextmanager
def opened(path: Path) -> Iterator[list[Path]]:
    """The sealed folders at `path`; a zip is unpacked into a folder that is gone afterwards.

    Raises NotABundleError.
    """
    if path.is_dir():
        folders = sealed_folders(path)
        if not folders:
            raise NotABundleError(f"{path}: no {CERTIFICATE} in this folder")
        yield folders
    elif path.name == CERTIFICATE and path.exists():
        yield [path.parent]
    elif path.exists() and zipfile.is_zipfile(path):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _unpack(path, folder)
            folders = sealed_folders(folder)
            if not folders:
                raise NotABundleError(f"{path}: no {CERTIFICATE} in this zip")
            yield folders
    else:
        raise NotABundleError(f"{path}: not a folder, a zip or a {CERTIFICATE}")


@contextmanager
def as_folder(path: Path) -> Iterator[Path]:
    """The folder at `path`; a zip is unpacked into one that is gone afterwards. Raises NotABundleError."""
    if path.is_dir():
        yield path
        return
    if not path.exists() or not zipfile.is_zipfile(path):
        raise NotABundleError(f"{path}: not a folder or a zip")
    with tempfile.TemporaryDirectory() as name:
        _unpack(path, Path(name))
        yield Path(name)


def _unpack(path: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise NotABundleError(f"{path}: unpacks to more than is allowed")
            for entry in entries:
                target = (folder / entry.filename).resolve()
                if not target.is_relative_to(folder.resolve()):
                    raise NotABundleError(f"{path}: {entry.filename} would leave the folder")
            archive.extractall(folder)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise NotABundleError(f"{path}: cannot be unpacked ({error})") from error


def zip_folder(folder: Path, target: Path | IO[bytes], verifier: str = "verify.py") -> None:
    """Pack a sealed folder for downloading, both verifiers that need no package beside it; equal folders give equal bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                _pack(archive, f"{folder.name}/{path.relative_to(folder).as_posix()}", path.read_bytes())
        _pack(archive, verifier, STANDALONE.read_bytes())
        _pack(archive, BROWSER.name, BROWSER.read_bytes())


def _pack(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)
