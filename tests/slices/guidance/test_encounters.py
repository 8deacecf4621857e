"""Activities: lists by keyed code, attendances and pupils apart, both sides confirm, a receipt that a stranger checks."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.slices.guidance.regions import DAY, encounter, iin, make, officer, teacher

from sheber.guidance.acts import Plan, confirm, open_confirmation, plan_encounter, recount, take_list
from sheber.guidance.bridge.receipt import holds, list_digest
from sheber.guidance.models import Attendance, Confirmation, Encounter
from sheber.guidance.queries import list_of, reach, unique_pupils
from sheber.kernel.access import access_index
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import BadInput
from sheber.kernel.models import JournalEntry
from sheber.registry.models import College, School

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def region() -> None:
    make()


def lines(*numbers: int) -> str:
    return "\n".join(iin(n) for n in numbers)


def test_a_list_sets_attendances_and_counts_each_pupil_once_in_the_year() -> None:
    first, second, next_year = (
        encounter("e1"),
        encounter("e2", day=date(2026, 4, 1)),
        encounter("e3", day=date(2027, 1, 9)),
    )
    assert take_list(teacher("s1"), first, lines(1, 2, 3), today=TODAY) == 3
    take_list(officer(), second, lines(2, 3, 4), today=TODAY)
    take_list(officer(), next_year, lines(1), today=date(2027, 2, 1))
    encounter("e4", pupils=50, first_time=30)
    told = reach(2026)
    assert (told.attendances, told.listed, told.by_code, told.stated) == (56, 6, 4, 30)
    assert (told.unique, told.repeated, told.activities) == (34, 2, 3)
    firsts = dict(Encounter.objects.values_list("code", "first_time"))
    assert firsts == {"e1": 3, "e2": 1, "e3": 1, "e4": 30}
    assert unique_pupils(2026) == 4


def test_no_iin_is_kept_anywhere() -> None:
    take_list(officer(), encounter("e1"), lines(1, 2), today=TODAY)
    kept = str(list(Attendance.objects.values())) + str(list(JournalEntry.objects.values()))
    assert iin(1) not in kept
    assert all(len(pupil) == 32 for pupil in list_of(Encounter.objects.get()))


@pytest.mark.parametrize(
    ("text", "row", "told"),
    [
        (f"{iin(1)}\n{iin(2)}\n{iin(1)}", 3, "row 1 already"),
        (f"{iin(1)}\n871 %", 2, "other signs"),
        ("1/7", 1, "other signs"),
        ("12345678901", 1, "leading zeros"),
        ("", None, "empty"),
    ],
)
def test_a_wrong_list_is_refused_by_row_and_nothing_is_applied(text: str, row: int | None, told: str) -> None:
    one = encounter("e1")
    with pytest.raises(BadInput) as caught:
        take_list(officer(), one, text, today=TODAY)
    assert caught.value.problems[0].row == row
    assert told in caught.value.problems[0].words.en
    assert iin(1) not in str(caught.value)
    assert not Attendance.objects.exists()


def test_a_list_before_the_day_and_a_list_of_another_school_are_refused() -> None:
    with pytest.raises(BadInput):
        take_list(officer(), encounter("e1"), lines(1), today=date(2026, 3, 9))
    with pytest.raises(PermissionDenied):
        take_list(teacher("s2"), Encounter.objects.get(), lines(1), today=TODAY)
    college = Actor(name="c", colleges=frozenset({"north"}))
    with pytest.raises(PermissionDenied):
        take_list(college, Encounter.objects.get(), lines(1), today=TODAY)


def opened(kind: str, code: str) -> Actor:
    """Whoever opened the link of a side."""
    return Actor(opened=frozenset({(kind, code)}))


def test_both_sides_confirm_and_the_receipt_holds_until_a_sign_is_changed() -> None:
    one = encounter("e1", college=College.objects.get())
    take_list(officer(), one, lines(1, 2, 3), today=TODAY)
    school, host = open_confirmation(teacher("s1"), one)
    row = Confirmation.objects.get()
    assert (row.school_index, row.host_index) == (access_index(school), access_index(host))
    assert school not in str(list(Confirmation.objects.values()))
    confirm(opened("guidance-school", "e1"), one, "school", 3, today=TODAY)
    with pytest.raises(PermissionDenied):  # one side never speaks for the other
        confirm(opened("guidance-school", "e1"), one, "host", 3, today=TODAY)
    done = confirm(opened("guidance-host", "e1"), one, "host", 3, today=TODAY)
    assert holds(done.receipt)
    assert done.receipt["list"] == list_digest("e1", list_of(one))
    assert not holds({**done.receipt, "pupils": 4})
    assert not holds({**done.receipt, "signature": "zz"})
    with pytest.raises(BadInput):
        take_list(officer(), one, lines(1), today=TODAY)
    with pytest.raises(BadInput):
        open_confirmation(officer(), one)


def test_unlike_numbers_make_no_receipt_and_a_list_binds_the_number() -> None:
    one = encounter("e1")
    open_confirmation(officer(), one)
    confirm(opened("guidance-school", "e1"), one, "school", 20, today=TODAY)
    assert not confirm(opened("guidance-host", "e1"), one, "host", 25, today=TODAY).receipt
    assert confirm(opened("guidance-school", "e1"), one, "school", 25, today=TODAY).receipt
    assert Encounter.objects.get().pupils == 25
    other = encounter("e2")
    take_list(officer(), other, lines(1), today=TODAY)
    open_confirmation(officer(), other)
    with pytest.raises(BadInput):
        confirm(opened("guidance-host", "e2"), other, "host", 2, today=TODAY)
    early = encounter("e3", day=date(2026, 9, 1))
    open_confirmation(officer(), early)
    with pytest.raises(BadInput):
        confirm(opened("guidance-host", "e3"), early, "host", 2, today=TODAY)


def test_a_school_writes_its_own_activities_only() -> None:
    made = plan_encounter(teacher("s1"), Plan("tour", DAY, School.objects.get(code="s1"), pupils=5, first_time=5))
    assert made.code.startswith("enc-20260310-")
    with pytest.raises(PermissionDenied):
        plan_encounter(teacher("s1"), Plan("tour", DAY, School.objects.get(code="s2")))
    with pytest.raises(BadInput):
        plan_encounter(officer(), Plan("tour", DAY, School.objects.get(code="s2"), pupils=1, first_time=2))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sets(st.integers(1, 12), min_size=1), min_size=1, max_size=6))
def test_first_times_add_up_to_the_distinct_pupils(lists: list[set[int]]) -> None:
    Attendance.objects.all().delete()
    Encounter.objects.all().delete()
    for number, pupils in enumerate(lists):
        one = encounter(f"e{number}", day=date(2026, 1 + number, 3))
        Attendance.objects.bulk_create(Attendance(encounter=one, pupil=f"{p:032x}") for p in pupils)
    recount()
    assert (
        sum(Encounter.objects.values_list("first_time", flat=True)) == len(set().union(*lists)) == unique_pupils(2026)
    )
    assert sum(Encounter.objects.values_list("pupils", flat=True)) == sum(map(len, lists))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.sets(st.integers(1, 8), min_size=1)), min_size=1, max_size=8))
def test_replacing_lists_one_by_one_gives_what_counting_anew_gives(steps: list[tuple[int, set[int]]]) -> None:
    Attendance.objects.all().delete()
    Encounter.objects.all().delete()
    there = [encounter(f"e{number}", day=date(2026, 1 + number, 3)) for number in range(4)]
    for place, pupils in steps:
        take_list(officer(), there[place], lines(*pupils), today=TODAY)
    by_steps = list(Encounter.objects.order_by("code").values_list("pupils", "first_time", "listed"))
    recount()
    assert by_steps == list(Encounter.objects.order_by("code").values_list("pupils", "first_time", "listed"))
