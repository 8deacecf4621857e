"""The programme: proposed, double-booking refused, released in versions that never change, sealed; copied next year."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.slices.forum.rows import DAY, made, small_forum

from sheber.cli.verify import check_everything
from sheber.forum.acts import copy_forum, difference_of, place_session, propose_programme, release_programme
from sheber.forum.bridge.exports import as_json, calendar, frab_xml
from sheber.forum.models import Forum, Hall, Participant, Session, Wish
from sheber.forum.queries import slots_of
from sheber.kernel.actors import SYSTEM, VISITOR
from sheber.kernel.exchange import BadInput
from sheber.kernel.models import JournalEntry
from sheber.kernel.results import path_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(db: None, settings: object, tmp_path: Path) -> Forum:
    settings.SHEBER_HOME = tmp_path / "home"  # type: ignore[attr-defined]
    return small_forum()


def told(error: pytest.ExceptionInfo[BadInput]) -> str:
    return " ".join(one.words.en for one in error.value.problems)


def test_a_programme_is_proposed_released_and_verified(forum: Forum) -> None:
    with pytest.raises(BadInput):
        release_programme(SYSTEM, forum)
    propose_programme(SYSTEM, forum, seconds=10)
    assert forum.proposal["refused"] == []
    version = release_programme(SYSTEM, forum)
    folder = path_of(version.folder)
    certificate, checks = check_everything(folder)
    assert certificate["type"] == "sheber.forum.v1"
    assert [one.id for one in checks if not one.passed] == []
    assert {"programme", "wishes", "layout"} <= {one.id for one in checks}
    programme = folder / "programme.csv"
    programme.write_text(re.sub(r"f25-talk,f25-main,\d+", "f25-talk,f25-main,0", programme.read_text()))
    _, checks = check_everything(folder)
    failed = {one.id: one.counter_example for one in checks if not one.passed}
    assert "hashes" in failed
    assert failed["programme"] == "session f25-talk lies outside the open hours"
    (folder / "layout.csv").write_text("nonsense")
    assert {one.id for one in check_everything(folder)[1] if not one.passed} >= {"layout", "programme"}


def test_a_double_booking_is_refused_with_the_reason(forum: Forum) -> None:
    main = Hall.objects.get(code="f25-main")
    opening, talk = (Session.objects.get(code=f"f25-{name}") for name in ("opening", "talk"))
    place_session(SYSTEM, opening, hall=main, day=DAY, from_time="09:00", interpreters=[])
    with pytest.raises(BadInput) as error:
        place_session(SYSTEM, talk, hall=main, day=DAY, from_time="09:15", interpreters=["f25-anna"])
    assert "double-booked" in told(error)
    assert Session.objects.get(pk=talk.pk).hall is None
    with pytest.raises(BadInput) as error:
        place_session(SYSTEM, opening, hall=main, day=DAY, from_time="11:00", interpreters=[])
    assert "away" in told(error)
    small = Hall.objects.get(code="f25-room")
    with pytest.raises(BadInput) as error:
        place_session(SYSTEM, talk, hall=small, day=DAY, from_time="10:00", interpreters=["f25-anna"])
    assert "seats 40" in told(error)


def test_an_impossible_wish_is_told_in_words(forum: Forum) -> None:
    talk, lesson = (Session.objects.get(code=f"f25-{name}") for name in ("talk", "class"))
    made(Wish, code="forth", forum=forum, kind="before", session=talk, other=lesson)
    made(Wish, code="back", forum=forum, kind="before", session=lesson, other=talk)
    propose_programme(SYSTEM, forum, seconds=10)
    (refused,) = forum.proposal["refused"]
    assert sorted(refused["together"]) == ["back", "forth"]
    assert refused["proved"]
    version = release_programme(SYSTEM, forum)
    assert all(one.passed for one in check_everything(path_of(version.folder))[1])


def test_a_released_version_never_changes_and_a_correction_is_a_new_one(forum: Forum) -> None:
    propose_programme(SYSTEM, forum, seconds=10)
    first = release_programme(SYSTEM, forum)
    slot = first.slots.first()
    slot.hall_code = "elsewhere"
    with pytest.raises(TypeError):
        slot.save()
    with pytest.raises(TypeError):
        first.delete()
    with pytest.raises(BadInput) as error:
        release_programme(SYSTEM, forum)
    assert "reason" in told(error)
    with pytest.raises(BadInput) as error:
        release_programme(SYSTEM, forum, reason="nothing")
    assert "nothing differs" in told(error)
    row = Session.objects.get(code="f25-class")
    row.title = type(row.title)("Сабақ", "Занятие", "Lesson")
    row.save()
    second = release_programme(SYSTEM, forum, reason="a better name")
    assert [(one["session"], one["what"]) for one in second.changes] == [("f25-class", "title")]
    assert first.slots.get(session=row).title.en == "class en"
    assert JournalEntry.objects.filter(action="release_programme").count() == 2


def test_the_gate_stops_what_is_not_translated(forum: Forum) -> None:
    propose_programme(SYSTEM, forum, seconds=10)
    row = Session.objects.get(code="f25-class")
    row.title = type(row.title)("2 сабақ", "3 занятия", "")
    row.save()
    with pytest.raises(BadInput) as error:
        release_programme(SYSTEM, forum)
    assert "no text in en" in told(error)
    assert "numbers differ" in told(error)


def test_strangers_do_nothing(forum: Forum) -> None:
    from django.core.exceptions import PermissionDenied

    for act in (propose_programme, release_programme):
        with pytest.raises(PermissionDenied):
            act(VISITOR, forum)


def test_exports(forum: Forum) -> None:
    from icalendar import Calendar

    propose_programme(SYSTEM, forum, seconds=10)
    version = release_programme(SYSTEM, forum)
    slots = list(slots_of(version).select_related("session"))
    events = Calendar.from_ical(calendar(version, slots, "kk")).walk("VEVENT")
    assert len(events) == 4
    assert {str(one["SUMMARY"]) for one in events} >= {"opening kk"}
    text = frab_xml(version, slots, "ru").decode()
    assert text.count("<event ") == 4
    assert "<duration>01:00</duration>" in text
    talks = as_json(version, slots)["schedule"]["talks"]
    assert [one["room"]["en"] for one in talks if one["code"] == "f25-show"] == ["foyer en"]


def test_the_next_edition_is_copied_without_people(forum: Forum) -> None:
    delegation = forum.delegations.get()
    made(Participant, code="p1", delegation=delegation, name="Guest", passport="N1234567")
    new = copy_forum(SYSTEM, forum, code="f26", day=date(2026, 12, 23))
    assert new.copied_from == forum
    assert new.sessions.count() == 4
    assert new.sessions.get(code="f26-talk").talks.get().speaker.code == "f26-guest"
    assert new.delegations.get().code == "f26-fr-experts"
    assert Participant.objects.filter(delegation__forum=new).count() == 0
    assert new.run_lines.get().day == date(2026, 12, 23)
    assert difference_of(new, forum) == []
    session = new.sessions.get(code="f26-talk")
    session.minutes = 90
    session.save()
    new.halls.get(code="f26-room").delete()
    lines = {(one["what"], one["change"]) for one in difference_of(new, forum)}
    assert lines == {("session", "changed"), ("hall", "gone"), ("halls", "changed")}
    with pytest.raises(BadInput):
        copy_forum(SYSTEM, forum, code="f26", day=date(2027, 1, 1))
    with pytest.raises(BadInput):
        copy_forum(SYSTEM, forum, code="f27", day=DAY)
