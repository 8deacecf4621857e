"""The organiser's way and the delegation head's way through a forum in Debian's Chromium, without JavaScript; then axe."""

from pathlib import Path

import pytest

from tests.slices.forum.rows import small_forum
from tests.web.chromium import axe_faults, in_browser, look, sign_in
from tests.web.test_browser_desk import Person

pytestmark = in_browser
DESK, SITE = "/forum/desk/f25/", "/forum/site/f25/"


@pytest.fixture
def address(transactional_db: None, live_server, settings, tmp_path: Path) -> str:
    from django.contrib.auth.models import User

    from sheber.kernel.models import Appointment

    settings.SHEBER_HOME = tmp_path / "home"
    small_forum()
    user = User.objects.create_user("organiser", password="a long password")
    Appointment.objects.create(user=user, role="organiser", starts="2020-01-01")
    return live_server.url


def test_the_organiser_and_the_head_of_a_delegation(browser, address: str, tmp_path: Path) -> None:
    organiser, head, visitor = (Person(browser, address, name) for name in ("organiser", "", ""))
    code = _issue(organiser)
    _register(head, code)
    _accredit(organiser)
    _release(organiser, visitor)
    _offline_door(browser, organiser, tmp_path)
    _next_edition(organiser)
    _look_at_every_page(browser, address)


def _issue(organiser: Person) -> str:
    organiser.go(f"{DESK}delegations/")
    organiser.page.click("main table a >> nth=0")
    organiser.page.click("text=Issue a new code for the head")
    assert "The code is shown once" in organiser.text
    return organiser.page.inner_text("main .mono")


def _register(head: Person, code: str) -> None:
    head.go("/forum/my/")
    head.page.fill("#f-code", "nothing")
    head.page.click("main .btn-primary")
    assert "here is no such code" in head.text
    head.page.fill("#f-code", code)
    head.page.click("main .btn-primary")
    head.page.click("text=We come")
    for number in range(3):
        head.page.fill("#name", f"Guest {number}")
        head.page.click("form[action$='/do/add/'] .btn-primary")
    for _ in range(3):
        head.page.click("button:has-text('Approve') >> nth=0")
    assert "quota of 2 is used up" in head.text
    head.shoot("forum-head")


def _accredit(organiser: Person) -> None:
    organiser.go(f"{DESK}delegations/f25-fr-experts/")
    for _ in range(2):
        organiser.page.click("button:has-text('Accredit') >> nth=0")
    assert "accredited, badge issued" in organiser.text


def _release(organiser: Person, visitor: Person) -> None:
    from sheber.forum.acts import place_all, propose_programme
    from sheber.forum.models import Forum
    from sheber.kernel.actors import SYSTEM

    assert "“opening en” has no place and time" in organiser.go(f"{DESK}programme/")
    organiser.page.click("text=Make the programme")
    # The worker's part, done here: a job that waits for a worker needs no browser.
    propose_programme(SYSTEM, Forum.objects.get(), seconds=10)
    place_all(SYSTEM, Forum.objects.get())
    assert "Nothing: no clash" in organiser.go(f"{DESK}programme/")
    organiser.page.click("text=Release the programme")
    assert "All wishes but those given up are kept" in organiser.text
    assert "talk en" in visitor.go(SITE)
    assert "Doors en" in organiser.go(f"{DESK}run/")
    assert organiser.page.locator("main svg").count() == 0
    organiser.go(f"{DESK}exhibition/")
    assert organiser.page.locator("main svg rect").count() > 3
    organiser.shoot("forum-exhibition")


def _offline_door(browser, organiser: Person, tmp_path: Path) -> None:
    """The page that checks badges without a network, opened from a file."""
    from sheber.forum.bridge.badges import text_for
    from sheber.forum.models import Forum
    from sheber.forum.queries import badges_of
    from sheber.kernel.results import key

    organiser.go(f"{DESK}door/")
    with organiser.page.expect_download() as waiting:
        organiser.page.click("text=Offline check")
    path = tmp_path / "door.html"
    waiting.value.save_as(path)
    forum = Forum.objects.get()
    text = text_for(badges_of(forum).first(), forum, key())
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    for badge, said in (
        (text, "✓ Guest 0"),
        (text, "Checked in already"),
        (_forged(text, -40), "Forged"),
        (_forged(text, -1), "Forged"),
        ("x", "No badge"),
    ):
        page.fill("#badge", badge)
        page.click("#check")
        page.wait_for_function("document.getElementById('badge').value === ''")
        assert said in page.inner_text("#said")
    assert not axe_faults(page)
    context.close()


def _forged(text: str, at: int) -> str:
    """`text` with one letter changed. At the end that is a spare bit of base 32 in half of the cases."""
    letters = list(text)
    letters[at] = "A" if letters[at] != "A" else "B"
    return "".join(letters)


def _next_edition(organiser: Person) -> None:
    organiser.go(DESK)
    organiser.page.fill("#copy-code", "f26")
    organiser.page.fill("#copy-day", "2026-12-23")
    organiser.page.click("form[action$='/do/copy/'] button")
    rows = organiser.page.locator("main tbody tr").all_inner_texts()
    # The plan is the same; guests are not copied: the two who came are all that differs.
    assert [row.split() for row in rows] == [["Participants", "changed", "2", "0"]]


def _look_at_every_page(browser, address: str) -> None:
    paths = (
        "/forum/", DESK, f"{DESK}delegations/", f"{DESK}delegations/f25-fr-experts/", f"{DESK}programme/",
        f"{DESK}programme/session/f25-talk/", f"{DESK}exhibition/", f"{DESK}signing/", f"{DESK}awards/", f"{DESK}run/",
        f"{DESK}door/", f"{DESK}files/", "/forum/desk/f26/difference/", SITE, f"{SITE}v/1/", f"{SITE}exhibition/",
        f"{SITE}press/", f"{SITE}invitation/ja/", "/forum/my/",
    )  # fmt: skip
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    sign_in(page, address, "organiser")
    look(page, address, paths)
    context.close()
