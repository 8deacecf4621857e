"""From a slip to the order: capacity lost day by day, the plan solved again, the lines and places named."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.slices.works.conftest import HEAD, NORTH, YEAR

from sheber.cli.verify import check_everything
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import BadInput
from sheber.kernel.models import JournalEntry, Notice
from sheber.kernel.results import path_of
from sheber.order.models import Campaign, CapacityChange, Decision
from sheber.order.queries.capacity import amounts
from sheber.works.acts import note_slip, plan_again
from sheber.works.models import Slip
from sheber.works.queries import lines_touched, lost_by_year
from sheber.works.views.papers import changed_lines

pytestmark = pytest.mark.django_db
days = st.dates(date(2025, 1, 1), date(2028, 12, 31))


@given(days, days, st.integers(0, 10_000))
@settings(max_examples=100, deadline=None)
def test_each_day_late_costs_its_share_of_the_year(promised: date, now: date, amount: int) -> None:
    got = lost_by_year(Decimal(amount), promised, now)
    by_day: dict[int, Decimal] = {}
    day = min(promised, now)
    while day < max(promised, now):
        length = 366 if day.year % 4 == 0 else 365
        by_day[day.year] = by_day.get(day.year, Decimal(0)) + Decimal(amount) / length
        day += timedelta(days=1)
    sign = -1 if now > promised else 1
    assert set(got) == set(by_day)
    assert all(abs(got[year] - sign * by_day[year]) <= Decimal("0.001") for year in got)


def test_a_slip_lowers_the_order_and_the_plan_names_the_places(project, django_capture_on_commit_callbacks) -> None:
    before = {row.code: row.places for row in Decision.objects.filter(year=YEAR)}
    assert sum(places for code, places in before.items() if code.startswith("north")) > 0
    with django_capture_on_commit_callbacks(execute=True):
        slip = note_slip(HEAD, project, end=date(2027, 9, 1), reason="The roof is late")
    slip.refresh_from_db()
    # From 1 September 2026: 122 days of 2026, 243 of 2027.
    assert dict(CapacityChange.objects.values_list("calendar_year", "amount")) == {
        2026: Decimal("-300.822"),
        2027: Decimal("-599.178"),
    }
    assert [amount for row, amount in amounts(YEAR) if row.code == "hours-north"][:2] == [
        Decimal("599.178"),
        Decimal("300.822"),
    ]
    assert slip.state in {"solving", "solved"}  # the worker runs it
    slip = plan_again(HEAD, slip)
    assert slip.state == "solved"
    assert slip.plan_before.pk != slip.plan_after.pk
    own, others = changed_lines(slip)
    assert own, "fewer hours of north's workshops must cost north some places"
    assert sum(row[4] - row[3] for row in own) < 0
    assert all(row[1] == str(project.college.name) for row in own)
    assert {row.code for row, _, _ in lines_touched(project, YEAR)} == {"north-coder", "north-welder"}
    # Nothing decided has changed, and nobody can approve what only prepares an amendment.
    assert {row.code: row.places for row in Decision.objects.filter(year=YEAR)} == before
    assert Campaign.objects.get(year=YEAR).plan_id == slip.plan_before.pk
    assert all(check.passed for check in check_everything(path_of(slip.plan_after.folder))[1])
    assert JournalEntry.objects.filter(action__in=("note_slip", "note_capacity", "plan_again")).count() >= 4
    assert Notice.objects.filter(link=f"/works/slip/{slip.pk}/").exists()


def test_telling_it_twice_changes_nothing_and_being_in_time_again_gives_it_back(project) -> None:
    note_slip(HEAD, project, end=date(2026, 12, 1), reason="late")
    entries = JournalEntry.objects.filter(action="note_capacity").count()
    with pytest.raises(BadInput):
        note_slip(HEAD, project, end=date(2026, 12, 1), reason="late")
    assert JournalEntry.objects.filter(action="note_capacity").count() == entries
    note_slip(HEAD, project, end=project.ends, reason="in time after all")
    assert not CapacityChange.objects.exists()
    assert [amount for _, amount in amounts(YEAR)] == [Decimal(900)] * 4
    assert Slip.objects.count() == 2


def test_who_and_what_may_slip(project) -> None:
    for actor in (NORTH, Actor()):
        with pytest.raises(PermissionDenied):
            note_slip(actor, project, end=date(2027, 1, 1), reason="late")
    with pytest.raises(BadInput):
        note_slip(HEAD, project, end=date(2027, 1, 1), reason=" ")
    with pytest.raises(BadInput):
        note_slip(HEAD, project, end=date(2024, 1, 1), reason="before it began")
    project.ends = None
    project.save()
    with pytest.raises(BadInput):
        note_slip(HEAD, project, end=date(2027, 1, 1), reason="no promise")
