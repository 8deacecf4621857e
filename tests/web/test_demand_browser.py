"""Pages of demand in Debian's Chromium: no accessibility fault, and nothing wider than a telephone."""

from sheber.demand.models import Cell
from tests.web.chromium import in_browser, look, sign_in
from tests.web.test_browser import address

pytestmark = in_browser
__all__ = ["address"]
PAGES = ("/demand/", "/demand/?occupation=welder", "/demand/gap/", "/demand/ledger/", "/demand/ledger/plant/",
         "/demand/scorecard/", "/demand/crosswalk-editions/", "/demand/vacancy/")  # fmt: skip


def test_demand_in_a_browser(browser, address: str) -> None:
    page = browser.new_context(bypass_csp=True).new_page()
    sign_in(page, address)
    cell = Cell.objects.filter(need__gt=0).first()
    look(page, address, (*PAGES, f"/demand/waterfall/{cell.pk}/?without=exits"))
