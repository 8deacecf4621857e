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

__all__ = [
    "ALERTS",
    "EvidenceState",
    "HoursOfCollege",
    "ModuleCover",
    "Period",
    "accreditations_in_force",
    "alert_due",
    "covered",
    "evidence_states",
    "expiring",
    "hours_of",
    "hours_of_colleges",
    "in_force",
    "licence_periods",
    "module_cover",
    "months_left",
    "newest_run",
    "overlap",
    "practised",
    "scale_for",
    "single_points",
    "teachers_on",
    "values_of",
    "wide_fields",
]
