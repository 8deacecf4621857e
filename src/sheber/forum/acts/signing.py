"""The signing: memoranda in a queue, signed, with a copy; each is looked at again after its days. Practices likewise."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from sheber.forum import words
from sheber.forum.acts.files import add_file
from sheber.forum.models import Forum, Practice, SigningItem
from sheber.forum.rules import POLICIES
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.partners.models import Memorandum

NOT_SIGNED = Words(
    "меморандумға әлі қол қойылмаған.", "меморандум ещё не подписан.", "the memorandum is not signed yet."
)
NO_EVIDENCE = Words(
    "не орындалғанын көрсететін құжатты не сілтемені жазыңыз.",
    "укажите документ или ссылку, подтверждающие исполнение.",
    "name a paper or a link that shows what was done.",
)
NO_STATE = Words("тізімнен таңдаңыз.", "выберите из списка.", "choose from the list.")
SIGNED = Words("Қол қойылған меморандум {code}", "Подписанный меморандум {code}", "Signed memorandum {code}")


def queue_memoranda(actor: Actor, forum: Forum) -> int:
    """Put the memoranda that name this forum into its queue, after those that are there; gives how many were new."""
    POLICIES["SigningItem"].demand(actor, Policy.CHANGE)
    with transaction.atomic():
        there = set(forum.signings.values_list("memorandum_id", flat=True))
        last = forum.signings.aggregate(last=Max("place"))["last"] or 0
        rows = Memorandum.objects.filter(event=forum.code).exclude(pk__in=there).select_related("college", "partner")
        made = [
            SigningItem(
                forum=forum, memorandum=one, place=last + at,
                synthetic=one.synthetic, source=one.source,
            )
            for at, one in enumerate(rows.order_by("pk"), start=1)
        ]  # fmt: skip
        for one in made:
            one.save()
        if made:
            record(actor, "queue_memoranda", forum, changed={"added": len(made)})
    return len(made)


def sign_memorandum(actor: Actor, item: SigningItem, *, day: date, copy: bytes = b"") -> SigningItem:
    """It was signed on the stage; the copy is kept; the follow-up falls due. Raises BadInput, RefusedFileError."""
    POLICIES["SigningItem"].demand(actor, Policy.CHANGE, item)
    with transaction.atomic():
        row = SigningItem.objects.select_for_update().select_related("forum", "memorandum").get(pk=item.pk)
        before = snapshot(row)
        if copy:
            title = SIGNED.format(code=row.memorandum.code)
            row.copy = add_file(actor, row.forum, copy, kind="signed", title=title)
        row.signed_on = day
        row.follow_by = day + timedelta(days=row.forum.follow_days)
        row.follow = row.follow or "open"
        row.save()
        record(actor, "sign_memorandum", row, changed=difference(before, snapshot(row)))
    return row


def resolve_signing(actor: Actor, item: SigningItem, *, state: str, evidence: str) -> SigningItem:
    """What came of a memorandum, with its evidence. Raises BadInput, PermissionDenied."""
    POLICIES["SigningItem"].demand(actor, Policy.CHANGE, item)
    _resolved(state, evidence)
    with transaction.atomic():
        row = SigningItem.objects.select_for_update().get(pk=item.pk)
        if row.signed_on is None:
            raise refuse("forum_signings", None, "follow", NOT_SIGNED)
        before = snapshot(row)
        row.follow, row.evidence = state, evidence.strip()[:500]
        row.save()
        record(actor, "resolve_signing", row, changed=difference(before, snapshot(row)))
    return row


def note_practice(actor: Actor, practice: Practice, *, state: str, evidence: str) -> Practice:
    """Whether a practice that was taken home lives. Raises BadInput, PermissionDenied."""
    POLICIES["Practice"].demand(actor, Policy.CHANGE, practice)
    _resolved(state, evidence)
    with transaction.atomic():
        row = Practice.objects.select_for_update().get(pk=practice.pk)
        before = snapshot(row)
        row.state, row.evidence = state, evidence.strip()[:500]
        row.save()
        record(actor, "note_practice", row, changed=difference(before, snapshot(row)))
    return row


def _resolved(state: str, evidence: str) -> None:
    if state not in words.FOLLOW:
        raise refuse("forum_signings", None, "follow", NO_STATE)
    if state == "done" and not evidence.strip():
        raise refuse("forum_signings", None, "evidence", NO_EVIDENCE)


def due_today(forum: Forum) -> list[SigningItem]:
    """Signed memoranda whose follow-up is due and still open."""
    return list(
        forum.signings.filter(follow="open", follow_by__lte=timezone.localdate())
        .select_related("memorandum__college", "memorandum__partner")
        .order_by("follow_by")
    )
