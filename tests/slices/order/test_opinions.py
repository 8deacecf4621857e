"""What the commission said is never changed: not by an act, not by Python, not by SQL."""

import pytest
from django.db import DatabaseError, connection, transaction

from sheber.order.models import Opinion, Proposal
from sheber.registry.models import College, District, Qualification, Specialty

pytestmark = pytest.mark.django_db


@pytest.fixture
def opinion() -> Opinion:
    """An opinion on a proposal."""
    district = District.objects.create(code="d", name_ru="Д")
    college = College.objects.create(code="c", name_ru="К", district=district, ownership="state", location="city")
    specialty = Specialty.objects.create(code="s", name_ru="С")
    qualification = Qualification.objects.create(code="q", name_ru="Кв", specialty=specialty, level="worker", nqf=3)
    proposal = Proposal.objects.create(
        code="p", year=2026, line="l", kind="grow", groups=1, places=25, reason="r", college=college,
        qualification=qualification, base="base9", language="kk", form="full_time", funding="local",
    )  # fmt: skip
    return Opinion.objects.create(year=2026, proposal=proposal, member="Chamber", text="Welders first", vote="agree")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE order_opinion SET text = 'Welders last'",
        "UPDATE order_opinion SET vote = 'against' WHERE member = 'Chamber'",
        "DELETE FROM order_opinion",
    ],
)
def test_the_database_itself_refuses_to_change_an_opinion(opinion: Opinion, change: str) -> None:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert Opinion.objects.get().text == "Welders first"


def test_querysets_are_refused_too_and_another_opinion_may_be_added(opinion: Opinion) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Opinion.objects.update(vote="against")
    with pytest.raises((DatabaseError, TypeError)), transaction.atomic():
        Opinion.objects.all().delete()
    Opinion.objects.create(year=2026, proposal=opinion.proposal, member="Chamber", text="Again", vote="abstain")
    assert Opinion.objects.count() == 2
