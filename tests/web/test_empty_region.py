"""An installation on its first day, with nothing in it: every page that a role reaches by links opens and leads on."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import Resolver404, resolve

from sheber.kernel.models import Appointment
from sheber.kernel.pages.register import REGISTERS
from sheber.registry.models import Region
from tests.web.matrix import ROLES, addresses

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow]
LINK = re.compile(r'href="(/[^"#]*)')
PASSED_OVER = ("/static/", "/account/logout", "/help/picture/", "/api/")
STARTS = ("/", "/me/", "/notices/", "/jobs/", "/search/?q=x", "/admission/my/", "/forum/my/")
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture(autouse=True)
def _own_home(settings, tmp_path: Path) -> None:
    """The public log of other tests' reports lies in the process's home."""
    settings.SHEBER_HOME = tmp_path


def route_of(link: str) -> str:
    """The name of a link's route; a register's pages are one component: those of colleges stand for all."""
    try:
        name = resolve(link.split("?")[0]).url_name or link
    except Resolver404:
        return link
    stem, _, kind = name.rpartition("-")
    return f"register {kind}" if kind != "list" and stem in {one.name for one in REGISTERS.values()} else name


def crawl(client: Client) -> Iterator[tuple[str, str, int, str]]:
    """Address, where it was linked from, status and text of one page of every route that links lead to."""
    waiting, seen = [(start, "") for start in STARTS], set()
    while waiting:
        link, origin = waiting.pop(0)
        route = route_of(link)
        if route in seen or link.startswith(PASSED_OVER):
            continue
        seen.add(route)
        answer = client.get(link)
        html = answer.headers.get("Content-Type", "").startswith("text/html") and answer.status_code == 200
        page = answer.content.decode() if html else ""
        yield link, origin, answer.status_code, page
        target = answer.headers.get("Location", "")
        links = [target] if target.startswith("/") else [unescape(one) for one in LINK.findall(page)]
        waiting.extend((one, link) for one in links)


def client_of(role: str, language: str) -> Client:
    client = Client(raise_request_exception=False)
    client.cookies["django_language"] = language
    if ROLES[role] is not None:
        user = User.objects.create_user(role, password="a long password")
        Appointment.objects.create(user=user, role=role, holder=ROLES[role], starts="2020-01-01")
        client.force_login(user)
    return client


@pytest.mark.parametrize(("role", "named"), [*((role, False) for role in ROLES), ("administrator", True)])
def test_every_page_of_an_empty_region_opens(role: str, named: bool) -> None:
    addresses()
    language = LANGUAGES[list(ROLES).index(role) % 3]
    if named:
        Region.objects.create(code="r", name_kk="Аймақ", name_ru="Регион", name_en="Region", current_year=2026)
    faults, dead = [], []
    for link, origin, status, page in crawl(client_of(role, language)):
        # Who holds a role for a college that no sheet has brought yet is told so by the page that is not there.
        of_holder = status == 404 and ROLES[role] and f"/{ROLES[role]}/" in link
        if status >= 400 and link not in STARTS and not of_holder:
            faults.append((status, link, origin))
        main = page.split("<main")[-1].split("</main>")[0]
        if page and len(re.findall(r"<h1", main)) != 1:
            dead.append(link)
    assert not faults, "\n".join(map(str, faults))
    assert not dead, "\n".join(dead)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_says_what_is_missing_and_what_to_do(language: str) -> None:
    page = client_of("administrator", language).get("/").content.decode()
    assert "<code>sheber load FOLDER</code>" in page
    assert '<details class="begin" open>' in page
    assert 'href="/people/invite/"' in page.split("<main")[1]
