"""Both sides of an activity confirm it on a telephone: a code each, no account; equal numbers make a signed receipt."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sheber.guidance.acts.events import EncounterSigned
from sheber.guidance.bridge.receipt import sign_pair
from sheber.guidance.models import Confirmation, Encounter
from sheber.guidance.queries import list_of
from sheber.guidance.rules import CONFIRMATION, ENCOUNTER
from sheber.kernel.access import access_index, new_access_code
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import record
from sheber.kernel.words import Words

DONE = Words(
    "Екі тарап растап қойған.", "Обе стороны уже подтвердили.", "Both sides have confirmed already."
)  # fmt: skip
EARLY = Words(
    "Іс-шара {day} күні өтеді: содан кейін растаңыз.",
    "Мероприятие пройдёт {day}: подтвердите после него.",
    "The activity is on {day}: confirm after that.",
)
UNLIKE_LIST = Words(
    "тізімде {listed} оқушы бар, ал сіз {count} жаздыңыз. Санды немесе тізімді түзетіңіз.",
    "в списке {listed} учеников, а вы указали {count}. Исправьте число или список.",
    "the list holds {listed} pupils and you wrote {count}. Mend the number or the list.",
)


def open_confirmation(actor: Actor, encounter: Encounter) -> tuple[str, str]:
    """New codes for the school and for the host, shown once; older codes stop working. Raises BadInput, PermissionDenied."""
    ENCOUNTER.demand(actor, Policy.CHANGE, encounter)
    school, host = new_access_code(), new_access_code()
    with transaction.atomic():
        Encounter.objects.select_for_update().get(pk=encounter.pk)
        row = Confirmation.objects.filter(encounter=encounter).first() or Confirmation(encounter=encounter)
        if row.receipt:
            raise refuse("", None, "", DONE)
        row.school_index, row.host_index = access_index(school), access_index(host)
        row.save()
        record(actor, "open_confirmation", row)
    return school, host


def confirm(actor: Actor, encounter: Encounter, side: str, count: int, *, today: date) -> Confirmation:
    """One side gives the number of pupils it saw; gives the row, with its receipt once both gave the same.

    Raises BadInput, PermissionDenied.
    """
    with transaction.atomic():
        row = Confirmation.objects.select_for_update().select_related("encounter").get(encounter=encounter)
        CONFIRMATION.demand(actor, side, row)
        if row.receipt:
            raise refuse("", None, "count", DONE)
        held = Encounter.objects.select_for_update().select_related("school").get(pk=encounter.pk)
        if held.day > today:
            raise refuse("", None, "count", EARLY.format(day=f"{held.day:%d.%m.%Y}"))
        if held.listed and held.pupils != count:
            raise refuse("", None, "count", UNLIKE_LIST.format(listed=held.pupils, count=count))
        setattr(row, f"{side}_at", timezone.now())
        setattr(row, f"{side}_count", count)
        if row.school_count is not None and row.school_count == row.host_count:
            _seal(row, held)
        row.save()
        record(actor, f"confirm_{side}", row, changed={"pupils": count, "signed": bool(row.receipt)})
    return row


def _seal(row: Confirmation, held: Encounter) -> None:
    if not held.listed:
        held.pupils = row.school_count or 0
        held.first_time = min(held.first_time, held.pupils)
        held.save(update_fields=["pupils", "first_time"])
    row.encounter = held
    row.receipt = sign_pair(row, list_of(held))
    announce(EncounterSigned(held.code))
