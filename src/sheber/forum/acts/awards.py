"""The award scene: who is absent and who receives for them; what was handed over."""

from django.db import transaction

from sheber.forum.models import AwardItem
from sheber.forum.rules import POLICIES
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words

NO_PROXY = Words(
    "өзі жоқ: марапатты кім алатынын жазыңыз.",
    "награждаемого нет: укажите, кто получает награду.",
    "the person is absent: say who receives the award.",
)


def note_absence(actor: Actor, item: AwardItem, *, absent: bool, proxy: str = "") -> AwardItem:
    """Say that a laureate does not come, and who receives for them. Raises PermissionDenied."""
    POLICIES["AwardItem"].demand(actor, Policy.CHANGE, item)
    with transaction.atomic():
        row = AwardItem.objects.select_for_update().get(pk=item.pk)
        before = snapshot(row)
        row.absent, row.proxy = absent, " ".join(proxy.split())[:150] if absent else ""
        row.save()
        changed = difference(before, snapshot(row))
        changed.pop("proxy", None)  # a name
        record(actor, "note_absence", row, changed=changed)
    return row


def hand_award(actor: Actor, item: AwardItem) -> AwardItem:
    """The award was handed over. Raises BadInput (absent and no proxy), PermissionDenied."""
    POLICIES["AwardItem"].demand(actor, Policy.CHANGE, item)
    with transaction.atomic():
        row = AwardItem.objects.select_for_update().get(pk=item.pk)
        if row.absent and not row.proxy:
            raise refuse("forum_awards", None, "proxy", NO_PROXY)
        row.handed = True
        row.save()
        record(actor, "hand_award", row)
    return row
