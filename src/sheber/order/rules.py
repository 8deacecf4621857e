"""Who may see and change the state order."""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, Role, grant

KEEPERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD)

_TABLES = (
    "Line", "Decision", "Setting", "Budget", "Resource", "CapacityChange", "Use", "Limit", "LimitLine", "KnownLicence", "Norm",
)  # fmt: skip
for _name in _TABLES:
    Policy(
        f"order.{_name}",
        grant(Policy.VIEW, *EVERYBODY),
        # A decided line is changed by an amendment alone, which is a row of its own.
        grant(Policy.CHANGE, *(() if _name == "Decision" else KEEPERS)),
        grant(Policy.LOAD, *KEEPERS),
    )
CAMPAIGN = Policy(
    "order.Campaign",
    grant(Policy.VIEW, *EVERYBODY),
    grant("plan", *KEEPERS),
    grant("approve", Role.HEAD, Role.ADMINISTRATOR),
    grant("amend", Role.HEAD, Role.ADMINISTRATOR),
)
# How far a line was filled may tell of few people: the public sees admission's protected tables instead.
FILL = Policy(
    "order.Fill",
    grant(Policy.VIEW, *STAFF, Role.AUDITOR),
    grant(Policy.CHANGE, *KEEPERS),
    grant(Policy.LOAD, *KEEPERS),
)
# A plan in preparation is the department's own; everybody sees it once it is published.
INSIDERS = STAFF | {Role.AUDITOR}
PLAN = Policy(
    "order.Plan",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(campaign__state="published")),
)
PLAN_LINE = Policy(
    "order.PlanLine",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(plan__campaign__state="published")),
)
Policy(
    "order.SwapStep",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(refused__plan__campaign__state="published")),
)
# A college writes and sees its own proposals alone; the department answers them.
PROPOSAL = Policy(
    "order.Proposal",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, Role.COLLEGE, where=lambda actor: Q(college__code__in=actor.colleges)),
    grant("write", *KEEPERS),
    grant("write", Role.COLLEGE, where=lambda actor: Q(college__code__in=actor.colleges)),
    grant("answer", *KEEPERS),
    grant(Policy.CHANGE, *KEEPERS, where=lambda actor: Q(state__in=("draft", "returned"))),
    grant(Policy.LOAD, *KEEPERS),
    grant(Policy.LOAD, Role.COLLEGE, where=lambda actor: Q(college__code__in=actor.colleges)),
)
# What the commission said stays inside; a member speaks through an appointment of the department.
OPINION = Policy("order.Opinion", grant(Policy.VIEW, *INSIDERS), grant("write", *STAFF))
HAND_CHANGE = Policy("order.HandChange", grant(Policy.VIEW, *INSIDERS), grant(Policy.CHANGE, *KEEPERS))
