"""Files of the forum: materials of talks, photographs, signed copies; a photograph is public only by consent."""

from django.db import transaction

from sheber.forum.models import File, Forum, Session
from sheber.forum.rules import FILE
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.attachments import keep_file
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import record
from sheber.kernel.words import Words

AREA = "forum"
MOST = 12 * 1024 * 1024
NO_CONSENT = Words(
    "ашық сурет үшін кімнің келісімі алынғанын жазыңыз.",
    "для открытой фотографии укажите, чьё согласие получено.",
    "for a public photograph say whose consent was given.",
)
NO_TITLE = Words("атауын жазыңыз.", "дайте название.", "give a title.")


def add_file(
    actor: Actor,
    forum: Forum,
    data: bytes,
    *,
    kind: str,
    title: Words,
    session: Session | None = None,
    public: bool = False,
    consent: str = "",
) -> File:
    """Keep a file. Raises RefusedFileError, BadInput, PermissionDenied."""
    FILE.demand(actor, Policy.CHANGE)
    if not title:
        raise refuse("files", None, "title", NO_TITLE)
    if kind == "photo" and public and not consent.strip():
        raise refuse("files", None, "consent", NO_CONSENT)
    kept = keep_file(data, AREA, most=MOST)
    with transaction.atomic():
        row = File(
            forum=forum, session=session, kind=kind, path=kept.path, media=kept.media, size=kept.size,
            sha256=kept.sha256, public=public, consent=consent.strip()[:255],
        )  # fmt: skip
        row.title = title
        row.save()
        record(actor, "add_forum_file", row, changed={"kind": kind, "sha256": kept.sha256, "public": public})
    return row


def drop_public(actor: Actor, row: File, *, reason: str) -> File:
    """Take a file from the public pages, for instance when consent is withdrawn. Raises PermissionDenied."""
    FILE.demand(actor, Policy.CHANGE, row)
    with transaction.atomic():
        one = File.objects.select_for_update().get(pk=row.pk)
        one.public = False
        one.save()
        record(actor, "drop_public", one, reason=reason, changed={"public": [True, False]})
    return one
