"""One more group of a refused line: the solved swap is kept with the plan, shown to its rows, taken into a hand plan."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.regions import tiny_forecast

from sheber.cli.verify import check_everything
from sheber.kernel.actors import SYSTEM, Role
from sheber.kernel.exchange import BadInput
from sheber.kernel.models import Appointment
from sheber.kernel.results import path_of
from sheber.order.acts import basket, compute_plan, seal_hand_plan, take_swap
from sheber.order.bridge.hand import try_changes
from sheber.order.models import Line, Plan, PlanLine, SwapStep

EXAMPLE = Path(__file__).parents[3] / "examples" / "tiny"
YEAR = 2026
pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    """The tiny region, each line allowed two groups more than it had: some of them are refused."""
    tiny_forecast()
    for line in Line.objects.filter(year=YEAR):
        line.max_groups, line.applicants = line.max_groups + 2, line.applicants + 100
        line.save()
    return compute_plan(SYSTEM, YEAR)


def refused(plan: Plan) -> list[PlanLine]:
    return list(plan.lines.filter(solved=True).select_related("line"))


def planner(client: Client) -> Client:
    user = get_user_model().objects.create_user("planner")
    Appointment.objects.create(user=user, role=Role.PLANNER, starts=date(2020, 1, 1))
    client.force_login(user)
    return client


def test_each_swap_costs_exactly_what_it_says(plan: Plan) -> None:
    rows = refused(plan)
    assert rows
    for row in rows:
        steps = list(row.steps.select_related("line"))
        own = next(one for one in steps if one.line_id == row.line_id)
        assert own.groups > own.groups_before == row.groups
        changes = {one.line.code: (one.groups, one.places) for one in steps}
        trial = try_changes(plan.folder, changes, first_year=YEAR)
        assert not trial.faults
        assert abs(trial.jobs + Fraction(row.forcing)) <= Fraction(1, 2000)
        assert abs(sum(trial.money.values()) - row.forcing_money) < 100
        assert {one.line.code: one.places_before for one in steps} == {c: p for c, (_, p) in trial.before.items()}


def test_a_larger_need_by_so_much_turns_the_decision(plan: Plan) -> None:
    rows = [row for row in refused(plan) if row.forcing > 0]
    assert rows
    assert all(row.turn_need is None or (row.turn_need > 0 and row.turn_occupation) for row in rows)


def test_the_swaps_are_sealed_and_a_changed_figure_is_refused(plan: Plan) -> None:
    folder = path_of(plan.folder)
    assert all(check.passed for check in check_everything(folder)[1])
    with (folder / "forced.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["line"] for row in rows if row["solved"] == "yes"} == {row.line.code for row in refused(plan)}
    text = (folder / "forced.csv").read_text(encoding="utf-8")
    (folder / "forced.csv").write_text(text.replace(",yes,", ",no,", 1), encoding="utf-8")
    assert not all(check.passed for check in check_everything(folder)[1])


def test_a_swap_goes_into_the_basket_whole_and_is_sealed(plan: Plan) -> None:
    row = max(refused(plan), key=lambda one: one.steps.count())
    take_swap(SYSTEM, plan, row, reason="A new workshop")
    assert basket(plan) == {one.line.code: (one.groups, one.places) for one in row.steps.select_related("line")}
    made = seal_hand_plan(SYSTEM, plan, name="by hand", reason="A new workshop")
    assert made.lines.get(line=row.line).groups == row.groups + 1
    assert (
        made.lines.filter(solved=None).count() == made.lines.count()
    )  # a hand plan's prices are estimates, and say so


def test_a_line_without_a_swap_puts_nothing_into_the_basket(plan: Plan) -> None:
    row = refused(plan)[0]
    row.steps.all().delete()
    with pytest.raises(BadInput):
        take_swap(SYSTEM, plan, row, reason="because")
    assert basket(plan) == {}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_show_the_swap_and_lead_to_its_rows(plan: Plan, client: Client, language: str) -> None:
    row, staff = refused(plan)[0], planner(client)
    client.cookies["django_language"] = language
    pages = [
        f"/order/plans/{YEAR}/{plan.number}/",
        f"/order/plans/{YEAR}/{plan.number}/hand/?line={row.line.code}",
        f"/order/college/{row.line.college.code}/?year={YEAR}",
        f"/order/planline/row/{row.pk}/",
    ]
    for address in pages:
        text = staff.get(address, headers={"accept-language": language}).content.decode()
        assert row.line.code in text
        assert {"kk": "Тағы бір топ", "ru": "ещё группу", "en": "ne more group"}[language] in text, address


def test_a_whole_swap_is_taken_from_the_page(plan: Plan, client: Client) -> None:
    row, staff = refused(plan)[0], planner(client)
    address = f"/order/plans/{YEAR}/{plan.number}/hand/change/"
    assert staff.post(address, {"swap": "nobody", "reason": "x"}).status_code == 404
    assert staff.post(address, {"swap": row.line.code, "reason": ""}).status_code == 422
    assert staff.post(address, {"swap": row.line.code, "reason": "a workshop"}).status_code == 302
    assert row.line.code in basket(plan)


def test_the_public_sees_no_swap_before_publication(plan: Plan, client: Client) -> None:
    row = refused(plan)[0]
    text = client.get(f"/order/college/{row.line.college.code}/?year={YEAR}").content.decode()
    assert f'id="swap-{row.pk}"' not in text
    assert client.get(f"/order/planline/row/{row.pk}/").status_code == 404


def test_more_swaps_cost_no_more_queries(plan: Plan, client: Client) -> None:
    college, staff = refused(plan)[0].line.college, planner(client)
    counts = []
    for kept in (99, 1):
        SwapStep.objects.filter(refused__in=plan.lines.order_by("pk")[kept:].values("pk")).delete()
        with CaptureQueriesContext(connection) as found:
            staff.get(f"/order/college/{college.code}/?year={YEAR}")
        counts.append(len(found))
    assert len(set(counts)) == 1
