"""Acts on one application: what each may do, when, and what stays behind of it."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from sheber.admission import acts
from sheber.admission.acts.applications import signed_content
from sheber.admission.bridge.files import match_folder
from sheber.admission.bridge.person import mark_text, points_text, tell_person
from sheber.admission.bridge.points import compete
from sheber.admission.flows import APPLICATION
from sheber.admission.forms import mark_of
from sheber.admission.models import Applicant, Campaign, Deadline, Document, Right
from sheber.admission.queries import is_open_on, last_day_of, programmes_of
from sheber.kernel.actors import SYSTEM, VISITOR, Actor, Role, applicant_actor
from sheber.kernel.attachments import RefusedFileError, read_file
from sheber.kernel.exchange.package import load_folder
from sheber.kernel.exchange.parse import control_digit
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import first_broken_entry
from sheber.kernel.models import JournalEntry
from sheber.kernel.sealed import blind_index
from sheber.order.models import Decision, Line
from sheber.proof.signature import SigningKey
from sheber.registry.models import District

pytestmark = pytest.mark.django_db
OFFICER = Actor(name="officer", roles=frozenset({Role.PUBLIC, Role.ADMISSION}), user_id=None)
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
PDF = b"%PDF-1.7\n" + bytes(40)


def iin(born: date, serial: int = 1) -> str:
    """An IIN with a right control digit."""
    for number in range(serial, serial + 20):
        stem = f"{born:%y%m%d}{3 if born.year < 2000 else 5}{number:04d}"
        if control_digit(stem) is not None:
            return f"{stem}{control_digit(stem)}"
    raise AssertionError


GROWN, YOUNG, PARENT = iin(date(2001, 1, 2)), iin(date(2011, 1, 2)), iin(date(1980, 1, 2))


@pytest.fixture(scope="module")
def ordered(django_db_setup: None, django_db_blocker) -> None:
    """The tiny region with a decided order, for all tests of this module."""
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        load_folder(SYSTEM, EXAMPLES / "tiny", reason="test")
        for line in Line.objects.filter(year=2026):
            what = {name: getattr(line, name) for name in ("code", "college", "qualification", "base", "language")}
            Decision.objects.create(year=2026, groups=1, places=25, form=line.form, funding=line.funding, **what)
        yield
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)


@pytest.fixture
def campaign(ordered: None, db: None) -> Campaign:
    """The mid-level campaign, open without a last day."""
    return Campaign.objects.get(track="mid")


def begun(campaign: Campaign) -> tuple[Applicant, Actor]:
    applicant, _ = acts.start_application(VISITOR, campaign)
    return applicant, applicant_actor(applicant.code)


def whole(campaign: Campaign, **values: object) -> tuple[Applicant, Actor]:
    """An application with nothing missing."""
    applicant, actor = begun(campaign)
    told = {"full_name": "Есен Айдана", "iin": GROWN, "phone": "+77011234567", "average": 443, "declarant": "own"}
    more = {"district": District.objects.get(code="city"), "consent_at": timezone.now()}
    codes = sorted(code for code, line in programmes_of(campaign).items() if line.base == "base9")
    acts.save_draft(actor, applicant, acts.Draft(told | more | values, codes))
    acts.add_document(actor, applicant, kind="certificate", data=PDF)
    applicant.refresh_from_db()
    return applicant, actor


def test_a_code_opens_one_application_and_is_not_kept(campaign: Campaign) -> None:
    applicant, code = acts.start_application(VISITOR, campaign)
    assert acts.applicant_by_access(code) == applicant
    assert acts.applicant_by_access(code.lower().replace("-", " ")) == applicant
    assert acts.applicant_by_access("") is None
    assert acts.applicant_by_access(code[:-1]) is None
    stored = [str(value) for value in Applicant.objects.filter(pk=applicant.pk).values().get().values()]
    assert not any(code in value or code.replace("-", "") in value for value in stored)


@pytest.mark.parametrize("state", ["closed", "sealed", "matched", "published"])
def test_a_closed_campaign_takes_nothing(campaign: Campaign, state: str) -> None:
    applicant, actor = begun(campaign)
    Campaign.objects.filter(pk=campaign.pk).update(state=state)
    campaign.refresh_from_db()
    applicant.campaign.refresh_from_db()
    with pytest.raises(Forbidden):
        acts.start_application(VISITOR, campaign)
    with pytest.raises(Forbidden):
        acts.save_draft(actor, applicant, acts.Draft({"phone": "1"}))
    with pytest.raises(Forbidden):
        acts.add_document(actor, applicant, kind="other", data=PDF)


def test_the_days_of_a_campaign_and_of_its_parts(campaign: Campaign) -> None:
    day = date(2026, 7, 10)
    assert is_open_on(campaign, day)
    campaign.opens, campaign.closes = date(2026, 7, 11), date(2026, 7, 20)
    assert not is_open_on(campaign, day)
    assert is_open_on(campaign, date(2026, 7, 20))
    assert not is_open_on(campaign, date(2026, 7, 21))
    Deadline.objects.create(campaign=campaign, prefix="06", closes=date(2026, 7, 25))
    assert is_open_on(campaign, date(2026, 7, 25))
    campaign.closes = None
    assert is_open_on(campaign, date(2027, 1, 1))  # no last day: open until it is closed by an act


def test_a_campaign_without_a_last_day_starts_applications_after_a_part_of_it_closed(campaign: Campaign) -> None:
    Deadline.objects.create(campaign=campaign, prefix="06", closes=timezone.localdate() - timedelta(days=1))
    assert acts.start_application(VISITOR, campaign)[0].state == "draft"


def test_the_last_day_is_that_of_the_first_choice_to_close(campaign: Campaign) -> None:
    applicant, _ = whole(campaign)
    today = timezone.localdate()
    Campaign.objects.filter(pk=campaign.pk).update(closes=today + timedelta(days=9))
    applicant.refresh_from_db()
    Deadline.objects.create(campaign=campaign, prefix="0841", closes=today + timedelta(days=2))
    assert last_day_of(applicant) == today + timedelta(days=2)


def test_nobody_writes_in_another_application(campaign: Campaign) -> None:
    applicant, own = whole(campaign)
    _, other = begun(campaign)
    paper = applicant.documents.get()
    for act in (
        lambda actor: acts.save_draft(actor, applicant, acts.Draft({"phone": "1"})),
        lambda actor: acts.add_document(actor, applicant, kind="other", data=PDF),
        lambda actor: acts.drop_document(actor, paper),
        lambda actor: acts.sign_application(actor, applicant),
        lambda actor: acts.withdraw_application(actor, applicant),
        lambda actor: acts.file_appeal(actor, applicant, "text"),
        lambda actor: acts.answer_offer(actor, applicant, takes=True),
    ):
        for actor in (VISITOR, other, Actor(roles=frozenset({Role.COLLEGE}))):
            with pytest.raises(PermissionDenied):
                act(actor)
    for decide in (
        lambda actor: acts.accept_application(actor, applicant),
        lambda actor: acts.return_application(actor, applicant, reason="x"),
        lambda actor: acts.receive_originals(actor, applicant),
        lambda actor: acts.offer_place(actor, applicant, "north-coder"),
    ):
        with pytest.raises(PermissionDenied):
            decide(own)
    applicant.refresh_from_db()
    assert applicant.state == "draft"


LACKING = {
    "full_name": {"full_name": ""},
    "iin": {"iin": "123456789012"},
    "phone": {"phone": ""},
    "district": {"district": None},
    "average": {"average": None},
    "consent_at": {"consent_at": None},
    "declarant": {"iin": YOUNG},
    "parent_name": {"declarant": "parent"},
    "parent_iin": {"declarant": "parent", "parent_name": "x", "parent_iin": YOUNG},
    "documents": {"rights": ["proved"]},
}


@pytest.mark.parametrize("field", LACKING)
def test_what_is_missing_is_named_by_its_field(campaign: Campaign, field: str) -> None:
    Right.objects.create(code="proved", order=9, paper=True, name_en="Proved")
    applicant, actor = whole(campaign, **LACKING[field])
    assert [name for name, _ in acts.faults_of(applicant)] == [field]
    with pytest.raises(acts.NotWholeError) as refusal:
        acts.sign_application(actor, applicant)
    assert [name for name, _ in refusal.value.faults] == [field]


def test_choices_are_held_against_the_campaign(campaign: Campaign) -> None:
    applicant, actor = whole(campaign)

    def faults(codes: list[str]) -> list[str]:
        acts.save_draft(actor, applicant, acts.Draft(choices=codes))
        return [name for name, _ in acts.faults_of(applicant)]

    assert faults([]) == ["choices"]
    assert faults(["nothing"]) == ["choices"]
    assert faults(["north-welder"]) == ["choices"]  # of the other track
    assert faults(["north-coder", "north-coder"]) == []  # named twice: kept once
    assert applicant.applications.count() == 1
    campaign.choices = applicant.campaign.choices = 1
    assert faults(["north-coder", "south-vet"]) == ["choices"]


def test_a_signature_binds_the_content(campaign: Campaign) -> None:
    applicant, actor = whole(campaign)
    signed = acts.sign_application(actor, applicant)
    assert signed.state == "signed"
    assert signed.iin_index == blind_index(GROWN)
    assert signed.signed_hash == hashlib.sha256(signed_content(signed)).hexdigest()
    assert GROWN.encode() not in signed_content(signed)
    for change in ({"average": 500}, {"rights": ["rural"]}, {"declarant": "parent"}):
        copy = Applicant.objects.get(pk=signed.pk)
        for name, value in change.items():
            setattr(copy, name, value)
        assert hashlib.sha256(signed_content(copy)).hexdigest() != signed.signed_hash
    with pytest.raises(Forbidden):
        acts.save_draft(actor, signed, acts.Draft({"average": 500}))
    with pytest.raises(Forbidden):
        acts.sign_application(actor, signed)


def test_one_active_application_a_person_until_it_is_withdrawn(campaign: Campaign) -> None:
    first, one = whole(campaign)
    acts.sign_application(one, first)
    second, two = whole(campaign)
    with pytest.raises(acts.NotWholeError) as refusal:
        acts.sign_application(two, second)
    assert [name for name, _ in refusal.value.faults] == ["iin"]
    second.refresh_from_db()
    assert (second.state, second.signed_hash) == ("draft", "")
    acts.withdraw_application(one, first)
    number = first.code
    signed = acts.sign_application(two, second)
    assert (signed.state, signed.code) == ("signed", number)  # the number in the draw belongs to the person
    first.refresh_from_db()
    assert first.code == f"{number}-1"


def test_papers_are_told_by_their_content_and_kept_sealed(campaign: Campaign) -> None:
    applicant, actor = begun(campaign)
    for wrong in (b"", b"<html>", PDF + bytes(5 * 1024 * 1024)):
        with pytest.raises(RefusedFileError):
            acts.add_document(actor, applicant, kind="other", data=wrong)
    paper = acts.add_document(actor, applicant, kind="other", data=PDF)
    assert read_file(paper.path) == PDF
    for _ in range(19):
        acts.add_document(actor, applicant, kind="other", data=PDF)
    with pytest.raises(Forbidden):
        acts.add_document(actor, applicant, kind="other", data=PDF)
    acts.drop_document(actor, paper)
    assert Document.objects.filter(applicant=applicant).count() == 19


def test_returned_mended_accepted_with_points(campaign: Campaign) -> None:
    applicant, actor = whole(campaign)
    acts.sign_application(actor, applicant)
    with pytest.raises(Forbidden):
        acts.return_application(OFFICER, applicant, reason=" ")
    acts.return_application(OFFICER, applicant, reason="dark picture")
    applicant.refresh_from_db()
    assert (applicant.state, applicant.note) == ("returned", "dark picture")
    acts.save_draft(actor, applicant, acts.Draft({"average": 450}))
    signed = acts.sign_application(actor, applicant)
    assert signed.note == ""
    acts.accept_application(OFFICER, signed, rights=["rural"])
    signed.refresh_from_db()
    assert (signed.state, signed.rights) == ("accepted", ["rural"])
    assert set(signed.applications.values_list("points", flat=True)) == {450}
    with pytest.raises(Forbidden):
        acts.accept_application(OFFICER, signed)


def test_the_journal_tells_every_step_and_nothing_personal(campaign: Campaign) -> None:
    applicant, actor = whole(campaign, iin=YOUNG, declarant="parent", parent_name="Есен Болат", parent_iin=PARENT)
    acts.sign_application(actor, applicant)
    acts.accept_application(OFFICER, applicant)
    entries = JournalEntry.objects.filter(key=applicant.code).order_by("id")
    assert [one.action for one in entries] == [
        "start_application",
        "save_draft",
        "add_document",
        "sign_application",
        "accept_application",
    ]
    text = " ".join(f"{one.actor} {one.reason} {one.difference}" for one in entries)
    for personal in (YOUNG, PARENT, "Есен", "+77011234567"):
        assert personal not in text
    assert first_broken_entry() is None


def test_the_way_of_an_application_has_no_dead_end(campaign: Campaign) -> None:
    """Every state but the last two leads on, and every state is reached."""
    leads_on = {source for one in APPLICATION.transitions.values() for source in one.sources}
    reached = {one.target for one in APPLICATION.transitions.values()} | {APPLICATION.initial}
    assert set(APPLICATION.states) - leads_on == {"enrolled", "withdrawn"}
    assert reached == set(APPLICATION.states)


def test_enrolled_by_an_act_after_the_originals(campaign: Campaign) -> None:
    applicant, _ = whole(campaign)
    Applicant.objects.filter(pk=applicant.pk).update(state="placed")
    applicant.refresh_from_db()
    with pytest.raises(Forbidden):
        acts.enrol_applicant(SYSTEM, applicant, act="Order 1")
    acts.receive_originals(OFFICER, applicant)
    with pytest.raises(Forbidden):
        acts.enrol_applicant(OFFICER, applicant, act=" ")
    enrolled = acts.enrol_applicant(OFFICER, applicant, act="Order 12 of 28.08.2026")
    assert (enrolled.state, enrolled.note) == ("enrolled", "Order 12 of 28.08.2026")


# -- what a person is told of a match


SINCE = datetime(2026, 6, 25, tzinfo=UTC)


def matched(folder: Path, points: dict[str, int]) -> Path:
    """One programme with one seat, and people with these numbers."""
    folder.mkdir()
    tables = {
        "seats.csv": ["programme,pool,seats,released", "p,open,1,", "p,r,0,yes"],
        "rights.csv": ["right,order,name", "r,1,R"],
        "applicants.csv": ["applicant,rights", *(f"{code}," for code in points)],
        "applications.csv": ["applicant,choice,programme,points", *(f"{c},1,p,{n}" for c, n in points.items())],
        "rules.json": ['{"version": "1", "seed": "s"}'],
    }
    for name, lines in tables.items():
        (folder / name).write_text("\n".join(lines) + "\n")
    match_folder(folder, folder.parent / "out", key=SigningKey(bytes(32)))
    return folder.parent / "out"


def test_where_the_time_decides_the_times_are_told(tmp_path: Path) -> None:
    signed = {
        "a": SINCE + timedelta(hours=9),
        "b": SINCE + timedelta(hours=5),
        "c": SINCE + timedelta(hours=5, seconds=1),
    }
    out = matched(
        tmp_path / "in", {c: compete(0, "signed", average=0, signed=at, since=SINCE) for c, at in signed.items()}
    )
    held, kept = tell_person(out, "b", "signed", SINCE)[0], tell_person(out, "a", "signed", SINCE)[0]
    assert (held.ended, held.signed) == ("held", signed["b"])
    assert (kept.points, kept.signed, kept.cutoff_signed) == (0, signed["a"], signed["b"])
    assert kept.enough is None
    assert kept.enough_signed in {signed["b"], signed["b"] - timedelta(seconds=1)}
    assert (kept.waits, tell_person(out, "c", "signed", SINCE)[0].waits) == (2, 1)
    none = tell_person(out, "a", "signed", SINCE)[1]
    assert (none.full, none.ended, none.enough, none.enough_signed) == (False, "refused", None, None)


def test_where_a_second_mark_decides_enough_is_enough_whatever_it_is(tmp_path: Path) -> None:
    averages = {"a": (500, 430), "b": (500, 440), "c": (499, 500)}
    out = matched(
        tmp_path / "in",
        {c: compete(p, "average", average=m, signed=None, since=SINCE) for c, (p, m) in averages.items()},
    )
    equal, less = tell_person(out, "a", "average", SINCE)[0], tell_person(out, "c", "average", SINCE)[0]
    assert (equal.points, equal.cutoff, equal.enough) == (500, 500, 501)
    assert (less.points, less.enough) == (499, 501)
    assert equal.signed is None


def test_marks_are_written_as_each_language_does() -> None:
    assert [mark_text(443, code) for code in ("kk", "ru", "en")] == ["4,43", "4,43", "4.43"]
    assert [mark_of(text) for text in ("4,43", "4.4", "5", " 3 ", "5,01", "1,9", "44", "4,433", "")] == [
        443, 440, 500, 300, None, None, None, None, None,
    ]  # fmt: skip
    assert points_text(523, "ru", is_mark=True) == "523"
