"""What the order is told of resources by the slices above it: amounts, and what a cause outside adds or takes."""

from decimal import Decimal

from django.db import transaction

from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.events import announce
from sheber.kernel.journal import difference, record, snapshot
from sheber.order.acts.events import CapacityChanged
from sheber.order.models import CapacityChange, Resource


def note_resource(
    actor: Actor,
    year: int,
    code: str,
    calendar_year: int,
    *,
    name: str,
    amount: Decimal,
    source: str = "",
    reason: str = "",
) -> Resource:
    """Tell the order how much of a resource there is; the slice that counts it calls it. Raises PermissionDenied."""
    policy_for(Resource).demand(actor, Policy.CHANGE)
    with transaction.atomic():
        key = {"year": year, "code": code, "calendar_year": calendar_year}
        held = Resource.objects.select_for_update().filter(**key).first()
        before = snapshot(held) if held else {}
        row = held or Resource(**key)
        row.name, row.amount, row.source = name, amount, source or row.source
        row.save()
        record(actor, "note_resource", row, reason=reason, changed=difference(before, snapshot(row)))
        announce(CapacityChanged(code, calendar_year))
    return row


def note_capacity(
    actor: Actor, cause: str, resource: str, calendar_year: int, amount: Decimal, *, reason: str, source: str = ""
) -> CapacityChange | None:
    """Tell the order what a cause adds to (or takes from) a resource; nought takes the row away.

    The newest amount of a cause, a resource and a year counts: telling it twice changes nothing. Raises PermissionDenied.
    """
    policy_for(CapacityChange).demand(actor, Policy.CHANGE)
    code = f"{cause}/{resource}/{calendar_year}"
    with transaction.atomic():
        held = CapacityChange.objects.select_for_update().filter(code=code).first()
        if (held.amount if held else Decimal(0)) == amount:
            return held
        before = snapshot(held) if held else {}
        row = held or CapacityChange(code=code, cause=cause, resource=resource, calendar_year=calendar_year)
        row.amount, row.reason, row.source = amount, reason[:500], source or row.source
        told = difference(before, snapshot(row))
        if amount:
            row.save()
        elif held:
            held.delete()
        record(actor, "note_capacity", row, reason=reason, changed=told)
        announce(CapacityChanged(resource, calendar_year))
    return row if amount else None
