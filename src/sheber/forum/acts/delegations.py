"""Delegations: the head's link, the answer, people within the quota, accreditation with a badge, letters."""

import hashlib

from django.db import IntegrityError, transaction
from django.db.models import Max

from sheber.forum import words
from sheber.forum.acts.events import REASON, ParticipantMoved
from sheber.forum.flows import NOT_OPEN
from sheber.forum.flows import PARTICIPANT as FLOW
from sheber.forum.models import Delegation, Letter, Participant
from sheber.forum.rules import DELEGATION, PARTICIPANT, is_keeper
from sheber.kernel.access import access_index, new_access_code, public_number
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words

NO_NAME = Words("аты-жөнін жазыңыз.", "укажите имя.", "give a name.")
LONG = Words("{most} таңбадан асты.", "длиннее {most} знаков.", "longer than {most} letters.")
TWICE = Words(
    "бұл адам делегацияда бар.", "этот человек уже есть в делегации.", "this person is in the delegation already."
)
NO_CHOICE = Words("тізімнен таңдаңыз.", "выберите из списка.", "choose from the list.")
WITH_REASON = {"refuse", "withdraw"}


def issue_link(actor: Actor, delegation: Delegation) -> str:
    """A new code for the delegation's head, shown once; the one before stops to open. Raises PermissionDenied."""
    DELEGATION.demand(actor, Policy.CHANGE, delegation)
    code = new_access_code()
    with transaction.atomic():
        Delegation.objects.filter(pk=delegation.pk).update(access=access_index(code))
        record(actor, "issue_delegation_link", delegation)
    return code


def delegation_by_access(code: str) -> Delegation | None:
    """The delegation that a code opens."""
    index = access_index(code)
    return Delegation.objects.select_related("forum").filter(access=index).first() if index else None


def answer_invitation(actor: Actor, delegation: Delegation, *, comes: bool) -> Delegation:
    """The head says whether the delegation comes. Raises PermissionDenied, Forbidden."""
    DELEGATION.demand(actor, "head", delegation)
    with transaction.atomic():
        row = Delegation.objects.select_for_update().get(pk=delegation.pk)
        _registration_open(actor, row)
        before = snapshot(row)
        row.state = "confirmed" if comes else "declined"
        row.save()
        record(actor, "answer_invitation", row, changed=difference(before, snapshot(row)))
    return row


def _registration_open(actor: Actor, delegation: Delegation) -> None:
    """Heads write while registration is open; the organiser always. Raises Forbidden."""
    if delegation.forum.state != "open" and not is_keeper(actor):
        raise Forbidden(NOT_OPEN.format(state=words.FORUM_STATE.label(delegation.forum.state)))


def add_participant(
    actor: Actor,
    delegation: Delegation,
    *,
    name: str,
    position: str = "",
    duty: str = "member",
    passport: str = "",
    photo_consent: bool = False,
) -> Participant:
    """Ask for a person. Raises BadInput, Forbidden (registration not open), PermissionDenied."""
    DELEGATION.demand(actor, "head", delegation)
    _registration_open(actor, delegation)
    name = " ".join(name.split())
    _checked(name, position, duty, passport)
    try:
        with transaction.atomic():
            row = Participant.objects.create(
                code=f"{delegation.forum.code}-{public_number()}".lower(),
                delegation=delegation,
                name=name,
                position=" ".join(position.split()),
                duty=duty,
                passport=passport.strip(),
                photo_consent=photo_consent,
            )
            record(actor, "add_participant", row, changed={"delegation": delegation.code, "duty": duty})
    except IntegrityError as error:
        raise refuse("forum_participants", None, "name", TWICE) from error
    return row


def _checked(name: str, position: str, duty: str, passport: str) -> None:
    if not name:
        raise refuse("forum_participants", None, "name", NO_NAME)
    for column, value, most in (("name", name, 150), ("position", position, 200), ("passport", passport, 40)):
        if len(value) > most or "\x00" in value:
            raise refuse("forum_participants", None, column, LONG.format(most=most))
    if duty not in words.DUTY:
        raise refuse("forum_participants", None, "duty", NO_CHOICE)


def move_participant(actor: Actor, participant: Participant, name: str, *, reason: str = "") -> Participant:
    """Approve (within the quota), accredit (the badge's number is given), refuse or withdraw a person.

    Raises Forbidden with the reason (a quota used up), BadInput, PermissionDenied.
    """
    if name in WITH_REASON and not reason.strip():
        raise refuse("forum_participants", None, "reason", REASON)
    with transaction.atomic():
        # The delegation is locked: two heads cannot share the last place of the quota.
        delegation = Delegation.objects.select_for_update().select_related("forum").get(pk=participant.delegation_id)
        row = Participant.objects.select_for_update().get(pk=participant.pk)
        row.delegation = delegation
        if name in {"approve", "withdraw"}:
            PARTICIPANT.demand(actor, "head", row)
            _registration_open(actor, delegation)
        before = snapshot(row)
        FLOW.move(row, name, actor)
        if name == "accredit":
            row.number = row.number or _next_number(delegation)
        row.save()
        record(actor, f"participant_{name}", row, reason=reason, changed=difference(before, snapshot(row)))
        announce(ParticipantMoved(row.pk))
    return row


def _next_number(delegation: Delegation) -> int:
    """The next badge number of the forum; its row is locked while the number is taken."""
    type(delegation.forum).objects.select_for_update().get(pk=delegation.forum_id)
    last = Participant.objects.filter(delegation__forum=delegation.forum_id).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def quota_left(delegation: Delegation) -> int | None:
    """How many people may still be approved; None where there is no quota."""
    if delegation.quota is None:
        return None
    return max(
        delegation.quota - delegation.participants.filter(state__in=("approved", "accredited", "arrived")).count(), 0
    )


def keep_letter(
    actor: Actor,
    delegation: Delegation,
    *,
    kind: str,
    language: str,
    pdf: bytes,
    number: int,
    participant: Participant | None,
) -> Letter:
    """Note a letter that was written, with its number and hash. Raises PermissionDenied."""
    DELEGATION.demand(actor, Policy.CHANGE, delegation)
    with transaction.atomic():
        row = Letter.objects.create(
            delegation=delegation,
            participant=participant,
            kind=kind,
            language=language,
            number=number,
            sha256=hashlib.sha256(pdf).hexdigest(),
        )
        record(actor, "write_letter", delegation, changed={"number": number, "kind": kind, "sha256": row.sha256})
    return row


def next_letter_number(delegation: Delegation) -> int:
    """The next number of the forum's letters."""
    last = Letter.objects.filter(delegation__forum=delegation.forum_id).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
