"""The reminders of every slice by one mechanism: each is given once, whatever was due is told."""

from datetime import date

import pytest

from sheber.employment.models import DualContract, DualHours
from sheber.employment.queries import dual_warnings
from sheber.guidance.models import Answer
from sheber.kernel.jobs import daily_kinds, run_daily
from sheber.kernel.models import Job, Notice
from sheber.order.models import CapacityChange, Resource
from sheber.registry.models import College, Qualification
from sheber.training.models import Accreditation, AccreditationRule, Licence

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 26)


def test_every_slice_is_there() -> None:
    assert [one.name for one in daily_kinds()] == [
        "employment.remind",
        "forum.follow",
        "guidance.forget",
        "partners.remind",
        "training.alerts",
    ]


def test_a_day_tells_each_thing_once(tiny: None) -> None:
    college = College.objects.get(code="north")
    welder = Qualification.objects.get(code="3W07150501")
    Accreditation.objects.create(
        code="acc", college=college, scope="institution", reach="national", granted=date(2021, 12, 1),
        until=date(2027, 2, 1),
    )  # fmt: skip
    Resource.objects.create(year=2026, code="hours-north", calendar_year=2027, amount=100, name_ru="h")
    AccreditationRule.objects.create(
        code="ended", valid_from=date(2026, 1, 1), condition="ended", resource="hours", percent=-10, act="Order 5"
    )
    Licence.objects.create(college=college, qualification=welder, since=date(2020, 9, 1), until=date(2027, 3, 1))
    Answer.objects.create(index="i", version="1", grade=11, year=2025, leaves=date(2026, 8, 31))
    contract = DualContract.objects.get(code="dual1")
    DualHours.objects.create(contract=contract, month=date(2026, 10, 1), modules=100, planned=70, real=10)
    jobs = run_daily(DAY)
    assert {one.name: one.error for one in jobs} == {one.name: "" for one in daily_kinds()}
    assert {one.name: one.result for one in jobs}["training.alerts"] == {"told": 2, "changes": 1}
    assert CapacityChange.objects.get().amount == -10  # by 1 September 2027 it has ended
    assert not Answer.objects.exists()
    told = list(Notice.objects.filter(holder="north").values_list("words_en", flat=True))
    assert any("the licence for “Welding” ends on 2027-03-01" in one for one in told)
    assert dual_warnings(DAY) == [("north", "plant", 1, 1), ("south", "plant", 1, 0)]
    assert sum(one.startswith("11.2026: some dual contracts") for one in told) == 1
    count = Notice.objects.count()
    Job.objects.all().delete()  # as if another worker did it again
    run_daily(DAY)
    assert Notice.objects.count() == count
