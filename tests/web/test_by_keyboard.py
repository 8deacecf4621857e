"""Key tasks of the year by keyboard alone: Tab, Enter, arrows, Space and what is typed; in Debian's Chromium.

With sign-in, search, view, amendment, saved filter and invitation of test_browser_shell: more than ten in all.
"""

import re

from tests.web.chromium import in_browser, sign_in
from tests.web.test_browser import address  # noqa: F401  (a fixture)
from tests.web.test_browser_shell import tab_to

pytestmark = in_browser


def press(page, selector: str, to: re.Pattern[str] | None = None) -> None:
    """Go to what `selector` names by Tab, press Enter, wait for the page that follows (`to`: its address)."""
    tab_to(page, selector, most=250)
    with page.expect_navigation(url=to):
        page.keyboard.press("Enter")


def settled(page) -> None:
    """Rows asked for have come: nothing is under way that would take the focus with the rows it replaces."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")


def choose(page, selector: str, downs: int = 1) -> None:
    """Choose in a list by the arrow."""
    tab_to(page, selector, most=250)
    for _ in range(downs):
        page.keyboard.press("ArrowDown")


def write(page, selector: str, text: str) -> None:
    """Type into a field."""
    tab_to(page, selector, most=250)
    page.keyboard.type(text)


def person(browser, address: str, name: str):  # noqa: F811
    """A page of somebody signed in, or of a visitor; in English."""
    context = browser.new_context()
    context.add_cookies([{"name": "django_language", "value": "en", "url": address}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    if name:
        sign_in(page, address, name)
    return page


def test_ten_tasks_by_keyboard(browser, address: str) -> None:  # noqa: F811
    """One region serves all tasks: it takes seconds to make."""
    visitor = person(browser, address, "")
    for task in (_language, _menu, _filter, _figure, _claims, _interests, _apply, _guide):
        task(visitor, address)
    employer = person(browser, address, "employer")
    _ask_for_people(employer, address)
    planner = person(browser, address, "planner")
    _write_activity(planner, address)
    _year_of_the_home(planner, address)


def _language(page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/registry/college/")
    press(page, "header .lang button[lang=kk]")
    assert page.locator("html").get_attribute("lang") == "kk"
    press(page, "header .lang button[lang=en]")
    assert page.locator("html").get_attribute("lang") == "en"


def _menu(page, address: str) -> None:  # noqa: F811
    """A group of the menu opens by Enter, its page by Tab and Enter."""
    page.goto(address)
    tab_to(page, "nav.menu summary")
    page.keyboard.press("Enter")
    press(page, "nav.menu a[href='/registry/district/']")
    assert page.url.endswith("/registry/district/")


def _filter(page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/registry/college/")
    choose(page, "#f-district")
    page.wait_for_url("**district=**")
    settled(page)
    press(page, "main table tbody a")
    assert "/registry/college/row/" in page.url


def _figure(page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/figures/")
    write(page, "#q", "places of the state order")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press(page, "main table a")
    choose(page, "#by")
    press(page, "main form .btn-primary")
    assert "by=" in page.url


def _claims(page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/report/claims/")
    write(page, "main textarea", "In 2026 the region has 2 colleges.")
    press(page, "main form .btn-primary")
    assert "2 colleges" in page.inner_text("main")


def _interests(page, address: str) -> None:  # noqa: F811
    """The questionnaire: one Tab to each question, Space or an arrow to answer."""
    page.goto(f"{address}/guidance/interests/")
    names = page.eval_on_selector_all("main input[type=radio]", "all => [...new Set(all.map(one => one.name))]")
    for name in names:
        tab_to(page, f"input[name='{name}']")
        page.keyboard.press("Space")
    press(page, "form[action$='/interests/'] button")
    assert "What the questionnaire tells" in page.inner_text("h1")


def _apply(page, address: str) -> None:  # noqa: F811
    """A programme is searched and opened."""
    page.goto(f"{address}/admission/programmes/")
    write(page, "main [name=q]", "coder")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=coder**")
    settled(page)
    press(page, "#found a[href^='/admission/programmes/']", to=re.compile(r"/admission/programmes/[^/?]+/"))
    assert "coder" in page.inner_text("main").lower()


def _guide(page, address: str) -> None:  # noqa: F811
    page.goto(address)
    press(page, "header a[href='/help/']")
    press(page, "main a[href='/help/applicant/']")
    assert "Applicant and parent" in page.inner_text("h1")


def _ask_for_people(page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/demand/ledger/plant/")
    form = "form[action*='/ask/']"
    before = page.locator("main table tbody tr").count()
    for name in ("occupation", "district"):
        choose(page, f"{form} [name={name}]")
    write(page, f"{form} [name=number]", "3")
    press(page, f"{form} button")
    assert page.locator("main table tbody tr").count() >= before


def _write_activity(page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/guidance/activity/new/")
    choose(page, "#f-kind")
    choose(page, "#f-school")
    choose(page, "#f-college")
    write(page, "#f-pupils", "12")
    write(page, "#f-first_time", "7")
    press(page, "main form .btn-primary")
    assert page.url.split("/activity/")[1] != "new/"


def _year_of_the_home(page, address: str) -> None:  # noqa: F811
    page.goto(address)
    tab_to(page, "details.begin > summary", most=120)
    page.keyboard.press("Space")
    assert page.locator("details.begin[open]").count() == 1
    press(page, "ol.year dd a")
    assert "/figures/" in page.url
