"""The order as an office works it: calendar, proposals with evidence, versions, hand plans, opinions, notices."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from tests.regions import tiny_forecast, tiny_plan

from sheber.cli.verify import check_everything
from sheber.kernel.actors import SYSTEM, Actor, Role
from sheber.kernel.exchange import BadInput
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.sheet import sheet
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import first_broken_entry
from sheber.kernel.models import JournalEntry, Notice
from sheber.kernel.notices import mark_read, notices_of, unread
from sheber.kernel.results import path_of
from sheber.order.acts import (
    basket,
    change_line,
    compute_plan,
    decline_proposal,
    draft_proposal,
    edit_proposal,
    give_opinion,
    note_licence,
    price_lines,
    return_proposal,
    seal_hand_plan,
    send_proposal,
    set_calendar,
    take_proposal,
    withdraw_proposal,
)
from sheber.order.bridge.hand import try_changes
from sheber.order.models import Campaign, Line, Norm, Opinion, Plan, Proposal
from sheber.order.queries import limits_to_join, norm_for, norms_on
from sheber.proof.verify import read_certificate
from sheber.registry.models import College, CollegeFigure, Qualification

EXAMPLE = Path(__file__).parents[3] / "examples" / "tiny"
YEAR = 2026
pytestmark = pytest.mark.django_db
NORTH = Actor(name="north's own", roles=frozenset({Role.COLLEGE, Role.PUBLIC}), colleges=frozenset({"north"}))
SOUTH = Actor(name="south's own", roles=frozenset({Role.COLLEGE, Role.PUBLIC}), colleges=frozenset({"south"}))


@pytest.fixture
def region(db: None) -> None:
    tiny_forecast()


@pytest.fixture
def plan(db: None) -> Plan:
    return tiny_plan(name="first")


def line(code: str) -> Line:
    return Line.objects.get(year=YEAR, code=code)


def ask(actor: Actor = NORTH, code: str = "north-welder", **more: object) -> Proposal:
    given = {"kind": "grow", "groups": 4, "places": 100, "reason": "A new workshop"} | more
    row = line(code)
    return draft_proposal(actor, YEAR, college=row.college, line=row, **given)  # type: ignore[arg-type]


def found(proposal: Proposal) -> dict[str, bool | None]:
    return {one["check"]: one["passed"] for one in proposal.evidence}


# -- calendar


def test_the_calendar_is_set_by_an_act_in_order(region: None, planner: Actor, visitor: Actor) -> None:
    days = {
        "proposals_until": date(2026, 5, 1),
        "commission_on": date(2026, 5, 20),
        "decision_until": date(2026, 6, 25),
    }
    with pytest.raises(PermissionDenied):
        set_calendar(visitor, YEAR, act="Order 1", **days)
    with pytest.raises(BadInput):
        set_calendar(planner, YEAR, act="", **days)
    with pytest.raises(BadInput):
        set_calendar(planner, YEAR, act="Order 1", **(days | {"commission_on": date(2026, 4, 1)}))
    campaign = set_calendar(planner, YEAR, act="Order 1", total=200, budget_line="261", signer="Akim", **days)
    assert (campaign.total, campaign.budget_line, campaign.calendar_act) == (200, "261", "Order 1")
    entry = JournalEntry.objects.filter(action="set_calendar").get()
    assert entry.difference["total"] == [None, 200]


# -- proposals


def test_a_college_writes_for_itself_alone(region: None, planner: Actor, visitor: Actor) -> None:
    for actor in (SOUTH, visitor):
        with pytest.raises(PermissionDenied):
            ask(actor)
    proposal = ask()
    with pytest.raises(PermissionDenied):
        send_proposal(SOUTH, proposal)
    with pytest.raises(PermissionDenied):
        take_proposal(NORTH, send_proposal(NORTH, proposal))


def test_evidence_is_computed_when_it_is_sent(region: None) -> None:
    sent = send_proposal(NORTH, ask())
    assert found(sent) == {
        "licence": None, "capacity": None, "workshops": None, "applicants": False, "group_size": True,
    }  # fmt: skip
    assert sent.passed is False
    college = College.objects.get(code="north")
    note_licence(SYSTEM, college, line("north-coder").qualification, until=date(2026, 8, 31))
    CollegeFigure.objects.create(college=college, year=2025, kind="contingent", value=180)
    again = send_proposal(NORTH, ask(code="north-coder", groups=2, places=50))
    assert found(again) == {
        "licence": False,
        "capacity": False,
        "workshops": None,
        "applicants": True,
        "group_size": True,
    }
    capacity = next(one for one in again.evidence if one["check"] == "capacity")
    assert capacity["values"] == {"students": 180, "growth": 25, "after": 205, "capacity": 200}


def test_a_proposal_returns_and_comes_again(region: None, planner: Actor) -> None:
    row = send_proposal(NORTH, ask())
    with pytest.raises(BadInput):
        return_proposal(planner, row, reason=" ")
    row = return_proposal(planner, row, reason="Fewer groups, please")
    assert (row.state, row.answer) == ("returned", "Fewer groups, please")
    row = edit_proposal(NORTH, row, kind="grow", groups=2, places=50, reason="Then two")
    row = send_proposal(NORTH, row)
    with pytest.raises(BadInput):
        edit_proposal(NORTH, row, kind="grow", groups=3, places=60, reason="Three")
    assert decline_proposal(planner, row, reason="No money").state == "declined"
    with pytest.raises(Forbidden):
        withdraw_proposal(NORTH, row)
    acts = list(JournalEntry.objects.filter(model="order.proposal").order_by("pk").values_list("action", flat=True))
    assert acts == [
        "draft_proposal",
        "send_proposal",
        "return_proposal",
        "edit_proposal",
        "send_proposal",
        "decline_proposal",
    ]


def test_nothing_is_sent_after_the_day(region: None, planner: Actor) -> None:
    set_calendar(planner, YEAR, act="Order 1", proposals_until=timezone.localdate() - timedelta(days=1))
    proposal = ask()
    with pytest.raises(Forbidden):
        send_proposal(NORTH, proposal)
    assert send_proposal(planner, proposal).state == "sent"


@pytest.mark.parametrize(
    ("kind", "groups", "places", "most"), [("grow", 4, 100, 4), ("cut", 1, 20, 1), ("close", 9, 9, 0)]
)
def test_taking_changes_the_lines_limit_by_an_act(
    kind: str, groups: int, places: int, most: int, region: None, planner: Actor
) -> None:
    row = send_proposal(NORTH, ask(kind=kind, groups=groups, places=places))
    assert line("north-welder").max_groups == 3
    take_proposal(planner, row, reason="Agreed")
    assert line("north-welder").max_groups == most
    entry = JournalEntry.objects.filter(action="take_proposal", model="order.line").get()
    assert entry.difference["max_groups"] == [3, most]
    assert entry.difference["proposal"] == row.code


def test_taking_an_opening_makes_a_line_that_stands_in_the_limits(region: None, planner: Actor) -> None:
    college, about = College.objects.get(code="south"), Qualification.objects.get(specialty__code="06130100")
    with pytest.raises(BadInput):
        draft_proposal(
            SOUTH, YEAR, college=college, kind="grow", groups=1, places=25, reason="x", qualification=about
        )
    row = draft_proposal(
        SOUTH, YEAR, college=college, kind="open", groups=1, places=25, reason="x", qualification=about
    )
    row = send_proposal(SOUTH, row)
    with pytest.raises(BadInput) as caught:
        take_proposal(planner, row)
    assert {one.column for one in caught.value.problems} == {"term", "cost", "survival", "entry", "applicants"}
    assert Proposal.objects.get(pk=row.pk).state == "sent"
    values = {"term": 4, "cost": 90_000_000, "survival": "0.95", "entry": "0.8", "applicants": 30}
    take_proposal(planner, row, values=values)
    made = line(row.line)
    assert (made.last, made.max_groups, made.cost) == (0, 1, 90_000_000)
    assert limits_to_join(row) == []  # the example's one limit counts the steppe's lines, not every line
    assert compute_plan(planner, YEAR).lines.filter(line=made).exists()


def test_proposals_go_in_and_out_as_a_sheet(region: None, planner: Actor, tmp_path: Path) -> None:
    path = tmp_path / "order_proposals.csv"
    head = (
        "year,code,line,college,qualification,base,language,form,funding,kind,groups,places,reason,source,synthetic\n"
    )
    row = "2026,p1,north-welder,north,3W07150501,base9,kk,full_time,local,grow,4,100,More,letter,no\n"
    path.write_text(head + row, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_files(SOUTH, [(sheet("order_proposals"), path)])
    assert [(one.row, one.column) for one in caught.value.problems] == [(2, "code")]
    load_files(planner, [(sheet("order_proposals"), path)], reason="letter")
    send_proposal(planner, Proposal.objects.get(code="p1"))
    path.write_text(head + row.replace(",4,100,", ",5,120,"), encoding="utf-8")
    with pytest.raises(BadInput, match="p1"):
        load_files(planner, [(sheet("order_proposals"), path)], reason="letter")
    assert Proposal.objects.get(code="p1").groups == 4


# -- norms


def test_the_narrowest_norm_of_the_day_prices_a_line(region: None, planner: Actor) -> None:
    for code, prefix, level, location, start, amount in (
        ("all", "", "", "", "2025-09-01", 800_000),
        ("tech", "0715", "", "", "2025-09-01", 900_000),
        ("tech-village", "0715", "", "rural", "2025-09-01", 950_000),
        ("tech-later", "07150", "", "", "2027-09-01", 999_000),
    ):
        Norm.objects.create(
            code=code,
            prefix=prefix,
            level=level,
            location=location,
            valid_from=start,
            amount=amount * 100,
            act="Order 597",
        )
    norms = norms_on(date(YEAR, 9, 1))
    assert [norm_for(norms, "07150500", "worker", place).code for place in ("city", "rural")] == [
        "tech",
        "tech-village",
    ]  # type: ignore[union-attr]
    told = price_lines(planner, YEAR, reason="New norms")
    assert told == {"priced": 5, "changed": 4, "without": 0}
    assert line("south-welder").cost == 95_000_000
    assert line("north-welder").cost == 90_000_000
    assert JournalEntry.objects.filter(action="price_line").count() == 4


# -- versions


def test_versions_differ_by_what_they_assume(plan: Plan, planner: Actor) -> None:
    poor = compute_plan(planner, YEAR, name="poor", assumptions={"budget_percent": "50", "seconds": "5"})
    assert (poor.number, poor.name, poor.assumptions) == (2, "poor", {"budget_percent": "50", "seconds": "5"})
    assert poor.summary["places"] < plan.summary["places"]
    assert all(check.passed for check in check_everything(path_of(poor.folder))[1])
    for wrong in ({"budget_percent": "0"}, {"change": "-1"}, {"seconds": "1.5"}, {"colour": "1"}, {"opening": "NaN"}):
        with pytest.raises(BadInput):
            compute_plan(planner, YEAR, assumptions=wrong)


# -- by hand


def test_a_hand_change_says_what_it_costs_and_what_it_breaks(plan: Plan) -> None:
    planned = {row.line.code: (row.groups, row.places) for row in plan.lines.select_related("line")}
    assert try_changes(plan.folder, planned).jobs == 0
    groups, places = planned["north-welder"]
    fewer = try_changes(plan.folder, {"north-welder": (groups, places - 1)})
    assert not fewer.faults
    assert fewer.places == -1
    assert sum(fewer.money.values()) < 0
    for change, word in (((9, 225), "at most"), ((1, 70), "a group holds"), ((3, 75), "applicants")):
        broken = try_changes(plan.folder, {"north-welder": change})
        assert any(word in one.en for one in broken.faults), broken.faults
    rich = try_changes(
        plan.folder,
        {
            code: (row.max_groups, row.max_groups * 25)
            for row in Line.objects.filter(year=YEAR)
            for code in [row.code]
        },
    )
    assert any("over the budget" in one.en for one in rich.faults)
    assert try_changes(plan.folder, {"nowhere": (1, 20)}).faults


def test_a_trial_is_the_checkers_own_reckoning(plan: Plan) -> None:
    """What is computed for the touched lines alone is what the checker finds over the whole plan."""
    from sheber.order.bridge.hand import held
    from sheber.science.order.check import faults, objective

    one, noise = held(plan.folder), random.Random(5)
    codes = sorted(one.number)
    for _ in range(60):
        changes = {
            code: (groups, noise.randrange(12, 27) * groups)
            for code in noise.sample(codes, noise.randrange(1, 4))
            for groups in [noise.randrange(4)]
        }
        whole = {**one.plan, **{(one.number[code], 1): after for code, after in changes.items()}}
        trial = try_changes(plan.folder, changes)
        assert trial.jobs == objective(one.problem, whole) - objective(one.problem, one.plan)
        assert bool(trial.faults) == bool(list(faults(one.problem, whole))), changes


def test_a_hand_plan_is_sealed_with_its_own_certificate(plan: Plan, planner: Actor, visitor: Actor) -> None:
    row = plan.lines.select_related("line").get(line__code="north-welder")
    with pytest.raises(PermissionDenied):
        change_line(visitor, plan, row.line, groups=row.groups, places=row.places - 1, reason="x")
    with pytest.raises(BadInput):
        seal_hand_plan(planner, plan, name="empty", reason="none")
    change_line(planner, plan, row.line, groups=row.groups, places=row.places - 1, reason="The roof is being mended")
    assert basket(plan) == {"north-welder": (row.groups, row.places - 1)}
    made = seal_hand_plan(planner, plan, name="by hand", reason="The commission of 20 May")
    assert (made.kind, made.base, made.number) == ("hand", plan, 2)
    assert made.lines.get(line=row.line).places == row.places - 1
    assert basket(plan) == {}
    certificate, checks = check_everything(path_of(made.folder))
    assert all(check.passed for check in checks)
    hand = certificate["parameters"]["hand"]
    assert hand == [
        {"line": "north-welder", "before": [row.groups, row.places], "after": [row.groups, row.places - 1]}
    ]
    assert "planner" not in str(certificate)
    entry = JournalEntry.objects.get(action="seal_hand_plan")
    assert entry.reason == "The commission of 20 May"
    assert entry.difference["north-welder"] == [[row.groups, row.places], [row.groups, row.places - 1]]
    same = [one["sha256"] for plan_ in (plan, made) for one in read_certificate(path_of(plan_.folder))["inputs"]]
    assert same[: len(same) // 2] == same[len(same) // 2 :]


def test_an_infeasible_hand_plan_is_refused_in_words(plan: Plan, planner: Actor) -> None:
    row = plan.lines.select_related("line").get(line__code="north-welder")
    change_line(planner, plan, row.line, groups=9, places=225, reason="More!")
    with pytest.raises(BadInput, match="north-welder"):
        seal_hand_plan(planner, plan, name="", reason="x")
    assert Plan.objects.count() == 1


# -- opinions


def test_opinions_are_kept_and_never_changed(plan: Plan, planner: Actor, visitor: Actor) -> None:
    proposal = ask()
    with pytest.raises(PermissionDenied):
        give_opinion(NORTH, member="Chamber", text="Yes", vote="agree", plan=plan)
    with pytest.raises(BadInput):
        give_opinion(planner, member="Chamber", text="Yes", vote="maybe", plan=plan)
    with pytest.raises(BadInput):
        give_opinion(planner, member="Chamber", text="Yes", vote="agree", plan=plan, proposal=proposal)
    row = give_opinion(planner, member="Chamber of entrepreneurs", text="Welders first", vote="agree", plan=plan)
    row.text = "Welders last"
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()
    assert Opinion.objects.get().text == "Welders first"
    assert first_broken_entry() is None


# -- notices


def test_those_concerned_are_told_and_nobody_else(
    region: None, planner: Actor, django_capture_on_commit_callbacks: object
) -> None:
    users = {name: get_user_model().objects.create_user(name) for name in ("a", "b", "c")}
    north = Actor(name="a", roles=NORTH.roles, colleges=NORTH.colleges, user_id=users["a"].pk)
    south = Actor(name="b", roles=SOUTH.roles, colleges=SOUTH.colleges, user_id=users["b"].pk)
    plans = Actor(name="c", roles=frozenset({Role.PLANNER}), user_id=users["c"].pk)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        row = send_proposal(north, ask(north))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        return_proposal(plans, row, reason="Fewer")
    assert [one.words.en for one in notices_of(plans)] == ["A new proposal: College north, “north-welder”, Grow."]
    assert [one.words.en for one in notices_of(north)] == ["Proposal “north-welder”: Returned. Fewer"]
    assert not notices_of(south).exists()
    assert not notices_of(Actor()).exists()
    assert unread(north).count() == 1
    assert mark_read(north) == 1
    assert mark_read(north) == 0
    assert not unread(north).exists()
    assert unread(plans).count() == 1
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        withdraw_proposal(north, send_proposal(north, ask(north, "north-coder", groups=1, places=20)))
    assert "withdrawn" in notices_of(plans)[0].words.en


def test_a_refused_act_tells_nobody(region: None, planner: Actor) -> None:
    row = send_proposal(NORTH, ask())
    Notice.objects.all().delete()
    with pytest.raises(BadInput), transaction.atomic():
        return_proposal(planner, row, reason="")
    assert not Notice.objects.exists()
    assert Campaign.objects.count() == 0
