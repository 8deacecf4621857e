"""A served region for the page tests: the tiny one with its year run."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sheber.kernel.models import Appointment
from tests.regions import tiny_year
from tests.web.chromium import browser

__all__ = ["browser"]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ROLES = {
    "planner": "",
    "head": "",
    "admission": "",
    "report": "",
    "auditor": "",
    "college": "north",
    "employer": "plant",
}


def make_region() -> None:
    """The tiny region with its year run, and an account per role."""
    tiny_year()
    for role, holder in ROLES.items():
        user = User.objects.create_user(role, password="a long password")
        Appointment.objects.create(user=user, role=role, holder=holder, starts="2020-01-01")


@pytest.fixture(scope="module")
def region(django_db_setup: None, django_db_blocker) -> None:
    """The region for all tests of a module; taken away afterwards."""
    from django.db import connection, transaction

    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        make_region()
        yield
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)
        connection.close() if connection.vendor != "sqlite" else None


@pytest.fixture
def client_of(region: None, db: None):
    """Gives a client signed in as a role; "" is a visitor."""

    def make(role: str) -> Client:
        client = Client(raise_request_exception=True)
        if role:
            client.force_login(User.objects.get(username=role))
        return client

    return make
