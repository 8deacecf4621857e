"""The pages of figures in a browser: no accessibility fault in three languages and two themes, by keyboard, without JavaScript."""

from tests.web.chromium import in_browser, look
from tests.web.test_browser import address  # noqa: F401  (a fixture)

pytestmark = in_browser

PATHS = (
    "/figures/?q=order&part=order",
    "/figures/order.places/?year=2026&by=college&other-district=x",
    "/figures/employment.graduates/",
    "/check/",
    "/check/guide/",
)


def test_pages_of_figures_have_no_fault(browser, address: str) -> None:  # noqa: F811
    look(browser.new_context(bypass_csp=True).new_page(), address, PATHS)


def test_a_figure_is_found_divided_and_compared_without_a_script(browser, address: str) -> None:  # noqa: F811
    context = browser.new_context(java_script_enabled=False, locale="en")
    context.add_cookies([{"name": "django_language", "value": "en", "url": address}])
    page = context.new_page()
    page.goto(f"{address}/figures/")
    page.fill("#q", "places of the state order")
    page.press("#q", "Enter")
    page.wait_for_url("**q=*")  # else the old page's first link may still be pressed
    page.locator("main table a", has_text="Places of the state order").first.click()
    page.locator("h1", has_text="Places of the state order").wait_for()
    page.select_option("#by", "college")
    page.click("main form button")
    page.wait_for_url("**by=college**")
    page.locator("h2", has_text="Comparison").wait_for()  # the address changes before the page is there
    page.goto(f"{address}/check/")
    page.click("text=step by step")
    assert "verify.py" in page.inner_text("main")
