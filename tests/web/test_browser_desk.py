"""An officer's whole way through a campaign in Debian's Chromium, without JavaScript; then every page with axe."""

import os

import pytest

from tests.slices.admission.campaigns import PLAN, REVEALED, open_campaign
from tests.web.chromium import in_browser, look, sign_in
from tests.web.conftest import EXAMPLES

pytestmark = in_browser
DESK = "/admission/desk/2026-mid/"
PUBLIC = "/admission/campaigns/2026-mid/"
PARTIES = "\n".join(f"{one['party']},{one['commitment']}" for one in PLAN["parties"])
SECRETS = "\n".join(f"{party},{secret}" for party, secret in REVEALED["secrets"].items() if party != "college-1")


@pytest.fixture
def address(transactional_db: None, live_server) -> str:
    """The tiny region with its order decided, a typo in it: 250 places where 25 were meant."""
    from django.contrib.auth.models import User

    from sheber.kernel.actors import SYSTEM
    from sheber.kernel.exchange.package import load_folder
    from sheber.kernel.models import Appointment
    from sheber.order.models import Decision

    load_folder(SYSTEM, EXAMPLES / "tiny")
    open_campaign()
    Decision.objects.filter(year=2026, code="north-coder").update(places=250)
    for role in ("admission", "head"):
        user = User.objects.create_user(role, password="a long password")
        Appointment.objects.create(user=user, role=role, starts="2020-01-01")
    return live_server.url


class Person:
    """Somebody at a browser of their own; without JavaScript, in English."""

    def __init__(self, browser, address: str, name: str) -> None:
        self.context = browser.new_context(java_script_enabled=False)
        self.context.add_cookies([{"name": "django_language", "value": "en", "url": address}])
        self.page, self.address = self.context.new_page(), address
        if name:
            sign_in(self.page, address, name)

    def go(self, path: str) -> str:
        self.page.goto(self.address + path)
        return self.text

    @property
    def text(self) -> str:
        return self.page.inner_text("main")

    def press(self, act: str, **fields: str) -> str:
        """Fill the form of an act on the desk and send it."""
        form = (
            self.page.locator(f'form[action$="/do/{act}/"]').filter(
                has=self.page.locator(f'[name="{next(iter(fields))}"]')
            )
            if fields
            else self.page.locator(f'form[action$="/do/{act}/"]')
        )
        summary = form.first.locator("xpath=preceding-sibling::summary")
        if summary.count():
            summary.click()
        for name, value in fields.items():
            form.first.locator(f'[name="{name}"]').fill(value)
        form.first.locator("button").last.click()
        return self.text

    def shoot(self, name: str) -> None:
        """A picture for people who look at pages, where a folder is named."""
        if os.environ.get("SHOTS"):
            self.page.screenshot(path=f"{os.environ['SHOTS']}/{name}.png", full_page=True)


def test_the_officers_way(browser, address: str) -> None:
    officer, head, visitor = (Person(browser, address, name) for name in ("admission", "head", ""))
    _through_the_gate(officer, head)
    _draw_and_match(officer, head)
    _appeal(officer, head, visitor)
    _look_at_every_page(browser, address)


def _through_the_gate(officer: Person, head: Person) -> None:
    officer.go(DESK)
    officer.press("seats")
    officer.press("close", reason="the last day is over")
    assert "Applications closed" in officer.text
    officer.shoot("closed")
    told = officer.press("seal", parties=PARTIES)
    assert "the gate stopped this: 1 findings" in told
    assert "250 seats, the licence allows 50" in told
    officer.shoot("stopped")
    officer.go(DESK)
    assert "Another person must answer" in officer.press("answer", reason="a new building")
    assert "the gate stopped this" in officer.press("seal", parties=PARTIES)  # one answer is not enough
    head.go(DESK)
    assert "the way is open" in head.press("answer", reason="licence No. 77")
    head.shoot("answered")
    officer.go(DESK)
    assert "Root of the inputs" in officer.press("seal", parties=PARTIES)


def _draw_and_match(officer: Person, head: Person) -> None:
    assert "does not fit its commitment" in officer.press("draw", secrets="college-0," + "00" * 32)
    officer.shoot("refused")
    officer.go(DESK)
    told = officer.press("draw", secrets=SECRETS)
    assert "Stayed silent" in told
    officer.shoot("drawn")
    officer.press("match")
    assert "done" in officer.text
    officer.shoot("job")
    officer.page.click("text=To the result")
    assert officer.page.url.endswith(DESK)
    assert "Not published" in officer.text
    head.go(DESK)
    assert "Published" in head.press("publish")


def _appeal(officer: Person, head: Person, visitor: Person) -> None:
    from sheber.admission.acts import file_appeal
    from sheber.admission.models import Applicant
    from sheber.kernel.actors import applicant_actor

    one = Applicant.objects.filter(state="unplaced", campaign__code="2026-mid").order_by("code").first()
    file_appeal(applicant_actor(one.code), one, "My mark was 5, not 4.")
    assert "My mark was 5" not in visitor.go(PUBLIC)
    officer.go("/admission/appeals/")
    officer.page.click("table tbody a >> nth=0")
    assert "My mark was 5" in officer.text
    officer.shoot("appeal")
    officer.page.fill('[name="points"]', "999")
    officer.page.fill('[name="act"]', "No. 21 of 25 August")
    officer.page.locator('form:has([name="points"]) [name="reason"]').fill("a wrong mark was read")
    officer.page.click('button[value="grant"]')
    assert "→ 999" in officer.text
    officer.go("/admission/appeals/")
    officer.press("appeals")
    assert "done" in officer.text
    assert "After an appeal" not in visitor.go(PUBLIC)
    head.go(DESK)
    head.press("publish")
    told = visitor.go(PUBLIC)
    assert "After an appeal" in told
    assert "Appeals granted" in told
    assert one.code not in told
    visitor.shoot("public")
    assert visitor.go(f"/admission/case/{one.code}/").startswith("Page not found")


def _look_at_every_page(browser, address: str) -> None:
    from sheber.admission.models import Appeal, Applicant

    one = Applicant.objects.filter(campaign__code="2026-mid", state="placed").first()
    paths = (
        "/admission/", PUBLIC, "/admission/desk/", DESK, "/admission/queue/", "/admission/queue/accept/",
        f"/admission/case/{one.code}/", "/admission/what-if/2026-mid/", "/admission/appeals/",
        f"/admission/appeals/{Appeal.objects.get().pk}/", "/admission/seat/?campaign=2026-mid",
    )  # fmt: skip
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    sign_in(page, address, "head")
    look(page, address, paths)
    context.close()
