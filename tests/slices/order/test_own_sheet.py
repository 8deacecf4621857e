"""A college's proposals as a sheet: out, in with a dry run, its own rows alone."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.regions import tiny

from sheber.kernel.actors import SYSTEM, Actor, Role
from sheber.kernel.exchange import BadInput
from sheber.kernel.exchange.apply import Difference, load_files
from sheber.kernel.exchange.sheet import sheet
from sheber.kernel.exchange.write import sheet_csv
from sheber.kernel.models import Appointment, JournalEntry
from sheber.order.acts import draft_proposal, send_proposal
from sheber.order.models import Line, Proposal

EXAMPLE = Path(__file__).parents[3] / "examples" / "tiny"
YEAR = 2026
pytestmark = pytest.mark.django_db
NORTH = Actor(name="north's own", roles=frozenset({Role.COLLEGE, Role.PUBLIC}), colleges=frozenset({"north"}))
HEAD = "year,code,line,college,qualification,base,language,form,funding,kind,groups,places,reason\n"


@pytest.fixture(autouse=True)
def region(db: None) -> None:
    """The tiny region."""
    tiny()


def row_of(about: Line, code: str, **more: object) -> str:
    given = {"kind": "grow", "groups": 4, "places": 100, "reason": "A workshop", "college": about.college.code} | more
    terms = f"{about.qualification.code},{about.base},{about.language},{about.form},{about.funding}"
    asked = f"{given['kind']},{given['groups']},{given['places']},{given['reason']}"
    return f"{YEAR},{code},{more.get('line', about.code)},{given['college']},{terms},{asked}\n"


def line(college: str) -> Line:
    return Line.objects.filter(year=YEAR, college__code=college).select_related("college", "qualification")[0]


def load(tmp_path: Path, *rows: str, actor: Actor = NORTH, dry: bool = False) -> Difference:
    path = tmp_path / "order_proposals.csv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return load_files(actor, [(sheet("order_proposals"), path)], reason="asked", dry_run=dry)[0]


def refused(tmp_path: Path, *rows: str) -> list[tuple[int | None, str]]:
    with pytest.raises(BadInput) as told:
        load(tmp_path, *rows)
    assert not Proposal.objects.filter(code__startswith="p").exists()  # nothing half applied
    return [(one.row, one.column) for one in told.value.problems]


def signed_in(client: Client, college: str) -> Client:
    user = get_user_model().objects.create_user(f"of {college}")
    Appointment.objects.create(user=user, role=Role.COLLEGE, holder=college, starts=date(2020, 1, 1))
    client.force_login(user)
    return client


def test_own_rows_come_in_after_a_dry_run_that_changes_nothing(tmp_path: Path) -> None:
    row = row_of(line("north"), "p1")
    difference = load(tmp_path, row, dry=True)
    assert (difference.created, difference.changed, Proposal.objects.count()) == (1, 0, 0)
    load(tmp_path, row)
    made = Proposal.objects.get()
    assert (made.state, made.groups, made.college.code) == ("draft", 4, "north")
    assert JournalEntry.objects.filter(action="load_sheet", actor=NORTH.name).exists()
    assert (load(tmp_path, row).same, Proposal.objects.count()) == (1, 1)


def test_another_colleges_rows_are_refused_by_row(tmp_path: Path) -> None:
    rows = [row_of(line("north"), "p1"), row_of(line("south"), "p2"), row_of(line("south"), "p3")]
    assert refused(tmp_path, *rows) == [(3, "code"), (4, "code")]


def test_a_row_of_another_college_is_not_taken_over(tmp_path: Path) -> None:
    theirs = line("south")
    Proposal.objects.create(
        code="s1", year=YEAR, line=theirs.code, kind="grow", groups=1, places=25, reason="theirs", state="draft",
        college=theirs.college, qualification=theirs.qualification, base=theirs.base, language=theirs.language,
        form=theirs.form, funding=theirs.funding,
    )  # fmt: skip
    assert refused(tmp_path, row_of(line("north"), "s1")) == [(2, "code")]
    assert Proposal.objects.get(code="s1").reason == "theirs"


def test_a_line_must_be_the_colleges_own_and_fit_the_kind(tmp_path: Path) -> None:
    mine, theirs = line("north"), line("south")
    assert refused(tmp_path, row_of(mine, "p1", line=theirs.code)) == [(2, "line")]
    assert refused(tmp_path, row_of(mine, "p1", kind="open")) == [(2, "kind")]
    assert refused(tmp_path, row_of(mine, "p1", line="nowhere")) == [(2, "kind")]
    assert refused(tmp_path, row_of(mine, "p1", kind="close")) == [(2, "groups")]


def test_what_was_sent_may_stand_in_the_sheet_but_not_change(tmp_path: Path) -> None:
    mine = line("north")
    row = draft_proposal(
        NORTH, YEAR, college=mine.college, line=mine, kind="grow", groups=4, places=100, reason="A workshop"
    )
    send_proposal(NORTH, row)
    path = tmp_path / "order_proposals.csv"
    path.write_bytes(sheet_csv(sheet("order_proposals"), Proposal.objects.all()))
    [difference] = load_files(NORTH, [(sheet("order_proposals"), path)], reason="asked")
    assert (difference.created, difference.changed) == (0, 0)
    with pytest.raises(BadInput):
        load(tmp_path, row_of(mine, row.code, groups=3, places=75))


def test_the_page_gives_the_college_its_own_rows_and_takes_them_back(client: Client, tmp_path: Path) -> None:
    for college in ("north", "south"):
        one = line(college)
        draft_proposal(SYSTEM, YEAR, college=one.college, line=one, kind="grow", groups=4, places=100, reason=college)
    own = signed_in(client, "north")
    page = own.get(f"/order/college/north/?year={YEAR}").content.decode()
    assert "/order/proposal/upload/" in page
    assert "/order/proposal/export.xlsx" in page
    raw = own.get("/order/proposal/export.csv").content
    assert b"north" in raw
    assert b"south" not in raw
    given = {"file": SimpleUploadedFile("order_proposals.csv", raw.replace(b",100,", b",90,"))}
    told = own.post("/order/proposal/upload/", given)
    assert told.status_code == 200
    assert Proposal.objects.filter(places=90).count() == 0
    token = told.context["token"]
    own.post("/order/proposal/upload/", {"token": token, "suffix": ".csv", "apply": "1", "reason": "fewer"})
    assert Proposal.objects.get(places=90).college.code == "north"


def test_another_colleges_row_on_the_page_names_its_row(client: Client) -> None:
    raw = (HEAD + row_of(line("south"), "p1")).encode()
    told = signed_in(client, "north").post("/order/proposal/upload/", {"file": SimpleUploadedFile("p.csv", raw)})
    assert told.status_code == 422
    assert told.context["problems"][0][0] == 2
    assert not Proposal.objects.exists()


def test_more_rows_cost_no_more_queries_per_check(tmp_path: Path) -> None:
    counts, one = [], line("north")
    for rows in (1, 3):
        with CaptureQueriesContext(connection) as found:
            load(tmp_path, *(row_of(one, f"p{n}") for n in range(rows)), dry=True)
        counts.append(len(found))
    assert counts[0] == counts[1]
