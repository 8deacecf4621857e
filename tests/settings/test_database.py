"""Databases are named by one address."""

from pathlib import Path

import pytest
from django.db import connection

from sheber.settings.database import database
from sheber.settings.keys import kept_secret


def test_nothing_given_means_sqlite_in_the_home_folder(tmp_path: Path) -> None:
    assert database("", tmp_path)["NAME"] == tmp_path / "sheber.sqlite3"


def test_an_address_is_taken_apart(tmp_path: Path) -> None:
    made = database("postgresql://u:p%40ss@host:6543/name", tmp_path)
    assert (made["USER"], made["PASSWORD"], made["HOST"], made["PORT"], made["NAME"]) == (
        "u",
        "p@ss",
        "host",
        "6543",
        "name",
    )


def test_another_scheme_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="mysql"):
        database("mysql://x/y", tmp_path)


@pytest.mark.django_db
def test_sqlite_waits_for_writers_and_keeps_foreign_keys() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("this run is on PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)


def test_a_secret_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "one"
    first = kept_secret(path)
    assert kept_secret(path) == first
    assert path.stat().st_mode & 0o777 == 0o600
