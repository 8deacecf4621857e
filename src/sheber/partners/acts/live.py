"""Living: events that fulfil clauses, the end, and the agreement that follows."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.partners import words
from sheber.partners.acts.agree import draft_agreement, locked, write_text
from sheber.partners.acts.inputs import ClauseGiven, TextGiven, columns
from sheber.partners.flows import AGREEMENT
from sheber.partners.models import Event, Memorandum
from sheber.partners.queries import clause_results, newest_text, shifted
from sheber.partners.rules import MEMORANDUM

NOT_SIGNED = Words(
    "қол қойылмаған келісімде іс-шара болмайды.",
    "у неподписанного соглашения не бывает событий.",
    "an agreement that is not signed has no events.",
)
WRONG_DAY = Words(
    "күн қол қойылған күн мен бүгіннің арасында болсын.",
    "день должен быть между подписанием и сегодняшним.",
    "the day must lie between the signing and today.",
)
NO_CLAUSE = Words("мұндай тармақ жоқ.", "такого пункта нет.", "there is no such clause.")
NO_WORDS = Words("не істелгенін жазыңыз.", "напишите, что сделано.", "say what was done.")
NO_DOCUMENT = Words(
    "растайтын құжатты немесе мекенжайды көрсетіңіз.",
    "укажите подтверждающий документ или адрес.",
    "name the document or the address that shows it.",
)
UNTIL = Words(
    "жаңа мерзім бұрынғысынан кейін аяқталсын.",
    "новый срок должен кончаться позже прежнего.",
    "the new term must end after the old one.",
)


def record_event(
    actor: Actor,
    memorandum: Memorandum,
    *,
    day: date,
    matter: str,
    what: Words,
    document: str,
    quantity: int = 1,
    clause: int | None = None,
) -> Event:
    """Write down an event under an agreement. Raises BadInput, PermissionDenied."""
    with transaction.atomic():
        row = locked(memorandum)
        MEMORANDUM.demand(actor, "write", row)
        if row.state != "signed" or row.signed is None:
            raise refuse("agreement_events", None, "memorandum", NOT_SIGNED)
        if not row.signed <= day <= timezone.localdate():
            raise refuse("agreement_events", None, "day", WRONG_DAY)
        text = newest_text(row)
        known = {one.number for one in text.clauses.all()} if text else set()
        if clause is not None and clause not in known:
            raise refuse("agreement_events", None, "clause", NO_CLAUSE)
        if matter not in words.MATTER or not what.ru:
            raise refuse("agreement_events", None, "what", NO_WORDS)
        if not document.strip():
            raise refuse("agreement_events", None, "document", NO_DOCUMENT)
        number = row.events.count() + 1
        while Event.objects.filter(code=f"{row.code}-e{number}").exists():
            number += 1
        made = Event.objects.create(
            code=f"{row.code}-e{number}",
            memorandum=row,
            clause=clause,
            day=day,
            matter=matter,
            quantity=quantity,
            **columns("what", what),
            document=document.strip()[:255],
            source=actor.post or actor.name,
            synthetic=row.synthetic,
        )
        record(actor, "record_event", row, changed={"event": made.code, "clause": clause, "quantity": quantity})
    return made


def end_agreement(actor: Actor, memorandum: Memorandum, *, day: date, reason: str) -> Memorandum:
    """End an agreement before its term. Raises BadInput, Forbidden, PermissionDenied."""
    if not reason.strip():
        raise refuse("memoranda", None, "reason", words.NO_REASON)
    with transaction.atomic():
        row = locked(memorandum)
        before = snapshot(row)
        AGREEMENT.move(row, "end", actor)
        if row.signed and not row.signed <= day <= timezone.localdate():
            raise refuse("memoranda", None, "ended", WRONG_DAY)
        row.ended = day
        row.save()
        record(actor, "end_agreement", row, reason=reason, changed=difference(before, snapshot(row)))
    return row


def renew_agreement(actor: Actor, memorandum: Memorandum, *, until: date, only_left: bool) -> Memorandum:
    """Draft the agreement that follows: the same text, the clauses anew, or only what is still owed of them.

    Raises BadInput, PermissionDenied.
    """
    MEMORANDUM.demand(actor, "write", memorandum)
    today = timezone.localdate()
    starts = max(memorandum.until, today) if memorandum.until else today
    if until <= starts:
        raise refuse("memoranda", None, "until", UNTIL)
    with transaction.atomic():
        row = draft_agreement(
            actor,
            college=memorandum.college,
            partner=memorandum.partner,
            kind=memorandum.kind,
            subject=memorandum.subject,
            starts=starts,
            until=until,
            renews=memorandum,
        )
        text = newest_text(memorandum)
        clauses = tuple(
            ClauseGiven(
                one.clause.who,
                one.clause.matter,
                one.clause.what,
                one.left if only_left and one.clause.quantity else one.clause.quantity,
                min(shifted(one.clause.due, _months(memorandum, until)), until) if one.clause.due else None,
            )
            for one in clause_results(memorandum, today)
            if one.left or not only_left
        )
        if text and clauses:
            write_text(actor, row, TextGiven(text.body, clauses, text.language, text.other))
            row.refresh_from_db()
    return row


def _months(memorandum: Memorandum, until: date) -> int:
    """By how many months the days of the clauses move: as far as the end does."""
    old = memorandum.until or timezone.localdate()
    return 12 * (until.year - old.year) + until.month - old.month
