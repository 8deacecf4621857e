"""The order of a year from rows: planned, proved, approved by an act, published; who may see what, and when."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.test import Client
from tests.regions import tiny_plan

from sheber.cli.verify import check_everything
from sheber.kernel.actors import SYSTEM, Actor, Role
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.models import Appointment
from sheber.kernel.results import path_of
from sheber.order.acts import approve_order, compute_plan, publish_order
from sheber.order.models import Campaign, Decision, Line, Plan
from sheber.order.queries import decided

EXAMPLE = Path(__file__).parents[3] / "examples" / "tiny"
YEAR = 2026
pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    """The tiny region, forecast and planned."""
    return tiny_plan()


def approve(actor: Actor = SYSTEM) -> Campaign:
    return approve_order(actor, YEAR, act="Decree 1", day=date(YEAR, 6, 20))


def signed_in(client: Client, role: Role) -> Client:
    user = get_user_model().objects.create_user("somebody")
    Appointment.objects.create(user=user, role=role, starts=date(2020, 1, 1))
    client.force_login(user)
    return client


def test_rows_become_a_plan_that_a_stranger_can_check(plan: Plan) -> None:
    folder = path_of(plan.folder)
    assert all(check.passed for check in check_everything(folder)[1])
    assert plan.lines.count() == Line.objects.filter(year=YEAR).count()
    assert sum(line.groups for line in plan.lines.all()) == plan.summary["groups"] > 0
    assert sum(line.places for line in plan.lines.all()) == plan.summary["places"]


def test_approval_makes_the_plan_the_years_decision(plan: Plan) -> None:
    campaign = approve()
    assert (campaign.state, campaign.plan, campaign.act) == ("approved", plan, "Decree 1")
    places = {line.line.code: line.places for line in plan.lines.select_related("line") if line.groups}
    assert {row.code: row.places for row in decided(YEAR)} == places
    assert all(row.act == "Decree 1" and row.act_date == date(YEAR, 6, 20) for row in decided(YEAR))


def test_an_amendment_replaces_and_keeps_the_first_decision(plan: Plan) -> None:
    approve()
    first = decided(YEAR).order_by("code").first()
    assert first is not None
    old = first.pk
    first.pk, first.amendment, first.places, first.act = None, 1, first.places + 1, "Decree 2"
    first.save()
    assert decided(YEAR).get(code=first.code).act == "Decree 2"
    assert Decision.objects.get(pk=old).act == "Decree 1"


def test_an_approved_order_is_neither_planned_nor_approved_again(plan: Plan) -> None:
    approve()
    with pytest.raises(BadInput):
        compute_plan(SYSTEM, YEAR)
    with pytest.raises(Forbidden):
        approve()
    assert Plan.objects.count() == 1


def test_places_decided_before_are_not_decided_twice(plan: Plan) -> None:
    row = plan.lines.filter(groups__gt=0).select_related("line").first()
    assert row is not None
    line = row.line
    Decision.objects.create(
        year=YEAR, code=line.code, college_id=line.college_id, qualification_id=line.qualification_id, base=line.base,
        language=line.language, form=line.form, funding=line.funding, groups=1, places=20, act="Decree 0",
    )  # fmt: skip
    with pytest.raises(BadInput, match="Decree 0"):
        approve()
    assert Campaign.objects.get(year=YEAR).state == "draft"
    assert Decision.objects.filter(year=YEAR).count() == 1


def test_only_those_who_may_plan_and_approve(plan: Plan, planner: Actor, visitor: Actor) -> None:
    with pytest.raises(PermissionDenied):
        compute_plan(visitor, YEAR)
    with pytest.raises(PermissionDenied):
        approve(planner)
    assert compute_plan(planner, YEAR).number == 2


def test_a_year_without_settings_is_refused_in_words() -> None:
    with pytest.raises(BadInput, match="order_settings"):
        compute_plan(SYSTEM, 2031)


def test_a_plan_is_public_from_its_publication_on(client: Client, plan: Plan) -> None:
    code = plan.lines.select_related("line").order_by("line__code").first().line.code  # type: ignore[union-attr]
    for act in (None, approve, lambda: publish_order(SYSTEM, YEAR)):
        seen = code in client.get("/order/planline/").content.decode()
        proof = "proof" in client.get(f"/order/?year={YEAR}").content.decode()
        assert not seen, "a plan in preparation is shown to a visitor"
        assert not proof
        if act:
            act()
    assert code in client.get("/order/planline/").content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_open_in_every_language(client: Client, plan: Plan, language: str) -> None:
    signed_in(client, Role.HEAD)
    for address in (
        "/order/",
        f"/order/?year={YEAR}",
        "/order/?year=²",
        "/order/?year=" + "9" * 30,
        "/order/planline/",
        "/order/planline/?q=welder&verdict=refused",
        "/order/decision/",
        "/order/line/",
        "/order/budget/",
        "/order/limit/",
        f"/order/approve/{YEAR}/",
    ):
        answer = client.get(address, headers={"accept-language": language})
        assert answer.status_code == 200, address
        assert "{{" not in answer.content.decode()


def test_the_head_approves_and_publishes_in_the_browser(client: Client, plan: Plan) -> None:
    signed_in(client, Role.HEAD)
    address = f"/order/move/{YEAR}/"
    assert client.post(address + "publish/").status_code == 409
    assert client.post(address + "approve/", {"act": "", "day": ""}).status_code == 422
    assert client.post(address + "approve/", {"act": "Decree 1", "day": "2026-13-45"}).status_code != 500
    assert client.post(address + "approve/", {"act": "Decree 1", "day": "2026-06-20"}).status_code == 302
    assert client.post(address + "publish/").status_code == 302
    assert client.post("/order/move/2031/publish/").status_code == 404
    assert Campaign.objects.get(year=YEAR).state == "published"
