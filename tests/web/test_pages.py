"""Every page for every role, in three languages; bounded queries; nothing personal in the open."""

import html
import os
import re
import time

import pytest
from django.conf import settings
from django.db import DataError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sheber.admission.models import Applicant, Campaign
from sheber.demand.models import Cell
from sheber.kernel.pages.register import REGISTERS
from sheber.order.views import price_words
from sheber.registry.models import College, District

INSIDE_TRAINING = {
    "training-accreditationcase", "training-evidence", "registry-group", "registry-student", "training-teacher",
    "training-development", "training-moduleteacher", "training-ratingvalue",
}  # fmt: skip
INSIDE_FORUM = {"forum-window", "forum-wish", "forum-runline"}
CLOSED_TO_VISITORS = {
    "demand-request", "demand-hire", "employment-outcome", "admission-applicant", "admission-examresult",
    "admission-targetcontract", "order-fill", "partners-contact", "honours-nomination", "honours-claim",
    "honours-juror", "honours-relation", "honours-score",
    "guidance-attendance", "guidance-classpupil",
    *INSIDE_TRAINING, *INSIDE_FORUM, "employment-claim", "employment-registerrow", "employment-dualhours",
}  # fmt: skip
LANGUAGES = ("kk", "ru", "en")
ROLES = ("", "planner", "head", "admission", "report", "auditor", "college", "employer")
STAFF = {"planner", "head", "admission", "report"}


def expected(name: str, role: str) -> set[int]:
    """What a list answers to a role: the law of the slices' rules, written once more by hand."""
    if name in {"demand-request", "demand-hire"}:
        return {200} if role else {403}
    if name == "partners-contact":
        return {200} if role in {"planner", "head"} else {403}
    if name == "honours-nomination":
        return {200} if role in STAFF | {"auditor", "college", "employer"} else {403}
    if name in {"honours-claim", "honours-juror", "honours-relation", "honours-score"}:
        return {200} if role in STAFF | {"auditor"} else {403}
    if name in INSIDE_TRAINING:
        return {200} if role in STAFF | {"auditor", "college"} else {403}
    if name in INSIDE_FORUM | {"order-fill", "guidance-attendance", "guidance-classpupil"}:
        return {200} if role in STAFF | {"auditor"} else {403}
    if name == "order-proposal":
        return {200} if role in STAFF | {"auditor", "college"} else {403}
    if name == "employment-registerrow":
        return {200} if role in {"planner", "head", "auditor"} else {403}
    if name == "employment-dualhours":
        return {200} if role in STAFF | {"auditor", "college", "employer"} else {403}
    if name in {"employment-outcome", "employment-claim"}:
        return {200} if role in STAFF | {"auditor", "college"} else {403}
    if name in {"admission-applicant", "admission-examresult", "admission-targetcontract"}:
        return {200} if role in {"admission", "head", "auditor"} else {403}
    return {200}


@pytest.mark.parametrize(
    "role",
    [pytest.param(role, marks=() if role == "planner" else pytest.mark.one_database) for role in ROLES],
)
def test_every_register_answers_each_role_as_the_law_says(role: str, client_of) -> None:
    client = client_of(role)
    client.get("/")  # the registers are declared with the addresses
    assert len(REGISTERS) >= 40
    # The whole page for one role; the others ask for the rows alone, by the same view and the same law.
    headers = {} if role == "planner" else {"HX-Request": "true"}
    for register in REGISTERS.values():
        answer = client.get(reverse(f"{register.name}-list"), headers=headers)
        assert answer.status_code in expected(register.name, role), (register.name, role, answer.status_code)
        if answer.status_code == 200:
            for form in ("xlsx", "csv") if role == "planner" else ("csv",):
                assert client.get(reverse(f"{register.name}-export", args=[form])).status_code == 200, register.name


def test_every_row_page_opens(client_of) -> None:
    client = client_of("head")
    client.get("/me/")  # a session's first page notes its work, and a second one within a minute does not
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
                if one.namespace is None and not one.pattern.regex.groups:
                    walk(one.url_patterns)
            elif (
                isinstance(one, URLPattern) and one.name and not (one.pattern.converters or one.pattern.regex.groups)
            ):
                names.add(one.name)

    walk(get_resolver().url_patterns)
    return names


def other_registers(language: str) -> set[str]:
    """Two thirds of the registers: the pages of all are made by the same few templates, each seen in each language."""
    names = sorted(register.name for register in REGISTERS.values())
    return {name for number, name in enumerate(names) if LANGUAGES[number % 3] != language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_without_an_argument_opens_in_a_language(language: str, client_of) -> None:
    """Every page of its own in each language, every register's in one."""
    client = client_of("head")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    client.get("/")  # the registers are declared with the addresses
    skipped = {"sign-out", "set_language"}
    others = other_registers(language)
    names = [one for one in sorted(named_addresses() - skipped) if one.rpartition("-")[0] not in others]
    assert len(names) > 250
    for name in names:
        answer = client.get(reverse(name))
        # What ends a second factor is not found by whoever has none.
        allowed = {200, 302, 401, 403, 405} | ({404} if name.startswith("mfa_") else set())
        assert answer.status_code in allowed, (name, answer.status_code)
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
    client.get("/me/")  # a session's first page notes its work, and a second one within a minute does not
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
    cells = dict(re.findall(r'<input[^>]* name="(\w+)" value="([^"]*)"', page))
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


def cells_of(client: Client, address: str) -> dict[str, str]:
    """The form of an amendment as the browser would send it."""
    page = client.get(address).content.decode()
    cells = dict(re.findall(r'<input[^>]* name="(\w+)" value="([^"]*)"', page))
    chosen = r'<select[^>]* name="(\w+)".*?(?:value="(\w+)" selected|</select>)'
    return cells | dict(re.findall(chosen, page, re.DOTALL)) | {"reason": "test"}


@pytest.mark.parametrize(
    ("name", "key", "changed", "words"),
    [
        ("registry-college", "north", {"closed": "2026-01-01", "merged_into": "north"}, "points to itself"),
        ("registry-college", "north", {"merged_into": "south"}, "a merged college is closed"),
        ("registry-college", "north", {"bin": "123456789012"}, "control digit"),
        (
            "registry-specialty",
            "07150500",
            {"valid_from": "2026-01-02", "valid_to": "2026-01-01"},
            "“valid_from” is more",
        ),
        ("order-limit", "", {"at_least": "", "at_most": ""}, "Fill in one at least"),
        ("order-limit", "", {"at_least": "9", "at_most": "1"}, "“at_least” is more"),
        ("order-line", "", {"group_min": "30", "group_max": "20"}, "“group_min” is more"),
        ("admission-applicant", "", {"rights": "no-such-right"}, "no such code"),
        ("registry-college", "north", {"district": "\x00"}, "not a code"),
    ],
)
def test_an_amendment_that_breaks_a_rule_is_told_in_words(
    name: str, key: str, changed: dict[str, str], words: str, client_of
) -> None:
    client = client_of("admission" if name.startswith("admission") else "planner")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    register = REGISTERS[name.replace("-", ".")]
    row = register.model._default_manager.get(code=key) if key else register.model._default_manager.first()
    address = reverse(f"{name}-amend", args=[getattr(row, register.by)])
    before = register.model._default_manager.filter(pk=row.pk).values().get()
    answer = client.post(address, cells_of(client, address) | changed)
    assert answer.status_code == 422, answer.content.decode()
    assert words in html.unescape(answer.content.decode())
    assert register.model._default_manager.filter(pk=row.pk).values().get() == before


def test_what_the_database_refuses_is_told_not_raised(client_of, monkeypatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise DataError("value out of range")

    client = client_of("planner")
    address = reverse("registry-college-amend", args=["north"])
    cells = cells_of(client, address)
    monkeypatch.setattr(College, "save", refuse)
    assert client.post(address, cells | {"note": "x"}).status_code == 422


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


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ru", ["Район", "Дата закрытия", "– → 01.02.2026", "исправление"]),
        ("kk", ["Аудан", "Жабылған күні", "– → 01.02.2026", "түзету"]),
        ("en", ["District", "Closed", "– → 01.02.2026", "amended"]),
    ],
)
def test_history_speaks_in_the_columns_words(language: str, told: list[str], client_of) -> None:
    client = client_of("planner")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    address = reverse("registry-college-amend", args=["north"])
    college = College.objects.get(code="north")
    other = District.objects.exclude(pk=college.district_id).first()
    before, after = str(college.district), str(other)
    cells = cells_of(client, address) | {"closed": "2026-02-01", "district": other.code, "design_capacity": "1250"}
    assert client.post(address, cells).status_code == 302
    page = html.unescape(client.get(reverse("registry-college-detail", args=["north"])).content.decode())
    history = page[page.index('<ol class="history">') :]
    for words in told:
        assert words in history
    assert "None" not in history
    assert "district_id" not in history
    assert f"{college.district.name.in_language(language)} → {other.name.in_language(language)}" in history, (
        before,
        after,
    )


def test_the_order_page_writes_sentences_as_each_language_does(client_of) -> None:
    for language in ("kk", "ru"):
        client = client_of("")
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        page = client.get(reverse("order")).content.decode()
        assert "г.." not in page
        main = re.sub(r"<[^>]+>", "|", page[page.index("<main") : page.index("</main>")])
        assert not re.search(r"\s\d+\.\d+\s", main), re.findall(r".{30}\s\d+\.\d+\s", main)
    row = {"sentence": "стоит 0.395 мест", "sentence_kk": "бірлігі 0.395 орынға", "sentence_en": "worth 0.395 jobs"}
    told = price_words(row)
    assert (told.kk, told.ru, told.en) == ("бірлігі 0,395 орынға", "стоит 0,395 мест", "worth 0.395 jobs")


def dry_run(client: Client, tmp_path) -> str:
    """Upload the districts as they are; gives the token of the dry run."""
    path = tmp_path / "districts.csv"
    path.write_bytes(client.get(reverse("registry-district-export", args=["csv"])).content)
    with path.open("rb") as file:
        page = client.post(reverse("registry-district-upload"), {"file": file}).content.decode()
    return re.search(r'name="token" value="(\w+)"', page)[1]


def test_an_upload_is_its_owners_alone_for_an_hour(client_of, tmp_path, settings) -> None:
    settings.SHEBER_HOME = tmp_path / "home"
    uploads = settings.SHEBER_HOME / "uploads"
    planner, head = client_of("planner"), client_of("head")
    again = {"token": dry_run(planner, tmp_path), "suffix": ".csv", "apply": "1", "reason": "test"}
    [kept] = [path for path in uploads.rglob("*") if path.is_file()]
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert head.post(reverse("registry-district-upload"), again).status_code in {403, 422}
    assert planner.post(reverse("registry-school-upload"), again).status_code == 422
    assert planner.post(reverse("registry-district-upload"), again).status_code == 302
    assert planner.post(reverse("registry-district-upload"), again).status_code == 422
    assert list(uploads.iterdir()) == []
    again["token"] = dry_run(planner, tmp_path)
    old = time.time() - 3700
    for path in uploads.iterdir():
        os.utime(path, (old, old))
    assert planner.post(reverse("registry-district-upload"), again).status_code == 422
    assert list(uploads.iterdir()) == []


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
