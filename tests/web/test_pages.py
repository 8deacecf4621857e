"""Every page for every role, in three languages; bounded queries; nothing personal in the open."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sheber.admission.models import Applicant, Campaign
from sheber.demand.models import Cell
from sheber.kernel.pages.register import REGISTERS

CLOSED_TO_VISITORS = {
    "demand-request", "demand-hire", "employment-outcome", "admission-applicant",
}  # fmt: skip
ROLES = ("", "planner", "head", "admission", "report", "auditor", "college", "employer")
STAFF = {"planner", "head", "admission", "report"}


def expected(name: str, role: str) -> set[int]:
    """What a list answers to a role: the law of the slices' rules, written once more by hand."""
    if name in {"demand-request", "demand-hire"}:
        return {200} if role else {403}
    if name == "employment-outcome":
        return {200} if role in STAFF | {"auditor", "college"} else {403}
    if name == "admission-applicant":
        return {200} if role in {"admission", "head", "auditor"} else {403}
    return {200}


@pytest.mark.parametrize("role", ROLES)
def test_every_register_answers_each_role_as_the_law_says(role: str, client_of) -> None:
    client = client_of(role)
    client.get("/")  # the registers are declared with the addresses
    assert len(REGISTERS) >= 40
    for register in REGISTERS.values():
        answer = client.get(reverse(f"{register.name}-list"))
        assert answer.status_code in expected(register.name, role), (register.name, role, answer.status_code)
        if answer.status_code == 200:
            for form in ("xlsx", "csv"):
                assert client.get(reverse(f"{register.name}-export", args=[form])).status_code == 200, register.name


def test_every_row_page_opens(client_of) -> None:
    client = client_of("head")
    for register in REGISTERS.values():
        page = client.get(reverse(f"{register.name}-list"))
        links = re.findall(r'<tbody>.*?<a href="([^"]+)"', page.content.decode(), re.DOTALL)
        if links:
            assert client.get(links[0].replace("&amp;", "&")).status_code == 200, links[0]


def named_addresses() -> set[str]:
    """Names of all addresses of the project that take no argument."""
    names: set[str] = set()

    def walk(patterns: list) -> None:
        for one in patterns:
            if isinstance(one, URLResolver):
                if one.namespace is None:
                    walk(one.url_patterns)
            elif isinstance(one, URLPattern) and one.name and not one.pattern.converters:
                names.add(one.name)

    walk(get_resolver().url_patterns)
    return names


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_without_an_argument_opens_in_each_language(language: str, client_of) -> None:
    client = client_of("head")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    skipped = {"sign-out", "set_language"}
    for name in sorted(named_addresses() - skipped):
        answer = client.get(reverse(name))
        assert answer.status_code in {200, 302, 403, 405}, (name, answer.status_code)
        if answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]:
            page = answer.content.decode()
            assert f'<html lang="{language}"' in page, name
            assert "{%" not in page, name
            assert "{{" not in page, name


def test_kazakh_pages_hold_no_russian_chrome(client_of) -> None:
    client = client_of("head")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "kk"
    for name in ("home", "indicators", "order", "admission", "demand", "registry-college-list"):
        page = client.get(reverse(name)).content.decode()
        assert not re.search(r"[ъщэ]\w*", re.sub(r"<[^>]+>|Русский", "", page), re.IGNORECASE) or "Жыл" in page


def test_lists_ask_the_database_the_same_for_one_row_and_for_many(client_of) -> None:
    client = client_of("head")
    for register in REGISTERS.values():
        address = reverse(f"{register.name}-list")
        counts = {}
        for size in (1, 3):
            rows = register.model._default_manager.all()
            keep = list(rows.order_by("pk").values_list("pk", flat=True)[:size])
            if len(keep) < size:
                break
            before = register.rows
            register.rows = lambda keep=keep, model=register.model: model._default_manager.filter(pk__in=keep)
            try:
                with CaptureQueriesContext(
                    connection,
                ) as queries:
                    assert client.get(address).status_code == 200
                counts[size] = len(queries)
            finally:
                register.rows = before
        if len(counts) == 2:
            assert counts[1] == counts[3], (register.name, counts)


def test_search_filter_order_and_pages(client_of) -> None:
    client = client_of("")
    address = reverse("registry-college-list")

    def told(query: str) -> list[str]:
        page = client.get(address + query, headers={"accept-language": "ru"}).content.decode()
        return re.findall(r"/registry/college/row/(\w+)/", page)

    assert set(told("")) == {"north", "south", "art"}
    assert told("?q=NORTH") == ["north"]
    assert told("?district=steppe") == ["south"]
    assert told("?ownership=private") == ["art"]
    assert told("?sort=name") == ["art", "north", "south"]
    assert told("?sort=-name") == ["south", "north", "art"]
    assert told("?q=nothing") == []
    assert client.get(address + "?page=99&size=x&sort=zzz&district=zzz").status_code == 200


def test_a_fragment_is_the_rows_alone(client_of) -> None:
    page = client_of("").get(reverse("registry-college-list"), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page
    assert "<table" in page


def test_people_are_closed_to_the_public_and_never_named_by_iin(client_of) -> None:
    applicant = Applicant.objects.first()
    person = reverse("admission-person", args=[applicant.code])
    assert client_of("").get(person).status_code == 404
    assert client_of("planner").get(person).status_code == 404
    page = client_of("admission").get(person)
    assert page.status_code == 200
    assert applicant.iin not in page.content.decode()
    campaign = Campaign.objects.get(track="mid")
    zipped = reverse("proof", args=[campaign.runs.get().folder])
    assert client_of("").get(zipped).status_code == 404
    assert client_of("auditor").get(zipped).status_code == 200
    assert client_of("").get(reverse("proof", args=["../keys/signing"])).status_code == 404


def test_a_waterfall_opens_and_adds_up(client_of) -> None:
    cell = Cell.objects.filter(need__gt=0).first()
    page = client_of("").get(reverse("demand-waterfall", args=[cell.pk]))
    assert page.status_code == 200


def test_an_amendment_needs_a_reason_and_right_values(client_of) -> None:
    address = reverse("registry-college-amend", args=["north"])
    client = client_of("planner")
    page = client.get(address).content.decode()
    cells = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
    cells |= {"ownership": "state", "location": "city", "design_capacity": "871 %", "reason": ""}
    refused = client.post(address, cells)
    assert refused.status_code == 422
    assert refused.content.decode().count("invalid-feedback") == 2
    assert client.post(address, cells | {"design_capacity": "250", "reason": "counted again"}).status_code == 302
    history = client.get(reverse("registry-college-detail", args=["north"])).content.decode()
    assert "counted again" in history
    assert "200 → 250" in history
    assert client_of("").get(address).status_code == 403
    assert client_of("college").get(address).status_code == 200
    assert client_of("college").get(reverse("registry-college-amend", args=["south"])).status_code == 403


def test_an_upload_shows_first_and_applies_with_a_reason(client_of, tmp_path) -> None:
    client = client_of("planner")
    text = client.get(reverse("registry-district-export", args=["csv"])).content.decode()
    address = reverse("registry-district-upload")

    def send(content: str, **more: str):
        path = tmp_path / "districts.csv"
        path.write_text(content, encoding="utf-8")
        with path.open("rb") as file:
            return client.post(address, {"file": file, **more})

    broken = send(text.replace("Город", "", 1).replace(",city,", ",town,", 1))
    assert broken.status_code == 422
    assert "town" in broken.content.decode()
    shown = send(text.replace("Город", "Новый город", 1)).content.decode()
    assert "Новый город" in shown
    token = re.search(r'name="token" value="(\w+)"', shown)[1]
    without = client.post(address, {"token": token, "suffix": ".csv", "apply": "1", "reason": ""})
    assert without.status_code == 422
    done = client.post(address, {"token": token, "suffix": ".csv", "apply": "1", "reason": "renamed"})
    assert done.status_code == 302
    assert (
        "Новый город"
        in client.get(reverse("registry-district-list"), headers={"accept-language": "ru"}).content.decode()
    )


def test_sign_in_pauses_after_too_many_tries(client_of) -> None:
    client = client_of("")
    for _ in range(10):
        assert client.post(reverse("sign-in"), {"username": "x", "password": "y"}).status_code == 200
    assert client.post(reverse("sign-in"), {"username": "x", "password": "y"}).status_code == 429
    from django.core.cache import cache

    cache.clear()
    assert client.post(reverse("sign-in"), {"username": "head", "password": "a long password"}).status_code == 302


def test_strict_headers_on_every_page(client_of) -> None:
    answer = client_of("").get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert " style=" not in answer.content.decode()


def test_an_unknown_page_explains_itself(client_of) -> None:
    answer = Client().get("/nothing/", headers={"accept-language": "kk"})
    assert answer.status_code == 404
    assert "Бет табылмады" in answer.content.decode()
