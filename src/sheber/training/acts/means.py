"""What colleges can teach, told to the state order: hours of workshops and of teachers, beds of dormitories."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from sheber.kernel.actors import Actor
from sheber.kernel.events import announce
from sheber.kernel.journal import record
from sheber.order.acts import note_resource
from sheber.order.models import Resource
from sheber.order.rules import CAMPAIGN
from sheber.registry.models import College
from sheber.training.acts.events import MeansTold
from sheber.training.queries import hours_of_colleges, teachers_on


@dataclass(frozen=True, slots=True)
class Means:
    """What the order would be told: a resource that its year knows, what it holds there and what training counts."""

    resource: Resource
    counted: Decimal

    @property
    def changed(self) -> bool:
        """Whether the order holds another number."""
        return self.resource.amount != self.counted


def counted_means(year: int) -> list[Means]:
    """For each resource of a year whose code is `hours-`, `teachers-` or `beds-` and a college: what is counted."""
    serving = teachers_on(date(year, 9, 1)).exclude(hours=None).values_list("college__code")
    teachers = dict(serving.annotate(sum=Sum("hours")).order_by("college__code"))
    beds = dict(College.objects.exclude(dormitory_beds=None).values_list("code", "dormitory_beds"))
    counted = {"teachers": teachers, "beds": beds}
    free: dict[int, dict[str, int]] = {}  # by calendar year: hours that the groups in training leave
    made = []
    for resource in Resource.objects.filter(year=year).order_by("code", "calendar_year"):
        kind, _, college = resource.code.partition("-")
        if kind == "hours":
            when = resource.calendar_year
            free[when] = free.get(when) or _free_hours(when, year)
            number = free[when].get(college)
        else:
            number = counted.get(kind, {}).get(college)
        if number is not None:
            made.append(Means(resource, Decimal(number)))
    return made


def _free_hours(when: int, order_year: int) -> dict[str, int]:
    """Hours of each college in a calendar year that are left for the groups which an order opens."""
    rows = hours_of_colleges(when, before=order_year)
    return {one.college: max(one.left, 0) for one in rows if not one.unknown}


def tell_order_of_means(actor: Actor, year: int, *, reason: str) -> int:
    """Put what is counted into the order's resources; gives how many numbers changed. Raises PermissionDenied."""
    CAMPAIGN.demand(actor, "plan")
    changed = [one for one in counted_means(year) if one.changed]
    with transaction.atomic():
        for one in changed:
            row = one.resource
            note_resource(
                actor,
                year,
                row.code,
                row.calendar_year,
                name=row.name,
                amount=one.counted,
                source="training",
                reason=reason,
            )
        record(actor, "tell_order_of_means", None, reason=reason, changed={"year": year, "resources": len(changed)})
        announce(MeansTold(year, len(changed)))
    return len(changed)
