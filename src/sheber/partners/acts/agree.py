"""Negotiating: a draft, its text, the partner's link, the approvals of both sides by one hash."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sheber.kernel.access import access_index, new_access_code
from sheber.kernel.actors import Actor
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.partners.acts.inputs import TextGiven, columns, refuse_unfit
from sheber.partners.acts.told import AgreementAgreed, TextChanged
from sheber.partners.bridge.conditions import hash_of
from sheber.partners.flows import AGREEMENT
from sheber.partners.models import AgreementText, Approval, Clause, Memorandum, Partner
from sheber.partners.queries import newest_text, valid_approvals
from sheber.partners.rules import MEMORANDUM
from sheber.partners.words import AGREEMENT as KINDS
from sheber.partners.words import SIDE
from sheber.registry.models import College

NO_TEXT = Words("мәтіні әлі жазылмаған.", "текст ещё не записан.", "its text is not written yet.")
SAME = Words("мәтін өзгермеген.", "текст не изменился.", "the text is the same as before.")
OTHER_TEXT = Words(
    "мәтін сіз оқығаннан кейін өзгерген: сіз {given}… мақұлдайсыз, қазіргісі {now}…. Жаңасын оқып, қайта мақұлдаңыз.",
    "текст изменён после того, как вы его прочли: вы одобряете {given}…, а действует {now}…. Прочтите новый и одобрите его.",
    "the text was changed after you read it: you approve {given}…, the present one is {now}…. Read it and approve it anew.",
)
NOT_NOW = Words(
    "«{state}» күйінде мәтін мақұлданбайды.",
    "в состоянии «{state}» текст не одобряют.",
    "in the state “{state}” no text is approved.",
)
CROSSED = Words(
    "аяқталу күні басталу күнінен ерте.", "срок кончается раньше, чем начинается.", "the end is before the beginning."
)


def locked(memorandum: Memorandum) -> Memorandum:
    """The row, locked for the act."""
    rows = Memorandum.objects.select_for_update(of=("self",)).select_related("college__district", "partner")
    return rows.get(pk=memorandum.pk)


def draft_agreement(
    actor: Actor,
    *,
    college: College,
    partner: Partner,
    kind: str = "memorandum",
    subject: Words,
    starts: date | None = None,
    until: date | None = None,
    event: str = "",
    renews: Memorandum | None = None,
) -> Memorandum:
    """Begin an agreement; its text comes next. Raises BadInput, PermissionDenied (a college begins its own alone)."""
    row = Memorandum(
        college=college,
        partner=partner,
        kind=kind,
        state="draft",
        **columns("subject", subject),
        starts=starts,
        until=until,
        event=event[:255],
        renews=renews,
        source=actor.post or actor.name,
    )
    MEMORANDUM.demand(actor, "write", row)
    if kind not in KINDS:
        raise refuse("memoranda", None, "kind", Words("түрін таңдаңыз.", "выберите вид.", "choose the kind."))
    if starts and until and until < starts:
        raise refuse("memoranda", None, "until", CROSSED)
    if not subject.ru:
        raise refuse(
            "memoranda", None, "subject", Words("мәнін жазыңыз.", "укажите предмет.", "say what it is about.")
        )
    with transaction.atomic():
        row.code = _free_code(college, timezone.localdate().year)
        row.save()
        record(
            actor, "draft_agreement", row, changed={"kind": kind, "partner": partner.code, "college": college.code}
        )
    return row


def _free_code(college: College, year: int) -> str:
    stem = f"{college.code[:40]}-{year}"
    taken = set(Memorandum.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for number in range(1, 10_000) if (code := f"{stem}-{number}") not in taken)


def write_text(actor: Actor, memorandum: Memorandum, given: TextGiven, *, reason: str = "") -> AgreementText:
    """Write the next version of the text. Approvals of the text before no longer count, and both sides are told so.

    Raises BadInput, Forbidden (a signed text never changes: renew the agreement), PermissionDenied.
    """
    refuse_unfit(given)
    with transaction.atomic():
        row = locked(memorandum)
        before, old = snapshot(row), newest_text(row)
        old_hash = hash_of(row, old) if old else ""
        AGREEMENT.move(row, "write", actor)
        text = _kept(row, given, number=old.number + 1 if old else 1, by=actor.post or actor.name)
        now = hash_of(row, text)
        if now == old_hash:
            raise refuse("agreement_texts", None, "body", SAME)
        voided = Approval.objects.filter(text__memorandum=row, void=None).update(void=timezone.now())
        row.save()
        told = {
            "version": text.number,
            "hash": [old_hash, now],
            "voided": voided,
            **difference(before, snapshot(row)),
        }
        record(actor, "write_text", row, reason=reason, changed=told)
        announce(TextChanged(row.pk, voided))
    return text


def _kept(row: Memorandum, given: TextGiven, *, number: int, by: str) -> AgreementText:
    text = AgreementText.objects.create(
        code=f"{row.code}-v{number}",
        memorandum=row,
        number=number,
        **columns("body", given.body),
        language=given.language,
        other=given.other,
        by=by,
        synthetic=row.synthetic,
    )
    for place, one in enumerate(given.clauses, start=1):
        Clause.objects.create(
            text=text,
            number=place,
            who=one.who,
            matter=one.matter,
            quantity=one.quantity,
            due=one.due,
            **columns("what", one.what),
        )
    return text


def invite_partner(actor: Actor, memorandum: Memorandum) -> str:
    """A new code by which the partner opens this agreement without an account; the one before no longer opens it."""
    with transaction.atomic():
        row = locked(memorandum)
        MEMORANDUM.demand(actor, "write", row)
        code = new_access_code()
        row.access_index = access_index(code)
        row.save(update_fields=["access_index"])
        record(actor, "invite_partner", row)
    return code


def agreement_by_access(code: str) -> Memorandum | None:
    """The agreement that a partner's code opens."""
    index = access_index(code)
    return Memorandum.objects.filter(access_index=index).first() if index else None


def approve_text(actor: Actor, memorandum: Memorandum, *, side: str, given: str) -> Approval:
    """A side approves the text whose hash is `given`. When both did, the agreement is agreed.

    Raises BadInput where the text was changed since, Forbidden, PermissionDenied.
    """
    with transaction.atomic():
        row = locked(memorandum)
        MEMORANDUM.demand(actor, f"approve_{side}" if side in SIDE else "approve", row)
        text = newest_text(row)
        if text is None:
            raise refuse("agreement_texts", None, "hash", NO_TEXT)
        if row.state != "negotiation":
            raise Forbidden(NOT_NOW.format(state=AGREEMENT.state(row)))
        now = hash_of(row, text)
        if given != now:
            raise refuse("agreement_texts", None, "hash", OTHER_TEXT.format(given=given[:12], now=now[:12]))
        # Another hash's approval of this very row would be one given before its rows were loaded anew.
        text.approvals.filter(side=side, void=None).exclude(hash=now).update(void=timezone.now())
        made, _ = Approval.objects.get_or_create(
            text=text, side=side, void=None, defaults={"hash": now, "by": actor.post or "link"}
        )
        record(actor, "approve_text", row, changed={"side": side, "hash": now, "version": text.number})
        if set(valid_approvals(text, now)) == set(SIDE):
            before = snapshot(row)
            row.state, row.approved = "agreed", text
            row.save()
            record(actor, "agree", row, changed=difference(before, snapshot(row)))
            announce(AgreementAgreed(row.pk))
    return made
