"""The evidence beside a proposal: what the machine finds in the rows, with its figures."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sheber.kernel.calendar import AcademicYear
from sheber.order.models import Line, Proposal, Setting
from sheber.order.queries.capacity import hours_there, hours_used, licences_known, students
from sheber.order.queries.decisions import decided

Found = dict[str, Any]  # {"check", "passed", "words", "values"}: what EVIDENCE[words] is filled with


def evidence_of(proposal: Proposal) -> list[Found]:
    """Every check with its figures; `passed` is None where there are no rows to look at."""
    day = AcademicYear(proposal.year).first_day
    line = Line.objects.filter(year=proposal.year, code=proposal.line).first()
    found = [_licence(proposal, day), _capacity(proposal)]
    return [*found, *_workshops(proposal), _applicants(proposal, line), _group_size(proposal, line)]


def _found(check: str, passed: bool | None, **values: Any) -> Found:
    return {"check": check, "passed": passed, "words": check, "values": values}


def _unknown(check: str) -> Found:
    return {"check": check, "passed": None, "words": f"{check}_unknown", "values": {}}


def _licence(proposal: Proposal, day: date) -> Found:
    known = licences_known([proposal.college_id]).get(proposal.college_id)
    if known is None:
        return _unknown("licence")
    one = known.get(proposal.qualification_id)
    told = f"{day:%d.%m.%Y}"
    if one is None or not one.holds_on(day):
        return {"check": "licence", "passed": False, "words": "licence_missing", "values": {"day": told}}
    return _found("licence", True, number=one.number, day=told)


def _capacity(proposal: Proposal) -> Found:
    """The students of the newest count, and by how many places this line would grow over last year."""
    counted = students([proposal.college_id], proposal.year).get(proposal.college_id)
    capacity = proposal.college.design_capacity
    if counted is None or capacity is None:
        return _unknown("capacity")
    last = decided(proposal.year - 1).filter(code=proposal.line).first()
    growth = proposal.places - (last.places if last else 0)
    after = counted[0] + growth
    values = {"students": counted[0], "growth": growth, "after": after, "capacity": capacity}
    return _found("capacity", growth <= 0 or after <= capacity, **values)


def _workshops(proposal: Proposal) -> Iterator[Found]:
    """Each resource that the line uses, the other lines taken as they were last year."""
    mine = hours_used(proposal.year, {proposal.line: (proposal.groups, proposal.places)})
    if not mine:
        yield _unknown("workshops")
        return
    lines = Line.objects.filter(year=proposal.year).exclude(code=proposal.line)
    others = hours_used(proposal.year, {one.code: (one.last, 0) for one in lines})
    there = hours_there(proposal.year)
    for code, used in sorted(mine.items()):
        if code not in there:
            continue
        name, amount = there[code]
        total = used + others.get(code, 0)
        yield _found("workshops", total <= amount, name=name.as_dict(), used=int(total), there=int(amount))


def _applicants(proposal: Proposal, line: Line | None) -> Found:
    if line is None:
        return _unknown("applicants")
    return _found(
        "applicants", line.applicants >= proposal.places, applicants=line.applicants, places=proposal.places
    )


def _group_size(proposal: Proposal, line: Line | None) -> Found:
    setting = Setting.objects.filter(year=proposal.year).first()
    if setting is None:
        return _unknown("group_size")
    low = (line.group_min if line else None) or setting.group_min
    high = (line.group_max if line else None) or setting.group_max
    fits = low * proposal.groups <= proposal.places <= high * proposal.groups
    return _found("group_size", fits, groups=proposal.groups, places=proposal.places, low=low, high=high)
