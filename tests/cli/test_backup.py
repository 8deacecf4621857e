"""The drill: a backup is what was restored. On the database that the tests run on, with files, sums and refusals."""

import os
import tarfile
from pathlib import Path

import pytest
from tests.cli.commands import run

URL = os.environ.get("DATABASE_URL", "")
DISTRICTS = "code,name_ru,kind\n01,Город,city\n02,Село,district\n"


def on(url: str) -> dict[str, str]:
    return {"DATABASE_URL": url} if url else {}


@pytest.fixture
def databases(tmp_path: Path):
    """Addresses of two databases for the drill: empty texts on SQLite, two fresh databases on PostgreSQL."""
    if not URL:
        yield "", ""
        return
    import psycopg

    base, _, _ = URL.rpartition("/")
    names = [f"drill_{os.getpid()}_{part}" for part in ("old", "new")]
    with psycopg.connect(URL, autocommit=True) as connection:
        for name in names:
            connection.execute(f'CREATE DATABASE "{name}"')
        yield tuple(f"{base}/{name}" for name in names)
        for name in names:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.slow
def test_what_was_backed_up_comes_back_whole(home: Path, tmp_path: Path, databases) -> None:
    old_url, new_url = databases
    old, new, archive = home, tmp_path / "new", tmp_path / "b" / "day.tar"
    region = tmp_path / "region"
    region.mkdir()
    (region / "districts.csv").write_text(DISTRICTS, encoding="utf-8")
    assert run(old, "load", region, **on(old_url)).returncode == 0
    (old / "papers" / "x").mkdir(parents=True)
    (old / "papers" / "x" / "1").write_bytes(b"sealed")
    done = run(old, "backup", archive, "--keys", **on(old_url))
    assert done.returncode == 0, done.stderr
    assert (archive.stat().st_mode & 0o777) == 0o600
    assert run(new, "restore", archive, **on(new_url)).returncode == 0
    assert (new / "papers" / "x" / "1").read_bytes() == b"sealed"
    assert (new / "keys" / "sealed").read_text() == (old / "keys" / "sealed").read_text()
    assert run(new, "dump", tmp_path / "out", **on(new_url)).returncode == 0
    assert (tmp_path / "out" / "districts.csv").read_text(encoding="utf-8").count("\n") == 3
    assert "ok  journal" in run(new, "doctor", **on(new_url)).stdout
    assert run(new, "restore", archive, **on(new_url)).returncode == 2, "an installation with data is not overwritten"


def test_a_changed_archive_is_refused(home: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.tar"
    assert run(home, "backup", archive).returncode == 0
    raw = bytearray(archive.read_bytes())
    with tarfile.open(archive) as tar:
        info = tar.getmember("database")
        assert "home/keys/sealed" not in tar.getnames()
    raw[info.offset_data + 200] ^= 1
    broken = tmp_path / "broken.tar"
    broken.write_bytes(raw)
    refused = run(tmp_path / "new", "restore", broken)
    assert refused.returncode == 2
    assert "database was changed" in refused.stderr
    broken.write_text("nonsense")
    assert run(tmp_path / "new", "restore", broken).returncode == 2


def test_the_first_administrator_comes_in_by_a_link(home: Path, tmp_path: Path) -> None:
    done = run(home, "invite")
    assert done.returncode == 0
    assert "/invitation/" in done.stdout
    assert run(home, "invite", "--role", "nobody").returncode == 2
    assert "0 mails" in run(home, "digest").stdout
