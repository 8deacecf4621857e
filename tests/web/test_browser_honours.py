"""A juror's way: the call, the nominee from whom to stand aside, the scores; then the result, the award, its check."""

import io
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache

from sheber.honours.acts import count_votes, start_judging
from sheber.honours.models import Award, Call, Nomination, Recusal, Score
from sheber.kernel.models import Appointment
from tests.slices.honours.contest import NAMES, PLANNER, make_call, nominate, score_all
from tests.web.chromium import in_browser, look, sign_in
from tests.web.test_browser_partners import make_parties

pytestmark = in_browser


@pytest.fixture
def address(transactional_db: None, live_server) -> str:
    cache.clear()
    make_parties()
    call = make_call()
    for place, name in enumerate(NAMES):
        nominate(name, call=call, organisation_code=f"shop{place}", nominator_code="", actor=PLANNER)
    Nomination.objects.filter(code="nom-2026-3").update(organisation_code="firm1")
    start_judging(PLANNER, call)
    for name, role, holder in (("juror", "juror", "person1"), ("head", "head", "")):
        user = User.objects.create_user(name, password="a long password")
        Appointment.objects.create(user=user, role=role, holder=holder, starts="2020-01-01")
    return live_server.url


def test_a_juror_scores_and_the_result_is_an_award(browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    sign_in(page, address, "juror")
    _score(page, address)
    assert Score.objects.filter(juror__code="j1").count() == 4
    assert Recusal.objects.filter(juror__code="j1", kind="family").exists()
    look(
        page,
        address,
        (
            "/honours/jury/",
            "/honours/jury/j1/nom-2026-1/",
            "/honours/jury/j1/nom-2026-3/",
        ),
    )
    score_all(Call.objects.get(), {"j2": (8, 7, 6, 4), "j3": (9, 6, 5, 3), "j4": (9, 8, 4, 4), "j5": (7, 9, 5, 2)})
    call = count_votes(PLANNER, Call.objects.get())
    other = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900}, locale="en-GB")
    head = other.new_page()
    sign_in(head, address, "head")
    _decide(head, address, call)
    award = Award.objects.get()
    public = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900}, locale="en-GB")
    there = public.new_page()
    _check(there, address, award)
    look(
        there,
        address,
        (
            "/honours/",
            f"/honours/award/{award.code}/",
            "/honours/check/",
            "/honours/award/",
            "/honours/contest/masters/",
        ),
    )
    look(head, address, ("/honours/nominated/nom-2026-1/", "/honours/nominate/", "/honours/contest/masters/"))
    _revoke(head, address, award)
    there.goto(f"{address}/honours/award/{award.credential.number}/")
    assert "Revoked" in there.inner_text("#revoked")
    for one in (context, other, public):
        one.close()


def _score(page, address: str) -> None:
    """One nominee blocked by a conflict, one declared, two scored; a bad score is told at its field."""
    page.goto(f"{address}/honours/jury/")
    assert "same employer" in page.inner_text("#nom-2026-3")
    assert page.locator("#nom-2026-3 a").count() == 0
    page.goto(f"{address}/honours/jury/j1/nom-2026-3/")
    assert page.locator("main form").count() == 0
    assert "same employer" in page.inner_text("#aside")
    for entry, score in (("nom-2026-1", "9"), ("nom-2026-2", "7")):
        page.goto(f"{address}/honours/jury/")
        page.click(f"#{entry} a")
        page.fill("#s-pupils", "99")
        page.fill("#s-skill", score)
        page.click("main form button.btn-primary")
        page.wait_for_selector("#e-pupils")
        page.fill("#s-pupils", score)
        page.click("main form button.btn-primary")
        page.wait_for_selector(f"#{entry}")
    page.goto(f"{address}/honours/jury/j1/nom-2026-4/")
    page.click("details.after summary")
    page.select_option("#kind", "family")
    page.click("details.after button")
    page.wait_for_selector("#nom-2026-4")
    assert "family" in page.inner_text("#nom-2026-4")


def _decide(page, address: str, call: Call) -> None:
    page.goto(f"{address}/honours/contest/{call.code}/")
    told = call.result["rules"]["mean"]
    assert f"{told['held']} / {told['removals']}" in page.inner_text("#robust")
    page.fill("#act", "Order 7")
    page.click("form[action*='decide'] button")
    page.wait_for_selector("text=Those honoured")


def _check(page, address: str, award: Award) -> None:
    """A visitor downloads the proof, and checks the credential, then a forged one."""
    page.goto(f"{address}/honours/award/{award.credential.number}/")
    with page.expect_download() as given:
        page.click(".proof a >> nth=0")
    with zipfile.ZipFile(io.BytesIO(Path(given.value.path()).read_bytes())) as archive:
        names = set(archive.namelist())
        token = archive.read("credential.jwt").decode()
    assert {"credential.jwt", "status.jwt", "did.json"} < names
    assert any(name.endswith("certificate.json") for name in names)
    for text, verdict in ((token, "Accepted"), (token[:-8] + "AAAAAAAA", "Refused")):
        page.goto(f"{address}/honours/check/")
        page.fill("#token", text)
        page.click("form[method=post] button.btn-primary")
        assert verdict in page.inner_text("#verdict")


def _revoke(page, address: str, award: Award) -> None:
    page.goto(f"{address}/honours/award/{award.code}/")
    page.click("main details summary")
    page.fill("#reason", "Given by mistake")
    page.click("main details button")
    page.wait_for_selector("#revoked")
