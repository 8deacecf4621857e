"""The officer's pages and the public campaign page: who sees what, what buttons do, what is never shown."""

import io
import json
import re
import zipfile

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sheber.admission.acts import file_appeal
from sheber.admission.models import Appeal, Applicant, Campaign, Document, GateReport, Result, Run, Seat, WhatIf
from sheber.kernel.actors import applicant_actor
from sheber.kernel.attachments import keep_file
from sheber.kernel.exchange.identity import iin_fault
from sheber.kernel.journal import history
from sheber.kernel.models import Appointment, Job
from tests.regions import tiny
from tests.slices.admission.campaigns import PLAN, REVEALED, fresh, open_campaign

pytestmark = pytest.mark.django_db
ROLES = ("", "planner", "college", "admission", "head", "auditor")
INSIDE = {"admission", "head", "auditor"}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


@pytest.fixture
def campaign(tiny_region: None) -> Campaign:
    return open_campaign()


@pytest.fixture
def tiny_region(db: None) -> None:
    tiny()
    for role in ("planner", "head", "admission", "auditor", "college"):
        user = User.objects.create_user(role, password="a long password")
        Appointment.objects.create(user=user, role=role, holder="north", starts="2020-01-01")


def client_of(role: str, language: str = "en") -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    if role:
        client.force_login(User.objects.get(username=role))
    return client


def press(client: Client, name: str, django_capture_on_commit_callbacks, **data: str):
    """A button of the desk; jobs run at once, as the tests' settings say."""
    with django_capture_on_commit_callbacks(execute=True):
        return client.post(reverse("admission-desk-act", args=["2026-mid", name]), data)


PARTIES = "\n".join(f"{one['party']},{one['commitment']}" for one in PLAN["parties"])
SECRETS = "\n".join(f"{party},{secret}" for party, secret in REVEALED["secrets"].items())


def run_to(state: str, press_as) -> None:
    """Bring the campaign to a state through the pages."""
    steps = (
        ("closed", "admission", "close", {"reason": "the last day is over"}),
        ("sealed", "admission", "seal", {"parties": PARTIES}),
        ("drawn", "admission", "draw", {"secrets": SECRETS}),
        ("matched", "admission", "match", {}),
        ("published", "head", "publish", {}),
    )
    for name, role, act, data in steps:
        answer = press_as(role, act, **data)
        assert answer.status_code == 302, (name, re.findall(r'role="alert">([^<]+)', answer.content.decode()))
        assert not Job.objects.filter(state=Job.FAILED).exists(), Job.objects.filter(state=Job.FAILED).get().error
        if name == state:
            return


@pytest.fixture
def press_as(campaign: Campaign, django_capture_on_commit_callbacks):
    return lambda role, act, **data: press(client_of(role), act, django_capture_on_commit_callbacks, **data)


def page(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def addresses() -> list[str]:
    one = Applicant.objects.filter(campaign__code="2026-mid").first()
    return [
        reverse("admission-desk-list"),
        reverse("admission-desk", args=["2026-mid"]),
        reverse("admission-queue"),
        reverse("admission-case", args=[one.code]),
        reverse("admission-what-if", args=["2026-mid"]),
        reverse("admission-appeals"),
    ]


def test_only_officers_and_auditors_come_in(campaign: Campaign) -> None:
    for role in ROLES:
        client = client_of(role)
        for address in addresses():
            status = client.get(address).status_code
            assert status == 200 if role in INSIDE else status in {403, 404}, (role, address, status)
        home = client.get("/").content.decode()
        assert (reverse("admission-desk-list") in home) == (role in INSIDE)


def test_an_owner_of_an_application_does_not_come_in(campaign: Campaign) -> None:
    client = client_of("")
    session = client.session
    one = Applicant.objects.filter(campaign=campaign).first()
    session["application"] = one.code
    session.save()
    for address in addresses():
        answer = client.get(address)
        own = answer.status_code == 302 and answer.headers["Location"] == reverse("admission-my")
        assert own == (address == reverse("admission-case", args=[one.code])), address
        assert own or answer.status_code in {403, 404}, address


def test_nobody_else_presses_a_button(campaign: Campaign) -> None:
    for role in ("", "planner", "college", "auditor"):
        for act in ("close", "seats", "look", "seal", "draw", "match", "publish", "next", "answer"):
            answer = client_of(role).post(reverse("admission-desk-act", args=["2026-mid", act]), {"reason": "x"})
            assert answer.status_code == 403, (role, act)
    assert fresh(campaign).state == "open"
    assert not Job.objects.exists()


def test_the_whole_way_by_buttons(campaign: Campaign, press_as) -> None:
    run_to("published", press_as)
    assert fresh(campaign).state == "published"
    job = Job.objects.get(name="admission.match")
    assert job.state == Job.DONE, job.error
    back = page(client_of("admission"), "job", job.pk)
    assert reverse("admission-desk", args=["2026-mid"]) in back
    one = Applicant.objects.filter(campaign=campaign, state="placed").first()
    case = reverse("admission-case-act", args=[one.code, "withdraw"])
    client = client_of("admission")
    assert client.post(case, {"reason": ""}).status_code == 409
    assert client.post(case, {"reason": "moves away"}).status_code == 302
    assert press_as("admission", "next").status_code == 302
    assert press_as("head", "publish").status_code == 302
    assert Run.objects.order_by("-pk").first().kind == "next"
    told = page(client_of(""), "admission-campaign", "2026-mid")
    assert "2. Next round" in told


def test_a_refusal_is_told_and_what_was_written_is_kept(campaign: Campaign, press_as) -> None:
    run_to("closed", press_as)
    answer = press_as("admission", "seal", parties="college-1,nonsense")
    assert answer.status_code == 409
    assert "college-1,nonsense" in answer.content.decode()
    assert "commitment" in answer.content.decode()
    assert press_as("admission", "seal").status_code == 409
    assert press_as("admission", "seal", when="yesterday").status_code == 409
    assert press_as("admission", "seal", when="2020-01-01T10:00").status_code == 409
    assert fresh(campaign).state == "closed"
    assert press_as("admission", "seal", when="2090-01-01T10:00").status_code == 302
    told = page(client_of(""), "admission-campaign", "2026-mid")
    assert "drand quicknet" in told
    assert "2090" in told
    answer = press_as("admission", "draw", signature="ab" * 48)
    assert answer.status_code == 409
    assert press_as("admission", "unseal", reason="x").status_code == 403  # the head opens a seal
    assert press_as("head", "unseal", reason="another day").status_code == 302


def test_the_gate_panel_stops_and_two_people_open(campaign: Campaign, press_as) -> None:
    from sheber.order.models import Decision

    Decision.objects.filter(year=2026, code="north-coder").update(places=250)
    press_as("admission", "seats")
    run_to("closed", press_as)
    press_as("admission", "look")
    told = page(client_of("auditor"), "admission-desk", "2026-mid")
    assert "the licence allows 50" in told
    assert "answers wanted: 2" in told
    assert press_as("admission", "seal", parties=PARTIES).status_code == 409
    report = str(GateReport.objects.get().pk)
    assert press_as("admission", "answer", report=report, reason="").status_code == 409
    press_as("admission", "answer", report=report, reason="a new building")
    assert "Another person must answer" in page(client_of("admission"), "admission-desk", "2026-mid")
    assert press_as("admission", "seal", parties=PARTIES).status_code == 409
    press_as("head", "answer", report=report, reason="licence No. 77")
    assert press_as("admission", "seal", parties=PARTIES).status_code == 302


def test_the_queue_filters_sorts_and_goes_out_without_iin(campaign: Campaign) -> None:
    client = client_of("admission")
    rural = Applicant.objects.filter(campaign=campaign, rights=["rural"])
    one = rural.first()
    Applicant.objects.filter(pk=one.pk).update(state="returned")
    found = page(client, "admission-queue", campaign="2026-mid", right="rural")
    assert f"<b>{rural.count()}</b>" in found
    assert "<b>1</b>" in page(client, "admission-queue", campaign="2026-mid", state="returned")
    assert "<b>1</b>" in page(client, "admission-queue", q=one.code)
    Appeal.objects.create(applicant=one, text="x")
    assert "<b>1</b>" in page(client, "admission-queue", appeal="yes")
    for form in ("csv", "xlsx"):
        raw = client.get(reverse("admission-applicant-export", args=[form])).content
        text = (
            raw
            if form == "csv"
            else b"".join(
                zipfile.ZipFile(io.BytesIO(raw)).read(name) for name in zipfile.ZipFile(io.BytesIO(raw)).namelist()
            )
        )
        assert one.code.encode() in text
        assert one.iin.encode() not in text


def test_no_page_shows_a_whole_iin(campaign: Campaign) -> None:
    one = Applicant.objects.filter(campaign=campaign).exclude(iin="").first()
    assert iin_fault(one.iin) is None
    Applicant.objects.filter(pk=one.pk).update(full_name="Aruzhan Serik", phone="+7 701 000 00 00")
    names = ("admission-case", "admission-person", "admission-applicant-detail", "admission-applicant-amend")
    for role in ("admission", "auditor"):
        for name in names:
            answer = client_of(role).get(reverse(name, args=[one.code]))
            if answer.status_code == 200:
                text = answer.content.decode()
                assert one.iin not in text, name
                assert (one.iin[-4:] in text) == (role == "admission" and name in names[:2]), (role, name)
    assert "Aruzhan" in page(client_of("admission"), "admission-case", one.code)
    assert "Aruzhan" not in page(client_of("auditor"), "admission-case", one.code)
    client = client_of("admission")
    form = page(client, "admission-applicant-amend", one.code)
    cells = dict(re.findall(r'<input[^>]* name="(\w+)" value="([^"]*)"', form)) | {
        "base": "base9",
        "reason": "moved",
        "synthetic": "yes",
    }
    answer = client.post(reverse("admission-applicant-amend", args=[one.code]), cells | {"district": "steppe"})
    assert answer.status_code == 302
    again = Applicant.objects.get(pk=one.pk)
    assert (again.district.code, again.iin) == ("steppe", one.iin)


def test_a_paper_is_opened_by_officers_and_the_journal_keeps_it(campaign: Campaign) -> None:
    one = Applicant.objects.filter(campaign=campaign).first()
    kept = keep_file(PNG, "admission")
    told = {"media": kept.media, "size": kept.size, "sha256": kept.sha256, "path": kept.path}
    document = Document.objects.create(applicant=one, kind="certificate", **told)
    address = reverse("admission-case-paper", args=[one.code, document.pk])
    answer = client_of("admission").get(address)
    assert answer.content == PNG
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    entry = history(one).first()
    assert (entry.action, entry.actor) == ("open_document", "admission")
    assert client_of("auditor").get(address).status_code == 403
    assert client_of("").get(address).status_code == 404
    other = Applicant.objects.filter(campaign=campaign).exclude(pk=one.pk).first()
    assert (
        client_of("admission").get(reverse("admission-case-paper", args=[other.code, document.pk])).status_code == 404
    )


def test_many_are_accepted_at_once_but_those_that_lack_a_paper(campaign: Campaign) -> None:
    from sheber.admission.models import Right

    Right.objects.update(paper=True)
    rows = list(Applicant.objects.filter(campaign=campaign).order_by("code")[:4])
    Applicant.objects.filter(pk__in=[one.pk for one in rows]).update(state="signed", channel="portal", average=400)
    Applicant.objects.filter(pk=rows[0].pk).update(rights=["rural"])
    Applicant.objects.filter(pk__in=[one.pk for one in rows[1:]]).update(rights=[])
    for one in rows[:3]:
        Document.objects.create(
            applicant=one, kind="certificate", media="image/png", size=1, sha256="0" * 64, path="admission/none"
        )
    client = client_of("admission")
    assert "Accept many at once: 4" in page(client, "admission-queue", campaign="2026-mid")
    with CaptureQueriesContext(connection) as queries:
        shown = page(client, "admission-queue-accept", campaign="2026-mid")
    assert len(queries) < 25
    assert shown.count("disabled") == 2
    ticked = {"code": [one.code for one in rows]}
    assert client.post(reverse("admission-queue-accept") + "?campaign=2026-mid", ticked).status_code == 302
    assert [Applicant.objects.get(pk=one.pk).state for one in rows] == ["signed", "accepted", "accepted", "signed"]
    assert history(rows[1]).first().action == "accept_application"
    assert client_of("auditor").get(reverse("admission-queue-accept")).status_code == 403


def test_rights_are_confirmed_by_ticking(campaign: Campaign) -> None:
    one = Applicant.objects.filter(campaign=campaign, rights=["rural"]).first()
    Applicant.objects.filter(pk=one.pk).update(state="signed", channel="portal")
    client = client_of("admission")
    assert 'name="right" value="rural"' in page(client, "admission-case", one.code)
    assert client.post(reverse("admission-case-act", args=[one.code, "accept"]), {}).status_code == 302
    one.refresh_from_db()
    assert (one.state, one.rights) == ("accepted", [])
    assert "Rights confirmed" in page(client, "admission-case", one.code)
    address = reverse("admission-case-act", args=[one.code, "return"])
    assert client.post(address, {"reason": " "}).status_code == 409
    assert client.post(address, {"reason": "the picture is dark"}).status_code == 302
    assert "the picture is dark" in page(client, "admission-case", one.code)
    assert client_of("auditor").post(address, {"reason": "x"}).status_code == 403


def test_originals_enrolment_and_receipt(campaign: Campaign, press_as) -> None:
    run_to("published", press_as)
    one = Applicant.objects.filter(campaign=campaign, state="placed").first()
    client = client_of("admission")
    shown = page(client, "admission-case", one.code)
    assert "holds this place" in shown
    assert client.post(reverse("admission-case-act", args=[one.code, "receive"])).status_code == 302
    assert client.post(reverse("admission-case-act", args=[one.code, "enrol"]), {"act": ""}).status_code == 409
    assert client.post(reverse("admission-case-act", args=[one.code, "enrol"]), {"act": "No. 5"}).status_code == 302
    told = json.loads(client.get(reverse("admission-case-receipt", args=[one.code])).content)
    assert told["applicant"] == one.code
    assert client_of("auditor").get(reverse("admission-case-receipt", args=[one.code])).status_code == 403


def test_before_publication_visitors_see_no_number_of_the_match(campaign: Campaign, press_as) -> None:
    run_to("matched", press_as)
    inside, outside = (
        page(client_of(role), "admission-seat-list", campaign="2026-mid") for role in ("admission", "")
    )
    admitted = str(Seat.objects.get(campaign=campaign, programme="north-coder", pool="open").admitted)
    assert f'<td class="n">{admitted}</td>' in inside
    cells = re.findall(
        r'<td class="n">(\d*)</td><td class="n">(\d*)</td><td class="n">(\d*)</td><td class="n">(\d*)</td>', outside
    )
    assert cells
    assert all(one[1:] == ("", "", "") for one in cells)
    told = page(client_of(""), "admission-campaign", "2026-mid")
    assert "Which choice they got" not in told
    assert client_of("").get(reverse("proof", args=[Run.objects.get().folder])).status_code == 404


def test_small_pools_are_protected_for_visitors_alone(campaign: Campaign, press_as) -> None:
    run_to("published", press_as)
    seat = Seat.objects.filter(campaign=campaign, protected=False, admitted__gt=0).first()
    Seat.objects.filter(pk=seat.pk).update(protected=True, admitted=4, points=771)
    for form in ("csv", "xlsx"):
        assert client_of("").get(reverse("admission-seat-export", args=[form])).status_code == 200
    for sort in ("", "points", "-points", "admitted", "-lottery"):
        shown = page(client_of(""), "admission-seat-list", campaign="2026-mid", sort=sort)
        assert "771" not in shown
    assert b"771" not in client_of("").get(reverse("admission-seat-export", args=["csv"])).content
    assert "771" not in page(client_of(""), "admission-seat-detail", seat.pk)
    assert "771" in page(client_of("auditor"), "admission-seat-list", campaign="2026-mid")


def test_everybody_takes_the_published_proof_away(campaign: Campaign, press_as, tmp_path) -> None:
    from sheber.cli.verify import check_everything

    run_to("matched", press_as)
    run = Run.objects.get()
    assert "Proof" not in page(client_of(""), "admission-campaign", "2026-mid").split("Check it yourself")[0]
    press_as("head", "publish")
    run.refresh_from_db()
    address = reverse("proof", args=[run.public])
    assert address in page(client_of(""), "admission-campaign", "2026-mid")
    raw = client_of("").get(address).content
    zipfile.ZipFile(io.BytesIO(raw)).extractall(tmp_path / "zip")
    names = {path.name for path in (tmp_path / "zip").rglob("*")}
    assert {"cutoffs.csv", "commitments.csv", "certificate.json"} <= names
    assert "applicants.csv" not in names
    root = next(path.parent for path in (tmp_path / "zip").rglob("certificate.json"))
    assert all(check.passed for check in check_everything(root)[1])
    assert client_of("").get(reverse("proof", args=[run.folder])).status_code == 404
    assert client_of("").get(reverse("proof", args=[run.private])).status_code == 404


def test_a_stated_seed_is_called_not_proved(tiny_region: None) -> None:
    assert "Not proved" in page(client_of(""), "admission-campaign", "2026-mid")


def test_a_late_threshold_is_marked_in_the_open(campaign: Campaign) -> None:
    from sheber.admission.models import Exam, Threshold

    exam = Exam.objects.create(code="med", campaign=campaign, prefix="09", day="2026-08-12", most=100)
    for points, day in ((25, "2026-07-01"), (50, "2026-08-12")):
        Threshold.objects.create(exam=exam, points=points, act=f"No. {points}", act_date=day, published=day)
    told = page(client_of(""), "admission-campaign", "2026-mid")
    assert "No. 25" in told
    assert (
        told.count("changed on the exam&#x27;s day or later") + told.count("changed on the exam's day or later") == 1
    )


def test_what_if_by_its_form(campaign: Campaign, press_as, django_capture_on_commit_callbacks) -> None:
    run_to("published", press_as)
    client, address = client_of("admission"), reverse("admission-what-if", args=["2026-mid"])
    for wrong in ({}, {"percent": "871 %"}, {"percent": "5000"}, {"programme-1": "north-coder", "seats-1": "1/7"}):
        assert client.post(address, wrong).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        asked = {"programme-1": "north-coder", "seats-1": "+10", "released-rural": "no", "order-rural": "1"}
        answer = client.post(address, asked)
    job = Job.objects.get(name="admission.what-if")
    assert job.state == Job.DONE, job.error
    row = WhatIf.objects.get()
    assert row.change == {"released": {"rural": False}, "seats": {"north-coder": 10}}
    assert reverse("admission-what-if-result", args=[row.pk]) in client.get(answer.url).content.decode()
    for language in ("kk", "ru", "en"):
        told = page(client_of("auditor", language), "admission-what-if-result", row.pk)
        assert "<svg" in told
    assert "no decision" in told
    assert client_of("auditor").post(address, asked).status_code == 403


def test_appeals_by_their_form(campaign: Campaign, press_as) -> None:
    run_to("published", press_as)
    one = Applicant.objects.filter(campaign=campaign, state="unplaced").order_by("code").first()
    appeal = file_appeal(applicant_actor(one.code), one, "My mark was 5.")
    client, address = client_of("admission"), reverse("admission-appeal", args=[appeal.pk])
    assert "My mark was 5." in client.get(address).content.decode()
    assert "My mark was 5." not in client_of("auditor").get(address).content.decode()
    wanted = one.applications.order_by("choice").first().programme
    grant = {"answer": "grant", "field": "points", "programme": wanted, "act": "No. 21", "reason": "a wrong mark"}
    refused = client.post(address, {**grant, "points": "5.5"})
    assert refused.status_code == 409
    assert "No. 21" in refused.content.decode()
    assert client_of("auditor").post(address, {**grant, "points": "900"}).status_code == 403
    assert client.post(address, {**grant, "points": "900"}).status_code == 302
    assert reverse("admission-desk-act", args=["2026-mid", "appeals"]) in page(
        client, "admission-appeals", state="granted"
    )
    assert press_as("admission", "appeals").status_code == 302
    job = Job.objects.get(name="admission.appeals")
    assert job.state == Job.DONE, job.error
    assert Result.objects.get(applicant=one).programme == wanted
    assert "After an appeal" not in page(client_of(""), "admission-campaign", "2026-mid")
    press_as("head", "publish")
    told = page(client_of(""), "admission-campaign", "2026-mid")
    assert "After an appeal" in told
    assert one.code not in told
    other = file_appeal(applicant_actor(one.code), Applicant.objects.get(pk=one.pk), "And more.")
    assert (
        client.post(reverse("admission-appeal", args=[other.pk]), {"answer": "refuse", "reason": ""}).status_code
        == 409
    )
    assert (
        client.post(reverse("admission-appeal", args=[other.pk]), {"answer": "refuse", "reason": "no"}).status_code
        == 302
    )


def test_pages_ask_the_database_a_bounded_number_of_times(campaign: Campaign, press_as) -> None:
    run_to("published", press_as)
    one = Applicant.objects.filter(campaign=campaign, state="placed").first()
    for name, args, most in (
        ("admission-desk", ["2026-mid"], 60),
        ("admission-case", [one.code], 45),
        ("admission-queue", [], 30),
        ("admission-campaign", ["2026-mid"], 45),
        ("admission-appeals", [], 25),
    ):
        with CaptureQueriesContext(connection) as queries:
            page(client_of("head"), name, *args)
        assert len(queries) <= most, (name, len(queries))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_in_each_language_without_inline_styles(language: str, campaign: Campaign, press_as) -> None:
    run_to("published", press_as)
    one = Applicant.objects.filter(campaign=campaign, state="placed").first()
    appeal = file_appeal(applicant_actor(one.code), one, "x")
    pages = [
        *addresses(),
        reverse("admission-queue-accept"),
        reverse("admission-appeal", args=[appeal.pk]),
        reverse("admission-campaign", args=["2026-mid"]),
        reverse("admission"),
    ]
    for address in pages:
        answer = client_of("head", language).get(address)
        text = answer.content.decode()
        assert answer.status_code == 200, address
        assert f'<html lang="{language}"' in text
        assert " style=" not in text, address
        assert "<script>" not in text, address
        assert "{{" not in text
        assert "{%" not in text
        assert "Words(" not in text
