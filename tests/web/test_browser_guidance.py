"""Guidance in Debian's Chromium: a school's day, both sides on a telephone, a pupil without script; no accessibility fault."""

import re
from datetime import date
from secrets import token_hex

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache

from sheber.guidance.models import Answer, Attendance, Confirmation, Encounter
from sheber.kernel.models import Appointment
from tests.slices.guidance.regions import encounter, iin, klass, make
from tests.slices.guidance.test_classes_and_interests import places
from tests.web.chromium import in_browser, look, sign_in

pytestmark = in_browser


@pytest.fixture
def address(transactional_db: None, live_server) -> str:
    cache.clear()
    make()
    places()
    klass()
    encounter("e0", day=date(2026, 2, 1), pupils=12, first_time=12)
    user = User.objects.create_user("school", password="a long password")
    Appointment.objects.create(user=user, role="school", holder="s1", starts="2020-01-01")
    return live_server.url


def test_a_school_and_both_sides_of_an_activity(browser, address: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 390, "height": 844}, locale="en-GB")
    context.add_cookies([{"name": "django_language", "value": "en", "url": address}])
    page = context.new_page()
    sign_in(page, address, "school")
    page.goto(f"{address}/guidance/activity/new/")
    page.select_option("#f-kind", "trial")
    page.fill("#f-day", "2026-03-10")
    page.select_option("#f-college", "north")
    page.click("main form button")
    page.fill("#pupils", f"{iin(1)}\n{iin(2)}\n{iin(1)}")
    page.click("text=Take the list in")
    assert "row 3" in page.inner_text(".alert-danger")
    assert not Attendance.objects.exists()
    page.fill("#pupils", "\n".join(iin(n) for n in range(1, 8)))
    page.click("text=Take the list in")
    assert iin(1) not in page.content()
    page.click("text=Make codes for both sides")
    assert page.locator("svg").count() == 2
    links = [one.get_attribute("href") for one in page.locator(".two a").all()]
    for link, wrong in zip(links, (True, False), strict=True):
        telephone = browser.new_context(
            java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="en-GB"
        )
        telephone.add_cookies([{"name": "django_language", "value": "en", "url": address}])
        other = telephone.new_page()
        other.goto(link)
        assert "/sign/" not in other.url  # the code does not stay in the address
        if wrong:
            other.fill("#count", "871 %")
            other.click("main form button")
            assert "per cent" in other.inner_text(".fault")
        other.fill("#count", "7")
        other.click("main form button")
        telephone.close()
    assert Confirmation.objects.get().receipt["pupils"] == 7
    made = Encounter.objects.exclude(code="e0").get()
    assert (made.pupils, made.first_time, made.listed) == (7, 7, True)
    page.goto(f"{address}/guidance/activity/{made.code}/")
    assert "The signature holds" in page.inner_text("main")
    page.goto(f"{address}/guidance/school/")
    page.click("summary:has-text('Change (left')")
    page.select_option("select[name=direction]", "ict")
    page.fill("input[name=reason]", "equipment came")
    page.click("details[open] button")
    assert "The direction is changed" in page.inner_text("main")
    look(page, address, ("/guidance/", "/guidance/school/s1/", "/guidance/activity/new/", f"/guidance/activity/{made.code}/",
                         "/guidance/reliability/", "/guidance/sign/", "/guidance/interests/", "/guidance/interests/forget/"))  # fmt: skip
    assert page.goto(f"{address}/guidance/school/s2/").status == 403
    context.close()


def test_a_pupil_on_a_weak_telephone(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="en-GB")
    context.add_cookies([{"name": "django_language", "value": "kk", "url": address}])
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda one: sizes.append(len(one.body())))
    page.goto(f"{address}/guidance/interests/")
    page.wait_for_load_state("networkidle")
    assert sum(sizes) < 200_000
    page.click("main form[action$='interests/'] button")
    assert page.locator("fieldset.wrong").count() == 36  # nothing was answered, nothing is assumed
    for number in range(1, 37):
        page.check(f"input[name=i{number}][value={'yes' if number % 6 == 1 else 'no'}]")
    page.select_option("#district", "city")
    page.click("main form[action$='interests/'] button")
    assert page.locator(".places li").count() == 2
    assert not Answer.objects.exists()
    page.click("main form button")
    assert page.locator(".fault").count() == 1  # without consent nothing is kept
    page.check("input[name=consent]")
    page.click("main form button")
    code = page.inner_text(".code")
    assert Answer.objects.count() == 1
    page.goto(f"{address}/guidance/interests/forget/")
    page.fill("#code", token_hex(8))
    page.click("main form button")
    page.fill("#code", re.sub("-", " ", code).lower())
    page.click("main form button")
    assert not Answer.objects.exists()
    context.close()
