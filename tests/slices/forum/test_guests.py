"""Delegations: the quota, badges that cannot be forged, the door, letters in seven languages, visits by consent."""

import io
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from rich.console import Console
from tests.slices.forum.rows import DAY, small_forum

from sheber.cli.badge import badge_in, verify_badge
from sheber.forum.acts import (
    add_participant,
    check_in,
    check_in_list,
    delegation_by_access,
    issue_link,
    move_participant,
    note_visit,
)
from sheber.forum.bridge.badge import ForgedBadge, read_badge
from sheber.forum.bridge.badges import badge_files, text_for
from sheber.forum.bridge.letters import CJK, font_folders, language_set, letter_pdf
from sheber.forum.models import CheckIn, Delegation, Forum, Participant, Stand
from sheber.forum.queries import badges_of
from sheber.forum.rules import OPENED, PARTICIPANT
from sheber.forum.words import LANGUAGE
from sheber.kernel.actors import SYSTEM, Actor
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.models import JournalEntry
from sheber.kernel.results import key

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(db: None, settings: object, tmp_path: Path) -> Forum:
    settings.SHEBER_HOME = tmp_path / "home"  # type: ignore[attr-defined]
    return small_forum()


@pytest.fixture
def delegation(forum: Forum) -> Delegation:
    return forum.delegations.get()


@pytest.fixture
def head(delegation: Delegation) -> Actor:
    return Actor(opened=frozenset({(OPENED, delegation.code)}))


def accredited(head: Actor, delegation: Delegation, name: str) -> Participant:
    row = add_participant(head, delegation, name=name, passport="N0000001")
    move_participant(head, row, "approve")
    return move_participant(SYSTEM, row, "accredit")


def test_the_quota_is_kept_and_says_why(head: Actor, delegation: Delegation) -> None:
    people = [add_participant(head, delegation, name=f"Guest {n}") for n in range(3)]
    for one in people[:2]:
        move_participant(head, one, "approve")
    with pytest.raises(Forbidden) as error:
        move_participant(head, people[2], "approve")
    assert "quota of 2 is used up" in error.value.words.en
    with pytest.raises(BadInput):
        move_participant(head, people[0], "withdraw")
    move_participant(head, people[0], "withdraw", reason="ill")
    assert move_participant(head, people[2], "approve").state == "approved"


def test_a_head_sees_and_changes_the_own_delegation_only(head: Actor, delegation: Delegation, forum: Forum) -> None:
    other = Delegation.objects.create(forum=forum, country="DE", role="experts")
    stranger = add_participant(SYSTEM, other, name="Stranger")
    mine = add_participant(head, delegation, name="Mine")
    assert list(PARTICIPANT.scope(head, "view", Participant.objects.all())) == [mine]
    with pytest.raises(PermissionDenied):
        add_participant(head, other, name="Nobody")
    with pytest.raises(PermissionDenied):
        move_participant(head, stranger, "approve")
    with pytest.raises(PermissionDenied):
        move_participant(head, mine, "refuse", reason="no")
    Forum.objects.update(state="closed")
    with pytest.raises(Forbidden):
        add_participant(head, Delegation.objects.get(pk=delegation.pk), name="Late")


def test_a_link_opens_one_delegation_until_a_new_one(delegation: Delegation) -> None:
    code = issue_link(SYSTEM, delegation)
    assert delegation_by_access(code.lower().replace("-", " ")) == delegation
    issue_link(SYSTEM, delegation)
    assert delegation_by_access(code) is None
    assert delegation_by_access("") is None


def test_badges_cannot_be_forged_or_altered(
    head: Actor, delegation: Delegation, forum: Forum, tmp_path: Path
) -> None:
    row = accredited(head, delegation, "Marie Guest")
    row.delegation = delegation
    text = text_for(row, forum, key())
    badge = read_badge(text, key().public, name="marie  guest")
    assert (badge.number, badge.code) == (1, row.code)
    with pytest.raises(ForgedBadge, match="somebody else"):
        read_badge(text, key().public, name="Somebody")
    head_, facts, signature = text.split(".")
    spare = signature[:-1] + chr(ord(signature[-1]) + 1)
    for wrong in (
        f"{head_}.{facts}.{spare}",
        f"{head_}.{facts[:-4]}AAAA.{signature}",
        f"{head_}.{facts}.{signature[:-4]}AAAA",
        "nonsense",
        "",
    ):
        with pytest.raises(ForgedBadge):
            read_badge(wrong, key().public)
    with pytest.raises(ForgedBadge, match="signature"):
        read_badge(text, bytes(32))
    path = tmp_path / "badge.txt"
    path.write_text(text)
    out = Console(file=io.StringIO())
    public = tmp_path / "key.txt"
    public.write_text(key().public.hex())
    assert verify_badge(out, badge_in(path), public) == 0
    public.write_text("00" * 32)
    assert verify_badge(out, text, public) == 1
    public.write_text("no key")
    assert verify_badge(out, text, public) == 2


def test_the_door(head: Actor, delegation: Delegation, forum: Forum) -> None:
    first, second = (accredited(head, delegation, name) for name in ("One", "Two"))
    texts = []
    for row in (first, second):
        row.delegation = delegation
        texts.append(text_for(row, forum, key()))
    check_in(SYSTEM, forum, texts[0])
    with pytest.raises(BadInput) as error:
        check_in(SYSTEM, forum, texts[0])
    assert "already" in error.value.problems[0].words.en
    with pytest.raises(BadInput) as error:
        check_in(SYSTEM, forum, texts[1][:-3] + "AAA")
    assert "forged" in error.value.problems[0].words.en or "damaged" in error.value.problems[0].words.en
    other = small_forum("g25")
    with pytest.raises(BadInput) as error:
        check_in(SYSTEM, other, texts[1])
    assert "another forum" in error.value.problems[0].words.en
    lines = ["time,badge", f"2025-12-24T09:00:00+00:00,{texts[0]}", f"2025-12-24T09:01:00+00:00,{texts[1]}"]
    taken = check_in_list(SYSTEM, forum, "\n".join([*lines, "yesterday,x", "2025-12-24T09:01:00+00:00,SHEBER1.A.B"]))
    assert (taken.new, taken.known, [row for row, _ in taken.refused]) == (1, 1, [4, 5])
    assert CheckIn.objects.filter(offline=True).count() == 1


def test_a_withdrawn_badge_is_void(head: Actor, delegation: Delegation, forum: Forum) -> None:
    row = accredited(head, delegation, "One")
    row.delegation = delegation
    text = text_for(row, forum, key())
    move_participant(head, row, "withdraw", reason="ill")
    with pytest.raises(BadInput) as error:
        check_in(SYSTEM, forum, text)
    assert "void" in error.value.problems[0].words.en


def test_visits_keep_a_badge_by_consent_only(head: Actor, delegation: Delegation, forum: Forum) -> None:
    row = accredited(head, delegation, "One")
    row.delegation = delegation
    text = text_for(row, forum, key())
    stand = Stand.objects.get(code="f25-stand-1")
    assert note_visit(SYSTEM, stand, badge=text).participant is None
    assert note_visit(SYSTEM, stand, badge=text, consent=True).participant == row
    college = Actor(roles=frozenset({"college"}), colleges=frozenset({stand.college.code}))  # type: ignore[arg-type]
    note_visit(college, stand)
    with pytest.raises(PermissionDenied):
        note_visit(college, Stand.objects.get(code="f25-stand-2"))
    assert stand.visits.count() == 3


def test_no_passport_and_no_name_in_the_journal(head: Actor, delegation: Delegation) -> None:
    row = accredited(head, delegation, "Marie Guest")
    for entry in JournalEntry.objects.filter(key=row.code):
        assert "Marie" not in str(entry.difference) + entry.reason
        assert "N0000001" not in str(entry.difference)
    assert Participant.objects.get(pk=row.pk).passport == "N0000001"


def test_letters_in_every_language_and_badges_as_pdf(head: Actor, delegation: Delegation, forum: Forum) -> None:
    accredited(head, delegation, "Marie Guest")
    for language in LANGUAGE:
        written = language_set(language)
        assert written == (language if language not in CJK or font_folders() else "en")
        for kind in ("invitation", "visa"):
            raw = letter_pdf(
                delegation, list(delegation.participants.all()), kind=kind, language=written, number=7, day=DAY
            )
            assert raw.startswith(b"%PDF")
    (badges,) = badge_files(forum, list(badges_of(forum)), "kk")
    assert badges.startswith(b"%PDF")
