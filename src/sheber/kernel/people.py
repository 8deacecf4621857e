"""Who holds which role: invitations, appointments and their ends. Every act stands in the journal, without names."""

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sheber.kernel.access import access_index, new_access_code
from sheber.kernel.actors import HELD, Actor, Policy, Role, grant
from sheber.kernel.journal import record
from sheber.kernel.models import Appointment, Invitation
from sheber.kernel.words import Words

OPEN_DAYS = 14
APPOINTMENTS = Policy(
    "kernel.Appointment",
    grant(Policy.VIEW, Role.ADMINISTRATOR, Role.AUDITOR),
    grant(Policy.CHANGE, Role.ADMINISTRATOR),
)
INVITATIONS = Policy(
    "kernel.Invitation", grant(Policy.VIEW, Role.ADMINISTRATOR), grant(Policy.CHANGE, Role.ADMINISTRATOR)
)
# Roles that are given to people with an account; an applicant and a visitor have none.
GIVEN = tuple(role for role in Role if role not in {Role.APPLICANT, Role.PUBLIC})

NO_HOLDER = Words(
    "Бұл рөл кімге тиесілі екенін жазыңыз: колледждің, мектептің, жұмыс берушінің коды.",
    "Укажите, от чьего имени роль: код колледжа, школы, работодателя.",
    "Say for whom the role is held: the code of a college, a school, an employer.",
)
ENDS_BEFORE = Words("Соңы басынан бұрын.", "Конец раньше начала.", "It ends before it starts.")
TAKEN = Words("Бұл ат бос емес.", "Это имя занято.", "This name is taken.")
NOT_OPEN = Words(
    "Шақыру қолданылған, қайтарылған немесе мерзімі өткен. Әкімшіден жаңасын сұраңыз.",
    "Приглашение использовано, отозвано или истекло. Попросите у администратора новое.",
    "The invitation was used, withdrawn or has run out. Ask the administrator for a new one.",
)
LAST = Words(
    "Бұл соңғы әкімші: алдымен басқасын тағайындаңыз.",
    "Это последний администратор: сначала назначьте другого.",
    "This is the last administrator: appoint another one first.",
)


class RefusedError(ValueError):
    """An act that cannot be done; `field` names where it stands in the form."""

    def __init__(self, words: Words, field: str = "") -> None:
        super().__init__(words.en)
        self.words, self.field = words, field


def _held(role: Role, holder: str, starts: date, ends: date | None) -> str:
    """The holder as it is kept. Raises RefusedError."""
    if role in HELD and not holder:
        raise RefusedError(NO_HOLDER, "holder")
    if ends and ends < starts:
        raise RefusedError(ENDS_BEFORE, "ends")
    return holder if role in HELD else ""


def invite(
    actor: Actor, role: Role, *, starts: date, ends: date | None = None, holder: str = "", email: str = ""
) -> tuple[Invitation, str]:
    """Invite somebody to a role; gives the invitation and the code of its link, which is not kept."""
    INVITATIONS.demand(actor, Policy.CHANGE)
    holder = _held(role, holder, starts, ends)
    code = new_access_code()
    with transaction.atomic():
        row = Invitation.objects.create(
            index=access_index(code),
            email=email,
            role=role,
            holder=holder,
            starts=starts,
            ends=ends,
            expires=timezone.now() + timedelta(days=OPEN_DAYS),
            made_by=actor.name,
        )
        record(actor, "invite", row, changed={"role": str(role), "holder": holder, "starts": starts.isoformat()})
    return row, code


def open_invitation(code: str) -> Invitation | None:
    """The invitation of a link, while it can be used."""
    rows = Invitation.objects.filter(used=None, withdrawn=None, expires__gt=timezone.now())
    index = access_index(code)
    return rows.filter(index=index).first() if index else None


def withdraw_invitation(actor: Actor, row: Invitation) -> None:
    """Make a link useless."""
    INVITATIONS.demand(actor, Policy.CHANGE, row)
    with transaction.atomic():
        Invitation.objects.filter(pk=row.pk, used=None).update(withdrawn=timezone.now())
        record(actor, "withdraw_invitation", row)


def accept_invitation(code: str, name: str, password: str, user: User | None = None) -> User:
    """Take the role: with a new account, or with the account of whoever is signed in. Raises RefusedError."""
    with transaction.atomic():
        found = open_invitation(code)
        row = Invitation.objects.select_for_update().get(pk=found.pk) if found else None
        if row is None or row.used:
            raise RefusedError(NOT_OPEN)
        if user is None:
            if User.objects.filter(username__iexact=name).exists():
                raise RefusedError(TAKEN, "username")
            user = User.objects.create_user(name, email=row.email, password=password)
        Appointment.objects.get_or_create(
            user=user, role=row.role, holder=row.holder, starts=row.starts, defaults={"ends": row.ends}
        )
        row.user, row.used = user, timezone.now()
        row.save()
        record(Actor(name=user.get_username(), user_id=user.pk), "accept_invitation", row)
    return user


def appoint(
    actor: Actor, user: User, role: Role, *, starts: date, ends: date | None = None, holder: str = ""
) -> Appointment:
    """Give a person who has an account one more role. Raises RefusedError."""
    APPOINTMENTS.demand(actor, Policy.CHANGE)
    holder = _held(role, holder, starts, ends)
    with transaction.atomic():
        row, made = Appointment.objects.get_or_create(
            user=user, role=role, holder=holder, starts=starts, defaults={"ends": ends}
        )
        if made:
            record(actor, "appoint", row, changed={"role": str(role), "holder": holder, "user": user.pk})
    return row


def end_appointment(actor: Actor, row: Appointment, *, reason: str) -> Appointment:
    """End an appointment yesterday, so that it no longer holds. Raises RefusedError for the last administrator."""
    APPOINTMENTS.demand(actor, Policy.CHANGE, row)
    with transaction.atomic():
        row = Appointment.objects.select_for_update().get(pk=row.pk)
        others = Appointment.objects.in_force().filter(role=Role.ADMINISTRATOR).exclude(pk=row.pk)
        if row.role == Role.ADMINISTRATOR and not others.exists():
            raise RefusedError(LAST)
        yesterday = timezone.localdate() - timedelta(days=1)
        before = row.ends
        if row.starts > yesterday:
            row.starts = yesterday  # one that began today must not last until tonight
        row.ends = yesterday
        row.save()
        changed = {"ends": [before.isoformat() if before else None, yesterday.isoformat()]}
        record(actor, "end_appointment", row, reason=reason, changed=changed)
    return row
