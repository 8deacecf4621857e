"""What people see, in Debian's Chromium: no accessibility fault, works without JavaScript and by keyboard."""

import shutil
from pathlib import Path

import pytest

from tests.web.conftest import make_region

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="Debian's chromium is not installed"),
]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PUBLIC = ("/", "/figures/", "/figures/order.places/", "/registry/college/", "/registry/college/row/north/", "/demand/", "/demand/cell/",
          "/order/", "/order/planline/", "/admission/campaigns/2026-mid/", "/admission/seat/", "/report/", "/check/", "/sign-in/", "/x/")  # fmt: skip
INSIDE = (
    "/registry/college/row/north/amend/",
    "/registry/college/upload/",
    "/admission/applicant/",
    "/journal/",
    "/jobs/",
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        yield made
        made.close()


@pytest.fixture
def address(transactional_db: None, live_server, monkeypatch: pytest.MonkeyPatch) -> str:
    # Playwright keeps an event loop in this thread, in which Django would refuse the database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    make_region()
    return live_server.url


def sign_in(page, address: str, name: str = "head") -> None:
    page.goto(f"{address}/sign-in/")
    page.fill("#id_username", name)
    page.fill("#id_password", "a long password")
    page.click("main form button")


def axe_faults(page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in result["violations"]]


def test_pages_in_a_browser(browser, address: str) -> None:
    """One region serves all questions: it takes seconds to make."""
    faults = {}
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    sign_in(page, address)
    for language, theme in (("kk", "light"), ("ru", "dark"), ("en", "light")):
        context.add_cookies(
            [
                {"name": "django_language", "value": language, "url": address},
                {"name": "theme", "value": theme, "url": address},
            ]
        )
        for path in (*PUBLIC, *INSIDE):
            page.goto(address + path)
            assert page.locator("html").get_attribute("lang") == language
            found = axe_faults(page)
            if found:
                faults[path, language, theme] = found
    distinct = {text: where for where, texts in faults.items() for text in texts}
    assert distinct == {}
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
