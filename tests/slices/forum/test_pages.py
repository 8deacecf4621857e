"""Every page in three languages, who may open it, journeys without JavaScript, and that lists ask a bounded number of questions."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.slices.forum.rows import DAY, made, small_forum, words

from sheber.forum.acts import add_participant, issue_link, place_all, propose_programme, release_programme
from sheber.forum.models import AwardItem, Delegation, Forum, Participant, SigningItem, Stand
from sheber.honours.models import Award
from sheber.kernel.actors import SYSTEM, Role
from sheber.kernel.models import Appointment
from sheber.partners.models import Memorandum, Partner
from sheber.registry.models import College

pytestmark = pytest.mark.django_db
DESK, SITE = "/forum/desk/f25/", "/forum/site/f25/"
INSIDE = (
    DESK, f"{DESK}difference/", f"{DESK}delegations/", f"{DESK}delegations/f25-fr-experts/", f"{DESK}programme/",
    f"{DESK}programme/session/f25-talk/", f"{DESK}exhibition/", f"{DESK}signing/", f"{DESK}awards/", f"{DESK}run/",
    f"{DESK}door/", f"{DESK}files/", f"{DESK}run/sheet.pdf", f"{DESK}run/sheet.xlsx", f"{DESK}signing/cards.pdf",
    f"{DESK}awards/list.pdf",
)  # fmt: skip
OPEN = (
    "/forum/", SITE, f"{SITE}v/1/", f"{SITE}exhibition/", f"{SITE}exhibition/catalogue.pdf", f"{SITE}press/",
    f"{SITE}invitation/zh/", f"{SITE}invitation/kk/", "/forum/my/", f"{SITE}v/1/programme.pdf",
    f"{SITE}v/1/programme.ics", f"{SITE}v/1/programme.xml", f"{SITE}v/1/programme.json",
)  # fmt: skip
REGISTERS = (
    "forum", "delegation", "hall", "speaker", "window", "session", "talk", "wish", "participant", "stand",
    "signingitem", "awarditem", "runline", "practice",
)  # fmt: skip


@pytest.fixture
def forum(db: None, settings: object, tmp_path: Path) -> Forum:
    settings.SHEBER_HOME = tmp_path / "home"  # type: ignore[attr-defined]
    row = small_forum()
    propose_programme(SYSTEM, row, seconds=10)
    place_all(SYSTEM, row)
    release_programme(SYSTEM, row)
    _scene(row, 1)
    return row


def _scene(forum: Forum, number: int) -> None:
    """One more memorandum, award and participant."""
    partner, _ = Partner.objects.get_or_create(code="p", country="FR", kind="institution")
    memorandum = made(
        Memorandum, code=f"m{number}", college=College.objects.get(code="north"), partner=partner, signed=DAY
    )
    made(SigningItem, forum=forum, memorandum=memorandum, place=number)
    award = made(Award, code=f"a{number}", kind="thanks", year=2025, person=words(f"Somebody {number}"))
    made(AwardItem, forum=forum, award=award, place=number)
    made(Participant, code=f"p{number}", delegation=forum.delegations.get(), name=f"Guest {number}")


def signed_in(role: Role, holder: str = "") -> Client:
    user, _ = get_user_model().objects.get_or_create(username=f"{role}-{holder}")
    Appointment.objects.get_or_create(user=user, role=role, holder=holder, starts=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def test_every_page_in_three_languages(forum: Forum) -> None:
    organiser, visitor = signed_in(Role.ORGANISER), Client()
    for language in ("kk", "ru", "en"):
        for client in (organiser, visitor):
            client.cookies["django_language"] = language
        for path in OPEN:
            answer = visitor.get(path)
            assert answer.status_code == 200, path
        for path in (*INSIDE, *OPEN):
            answer = organiser.get(path)
            assert answer.status_code == 200, path
            if answer.headers["Content-Type"].startswith("text/html"):
                text = answer.content.decode()
                assert text.count("<h1") == 1, path
                assert "style=" not in text, path
                assert f'<html lang="{language}"' in text
    for path in INSIDE:
        assert visitor.get(path).status_code == 404, path
        assert signed_in(Role.COLLEGE, "north").get(path).status_code == 404
    assert "/forum/site/f25/v/1/" in visitor.get("/forum/").content.decode()


def test_lists_ask_the_same_number_of_questions_of_one_row_and_of_three(forum: Forum) -> None:
    client = signed_in(Role.ORGANISER)
    paths = (*INSIDE[:12], *OPEN[:4], *(f"/forum/{name}/" for name in REGISTERS))

    def counted() -> list[int]:
        made_ = []
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200, path
            made_.append(len(queries))
        return made_

    counted()  # the first visit writes the session
    before = counted()
    for number in (2, 3):
        _scene(forum, number)
    after = counted()
    assert dict(zip(paths, before, strict=True)) == dict(zip(paths, after, strict=True))


def test_a_head_registers_people_by_a_link_without_an_account(forum: Forum) -> None:
    Participant.objects.all().delete()
    delegation = Delegation.objects.get(code="f25-fr-experts")
    code = issue_link(SYSTEM, delegation)
    client = Client()
    assert client.get("/forum/my/delegation/").headers["Location"] == "/forum/my/"
    assert client.post("/forum/my/", {"code": "wrong"}).status_code == 422
    assert client.post("/forum/my/", {"code": code}).headers["Location"] == "/forum/my/delegation/"
    client.cookies["django_language"] = "en"
    assert client.post("/forum/my/delegation/do/answer/", {"comes": "yes"}).status_code == 302
    for n in range(3):
        client.post("/forum/my/delegation/do/add/", {"name": f"Guest {n}", "duty": "member", "passport": "N1"})
    people = list(Participant.objects.order_by("pk"))
    assert client.post("/forum/my/delegation/do/add/", {"name": ""}).status_code == 422
    answers = [client.post("/forum/my/delegation/do/approve/", {"participant": one.code}) for one in people]
    assert [one.status_code for one in answers] == [302, 302, 422]
    assert "The quota" in answers[2].content.decode() or "quota of 2" in answers[2].content.decode()
    assert client.get("/forum/my/delegation/invitation.pdf").content.startswith(b"%PDF")
    text = client.get("/forum/my/delegation/").content.decode()
    assert "Guest 0" in text
    assert "N1<" not in text
    assert client.post("/forum/my/leave/").status_code == 302
    assert client.get("/forum/my/delegation/").status_code == 302
    assert client.get(f"{DESK}delegations/f25-fr-experts/").status_code == 404


def test_the_organiser_by_forms(forum: Forum) -> None:
    client = signed_in(Role.ORGANISER)
    client.cookies["django_language"] = "en"
    answer = client.post(f"{DESK}delegations/f25-fr-experts/do/link/")
    assert "shown once" in answer.content.decode()
    person = add_participant(SYSTEM, Delegation.objects.get(code="f25-fr-experts"), name="Marie")
    page = f"{DESK}delegations/f25-fr-experts/do/"
    assert client.post(f"{page}refuse/", {"participant": person.code}).status_code == 409
    for name in ("approve", "accredit"):
        assert client.post(f"{page}{name}/", {"participant": person.code}).status_code == 302
    assert client.get(f"{DESK}badges/").content.startswith(b"%PDF")
    letter = client.post(f"{DESK}delegations/f25-fr-experts/letter/", {"kind": "visa", "language": "fr"})
    assert letter.content.startswith(b"%PDF")
    offline = client.get(f"{DESK}door/offline/").content.decode()
    assert person.code in offline
    assert client.post(f"{DESK}door/do/badge/", {"badge": "SHEBER1.AA.AA"}).status_code == 422
    told = client.post(f"{DESK}programme/do/release/", {"reason": "again"})
    assert told.status_code == 422
    moved = {"hall": "f25-room", "day": "2025-12-24", "from_time": "12:00"}
    assert client.post(f"{DESK}programme/session/f25-class/", moved).status_code == 302
    assert client.post(f"{DESK}programme/session/f25-class/", moved | {"from_time": "soon"}).status_code == 422
    assert client.post(f"{DESK}programme/do/release/", {"reason": "moved"}).status_code == 302
    assert "moved" in client.get(f"{SITE}v/2/").content.decode()
    assert client.get(f"{SITE}v/1/").status_code == 200
    assert (
        client.post(f"{DESK}do/copy/", {"code": "f26", "day": "2026-12-23"})
        .headers["Location"]
        .endswith("f26/difference/")
    )
    assert client.post(f"{DESK}do/copy/", {"code": "x y", "day": "soon"}).status_code == 422
    assert client.post(f"{DESK}do/close/").status_code == 302
    bad = {"stand": "f25-stand-1", "hall": "f25-foyer", "row": "1", "x": "far", "y": "2"}
    assert client.post(f"{DESK}exhibition/do/move/", bad).status_code == 422


def test_a_college_asks_for_a_stand_and_counts_visitors(forum: Forum) -> None:
    client = signed_in(Role.COLLEGE, "north")
    page = f"{SITE}stand/"
    assert Client().get(page).status_code == 403
    assert client.get(page).status_code == 200
    assert client.post(page, {"width": "x", "depth": "2"}).status_code == 422
    assert client.post(page, {"width": "2", "depth": "2", "equipment_ru": "Станок"}).status_code == 302
    own = Stand.objects.get(equipment_ru="Станок")
    assert client.post(f"{page}{own.code}/visits/").status_code == 200
    assert own.visits.count() == 1
    assert client.get(f"{page}f25-stand-2/visits/").status_code == 403


def test_what_a_stranger_sends_is_never_a_fault(forum: Forum) -> None:
    client = signed_in(Role.ORGANISER)
    for path in (
        "signing/do/sign/",
        "signing/do/follow/",
        "awards/do/hand/",
        "files/do/drop/",
        "exhibition/do/move/",
    ):
        for item in ("", "x", "9" * 40, "-1", "\x00"):
            answer = client.post(DESK + path, {"item": item, "file": item, "stand": item})
            assert answer.status_code in {400, 404, 422}, (path, item)
    assert client.get(f"{SITE}files/99999/").status_code == 404
    assert client.get(f"{SITE}v/99/").status_code == 404
    assert client.get(f"{SITE}invitation/xx/").status_code == 404
    assert client.get("/forum/desk/none/").status_code == 404
