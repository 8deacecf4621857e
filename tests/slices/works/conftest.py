"""A project of the tiny region that the order counts on."""

from datetime import date
from decimal import Decimal

import pytest

from sheber.kernel.actors import SYSTEM, Actor, Role

HEAD = Actor(name="head", roles=frozenset({Role.HEAD, Role.PUBLIC}))
NORTH = Actor(name="north's own", roles=frozenset({Role.COLLEGE, Role.PUBLIC}), colleges=frozenset({"north"}))
TODAY = date(2026, 11, 26)
YEAR = 2026


def make_project():
    """A new workshop of north that half of its hours wait for."""
    from sheber.order.models import Line, Resource, Use
    from sheber.registry.models import College
    from sheber.works.models import Effect, Project, Step

    north = College.objects.get(code="north")
    project = Project.objects.create(
        code="shop", name_ru="New workshop", college=north, kind="new", stage="building", year=YEAR, cost=100_000_000_00,
        starts=date(2025, 9, 1), ends=date(2026, 9, 1),
    )  # fmt: skip
    for place, kind in enumerate(("design", "works", "acceptance"), start=1):
        Step.objects.create(
            code=f"shop-{place}", project=project, place=place, kind=kind,
            starts=date(2025, 9 + place, 1), ends=date(2025, 9 + place, 28),
        )  # fmt: skip
    for calendar_year in range(YEAR, YEAR + 4):
        Resource.objects.create(year=YEAR, code="hours-north", name="Workshops of north", calendar_year=calendar_year, amount=Decimal(900))  # fmt: skip
    for line in Line.objects.filter(year=YEAR, college=north):
        Use.objects.create(
            year=YEAR, line=line.code, resource="hours-north", per_group=Decimal(180), per_place=Decimal(0)
        )
    Effect.objects.create(code="shop-hours", project=project, resource="hours-north", amount=Decimal(900))
    return project


@pytest.fixture
def project(tiny: None):
    """The project, with a forecast and a plan of the order that is approved."""
    from sheber.demand.acts import run_forecast
    from sheber.order.acts import approve_order, compute_plan

    made = make_project()
    run_forecast(SYSTEM, YEAR)
    compute_plan(SYSTEM, YEAR)
    approve_order(SYSTEM, YEAR, act="Decree 1", day=date(2026, 6, 20), reason="test")
    return made
