"""Graduates joined with registers: one status each, three rates with their denominators, claims held against the registers."""

from datetime import date
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.slices.employment.people import DAY, college, found, make, person, planner, student

from sheber.demand.acts import confirm_hires
from sheber.demand.models import Hire
from sheber.employment.acts import claim_outcome, hires_found, join_outcomes, tell_hires
from sheber.employment.bridge.join import join_registers
from sheber.employment.models import Outcome
from sheber.employment.queries import rates
from sheber.employment.words import EMPLOYED, EXCUSED, OTHERWISE, REGISTER, WORK
from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange import BadInput
from sheber.kernel.indicators import Scope, indicator, measure
from sheber.kernel.models import JournalEntry
from sheber.registry.models import District, Employer, Occupation, Student

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def region() -> None:
    make()


def statuses() -> dict[str, str]:
    return dict(Outcome.objects.values_list("graduate", "status"))


def test_work_goes_first_and_the_occupation_decides_about_the_specialty() -> None:
    for number in range(1, 8):
        student(number)
    found(1, "labour", "plant", "welding")
    found(2, "tax", "farm")
    found(3, "labour", "farm", "selling")
    found(3, "study")
    found(4, "study")
    found(5, "business")
    found(6, "army", day=date(2027, 5, 1))  # another date says nothing of this one
    claim_outcome(SYSTEM, student(8), DAY, "seeking")
    told = join_outcomes(planner(), 2026, DAY)
    assert statuses() == {
        "g1": "by_specialty",
        "g2": "other_work",
        "g3": "other_work",
        "g4": "study",
        "g5": "own_business",
        "g6": "not_found",
        "g7": "not_found",
        "g8": "seeking",
    }
    assert (told["graduates"], told["at_work"], told["twice"]) == (8, 3, [])
    one = Outcome.objects.get(graduate="g3")
    assert (one.registers, one.employer.code, one.occupation.code) == ("labour study", "farm", "selling")


def test_joining_again_replaces_the_same_date_only() -> None:
    student(1)
    found(2, "tax")
    join_outcomes(planner(), 2026, DAY)
    assert statuses() == {"g1": "not_found"}
    found(1, "pension")
    join_outcomes(planner(), 2026, DAY)
    assert statuses() == {"g1": "other_work"}
    assert Outcome.objects.count() == 1
    assert person(1) not in str(list(JournalEntry.objects.values()))


def test_a_graduate_in_two_rows_counts_once_and_is_named() -> None:
    student(1)
    student(2, who=person(1))
    found(1, "tax")
    assert join_outcomes(planner(), 2026, DAY)["twice"] == ["g2"]
    assert statuses() == {"g1": "other_work"}


@pytest.mark.parametrize(("day", "told"), [(date(2026, 12, 1), "fixed date"), (DAY, "extracts")])
def test_no_date_and_no_rows_are_assumed(day: date, told: str) -> None:
    student(1)
    with pytest.raises(BadInput) as caught:
        join_outcomes(planner(), 2026, day)
    assert told in caught.value.problems[0].words.en
    with pytest.raises(PermissionDenied):
        join_outcomes(college(), 2026, DAY)


def test_three_rates_side_by_side_and_what_was_claimed_but_not_found() -> None:
    for number in range(1, 9):
        student(number, "north" if number < 6 else "south")
    found(1, "labour", "plant", "welding")
    found(2, "labour", "farm", "selling")
    found(3, "study")
    found(6, "army")
    for number in (2, 4, 5, 7):
        claim_outcome(SYSTEM, student_of(number), DAY, "by_specialty")
    join_outcomes(planner(), 2026, DAY)
    whole, north, south = rates(2026, DAY)
    assert (whole.graduates, whole.employed, whole.available, whole.fitting) == (8, 2, 6, 1)
    assert (whole.of_all, whole.of_available, whole.by_specialty) == (25, Fraction(100, 3), 50)
    assert (whole.claimed, whole.lost) == (4, 3)
    assert (north.name, north.lost, south.name, south.lost) == ("north", 2, "south", 1)
    assert south.by_specialty is None
    for code, value in (("of_all", 25), ("of_available", Fraction(100, 3)), ("by_specialty", 50)):
        assert measure(indicator(f"employment.{code}"), Scope(2026)).value == value
    assert measure(indicator("employment.claimed_not_found"), Scope(2026)).value == 75


def student_of(number: int) -> Student:
    return Student.objects.get(code=f"g{number}")


def test_a_college_claims_for_its_own_graduates_after_graduation() -> None:
    one, other = student(1), student(2, "south")
    claim_outcome(college(), one, DAY, "army")
    with pytest.raises(PermissionDenied):
        claim_outcome(college(), other, DAY, "army")
    with pytest.raises(BadInput):
        claim_outcome(college(), one, date(2025, 11, 1), "army")
    with pytest.raises(BadInput):
        claim_outcome(college(), one, DAY, "rich")
    with pytest.raises(BadInput):
        claim_outcome(college(), student(3, graduated=None), DAY, "army")


def test_real_hires_feed_the_ledger_and_an_employers_own_word_stays() -> None:
    for number in (1, 2, 3):
        student(number)
        found(number, "labour", "plant", "welding")
    student(4)
    found(4, "labour", "farm", "selling")
    join_outcomes(planner(), 2026, DAY)
    place = (Employer.objects.get(code="farm"), Occupation.objects.get(code="selling"), District.objects.get())
    confirm_hires(SYSTEM, *place, 2026, 9, day=date(2027, 1, 10))
    found_now = {one.employer.code: (one.found, one.confirmed, one.own_word) for one in hires_found(2026)}
    assert found_now == {"plant": (3, None, False), "farm": (1, 9, True)}
    with pytest.raises(BadInput):  # the year is not over
        tell_hires(planner(), 2026, today=date(2026, 12, 1))
    assert Hire.objects.count() == 1
    assert tell_hires(planner(), 2026, today=date(2027, 1, 12)) == 1
    assert dict(Hire.objects.values_list("employer__code", "number")) == {"farm": 9, "plant": 3}
    assert tell_hires(planner(), 2026, today=date(2027, 1, 12)) == 1  # its own rows may be told again


# -- against a plain second reading


def slow_status(held: set[tuple[str, int | None]], specialty: int, fits: set[tuple[int, int]], claimed: str) -> str:
    """The same law, row by row."""
    work = [occupation for register, occupation in held if register in WORK]
    if work:
        return "by_specialty" if any((specialty, one) in fits for one in work) else "other_work"
    for register, status in OTHERWISE.items():
        if any(one == register for one, _ in held):
            return status
    return "seeking" if claimed == "seeking" else "not_found"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 2), st.sets(st.tuples(st.sampled_from(list(REGISTER)), st.sampled_from([None, 7, 8])))),
             min_size=1, max_size=6),
    st.sets(st.tuples(st.integers(1, 2), st.sampled_from([7, 8]))),
    st.dictionaries(st.integers(0, 5), st.sampled_from(["seeking", "army", "by_specialty"])),
)  # fmt: skip
def test_every_status_is_the_plain_laws(people: list, fits: set, said: dict) -> None:
    people = [(specialty, dict(held).items()) for specialty, held in people]  # a register tells once
    students = [(f"g{n}", f"p{n}", 1, 1, specialty, True, False) for n, (specialty, _) in enumerate(people)]
    rows = [(f"p{n}", register, None, job) for n, (_, held) in enumerate(people) for register, job in held]
    claims = [(f"g{n}", status) for n, status in said.items()]
    joined = join_registers(students, rows, claims, fits)
    told = dict(joined.rows.select("code", "status").iter_rows())
    for n, (specialty, held) in enumerate(people):
        assert told[f"g{n}"] == slow_status(set(held), specialty, fits, said.get(n, ""))
    assert not set(EMPLOYED) & set(EXCUSED)
