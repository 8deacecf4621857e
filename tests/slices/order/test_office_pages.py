"""The office in the browser, without JavaScript: every page in three languages, every act by its form, who may what."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.regions import tiny_plan

from sheber.kernel.actors import SYSTEM, Role
from sheber.kernel.models import Appointment
from sheber.order.acts import amend_line, approve_order, note_fill, publish_order
from sheber.order.models import Campaign, Decision, Line, Opinion, Plan, Proposal
from sheber.order.queries import decided

EXAMPLE = Path(__file__).parents[3] / "examples" / "tiny"
YEAR = 2026
pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def plan(db: None) -> Plan:
    return tiny_plan()


def signed_in(role: Role, holder: str = "") -> Client:
    user, _ = get_user_model().objects.get_or_create(username=f"{role}-{holder}")
    Appointment.objects.get_or_create(user=user, role=role, holder=holder, starts=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def ask(client: Client, **more: str) -> str:
    """Write a proposal through the form; gives its page."""
    given = {"kind": "grow", "line": "north-welder", "groups": "2", "places": "50", "reason": "More welders"} | more
    answer = client.post("/order/college/north/propose/", given)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def test_a_college_proposes_and_the_planner_answers(plan: Plan) -> None:
    north, south, planner = (
        signed_in(Role.COLLEGE, "north"),
        signed_in(Role.COLLEGE, "south"),
        signed_in(Role.PLANNER),
    )
    assert south.get("/order/college/north/propose/").status_code == 403
    refused = north.post("/order/college/north/propose/", {"kind": "grow", "groups": "x", "places": "", "reason": ""})
    assert refused.status_code == 422
    assert refused.content.decode().count("invalid-feedback") == 4
    page = ask(north)
    assert south.get(page).status_code == 404
    assert Client().get(page).status_code == 404
    assert north.post(f"{page}move/take/").status_code == 403
    assert north.post(f"{page}move/send/").status_code == 302
    assert "✓" in planner.get(page).content.decode()
    assert planner.post(f"{page}move/return/", {"reason": ""}).status_code == 422
    assert planner.post(f"{page}move/return/", {"reason": "Twenty, please"}).status_code == 302
    assert "Twenty, please" in north.get(page).content.decode()
    edited = {"kind": "grow", "groups": "1", "places": "20", "reason": "Twenty"}
    assert north.post(f"{page}edit/", edited | {"groups": "-1"}).status_code == 422
    assert north.post(f"{page}edit/", edited).status_code == 302
    assert north.post(f"{page}move/send/").status_code == 302
    assert planner.post(f"{page}move/take/", {"reason": "Agreed"}).status_code == 302
    assert Line.objects.get(year=YEAR, code="north-welder").max_groups == 1
    assert north.post(f"{page}move/withdraw/").status_code == 409
    assert planner.post(f"{page}move/nothing/").status_code == 404


def test_a_line_is_opened_through_the_form(plan: Plan) -> None:
    south, planner = signed_in(Role.COLLEGE, "south"), signed_in(Role.PLANNER)
    form = south.get("/order/college/south/propose/?kind=open").content.decode()
    assert "4S06130101" in form
    given = {
        "kind": "open",
        "qualification": "4S06130101",
        "base": "base9",
        "language": "kk",
        "groups": "1",
        "places": "20",
    }
    assert (
        south.post("/order/college/south/propose/", given | {"reason": "x", "qualification": "zz"}).status_code == 422
    )
    page = south.post("/order/college/south/propose/", given | {"reason": "Coders"}).headers["Location"]
    south.post(f"{page}move/send/")
    shown = planner.get(page).content.decode()
    values = {
        name: re.search(f'name="{name}" value="([^"]*)"', shown)[1]
        for name in ("term", "cost", "survival", "entry", "applicants")
    }  # type: ignore[index]
    assert values == {"term": "4", "cost": "900000", "survival": "0.9500", "entry": "0.8000", "applicants": "20"}
    assert planner.post(f"{page}move/take/", values | {"cost": "much"}).status_code == 422
    assert planner.post(f"{page}move/take/", values).status_code == 302
    assert Line.objects.filter(year=YEAR, college__code="south", qualification__code="4S06130101").exists()


def test_calendar_opinions_and_versions_by_their_forms(plan: Plan) -> None:
    planner, college = signed_in(Role.PLANNER), signed_in(Role.COLLEGE, "north")
    assert college.get("/order/studio/").status_code == 403
    assert college.post(f"/order/calendar/{YEAR}/").status_code == 403
    days = {"proposals_until": "2026-05-01", "commission_on": "2026-05-20", "decision_until": "2026-06-25"}
    assert planner.post(f"/order/calendar/{YEAR}/", days | {"total": "many", "act": ""}).status_code == 422
    assert planner.post(f"/order/calendar/{YEAR}/", days | {"total": "150", "act": "Order 7"}).status_code == 302
    assert Campaign.objects.get(year=YEAR).total == 150
    said = {"year": str(YEAR), "plan": "1", "member": "Chamber", "text": "Good", "vote": "agree"}
    assert college.post("/order/opinion/", said).status_code == 404
    assert planner.post("/order/opinion/", said | {"text": ""}).status_code == 422
    assert planner.post("/order/opinion/", said).status_code == 302
    assert Opinion.objects.get().member == "Chamber"
    assert planner.post(f"/order/compute/{YEAR}/", {"budget_percent": "no"}).status_code == 422
    assert planner.post(f"/order/price/{YEAR}/").status_code == 422
    answer = planner.post(
        f"/order/compute/{YEAR}/", {"budget_percent": "80", "name": "poor", "change": "0.4", "seconds": "10"}
    )
    assert answer.status_code == 302
    from sheber.kernel.models import Job

    assert Job.objects.get().arguments == {"year": YEAR, "title": "poor", "assumptions": {"budget_percent": "80"}}


def test_a_plan_is_changed_by_hand_and_compared(plan: Plan) -> None:
    planner, auditor = signed_in(Role.PLANNER), signed_in(Role.AUDITOR)
    row = plan.lines.select_related("line").get(line__code="north-welder")
    hand = f"/order/plans/{YEAR}/1/hand/"
    assert auditor.get(hand).status_code == 403
    assert "north-welder" in planner.get(f"{hand}?q=WELDER").content.decode()
    bad = planner.get(f"{hand}?line=north-welder&groups=9&places=225").content.decode()
    assert bad.count("<li>") > 1
    assert planner.get(f"{hand}?line=north-welder&groups=x&places=1").status_code == 422
    told = planner.get(
        f"{hand}?line=north-welder&groups={row.groups}&places={row.places - 1}", headers={"accept-language": "en"}
    )
    assert "Every hard rule is kept" in told.content.decode()
    change = {"line": "north-welder", "groups": str(row.groups), "places": str(row.places - 1)}
    assert planner.post(f"{hand}change/", change | {"reason": ""}).status_code == 422
    assert planner.post(f"{hand}change/", change | {"reason": "Repair"}).status_code == 302
    assert planner.post(f"{hand}change/", {"drop": "south-vet"}).status_code == 404
    assert planner.post(f"{hand}seal/", {"reason": ""}).status_code == 422
    assert planner.post(f"{hand}seal/", {"name": "By hand", "reason": "Protocol 4"}).status_code == 302
    for language in LANGUAGES:
        page = planner.get(f"/order/compare/?year={YEAR}&a=1&b=2", headers={"accept-language": language})
        assert page.status_code == 200
        assert "north-welder" in page.content.decode()
    assert planner.get(f"/order/compare/?year={YEAR}&a=1&b=9").status_code == 404
    assert Client().get(f"/order/plans/{YEAR}/2/").status_code == 404


def test_the_head_decides_amends_and_moves(plan: Plan) -> None:
    head, planner = signed_in(Role.HEAD), signed_in(Role.PLANNER)
    assert "№ 1" in head.get(f"/order/approve/{YEAR}/").content.decode()
    assert (
        head.post(f"/order/move/{YEAR}/approve/", {"act": "D 1", "day": "2026-06-20", "plan": "9"}).status_code == 409
    )
    assert (
        head.post(f"/order/move/{YEAR}/approve/", {"act": "D 1", "day": "2026-06-20", "plan": "1"}).status_code == 302
    )
    row = decided(YEAR).get(code="north-welder")
    amend = f"/order/decided/{YEAR}/north-welder/amend/"
    assert planner.get(amend).status_code == 403
    given = {
        "places": str(row.places - 1),
        "groups": str(row.groups),
        "act": "D 2",
        "day": "2026-10-01",
        "reason": "Unfilled",
    }
    assert head.post(amend, given | {"act": ""}).status_code == 422
    assert head.post(amend, given | {"groups": "9"}).status_code == 422
    assert head.post(amend, given).status_code == 302
    history = Client().get(f"/order/decided/{YEAR}/north-welder/").content.decode()
    assert "D 1" in history
    assert "D 2" in history
    move = f"/order/decided/{YEAR}/move/"
    moved = {
        "source": "north-welder",
        "target": "south-vet",
        "places": "1",
        "act": "D 3",
        "day": "2026-10-02",
        "reason": "x",
    }
    assert head.post(move, moved | {"places": "0"}).status_code == 422
    assert head.post(move, moved | {"target": "nowhere"}).status_code == 422
    answer = head.post(move, moved)
    assert answer.status_code in {302, 422}
    assert Decision.objects.filter(act="D 3").count() in {0, 2}


ANYBODY = (
    f"/order/decided/{YEAR}/", f"/order/decided/{YEAR}/north-welder/", "/order/college/north/", "/order/college/art/?year=1999",
    "/order/", "/order/norm/", "/order/knownlicence/",
)  # fmt: skip
STAFF = ("/order/studio/", "/order/fill/", f"/order/calendar/{YEAR}/", f"/order/plans/{YEAR}/1/", f"/order/compare/?year={YEAR}", "/notices/",
         f"/order/approve/{YEAR}/", f"/order/decided/{YEAR}/move/", f"/order/decided/{YEAR}/north-welder/amend/")  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_every_language(plan: Plan, language: str) -> None:
    page = ask(signed_in(Role.COLLEGE, "north"))
    approve_order(SYSTEM, YEAR, act="D 1", day=date(YEAR, 6, 20))
    publish_order(SYSTEM, YEAR)
    note_fill(SYSTEM, YEAR, "north-welder", date(YEAR, 9, 1), applied=90, admitted=20, enrolled=20)
    head = signed_in(Role.HEAD)
    for client, addresses in ((Client(), ANYBODY), (head, (*ANYBODY, *STAFF, page))):
        for address in addresses:
            answer = client.get(address, headers={"accept-language": language})
            assert answer.status_code == 200, address
            text = answer.content.decode()
            assert f'<html lang="{language}"' in text
            assert "{{" not in text
            assert "{%" not in text
            assert " style=" not in text
    for address in STAFF[:4]:
        assert Client().get(address).status_code in {200 if "plans" in address else 403}
    assert Client().get("/order/decided/1999/").status_code == 404
    assert Client().get("/order/college/zz/").status_code == 404


def test_the_annex_is_open_to_everybody_once_decided(plan: Plan) -> None:
    address = f"/order/decided/{YEAR}/annex/ru"
    assert Client().get(f"{address}.pdf").status_code == 404
    approve_order(SYSTEM, YEAR, act="D 1", day=date(YEAR, 6, 20))
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        answer = Client().get(f"{address}.{form}")
        assert answer.status_code == 200
        assert answer.content.startswith(start)
    assert Client().get(f"{address}.exe").status_code == 404
    assert Client().get(f"/order/decided/{YEAR}/annex/de.pdf").status_code == 404


def test_notices_are_read_one_by_one_or_all(plan: Plan, django_capture_on_commit_callbacks: object) -> None:
    college = signed_in(Role.COLLEGE, "north")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        approve_order(SYSTEM, YEAR, act="D 1", day=date(YEAR, 6, 20))
        publish_order(SYSTEM, YEAR)
    page = college.get("/notices/", headers={"accept-language": "en"}).content.decode()
    assert '<b class="count">2</b>' in page
    assert "is published" in page
    one = re.search(r'name="notice" value="(\d+)"', page)[1]  # type: ignore[index]
    college.post("/notices/", {"notice": one})
    assert '<b class="count">1</b>' in college.get("/notices/").content.decode()
    college.post("/notices/")
    assert 'class="count"' not in college.get("/notices/").content.decode()
    assert Client().get("/notices/").status_code == 403
    assert signed_in(Role.COLLEGE, "south").post("/notices/", {"notice": "x"}).status_code == 302


def test_pages_ask_the_database_the_same_for_few_and_many_rows(plan: Plan) -> None:
    head = signed_in(Role.HEAD)

    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert head.get(address).status_code == 200
        return len(queries)

    ask(head)
    draft = ("/order/proposal/", f"/order/college/north/?year={YEAR}", f"/order/plans/{YEAR}/1/", "/order/studio/")
    asked(draft[0])
    before = [asked(address) for address in draft]
    for code in ("north-coder", "north-welder"):
        ask(head, line=code)
    assert [asked(address) for address in draft] == before
    assert Proposal.objects.count() == 3
    approve_order(SYSTEM, YEAR, act="D 1", day=date(YEAR, 6, 20))
    address = f"/order/decided/{YEAR}/"
    row = decided(YEAR).get(code="north-welder")
    counts = []
    for step in (1, 0):
        amend_line(
            SYSTEM,
            YEAR,
            row.code,
            places=row.places - step,
            groups=row.groups,
            act=f"D {step}",
            day=date(YEAR, 7, 1),
            reason="x",
        )
        counts.append(asked(address))
    assert counts[0] == counts[1]
    assert max([*before, *counts]) < 60
