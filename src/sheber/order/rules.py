"""Who may see and change the state order."""

from sheber.kernel.actors import EVERYBODY, Policy, Role, grant

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
PLAN = Policy("order.Plan", grant(Policy.VIEW, *EVERYBODY))
PLAN_LINE = Policy("order.PlanLine", grant(Policy.VIEW, *EVERYBODY))
