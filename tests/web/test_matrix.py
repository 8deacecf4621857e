"""Every address as every role: the answers are those of the matrix, and the matrix keeps what no edit may open."""

import os

import pytest

from tests.web.matrix import OBJECTS, ROLES, keep, kept, measured

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]
STAFF = {"administrator", "planner", "head", "admission", "report", "organiser"}
SHUT = {"403", "404", "P403", "P404", "302", "P302"}


@pytest.fixture(scope="module")
def answers(region: None, django_db_blocker):
    with django_db_blocker.unblock():
        return measured()


def test_every_address_answers_every_role_as_the_matrix_says(answers) -> None:
    if os.environ.get("SHEBER_MATRIX") == "write":
        keep(answers)
    law = kept()
    missing = sorted(set(answers) - set(law))
    assert not missing, f"no row in matrix.csv (SHEBER_MATRIX=write adds them; then read the difference): {missing}"
    wrong = [
        (*where, role, row[role], law[where].get(role))
        for where, row in answers.items()
        for role in ROLES
        if row[role] != law[where].get(role)
    ]
    assert wrong == []
    assert sorted(set(law) - set(answers)) == []


def test_no_answer_is_a_server_error(answers) -> None:
    assert [
        (where, row) for where, row in answers.items() if any(told.endswith("500") for told in row.values())
    ] == []


def test_what_belongs_to_others_is_shut(answers) -> None:
    """The matrix itself must keep this, whoever writes it anew."""
    for (route, label), row in answers.items():
        if label != "foreign":
            continue
        owner = "employer" if route.startswith("demand/") else "college"
        if route not in {"order/college/<str:code>/"}:  # what the order gives a college is public
            assert row[owner] in SHUT, (route, row[owner])


def test_a_visitor_writes_nothing_and_sees_no_register_of_people(answers) -> None:
    for (route, _), row in answers.items():
        if route.endswith(("/amend/", "/upload/", "/invite/")) or route.startswith(("me/", "people/", "journal/")):
            assert row["visitor"] in SHUT, (route, row["visitor"])
        if route.startswith(
            ("admission/applicant/", "admission/examresult/", "employment/outcome/", "demand/request/")
        ):
            if route.endswith("template.xlsx"):
                continue  # a blank one
            assert row["visitor"] in SHUT, (route, row["visitor"])


def test_only_the_administrator_manages_people(answers) -> None:
    for (route, _), row in answers.items():
        if route.startswith("people/"):
            for role in set(ROLES) - {"administrator", "auditor"}:
                assert row[role] in SHUT, (route, role, row[role])


def test_the_objects_named_here_exist(answers) -> None:
    assert {label for parts in OBJECTS.values() for label in parts} >= {"own", "foreign"}
    assert answers["demand/ledger/<str:code>/", "own"]["employer"] == "200"
    assert answers["order/college/<str:college>/propose/", "own"]["college"] == "200"
