"""The acts of the API: keys and scopes, rows, long work, proposals, idempotency, and a stranger's nonsense."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import schemathesis
from django.contrib.auth.models import User
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, seed, settings
from tests.regions import tiny

from sheber.kernel.actors import Role, actor_of
from sheber.kernel.models import ApiToken, Appointment, Job, JournalEntry, KeptAnswer
from sheber.kernel.tokens import SCOPES, make_token
from sheber.order.models import Proposal
from sheber.registry.models import College

API = "/api/v1"
TINY = Path(__file__).resolve().parents[2] / "examples" / "tiny"
pytestmark = pytest.mark.django_db


@pytest.fixture
def region(db: None) -> None:
    tiny()


def caller(role: Role, holder: str = "", scopes: list[str] | None = None) -> "Caller":
    user = User.objects.create_user(f"api-{role}-{holder}")
    Appointment.objects.create(user=user, role=role, holder=holder, starts="2020-01-01")
    _, secret = make_token(actor_of(user), user, "test", list(SCOPES) if scopes is None else scopes, 30)
    return Caller(secret)


class Caller:
    """Calls with a key."""

    def __init__(self, secret: str) -> None:
        self.client = Client(headers={"authorization": f"Bearer {secret}"})

    def __call__(self, method: str, path: str, body: object = None, **headers: str):
        text = b"" if body is None else json.dumps(body).encode()
        return self.client.generic(method, API + path, text, content_type="application/json", headers=headers)


def test_a_key_acts_within_its_scopes_until_its_day(region: None) -> None:
    reader = caller(Role.PLANNER, scopes=["read"])
    assert reader("GET", "/jobs").status_code == 200
    assert reader("POST", "/jobs", {"name": "order.plan", "year": 2026}).status_code == 403
    row = ApiToken.objects.get()
    assert row.last_used is not None
    ApiToken.objects.update(expires=timezone.now() - timedelta(seconds=1))
    answer = reader("GET", "/jobs")
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert Caller("sheber-nonsense")("GET", "/sheets").status_code == 401
    ApiToken.objects.update(expires=timezone.now() + timedelta(days=1))
    User.objects.update(is_active=False)
    assert reader("GET", "/jobs").status_code == 401


def test_a_session_needs_its_csrf_mark() -> None:
    user = User.objects.create_user("browser")
    Appointment.objects.create(user=user, role=Role.PLANNER, starts="2020-01-01")
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    body = json.dumps({"name": "order.plan", "year": 2026})
    assert client.post(f"{API}/jobs", body, content_type="application/json").status_code == 403


def test_rows_are_added_and_amended_as_on_the_pages(region: None) -> None:
    planner = caller(Role.PLANNER)
    row = planner("GET", "/sheets/districts?limit=1").json()["rows"][0]
    new = {**row, "code": "new", "name_ru": "Новый"}
    body = {"rows": [new], "reason": "a decree", "dry_run": True}
    assert planner("POST", "/sheets/districts/rows", body).json()["created"] == 1
    assert planner("GET", "/sheets/districts/row?code=new").status_code == 404
    assert planner("POST", "/sheets/districts/rows", {**body, "dry_run": False}).json()["created"] == 1
    assert planner("POST", "/sheets/districts/rows", {**body, "dry_run": False}).json()["same"] == 1
    bad = planner("POST", "/sheets/districts/rows", {**body, "rows": [{**new, "population": "871 %"}]})
    assert bad.status_code == 422
    fault = bad.json()["faults"][0]
    assert (fault["row"], fault["column"]) == (2, "population")
    assert set(fault["words"]) == {"kk", "ru", "en"}
    amended = planner("PATCH", "/sheets/districts/row?code=new", {"values": {"name_ru": "Новее"}, "reason": "x"})
    assert amended.json()["row"]["name_ru"] == "Новее"
    assert JournalEntry.objects.filter(action="amend", key="new").count() == 1
    assert (
        planner("PATCH", "/sheets/districts/row?code=new", {"values": {"kind": "x"}, "reason": "x"}).status_code
        == 422
    )
    assert (
        planner("PATCH", "/sheets/districts/row?code=new", {"values": {"no": "x"}, "reason": "x"}).status_code == 400
    )
    assert (
        planner("PATCH", "/sheets/districts/row?code=zz", {"values": {"kind": "x"}, "reason": "x"}).status_code == 404
    )
    college = caller(Role.COLLEGE, "north")
    assert college("POST", "/sheets/districts/rows", body).status_code == 403


def test_the_same_request_twice_is_done_once(region: None) -> None:
    college = caller(Role.COLLEGE, "north")
    line = Line_of("north")
    body = {
        "year": 2026,
        "college": "north",
        "kind": "grow",
        "groups": 2,
        "places": 50,
        "reason": "asked",
        "line": line,
    }
    first = college("POST", "/order/proposals", body, **{"Idempotency-Key": "k1"})
    assert first.status_code == 201, first.content
    again = college("POST", "/order/proposals", body, **{"Idempotency-Key": "k1"})
    assert (again.status_code, again.content) == (201, first.content)
    assert again["Idempotency-Replayed"] == "true"
    assert Proposal.objects.count() == 1
    other = college("POST", "/order/proposals", {**body, "groups": 3}, **{"Idempotency-Key": "k1"})
    assert other.status_code == 422
    KeptAnswer.objects.update(status=0)
    assert college("POST", "/order/proposals", body, **{"Idempotency-Key": "k1"}).status_code == 409
    stranger = caller(Role.COLLEGE, "south")
    assert stranger("POST", "/order/proposals", body, **{"Idempotency-Key": "k1"}).status_code == 403
    assert college("POST", "/order/proposals", body, **{"Idempotency-Key": "x" * 300}).status_code == 400
    KeptAnswer.objects.update(made=timezone.now() - timedelta(days=2), status=201)
    college("POST", "/order/proposals", body, **{"Idempotency-Key": "k2"})
    assert list(KeptAnswer.objects.values_list("key", flat=True)) == ["k2"]


def Line_of(college: str) -> str:
    from sheber.order.models import Line

    return Line.objects.filter(college__code=college, year=2026).values_list("code", flat=True)[0]


def test_a_proposal_goes_its_way_by_the_same_law(region: None) -> None:
    college, planner, other = caller(Role.COLLEGE, "north"), caller(Role.PLANNER), caller(Role.COLLEGE, "south")
    body = {
        "year": 2026,
        "college": "north",
        "kind": "grow",
        "groups": 2,
        "places": 50,
        "reason": "x",
        "line": Line_of("north"),
    }
    code = college("POST", "/order/proposals", body).json()["code"]
    assert other("GET", f"/order/proposals/{code}").status_code == 404
    assert other("POST", f"/order/proposals/{code}/send").status_code == 404
    told = college("PATCH", f"/order/proposals/{code}", {"kind": "grow", "groups": 3, "places": 75, "reason": "y"})
    assert told.json()["groups"] == 3
    assert planner("POST", f"/order/proposals/{code}/answer", {"act": "take"}).status_code == 409
    assert college("POST", f"/order/proposals/{code}/send").json()["state"] == "sent"
    assert college("POST", f"/order/proposals/{code}/answer", {"act": "take"}).status_code == 403
    assert planner("POST", f"/order/proposals/{code}/answer", {"act": "return"}).status_code == 422
    answer = planner("POST", f"/order/proposals/{code}/answer", {"act": "return", "reason": "too many"})
    assert answer.json()["state"] == "returned"
    listed = college("GET", "/order/proposals?year=2026").json()
    assert [one["code"] for one in listed["proposals"]] == [code]


def test_long_work_is_started_by_whoever_may(region: None) -> None:
    assert caller(Role.COLLEGE, "north")("POST", "/jobs", {"name": "order.plan", "year": 2026}).status_code == 403
    planner = caller(Role.PLANNER)
    answer = planner("POST", "/jobs", {"name": "demand.forecast", "year": 2026})
    assert answer.status_code == 202
    assert Job.objects.get(pk=answer.json()["id"]).name == "demand.forecast"
    assert planner("POST", "/jobs", {"name": "order.plan"}).status_code == 400
    assert planner("POST", "/jobs", {"name": "admission.match", "campaign": "none"}).status_code == 400


def test_a_texts_numbers_are_checked(region: None) -> None:
    told = caller(Role.REPORT)("POST", "/claims", {"text": "В области 999 колледжей.", "year": 2026})
    assert told.status_code == 200
    assert told.json()["year"] == 2026


@pytest.fixture
def connection_stays() -> Iterator[None]:
    """A request told without the test client would close the connection that holds the test's rows."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_a_strangers_nonsense_is_never_a_server_error(region: None, connection_stays: None) -> None:
    """Schemathesis over every operation, with a key that may do everything: no 5xx, and answers as described."""
    from django.db import transaction

    from sheber.root import urlpatterns  # noqa: F401  (the registers are declared with the addresses)
    from sheber.web.wsgi import application

    everything = caller(Role.ADMINISTRATOR)
    colleges = College.objects.count()
    secret = everything.client.defaults["HTTP_AUTHORIZATION"]
    schema = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", application)
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) >= 16
    for operation in operations:

        @seed(20261126)
        @settings(max_examples=8, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
        def tried(case: schemathesis.Case) -> None:
            with transaction.atomic():
                answer = case.call(headers={"Authorization": secret})
                transaction.set_rollback(True)
            assert answer.status_code < 500, (case.method, case.path, answer.status_code)
            if answer.status_code >= 400 and answer.status_code not in {404, 405}:  # those may miss every address
                assert "json" in answer.headers.get("content-type", ["html"])[0]

        operation.as_strategy()
        schemathesis_test(operation, tried)
    assert College.objects.count() == colleges


def schemathesis_test(operation, tried) -> None:
    from hypothesis import given

    given(case=operation.as_strategy())(tried)()
