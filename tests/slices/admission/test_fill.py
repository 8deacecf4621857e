"""Admission and the order tell one another what they did."""

from datetime import date

import pytest

from sheber.admission.models import Application, Campaign, Result, Seat
from sheber.kernel.actors import SYSTEM
from sheber.order.acts import amend_line
from sheber.order.models import Fill
from sheber.order.queries import decided

pytestmark = pytest.mark.django_db(transaction=True)  # listeners hear after the commit


def test_a_published_result_tells_the_order_how_far_each_line_is_filled(tiny_year: list) -> None:
    lines = {one.code: one for one in decided(2026)}
    filled = {one.line: one for one in Fill.objects.filter(year=2026)}
    assert set(filled) == set(lines)
    for code, one in filled.items():
        assert one.admitted == Result.objects.filter(programme=code).count()
        assert one.applied == Application.objects.filter(programme=code).count()
        assert one.enrolled == 0
        assert one.admitted <= lines[code].places


def test_an_amendment_renews_the_seats_of_a_campaign_that_is_open(tiny_year: list) -> None:
    Campaign.objects.update(state="open")
    line = decided(2026).filter(qualification__level="mid").order_by("code").first()
    amend_line(
        SYSTEM,
        2026,
        line.code,
        places=line.places - 1,
        act="No. 9",
        day=date(2026, 7, 1),
        reason="a smaller room",
        groups=line.groups,
    )
    assert sum(Seat.objects.filter(programme=line.code).values_list("seats", flat=True)) == line.places - 1
