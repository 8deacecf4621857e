"""Works in Chromium: a stage, a picture and its copy, a slip, and the plan that names the places it touches."""

from pathlib import Path

from sheber.kernel.actors import SYSTEM
from sheber.works.acts import plan_again
from sheber.works.models import Photo, Slip
from tests.science.works.test_picture import scene
from tests.slices.works.conftest import make_project
from tests.web.chromium import in_browser, look, sign_in
from tests.web.test_browser import address

pytestmark = in_browser
__all__ = ["address"]


def test_from_stage_to_touched_places(browser, address: str, tmp_path: Path) -> None:
    make_project()
    context = browser.new_context(bypass_csp=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    sign_in(page, address, "head")
    context.add_cookies([{"name": "django_language", "value": "en", "url": address}])
    here = f"{address}/works/page/shop/"
    page.goto(here)
    row = page.locator("form[action$='/step/1/']")
    row.locator("input[type=date]").fill("2025-11-03")
    row.locator("button").click()
    assert "Running" in page.locator("main").inner_text()
    for name in ("first.jpg", "again.jpg"):
        scene(5).save(tmp_path / name, "JPEG")
        page.set_input_files("#file", tmp_path / name)
        page.fill("#caption", name)
        page.locator("form[action$='/photo/'] button").click()
    assert [one.likeness for one in Photo.objects.order_by("pk")] == ["new", "same"]
    assert "The same picture" in page.locator("main").inner_text()
    page.locator("button[name=shown][value=yes]").click()
    page.fill("#end", "2027-09-01")
    page.fill("#slip-reason", "The roof is late")
    page.locator("form[action$='/slip/'] button").click()
    slip = Slip.objects.get()
    plan_again(SYSTEM, slip)  # what the worker does
    page.goto(f"{address}/works/slip/{slip.pk}/")
    told = page.locator("main").inner_text()
    assert "hours-north" in told
    assert "north-welder" in told
    page.locator("a[href^='/order/compare/']").click()
    assert page.locator("h1").count() == 1
    look(page, address, ("/works/", "/works/page/shop/", "/works/passport/shop/", f"/works/slip/{slip.pk}/"))
