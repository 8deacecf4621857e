"""Licences: periods that never overlap, what the order learns of them; accreditation from application to alerts."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.slices.training.conftest import HEAD, NORTH

from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange import BadInput
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.sheet import sheet
from sheber.kernel.flow import Forbidden
from sheber.kernel.indicators import Scope, indicator, measure
from sheber.kernel.models import JournalEntry, Notice
from sheber.order.bridge.rows import _lines
from sheber.order.models import KnownLicence
from sheber.registry.models import College, Qualification
from sheber.training.acts import (
    give_alerts,
    keep_licence,
    move_case,
    open_licence,
    return_licence,
    tell_order_of_licences,
)
from sheber.training.models import Accreditation, AccreditationCase, Evidence, Licence, Workshop
from sheber.training.queries import Period, alert_due, evidence_states, in_force, months_left, overlap

pytestmark = pytest.mark.django_db
days = st.dates(date(2020, 1, 1), date(2020, 2, 10))


@given(st.lists(st.tuples(days | st.none(), days | st.none(), days | st.none()), max_size=4))
@settings(max_examples=200, deadline=None)
def test_overlap_is_a_day_that_two_periods_share(given_) -> None:
    periods = [Period.of(*one) for one in given_]
    every = [date(2019, 12, 20) + timedelta(days=n) for n in range(70)]
    held = [
        {day for day in every if (p.since is None or p.since <= day) and (p.end is None or day <= p.end)}
        for p in periods
    ]
    if any(p.since and p.end and p.end < p.since for p in periods):
        return  # an empty period is refused by the table
    shared = any(held[a] & held[b] for a in range(len(held)) for b in range(a))
    assert (overlap(list(enumerate(periods))) is not None) == shared


def pair() -> tuple[College, Qualification]:
    return College.objects.get(code="south"), Qualification.objects.filter(specialty__code="08410100").first()


def test_a_licence_is_opened_kept_returned_and_the_order_is_told_each_time(
    tiny: None, django_capture_on_commit_callbacks
) -> None:
    college, qualification = pair()
    with django_capture_on_commit_callbacks(execute=True):
        row = open_licence(HEAD, college, qualification, since=date(2020, 9, 1), act="Order 1", opened=2020)
    known = KnownLicence.objects.get(college=college, qualification=qualification)
    assert (known.since, known.until) == (date(2020, 9, 1), None)
    keep_licence(HEAD, row, act="Order 2")
    assert any(line[14] for line in _lines(2026) if line[0].startswith("south-vet"))
    with django_capture_on_commit_callbacks(execute=True):
        row = return_licence(HEAD, row, day=date(2026, 6, 1), act="Order 3", reason="Not its field")
    known.refresh_from_db()
    assert known.until == date(2026, 5, 31)
    assert row.state == "returned"
    # A line whose licence is over on 1 September gets no group, whatever its own limit says.
    assert [line[14] for line in _lines(2026) if line[0].startswith("south-vet")] == [0]
    assert not in_force(date(2026, 6, 1)).filter(pk=row.pk).exists()
    assert in_force(date(2026, 5, 31)).filter(pk=row.pk).exists()
    with pytest.raises(Forbidden):
        keep_licence(HEAD, row, act="Order 4")
    assert Notice.objects.filter(holder="south").count() == 2
    assert JournalEntry.objects.filter(action="return_licence").count() == 1
    assert measure(indicator("training.licences_returned"), Scope(2026)).value == 1
    assert measure(indicator("training.licences_opened"), Scope(2020)).value == 1
    again = open_licence(HEAD, college, qualification, since=date(2026, 6, 1), act="Order 5")
    known.refresh_from_db()
    assert (known.since, known.until) == (date(2026, 6, 1), None)
    assert again.pk != row.pk


def test_an_overlapping_licence_is_refused_by_hand_and_by_sheet(tiny: None, tmp_path: Path) -> None:
    college, qualification = pair()
    open_licence(HEAD, college, qualification, since=date(2020, 9, 1), act="Order 1")
    with pytest.raises(BadInput):
        open_licence(HEAD, college, qualification, since=date(2025, 1, 1), act="Order 2")
    path = tmp_path / "licences.csv"
    path.write_text(f"college,qualification,since,until\nsouth,{qualification.code},2024-01-01,\n", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load_files(SYSTEM, [(sheet("licences"), path)])
    assert refused.value.problems[0].row == 2
    path.write_text(
        f"college,qualification,since,until,returned,state\nsouth,{qualification.code},2020-09-01,,2023-01-01,returned\n"
        f"south,{qualification.code},2023-01-01,,,open\n",
        encoding="utf-8",
    )
    load_files(SYSTEM, [(sheet("licences"), path)])
    assert Licence.objects.filter(college=college).count() == 2
    assert tell_order_of_licences(HEAD) == 1
    assert tell_order_of_licences(HEAD) == 0
    with pytest.raises(PermissionDenied):
        open_licence(NORTH, college, qualification, since=date(2030, 1, 1), act="Order 2")


def test_old_sheets_without_the_new_columns_still_load(tiny: None, tmp_path: Path) -> None:
    college, qualification = pair()
    path = tmp_path / "licences.csv"
    path.write_text(
        f"college,qualification,since,until,opened,new_specialty,number\nsouth,{qualification.code},,,2020,no,\n"
    )
    for expected in (1, 0):
        [difference] = load_files(SYSTEM, [(sheet("licences"), path)])
        assert (difference.created, difference.changed) == (expected, 0)


def test_months_left_and_alerts_once_each(tiny: None) -> None:
    assert [
        months_left(date(2027, 11, 26), day) for day in (date(2026, 11, 26), date(2026, 11, 25), date(2027, 11, 27))
    ] == [12, 13, 0]
    assert alert_due(date(2027, 11, 26), None, date(2026, 11, 25)) is None
    college = College.objects.get(code="north")
    row = Accreditation.objects.create(
        code="a",
        college=college,
        scope="institution",
        reach="national",
        granted=date(2022, 1, 1),
        until=date(2027, 11, 26),
    )
    told = []
    for day in (date(2026, 11, 25) + timedelta(days=n) for n in range(0, 380, 7)):
        told += [(day, one.told) for one in give_alerts(day)]
    assert [months for _, months in told] == [12, 6, 3]
    assert all(0 < months_left(row.until, day) <= months for day, months in told)
    assert Notice.objects.filter(holder="north").count() == 3


def test_a_case_goes_from_application_to_monitoring_with_living_evidence(tiny: None) -> None:
    college = College.objects.get(code="north")
    case = AccreditationCase.objects.create(
        code="case",
        college=college,
        scope="institution",
        reach="international",
        body="Agency",
        applied=date(2026, 1, 10),
    )
    move_case(NORTH, case, "contract", day=date(2026, 2, 1))
    move_case(NORTH, case, "self_study", day=date(2026, 3, 1))
    with pytest.raises(Forbidden):
        move_case(NORTH, case, "visit", day=date(2026, 4, 1))
    Workshop.objects.create(code="w", name_ru="W", college=college, seats=10, closed=date(2026, 5, 1))
    evidence = Evidence.objects.create(code="e", case=case, claim="A workshop", kind="workshop", row="w")
    Evidence.objects.create(code="f", case=case, claim="Another", kind="workshop", row="nowhere")
    states = evidence_states(case.evidence.order_by("code"), date(2026, 4, 1))
    assert [one.holds for one in states] == [True, False]
    assert not evidence_states([evidence], date(2026, 6, 1))[0].holds  # the row it names is over
    with pytest.raises(BadInput):
        move_case(NORTH, case, "visit", day=date(2026, 2, 1))  # before the last step
    move_case(NORTH, case, "visit", day=date(2026, 4, 1))
    move_case(NORTH, case, "report", day=date(2026, 5, 1))
    with pytest.raises(PermissionDenied):
        move_case(NORTH, case, "grant", day=date(2026, 6, 1))
    row = move_case(HEAD, case, "grant", day=date(2026, 6, 1), until=date(2031, 6, 1), number="7")
    assert row.accreditation.until == date(2031, 6, 1)
    assert measure(indicator("training.international"), Scope(2026)).value == 1
    assert measure(indicator("training.accreditations"), Scope(2026)).value == 1
    assert move_case(NORTH, case, "monitor", day=date(2027, 6, 1)).state == "monitoring"
    assert [one.state for one in case.steps.all()] == [
        "contract",
        "self_study",
        "visit",
        "report",
        "granted",
        "monitoring",
    ]
