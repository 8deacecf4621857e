"""Who may see and change admission. People are seen by admission officers and auditors only."""

from sheber.kernel.actors import EVERYBODY, Policy, Role, grant

OFFICERS = (Role.ADMINISTRATOR, Role.ADMISSION, Role.HEAD)

for _name in ("Right", "Quota"):
    Policy(
        f"admission.{_name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *OFFICERS),
        grant(Policy.LOAD, *OFFICERS),
    )
for _name in ("Applicant", "Application", "Result"):
    Policy(
        f"admission.{_name}",
        grant(Policy.VIEW, *OFFICERS, Role.AUDITOR),
        grant(Policy.CHANGE, *OFFICERS),
        grant(Policy.LOAD, *OFFICERS),
    )
CAMPAIGN = Policy(
    "admission.Campaign",
    grant(Policy.VIEW, *EVERYBODY),
    grant(Policy.CHANGE, *OFFICERS),
    grant(Policy.LOAD, *OFFICERS),
    grant("match", *OFFICERS),
    grant("publish", Role.HEAD, Role.ADMINISTRATOR),
)
SEAT = Policy("admission.Seat", grant(Policy.VIEW, *EVERYBODY))
RUN = Policy("admission.Run", grant(Policy.VIEW, *EVERYBODY))
