"""Pages of demand in Debian's Chromium: no accessibility fault, and nothing wider than a telephone."""

import pytest

from sheber.demand.models import Cell
from tests.web import test_browser
from tests.web.test_browser import address, axe_faults, browser, sign_in

pytestmark = test_browser.pytestmark
__all__ = ["address", "browser"]
PAGES = ("/demand/", "/demand/?occupation=welder", "/demand/gap/", "/demand/ledger/", "/demand/ledger/plant/",
         "/demand/scorecard/", "/demand/crosswalk-editions/", "/demand/vacancy/")  # fmt: skip


@pytest.mark.parametrize("language", ["kk"])
def test_demand_in_a_browser(language: str, browser, address: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    sign_in(page, address)
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    faults = {}
    cell = Cell.objects.filter(need__gt=0).first()
    for one in (*PAGES, f"/demand/waterfall/{cell.pk}/?without=exits"):
        assert page.goto(address + one).status == 200, one
        found = axe_faults(page)
        if page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append("wider than the screen")
        if found:
            faults[one] = found
    assert not faults
