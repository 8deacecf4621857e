"""What an employer tells of itself, and the places for practice that it offers."""

from datetime import date
from secrets import token_hex

from django.db import transaction

from sheber.employment.models import EmployerProfile, PracticePlace
from sheber.employment.rules import PRACTICE, PROFILE
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.registry.models import Employer, Qualification

BACKWARDS = Words("аяқталуы басталуынан бұрын.", "окончание раньше начала.", "it ends before it begins.")
NONE = Words("кемінде бір орын керек.", "нужно хотя бы одно место.", "one place at least is needed.")


def save_profile(actor: Actor, employer: Employer, *, about: Words, contact: str, mentors: int) -> EmployerProfile:
    """Keep an employer's profile. Raises PermissionDenied."""
    PROFILE.demand(actor, Policy.CHANGE, EmployerProfile(employer=employer))
    with transaction.atomic():
        row = EmployerProfile.objects.select_for_update().filter(employer=employer).first()
        before = snapshot(row) if row else {}
        row = row or EmployerProfile(employer=employer, source="told on the page")
        row.about, row.contact, row.mentors = about, contact, mentors
        row.save()
        record(actor, "save_profile", row, changed=difference(before, snapshot(row)))
    return row


def offer_practice(
    actor: Actor, employer: Employer, qualification: Qualification, *, starts: date, ends: date, places: int
) -> PracticePlace:
    """Offer places for practice. Raises BadInput, PermissionDenied."""
    row = PracticePlace(
        code=f"practice-{starts:%Y}-{token_hex(3)}",
        employer=employer,
        qualification=qualification,
        starts=starts,
        ends=ends,
        places=places,
        source="offered on the page",
    )
    PRACTICE.demand(actor, Policy.CHANGE, row)
    if ends < starts:
        raise refuse("practice_places", None, "ends", BACKWARDS)
    if places < 1:
        raise refuse("practice_places", None, "places", NONE)
    with transaction.atomic():
        row.save()
        record(actor, "offer_practice", row, changed=difference({}, snapshot(row)))
    return row
