"""Signing: the paper that both sides signed is attached to the text that both sides approved, and all of it sealed."""

import hashlib
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from sheber.kernel.actors import Actor
from sheber.kernel.attachments import Kept, RefusedFileError, drop_file, keep_file
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.public_log import log_entry
from sheber.kernel.results import key, new_name, path_of
from sheber.kernel.words import Words
from sheber.partners.acts.agree import NO_TEXT, locked
from sheber.partners.acts.told import AgreementSigned
from sheber.partners.bridge.conditions import hash_of
from sheber.partners.bridge.seal import TYPE, write_agreement
from sheber.partners.flows import AGREEMENT
from sheber.partners.models import AgreementText, Approval, Memorandum
from sheber.partners.queries import newest_text, valid_approvals
from sheber.partners.words import SIDE
from sheber.proof.certificate import CERTIFICATE

CHANGED = Words(
    "қол қойылған мәтін ({given}…) мақұлданғанмен ({now}…) бірдей емес: қол қабылданбайды. "
    "Тараптар жаңа мәтінді мақұлдап, соған қол қойсын.",
    "подписан не тот текст, что одобрен: {given}… вместо {now}…. Подпись не принимается: "
    "стороны одобряют новый текст и подписывают его.",
    "the text that was signed ({given}…) is not the approved one ({now}…): the signature is not taken. "
    "Let the sides approve the new text and sign that.",
)
NOT_BOTH = Words(
    "екі тарап бірдей мақұлдаған мәтін жоқ: {missing} жағы мақұлдамаған.",
    "нет текста, который одобрили обе стороны: не одобрил — {missing}.",
    "there is no text that both sides approved: missing is the {missing}.",
)
FUTURE = Words("күн әлі келген жоқ.", "этот день ещё не наступил.", "that day has not come yet.")
EARLY = Words(
    "қол мақұлдаудан ерте қойылған: {day} күннен бастап.",
    "подпись раньше одобрения: не ранее {day}.",
    "the signature is before the approval: not before {day}.",
)


def sign_agreement(actor: Actor, memorandum: Memorandum, *, given: str, day: date, data: bytes) -> Memorandum:
    """Attach the signed copy of the text whose hash is `given`; the agreement is signed and sealed.

    Raises BadInput (another text, not both sides, a file that cannot be taken), Forbidden, PermissionDenied.
    """
    kept = ""
    try:
        with transaction.atomic():
            row = locked(memorandum)
            before = snapshot(row)
            AGREEMENT.move(row, "sign", actor)
            text, now, approvals = _text_to_sign(row, given)
            _refuse_day(day, max(timezone.localdate(one.at) for one in approvals.values()))
            file = _copy(data)
            kept = file.path
            row.copy = {"path": file.path, "media": file.media, "size": file.size, "sha256": file.sha256}
            row.signed, row.signed_hash, row.approved = day, now, text
            row.folder = new_name("agreement", row.code)
            row.save()
            out = path_of(row.folder)
            write_agreement(out, row, text, approvals, key())
            record(actor, "sign_agreement", row, changed=difference(before, snapshot(row)))
            # Last, so that nothing is logged that was not kept.
            log_entry({"type": TYPE, "agreement": row.code, "hash": now, "certificate": _digest(out)})
            announce(AgreementSigned(row.pk))
    except BaseException:
        if kept:
            drop_file(kept)
        raise
    return row


def _text_to_sign(row: Memorandum, given: str) -> tuple[AgreementText, str, dict[str, Approval]]:
    """The text, its hash and the approvals that count; refuses any other text than the one both sides approved."""
    text = newest_text(row)
    if text is None:
        raise refuse("memoranda", None, "hash", NO_TEXT)
    now = hash_of(row, text)
    if given != now:
        raise refuse("memoranda", None, "hash", CHANGED.format(given=given[:12], now=now[:12]))
    approvals = valid_approvals(text, now)
    missing = next((one for one in SIDE if one not in approvals), "")
    if missing:
        raise refuse("memoranda", None, "hash", NOT_BOTH.format(missing=SIDE.label(missing)))
    return text, now, approvals


def _copy(data: bytes) -> Kept:
    try:
        return keep_file(data, "agreements")
    except RefusedFileError as error:
        raise refuse("memoranda", None, "copy", error.words) from error


def _digest(out: Path) -> str:
    return hashlib.sha256((out / CERTIFICATE).read_bytes()).hexdigest()


def _refuse_day(day: date, approved: date) -> None:
    if day > timezone.localdate():
        raise refuse("memoranda", None, "signed", FUTURE)
    if day < approved:
        raise refuse("memoranda", None, "signed", EARLY.format(day=f"{approved:%d.%m.%Y}"))
