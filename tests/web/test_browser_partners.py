"""College and foreign partner approve the same text, the partner by a link without an account; then it is signed."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache

from sheber.kernel.models import Appointment
from sheber.partners.models import Approval, Memorandum, Partner, Rule
from sheber.registry.models import College, District, Region
from tests.web.chromium import in_browser, look, sign_in

pytestmark = in_browser


@pytest.fixture
def address(transactional_db: None, live_server) -> str:
    cache.clear()
    make_parties()
    return live_server.url


def make_parties() -> None:
    """A college with an account, a partner without one, the rule by which agreements are judged."""
    Region.objects.create(code="r", name_ru="Область", name_kk="Облыс", name_en="Region", current_year=2026)
    district = District.objects.create(code="city", name_ru="Город", kind="city")
    College.objects.create(
        code="north",
        name_kk="Колледж",
        name_ru="Колледж",
        name_en="College",
        district=district,
        ownership="state",
        location="city",
    )
    Partner.objects.create(
        code="lyon", name_ru="Лицей", name_kk="Лицей", name_en="Lycée", country="FR", kind="institution"
    )
    Rule.objects.create(code="r", months=12, valid_from="2020-01-01", act="Order 1")
    user = User.objects.create_user("college", password="a long password")
    Appointment.objects.create(user=user, role="college", holder="north", starts="2020-01-01")


def write(page, address: str) -> str:
    """The college begins an agreement and writes its text; gives its address."""
    page.goto(f"{address}/partners/new/")
    page.select_option("#f-partner", "lyon")
    for code in ("kk", "ru", "en"):
        page.fill(f"#f-{code}", "Exchange of students")
    page.fill("#f-until", "2029-12-31")
    page.click("main form button.btn-primary")
    page.click("main form button.btn-primary")  # an empty text is refused
    page.wait_for_selector(".alert-danger")
    for code in ("kk", "ru", "en"):
        page.fill(f"#body-{code}", "The parties exchange experience.")
        page.fill(f"#what1-{code}", "Receives students")
    page.select_option("#who1", "partner")
    page.fill("#quantity1", "6")
    page.fill("#due1", "2027-06-30")
    page.click("main form button.btn-primary")
    page.wait_for_selector("#agreement-hash")
    return page.url.split("?")[0]


def change(page, address: str, code: str) -> None:
    """The college changes how many."""
    page.goto(f"{address}/partners/agreement/{code}/text/")
    page.fill("#quantity1", "8")
    page.click("main form button.btn-primary >> nth=0")
    page.wait_for_selector("#agreement-hash")


def test_both_sides_approve_the_same_text(browser, address: str, tmp_path: Path) -> None:
    college = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = college.new_page()
    sign_in(page, address, "college")
    agreement = write(page, address)
    code = agreement.rstrip("/").rpartition("/")[2]
    page.click("form[action*='approve/college'] button")
    page.wait_for_selector(".alert-success")
    page.click("form[action*='invite'] button")
    link = page.inner_text("#partner-link")
    abroad = browser.new_context(java_script_enabled=False, locale="en-GB")
    there = abroad.new_page()
    assert there.goto(agreement).status == 404  # a stranger sees no draft
    there.goto(link)
    there.click("main form button")
    assert there.inner_text("#agreement-hash") == page.inner_text("#agreement-hash")
    change(page, address, code)
    there.click("form[action*='approve/partner'] button")  # the page the partner read is no longer the text
    assert "was changed after you read it" in there.inner_text(".alert-danger")
    there.click("form[action*='approve/partner'] button")
    there.wait_for_selector(".alert-success")
    assert Approval.objects.filter(void=None).values_list("side", flat=True).get() == "partner"
    page.goto(agreement)
    page.click("form[action*='approve/college'] button")
    page.wait_for_selector("#copy")
    _sign(page, tmp_path)
    row = Memorandum.objects.get(code=code)
    assert (row.state, bool(row.folder), row.texts.count()) == ("signed", True, 2)
    with page.expect_download() as given:
        page.click(".proof a")
    assert Path(given.value.path()).read_bytes().startswith(b"PK")
    look(page, address, (f"/partners/agreement/{code}/", f"/partners/agreement/{code}/renew/", "/partners/", "/partners/half-life/",
                         "/partners/mine/", "/partners/new/", "/partners/memorandum/", "/partners/open/"))  # fmt: skip
    college.close()
    abroad.close()


def _sign(page, folder: Path) -> None:
    """First another text's hash, which is refused; then the right one."""
    paper = folder / "signed.pdf"
    paper.write_bytes(b"%PDF-1.4 signed")
    right = page.input_value("#hash")
    page.fill("#hash", "0" * 64)
    page.set_input_files("#copy", paper)
    page.click("form[action*='/sign/'] button")
    assert "not the approved one" in page.inner_text(".alert-danger")
    page.fill("#hash", right)
    page.set_input_files("#copy", paper)
    page.click("form[action*='/sign/'] button")
    page.wait_for_selector(".proof")
