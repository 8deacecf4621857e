"""A college in Chromium: it finds its faulty cell, mends it, sees each point explained; a teacher writes down a course."""

from datetime import date
from pathlib import Path

from django.contrib.auth.models import User

from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.sheet import sheet
from sheber.kernel.models import Appointment
from sheber.registry.models import College
from sheber.training.acts import Cell, compute_rating, load_cells, publish_rating
from sheber.training.models import Development, RatingValue, Teacher
from sheber.training.queries import wide_fields
from tests.web.chromium import in_browser, look, sign_in
from tests.web.test_browser import address

pytestmark = in_browser
__all__ = ["address"]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCALE = ("rating_fields", "rating_scales", "rating_criteria", "rating_bands")
PAGES = ("/training/", "/training/college/north/", "/training/rating/", "/training/rating/2025/north/", "/training/rating/scale/fc-2024-printed/",
         "/training/teacher/page/t-1/")  # fmt: skip


def make_rows() -> None:
    load_files(SYSTEM, [(sheet(code), EXAMPLES / "aktobe" / f"{code}.csv") for code in SCALE])
    fields, north = {one.code: one for one in wide_fields()}, College.objects.get(code="north")
    given = {"teachers": "20", "category": "13", "patrons": "2", "capacity": "100", "contingent": "1/7"}
    load_cells(
        SYSTEM,
        2025,
        [Cell(2, north, None, fields[code], text) for code, text in given.items()],
        file="f.xlsx",
        reason="",
    )
    publish_rating(SYSTEM, compute_rating(SYSTEM, 2025))
    Teacher.objects.create(code="t-1", college=north, category="expert", special=True, since=date(2015, 9, 1))
    user = User.objects.create_user("teacher", password="a long password")
    Appointment.objects.create(user=user, role="teacher", holder="t-1", starts="2020-01-01")


def test_training_in_a_browser(browser, address: str) -> None:
    make_rows()
    context = browser.new_context(bypass_csp=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    sign_in(page, address, "college")
    page.goto(f"{address}/training/mine/")
    page.click("main .page-head .btn-primary")  # its rating
    assert "65" in page.locator("main").inner_text()
    page.fill("input[id^=value-]", "95")
    page.fill("input[id^=reason-]", "one typed 1/7 for 95")
    page.locator("form:has(input[id^=value-]) button").click()
    assert RatingValue.objects.get(field__code="contingent").value == "95"
    assert page.locator("input[id^=value-]").count() == 0
    look(page, address, PAGES)
    context.close()
    _teacher_writes_and_college_confirms(browser, address)


def _teacher_writes_and_college_confirms(browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, address, "teacher")
    page.goto(f"{address}/training/mine/")
    page.select_option("#kind", "practice")
    for name, text in (("topic", "At the plant"), ("starts", "2026-03-02"), ("ends", "2026-03-27"), ("hours", "144")):
        page.fill(f"#{name}", text)
    page.locator("main form.form-wide button").click()
    assert Development.objects.get().state == "stated"
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, address, "college")
    page.goto(f"{address}/training/teacher/page/t-1/")
    page.locator("button[name=answer][value=yes]").click()
    assert Development.objects.get().state == "confirmed"
