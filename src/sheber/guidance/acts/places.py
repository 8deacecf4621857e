"""Places of the year's order as pupils see them: told by the slices that keep places, cut-offs and employers' contracts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from sheber.guidance.models import PlaceOffer
from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.journal import record
from sheber.registry.models import College, Qualification


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One programme as a higher slice tells it."""

    programme: str
    college: College
    qualification: Qualification
    base: str
    language: str
    places: int
    cutoff: str = ""
    employers: str = ""
    synthetic: bool = False


def note_places(actor: Actor, year: int, rows: Sequence[PlaceRow], *, source: str) -> int:
    """Set the places shown to pupils for a year, in the place of those told before; gives how many."""
    policy_for(PlaceOffer).demand(actor, Policy.CHANGE)
    made = [
        PlaceOffer(
            year=year,
            source=source,
            **{name: getattr(one, name) for name in PlaceRow.__slots__},
        )
        for one in rows
    ]
    with transaction.atomic():
        PlaceOffer.objects.filter(year=year).delete()
        PlaceOffer.objects.bulk_create(made, batch_size=1000)
        record(actor, "note_places", changed={"year": year, "programmes": len(made)})
    return len(made)
