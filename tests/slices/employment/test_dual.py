"""Dual contracts of three: no overlaps, no hours over the year, each signs for itself, the share against the dated test."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.slices.employment.people import college, contract, employer, make, planner, student

from sheber.employment.acts import (
    ContractPlan,
    break_contract,
    draft_contract,
    end_contract,
    note_real_hours,
    offer_contract,
    offer_practice,
    plan_hours,
    save_profile,
    sign_contract,
    take_back_contract,
)
from sheber.employment.models import DualContract, DualHours, EmployerProfile, Rule
from sheber.employment.queries import hours_of
from sheber.employment.rules import CONTRACT_KIND
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import BadInput
from sheber.kernel.flow import Forbidden
from sheber.kernel.indicators import Scope, indicator, measure
from sheber.kernel.models import JournalEntry
from sheber.kernel.words import Words
from sheber.registry.models import Employer, Qualification

pytestmark = pytest.mark.django_db
STARTS, ENDS = date(2026, 9, 1), date(2027, 6, 30)
TODAY = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def region() -> None:
    make()


def plan(number: int = 1, starts: date = STARTS, ends: date = ENDS, **more: object) -> ContractPlan:
    one = student(number, graduated=None, **more)
    return ContractPlan(one, Employer.objects.get(code="plant"), starts, ends, "foreman")


def pupil(row: DualContract) -> Actor:
    """Whoever opened the contract with the student's code."""
    return Actor(opened=frozenset({(CONTRACT_KIND, row.code)}))


def test_three_sign_each_for_itself_and_only_then_it_holds() -> None:
    row = draft_contract(college(), plan())
    with pytest.raises(BadInput):
        sign_contract(employer(), row, "employer")
    code = offer_contract(college(), row)
    assert code not in str(list(DualContract.objects.values()) + list(JournalEntry.objects.values()))
    for somebody in (college(), planner(), employer("farm"), Actor()):
        with pytest.raises(PermissionDenied):
            sign_contract(somebody, row, "employer")
    with pytest.raises(PermissionDenied):
        sign_contract(employer(), row, "student")
    assert sign_contract(pupil(row), row, "student").state == "offered"
    assert sign_contract(employer(), row, "employer").state == "signed"
    with pytest.raises(BadInput):
        sign_contract(employer(), row, "employer")
    with pytest.raises(Forbidden):
        take_back_contract(college(), row)
    assert end_contract(college(), row).state == "ended"


def test_taken_back_signatures_are_void() -> None:
    row = draft_contract(college(), plan())
    offer_contract(college(), row)
    sign_contract(employer(), row, "employer")
    back = take_back_contract(college(), row)
    assert (back.state, back.employer_at, back.college_at, back.student_index) == ("draft", None, None, "")


def test_contracts_of_one_student_do_not_overlap() -> None:
    one = student(1, graduated=None)
    contract("c1", one, date(2026, 9, 1), date(2026, 12, 31))
    wanted = ContractPlan(one, Employer.objects.get(code="farm"), date(2026, 12, 31), ENDS)
    with pytest.raises(BadInput) as caught:
        draft_contract(college(), wanted)
    assert "c1" in caught.value.problems[0].words.en
    draft = draft_contract(college(), ContractPlan(one, wanted.employer, date(2027, 1, 1), ENDS))
    contract("c2", one, date(2027, 5, 1), date(2027, 5, 31))
    with pytest.raises(BadInput):  # what came between the draft and the signature counts, too
        offer_contract(college(), draft)


@pytest.mark.parametrize(
    ("starts", "ends", "more"),
    [(ENDS, STARTS, {}), (STARTS, ENDS, {"left": date(2026, 5, 1)}), (date(2020, 1, 1), date(2022, 1, 1), {})],
)
def test_a_contract_fits_its_student_and_its_dates(starts: date, ends: date, more: dict) -> None:
    with pytest.raises(BadInput):
        draft_contract(college(), plan(starts=starts, ends=ends, **more))
    with pytest.raises(PermissionDenied):
        draft_contract(college("south"), plan(2))


def test_no_more_students_than_the_mentors_can_take() -> None:
    EmployerProfile.objects.create(employer=Employer.objects.get(code="plant"), mentors=1)
    for number in (1, 2):
        offer_contract(college(), draft_contract(college(), plan(number)))
    with pytest.raises(BadInput) as caught:
        draft_contract(college(), plan(3))
    assert "2 students at most" in caught.value.problems[0].words.en


def test_breaking_off_needs_a_reason_and_frees_the_student() -> None:
    row = contract("c1", student(1, graduated=None), STARTS, ENDS)
    with pytest.raises(BadInput):
        break_contract(employer(), row, reason=" ", day=TODAY)
    broken = break_contract(employer(), row, reason="works closed", day=TODAY)
    assert (broken.state, broken.ends) == ("broken", TODAY)
    draft_contract(college(), ContractPlan(row.student, row.employer, STARTS, ENDS))


def test_hours_stay_within_modules_month_contract_and_year() -> None:
    row = contract("c1", student(1, graduated=None), STARTS, ENDS)
    month = date(2026, 9, 1)
    plan_hours(college(), row, date(2026, 9, 17), modules=100, planned=60)
    assert DualHours.objects.get().month == month
    for modules, planned, when in ((50, 60, month), (100, 60, date(2026, 8, 1)), (400, 541, month)):
        with pytest.raises(BadInput):
            plan_hours(college(), row, when, modules=modules, planned=planned)
    plan_hours(college(), row, date(2026, 10, 1), modules=400, planned=390)
    with pytest.raises(BadInput) as caught:  # 60 + 390 + 160 = 610 of 600
        plan_hours(college(), row, date(2026, 11, 1), modules=200, planned=160)
    assert "610" in caught.value.problems[0].words.en
    assert "Order 50" in caught.value.problems[0].words.en
    note_real_hours(employer(), row, month, 70, today=TODAY)
    for hours, when in ((101, month), (5, date(2027, 1, 1)), (5, date(2026, 12, 1))):
        with pytest.raises(BadInput):
            note_real_hours(employer(), row, when, hours, today=TODAY)
    with pytest.raises(PermissionDenied):
        note_real_hours(college(), row, month, 10, today=TODAY)
    with pytest.raises(PermissionDenied):
        plan_hours(employer(), row, month, modules=10, planned=5)


def test_the_share_is_of_the_months_that_are_told() -> None:
    row = contract("c1", student(1, graduated=None), STARTS, ENDS)
    for month, real in ((9, 50), (10, None)):
        DualHours.objects.create(contract=row, month=date(2026, month, 1), modules=100, planned=60, real=real)
    told = hours_of(DualHours.objects.all())
    assert (told.planned_share, told.real_share) == (60, 50)
    assert measure(indicator("employment.hours_share"), Scope(2026)).value == 50
    assert hours_of(DualHours.objects.none()).real_share is None


def test_real_hours_need_a_signed_contract() -> None:
    row = contract("c1", student(1, graduated=None), STARTS, ENDS, state="offered")
    DualHours.objects.create(contract=row, month=STARTS, modules=100, planned=60)
    with pytest.raises(BadInput):
        note_real_hours(employer(), row, STARTS, 10, today=TODAY)


def test_dual_students_are_counted_once_of_those_who_study() -> None:
    one = student(1, graduated=None)
    contract("c1", one, date(2026, 9, 1), date(2026, 12, 31))
    contract("c2", one, date(2027, 1, 1), date(2027, 6, 30))
    contract("c3", student(2, graduated=None), STARTS, ENDS, state="draft")
    student(3, graduated=2026)
    student(4, graduated=None, left=date(2026, 2, 1))
    assert measure(indicator("employment.dual_students"), Scope(2026)).value == 1
    assert measure(indicator("employment.dual_share"), Scope(2026)).value == 50


def test_an_employer_tells_of_itself_alone() -> None:
    plant = Employer.objects.get(code="plant")
    save_profile(employer(), plant, about=Words(ru="Завод"), contact="кадры", mentors=3)
    with pytest.raises(PermissionDenied):
        save_profile(employer("farm"), plant, about=Words(), contact="", mentors=1)
    about = Qualification.objects.get()
    offer_practice(employer(), plant, about, starts=STARTS, ends=ENDS, places=4)
    with pytest.raises(BadInput):
        offer_practice(employer(), plant, about, starts=ENDS, ends=STARTS, places=4)
    assert measure(indicator("employment.practice_places"), Scope(2026)).value == 4


def test_without_a_rule_no_limit_is_made_up() -> None:
    Rule.objects.all().delete()
    row = contract("c1", student(1, graduated=None), STARTS, ENDS)
    assert plan_hours(college(), row, STARTS, modules=400, planned=400).planned == 400
