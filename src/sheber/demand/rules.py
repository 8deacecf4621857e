"""Who may see and change demand."""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, Role, grant

KEEPERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD)
INSIDERS = (*STAFF, Role.COLLEGE, Role.AUDITOR)

for _name in (
    "Employment",
    "ExitRate",
    "JobProject",
    "Learners",
    "Crosswalk",
    "Mobility",
    "EntryRate",
    "ForecastSetting",
):
    Policy(
        f"demand.{_name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.LOAD, *KEEPERS),
    )
# What one enterprise asks and hires is its own business: staff, auditors and the enterprise see it.
for _name in ("Request", "Hire"):
    Policy(
        f"demand.{_name}",
        grant(Policy.VIEW, *INSIDERS),
        grant(Policy.VIEW, Role.EMPLOYER, where=lambda actor: Q(employer__code__in=actor.employers)),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.LOAD, *KEEPERS),
    )
FORECAST = Policy("demand.Forecast", grant(Policy.VIEW, *EVERYBODY), grant("run", *KEEPERS))
CELL = Policy("demand.Cell", grant(Policy.VIEW, *EVERYBODY))
