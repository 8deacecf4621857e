"""Sign-in by an OpenID provider, from the environment to the page: two real servers and a browser's requests between them."""

import html
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
import requests

from tests.web.provider import CLIENT, SECRET, Provider

PEOPLE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.contrib.auth.models import User
from sheber.kernel.access import access_index, new_access_code
from sheber.kernel.models import Appointment, Invitation
from django.utils import timezone
from datetime import timedelta
for name, role, holder in (("chief", "planner", ""), ("north", "college", "north")):
    user = User.objects.create_user(name, email=f"{name}@example.kz", password="a long password")
    Appointment.objects.create(user=user, role=role, holder=holder, starts="2020-01-01")
code = new_access_code()
Invitation.objects.create(role="college", holder="south", starts="2020-01-01", email="invited@example.kz",
    index=access_index(code), expires=timezone.now() + timedelta(days=1), made_by="chief")
print(code)
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    made = Provider()
    yield made
    made.close()


@pytest.fixture(scope="module")
def site(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a served Sheber that knows the provider by its environment, and the code of an invitation."""
    home = tmp_path_factory.mktemp("home")
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SHEBER_", "DATABASE_URL"))}
    env |= {
        "DJANGO_SETTINGS_MODULE": "sheber.settings",
        "SHEBER_HOME": str(home),
        "SHEBER_LANGUAGE": "en",
        "SHEBER_OIDC_URL": provider.url,
        "SHEBER_OIDC_CLIENT": CLIENT,
        "SHEBER_OIDC_SECRET": SECRET,
        "SHEBER_OIDC_NAME": "State ID",
        "SHEBER_OIDC_PAGES": "https://cards.example/sign-in",
    }
    made = subprocess.run([sys.executable, "-c", PEOPLE], env=env, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--port",
        str(port),
        "sheber.web.wsgi:application",
    ]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            if answers(address):
                break
            time.sleep(0.2)
        yield address, made.stdout.strip()
    finally:
        server.terminate()
        server.wait(30)


def answers(address: str) -> bool:
    try:
        return requests.get(f"{address}/health", timeout=5).status_code == 200
    except requests.RequestException:
        return False


class Browser:
    """Cookies, links and forms of one reader."""

    def __init__(self, address: str) -> None:
        self.address, self.session = address, requests.Session()
        self.page = self.url = ""
        self.status = 0

    def open(self, path: str) -> "Browser":
        return self._seen(self.session.get(self.address + path, timeout=60))

    def send(self, action: str, **told: str) -> "Browser":
        """Send the form that leads to `action` with its hidden fields and what is told."""
        form = next(
            one
            for one in re.findall(r"<form.*?</form>", self.page, re.DOTALL)
            if f'action="{action}' in html.unescape(one)
        )
        address = html.unescape(re.search(r'action="([^"]*)"', form)[1])
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
        return self._seen(self.session.post(self.address + address, data=hidden | told, timeout=60))

    def _seen(self, answer: requests.Response) -> "Browser":
        self.page, self.url, self.status = answer.text, answer.url.removeprefix(self.address), answer.status_code
        self.headers = answer.headers
        return self

    def with_password(self, name: str) -> "Browser":
        return self.open("/sign-in/").send("/sign-in/", username=name, password="a long password")

    def with_provider(self) -> "Browser":
        return self.open("/sign-in/").send("/account/provider/oidc/oidc/login/")

    @property
    def name(self) -> str:
        found = re.search(r'<a href="/me/">([^<]*)</a>', self.open("/keyboard/").page)
        return found[1] if found else ""


def test_an_unknown_person_is_refused_in_words(site: tuple[str, str], provider: Provider) -> None:
    provider.person = {
        "sub": "stranger",
        "preferred_username": "stranger",
        "email": "chief@example.kz",
        "email_verified": True,
    }
    browser = Browser(site[0])
    assert "https://cards.example" in browser.open("/sign-in/").headers["Content-Security-Policy"]
    assert provider.url in browser.headers["Content-Security-Policy"]
    assert "State ID" in browser.page
    browser.with_provider()
    assert "There is no such account here" in browser.page  # a mail address that the provider tells opens nothing
    assert browser.name == ""
    assert {"/.well-known/openid-configuration", "/authorize", "/token", "/userinfo"} <= set(provider.asked)


def test_a_college_connects_the_provider_and_signs_in_by_it(site: tuple[str, str], provider: Provider) -> None:
    provider.person = {"sub": "north-person", "preferred_username": "someone"}
    browser = Browser(site[0]).with_password("north")
    assert "State ID" in browser.open("/me/").page
    browser.open("/account/provider/").send("/account/provider/oidc/oidc/login/?process=connect")
    if "/reauthenticate/" in browser.url:
        browser.send("", password="a long password")
    assert "north-person" in browser.open("/account/provider/").page
    again = Browser(site[0]).with_provider()
    assert again.name == "north"
    provider.person = {"sub": "another"}
    assert Browser(site[0]).with_provider().name == ""


def test_an_invitation_is_taken_by_the_provider_once(site: tuple[str, str], provider: Provider) -> None:
    address, code = site
    provider.person = {"sub": "new-person", "preferred_username": "chief", "email": "other@example.kz"}
    browser = Browser(address).open(f"/invitation/{code}/")
    browser.send("/account/provider/oidc/oidc/login/")
    name = browser.name
    assert name
    assert name != "chief"  # a name that is taken is not taken over
    assert "south" in browser.open("/me/").page
    page = browser.open("/account/email/").page
    assert "invited@example.kz" in page
    assert "other@example.kz" not in page
    assert browser.open(f"/invitation/{code}/").status == 404
    assert Browser(address).with_provider().name == name
    provider.person = {"sub": "late-person"}
    late = Browser(address)
    late.open(f"/invitation/{code}/")
    assert late.with_provider().name == ""


def test_staff_need_their_second_factor_by_the_provider_too(site: tuple[str, str], provider: Provider) -> None:
    provider.person = {"sub": "chief-person"}
    browser = Browser(site[0]).with_password("chief")
    assert browser.url == "/account/2fa/"
    browser.open("/account/provider/").send("/account/provider/oidc/oidc/login/?process=connect")
    by_provider = Browser(site[0]).with_provider()
    assert by_provider.url == "/account/2fa/"
    assert by_provider.open("/order/proposal/").url == "/account/2fa/"


def test_a_provider_that_is_away_or_refuses_is_told_in_words(site: tuple[str, str], provider: Provider) -> None:
    browser = Browser(site[0])
    provider.answers = False
    try:
        assert browser.with_provider().status == 502
        assert "Sign-in by the provider failed" in browser.page
    finally:
        provider.answers = True
    provider.refuses = True
    try:
        assert "Sign-in was cancelled" in browser.with_provider().page
    finally:
        provider.refuses = False
    assert browser.open("/account/provider/oidc/oidc/login/callback/?code=x&state=forged").status in {200, 401}
    assert "Sign-in by the provider failed" in browser.page


@pytest.mark.parametrize(("language", "words"), [("kk", "Немесе мына арқылы"), ("ru", "Или через"), ("en", "Or by")])
def test_the_pages_of_the_provider_speak_three_languages(
    site: tuple[str, str], provider: Provider, language: str, words: str
) -> None:
    provider.person = {"sub": "stranger"}
    browser = Browser(site[0])
    browser.session.cookies.set("django_language", language)
    assert words in browser.open("/sign-in/").page
    refused = browser.with_provider().page.split("<main")[1].split("<footer")[0]
    if language != "en":
        assert not re.search(r"[A-Za-z]{4,}", re.sub(r"<[^>]+>", " ", f"<main{refused}"))
