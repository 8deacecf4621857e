"""The decision: sums enforced, amendments that overwrite nothing, places moved, an annex that adds up in three forms."""

import io
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from django.core.exceptions import PermissionDenied
from tests.regions import tiny_plan

from sheber.kernel.actors import SYSTEM, Actor, Policy, Role, policy_for
from sheber.kernel.exchange import BadInput
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.sheet import sheet
from sheber.kernel.models import JournalEntry, Notice
from sheber.order.acts import (
    amend_line,
    approve_order,
    compute_plan,
    move_places,
    note_fill,
    note_licence,
    price_lines,
    publish_order,
    set_calendar,
)
from sheber.order.bridge.annex import Annex, annex_of, docx_bytes, pdf_bytes, xlsx_bytes
from sheber.order.models import Budget, Campaign, Decision, Plan
from sheber.order.queries import decided, decided_whole, fills_of_lines, history_of_line, sum_checks
from sheber.registry.models import College

EXAMPLE = Path(__file__).parents[3] / "examples" / "tiny"
YEAR = 2026
DAY = date(YEAR, 6, 20)
LATER = date(YEAR, 10, 1)
pytestmark = pytest.mark.django_db
HEAD = Actor(name="head", roles=frozenset({Role.HEAD}))


@pytest.fixture
def plan(db: None) -> Plan:
    return tiny_plan()


@pytest.fixture
def order(plan: Plan) -> Campaign:
    return approve_order(HEAD, YEAR, act="Decree 1", day=DAY, signer="Akim")


def passed(code: str) -> bool | None:
    return next(one.passed for one in sum_checks(YEAR, decided_whole(YEAR)) if one.code == code)


def amend(code: str, places: int, **more: object) -> Decision:
    given = {"act": "Decree 2", "day": LATER, "reason": "Not filled"} | more
    return amend_line(HEAD, YEAR, code, places=places, **given)  # type: ignore[arg-type]


def test_an_older_version_may_be_the_one_approved(plan: Plan) -> None:
    poor = compute_plan(SYSTEM, YEAR, assumptions={"budget_percent": "50"})
    campaign = approve_order(HEAD, YEAR, act="Decree 1", day=DAY, plan=1)
    assert campaign.plan == plan != poor
    assert sum(row.places for row in decided(YEAR)) == plan.summary["places"]


def test_the_sums_are_shown_and_enforced_at_the_approval(plan: Plan) -> None:
    places = plan.summary["places"]
    set_calendar(SYSTEM, YEAR, act="Order 1", total=places - 1)
    with pytest.raises(BadInput, match=str(places)):
        approve_order(HEAD, YEAR, act="Decree 1", day=DAY)
    assert not decided(YEAR).exists()
    set_calendar(SYSTEM, YEAR, act="Order 2", total=places + 5)
    college = College.objects.get(code="north")
    row = plan.lines.select_related("line").filter(groups__gt=0, line__college=college).first()
    assert row is not None
    note_licence(SYSTEM, college, row.line.qualification, until=date(YEAR, 8, 1))
    with pytest.raises(BadInput):
        approve_order(HEAD, YEAR, act="Decree 1", day=DAY)
    for one in plan.lines.select_related("line__qualification").filter(line__college=college):
        note_licence(SYSTEM, college, one.line.qualification, until=date(YEAR + 9, 8, 1))
    approve_order(HEAD, YEAR, act="Decree 1", day=DAY)
    assert {one.code: one.passed for one in sum_checks(YEAR, decided_whole(YEAR))} == {
        "total": True, "licence": True, "capacity": True, "students": None, "group_size": True, "workshops": None,
        "budget": True,
    }  # fmt: skip


def test_calendar_and_prices_stand_once_decided(order: Campaign) -> None:
    with pytest.raises(BadInput):
        set_calendar(SYSTEM, YEAR, act="Order 9", total=1)
    with pytest.raises(BadInput):
        price_lines(SYSTEM, YEAR, reason="x")
    assert Campaign.objects.get(year=YEAR).total is None


def test_a_college_over_its_capacity_is_refused(plan: Plan) -> None:
    College.objects.filter(code="north").update(design_capacity=10)
    with pytest.raises(BadInput, match="10"):
        approve_order(HEAD, YEAR, act="Decree 1", day=DAY)


def test_an_amendment_is_a_new_row_with_its_act(order: Campaign) -> None:
    first = decided(YEAR).get(code="north-welder")
    made = amend("north-welder", first.places - 1)
    assert (made.amendment, made.places, made.act, made.act_date) == (1, first.places - 1, "Decree 2", LATER)
    assert Decision.objects.get(pk=first.pk).places == first.places
    again = amend("north-welder", first.places, act="Decree 3")
    assert [row.amendment for row in history_of_line(YEAR, "north-welder")] == [0, 1, 2]
    assert decided(YEAR).get(code="north-welder") == again
    entry = JournalEntry.objects.filter(action="amend_order").order_by("pk").first()
    assert entry is not None
    assert (entry.key, entry.reason, entry.difference["places"]) == (
        "north-welder",
        "Not filled",
        [first.places, first.places - 1],
    )


@pytest.mark.parametrize(
    "more",
    [
        {"act": " "}, {"reason": ""}, {"day": date(YEAR, 6, 19)}, {"code": "nowhere"}, {"places": 60, "groups": 1},
        {"places": 5, "groups": 1}, {"same": True},
    ],
)  # fmt: skip
def test_an_amendment_that_may_not_be_is_refused_whole(order: Campaign, more: dict) -> None:
    row = decided(YEAR).get(code="north-welder")
    given = {"code": row.code, "places": row.places if more.pop("same", False) else row.places - 1} | more
    before = Decision.objects.count()
    with pytest.raises(BadInput):
        amend(**given)
    assert Decision.objects.count() == before


def test_an_amendment_may_not_break_a_sum_further(order: Campaign) -> None:
    Budget.objects.filter(year=YEAR).update(amount=1)  # the money was taken away: every line is over it now
    row = decided(YEAR).get(code="north-welder")
    assert passed("budget") is False
    with pytest.raises(BadInput):
        amend(row.code, row.places + 1)
    amend(row.code, row.places - 1)


def test_a_sheet_overwrites_no_decision(order: Campaign, tmp_path: Path) -> None:
    row = decided(YEAR).get(code="north-welder")
    head = "year,code,college,qualification,base,language,form,funding,amendment,groups,places,new,act,act_date,source,synthetic\n"
    told = "2026,north-welder,north,3W07150501,base9,kk,full_time,local,{},{},{},no,Decree 2,2026-10-01,letter,no\n"
    path = tmp_path / "order_decisions.csv"
    path.write_text(head + told.format(0, row.groups, row.places - 1), encoding="utf-8")
    with pytest.raises(BadInput, match="north-welder"):
        load_files(SYSTEM, [(sheet("order_decisions"), path)], reason="x")
    path.write_text(head + told.format(1, row.groups, row.places - 1), encoding="utf-8")
    load_files(SYSTEM, [(sheet("order_decisions"), path)], reason="x")
    assert [one.places for one in history_of_line(YEAR, "north-welder")] == [row.places, row.places - 1]
    assert not policy_for(Decision).allows(HEAD, Policy.CHANGE, row)


def test_only_the_head_amends(order: Campaign, planner: Actor, visitor: Actor) -> None:
    for actor in (planner, visitor, Actor(roles=frozenset({Role.COLLEGE}), colleges=frozenset({"north"}))):
        with pytest.raises(PermissionDenied):
            amend_line(actor, YEAR, "north-welder", places=20, act="x", day=LATER, reason="x")


def test_unfilled_places_move_by_one_act(order: Campaign) -> None:
    held = {row.code: row.places for row in decided(YEAR)}
    source, target = sorted(held, key=lambda code: held[code])[-1], sorted(held, key=lambda code: held[code])[0]
    note_fill(SYSTEM, YEAR, source, date(YEAR, 9, 5), applied=30, admitted=20, enrolled=15)
    note_fill(SYSTEM, YEAR, target, date(YEAR, 9, 1), applied=90, admitted=held[target], enrolled=held[target])
    with pytest.raises(BadInput):
        note_fill(SYSTEM, YEAR, "nowhere", DAY, applied=1, admitted=1, enrolled=1)
    with pytest.raises(BadInput):
        note_fill(SYSTEM, YEAR, source, DAY, applied=1, admitted=2, enrolled=1)
    assert [(one.decision.code, one.left) for one in fills_of_lines(YEAR)] == [
        (source, held[source] - 15),
        (target, 0),
    ]
    with pytest.raises(BadInput):
        move_places(HEAD, YEAR, source, target, held[source] + 1, act="Decree 2", day=LATER, reason="Unfilled")
    made = move_places(HEAD, YEAR, source, target, 2, act="Decree 2", day=LATER, reason="Unfilled")
    now = {row.code: row.places for row in decided(YEAR)}
    assert (now[source], now[target]) == (held[source] - 2, held[target] + 2)
    assert sum(now.values()) == sum(held.values())
    assert {row.act for row in made} == {"Decree 2"}


def test_colleges_are_told_of_approval_publication_and_amendment(
    plan: Plan, django_capture_on_commit_callbacks: object
) -> None:
    def heard(college: str) -> list[str]:
        return list(
            Notice.objects.filter(role="college", holder=college).order_by("pk").values_list("words_en", flat=True)
        )

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        approve_order(HEAD, YEAR, act="Decree 1", day=DAY)
        publish_order(HEAD, YEAR)
    row = decided(YEAR).get(code="north-welder")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        amend(row.code, row.places - 1)
    assert heard("north") == [
        "The state order of 2026 is approved: Decree 1.",
        "The state order of 2026 is published.",
        f"2026, line “north-welder”: places {row.places} → {row.places - 1} (Decree 2).",
    ]
    assert len(heard("south")) == 2


# -- the annex


def numbers(text: str) -> str:
    return text.replace("\u00a0", "").replace(",", "").replace(" ", "")


def in_xlsx(text: Annex) -> tuple[list[int], int]:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(text)))
    sheets = book.worksheets
    totals = [list(page.values)[-1][11] for page in sheets[:2]]
    for page, part in zip(sheets, text.parts, strict=False):
        rows = list(page.values)[1:-1]
        assert sum(row[11] for row in rows) == part.places
        assert len(rows) == len(part.rows)
    return totals, list(sheets[2].values)[-1][2]


def in_docx(text: Annex) -> tuple[list[int], int]:
    document = docx.Document(io.BytesIO(docx_bytes(text)))
    totals = []
    for table in document.tables[:2]:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert sum(int(numbers(row[11])) for row in rows[1:-1]) == int(numbers(rows[-1][11]))
        totals.append(int(numbers(rows[-1][11])))
    by_college = [[cell.text for cell in row.cells] for row in document.tables[2].rows][1:]
    whole = next(one.text for one in document.paragraphs if one.text.startswith(text.words["whole"]))
    assert len(document.inline_shapes) == 1
    assert sum(int(numbers(row[2])) for row in by_college) == int(numbers(whole.rsplit(":", 1)[1]))
    return totals, int(numbers(whole.rsplit(":", 1)[1]))


def in_pdf(text: Annex) -> tuple[list[int], int]:
    reader = pypdf.PdfReader(io.BytesIO(pdf_bytes(text)))
    told = "\n".join(page.extract_text() for page in reader.pages)
    plain = numbers(told)
    for part in text.parts:
        assert f"{part.places}" in plain
    assert "Decree 1" in told
    assert f"/ {len(reader.pages)}" in told
    assert text.address.rsplit("/", 2)[1] in told
    whole = numbers(f"{text.words['whole']}: ")
    return [part.places for part in text.parts], int(plain.split(whole)[1].split("\n")[0])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_annex_adds_up_alike_in_all_its_forms(order: Campaign, language: str) -> None:
    row = decided(YEAR).get(code="north-welder")
    amend(row.code, row.places - 1)
    text = annex_of(YEAR, language, "https://example.org/order/decided/2026/")
    total = sum(one.places for one in decided(YEAR))
    worker = sum(one.places for one in decided(YEAR).filter(qualification__level="worker"))
    wanted = ([worker, total - worker], total)
    assert in_xlsx(text) == wanted
    assert in_docx(text) == wanted
    assert in_pdf(text) == wanted
    for _, rows in text.totals:
        assert sum(places for _, _, places in rows) == total
