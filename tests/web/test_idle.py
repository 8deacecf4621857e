"""A session without work ends on the server; what was sent after its end is kept sealed and sent only when asked."""

import html
import re
import time
from unittest import mock
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from sheber.kernel.actors import APPLICATION
from sheber.kernel.models import Draft
from sheber.registry.models import College
from sheber.web import idle

AMEND = "/registry/college/row/north/amend/"
PASSWORD = "a long password"


class Clock:
    """The seconds that Idle sees."""

    def __init__(self) -> None:
        self.now = time.time()

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(idle, "time", made)
    return made


def text_of(answer) -> str:
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize(("role", "minutes"), [("planner", 30), ("college", 120)])
def test_a_session_ends_after_minutes_without_work(client_of, clock: Clock, role: str, minutes: int) -> None:
    client = client_of(role)
    assert client.get("/me/").status_code == 200
    for _ in range(3):  # work goes on: nothing ends
        clock.now += minutes * 60 - 1
        assert client.get("/me/").status_code == 200
    key = client.session.session_key
    clock.now += minutes * 60
    answer = client.get("/registry/college/?q=north")
    assert answer.status_code == 302
    assert answer.url == "/sign-in/?next=%2Fregistry%2Fcollege%2F%3Fq%3Dnorth"
    assert not Session.objects.filter(session_key=key).exists()
    for language, words in (
        ("kk", f"{minutes} минут жұмыс"),
        ("ru", f"{minutes} минут не было"),
        ("en", "closed after"),
    ):
        client.cookies["django_language"] = language
        assert client.get("/me/").status_code == 403
        again = client_of(role)
        again.cookies["django_language"] = language
        again.get("/me/")
        clock.now += minutes * 60
        assert words in text_of(again.get("/order/", follow=True))


def test_no_session_outlives_its_day(client_of, clock: Clock) -> None:
    client = client_of("planner")
    for _ in range(24 * 3):
        assert client.get("/me/").status_code == 200
        clock.now += 600
    answer = client.get("/me/", follow=True)
    assert answer.redirect_chain[0][0].startswith("/sign-in/")
    assert "12" in text_of(answer)


def test_an_open_page_of_long_work_is_not_work(client_of, clock: Clock) -> None:
    client = client_of("planner")
    client.get("/me/")
    for _ in range(29):
        clock.now += 60
        client.get("/jobs/00000000-0000-0000-0000-000000000000/", headers={"HX-Request": "true"})
    clock.now += 60
    answer = client.get(
        "/order/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/order/?year=2026"}
    )
    assert answer.status_code == 200
    assert answer.headers["HX-Redirect"] == "/sign-in/?next=%2Forder%2F%3Fyear%3D2026"


def test_what_was_sent_too_late_is_kept_and_sent_only_when_asked(client_of, clock: Clock) -> None:
    client = client_of("planner")
    client.cookies["django_language"] = "en"
    told = dict(re.findall(r'<input[^>]* name="(\w+)" value="([^"]*)"', client.get(AMEND).content.decode()))
    told.pop("csrfmiddlewaretoken", None)
    told |= {"ownership": "state", "location": "city", "design_capacity": "777", "reason": "a letter of 3 March"}
    clock.now += 1800
    answer = client.post(AMEND, told | {"password1": "never kept"}, headers={"Referer": f"http://testserver{AMEND}"})
    assert answer.status_code == 302
    kept = f"/me/kept/?at={AMEND.replace('/', '%2F')}"
    assert answer.url == f"/sign-in/?{urlencode({'next': kept})}"
    assert College.objects.get(code="north").design_capacity != 777
    with connection.cursor() as cursor:
        cursor.execute("select * from kernel_draft")
        assert "a letter" not in str(cursor.fetchall())
    assert "The form that you sent is kept" in text_of(client.get(answer.url))
    signed = client.post("/sign-in/", {"username": "planner", "password": PASSWORD, "next": kept})
    assert (signed.status_code, signed.url) == (302, kept)
    page = text_of(client.get(kept))
    assert "a letter of 3 March" in page
    assert "never kept" not in page
    assert f'<form method="post" action="{AMEND}">' in page
    assert f'class="btn" href="{AMEND}"' in page
    assert "a letter of 3 March" not in text_of(client_of("head").get(kept))
    form = page.split(f'action="{AMEND}"')[1].split("</form>")[0]
    again = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    assert client.post(AMEND, again).status_code == 302
    assert College.objects.get(code="north").design_capacity == 777
    assert "No form is kept here" in text_of(client.get(kept))  # nothing to send twice


def test_what_cannot_be_kept_whole_is_not_kept(client_of, clock: Clock) -> None:
    client = client_of("planner")
    client.get("/me/")
    clock.now += 1800
    answer = client.post(AMEND, {"reason": "x" * 30_000})
    assert answer.url == "/sign-in/?next=%2F"
    assert not Draft.objects.exists()


def test_a_form_from_elsewhere_is_never_kept(client_of, clock: Clock) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(username="planner"))
    strict.get("/me/")
    clock.now += 1800
    assert strict.post(AMEND, {"reason": "forged"}).status_code == 403
    assert not Draft.objects.exists()


def test_an_application_that_was_left_open_is_closed(client_of, clock: Clock) -> None:
    client = client_of("")
    session = client.session
    session[APPLICATION] = "a-1"
    session.save()
    client.cookies["sessionid"] = session.session_key
    client.get("/admission/my/")
    clock.now += 7200
    answer = client.get("/admission/my/")
    assert answer.status_code == 302
    assert answer.url == reverse("admission-my")
    assert APPLICATION not in client.session


@override_settings(SESSION_IDLE={"staff": 60, "others": 600})
def test_the_operator_sets_the_minutes(client_of, clock: Clock) -> None:
    client = client_of("planner")
    client.get("/me/")
    clock.now += 59
    assert client.get("/me/").status_code == 200
    clock.now += 60
    assert client.get("/me/").status_code == 302
    assert client.get("/api/v1/sheets").status_code in {200, 401}


def test_the_environment_names_the_minutes() -> None:
    from sheber.settings.env import Env

    with mock.patch.dict("os.environ", {"SHEBER_IDLE_STAFF": "15", "SHEBER_IDLE": "45", "SHEBER_PROXIES": "1"}):
        env = Env()
    assert (env.idle_staff, env.idle, env.proxies) == (15, 45, 1)
