"""Every page type of the region in SHEBER_HOME as each role reaches it: by following links from its first page.

Used by measure_pages.py, axe_sweep.py and screenshots.py. Links that lead nowhere are told.
"""

import logging
import os
import re
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from typing import Any, TypeVar

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sheber.settings")
os.environ["SHEBER_DEMO"] = "1"

import django

django.setup()
logging.disable(logging.ERROR)  # a line for every request would hide the answer

from django.conf import settings  # noqa: E402  (after the set-up)
from django.contrib.auth.models import User  # noqa: E402  (after the set-up)
from django.test import Client  # noqa: E402  (after the set-up)
from django.urls import Resolver404, get_resolver, resolve  # noqa: E402  (after the set-up)

from sheber.admission.models import Application  # noqa: E402  (after the set-up)
from sheber.cli.demo import ACCOUNTS  # noqa: E402  (after the set-up)
from sheber.forum.models import Delegation  # noqa: E402  (after the set-up)
from sheber.forum.rules import OPENED as DELEGATION  # noqa: E402  (after the set-up)
from sheber.kernel.actors import APPLICATION, OPENED  # noqa: E402  (after the set-up)
from sheber.kernel.pages.register import REGISTERS  # noqa: E402  (after the set-up)

_ = get_resolver().url_patterns  # the registers are declared with the addresses
T = TypeVar("T")
VISITOR, APPLICANT, DELEGATE = "visitor", "applicant", "delegate"
ROLES = (VISITOR, APPLICANT, DELEGATE, *ACCOUNTS)
DOORS = (
    "/",
    "/figures/",
    "/search/?q=колледж",
    "/keyboard/",
    "/view/",
    "/check/",
    "/check/guide/",
    "/check/browser/",
)
INSIDE = ("/me/", "/notices/", "/jobs/", "/account/2fa/", "/account/sessions/", "/account/email/", "/account/password/change/", "/design/")  # fmt: skip
SHUT = ("/sign-in/", "/account/password/reset/", "/account/signup/")
FILES = re.compile(
    r"\.(pdf|zip|xlsx|csv|json|jwt|docx|ics|xml|jpg|png|tlog-proof|html|txt|md)$|/copy$|/annex/|/file/|^/api/"
)
KINDS = ("list", "detail", "compare", "upload", "bulk", "amend")
LINK = re.compile(r'href="(/[^"#]*)(?:#[^"]*)?"')


@dataclass
class Found:
    """What one role reaches: addresses by the name of their route, at most `most` each; links that lead nowhere."""

    role: str
    most: int = 1
    pages: dict[str, list[str]] = field(default_factory=dict)
    broken: list[tuple[str, str, int]] = field(default_factory=list)

    def take(self, address: str) -> bool:
        """Whether the address is one to look at: its route is known and not seen often enough."""
        path = address.split("?")[0]
        if FILES.search(path):
            return False
        try:
            name = resolve(path).url_name or path
        except Resolver404:
            name = path
        seen = self.pages.setdefault(name, [])
        if len(seen) >= self.most or address in seen:
            return False
        seen.append(address)
        return True


def client_of(role: str) -> Client:
    """A session of that role: an account of the example, a visitor, an application or a delegation opened by its code."""
    client = Client(raise_request_exception=False)
    if role in ACCOUNTS:
        client.force_login(User.objects.get(username=role))
    elif role != VISITOR:
        session = client.session
        if role == APPLICANT:
            placed = Application.objects.order_by("pk").values_list("applicant__code", flat=True).first()
            session[APPLICATION] = placed
        else:
            one = Delegation.objects.order_by("pk").first()
            session[OPENED] = [[DELEGATION, one.code]] if one else []
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def session_of(role: str) -> str:
    """The key of a new session of that role, for a browser's cookie; empty for a visitor."""
    cookie = client_of(role).cookies.get(settings.SESSION_COOKIE_NAME)
    return cookie.value if cookie else ""


def in_a_thread(function: Callable[..., T], *given: Any) -> T:
    """Call what asks the database: Playwright keeps an event loop in the main thread, where Django would refuse it."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function, *given).result()


def starts_of(role: str) -> Iterator[str]:
    """Where following links begins."""
    yield from DOORS
    yield from SHUT if role in {VISITOR, APPLICANT, DELEGATE} else INSIDE
    if role == APPLICANT:
        yield "/admission/my/"
    if role == DELEGATE:
        yield "/forum/my/delegation/"


def crawl(role: str, most: int = 1, *, registers: bool = True, known: Collection[str] = ()) -> Found:
    """Follow every link of a role's pages, `most` addresses a route; routes that are known already are passed over."""
    if "testserver" not in settings.ALLOWED_HOSTS:
        settings.ALLOWED_HOSTS.append("testserver")
    client, found = client_of(role), Found(role, most)
    stems = {one.name for one in REGISTERS.values()}
    waiting = [(address, "") for address in starts_of(role) if found.take(address)]
    found.pages |= {name: [""] * most for name in known if name not in found.pages}
    while waiting:
        address, origin = waiting.pop(0)
        answer = client.get(address)
        if answer.status_code >= 400:
            found.broken.append((address, origin, answer.status_code))
        target = answer.headers.get("Location", "")
        links = [target] if target.startswith("/") else []
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            links += [unescape(one) for one in LINK.findall(answer.content.decode())]
        for link in links:
            if link.startswith(("/static/", "/account/logout", "/sign-out", "/language")) or not wanted(
                link, registers, stems
            ):
                continue
            if found.take(link):
                waiting.append((link, address))
    found.pages = {name: addresses for name, addresses in found.pages.items() if addresses and addresses[0]}
    return found


def wanted(link: str, registers: bool, stems: set[str]) -> bool:
    """Whether a register's page is asked for."""
    if registers:
        return True
    try:
        name = resolve(link.split("?")[0]).url_name or ""
    except Resolver404:
        return True
    stem, _, kind = name.rpartition("-")
    return not (stem in stems and kind in KINDS)
