"""A small region of guidance for the tests: two schools, a college, a rule of two changes a year."""

from datetime import date

from sheber.guidance.models import Benchmark, Encounter, InterestField, ProfileClass, Rule
from sheber.kernel.actors import Actor, Role
from sheber.kernel.exchange.parse import control_digit
from sheber.registry.models import College, District, Region, School

DAY = date(2026, 3, 10)


def iin(number: int) -> str:
    """An invented number with a right control digit."""
    while True:
        digits = f"100101{5}{number:04d}"
        last = control_digit(digits)
        if last is not None:
            return f"{digits}{last}"
        number += 5000


def teacher(*schools: str) -> Actor:
    """Somebody who acts for schools."""
    return Actor(name="teacher", roles=frozenset({Role.SCHOOL, Role.PUBLIC}), schools=frozenset(schools))


def officer() -> Actor:
    """The planner."""
    return Actor(name="planner", post="Planner", roles=frozenset({Role.PLANNER, Role.PUBLIC}))


def make() -> None:
    """The region."""
    Region.objects.create(code="r", name_ru="Region", current_year=2026)
    city = District.objects.create(code="city", name_ru="City", kind="city")
    for number in (1, 2):
        School.objects.create(
            code=f"s{number}", name_ru=f"School {number}", district=city, language="kk", pupils_9=20, pupils_11=20
        )
    College.objects.create(code="north", name_ru="North", district=city, ownership="state", location="city")
    Rule.objects.create(code="direction_changes", valid_from=date(2025, 9, 1), value=2, act="Order 1")
    Rule.objects.create(code="kept_years", valid_from=date(2025, 9, 1), value=2, act="Order 1")
    InterestField.objects.create(prefix="07", letters="RIC", direction="technical", author="Department", day=DAY)
    InterestField.objects.create(prefix="06", letters="ICR", direction="ict", author="Department", day=DAY)
    Benchmark.objects.create(
        code="b1", valid_from=2025, name_ru="Programme", measure="activities", threshold=2, act="A"
    )
    Benchmark.objects.create(code="b2", valid_from=2025, name_ru="Reached", measure="reached", threshold=50, act="A")


def encounter(code: str, school: str = "s1", day: date = DAY, **more: object) -> Encounter:
    """An activity."""
    values = {"kind": "trial", "pupils": 0, "first_time": 0, **more}
    return Encounter.objects.create(code=code, day=day, school=School.objects.get(code=school), **values)


def klass(code: str = "c1", school: str = "s1") -> ProfileClass:
    """A profile class."""
    return ProfileClass.objects.create(
        code=code, school=School.objects.get(code=school), year=2026, grade=9, direction="technical", pupils=20
    )
