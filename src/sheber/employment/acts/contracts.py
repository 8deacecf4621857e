"""Dual contracts: drafted and signed by the college, signed by the enterprise, signed by the student with a code."""

from dataclasses import dataclass
from datetime import date
from secrets import token_hex

from django.db import transaction
from django.utils import timezone

from sheber.employment.acts.events import ContractSigned
from sheber.employment.flows import CONTRACT_FLOW
from sheber.employment.models import DualContract, EmployerProfile
from sheber.employment.queries import HELD, overlapping, rules_of
from sheber.employment.rules import CONTRACT
from sheber.kernel.access import access_index, new_access_code
from sheber.kernel.actors import Actor
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.registry.models import Employer, Student

BACKWARDS = Words("аяқталуы басталуынан бұрын.", "окончание раньше начала.", "it ends before it begins.")
OVERLAPS = Words(
    "студенттің «{code}» шарты бар ({starts} – {ends}): мерзімдері қиылысады.",
    "у студента есть договор «{code}» ({starts} – {ends}): сроки пересекаются.",
    "the student has contract “{code}” ({starts} – {ends}): the periods overlap.",
)
ELSEWHERE = Words(
    "бұл студент басқа колледжде оқиды.",
    "этот студент учится в другом колледже.",
    "this student is at another college.",
)
GONE = Words(
    "студент бұл мерзімде колледжде оқымайды.",
    "студент не учится в колледже в этот период.",
    "the student is not at the college in that period.",
)
MENTORS = Words(
    "кәсіпорында {mentors} тәлімгер бар, ереже бойынша {most} студенттен артық болмайды ({act}).",
    "у предприятия {mentors} наставников, по правилу не более {most} студентов ({act}).",
    "the enterprise has {mentors} mentors, by the rule {most} students at most ({act}).",
)
SIGNED = Words("бұл тарап қол қойған.", "эта сторона уже подписала.", "this party has signed already.")
NOT_OUT = Words(
    "шарт қол қоюға берілмеген.", "договор не передан на подпись.", "the contract is not out for signature."
)
NO_REASON = Words("себебін жазыңыз.", "укажите причину.", "give a reason.")


@dataclass(frozen=True, slots=True)
class ContractPlan:
    """What a college writes into a contract."""

    student: Student
    employer: Employer
    starts: date
    ends: date
    mentor: str = ""


def draft_contract(actor: Actor, plan: ContractPlan) -> DualContract:
    """Draft a contract for a student of the college. Raises BadInput, PermissionDenied."""
    student = plan.student
    row = DualContract(
        code=f"dual-{plan.starts:%Y}-{token_hex(4)}",
        college=student.college,
        employer=plan.employer,
        student=student,
        starts=plan.starts,
        ends=plan.ends,
        mentor=plan.mentor,
        source="drafted on the page",
        synthetic=student.synthetic,
    )
    CONTRACT.demand(actor, "write", row)
    demand_fitting(row)
    with transaction.atomic():
        Student.objects.select_for_update().get(pk=student.pk)
        demand_free(row)
        row.save()
        record(actor, "draft_contract", row, changed=difference({}, snapshot(row)))
    return row


def demand_fitting(row: DualContract) -> None:
    """Raises BadInput where the period or the student does not fit."""
    if row.ends < row.starts:
        raise refuse("dual_contracts", None, "ends", BACKWARDS)
    student = row.student
    if student.college_id != row.college_id:
        raise refuse("dual_contracts", None, "student", ELSEWHERE)
    left, graduated = student.left, student.graduated
    gone = (
        (left and row.starts > left) or (graduated and row.starts.year > graduated) or row.ends.year < student.entered
    )
    if gone:
        raise refuse("dual_contracts", None, "starts", GONE)


def demand_free(row: DualContract) -> None:
    """Raises BadInput where another contract binds the student, or the enterprise has too few mentors."""
    other = overlapping(row.student, row.starts, row.ends, besides=row.pk)
    if other is not None:
        told = {"code": other.code, "starts": f"{other.starts:%d.%m.%Y}", "ends": f"{other.ends:%d.%m.%Y}"}
        raise refuse("dual_contracts", None, "starts", OVERLAPS.format(**told))
    rule = rules_of(row.starts).get("mentor_places")
    profile = EmployerProfile.objects.filter(employer_id=row.employer_id).first()
    if rule is None or profile is None or not profile.mentors:
        return
    held = DualContract.objects.filter(
        employer_id=row.employer_id, state__in=HELD, starts__lte=row.ends, ends__gte=row.starts
    )
    if held.exclude(pk=row.pk).count() >= rule.value * profile.mentors:
        most = rule.value * profile.mentors
        words = MENTORS.format(mentors=profile.mentors, most=most, act=rule.act)
        raise refuse("dual_contracts", None, "employer", words)


def offer_contract(actor: Actor, contract: DualContract) -> str:
    """The college signs and hands the contract on; gives the student's code, shown once. Raises BadInput, Forbidden."""
    code = new_access_code()
    with transaction.atomic():
        row = _locked(contract)
        Student.objects.select_for_update().get(pk=row.student_id)
        demand_free(row)
        before = snapshot(row)
        CONTRACT_FLOW.move(row, "offer", actor)
        row.college_at, row.student_index = timezone.now(), access_index(code)
        row.save()
        _note(actor, "offer_contract", row, before)
    return code


def take_back_contract(actor: Actor, contract: DualContract) -> DualContract:
    """The college takes a contract back that is not signed by all; signatures are void. Raises Forbidden."""
    with transaction.atomic():
        row = _locked(contract)
        before = snapshot(row)
        CONTRACT_FLOW.move(row, "take_back", actor)
        row.college_at = row.employer_at = row.student_at = None
        row.student_index = ""
        row.save()
        _note(actor, "take_back_contract", row, before)
    return row


def sign_contract(actor: Actor, contract: DualContract, party: str) -> DualContract:
    """The enterprise or the student signs; with the last signature the contract holds. Raises BadInput, PermissionDenied."""
    if party not in {"employer", "student"}:
        raise KeyError(party)
    with transaction.atomic():
        row = _locked(contract)
        CONTRACT.demand(actor, party, row)
        if row.state != "offered":
            raise refuse("dual_contracts", None, "state", NOT_OUT)
        if getattr(row, f"{party}_at"):
            raise refuse("dual_contracts", None, "state", SIGNED)
        before = snapshot(row)
        setattr(row, f"{party}_at", timezone.now())
        if row.college_at and row.employer_at and row.student_at:
            row.state = "signed"
            announce(ContractSigned(row.code))
        row.save()
        _note(actor, f"sign_contract_{party}", row, before)
    return row


def end_contract(actor: Actor, contract: DualContract) -> DualContract:
    """End a contract that ran to its end. Raises Forbidden, PermissionDenied."""
    with transaction.atomic():
        row = _locked(contract)
        before = snapshot(row)
        CONTRACT_FLOW.move(row, "end", actor)
        row.save()
        _note(actor, "end_contract", row, before)
    return row


def break_contract(actor: Actor, contract: DualContract, *, reason: str, day: date) -> DualContract:
    """Break a contract off for a reason; it binds nobody from that day on. Raises BadInput, Forbidden."""
    if not reason.strip():
        raise refuse("dual_contracts", None, "reason", NO_REASON)
    with transaction.atomic():
        row = _locked(contract)
        before = snapshot(row)
        CONTRACT_FLOW.move(row, "break_off", actor)
        row.note = reason.strip()[:500]
        row.ends = max(row.starts, min(row.ends, day))
        row.save()
        _note(actor, "break_contract", row, before, reason)
    return row


def _locked(contract: DualContract) -> DualContract:
    found: DualContract = (
        DualContract.objects.select_for_update(of=("self",))
        .select_related("college__district", "employer__district", "student__college")
        .get(pk=contract.pk)
    )
    return found


def _note(actor: Actor, action: str, row: DualContract, before: dict, reason: str = "") -> None:
    changed = difference(before, snapshot(row))
    changed.pop("student_index", None)
    record(actor, action, row, reason=reason, changed=changed)
