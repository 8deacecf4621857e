"""What people see, in Debian's Chromium: no accessibility fault, works without JavaScript and by keyboard."""

import pytest

from tests.web.chromium import in_browser, look
from tests.web.conftest import make_region

pytestmark = in_browser
PUBLIC = ("/", "/figures/", "/figures/order.places/", "/registry/college/", "/registry/college/row/north/", "/demand/", "/demand/cell/",
          "/order/", "/order/planline/", "/admission/campaigns/2026-mid/", "/admission/seat/", "/report/", "/check/", "/sign-in/")  # fmt: skip
INSIDE = (
    "/registry/college/row/north/amend/",
    "/registry/college/upload/",
    "/admission/applicant/",
    "/journal/",
    "/jobs/",
)


@pytest.fixture
def address(transactional_db: None, live_server) -> str:
    make_region()
    return live_server.url


def sign_in_by_form(page, address: str, name: str = "head") -> None:
    page.goto(f"{address}/sign-in/")
    page.fill("#id_username", name)
    page.fill("#id_password", "a long password")
    page.click("main form button")


def test_pages_in_a_browser(browser, address: str) -> None:
    """One region serves all questions: it takes seconds to make."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    sign_in_by_form(page, address)
    look(page, address, (*PUBLIC, *INSIDE), lost=("/x/",))
    assert broken == []
    context.close()
    _without_javascript(browser, address)
    _by_keyboard(browser, address)
    _htmx_filters(browser, address)


def _without_javascript(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/registry/college/")
    page.fill("#q", "north")
    page.click(".filters button")
    assert page.locator("tbody tr").count() == 1
    page.click("header .lang button[lang=kk]")
    assert page.locator("html").get_attribute("lang") == "kk"
    assert "q=north" in page.url
    context.close()


def _by_keyboard(browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.close()


def _htmx_filters(browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    messages: list[str] = []
    page.on("console", lambda one: messages.append(one.text) if one.type == "error" else None)
    page.goto(f"{address}/registry/college/")
    with page.expect_response(lambda response: "district=steppe" in response.url):
        page.select_option("#f-district", "steppe")
    page.wait_for_selector("#rows tbody tr:only-child")
    assert "district=steppe" in page.url
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert messages == []
    page.close()
