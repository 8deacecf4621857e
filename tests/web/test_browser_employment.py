"""Dual training in Debian's Chromium: a college drafts, an employer and a student sign, hours are told; the rates' page."""

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.utils import timezone

from sheber.employment.acts import claim_outcome, join_outcomes
from sheber.employment.models import DualContract, EmployerProfile, PracticePlace
from sheber.kernel.actors import SYSTEM
from sheber.kernel.models import Appointment
from tests.slices.employment.people import DAY, found, make, student
from tests.web.chromium import in_browser, look, sign_in

pytestmark = in_browser


@pytest.fixture
def address(transactional_db: None, live_server) -> str:
    cache.clear()
    make()
    student(1, graduated=None)
    for number in range(2, 9):
        student(number)
        claim_outcome(SYSTEM, student(number + 20), DAY, "by_specialty")
        found(number, "labour", "plant", "welding")
    join_outcomes(SYSTEM, 2026, DAY)
    for role, holder in (("college", "north"), ("employer", "plant"), ("head", "")):
        user = User.objects.create_user(role, password="a long password")
        Appointment.objects.create(user=user, role=role, holder=holder, starts="2020-01-01")
    return live_server.url


def page_of(browser, address: str, role: str, **more: object):
    context = browser.new_context(bypass_csp=True, viewport={"width": 390, "height": 844}, locale="en-GB", **more)
    context.add_cookies([{"name": "django_language", "value": "en", "url": address}])
    page = context.new_page()
    if role:
        sign_in(page, address, role)
    return page


def test_three_parties_sign_and_hours_are_told(browser, address: str) -> None:
    year = timezone.localdate().year
    college = page_of(browser, address, "college")
    college.goto(f"{address}/employment/college/north/")
    college.fill("#student", "g1")
    college.select_option("#employer", "plant")
    college.fill("#starts", f"{year - 1}-09-01")
    college.fill("#ends", f"{year + 1}-06-30")
    college.click("main form button")
    row = DualContract.objects.get()
    place = f"{address}/employment/contract/{row.code}/"
    college.click("text=Sign and hand to the parties")
    code = college.inner_text(".mono.big")
    college.fill("#plan-month", f"{year}-01")
    college.fill("#modules", "100")
    college.fill("#planned", "120")
    college.click("button:has-text('Plan')")
    assert "more hours" in college.inner_text(".alert-danger")
    college.fill("#plan-month", f"{year}-01")
    college.fill("#modules", "100")
    college.fill("#planned", "60")
    college.click("button:has-text('Plan')")

    pupil = page_of(browser, address, "", java_script_enabled=False)
    assert pupil.goto(place).status == 404
    pupil.goto(f"{address}/employment/my-contract/")
    pupil.fill("#f-code", code.lower())
    pupil.click("main form button")
    pupil.click("text=Sign as the student")

    firm = page_of(browser, address, "employer")
    firm.goto(place)
    firm.click("text=Sign for the enterprise")
    assert "Signed by all three" in firm.inner_text("h1")
    firm.fill("#real-month", f"{year}-01")
    firm.fill("#real", "50")
    with firm.expect_navigation():
        firm.click("text=Write down")
    assert "The rule is not kept" in firm.inner_text("main")
    look(
        firm,
        address,
        (f"/employment/contract/{row.code}/", "/employment/employer/plant/", "/employment/my-contract/"),
    )
    assert firm.goto(f"{address}/employment/college/north/").status == 403
    look(college, address, (f"/employment/contract/{row.code}/", "/employment/college/north/", "/employment/"))


def test_an_employer_tells_of_itself_and_the_head_sees_three_rates(browser, address: str) -> None:
    firm = page_of(browser, address, "employer")
    firm.goto(f"{address}/employment/mine/")
    firm.fill("#about_kk", "Болат құю")
    firm.fill("#mentors", "1/7")
    firm.click("button:has-text('Save')")
    assert "fraction" in firm.inner_text(".alert-danger")
    firm.fill("#mentors", "4")
    firm.click("button:has-text('Save')")
    firm.select_option("#qualification", "welder")
    firm.fill("#starts", "2026-10-01")
    firm.fill("#ends", "2027-05-31")
    firm.fill("#places", "5")
    firm.click("button:has-text('Offer')")
    assert EmployerProfile.objects.get().mentors == 4
    assert PracticePlace.objects.get().places == 5
    head = page_of(browser, address, "head")
    head.goto(f"{address}/employment/")
    assert "Three rates side by side" in head.inner_text("main")
    assert "Claimed but not found" in head.inner_text("main")
    look(head, address, ("/employment/", "/employment/way/", "/employment/links/"))
    visitor = page_of(browser, address, "")
    visitor.goto(f"{address}/employment/")
    assert "g22" not in visitor.content()
    assert visitor.locator("table").count() == 0
