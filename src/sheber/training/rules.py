"""Who may see and change training."""

from django.db.models import Q

from sheber.kernel.actors import EVERYBODY, STAFF, Policy, Role, grant

LICENCE, ACCREDITATION, WORKSHOP = (
    Policy(
        f"training.{name}",
        grant(Policy.VIEW, *EVERYBODY),
        grant(Policy.CHANGE, *STAFF),
        grant(Policy.CHANGE, Role.COLLEGE, where=lambda actor: Q(college__code__in=actor.colleges)),
        grant(Policy.LOAD, *STAFF),
    )
    for name in ("Licence", "Accreditation", "Workshop")
)
