"""One applicant's whole way in Debian's Chromium: search, apply, sign, result, letter; and no accessibility fault."""

import re
from pathlib import Path

import pytest
from django.core.cache import cache

from sheber.admission import acts
from sheber.admission.models import Applicant
from sheber.kernel.actors import SYSTEM
from tests.web.chromium import in_browser, look
from tests.web.test_apply import DATA, OLD, PNG, YOUNG, open_region, programmes, publish

pytestmark = in_browser
WRITING = ("/admission/programmes/?average=4,40&from=steppe", "/admission/apply/", "/admission/my/", "/admission/my/data/",
           "/admission/my/choices/", "/admission/my/papers/", "/admission/my/sign/", "/admission/my/withdraw/")  # fmt: skip
AFTER = ("/admission/my/", "/admission/my/result/", "/admission/my/appeal/")


@pytest.fixture
def address(transactional_db: None, live_server) -> str:
    cache.clear()
    open_region()
    return live_server.url


def apply(page, address: str, folder: Path) -> str:
    """From the search to the signature; gives the access code."""
    page.goto(f"{address}/admission/programmes/")
    page.fill("#q", "software")
    page.click(".asking button")
    page.wait_for_url("**q=software**")
    # Both the changed field and the button ask: the list that is pressed must be the last one.
    page.wait_for_function("!document.querySelector('.htmx-request')")
    page.click(".offers h3 a:has-text('Software') >> nth=0")
    page.click("main a.btn-primary")  # apply
    page.check("#f-campaign")
    page.check("#f-consent")
    page.click("main form button.btn-primary")
    code = page.inner_text(".code")
    page.click("main a.btn-primary")
    page.goto(f"{address}/admission/my/data/")
    page.fill("#f-average", "443")
    page.click("main form button.btn-primary")
    page.wait_for_selector(".faults")
    page.click(".faults a")
    assert page.evaluate("document.activeElement.id") == "f-average"
    for name in ("full_name", "iin", "phone", "average", "parent_name", "parent_iin"):
        page.fill(f"#f-{name}", DATA[name])
    page.select_option("#f-district", "city")
    page.check("input[name=declarant][value=parent]")
    page.click("main form button.btn-primary")
    page.wait_for_selector(".road .now")
    _choose(page, address)
    paper = folder / "certificate.png"
    paper.write_bytes(PNG)
    page.goto(f"{address}/admission/my/papers/")
    page.set_input_files("#f-file", paper)
    page.click("main form button.btn-primary")
    page.wait_for_selector(".handed")
    with page.expect_download() as given:
        page.click(".handed a.btn")
    assert Path(given.value.path()).read_bytes() == PNG
    page.goto(f"{address}/admission/my/sign/")
    page.check("#f-sure")
    page.click("main form button.btn-primary")
    page.wait_for_selector(".road .now")
    return code


def _choose(page, address: str) -> None:
    """Every programme added from its page; the last is moved to the top by the keyboard alone."""
    for code in programmes():
        page.goto(f"{address}/admission/programmes/{code}/")
        page.click("main form button.btn-primary")
        page.wait_for_url("**/my/choices/#choice-*")
    codes = programmes()
    last = len(codes)
    assert [one.get_attribute("value") for one in page.locator("button[name=remove]").all()] == codes
    page.focus(f"#choice-{last} button[name=up]")
    for place in range(last - 1, 0, -1):
        page.keyboard.press("Enter")
        page.wait_for_url(f"**#choice-{place}")
        page.keyboard.press("Tab")  # the keyboard goes on at the row that was moved: its link, then its buttons
        page.keyboard.press("Tab")
        name = "up" if place > 1 else "down"
        assert page.evaluate("document.activeElement.name + document.activeElement.value") == f"{name}{codes[-1]}"
    assert page.get_attribute("#choice-1 button[name=remove]", "value") == codes[-1]


def accept_and_publish(code: str) -> None:
    applicant = acts.applicant_by_access(code)
    assert applicant is not None
    acts.accept_application(SYSTEM, applicant)
    publish()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_whole_journey(browser, address: str, tmp_path: Path, *, scripts: bool) -> None:
    context = browser.new_context(
        bypass_csp=scripts, java_script_enabled=True, viewport={"width": 1280, "height": 900}, locale="en-GB"
    )  # fmt: skip
    if not scripts:  # Chromium without the site's scripts; the test itself still asks the page
        context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    code = apply(page, address, tmp_path)
    applicant = Applicant.objects.get(state="signed")
    assert (applicant.iin, applicant.parent_iin) == (YOUNG, OLD)
    if scripts:
        look(page, address, WRITING)
    accept_and_publish(code)
    other = browser.new_context(java_script_enabled=scripts, locale="en-GB", accept_downloads=True)
    _read(other.new_page(), address, code, tmp_path)
    if scripts:
        look(page, address, AFTER)
    assert broken == []
    context.close()
    other.close()


def _read(page, address: str, code: str, folder: Path) -> None:
    """From another device: the code, the result, the letter, the proofs."""
    page.goto(f"{address}/admission/my/")
    page.fill("#f-code", code.lower())
    page.click("main form button")
    page.click("main .next a.btn-primary")
    assert re.search(r"You have a place|No place this time", page.inner_text(".verdict"))
    assert page.locator(".pool").count() >= 1
    assert YOUNG not in page.content()
    for place, start in enumerate((b"%PDF-", b"%PDF-", b"%PDF-")):
        with page.expect_download() as given:
            page.click(f"main .btn-list a >> nth={place}")
        assert given.value.suggested_filename.startswith("letter-2026-")
        assert Path(given.value.path()).read_bytes().startswith(start)
    for name in ("receipt", "certificate"):
        with page.expect_download() as given:
            page.click(f"main a[href$='{name}.json']")
        assert Path(given.value.path()).read_bytes().startswith(b"{")
    page.goto(f"{address}/admission/my/")
    page.click("main .page-head form button")
    assert page.locator("#f-code").count() == 1
