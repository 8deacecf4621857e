"""Appeals: filed by their owner, granted by an act, counted for everybody, told in the open; the draw stays proved."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.slices.admission.campaigns import fresh, matched, open_campaign, person, published

from sheber.admission.acts import (
    Correction,
    file_appeal,
    grant_appeal,
    match_after_appeals,
    next_round,
    pending_appeals,
    publish_results,
    refuse_appeal,
)
from sheber.admission.acts.appeals import standing_of
from sheber.admission.models import Appeal, Applicant, Campaign, Result
from sheber.admission.views.told import rounds_told
from sheber.cli.verify import check_everything
from sheber.kernel.actors import VISITOR, Actor, applicant_actor
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import history
from sheber.kernel.results import path_of

pytestmark = pytest.mark.django_db
ACT = {"act": "No. 21 of 25 August", "reason": "a wrong mark was read"}


@pytest.fixture
def campaign(tiny: None) -> Campaign:
    return open_campaign()


@pytest.fixture
def officer(campaign: Campaign) -> Actor:
    return person("officer", "admission")


@pytest.fixture
def head(campaign: Campaign) -> Actor:
    return person("boss", "head")


def left_out(campaign: Campaign) -> Applicant:
    """Somebody without a place who chose a programme."""
    rows = Applicant.objects.filter(campaign=campaign, result__programme="", applications__choice=1)
    return rows.order_by("code").first()


def appeal_of(one: Applicant) -> Appeal:
    return file_appeal(applicant_actor(one.code), one, "My mark was 5, not 4.")


def accepted(folder) -> bool:
    return all(check.passed for check in check_everything(folder)[1])


def test_a_granted_appeal_changes_the_row_for_everybody(campaign: Campaign, officer: Actor, head: Actor) -> None:
    first = published(officer, head, campaign)
    one = left_out(campaign)
    wanted = one.applications.order_by("choice").first().programme
    appeal = appeal_of(one)
    assert standing_of(one).points[wanted] == str(one.applications.get(programme=wanted).points)
    granted = grant_appeal(officer, appeal, Correction("points", wanted, "999"), **ACT)
    assert (granted.state, granted.after) == ("granted", "999")
    line = history(granted).first()
    assert (line.action, line.actor, line.reason) == ("grant_appeal", "officer", "a wrong mark was read")
    assert one.applications.get(programme=wanted).points == 999
    assert history(one).first().action == "correct_application"
    assert pending_appeals(fresh(campaign)) == [granted]
    run = match_after_appeals(officer, fresh(campaign))
    assert (run.round, run.kind) == (1, "appeal")
    assert Result.objects.get(applicant=one).programme == wanted
    assert run.difference["appeals"] == 1
    assert run.difference["newly_placed"] >= 1
    checks = check_everything(path_of(run.folder))[1]
    assert all(check.passed for check in checks)
    assert "draw" in {check.id for check in checks}  # the root of the sealed inputs still holds
    assert pending_appeals(fresh(campaign)) == []
    with pytest.raises(BadInput):
        match_after_appeals(officer, fresh(campaign))
    assert len(rounds_told(campaign, inside=False)) == 1  # not published yet: nobody is told
    publish_results(head, fresh(campaign))
    run.refresh_from_db()
    assert accepted(path_of(run.public))
    told = rounds_told(fresh(campaign), inside=False)
    assert [one.run.pk for one in told] == [run.pk, first.pk]
    counts = {str(label): count for label, count in told[0].changed["counts"]}
    assert set(counts.values()) <= {"0", "1–4"}  # one row changed: nobody is counted out in the open
    inside = rounds_told(fresh(campaign), inside=True)[0].changed["counts"]
    assert any(count == "1" for _, count in inside)
    assert one.code not in str(run.difference)


def test_an_appeal_of_a_right_and_a_round_after_it(campaign: Campaign, officer: Actor, head: Actor) -> None:
    published(officer, head, campaign)
    one = Applicant.objects.filter(campaign=campaign, result__programme="", rights=[]).order_by("code").first()
    granted = grant_appeal(officer, appeal_of(one), Correction("rights", "", "rural"), **ACT)
    assert (granted.before, granted.after) == ("", "rural")
    one.refresh_from_db()
    assert one.rights == ["rural"]
    run = match_after_appeals(officer, fresh(campaign))
    publish_results(head, fresh(campaign))
    after = next_round(officer, fresh(campaign))
    assert (run.kind, after.kind, after.round) == ("appeal", "next", 2)
    assert accepted(path_of(after.folder))


@pytest.mark.parametrize("ties", ["average", "signed"])
def test_corrected_points_keep_the_second_key(ties: str, campaign: Campaign, officer: Actor, head: Actor) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(ties=ties)
    Applicant.objects.filter(campaign=campaign).update(average=431, signed_at=timezone.now() - timedelta(hours=3))
    published(officer, head, fresh(campaign))
    one = left_out(campaign)
    wanted = one.applications.order_by("choice").first()
    granted = grant_appeal(
        officer, appeal_of(one), Correction("points", wanted.programme, str(wanted.points + 7)), **ACT
    )
    scale = {"average": 10_000, "signed": 100_000_000}[ties]
    assert int(granted.after) - int(granted.before) == 7 * scale
    assert match_after_appeals(officer, fresh(campaign)).kind == "appeal"


def test_what_cannot_be_granted_says_why(campaign: Campaign, officer: Actor, head: Actor) -> None:
    published(officer, head, campaign)
    one = left_out(campaign)
    first = one.applications.order_by("choice").first()
    appeal = appeal_of(one)
    wrong = [
        Correction("points", first.programme, str(first.points)),  # no change
        Correction("points", first.programme, "1/7"),
        Correction("points", first.programme, "871 %"),
        Correction("points", "no-such", "5"),
        Correction("rights", "", "no-such"),
        Correction("rights", "", " ".join(one.rights)),
    ]
    for correction in wrong:
        with pytest.raises(Forbidden):
            grant_appeal(officer, appeal, correction, **ACT)
    good = Correction("points", first.programme, "900")
    for missing in ({"act": " ", "reason": "x"}, {"act": "No. 1", "reason": ""}):
        with pytest.raises(Forbidden):
            grant_appeal(officer, appeal, good, **missing)
    grant_appeal(officer, appeal, good, **ACT)
    with pytest.raises(Forbidden):
        grant_appeal(officer, Appeal.objects.get(pk=appeal.pk), good, **ACT)  # decided already
    with pytest.raises(Forbidden):
        grant_appeal(officer, appeal_of(one), Correction("points", first.programme, "950"), **ACT)  # one waits
    with pytest.raises(Forbidden):
        refuse_appeal(officer, appeal_of(one), reason=" ")
    assert refuse_appeal(officer, appeal_of(one), reason="the mark is right").state == "refused"


def test_who_may_not_decide_or_file_is_refused(campaign: Campaign, officer: Actor, head: Actor) -> None:
    one = Applicant.objects.filter(campaign=campaign).first()
    with pytest.raises(Forbidden):
        appeal_of(one)  # there is no result yet
    matched(officer, campaign)
    with pytest.raises(Forbidden):
        appeal_of(one)  # nor is it published
    publish_results(head, fresh(campaign))
    appeal = appeal_of(Applicant.objects.get(pk=one.pk))
    for role in ("planner", "college", "auditor"):
        actor = person(role, role)
        with pytest.raises(PermissionDenied):
            grant_appeal(actor, appeal, Correction("points", "north-coder", "5"), **ACT)
        with pytest.raises(PermissionDenied):
            refuse_appeal(actor, appeal, reason="no")
        with pytest.raises(PermissionDenied):
            match_after_appeals(actor, fresh(campaign))
    other = Applicant.objects.filter(campaign=campaign).exclude(pk=one.pk).first()
    for actor in (VISITOR, applicant_actor(other.code)):
        with pytest.raises(PermissionDenied):
            file_appeal(actor, one, "not mine")
    with pytest.raises(Forbidden):
        file_appeal(applicant_actor(one.code), one, "  ")
    Campaign.objects.filter(pk=campaign.pk).update(appeals_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Forbidden):
        appeal_of(Applicant.objects.get(pk=one.pk))
