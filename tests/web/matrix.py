"""The matrix of rights: which role gets which answer from which address, for its own and for a foreign object.

`matrix.csv` holds it: one line per address and object, one column per role, the answer's status (`P` before it where
the address takes only POST). After a new address was added, `SHEBER_MATRIX=write` writes the file anew; a reader then
looks through the difference, as for any law.
"""

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from sheber.kernel import indicators
from sheber.kernel.models import Appointment
from sheber.kernel.pages.register import REGISTERS

FILE = Path(__file__).parent / "matrix.csv"
# Role -> for whom it is held. The tiny region's own: college north, school school1, employer plant.
ROLES = {
    "visitor": None,
    "administrator": "",
    "planner": "",
    "head": "",
    "admission": "",
    "report": "",
    "organiser": "",
    "auditor": "",
    "college": "north",
    "teacher": "north",
    "school": "school1",
    "employer": "plant",
    "partner": "x",
    "delegate": "x",
    "juror": "x",
}
# Objects of addresses with arguments: the one that belongs to the roles above, and one of somebody else.
COLLEGES = {"own": ["north"], "foreign": ["south"]}
EMPLOYERS = {"own": ["plant"], "foreign": ["farm"]}
YEAR, PLAN = {"": [2026]}, {"": [2026, 1]}
OBJECTS: dict[str, dict[str, list[Any]]] = {
    "indicator": {"open": ["order.places"], "people": ["admission.placed"]},
    "order-college": COLLEGES,
    "order-propose": COLLEGES,
    "demand-employer": EMPLOYERS,
    "demand-ask": EMPLOYERS,
    "demand-sign": EMPLOYERS,
    "demand-confirm": EMPLOYERS,
    "order-move": {"": [2026, "publish"]},
    "order-annex": {"": [2026, "ru", "xlsx"]},
    "admission-campaign": {"": ["2026-mid"]},
    "admission-desk": {"": ["2026-mid"]},
    "admission-desk-act": {"": ["2026-mid", "close"]},
    "admission-what-if": {"": ["2026-mid"]},
    "report-figure": {"": [2026, 1, "order.places"]},
    "report-file": {"": [2026, 1, "certificate.json"]},
    "report-draft": {"": [2026, 1, "press"]},
    "report-release": PLAN,
    "report-download": PLAN,
    "report-indicator": {"": ["order.places"]},
    "order-version": PLAN,
    "order-hand": PLAN,
}
# A register's pages ask its policy alone: one of each kind of role is enough, and a blank template is everybody's.
SOME = {"visitor", "planner", "admission", "auditor", "college", "school", "employer"}
ROLES_OF_REGISTER: dict[str, Any] = {
    "list": SOME,
    "detail": SOME,
    "amend": {"visitor", "planner", "admission", "college", "school", "employer"},
    "upload": {"visitor", "planner", "college"},
    "bulk": {"visitor", "planner", "college"},
    "compare": {"visitor", "planner", "college"},
    "views": {"visitor", "planner"},
    "export": {"visitor"},
    "template": {"visitor"},
    "account": {"visitor", "planner"},  # one's own account: the same for everybody who has one
    "description": {"visitor", "planner"},  # of the API: made anew for each who asks, in half a second
}
DUMMY = {"year": 2026, "int": 999_999, "uuid": "00000000-0000-0000-0000-000000000000", "str": "none", "path": "none"}


def make_people() -> dict[str, Client]:
    """A signed-in client for each role."""
    clients = {}
    for role, holder in ROLES.items():
        clients[role] = Client(raise_request_exception=False)
        if holder is not None:
            user = User.objects.create_user(f"m-{role}")
            Appointment.objects.create(user=user, role=role, holder=holder, starts="2020-01-01")
            clients[role].force_login(user)
    return clients


def addresses() -> Iterator[tuple[str, str, str]]:
    """(route, object, address) of every URL pattern of the project."""
    registers = {}
    for register in REGISTERS.values():
        row = register.model._default_manager.order_by("pk").first()
        registers[register.name] = getattr(row, register.by) if row else "none"
    for route, pattern in patterns():
        name = pattern.name or ""
        stem, _, kind = name.rpartition("-")
        if stem in registers and kind in ROLES_OF_REGISTER:
            given: dict[str, list[Any]] = {"": {"export": ["csv"], "detail": [registers[stem]], "amend": [registers[stem]], "compare": [registers[stem]]}.get(kind, [])}  # fmt: skip
        else:
            given = OBJECTS.get(name) or {"": [DUMMY["year"] if n == "year" else _dummy(c) for n, c in pattern.pattern.converters.items()]}  # fmt: skip
        for label, arguments in given.items():
            yield route, label, _address(route, pattern, arguments)


def patterns() -> Iterator[tuple[str, URLPattern]]:
    """Every pattern with its whole route."""

    def walk(parts: list, before: str) -> Iterator[tuple[str, URLPattern]]:
        for one in parts:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, route)
            else:
                yield route, one

    yield from walk(get_resolver().url_patterns, "")


def kind_of(route: str) -> str:
    """The kind of a register's page; empty for every other address."""
    if route.startswith("account/"):
        return "account"
    if route.endswith("openapi.json"):
        return "description"
    ends = {f"/{kind}/": kind for kind in ("upload", "amend", "bulk", "compare", "views")}
    ends |= {"template.xlsx": "template", "export.<str:form>": "export"}
    found = next((kind for end, kind in ends.items() if route.endswith(end) and "<int:year>" not in route), "")
    if found:
        return found
    if "/row/<str:key>/" in route:
        return "detail"
    return "list" if any(f"/{stem}/" in f"/{route}" for stem in _stems()) else ""


@cache
def _stems() -> frozenset[str]:
    return frozenset(one.name.replace("-", "/", 1) for one in REGISTERS.values())


def _dummy(converter: Any) -> Any:
    kind = type(converter).__name__.removesuffix("Converter").lower()
    return DUMMY.get(kind, "none")


def _address(route: str, pattern: URLPattern, arguments: list[Any]) -> str:
    if route.startswith("api/"):
        return "/" + route.replace("<code>", "colleges").replace("<key>", DUMMY["uuid"])
    try:
        return reverse(pattern.name, args=arguments)
    except NoReverseMatch:
        return "/" + route.replace("^", "").replace("$", "").replace("(?P<key>[-:\\w]+)", "none").replace(
            "(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)", "1-none"
        )


def visit(client: Client, address: str) -> str:
    """The answer's status, with whatever the visit wrote taken back. Pages are not rendered: only the law counts."""
    cookies = deepcopy(client.cookies)  # signing out must not end the session for the visits that follow
    with transaction.atomic():
        answer = client.get(address)
        told = str(answer.status_code)
        if answer.status_code == 405:
            told = f"P{client.post(address).status_code}"
        transaction.set_rollback(True)
    client.cookies = cookies
    return told


def measured() -> dict[tuple[str, str], dict[str, str]]:
    """Every address as every role."""
    made: dict[tuple[str, str], dict[str, str]] = {}
    Client().get("/")  # the registers are declared with the addresses
    clients = make_people()
    with ExitStack() as patches:
        patches.enter_context(mock.patch("django.template.backends.django.Template.render", return_value=""))
        _measure_once(patches)
        for route, label, address in addresses():
            few = ROLES_OF_REGISTER.get(kind_of(route), ROLES)
            made[route, label] = {
                role: visit(client, address) if role in few else "" for role, client in clients.items()
            }
    return made


def _once(function: Callable[..., Any]) -> Callable[..., Any]:
    told: dict[tuple, Any] = {}

    def asked(one: indicators.Indicator, *about: Any) -> Any:
        key = (one.code, *about)
        if key not in told:
            told[key] = function(one, *about)
        return told[key]

    return asked


def _measure_once(patches: ExitStack) -> None:
    """A figure is the same whoever asks (rights are asked elsewhere): count each one once, not once per role."""
    for function in (indicators.measure, indicators.measure_by):
        once = _once(function)
        for name, module in list(sys.modules.items()):
            if name.startswith("sheber.") and getattr(module, function.__name__, None) is function:
                patches.enter_context(mock.patch.object(module, function.__name__, once))


def kept() -> dict[tuple[str, str], dict[str, str]]:
    """The matrix as it stands in the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {(row.pop("route"), row.pop("object")): row for row in csv.DictReader(file)}


def keep(matrix: dict[tuple[str, str], dict[str, str]]) -> None:
    """Write the file."""
    with FILE.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["route", "object", *ROLES])
        out.writerows([route, label, *row.values()] for (route, label), row in sorted(matrix.items()))
