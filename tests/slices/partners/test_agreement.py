"""Both sides approve the same text by its hash; a changed text voids that; another text is not signed."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.slices.partners.parties import (
    COLLEGE,
    OTHER,
    PARTNER,
    PDF,
    PLANNER,
    VISITOR,
    hash_now,
    linked,
    make_agreed,
    make_draft,
    make_signed,
    text,
)

from sheber.cli.verify import verify
from sheber.kernel.actors import Role
from sheber.kernel.attachments import read_file
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.models import JournalEntry, Notice
from sheber.kernel.results import path_of
from sheber.kernel.words import Words
from sheber.partners.acts import (
    approve_text,
    draft_agreement,
    end_agreement,
    invite_partner,
    record_event,
    renew_agreement,
    sign_agreement,
    write_text,
)
from sheber.partners.acts.agree import agreement_by_access
from sheber.partners.models import Approval, Clause, Memorandum, Partner
from sheber.partners.queries import clause_results, newest_text
from sheber.proof.certificate import CERTIFICATE
from sheber.registry.models import College

pytestmark = pytest.mark.django_db


def reason(refusal: pytest.ExceptionInfo) -> str:
    return " ".join(one.words.en for one in refusal.value.problems)


def test_it_works_from_the_draft_to_a_certificate_that_verifies(tiny, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = make_signed()
    assert (row.state, row.approved, row.signed_hash) == ("signed", newest_text(row), hash_now(row))
    assert read_file(row.copy["path"]) == PDF
    assert verify(path_of(row.folder)) == 0
    told = json.loads((path_of(row.folder) / CERTIFICATE).read_bytes())
    assert told["class"] == "public"
    assert [one["passed"] for one in told["checks"]] == [True] * 5
    acts = list(JournalEntry.objects.filter(key=row.code).order_by("id").values_list("action", flat=True))
    assert acts == ["draft_agreement", "write_text", "approve_text", "approve_text", "agree", "sign_agreement"]
    assert Notice.objects.filter(role="partner", holder="lyon").count() == 2
    assert Notice.objects.filter(role="college", holder="north").count() == 2


@pytest.mark.parametrize("name", ["input/conditions.json", "approvals.json", "signing.json", "input/parties.json"])
def test_a_changed_file_of_a_certificate_is_refused(tiny, tmp_path: Path, name: str) -> None:
    import shutil

    folder = tmp_path / "sealed"
    shutil.copytree(path_of(make_signed().folder), folder)
    path = folder / name
    path.write_bytes(path.read_bytes().replace(b"north", b"south").replace(b"T", b"t").replace(b"signed", b"signee"))
    assert verify(folder) == 1


def test_a_changed_text_voids_the_approvals_and_says_so(tiny, django_capture_on_commit_callbacks) -> None:
    row = make_agreed()
    before, old = hash_now(row), row.approved
    with django_capture_on_commit_callbacks(execute=True):
        write_text(COLLEGE, row, text(quantity=12), reason="More students")
    row.refresh_from_db()
    assert row.state == "negotiation"
    assert Approval.objects.filter(void=None).count() == 0
    assert row.approved == old  # the last text that both approved is kept
    assert Notice.objects.filter(words_en__contains="earlier approvals are void (2)").exists()
    with pytest.raises(BadInput) as refusal:
        approve_text(linked(row.code), row, side="partner", given=before)
    assert "was changed after you read it" in reason(refusal)


def test_the_same_conditions_have_the_same_hash_again(tiny) -> None:
    row = make_agreed()
    first = hash_now(row)
    write_text(COLLEGE, row, text(quantity=12))
    write_text(COLLEGE, row, text())
    assert hash_now(row) == first
    assert Approval.objects.filter(void=None).count() == 0  # all the same they approve anew
    with pytest.raises(BadInput, match="не изменился"):
        write_text(COLLEGE, row, text())


def test_names_and_contacts_are_no_conditions(tiny) -> None:
    row = make_agreed()
    before = hash_now(row)
    Partner.objects.filter(code="lyon").update(name_ru="Лицей имени …", city="Lyon")
    assert hash_now(row) == before
    Memorandum.objects.filter(pk=row.pk).update(until=date(2030, 1, 1))
    assert hash_now(row) != before


def test_a_signature_on_another_text_is_refused_with_the_reason(tiny) -> None:
    row, today = make_agreed(), timezone.localdate()
    for given in ("", "0" * 64):
        with pytest.raises(BadInput) as refusal:
            sign_agreement(COLLEGE, row, given=given, day=today, data=PDF)
        assert "is not the approved one" in reason(refusal)
    Clause.objects.filter(text=newest_text(row), number=1).update(quantity=99)  # by a sheet, past the acts
    with pytest.raises(BadInput) as refusal:
        sign_agreement(COLLEGE, row, given=hash_now(row), day=today, data=PDF)
    assert "no text that both sides approved" in reason(refusal)
    row.refresh_from_db()
    assert (row.state, row.copy) == ("agreed", {})


@pytest.mark.parametrize(
    ("data", "days", "wanted"),
    [(b"", 0, "empty"), (b"MZ virus", 0, "no PDF"), (PDF, 1, "not come yet"), (PDF, -1, "before the approval")],
)
def test_bad_signed_copies_are_refused(tiny, data: bytes, days: int, wanted: str) -> None:
    row = make_agreed()
    with pytest.raises(BadInput) as refusal:
        sign_agreement(COLLEGE, row, given=hash_now(row), day=timezone.localdate() + timedelta(days), data=data)
    assert wanted in reason(refusal)


def test_one_side_is_not_enough(tiny) -> None:
    row = make_draft()
    write_text(COLLEGE, row, text())
    approve_text(COLLEGE, row, side="college", given=hash_now(row))
    row.refresh_from_db()
    assert row.state == "negotiation"
    with pytest.raises(Forbidden):
        sign_agreement(COLLEGE, row, given=hash_now(row), day=timezone.localdate(), data=PDF)


RIGHTS = [
    (COLLEGE, "college", True),
    (COLLEGE, "partner", False),
    (OTHER, "college", False),
    (PARTNER, "partner", True),
    (PARTNER, "college", False),
    (PLANNER, "college", False),
    (PLANNER, "partner", False),
    (VISITOR, "partner", False),
    (VISITOR, "college", False),
    (linked("north-9999-1"), "partner", False),
    (replace(PARTNER, held=frozenset({(Role.PARTNER, "elsewhere")})), "partner", False),
    (PLANNER, "nobody", False),
]


@pytest.mark.parametrize(("actor", "side", "may"), RIGHTS)
def test_each_side_approves_for_itself_alone(tiny, actor, side: str, may: bool) -> None:
    row = make_draft()
    write_text(COLLEGE, row, text())
    if may:
        assert approve_text(actor, row, side=side, given=hash_now(row)).side == side
    else:
        with pytest.raises(PermissionDenied):
            approve_text(actor, row, side=side, given=hash_now(row))


def test_whoever_is_no_party_writes_nothing(tiny) -> None:
    row = make_draft()
    for actor in (OTHER, PARTNER, VISITOR, linked(row.code)):
        with pytest.raises(PermissionDenied):
            write_text(actor, row, text())
        with pytest.raises(PermissionDenied):
            invite_partner(actor, row)
    with pytest.raises(PermissionDenied):
        draft_agreement(
            OTHER, college=College.objects.get(code="north"), partner=row.partner, subject=Words("a", "б", "c")
        )


def test_a_link_opens_one_agreement_until_a_new_one_is_given(tiny) -> None:
    row = make_draft()
    first = invite_partner(COLLEGE, row)
    assert agreement_by_access(first.lower()) == row
    second = invite_partner(COLLEGE, row)
    assert agreement_by_access(first) is None
    assert agreement_by_access(second.replace("-", " ")) == row
    assert agreement_by_access("") is None
    assert second not in JournalEntry.objects.filter(key=row.code).values_list("difference", flat=True)


def test_a_text_lacking_a_language_or_a_clause_is_refused_whole(tiny) -> None:
    row, given = make_draft(), text()
    with pytest.raises(BadInput) as refusal:
        write_text(COLLEGE, row, replace(given, body=Words("", "Обмен", ""), clauses=(), other=""))
    told = {one.column for one in refusal.value.problems}
    assert told == {"body_kk", "body_en", "clauses", "other"}
    bad = replace(given.clauses[0], who="nobody", matter="?", what=Words("", "x" * 600, "a"))
    with pytest.raises(BadInput) as refusal:
        write_text(COLLEGE, row, replace(given, clauses=(bad,)))
    assert {one.column for one in refusal.value.problems} == {"who", "matter", "what_kk", "what_ru"}
    assert row.texts.count() == 0


def test_events_fulfil_clauses_and_the_renewal_takes_what_is_left(tiny) -> None:
    row, today = make_signed(), timezone.localdate()
    what = Words("Барды", "Съездили", "Went")
    record_event(COLLEGE, row, day=today, matter="students", what=what, document="Order 5", quantity=4, clause=1)
    record_event(PLANNER, row, day=today, matter="course", what=what, document="Programme", clause=2)
    first, second = clause_results(row, today)
    assert (first.asked, first.done, first.left, first.late) == (10, 4, 6, True)
    assert (second.done, second.late) == (1, False)
    made = renew_agreement(COLLEGE, row, until=date(2031, 12, 31), only_left=True)
    [clause] = newest_text(made).clauses.all()
    assert (made.state, made.renews, clause.quantity, clause.due) == ("negotiation", row, 6, date(2028, 6, 30))
    whole = renew_agreement(COLLEGE, row, until=date(2031, 12, 31), only_left=False)
    assert [one.quantity for one in newest_text(whole).clauses.order_by("number")] == [10, None]
    with pytest.raises(BadInput, match="кончаться позже"):
        renew_agreement(COLLEGE, row, until=date(2029, 1, 1), only_left=False)


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"day": date(2020, 1, 1)}, "between the signing"),
        ({"clause": 9}, "no such clause"),
        ({"what": Words()}, "what was done"),
        ({"matter": "x"}, "what was done"),
        ({"document": " "}, "name the document"),
    ],
)
def test_bad_events_are_refused(tiny, more: dict, wanted: str) -> None:
    row = make_signed()
    good = {"day": timezone.localdate(), "matter": "course", "what": Words("a", "б", "c"), "document": "Order"}
    with pytest.raises(BadInput) as refusal:
        record_event(COLLEGE, row, **{**good, **more})
    assert wanted in reason(refusal)


def test_an_agreement_is_ended_with_a_reason_and_then_rests(tiny) -> None:
    row = make_signed()
    with pytest.raises(BadInput):
        end_agreement(COLLEGE, row, day=timezone.localdate(), reason=" ")
    end_agreement(COLLEGE, row, day=timezone.localdate(), reason="Both agreed")
    with pytest.raises(BadInput, match="неподписанного"):
        record_event(
            COLLEGE, row, day=timezone.localdate(), matter="course", what=Words("a", "б", "c"), document="Order"
        )
    with pytest.raises(Forbidden):
        write_text(COLLEGE, row, text(quantity=3))
