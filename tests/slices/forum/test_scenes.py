"""The exhibition, the signing with its follow-up, the awards, files by consent, sheets that go in and come out."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from tests.slices.forum.rows import DAY, made, small_forum, words

from sheber.forum.acts import (
    add_file,
    ask_stand,
    copy_forum,
    hand_award,
    move_stand,
    note_absence,
    note_practice,
    place_all,
    queue_memoranda,
    resolve_signing,
    sign_memorandum,
)
from sheber.forum.acts.signing import due_today
from sheber.forum.bridge.scene_papers import awards_pdf, cards_pdf, catalogue_pdf, run_pdf
from sheber.forum.models import AwardItem, Forum, Hall, Practice, Stand
from sheber.forum.queries import awards_of, signings_of, stands_of
from sheber.forum.rules import FILE
from sheber.honours.models import Award
from sheber.kernel.actors import SYSTEM, VISITOR, Actor, Role
from sheber.kernel.attachments import RefusedFileError
from sheber.kernel.exchange import BadInput, sheet
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.write import sheet_csv
from sheber.kernel.indicators import Scope, indicator, measure
from sheber.partners.models import Memorandum, Partner
from sheber.registry.models import College

pytestmark = pytest.mark.django_db
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def forum(db: None, settings: object, tmp_path: Path) -> Forum:
    settings.SHEBER_HOME = tmp_path / "home"  # type: ignore[attr-defined]
    return small_forum()


def told(error: pytest.ExceptionInfo[BadInput]) -> str:
    return " ".join(one.words.en for one in error.value.problems)


def test_stands_are_asked_for_placed_and_moved(forum: Forum) -> None:
    north = College.objects.get(code="north")
    college = Actor(roles=frozenset({Role.COLLEGE}), colleges=frozenset({"north"}))
    given = {"depth": "2", "power": "9", "theme": "x", "equipment": words("Robot"), "workshop": words("Hall")}
    with pytest.raises(BadInput):
        ask_stand(college, forum, north, width="many", **given)
    asked = ask_stand(college, forum, north, width="2,5", **given)
    with pytest.raises(PermissionDenied):
        ask_stand(
            Actor(roles=frozenset({Role.COLLEGE}), colleges=frozenset({"south"})), forum, north, width="2", **given
        )
    assert place_all(SYSTEM, forum) == {"placed": 3, "refused": 1}
    asked.refresh_from_db()
    assert (asked.state, asked.why) == ("refused", "power")
    one, other = Stand.objects.filter(state="placed").order_by("code")[:2]
    hall = Hall.objects.get(code="f25-foyer")
    with pytest.raises(BadInput) as error:
        move_stand(SYSTEM, one, hall=hall, row=other.row, x=other.x, y=other.y)
    assert "overlap" in told(error)
    [problem] = error.value.problems
    assert "накладываются" in problem.words.ru
    assert "қабаттасады" in problem.words.kk
    assert "North ru (f25-stand-1)" in problem.words.ru  # the stand's exhibitor in the reader's language
    moved = move_stand(SYSTEM, one, hall=hall, row=3, x=Decimal("0"), y=Decimal("10"))
    assert moved.seen < 1000
    assert catalogue_pdf(forum, list(stands_of(forum)), "ru").startswith(b"%PDF")
    new = copy_forum(SYSTEM, forum, code="f26", day=date(2026, 12, 23))
    assert set(new.stands.values_list("state", flat=True)) == {"asked"}
    assert place_all(SYSTEM, new)["placed"] == 3


def test_memoranda_are_signed_and_followed_up(forum: Forum) -> None:
    partner = made(Partner, code="p", name=words("Partner"), country="FR", kind="institution")
    for at in (1, 2):
        made(
            Memorandum,
            code=f"m{at}",
            college=College.objects.get(code="north"),
            partner=partner,
            signed=DAY,
            event="f25",
        )
    assert queue_memoranda(SYSTEM, forum) == 2
    assert queue_memoranda(SYSTEM, forum) == 0
    first, second = signings_of(forum)
    with pytest.raises(BadInput) as error:
        resolve_signing(SYSTEM, first, state="done", evidence="A visit")
    assert "not signed yet" in told(error)
    signed = sign_memorandum(SYSTEM, first, day=DAY, copy=PICTURE)
    assert signed.follow_by == DAY + timedelta(days=90)
    assert signed.copy.kind == "signed"
    with pytest.raises(RefusedFileError):
        sign_memorandum(SYSTEM, second, day=DAY, copy=b"hello")
    with pytest.raises(BadInput):
        resolve_signing(SYSTEM, signed, state="done", evidence=" ")
    assert [one.pk for one in due_today(forum)] == [first.pk]
    resolve_signing(SYSTEM, signed, state="done", evidence="A visit")
    assert due_today(forum) == []
    values = {code: measure(indicator(f"forum.{code}"), Scope(2025)).value for code in ("memoranda", "followed")}
    assert values == {"memoranda": 1, "followed": 100}
    assert cards_pdf(forum, list(signings_of(forum)), "kk").startswith(b"%PDF")
    practice = made(
        Practice, code="pr", forum=forum, college=College.objects.get(code="north"), title=words("Mentors"), due=DAY
    )
    with pytest.raises(PermissionDenied):
        note_practice(VISITOR, practice, state="done", evidence="x")
    assert note_practice(SYSTEM, practice, state="done", evidence="A club").state == "done"


def test_awards_are_handed_over_or_received_for(forum: Forum) -> None:
    award = made(Award, code="a", kind="thanks", year=2025, person=words("Somebody"))
    item = made(AwardItem, forum=forum, award=award, place=1, citation=words("For work"))
    item = note_absence(SYSTEM, item, absent=True)
    with pytest.raises(BadInput):
        hand_award(SYSTEM, item)
    note_absence(SYSTEM, item, absent=True, proxy="A Colleague")
    assert hand_award(SYSTEM, item).handed
    assert awards_pdf(forum, list(awards_of(forum)), "en").startswith(b"%PDF")
    assert run_pdf(forum, list(forum.run_lines.all()), "ru").startswith(b"%PDF")


def test_a_photograph_is_public_by_consent_only(forum: Forum) -> None:
    with pytest.raises(BadInput):
        add_file(SYSTEM, forum, PICTURE, kind="photo", title=words("Hall"), public=True)
    with pytest.raises(PermissionDenied):
        add_file(VISITOR, forum, PICTURE, kind="photo", title=words("Hall"))
    hidden = add_file(SYSTEM, forum, PICTURE, kind="photo", title=words("Hall"))
    shown = add_file(SYSTEM, forum, PICTURE, kind="photo", title=words("Stage"), public=True, consent="all on stage")
    seen = FILE.scope(VISITOR, "view", forum.files.all())
    assert list(seen) == [shown]
    assert hidden in FILE.scope(SYSTEM, "view", forum.files.all())


SHEETS = (
    "forums", "forum_halls", "forum_speakers", "forum_windows", "forum_sessions", "forum_talks", "forum_wishes",
    "delegations", "forum_stands", "forum_runsheet",
)  # fmt: skip


def test_sheets_go_in_and_come_out_the_same(forum: Forum, tmp_path: Path) -> None:
    place_all(SYSTEM, forum)
    for code in SHEETS:
        path = tmp_path / f"{code}.csv"
        path.write_bytes(sheet_csv(sheet(code)))
        (difference,) = load_files(SYSTEM, [(sheet(code), path)])
        assert (difference.created, difference.changed) == (0, 0), code
        assert difference.rows > 0
        assert sheet_csv(sheet(code)) == path.read_bytes()


@pytest.mark.parametrize(
    ("code", "change", "column", "why"),
    [
        (
            "forum_sessions",
            {"hall": "f25-main", "day": "2025-12-24", "from_time": "10:00"},
            "from_time",
            "taken at that time",
        ),
        ("forum_stands", {"hall": "f25-foyer", "x": "1", "y": "3"}, "x", "overlaps"),
        ("forum_sessions", {"pairs": "russian"}, "pairs", "ru-zh"),
        ("forum_windows", {"to_time": "08:00"}, "from_time", "more than"),
        ("delegations", {"quota": "871 %"}, "quota", ""),
        ("forum_runsheet", {"at": "25:00"}, "at", ""),
    ],
)
def test_bad_sheets_are_refused_with_place_and_reason(
    forum: Forum, tmp_path: Path, code: str, change: dict[str, str], column: str, why: str
) -> None:
    import csv
    import io

    rows = list(csv.DictReader(io.StringIO(sheet_csv(sheet(code)).decode())))
    path = tmp_path / f"{code}.csv"
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows([row | change for row in rows])
    path.write_text(out.getvalue())
    with pytest.raises(BadInput) as error:
        load_files(SYSTEM, [(sheet(code), path)])
    first = error.value.problems[0]
    assert (first.file, first.column) == (f"{code}.csv", column)
    assert first.row is not None
    assert why in first.words.en


def test_an_older_folder_is_still_read(db: None, tmp_path: Path) -> None:
    forums, delegations = tmp_path / "forums.csv", tmp_path / "delegations.csv"
    forums.write_text("code,name_ru,day,source,synthetic\nold,Форум,2024-12-20,Press,no\n")
    delegations.write_text(
        "forum,country,role,people,source,synthetic\nold,CN,experts,,Press,no\nold,FR,experts,3,Press,no\n"
    )
    load_files(SYSTEM, [(sheet("forums"), forums), (sheet("delegations"), delegations)])
    old = Forum.objects.get()
    assert (old.state, old.step, old.follow_days) == ("draft", 15, 90)
    assert sorted(old.delegations.values_list("code", flat=True)) == ["old-cn-experts", "old-fr-experts"]


def test_figures_have_their_rows(forum: Forum) -> None:
    place_all(SYSTEM, forum)
    wanted = {"delegations": 1, "countries": 1, "sessions": 4, "stands": 3}
    for code, value in wanted.items():
        one = indicator(f"forum.{code}")
        assert measure(one, Scope(2025)).value == value
        assert one.measure.of_table(list(one.table(Scope(2025)))) == value
