"""What a new line would hold: each value from the rows that know it, for the planner to look through."""

from decimal import Decimal
from math import ceil
from typing import Any

from sheber.demand.models import EntryRate
from sheber.kernel.calendar import AcademicYear
from sheber.order.models import Limit, LimitLine, Line, Proposal
from sheber.order.queries.norms import norm_for, norms_on
from sheber.registry.models import StudyTerm


def suggested(proposal: Proposal) -> dict[str, Any]:
    """Term, cost (tiyn), survival, entry and applicants of the line that a proposal would open; None: nobody knows."""
    about, college = proposal.qualification, proposal.college
    months = StudyTerm.objects.filter(qualification=about, base=proposal.base).first()
    norms = norms_on(AcademicYear(proposal.year).first_day)
    norm = norm_for(norms, about.specialty.code, about.level, college.location)
    same = Line.objects.filter(year=proposal.year, qualification__specialty=about.specialty).order_by("code").first()
    any_line = same or Line.objects.filter(year=proposal.year).order_by("code").first()
    rate = EntryRate.objects.filter(specialty=about.specialty).first()
    return {
        "term": ceil(months.months / 12) if months else same.term if same else None,
        "cost": norm.amount if norm else same.cost if same else None,
        "survival": any_line.survival if any_line else Decimal("0.95"),
        "entry": rate.entry if rate else same.entry if same else None,
        "applicants": proposal.places,
    }


def limits_to_join(proposal: Proposal) -> list[str]:
    """Limits that already count every line of the year, or every line of this specialty: a new line stands in them."""
    codes = set(Line.objects.filter(year=proposal.year).values_list("code", flat=True))
    about = proposal.qualification.specialty
    same = set(Line.objects.filter(year=proposal.year, qualification__specialty=about).values_list("code", flat=True))
    members: dict[str, set[str]] = {}
    for limit, line in LimitLine.objects.filter(year=proposal.year).values_list("limit", "line"):
        members.setdefault(limit, set()).add(line)
    known = Limit.objects.filter(year=proposal.year).order_by("code").values_list("code", flat=True)
    return [
        code for code in known if members.get(code) and (codes <= members[code] or (same and same <= members[code]))
    ]
