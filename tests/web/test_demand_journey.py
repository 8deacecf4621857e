"""An employer's whole way in Debian's Chromium, by keyboard where it can be, without JavaScript; then the planner's desk."""

from django.conf import settings
from django.utils import timezone

from sheber.demand.bridge.ledger import promises
from sheber.demand.models import Hire, Request, RequestCampaign
from tests.web.chromium import in_browser, look, sign_in
from tests.web.test_browser import address

pytestmark = in_browser
__all__ = ["address"]
SHEET = "year,opens,closes,act,source,synthetic\n{year},{opens},{closes},Order 12,,\n"


def test_from_the_campaign_to_a_word_that_counts(browser, address: str, tmp_path) -> None:
    today = timezone.localdate()
    year = today.year + 1
    planner = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    sign_in(planner, address, "planner")
    file = tmp_path / "request_campaigns.csv"
    file.write_text(
        SHEET.format(year=year, opens=today.replace(month=1, day=1), closes=today.replace(month=12, day=31))
    )
    planner.goto(f"{address}/demand/requestcampaign/upload/")
    planner.set_input_files("main input[type=file]", file)
    planner.click("main form button[type=submit], main form button")
    planner.fill("main [name=reason]", "The campaign is opened")
    planner.click("main form:has([name=reason]) button")
    assert RequestCampaign.objects.get(year=year).act == "Order 12"

    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    sign_in(page, address, "employer")
    context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": address}])
    page.goto(f"{address}/demand/ledger/")  # the menu's entry leads to the employer's own page
    assert page.url.endswith("/demand/ledger/plant/")
    with page.expect_navigation():
        page.click(f"main a[href='?year={year}']")
    page.select_option("#ask-occupation", "welder")
    page.select_option("#ask-district", "city")
    page.fill("#number", "sixty")
    _sent(page, "#number")
    assert "a whole number" in page.inner_text("main [role=alert]")
    assert page.input_value("#wanted_year") == str(year)
    page.fill("#number", "60")
    _sent(page, "#number")
    page.select_option("#ask-occupation", "welder")
    page.select_option("#ask-district", "city")
    page.fill("#number", "4")
    page.check("[name=contract]")
    _sent(page, "#number")
    assert Request.objects.filter(wanted_year=year).count() == 2
    page.fill("#post", "Director")
    _sent(page, "#post")
    assert all(one.signature.post == "Director" for one in Request.objects.filter(wanted_year=year))

    page.select_option("#hire-occupation", "welder")
    page.select_option("#hire-district", "city")
    page.fill("#hire-year", "2025")
    page.fill("#hired", "30")
    page.fill("#by_contract", "31")
    _sent(page, "#hired")
    assert "no more than were hired" in page.inner_text("main [role=alert]")
    page.select_option("#hire-occupation", "welder")
    page.select_option("#hire-district", "city")
    page.fill("#hire-year", "2025")
    page.fill("#hired", "30")
    page.fill("#by_contract", "0")
    _sent(page, "#hired")
    assert Hire.objects.get(employer__code="plant", year=2025).by_contract == 0

    told = promises(year)["plant"]
    assert (told.asked, told.hired, told.now, told.signed) == (90, 50, 60, 60)
    assert f"You asked 90 and hired 50; 60 asked now count as {round(told.counts)} " in page.inner_text("main")
    planner.goto(f"{address}/demand/ledger/?year={year}")
    row = planner.inner_text("main table tr:has(a[href*='/ledger/plant/'])")
    assert [part for part in ("90", "50", "60", str(round(told.counts))) if part not in row] == []


def test_the_employers_and_planners_pages_have_no_fault(browser, address: str) -> None:
    for name, pages in (
        ("employer", ("/demand/ledger/plant/", "/demand/ledger/plant/?year=2027")),
        ("planner", ("/demand/ledger/", "/demand/requestcampaign/", "/demand/hire/", "/demand/scorecard/", "/demand/gap/")),
    ):  # fmt: skip
        page = browser.new_context(bypass_csp=True).new_page()
        sign_in(page, address, name)
        look(page, address, pages)


def _sent(page, field: str) -> None:
    """Enter in a field sends its form; the page that answers is waited for."""
    with page.expect_navigation():
        page.press(field, "Enter")
