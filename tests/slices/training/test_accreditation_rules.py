"""What accreditations mean to the state order: by an act, dated, taken back, planned with; seen by college and planner."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from tests.slices.training.conftest import HEAD, NORTH

from sheber.demand.acts import run_forecast
from sheber.kernel.actors import SYSTEM, Role
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.sheet import sheet
from sheber.kernel.models import Appointment, JournalEntry, Notice
from sheber.order.bridge.rows import write_input
from sheber.order.models import CapacityChange, Resource, Setting, Use
from sheber.registry.models import College
from sheber.training.acts import move_case, tell_order_of_accreditations
from sheber.training.models import Accreditation, AccreditationCase, AccreditationRule
from sheber.training.queries import accreditation_changes

pytestmark = pytest.mark.django_db
RULES = (
    "code,valid_from,valid_to,condition,reach,resource,percent,act\n"
    "bonus,2026-01-01,,holds,international,hours,10,Order 5 of 10.01.2026\n"
    "ended,2026-01-01,2027-12-31,ended,,hours,-20,Order 5 of 10.01.2026\n"
)


@pytest.fixture
def order(tiny: None, tmp_path: Path) -> None:
    """Hours of two colleges in three years, and the rules from a sheet."""
    for college, amount in (("north", 1000), ("south", 400)):
        for year in (2026, 2027, 2028):
            Resource.objects.create(
                year=2026, code=f"hours-{college}", name_ru=f"Часы {college}", calendar_year=year, amount=amount
            )
    path = tmp_path / "accreditation_rules.csv"
    path.write_text(RULES, encoding="utf-8")
    load_files(SYSTEM, [(sheet("accreditation_rules"), path)], reason="test")


def accredit(college: str, granted: date, until: date | None, reach: str = "international") -> Accreditation:
    return Accreditation.objects.create(
        code=f"acc-{college}-{granted.year}", college=College.objects.get(code=college), scope="institution",
        reach=reach, granted=granted, until=until,
    )  # fmt: skip


def client_of(role: str, holder: str = "") -> Client:
    user = User.objects.create_user(f"{role}-{User.objects.count()}")
    Appointment.objects.create(user=user, role=role, holder=holder, starts="2020-01-01")
    client = Client()
    client.force_login(user)
    return client


def held() -> list[tuple[str, str, int, Decimal]]:
    rows = CapacityChange.objects.order_by("resource", "calendar_year", "cause")
    return [(one.cause, one.resource, one.calendar_year, one.amount) for one in rows]


def test_the_state_of_1_september_counts_and_telling_twice_changes_nothing(order: None) -> None:
    accredit("north", date(2025, 12, 1), date(2027, 3, 1))
    assert tell_order_of_accreditations(HEAD, reason="autumn") == 2
    # It holds on 1 September 2026 and is over in 2027; in 2028 no rule is in force any more.
    assert held() == [
        ("accreditation:bonus", "hours-north", 2026, Decimal(100)),
        ("accreditation:ended", "hours-north", 2027, Decimal(-200)),
    ]
    row = CapacityChange.objects.get(calendar_year=2027)
    assert row.source == "Order 5 of 10.01.2026"
    assert "acc-north-2025 (2025-12-01 – 2027-03-01)" in row.reason
    assert tell_order_of_accreditations(HEAD) == 0
    assert not [one for one in accreditation_changes() if one.changed]
    assert JournalEntry.objects.filter(action="note_capacity").count() == 2
    Accreditation.objects.update(until=date(2031, 1, 1))
    assert tell_order_of_accreditations(HEAD, reason="prolonged") == 3
    assert [one[0] for one in held()] == ["accreditation:bonus"] * 3
    AccreditationRule.objects.all().delete()
    assert tell_order_of_accreditations(HEAD, reason="the order is repealed") == 3
    assert held() == []
    with pytest.raises(PermissionDenied):
        tell_order_of_accreditations(NORTH)


def test_a_college_that_never_was_accredited_and_other_reach_or_scope_are_not_touched(order: None) -> None:
    accredit("south", date(2025, 1, 1), None, reach="national")
    assert tell_order_of_accreditations(HEAD) == 0  # national, and it holds
    Accreditation.objects.update(scope="programme", until=date(2025, 6, 1))
    assert tell_order_of_accreditations(HEAD) == 0  # of a programme
    Accreditation.objects.update(scope="institution")
    assert tell_order_of_accreditations(HEAD) == 2
    assert {one[1:3] for one in held()} == {("hours-south", 2026), ("hours-south", 2027)}


def test_a_rule_that_says_nothing_is_refused(order: None) -> None:
    for values in ({"percent": 0}, {"percent": 101}, {"percent": 5, "valid_to": date(2025, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AccreditationRule.objects.create(
                code="x", valid_from=date(2026, 1, 1), condition="holds", resource="hours", act="a", **values
            )


def test_from_the_case_to_the_plan_and_the_pages(
    order: None, tmp_path: Path, django_capture_on_commit_callbacks
) -> None:
    college = College.objects.get(code="north")
    case = AccreditationCase.objects.create(
        code="case", college=college, scope="institution", reach="international", body="Agency", state="report",
        applied=date(2026, 1, 10),
    )  # fmt: skip
    Use.objects.create(year=2026, line="north-welder", resource="hours-north", per_group=600, per_place=0)
    with django_capture_on_commit_callbacks(execute=True):
        move_case(HEAD, case, "grant", day=date(2026, 6, 1), until=date(2031, 6, 1))
    assert [one[1:] for one in held()] == [("hours-north", year, Decimal(100)) for year in (2026, 2027, 2028)]
    assert Notice.objects.filter(holder="north", words_en__contains="hours-north").count() == 1
    assert Notice.objects.filter(role=Role.PLANNER, words_en__contains="Compute the plan again").count() == 1
    forecast = run_forecast(SYSTEM, 2026)
    write_input(Setting.objects.get(year=2026), forecast, tmp_path / "plan")
    assert amounts(tmp_path / "plan")["hours-north", "1"] == "1100"
    for client in (client_of("college", "north"), client_of("planner"), Client()):
        page = client.get("/training/college/north/").content.decode()
        assert "accreditation:bonus" in page
        assert "Order 5 of 10.01.2026" in page
    assert "accreditation:bonus" in client_of("planner").get("/order/capacitychange/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        move_case(HEAD, case, "end", day=date(2026, 8, 1))
    assert Accreditation.objects.get().until == date(2026, 8, 1)
    assert [one[1:] for one in held()] == [("hours-north", year, Decimal(-200)) for year in (2026, 2027)]
    write_input(Setting.objects.get(year=2026), forecast, tmp_path / "again")
    assert amounts(tmp_path / "again")["hours-north", "1"] == "800"


def amounts(folder: Path) -> dict[tuple[str, str], str]:
    with (folder / "resources.csv").open(encoding="utf-8", newline="") as file:
        return {(row["resource"], row["year"]): row["amount"] for row in csv.DictReader(file)}


def test_the_planner_sees_what_would_change_and_tells_it(order: None) -> None:
    accredit("north", date(2025, 12, 1), None)
    client = client_of("planner")
    page = client.get("/training/means/?year=2026").content.decode()
    assert "acc-north-2025" in page
    told = client.post("/training/means/", {"year": "2026", "reason": "autumn"})
    assert told.status_code == 302
    assert len(held()) == 3
