"""What was released or happened goes out and comes in by sheets, the same to the byte, and is never changed by one."""

from pathlib import Path

import pytest
from tests.slices.forum.rows import DAY, small_forum

from sheber.forum.acts import add_participant, check_in, move_participant, place_session, release_programme
from sheber.forum.acts.delegations import keep_letter
from sheber.forum.bridge.badges import text_for
from sheber.forum.models import CheckIn, Forum, Letter, Participant, Session, Slot, Version
from sheber.forum.queries import badges_of
from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange import BadInput, sheet
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.write import sheet_csv
from sheber.kernel.results import key

pytestmark = pytest.mark.django_db
CODES = ("forum_versions", "forum_slots", "forum_letters", "forum_checkins")


@pytest.fixture
def forum(db: None, settings: object, tmp_path: Path) -> Forum:
    """A forum with a released programme, a letter, and somebody who came."""
    settings.SHEBER_HOME = tmp_path / "home"  # type: ignore[attr-defined]
    made = small_forum()
    halls = {"opening": "main", "talk": "main", "class": "room", "show": "foyer"}
    hours = {"opening": "09:00", "talk": "10:00", "class": "11:30", "show": "12:00"}
    for name, hall in halls.items():
        row = Session.objects.get(code=f"f25-{name}")
        helpers = ["f25-anna"] if name == "talk" else []
        place = made.halls.get(code=f"f25-{hall}")
        place_session(SYSTEM, row, hall=place, day=DAY, from_time=hours[name], interpreters=helpers)
    release_programme(SYSTEM, made)
    delegation = made.delegations.get()
    person = add_participant(SYSTEM, delegation, name="Guest", passport="N0000001")
    for step in ("approve", "accredit"):
        person = move_participant(SYSTEM, person, step)
    keep_letter(
        SYSTEM, delegation, kind="visa", language="fr", pdf=b"%PDF", number=1, participant=person,
    )  # fmt: skip
    check_in(SYSTEM, made, text_for(badges_of(made)[0], made, key()))
    return made


def dumped() -> dict[str, bytes]:
    return {code: sheet_csv(sheet(code)) for code in CODES}


def test_the_sheets_come_back_the_same_to_the_byte(forum: Forum, tmp_path: Path) -> None:
    before = dumped()
    text = b"".join(before.values()).decode()
    assert "N0000001" not in text  # the passport stays in the database
    counts = [model.objects.count() for model in (Version, Slot, Letter, CheckIn)]
    assert counts == [1, 4, 1, 1]
    for model in (CheckIn, Letter, Slot, Version):
        model.objects.all()._raw_delete(model.objects.db)
    files = []
    for code, data in before.items():
        path = tmp_path / f"{code}.csv"
        path.write_bytes(data)
        files.append((sheet(code), path))
    load_files(SYSTEM, files, reason="test")
    assert dumped() == before
    assert [model.objects.count() for model in (Version, Slot, Letter, CheckIn)] == counts
    assert Version.objects.get().code == "f25-v1"
    assert Slot.objects.get(session__code="f25-talk").people[0]["code"] == "f25-guest"
    assert Participant.objects.get().check_in.at is not None
    assert [one.changed for one in load_files(SYSTEM, files)] == [0, 0, 0, 0]


def test_a_sheet_never_changes_what_was_released(forum: Forum, tmp_path: Path) -> None:
    path = tmp_path / "forum_slots.csv"
    path.write_bytes(sheet_csv(sheet("forum_slots")).replace(b"talk ru", b"other ru"))
    with pytest.raises(BadInput) as refused:
        load_files(SYSTEM, [(sheet("forum_slots"), path)])
    [problem] = refused.value.problems
    assert (problem.column, "never changes" in problem.words.en) == ("title_ru", True)
    assert not Slot.objects.filter(title_ru="other ru").exists()


def test_a_moment_without_a_zone_is_refused(forum: Forum, tmp_path: Path) -> None:
    path = tmp_path / "forum_checkins.csv"
    code = Participant.objects.get().code
    path.write_text(f"participant,at,by,offline\n{code},2025-12-24T09:30:00,door,no\n", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load_files(SYSTEM, [(sheet("forum_checkins"), path)])
    assert [(one.row, one.column) for one in refused.value.problems] == [(2, "at")]
