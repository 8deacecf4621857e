"""Tries are counted for all worker processes together, by the address that asks, also behind a server for TLS."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from sheber.kernel.access import client_address, forget_tries, too_often

PROCESSES = 3
# Each process tries 20 times as soon as all are ready; of the places that there are, each is taken once.
TRY = """
import sys, time
from pathlib import Path
import django
django.setup()
from allauth.core.internal.ratelimit import consume
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from sheber.kernel.access import too_often
number, home = sys.argv[1], Path(sys.argv[2])
request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.7")
request.user = AnonymousUser()
(home / f"ready-{number}").touch()
while len(list(home.glob("ready-*"))) < int(sys.argv[3]):
    time.sleep(0.02)
own = sum(not too_often(request, "test", most=10, seconds=600) for _ in range(20))
theirs = sum(bool(consume(request, app="allauth.account", action="reset_password", key="a@example.kz")) for _ in range(20))
print(own, theirs)
"""


def test_processes_count_together(tmp_path: Path) -> None:
    env = {**os.environ, "SHEBER_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "sheber.settings"}
    env.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=env, check=True)
    command = [sys.executable, "-c", TRY]
    running = [
        subprocess.Popen(
            [*command, str(number), str(tmp_path), str(PROCESSES)], env=env, stdout=subprocess.PIPE, text=True
        )
        for number in range(PROCESSES)
    ]
    done = [[int(one) for one in process.communicate()[0].split()] for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES
    assert sum(own for own, _ in done) == 10
    assert 1 <= sum(theirs for _, theirs in done) <= 5  # who cannot get the lock in time is refused, too


def asking(address: str, told: str = ""):
    headers = {"X-Forwarded-For": told} if told else {}
    return RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)


@pytest.mark.parametrize(
    ("proxies", "told", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),  # nobody is trusted: what a client tells is nothing
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),  # what stands before it the client has told
        (2, "10.0.0.1, 203.0.113.9, 192.0.2.8", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "nonsense", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "2001:db8::7", "2001:db8::7"),
    ],
)
def test_the_address_is_the_one_that_a_trusted_server_saw(proxies: int, told: str, expected: str) -> None:
    with override_settings(TRUSTED_PROXIES=proxies):
        assert client_address(asking("192.0.2.1", told)) == expected


@pytest.mark.django_db
def test_a_place_is_taken_once_and_free_after_a_success() -> None:
    first, second = asking("192.0.2.1"), asking("192.0.2.2")
    assert [too_often(first, "x", most=2, seconds=60) for _ in range(3)] == [False, False, True]
    assert too_often(first, "x", most=2, seconds=60, count=False)
    assert not too_often(second, "x", most=2, seconds=60, count=False)
    forget_tries(first, "x", most=2)
    assert not too_often(first, "x", most=2, seconds=60)
    house = [asking(f"2001:db8::{number}") for number in range(3)]
    assert [too_often(one, "x", most=2, seconds=60) for one in house] == [False, False, True]


@override_settings(TRUSTED_PROXIES=1)
def test_one_who_guesses_does_not_shut_everybody_out(client_of) -> None:
    cache.clear()
    wrong = {"username": "x", "password": "y"}
    for _ in range(10):
        Client().post(reverse("sign-in"), wrong, headers={"X-Forwarded-For": "203.0.113.9"})
    for address, status in (("203.0.113.9", 429), ("203.0.113.10", 200)):
        assert Client().post(reverse("sign-in"), wrong, headers={"X-Forwarded-For": address}).status_code == status
