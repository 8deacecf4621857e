"""The gate in a campaign: a typo of seats is stopped, two people open it, and only for what they saw."""

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.slices.admission.campaigns import PLAN, REVEALED, fresh, open_campaign, person

from sheber.admission.acts import (
    answer_gate,
    count_points,
    draw_campaign,
    is_open,
    look,
    move_campaign,
    publish_results,
    run_match,
    seal_campaign,
    set_seats_from_order,
)
from sheber.admission.acts.gate import who_answered
from sheber.admission.models import Applicant, Campaign, Exam, ExamResult, GateReport, Threshold
from sheber.admission.queries import late_thresholds
from sheber.cli.verify import check_everything
from sheber.kernel.actors import SYSTEM, Actor
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import history
from sheber.kernel.results import path_of
from sheber.order.models import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(tiny: None) -> Campaign:
    """Closed, with 250 places typed where 25 were meant."""
    row = open_campaign()
    typo("north-coder", row)
    move_campaign(SYSTEM, row, "close")
    return fresh(row)


@pytest.fixture
def officer(campaign: Campaign) -> Actor:
    return person("officer", "admission")


@pytest.fixture
def head(campaign: Campaign) -> Actor:
    return person("boss", "head")


def typo(programme: str, campaign: Campaign) -> None:
    Decision.objects.filter(year=2026, code=programme).update(places=250)
    set_seats_from_order(SYSTEM, campaign)


def test_a_typo_of_seats_stops_the_seal_and_two_people_open_it(
    campaign: Campaign, officer: Actor, head: Actor
) -> None:
    with pytest.raises(Forbidden):
        seal_campaign(officer, fresh(campaign), PLAN)
    report = GateReport.objects.get(campaign=campaign)
    assert [(one["check"], one["programme"], one["found"]) for one in report.findings] == [
        ("licence", "north-coder", 250)
    ]
    assert set(report.findings[0]["words"]) == {"kk", "ru", "en"}
    answer_gate(officer, report, reason="the college has a new building")
    answer_gate(officer, report, reason="I say it again")
    assert who_answered(report) == ["officer"]
    with pytest.raises(Forbidden):
        seal_campaign(officer, fresh(campaign), PLAN)  # one person is not enough
    answer_gate(head, report, reason="licence No. 77 is on its way")
    assert is_open(report)
    line = history(report).first()
    assert (line.actor, line.reason) == ("boss", "licence No. 77 is on its way")
    seal = seal_campaign(officer, fresh(campaign), PLAN)
    told = json.loads((path_of(seal.folder) / "seal.json").read_text(encoding="utf-8"))
    assert told["override"] == ["boss", "officer"]
    assert told["findings"] == {"licence": 1}
    draw_campaign(officer, fresh(campaign), REVEALED)
    run = run_match(officer, fresh(campaign))  # the same findings: the answers hold
    certificate, checks = check_everything(path_of(run.folder))
    assert all(check.passed for check in checks)
    assert certificate["parameters"]["override"] == ["boss", "officer"]
    publish_results(head, fresh(campaign))


def test_another_finding_needs_new_answers(campaign: Campaign, officer: Actor, head: Actor) -> None:
    for one in (officer, head):
        answer_gate(one, look(campaign), reason="known")
    assert is_open(look(campaign))
    typo("south-vet", campaign)
    report = look(campaign)
    assert len(report.findings) == 2
    assert not is_open(report)
    with pytest.raises(Forbidden):
        seal_campaign(officer, fresh(campaign), PLAN)
    for one in (officer, head):
        answer_gate(one, report, reason="that one too")
    Decision.objects.filter(year=2026, code="north-coder").update(places=25)
    set_seats_from_order(SYSTEM, fresh(campaign))
    rest = look(campaign)
    assert [one["programme"] for one in rest.findings] == ["south-vet"]
    assert is_open(rest)  # both answered for it, among others


def test_who_may_not_answer_is_refused(campaign: Campaign, officer: Actor) -> None:
    report = look(campaign)
    for role in ("planner", "college", "auditor"):
        with pytest.raises(PermissionDenied):
            answer_gate(person(role, role), report, reason="let it pass")
    with pytest.raises(Forbidden):
        answer_gate(SYSTEM, report, reason="the server")  # no account of a person
    with pytest.raises(Forbidden):
        answer_gate(officer, report, reason="  ")
    assert who_answered(report) == []


def test_a_mended_typo_passes(campaign: Campaign, officer: Actor) -> None:
    Decision.objects.filter(year=2026, code="north-coder").update(places=25)
    set_seats_from_order(officer, campaign)
    assert look(campaign).findings == []
    seal_campaign(officer, fresh(campaign), PLAN)


@pytest.fixture
def exam(campaign: Campaign) -> Exam:
    Decision.objects.filter(year=2026, code="north-coder").update(places=25)
    set_seats_from_order(SYSTEM, campaign)
    row = Exam.objects.create(
        code="coders", campaign=campaign, prefix="0613", day=date(2026, 8, 12), most=100, weight=2
    )
    Threshold.objects.create(exam=row, points=25, act="No. 3", act_date=date(2026, 7, 1), published=date(2026, 7, 2))
    one = Applicant.objects.filter(campaign=campaign, applications__programme="north-coder").first()
    ExamResult.objects.create(exam=row, applicant=one, points=40)
    return row


def test_a_threshold_changed_after_the_exam_stops_at_the_gate(
    campaign: Campaign, exam: Exam, officer: Actor, head: Actor
) -> None:
    """Aktobe medical college, August 2025: announced as 25, then 50."""
    assert late_thresholds(campaign) == []
    assert look(campaign).findings == []
    Threshold.objects.create(
        exam=exam, points=50, act="No. 9", act_date=date(2026, 8, 13), published=date(2026, 8, 13)
    )
    report = look(campaign)
    assert [(one["check"], one["found"], one["allowed"]) for one in report.findings] == [("threshold", 50, 25)]
    with pytest.raises(Forbidden):
        seal_campaign(officer, fresh(campaign), PLAN)
    for one in (officer, head):
        answer_gate(one, report, reason="by the commission's act")
    Threshold.objects.create(
        exam=exam, points=60, act="No. 11", act_date=date(2026, 8, 14), published=date(2026, 8, 14)
    )
    assert not is_open(look(campaign))  # changed once more: new answers
    for one in (officer, head):
        answer_gate(one, look(campaign), reason="the last act")
    seal_campaign(officer, fresh(campaign), PLAN)


def test_findings_of_both_kinds_are_answered_together(
    campaign: Campaign, exam: Exam, officer: Actor, head: Actor
) -> None:
    Threshold.objects.create(
        exam=exam, points=50, act="No. 9", act_date=date(2026, 8, 13), published=date(2026, 8, 13)
    )
    typo("south-vet", fresh(campaign))
    report = look(campaign)
    assert {one["check"] for one in report.findings} == {"threshold", "licence"}
    for one in (officer, head):
        answer_gate(one, report, reason="both are known")
    seal_campaign(officer, fresh(campaign), PLAN)
    draw_campaign(officer, fresh(campaign), REVEALED)
    run_match(officer, fresh(campaign))


def test_exam_points_join_those_of_the_certificate(campaign: Campaign, exam: Exam, officer: Actor) -> None:
    one = exam.results.get().applicant
    Applicant.objects.filter(pk=one.pk).update(channel="portal", average=430)
    assert count_points(officer, fresh(campaign)) >= 1
    row = one.applications.get(programme="north-coder")
    assert (row.points, row.out) == (430 + 2 * 40, "")
    Threshold.objects.filter(exam=exam).update(points=41)
    count_points(officer, fresh(campaign))
    row.refresh_from_db()
    assert row.out == "threshold"
    exam.results.all().delete()
    count_points(officer, fresh(campaign))
    row.refresh_from_db()
    assert row.out == "absent"
