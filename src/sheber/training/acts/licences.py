"""Licences: opened, kept, returned; the state order is told of each in the same transaction."""

from datetime import date, timedelta

from django.db import transaction

from sheber.kernel.actors import Actor, policy_for
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.order.acts import note_licence
from sheber.order.models import KnownLicence
from sheber.registry.models import College, Qualification
from sheber.training.acts.events import LicenceChanged
from sheber.training.flows import LICENCE_FLOW
from sheber.training.models import Licence
from sheber.training.queries import Period, licence_periods, overlap

OVERLAPS = Words(
    "бұл колледжде осы біліктілікке лицензия бар ({since} – {end}). Алдымен оны қайтарыңыз немесе мерзімін түзетіңіз.",
    "у колледжа уже есть лицензия на эту квалификацию ({since} – {end}). Сначала верните её или исправьте срок.",
    "the college holds a licence for this qualification already ({since} – {end}). Return it first, or mend its time.",
)
NO_ACT = Words("Құжатты жазыңыз.", "Укажите акт.", "Name the act.")
BEFORE = Words(
    "қайтару күні лицензия берілген күннен ({since}) бұрын.",
    "дата возврата раньше выдачи лицензии ({since}).",
    "the day of return is before the licence began ({since}).",
)


def open_licence(
    actor: Actor,
    college: College,
    qualification: Qualification,
    *,
    since: date,
    act: str,
    until: date | None = None,
    opened: int | None = None,
    new_specialty: bool = False,
    number: str = "",
    source: str = "",
) -> Licence:
    """Write down a new licence and tell the order. Raises BadInput where it overlaps another, PermissionDenied."""
    policy_for(Licence).demand(actor, "decide")
    if not act.strip():
        raise refuse("licences", None, "act", NO_ACT)
    row = Licence(
        college=college,
        qualification=qualification,
        since=since,
        until=until,
        opened=opened,
        new_specialty=new_specialty,
        number=number,
        act=act,
        source=source or act,
    )
    with transaction.atomic():
        College.objects.select_for_update().get(pk=college.pk)  # two clerks may not open the same licence at once
        _refuse_overlap(row)
        row.save()
        record(actor, "open_licence", row, reason=act, changed=difference({}, snapshot(row)))
        _tell_order(actor, row)
        announce(LicenceChanged(row.pk))
    return row


def _refuse_overlap(row: Licence) -> None:
    held = licence_periods({row.college.code}).get((row.college.code, row.qualification.code), [])
    own = Period.of(row.since, row.until, row.returned)
    clash = overlap([*((0, one) for one in held), (1, own)])
    if clash:
        other = clash[0][1]
        raise refuse("licences", None, "since", OVERLAPS.format(since=other.since or "…", end=other.end or "…"))


def keep_licence(actor: Actor, licence: Licence, *, act: str, reason: str = "") -> Licence:
    """Confirm that a licence is kept. Raises BadInput, Forbidden, PermissionDenied."""
    return _move(actor, licence, "keep", act=act, day=None, reason=reason)


def return_licence(actor: Actor, licence: Licence, *, day: date, act: str, reason: str) -> Licence:
    """Give a licence back from a day on. Raises BadInput, Forbidden, PermissionDenied."""
    if licence.since and day < licence.since:
        raise refuse("licences", None, "returned", BEFORE.format(since=licence.since))
    return _move(actor, licence, "return", act=act, day=day, reason=reason)


def _move(actor: Actor, licence: Licence, name: str, *, act: str, day: date | None, reason: str) -> Licence:
    if not act.strip():
        raise refuse("licences", None, "act", NO_ACT)
    with transaction.atomic():
        row = Licence.objects.select_for_update().select_related("college", "qualification").get(pk=licence.pk)
        before = snapshot(row)
        LICENCE_FLOW.move(row, name, actor)
        row.act, row.reason, row.returned = act, reason or row.reason, day
        row.save()
        record(actor, f"{name}_licence", row, reason=reason or act, changed=difference(before, snapshot(row)))
        _tell_order(actor, row)
        announce(LicenceChanged(row.pk))
    return row


def _tell_order(actor: Actor, row: Licence) -> None:
    """The order knows one period of each pair: the newest that training keeps."""
    newest = (
        Licence.objects.filter(college=row.college, qualification=row.qualification).order_by("-since", "-pk").first()
    )
    told = newest if newest and newest.since else row
    last = told.returned - timedelta(days=1) if told.returned else told.until
    source = f"training: {told.act}" if told.act else "training"
    note_licence(
        actor, row.college, row.qualification, since=told.since, until=last, number=told.number, source=source
    )


def tell_order_of_licences(actor: Actor) -> int:
    """Bring every licence that the order does not know as it is now, e.g. after a sheet; gives how many changed."""
    policy_for(Licence).demand(actor, "decide")
    known = {(one.college_id, one.qualification_id): one for one in KnownLicence.objects.all()}
    newest: dict[tuple[int, int], Licence] = {}
    for row in Licence.objects.select_related("college", "qualification").order_by("since", "pk"):
        held = newest.get((row.college_id, row.qualification_id))
        if held is None or row.since is not None:
            newest[row.college_id, row.qualification_id] = row
    changed = 0
    with transaction.atomic():
        for key, row in newest.items():
            last = row.returned - timedelta(days=1) if row.returned else row.until
            there = known.get(key)
            if there is None or (there.since, there.until, there.number) != (row.since, last, row.number):
                _tell_order(actor, row)
                changed += 1
        record(actor, "tell_order_of_licences", None, changed={"licences": changed})
    return changed
