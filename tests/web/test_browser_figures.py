"""The pages of figures in a browser: no accessibility fault in three languages and two themes, by keyboard, without JavaScript."""

import pytest

from tests.web.test_browser import address, axe_faults, browser, pytestmark  # noqa: F401

PATHS = (
    "/figures/?q=order&part=order",
    "/figures/order.places/?year=2026&by=college&other-district=x",
    "/figures/employment.graduates/",
    "/check/",
    "/check/guide/",
)


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_of_figures_have_no_fault(browser, address: str, width: int) -> None:  # noqa: F811
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    faults = {}
    for language, theme in (("kk", "light"), ("ru", "dark"), ("en", "light")):
        told = {"django_language": language, "theme": theme}
        context.add_cookies([{"name": name, "value": value, "url": address} for name, value in told.items()])
        for path in PATHS:
            page.goto(address + path)
            assert page.locator("h1").count() == 1
            if found := axe_faults(page):
                faults[path, language] = found
            wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            assert not wide, (path, language, "the page is wider than the window")
    assert faults == {}


def test_a_figure_is_found_divided_and_compared_without_a_script(browser, address: str) -> None:  # noqa: F811
    context = browser.new_context(java_script_enabled=False, locale="en")
    context.add_cookies([{"name": "django_language", "value": "en", "url": address}])
    page = context.new_page()
    page.goto(f"{address}/figures/")
    page.fill("#q", "places of the state order")
    page.press("#q", "Enter")
    page.wait_for_url("**q=*")  # else the old page's first link may still be pressed
    page.locator("main table a", has_text="Places of the state order").first.click()
    assert "Places of the state order" in page.inner_text("h1")
    page.select_option("#by", "college")
    page.click("main form button")
    assert "by=college" in page.url
    assert page.locator("h2", has_text="Comparison").count() == 1
    page.goto(f"{address}/check/")
    page.click("text=step by step")
    assert "verify.py" in page.inner_text("main")
