"""Who may see and change guidance."""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, Role, grant

PROFILE_CLASS, ENCOUNTER = (
    Policy(
        f"guidance.{name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *STAFF),
        grant(Policy.CHANGE, Role.SCHOOL, where=lambda actor: Q(school__code__in=actor.schools)),
        grant(Policy.LOAD, *STAFF),
    )
    for name in ("ProfileClass", "Encounter")
)
