"""`sheber backup`, `restore`: the database, the files and, where asked, the keys, in one archive with its sums.

The archive is a tar file: `manifest.json` first (version, database, sums of every other member), then `database`, then
the folders of SHEBER_HOME. It is written beside its place and renamed, so that a half-written one never stands there.
"""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

import sheber
from sheber.cli.django import migrate, start
from sheber.cli.shared import console, errors

FOLDERS = ("results", "papers", "files", "log", "mail")  # of SHEBER_HOME; the rest is made anew when needed
KEYS = "keys"
FORMAT = 1


class BackupError(RuntimeError):
    """Why a backup was not made or not restored."""


def backup(
    archive: Annotated[Path, typer.Argument(help="The archive to write, for example backup/2026-11-26.tar.")],
    keys: Annotated[
        bool, typer.Option("--keys", help="Put the keys in, too: then the archive opens every sealed column.")
    ] = False,
) -> None:
    """Write the database and all files into one archive, and read it back before saying that it is there."""
    start()
    try:
        manifest = make_backup(archive, keys=keys)
    except BackupError as error:
        _refuse(error)
    console.print(f"{archive}: {len(manifest['members'])} members, {archive.stat().st_size:,} bytes, sums agree")
    if not keys:
        console.print(
            "Without the keys: keep SHEBER_HOME/keys apart, or sealed columns cannot be read after a restore."
        )


def restore(
    archive: Annotated[Path, typer.Argument(help="An archive of `sheber backup`.")],
    check: Annotated[bool, typer.Option("--check", help="Only hold the archive against its sums.")] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace what is in this installation. Without it: an empty one only.")
    ] = False,
) -> None:
    """Put an archive back into this installation's database and SHEBER_HOME: all of it or, where it is broken, nothing."""
    try:
        if check:
            manifest = read_manifest(archive)
            console.print(f"{archive}: whole, {len(manifest['members'])} members, made {manifest['made']}")
            return
        manifest = put_back(archive, replace=replace)
    except BackupError as error:
        _refuse(error)
    from sheber.kernel.journal import first_broken_entry  # after Django's set-up

    broken = first_broken_entry()
    if broken is not None:
        errors.print(f"The journal of the archive is broken at entry {broken}.")
        raise typer.Exit(1)
    console.print(f"restored what was made {manifest['made']}; the journal's chain is whole")


def _refuse(error: BackupError) -> None:
    errors.print(str(error), markup=False)
    raise typer.Exit(2) from None


def _settings() -> tuple[Path, dict[str, Any]]:
    from django.conf import settings  # after Django's set-up

    return Path(settings.SHEBER_HOME), settings.DATABASES["default"]


def make_backup(archive: Path, *, keys: bool = False) -> dict[str, Any]:
    """Write and check an archive; gives its manifest. Raises BackupError."""
    home, database = _settings()
    if archive.exists():
        raise BackupError(f"{archive} is there already: name another file.")
    archive.parent.mkdir(parents=True, exist_ok=True)
    half = archive.with_name(archive.name + ".part")
    with tempfile.TemporaryDirectory(prefix="sheber-backup-") as folder:
        dumped = Path(folder) / "database"
        _dump(database, dumped)
        members = {"database": dumped, **dict(_files(home, (*FOLDERS, *((KEYS,) if keys else ()))))}
        manifest = {
            "format": FORMAT,
            "sheber": sheber.__version__,
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "database": database["ENGINE"].rsplit(".", 1)[-1],
            "members": {name: _sum(path) for name, path in members.items()},
        }
        with open(half, "wb") as raw:
            os.chmod(half, 0o600)
            with tarfile.open(fileobj=raw, mode="w") as tar:
                text = json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1).encode()
                info = tarfile.TarInfo("manifest.json")
                info.size = len(text)
                tar.addfile(info, io.BytesIO(text))
                for name, path in members.items():
                    tar.add(path, arcname=name, recursive=False)
            raw.flush()
            os.fsync(raw.fileno())
    read_manifest(half)
    half.rename(archive)
    return manifest


def _files(home: Path, folders: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    for folder in folders:
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield f"home/{path.relative_to(home).as_posix()}", path


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_manifest(archive: Path) -> dict[str, Any]:
    """Hold every member against its sum; gives the manifest. Raises BackupError with the first that differs."""
    try:
        with tarfile.open(archive) as tar:
            first = tar.next()
            text = tar.extractfile(first) if first and first.name == "manifest.json" else None
            if text is None:
                raise BackupError(f"{archive} is no archive of sheber backup: manifest.json does not stand first.")
            manifest: dict[str, Any] = json.load(text)
            wanted = dict(manifest["members"])
            for info in tar:
                if info.name == "manifest.json":
                    continue
                file = tar.extractfile(info)
                found = hashlib.file_digest(file, "sha256").hexdigest() if file else ""  # type: ignore[arg-type]
                if wanted.pop(info.name, None) != found:
                    raise BackupError(f"{archive}: {info.name} was changed or does not belong there.")
    except (OSError, tarfile.TarError, ValueError, KeyError, TypeError) as error:
        raise BackupError(f"{archive}: cannot be read ({error}).") from error
    if wanted:
        raise BackupError(f"{archive}: {next(iter(wanted))} is missing.")
    if manifest.get("format") != FORMAT:
        raise BackupError(f"{archive}: format {manifest.get('format')} is not known to this version.")
    return manifest


def put_back(archive: Path, *, replace: bool = False) -> dict[str, Any]:
    """Restore a checked archive. Raises BackupError."""
    manifest = read_manifest(archive)
    start(migrated=False)
    home, database = _settings()
    vendor = database["ENGINE"].rsplit(".", 1)[-1]
    if manifest["database"] != vendor:
        raise BackupError(f"The archive holds {manifest['database']}, this installation runs on {vendor}.")
    if not replace and _in_use(database):
        raise BackupError("This installation has data already: --replace puts the archive in its place.")
    with tempfile.TemporaryDirectory(prefix="sheber-restore-", dir=home) as folder:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
        _load(database, Path(folder) / "database")
        for path in sorted((Path(folder) / "home").glob("*")):
            if path.is_dir():
                shutil.rmtree(home / path.name, ignore_errors=True)
                path.rename(home / path.name)
    if (home / KEYS).is_dir():
        for path in (home / KEYS).iterdir():
            path.chmod(0o600)
    migrate()
    return manifest


def _in_use(database: dict[str, Any]) -> bool:
    from django.db import DatabaseError, connection  # after Django's set-up

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM kernel_journalentry")
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        return False
    finally:
        connection.close()


def _dump(database: dict[str, Any], target: Path) -> None:
    if database["ENGINE"].endswith("sqlite3"):
        # SQLite's own way: a whole copy even while others write.
        with sqlite3.connect(database["NAME"]) as source, sqlite3.connect(target) as copy:
            source.backup(copy)
        copy.close()
        source.close()
        return
    _run(database, "pg_dump", "--format=custom", "--no-owner", f"--file={target}", database["NAME"])


def _load(database: dict[str, Any], source: Path) -> None:
    from django.db import connection  # after Django's set-up

    connection.close()
    if database["ENGINE"].endswith("sqlite3"):
        with sqlite3.connect(source) as kept, sqlite3.connect(database["NAME"]) as target:
            kept.backup(target)
        kept.close()
        target.close()
        return
    name = f"--dbname={database['NAME']}"
    _run(database, "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", name, str(source))


def _run(database: dict[str, Any], program: str, *arguments: str) -> None:
    """Run PostgreSQL's own program; the password goes by the environment, not by the command line."""
    found = shutil.which(program)
    if not found:
        raise BackupError(f"{program} is not installed: on Debian, apt install postgresql-client.")
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    env = {**os.environ, **{var: str(database[name]) for name, var in names.items() if database.get(name)}}
    done = subprocess.run([found, *arguments], env=env, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BackupError(f"{program}: {done.stderr.strip()[-400:]}")
