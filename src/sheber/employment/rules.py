"""Who may see outcomes: staff and auditors all, a college its own; the public sees figures only."""

from django.db.models import Q

from sheber.kernel.actors import STAFF, Policy, Role, grant

OUTCOME = Policy(
    "employment.Outcome",
    grant(Policy.VIEW, *STAFF, Role.AUDITOR),
    grant(Policy.VIEW, Role.COLLEGE, where=lambda actor: Q(college__code__in=actor.colleges)),
    grant(Policy.CHANGE, *STAFF),
    grant(Policy.LOAD, *STAFF),
)
