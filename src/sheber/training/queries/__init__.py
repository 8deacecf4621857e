"""Reading training."""

from sheber.training.queries.coverage import (
    HoursOfCollege,
    ModuleCover,
    covered,
    hours_of,
    hours_of_colleges,
    module_cover,
    practised,
    single_points,
    teachers_on,
)
from sheber.training.queries.evidence import EvidenceState, evidence_states
from sheber.training.queries.licences import (
    ALERTS,
    Period,
    accreditations_in_force,
    alert_due,
    expiring,
    in_force,
    licence_periods,
    months_left,
    overlap,
)
from sheber.training.queries.rating import newest_run, scale_for, values_of, wide_fields
from sheber.training.queries.rules import (
    AccreditationChange,
    accreditation_changes,
    changes_of,
    named,
    rule_on,
)

__all__ = [
    "ALERTS",
    "AccreditationChange",
    "EvidenceState",
    "HoursOfCollege",
    "ModuleCover",
    "Period",
    "accreditation_changes",
    "accreditations_in_force",
    "alert_due",
    "changes_of",
    "covered",
    "evidence_states",
    "expiring",
    "hours_of",
    "hours_of_colleges",
    "in_force",
    "licence_periods",
    "module_cover",
    "months_left",
    "named",
    "newest_run",
    "overlap",
    "practised",
    "rule_on",
    "scale_for",
    "single_points",
    "teachers_on",
    "values_of",
    "wide_fields",
]
