"""Drafts of long forms, kept sealed on the server: `keep_draft(actor, request.path, fields)` and back."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from sheber.kernel.actors import Actor
from sheber.kernel.models import Draft

MOST = 50  # of one person: the oldest gives way
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft: its fields and when it was kept."""

    pk: int
    fields: dict[str, str]
    at: datetime


def keep_draft(actor: Actor, address: str, fields: dict[str, str]) -> None:
    """Keep the fields of the form at `address`, in place of an older draft of it."""
    text = json.dumps(
        {name: value.replace("\x00", "")[:LONGEST] for name, value in fields.items()}, ensure_ascii=False
    )
    owner = actor.user_id or 0
    Draft.objects.update_or_create(
        user_id=owner, address=address[:255], defaults={"values": text, "at": timezone.now()}
    )
    old = Draft.objects.filter(user_id=owner).order_by("-at").values_list("pk", flat=True)[MOST:]
    Draft.objects.filter(pk__in=list(old)).delete()


def draft_of(actor: Actor, address: str) -> KeptDraft | None:
    """The draft of the form at `address`, where there is one."""
    if actor.user_id is None:
        return None
    row = Draft.objects.filter(user_id=actor.user_id, address=address[:255]).first()
    return KeptDraft(row.pk, json.loads(row.values or "{}"), row.at) if row else None


def drop_draft(actor: Actor, address: str) -> None:
    """Throw it away: the form was handed in."""
    if actor.user_id is not None:
        Draft.objects.filter(user_id=actor.user_id, address=address[:255]).delete()
