"""Who may see and change capital works."""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, Role, grant

KEEPERS = (Role.ADMINISTRATOR, Role.PLANNER, Role.HEAD)
INSIDERS = STAFF | {Role.AUDITOR}
# The money of the public is open: what was promised, to whom it went, what was accepted.
for _name in (
    "Project",
    "Step",
    "BudgetLine",
    "ProjectMoney",
    "Contractor",
    "Contract",
    "WorkAct",
    "Payment",
    "Effect",
):
    Policy(
        f"works.{_name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *STAFF),
        grant(Policy.LOAD, *STAFF),
        grant("slip", *KEEPERS),
    )
Policy(
    "works.Rule",
    grant(Policy.VIEW, *EVERYBODY),
    grant(Policy.CHANGE, *KEEPERS),
    grant(Policy.LOAD, *KEEPERS),
)
SLIP = Policy("works.Slip", grant(Policy.VIEW, *EVERYBODY), grant(Policy.CHANGE, *KEEPERS))
PHOTO = Policy(
    "works.Photo",
    grant(Policy.VIEW, *INSIDERS),
    grant(Policy.VIEW, Role.COLLEGE, where=lambda actor: Q(project__college__code__in=actor.colleges)),
    grant(Policy.VIEW, *EVERYBODY, where=lambda actor: Q(shown=True)),
    grant("add", *STAFF),
    grant("add", Role.COLLEGE, where=lambda actor: Q(project__college__code__in=actor.colleges)),
    grant("show", *KEEPERS),
    grant(Policy.LOAD, *STAFF),
)
