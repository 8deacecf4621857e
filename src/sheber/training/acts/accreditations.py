"""What accreditations mean to the state order: told as changes of its resources, each with its rule's act."""

from django.db import transaction

from sheber.kernel.actors import Actor, policy_for
from sheber.kernel.events import announce
from sheber.kernel.journal import record
from sheber.order.acts import note_capacity
from sheber.training.acts.events import AccreditationsTold
from sheber.training.models import Accreditation
from sheber.training.queries import accreditation_changes

OVER = "the accreditation or its rule is over"


def tell_order_of_accreditations(actor: Actor, *, reason: str = "") -> int:
    """Bring the order's changes of capacity to what accreditations and rules mean now; gives how many changed.

    Telling twice changes nothing; what is over is taken back. Raises PermissionDenied.
    """
    policy_for(Accreditation).demand(actor, "decide")
    changed = [one for one in accreditation_changes() if one.changed]
    if not changed:
        return 0
    with transaction.atomic():
        for one in changed:
            resource = one.resource
            told = one.reason or f"{OVER}. {reason}".strip()
            year, source = resource.calendar_year, one.act or "training"
            note_capacity(actor, one.cause, resource.code, year, one.amount, reason=told, source=source[:500])
        record(actor, "tell_order_of_accreditations", None, reason=reason, changed={"changes": len(changed)})
        announce(AccreditationsTold(tuple(sorted({one.resource.code for one in changed}))))
    return len(changed)
