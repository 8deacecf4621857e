"""Reading the state order."""

from sheber.order.queries.decisions import (
    FillOfLine,
    amendments,
    decided,
    decided_whole,
    fills_of_lines,
    history_of_line,
    newest_fills,
)
from sheber.order.queries.evidence import evidence_of
from sheber.order.queries.norms import norm_for, norm_of_line, norms_by_line, norms_on
from sheber.order.queries.plans import (
    is_published,
    lines_of,
    newest_plan,
    opinions_on,
    plan_at,
    plan_lines,
    plan_that_counts,
    versions,
)
from sheber.order.queries.suggest import limits_to_join, suggested
from sheber.order.queries.sums import SumCheck, SumFault, money_by_year, sum_checks, worse

__all__ = [
    "FillOfLine",
    "SumCheck",
    "SumFault",
    "amendments",
    "decided",
    "decided_whole",
    "evidence_of",
    "fills_of_lines",
    "history_of_line",
    "is_published",
    "limits_to_join",
    "lines_of",
    "money_by_year",
    "newest_fills",
    "newest_plan",
    "norm_for",
    "norm_of_line",
    "norms_by_line",
    "norms_on",
    "opinions_on",
    "plan_at",
    "plan_lines",
    "plan_that_counts",
    "suggested",
    "sum_checks",
    "versions",
    "worse",
]
