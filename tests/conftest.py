"""Fixtures that all tests share."""

import os
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings

from sheber.kernel.actors import Actor, Role

# How quick a machine is decides no test. Elsewhere new examples are tried each time; a build that decides tries the same.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("house")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On another database than SQLite only what could differ there; `scripts/run_tests.sh` says so aloud.

    A test that touches no database says the same on each. Of a page in three languages one is enough: the Kazakh one,
    which is sorted by an alphabet of its own.
    """
    if connection.vendor == "sqlite":
        return
    kept = [one for one in items if _touches_database(one) and _language_of(one) in {"", "kk"}]
    config.hook.pytest_deselected(items=[one for one in items if one not in set(kept)])
    items[:] = kept


def _touches_database(item: pytest.Item) -> bool:
    by_class = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    fixtures = {"db", "transactional_db", "live_server", "django_db_setup"}
    by_fixture = fixtures & set(getattr(item, "fixturenames", ()))
    return bool(by_class or by_fixture or item.get_closest_marker("django_db"))


def _language_of(item: pytest.Item) -> str:
    told = getattr(item, "callspec", None)
    return str(told.params.get("language", "")) if told else ""


@pytest.fixture(autouse=True)
def _journal_may_be_flushed(request: pytest.FixtureRequest) -> Iterator[None]:
    """A transactional test is cleaned by DELETE, which SQLite's trigger rightly refuses: lift it for the flush."""
    yield
    transactional = {"transactional_db", "live_server"} & set(request.fixturenames)
    marker = request.node.get_closest_marker("django_db")
    if (transactional or (marker and marker.kwargs.get("transaction"))) and connection.vendor == "sqlite":
        blocker = request.getfixturevalue("django_db_blocker")
        with blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER IF EXISTS journal_no_delete")
            cursor.execute("DROP TRIGGER IF EXISTS opinion_no_delete")


@pytest.fixture(autouse=True)
def _own_language() -> None:
    """A request leaves its language behind in the thread: no test hears an earlier one's."""
    translation.deactivate()


@pytest.fixture
def planner() -> Actor:
    """The department's planner."""
    return Actor(name="planner", post="Planner", roles=frozenset({Role.PLANNER, Role.PUBLIC}), user_id=None)


@pytest.fixture
def visitor() -> Actor:
    """Somebody who has not signed in."""
    return Actor()
