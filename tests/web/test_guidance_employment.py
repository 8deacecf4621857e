"""Pages of guidance and employment: bounded queries, small groups and other people's rows closed, bad input is never a fault of ours."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sheber.employment.models import DualHours
from sheber.guidance.acts import open_confirmation, take_list
from sheber.guidance.models import Confirmation
from sheber.kernel.actors import SYSTEM
from sheber.kernel.models import Appointment
from tests.slices.employment import people
from tests.slices.guidance import regions

pytestmark = pytest.mark.django_db


def client_of(role: str, holder: str = "") -> Client:
    client = Client()
    if role:
        user = User.objects.create_user(f"{role}{holder}")
        Appointment.objects.create(user=user, role=role, holder=holder, starts="2020-01-01")
        client.force_login(user)
    return client


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_a_schools_page_asks_the_same_for_one_row_and_for_three() -> None:
    regions.make()
    client = client_of("school", "s1")
    counts = []
    for number in range(1, 4):
        regions.klass(f"c{number}")
        one = regions.encounter(f"e{number}")
        open_confirmation(SYSTEM, one)
        counts.append(queries(client, "/guidance/school/s1/?year=2026"))
    assert counts[0] == counts[2]
    assert client.get("/guidance/school/s2/").status_code == 403
    assert client.get("/guidance/school/nothing/").status_code == 404
    assert Client().get("/guidance/school/s1/").status_code == 403


def test_small_groups_and_lists_are_closed_to_others() -> None:
    regions.make()
    small, large = (
        regions.encounter("small", pupils=3, first_time=3),
        regions.encounter("large", pupils=30, first_time=3),
    )
    take_list(SYSTEM, small, "\n".join(regions.iin(n) for n in (1, 2, 3)), today=date(2026, 6, 1))
    page = Client().get("/guidance/encounter/").content.decode()
    assert large.code in page
    assert "/activity/small/" not in page
    assert Client().get("/guidance/activity/small/").status_code == 404
    assert Client().get("/guidance/attendance/").status_code == 403
    assert client_of("school", "s1").get("/guidance/activity/small/").status_code == 200
    other = client_of("school", "s2").get("/guidance/attendance/").content.decode()
    assert "/activity/small/" not in other
    assert ">small<" not in other


def test_a_link_opens_its_side_alone_and_wrong_codes_open_nothing() -> None:
    regions.make()
    one = regions.encounter("e1", pupils=9)
    school, _ = open_confirmation(SYSTEM, one)
    client = Client()
    assert client.get("/guidance/confirm/e1/school/").status_code == 302
    assert client.get("/guidance/sign/AAAA-BBBB/").status_code == 404
    assert client.get(f"/guidance/sign/{school}/").status_code == 302
    assert client.get("/guidance/confirm/e1/school/").status_code == 200
    assert client.get("/guidance/confirm/e1/host/").status_code == 302
    for typed in ("871 %", "1/7", "", "9" * 12, "\x00"):
        assert client.post("/guidance/confirm/e1/school/", {"count": typed}).status_code == 422
    assert client.post("/guidance/confirm/e1/school/", {"count": "9"}).status_code == 302
    assert Confirmation.objects.get().school_count == 9
    assert client.get("/guidance/activity/e1/receipt.json").status_code == 404


@pytest.mark.parametrize("posted", [{}, {"items": "9" * 36}, {"items": "1" * 36}, {"items": "x"}])
def test_damaged_answers_are_refused_in_words(posted: dict[str, str]) -> None:
    regions.make()
    assert Client().post("/guidance/interests/keep/", posted).status_code == 422


@pytest.mark.parametrize("address", ["/guidance/?year=x", "/guidance/?year=9999", "/employment/?graduated=x&day=2026-02-31", "/employment/way/?year=0"])  # fmt: skip
def test_strange_addresses_are_answered(address: str) -> None:
    regions.make()
    assert client_of("head").get(address).status_code == 200


def test_a_colleges_and_an_employers_page_ask_the_same_for_one_row_and_for_three() -> None:
    people.make()
    college, employer = client_of("college", "north"), client_of("employer", "plant")
    counts = []
    for number in range(1, 4):
        one = people.student(number, graduated=None)
        row = people.contract(f"c{number}", one, date(2026, 9, 1), date(2027, 6, 30))
        DualHours.objects.create(contract=row, month=date(2026, 9, 1), modules=100, planned=60, real=50)
        counts.append(
            (queries(college, "/employment/college/north/"), queries(employer, "/employment/employer/plant/"))
        )
    assert counts[0] == counts[2]
    assert "50" in college.get("/employment/college/north/").content.decode()
    assert client_of("college", "south").get("/employment/contract/c1/").status_code == 404
    assert Client().get("/employment/contract/c1/").status_code == 404
    assert "c1" not in Client().get("/employment/employer/plant/").content.decode()


def test_forms_of_dual_training_refuse_in_words() -> None:
    people.make()
    row = people.contract("c1", people.student(1, graduated=None), date(2026, 9, 1), date(2027, 6, 30))
    college, employer = client_of("college", "north"), client_of("employer", "plant")
    for posted in ({}, {"student": "g1", "employer": "plant", "starts": "2026-02-31", "ends": "x"}):
        assert college.post("/employment/college/north/", posted).status_code == 422
    for posted in ({"month": "2026-13"}, {"month": "2026-09", "modules": "871 %", "planned": "1/7"}):
        assert college.post(f"/employment/contract/{row.code}/hours/", posted).status_code == 422
    assert (
        employer.post(f"/employment/contract/{row.code}/hours/", {"month": "2026-09", "real": "1"}).status_code == 422
    )
    assert employer.post(f"/employment/contract/{row.code}/move/break_off/", {"reason": ""}).status_code == 422
    assert employer.post("/employment/employer/farm/", {"mentors": "1"}).status_code == 403
    assert Client().post("/employment/my-contract/", {"code": "AAAA"}).status_code == 422
