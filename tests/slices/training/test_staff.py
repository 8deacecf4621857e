"""Teachers, modules, hours: who alone can teach what, what is confirmed, what the order is told."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from tests.slices.training.conftest import HEAD, NORTH, SOUTH, TODAY

from sheber.kernel.actors import Actor, Role
from sheber.kernel.exchange import BadInput
from sheber.kernel.indicators import Scope, indicator, measure
from sheber.kernel.models import Notice
from sheber.order.models import Resource
from sheber.registry.models import College, Group, Qualification
from sheber.training.acts import confirm_development, counted_means, note_development, tell_order_of_means
from sheber.training.models import Development, Rule, Teacher, Workshop
from sheber.training.queries import hours_of, module_cover, single_points

pytestmark = pytest.mark.django_db
OWN = Actor(name="t-1", roles=frozenset({Role.TEACHER, Role.PUBLIC}), held=frozenset({(Role.TEACHER, "t-1")}))


def test_modules_that_rest_on_one_teacher_are_named(staff: None) -> None:
    assert [one.code for one in single_points(date(2026, 5, 1))] == ["m-3"]
    assert [one.code for one in single_points(TODAY)] == ["m-1"]  # t-2 has left: nobody is left for m-3
    cover = module_cover(College.objects.get(code="north").pk, TODAY)
    assert [(one.module.code, one.teachers, one.only and one.only.code) for one in cover] == [
        ("m-3", 0, None),
        ("m-1", 1, "t-1"),
        ("m-2", 2, None),
    ]
    assert measure(indicator("training.single_points"), Scope(2026)).value == 1
    assert measure(indicator("training.category_share"), Scope(2026)).value == 50


def test_a_teacher_writes_down_and_the_college_confirms(staff: None, django_capture_on_commit_callbacks) -> None:
    teacher = Teacher.objects.select_related("college").get(code="t-1")
    told = {"kind": "practice", "topic": "A month at the plant", "starts": date(2026, 5, 4), "ends": date(2026, 5, 29), "hours": 144, "today": TODAY}  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        row = note_development(OWN, teacher, **told)
    assert Notice.objects.filter(holder="north").count() == 1
    practice = indicator("training.practice_share")
    assert measure(practice, Scope(2026)).value == 0
    for actor in (OWN, SOUTH):
        with pytest.raises(PermissionDenied):
            confirm_development(actor, row, confirmed=True)
    confirm_development(NORTH, row, confirmed=True)
    assert measure(practice, Scope(2026)).value == 50
    assert measure(practice, Scope(2030)).value == 50  # no rule: practice counts however old it is
    Rule.objects.create(code="practice_years", valid_from=date(2020, 1, 1), value=3, act="Order 9")
    Rule.objects.create(code="practice_years", valid_from=date(2030, 6, 1), value=5, act="Order 12")
    assert [measure(practice, Scope(year)).value for year in (2026, 2029, 2030)] == [50, 0, 50]
    assert measure(indicator("training.development_hours"), Scope(2026)).value == 144
    with pytest.raises(BadInput):
        confirm_development(NORTH, row, confirmed=False)
    with pytest.raises(PermissionDenied):
        note_development(OWN, Teacher.objects.select_related("college").get(code="t-3"), **told)
    with pytest.raises(BadInput):
        note_development(OWN, teacher, **{**told, "ends": date(2027, 1, 1)})
    assert Development.objects.count() == 1


def test_hours_left_for_new_groups_are_told_to_the_order_once(staff: None) -> None:
    north = College.objects.get(code="north")
    welding = Qualification.objects.filter(specialty__code="07150500").first()
    Workshop.objects.create(code="w-1", name_ru="W", college=north, seats=12, opened=2010, hours=1000, modern=True)
    Workshop.objects.create(code="w-2", name_ru="W", college=north, seats=12, opened=2030, hours=5000)
    for code, starts in (("g-1", 2024), ("g-2", 2025), ("g-3", 2026)):
        Group.objects.create(
            code=code, college=north, qualification=welding, base="base9", language="kk", starts=date(starts, 9, 1),
            ends=date(starts + 2, 6, 30), students=20,
        )  # fmt: skip
    hours = hours_of(north.pk, 2026)
    assert (hours.there, hours.needed, hours.left) == (1000, 2 * 180, 640)
    for year in (2026, 2027):
        Resource.objects.create(
            year=2026, code="hours-north", name="Workshops", calendar_year=year, amount=Decimal(500)
        )
    Resource.objects.create(year=2026, code="hours-south", name="No rows", calendar_year=2026, amount=Decimal(7))
    # The order's own groups of 2026 are not taken off: the hours are there for them.
    assert [(one.resource.calendar_year, one.counted) for one in counted_means(2026)] == [(2026, 820), (2027, 1000)]
    assert tell_order_of_means(HEAD, 2026, reason="spring count") == 2
    assert tell_order_of_means(HEAD, 2026, reason="again") == 0
    assert dict(Resource.objects.values_list("calendar_year", "amount").filter(code="hours-north")) == {
        2026: 820,
        2027: 1000,
    }
    with pytest.raises(PermissionDenied):
        tell_order_of_means(NORTH, 2026, reason="no")
    assert measure(indicator("training.modern_share"), Scope(2026)).value == 100
