"""A small region of employment for the tests: two colleges, two employers, rules, graduates."""

from datetime import date

from sheber.demand.models import Crosswalk
from sheber.employment.models import DualContract, OutcomeDate, RegisterRow, Rule
from sheber.kernel.actors import Actor, Role
from sheber.kernel.sealed import blind_index
from sheber.registry.models import College, District, Employer, Occupation, Qualification, Region, Specialty, Student

DAY = date(2026, 11, 1)


def person(number: int) -> str:
    """The hash of an invented person."""
    return blind_index(f"person {number}")


def make() -> None:
    """The region."""
    Region.objects.create(code="r", name_ru="Region", current_year=2026)
    city = District.objects.create(code="city", name_ru="City", kind="city")
    for code in ("north", "south"):
        College.objects.create(code=code, name_ru=code, district=city, ownership="state", location="city")
    for code in ("plant", "farm"):
        Employer.objects.create(code=code, name_ru=code, district=city, sector="industry")
    about = Specialty.objects.create(code="07150500", name_ru="Welding")
    Qualification.objects.create(code="welder", name_ru="Welder", specialty=about, level="worker", nqf=3)
    for code in ("welding", "selling"):
        Occupation.objects.create(code=code, name_ru=code, isco="7212")
    Crosswalk.objects.create(specialty=about, occupation=Occupation.objects.get(code="welding"), share=1)
    start = date(2020, 1, 1)
    for code, value in (
        ("dual_share", 60),
        ("dual_hours", 600),
        ("mentor_places", 2),
        ("least_graduates", 3),
        ("interest_change", 25),
    ):
        Rule.objects.create(code=code, valid_from=start, value=value, act="Order 50")
    OutcomeDate.objects.create(graduated=2026, day=DAY, name_ru="1 November", act="Order 7")


def student(number: int, college: str = "north", graduated: int | None = 2026, **more: object) -> Student:
    """A student or graduate."""
    return Student.objects.create(
        code=f"g{number}",
        person=more.pop("who", person(number)),
        college=College.objects.get(code=college),
        qualification=Qualification.objects.get(),
        entered=2023,
        graduated=graduated,
        **more,
    )


def found(number: int, register: str, employer: str = "", occupation: str = "", day: date = DAY) -> None:
    """A register knows somebody."""
    RegisterRow.objects.create(
        person=person(number),
        register=register,
        day=day,
        employer=Employer.objects.filter(code=employer).first(),
        occupation=Occupation.objects.filter(code=occupation).first(),
    )


def contract(code: str, one: Student, starts: date, ends: date, **more: object) -> DualContract:
    """A contract."""
    values = {"state": "signed", "employer": Employer.objects.get(code="plant"), **more}
    return DualContract.objects.create(
        code=code, college=one.college, student=one, starts=starts, ends=ends, **values
    )


def planner() -> Actor:
    """The planner."""
    return Actor(name="planner", post="Planner", roles=frozenset({Role.PLANNER, Role.PUBLIC}))


def college(code: str = "north") -> Actor:
    """A college's person."""
    return Actor(name=code, roles=frozenset({Role.COLLEGE, Role.PUBLIC}), colleges=frozenset({code}))


def employer(code: str = "plant") -> Actor:
    """An employer's person."""
    return Actor(name=code, roles=frozenset({Role.EMPLOYER, Role.PUBLIC}), employers=frozenset({code}))
