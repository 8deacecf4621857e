"""Who may see and change the state order."""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, Role, grant

KEEPERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD)

for _name in ("Line", "Decision", "Setting", "Budget", "Resource", "Use", "Limit", "LimitLine"):
    Policy(
        f"order.{_name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *KEEPERS),
        grant(Policy.LOAD, *KEEPERS),
    )
CAMPAIGN = Policy(
    "order.Campaign",
    grant(Policy.VIEW, *EVERYBODY),
    grant("plan", *KEEPERS),
    grant("approve", Role.HEAD, Role.ADMINISTRATOR),
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
