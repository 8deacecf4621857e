"""What-if runs: kept in counts, never a decision, on this year's and on earlier matches."""

import pytest
from django.core.exceptions import PermissionDenied
from tests.slices.admission.campaigns import fresh, matched, open_campaign, person

from sheber.admission.acts import run_what_if
from sheber.admission.models import Applicant, Campaign, Result, WhatIf
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import BadInput
from sheber.kernel.journal import history

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(tiny: None) -> Campaign:
    return open_campaign()


@pytest.fixture
def officer(campaign: Campaign) -> Actor:
    return person("officer", "admission")


def test_it_needs_a_match(campaign: Campaign, officer: Actor) -> None:
    with pytest.raises(BadInput):
        run_what_if(officer, campaign, {"percent": 10})


def test_more_seats_place_more_people_and_nothing_is_decided(campaign: Campaign, officer: Actor) -> None:
    run = matched(officer, campaign)
    before = list(Result.objects.order_by("applicant").values_list("applicant", "programme", "pool"))
    row = run_what_if(officer, fresh(campaign), {"seats": {"north-coder": 10}})
    assert row.run == run
    assert row.summary["placed"]["after"] > row.summary["placed"]["before"]
    assert row.summary["lost"] == 0
    assert row.summary["gained"] + row.summary["same"] == row.summary["applicants"] == 100
    assert list(Result.objects.order_by("applicant").values_list("applicant", "programme", "pool")) == before
    assert fresh(campaign).state == "matched"
    line = history(campaign).first()
    assert (line.action, line.actor) == ("run_what_if", "officer")
    codes = Applicant.objects.values_list("code", flat=True)
    assert not any(f'"{code}"' in str(row.summary) for code in codes)  # counts only, nobody's code


def test_every_kind_of_change(campaign: Campaign, officer: Actor) -> None:
    matched(officer, campaign)
    for change in ({"percent": -20}, {"released": {"rural": False}}, {"order": ["rural"]}):
        summary = run_what_if(officer, fresh(campaign), change).summary
        assert summary["gained"] + summary["lost"] + summary["same"] == 100
    assert WhatIf.objects.count() == 3


@pytest.mark.parametrize("change", [{"seats": {"no-such": 1}}, {"released": {"no-such": True}}, {"percent": 5000}])
def test_what_is_not_there_is_refused(change: dict, campaign: Campaign, officer: Actor) -> None:
    matched(officer, campaign)
    with pytest.raises(BadInput):
        run_what_if(officer, fresh(campaign), change)
    assert not WhatIf.objects.exists()


@pytest.mark.parametrize("role", ["planner", "college", "auditor"])
def test_others_may_not(role: str, campaign: Campaign, officer: Actor) -> None:
    matched(officer, campaign)
    with pytest.raises(PermissionDenied):
        run_what_if(person(role, role), fresh(campaign), {"percent": 10})
