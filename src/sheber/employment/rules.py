"""Who may see outcomes, contracts and hours: staff and auditors all, a college and an employer their own; the public figures only."""

from collections.abc import Callable

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Actor, Policy, Role, grant

KEEPERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD)
INSIDERS = (*STAFF, Role.AUDITOR)
CONTRACT_KIND = "dual-contract"  # what a student's code opens


def _college(path: str) -> Callable[[Actor], Q]:
    return lambda actor: Q(**{f"{path}__in": actor.colleges})


def _employer(path: str) -> Callable[[Actor], Q]:
    return lambda actor: Q(**{f"{path}__in": actor.employers})


OUTCOME = Policy(
    "employment.Outcome",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, Role.COLLEGE, where=_college("college__code")),
    grant(Policy.CHANGE, *STAFF),
    grant(Policy.LOAD, *STAFF),
    grant("join", *KEEPERS),
    grant("tell", *KEEPERS),
)
CLAIM = Policy(
    "employment.Claim",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, Role.COLLEGE, where=_college("student__college__code")),
    grant("claim", *STAFF),
    grant("claim", Role.COLLEGE, where=_college("student__college__code")),
    grant(Policy.LOAD, *STAFF),
)
# What registers say of people is looked at by nobody row by row but the auditor and whoever joins them.
REGISTER_ROW = Policy(
    "employment.RegisterRow", grant(Policy.VIEW, *KEEPERS, Role.AUDITOR), grant(Policy.LOAD, *KEEPERS)
)
for _name in ("OutcomeDate", "Rule"):
    Policy(
        f"employment.{_name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.LOAD, *KEEPERS),
    )
PROFILE, PRACTICE = (
    Policy(
        f"employment.{name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.CHANGE, Role.EMPLOYER, where=_employer("employer__code")),
        grant(Policy.LOAD, *KEEPERS),
    )
    for name in ("EmployerProfile", "PracticePlace")
)
CONTRACT = Policy(
    "employment.DualContract",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, Role.COLLEGE, where=_college("college__code")),
    grant(Policy.VIEW, Role.EMPLOYER, where=_employer("employer__code")),
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(code__in=actor.opened_of(CONTRACT_KIND))),
    # Each party writes and signs for itself; nobody signs for another, the department for nobody.
    grant("write", Role.COLLEGE, where=_college("college__code")),
    grant("college", Role.COLLEGE, where=_college("college__code")),
    grant("employer", Role.EMPLOYER, where=_employer("employer__code")),
    grant("student", *EVERYBODY, where=lambda actor: Q(code__in=actor.opened_of(CONTRACT_KIND))),
    grant("end", *KEEPERS),
    grant("end", Role.COLLEGE, where=_college("college__code")),
    grant("end", Role.EMPLOYER, where=_employer("employer__code")),
    grant(Policy.LOAD, *KEEPERS),
)
HOURS = Policy(
    "employment.DualHours",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, Role.COLLEGE, where=_college("contract__college__code")),
    grant(Policy.VIEW, Role.EMPLOYER, where=_employer("contract__employer__code")),
    grant("plan", Role.COLLEGE, where=_college("contract__college__code")),
    grant("work", Role.EMPLOYER, where=_employer("contract__employer__code")),
    grant(Policy.LOAD, *KEEPERS),
)
