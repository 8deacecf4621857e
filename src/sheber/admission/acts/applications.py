"""Acts on one application: from a draft to a signed, accepted, placed and enrolled one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from sheber.admission.acts.completeness import faults_of
from sheber.admission.acts.points import set_points
from sheber.admission.flows import APPLICATION as FLOW
from sheber.admission.models import Applicant, Application, Campaign, Document, Result, Right, Seat
from sheber.admission.queries import choices_of, is_open_on, newest_published_run, programmes_of
from sheber.admission.rules import APPLICANT
from sheber.kernel.access import access_index, new_access_code, public_number
from sheber.kernel.actors import Actor, applicant_actor
from sheber.kernel.attachments import drop_file, keep_file
from sheber.kernel.events import Event, announce
from sheber.kernel.flow import Forbidden
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.sealed import blind_index
from sheber.kernel.words import Words
from sheber.proof.canonical import to_canonical

Fault = tuple[str, Words]
MOST_DOCUMENTS = 20

CLOSED = Words(
    "бұл науқанда өтініш қабылданбайды.",
    "в этой кампании заявления сейчас не принимаются.",
    "this campaign takes no applications now.",
)
NOT_NOW = Words(
    "өтініш «{state}» күйінде, оны өзгертуге болмайды.",
    "заявление в состоянии «{state}», изменить его нельзя.",
    "the application is in the state “{state}” and cannot be changed.",
)
NOT_WHOLE = Words("өтініш толық емес.", "заявление не полно.", "the application is not complete.")
TWICE = Words(
    "осы ЖСН-мен бұл науқанда белсенді өтініш бар. Оны қайтарып алыңыз немесе қолдаңыз.",
    "по этому ИИН в кампании уже есть действующее заявление. Отзовите его или продолжите в нём.",
    "there is an active application with this IIN in the campaign. Withdraw it, or go on with that one.",
)
NO_REASON = Words("себебін жазыңыз.", "укажите причину.", "give the reason.")
TOO_MANY = Words("файл тым көп.", "слишком много файлов.", "too many files.")
NO_SEAT = Words(
    "«{programme}» бағдарламасында бос орын қалмады.",
    "на программе «{programme}» свободных мест не осталось.",
    "no place is left at “{programme}”.",
)
UNKNOWN_RIGHT = Words("мұндай құқық жоқ: {code}.", "нет такого права: {code}.", "no such right: {code}.")


@dataclass(frozen=True, slots=True)
class ApplicationDecided(Event):
    """Something was decided about an application: whoever writes to its owner listens."""

    applicant: str
    what: str


class NotWholeError(Exception):
    """An application that cannot be signed; `faults` name the fields."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(str(NOT_WHOLE))
        self.faults = list(faults)


@dataclass(frozen=True)
class Draft:
    """What a person may write into an own application; None: leave as it is."""

    values: dict[str, Any] = field(default_factory=dict)
    choices: Sequence[str] | None = None


def start_application(actor: Actor, campaign: Campaign, *, channel: str = "portal") -> tuple[Applicant, str]:
    """A new draft and its access code, which is shown this once. Raises Forbidden."""
    if not is_open_on(campaign, timezone.localdate()):
        raise Forbidden(CLOSED)
    code = new_access_code()
    with transaction.atomic():
        applicant = Applicant.objects.create(
            code=f"{campaign.code}-{public_number()}",
            campaign=campaign,
            base="base9",
            state="draft",
            channel=channel,
            access_index=access_index(code),
        )
        own = actor if actor.user_id else applicant_actor(applicant.code)
        record(own, "start_application", applicant, changed={"channel": ["", channel]})
    return applicant, code


def applicant_by_access(code: str) -> Applicant | None:
    """The application that an access code opens."""
    index = access_index(code)
    return Applicant.objects.select_related("campaign").filter(access_index=index).first() if index else None


def _locked(applicant: Applicant) -> Applicant:
    return Applicant.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=applicant.pk)


def save_draft(actor: Actor, applicant: Applicant, draft: Draft) -> Applicant:
    """Keep what was written so far. Raises Forbidden where the application is past that, PermissionDenied."""
    APPLICANT.demand(actor, "write", applicant)
    with transaction.atomic():
        applicant = _locked(applicant)
        _demand_open(applicant)
        before = snapshot(applicant)
        for name, value in draft.values.items():
            setattr(applicant, name, value)
        if "iin" in draft.values:
            applicant.iin_index = ""  # taken at the signature, when it is held against the others
        applicant.save()
        changed = difference(before, snapshot(applicant))
        if draft.choices is not None:
            old = [one.programme for one in choices_of(applicant)]
            if old != list(draft.choices):
                set_choices(applicant, draft.choices)
                changed["choices"] = [old, list(draft.choices)]
        if changed:
            record(actor, "save_draft", applicant, changed=changed)
    return applicant


def _demand_open(applicant: Applicant) -> None:
    if applicant.state not in {"draft", "returned"}:
        raise Forbidden(NOT_NOW.format(state=FLOW.state(applicant)))
    if applicant.campaign.state != "open":
        raise Forbidden(CLOSED)


def set_choices(applicant: Applicant, programmes: Sequence[str]) -> None:
    """Write the ranked list anew, inside the caller's transaction."""
    applicant.applications.all().delete()
    unique = list(dict.fromkeys(programmes))
    Application.objects.bulk_create(
        [Application(applicant=applicant, choice=place, programme=code) for place, code in enumerate(unique, start=1)]
    )


def signed_content(applicant: Applicant) -> bytes:
    """What a signature covers, as canonical bytes: the IIN stands there as its keyed index only."""
    told = {
        "code": applicant.code,
        "campaign": applicant.campaign.code,
        "iin": blind_index(applicant.iin) if applicant.iin else "",
        "district": applicant.district.code if applicant.district else "",
        "base": applicant.base,
        "rights": sorted(applicant.rights),
        "average": applicant.average or 0,
        "declarant": applicant.declarant,
        "choices": [one.programme for one in choices_of(applicant)],
        "documents": sorted(one.sha256 for one in applicant.documents.all()),
    }
    return to_canonical(told)


def sign_application(actor: Actor, applicant: Applicant) -> Applicant:
    """Sign: the application is complete, its content is bound by a hash and a time. Raises NotWholeError, Forbidden."""
    APPLICANT.demand(actor, "write", applicant)
    faults = faults_of(applicant)
    if faults:
        raise NotWholeError(faults)
    try:
        with transaction.atomic():
            applicant = _locked(applicant)
            if applicant.campaign.state != "open":
                raise Forbidden(CLOSED)
            before = snapshot(applicant)
            FLOW.move(applicant, "sign", actor)
            applicant.iin_index = blind_index(applicant.iin)
            _keep_number(actor, applicant)
            applicant.signed_at = timezone.now().replace(microsecond=0)
            applicant.signed_hash = hashlib.sha256(signed_content(applicant)).hexdigest()
            applicant.note = ""
            applicant.save()
            record(actor, "sign_application", applicant, changed=difference(before, snapshot(applicant)))
    except IntegrityError as error:
        raise NotWholeError([("iin", TWICE)]) from error
    return applicant


def _keep_number(actor: Actor, applicant: Applicant) -> None:
    """Whoever withdrew and applies again goes on under the first number: nobody gets a second draw by trying again."""
    before = Applicant.objects.filter(
        campaign=applicant.campaign, iin_index=applicant.iin_index, state="withdrawn"
    ).exclude(pk=applicant.pk)
    last = before.order_by("-pk").first()
    if last is None:
        return
    number = last.code
    last.code = f"{number}-{before.count()}"
    last.save(update_fields=["code"])
    record(actor, "pass_number_on", last, changed={"code": [number, last.code]})
    record(actor, "take_first_number", applicant, changed={"code": [applicant.code, number]})
    applicant.code = number


def _move(
    actor: Actor, applicant: Applicant, name: str, *, act: str, reason: str = "", note: str | None = None
) -> Applicant:
    """One transition of one application with its line in the journal."""
    with transaction.atomic():
        applicant = _locked(applicant)
        before = snapshot(applicant)
        FLOW.move(applicant, name, actor)
        if note is not None:
            applicant.note = note[:500]
        applicant.save()
        record(actor, act, applicant, reason=reason, changed=difference(before, snapshot(applicant)))
        announce(ApplicationDecided(applicant.code, name))
    return applicant


def accept_application(actor: Actor, applicant: Applicant, *, rights: Sequence[str] | None = None) -> Applicant:
    """Accept a signed application; `rights`: those that its papers prove (None: all that were claimed)."""
    APPLICANT.demand(actor, "decide", applicant)
    with transaction.atomic():
        if rights is not None:
            _confirm_rights(actor, applicant, rights)
        applicant = _move(actor, applicant, "accept", act="accept_application")
        set_points([applicant])
    return applicant


def _confirm_rights(actor: Actor, applicant: Applicant, rights: Sequence[str]) -> None:
    unknown = sorted(set(rights) - set(Right.objects.values_list("code", flat=True)))
    if unknown:
        raise Forbidden(UNKNOWN_RIGHT.format(code=unknown[0]))
    if sorted(rights) != sorted(applicant.rights):
        record(actor, "confirm_rights", applicant, changed={"rights": [applicant.rights, list(rights)]})
        Applicant.objects.filter(pk=applicant.pk).update(rights=list(rights))


def return_application(actor: Actor, applicant: Applicant, *, reason: str) -> Applicant:
    """Give an application back to be mended; the reason is shown to its owner."""
    if not reason.strip():
        raise Forbidden(NO_REASON)
    if applicant.campaign.state != "open":  # nobody could mend it any more
        raise Forbidden(CLOSED)
    return _move(actor, applicant, "return", act="return_application", reason=reason.strip(), note=reason.strip())


def withdraw_application(actor: Actor, applicant: Applicant, *, reason: str = "") -> Applicant:
    """Take an application back; a place that was held is free for the next round."""
    with transaction.atomic():
        applicant = _move(actor, applicant, "withdraw", act="withdraw_application", reason=reason, note=reason)
        held = Result.objects.filter(applicant=applicant).exclude(programme="").first()
        if held and held.pool:
            seat = Seat.objects.filter(campaign=applicant.campaign, programme=held.programme, pool=held.pool)
            seat.filter(admitted__gt=0).update(admitted=F("admitted") - 1)
    return applicant


def receive_originals(actor: Actor, applicant: Applicant) -> Applicant:
    """The originals of the papers were handed in."""
    return _move(actor, applicant, "receive", act="receive_originals")


def enrol_applicant(actor: Actor, applicant: Applicant, *, act: str) -> Applicant:
    """Enrol by the college's order, named by number and date."""
    if not act.strip():
        raise Forbidden(NO_REASON)
    return _move(actor, applicant, "enrol", act="enrol_applicant", reason=act.strip(), note=act.strip())


def offer_place(actor: Actor, applicant: Applicant, programme: str) -> Applicant:
    """Offer a place that is left after the rounds; the seat is taken at once, so that it is offered once only."""
    APPLICANT.demand(actor, "decide", applicant)
    if programme not in programmes_open_to(applicant):
        raise Forbidden(NO_SEAT.format(programme=programme))
    with transaction.atomic():
        applicant = _move(actor, applicant, "offer", act="offer_place", note=programme)
        pool = _take_seat(applicant.campaign, programme)
        run = newest_published_run(applicant.campaign)
        if run is None:
            raise Forbidden(NO_SEAT.format(programme=programme))
        told = {"choice": 0, "programme": programme, "pool": pool, "synthetic": applicant.synthetic}
        Result.objects.update_or_create(applicant=applicant, defaults={**told, "run": run})
    return applicant


def _take_seat(campaign: Campaign, programme: str) -> str:
    """The pool of a free seat, counted by the database itself: two offers never take the same one."""
    for seat in Seat.objects.filter(campaign=campaign, programme=programme, released=True).order_by("pk"):
        if Seat.objects.filter(pk=seat.pk, admitted__lt=F("seats")).update(admitted=F("admitted") + 1):
            return seat.pool
    raise Forbidden(NO_SEAT.format(programme=programme))


def answer_offer(actor: Actor, applicant: Applicant, *, takes: bool) -> Applicant:
    """Take or decline the offered place."""
    with transaction.atomic():
        applicant = _move(actor, applicant, "take" if takes else "decline", act="answer_offer")
        if not takes:
            held = Result.objects.get(applicant=applicant)
            seat = Seat.objects.filter(campaign=applicant.campaign, programme=held.programme, pool=held.pool)
            seat.filter(admitted__gt=0).update(admitted=F("admitted") - 1)
            Result.objects.filter(pk=held.pk).update(programme="", pool="", choice=0)
    return applicant


def add_document(actor: Actor, applicant: Applicant, *, kind: str, data: bytes, right: str = "") -> Document:
    """Keep a paper of an application, encrypted. Raises RefusedFileError, Forbidden, PermissionDenied."""
    APPLICANT.demand(actor, "write", applicant)
    if not actor.is_staff:
        _demand_open(applicant)
    if applicant.documents.count() >= MOST_DOCUMENTS:
        raise Forbidden(TOO_MANY)
    kept = keep_file(data, "admission")
    with transaction.atomic():
        document = Document.objects.create(
            applicant=applicant,
            kind=kind,
            right=right,
            media=kept.media,
            size=kept.size,
            sha256=kept.sha256,
            path=kept.path,
        )
        record(actor, "add_document", applicant, changed={"document": ["", f"{kind} {kept.sha256[:12]}"]})
    return document


def drop_document(actor: Actor, document: Document) -> None:
    """Take a paper away while the application is still being written."""
    APPLICANT.demand(actor, "write", document.applicant)
    _demand_open(document.applicant)
    with transaction.atomic():
        told = f"{document.kind} {document.sha256[:12]}"
        record(actor, "drop_document", document.applicant, changed={"document": [told, ""]})
        path = document.path
        document.delete()
        transaction.on_commit(lambda: drop_file(path))


def programmes_open_to(applicant: Applicant) -> dict[str, Any]:
    """The programmes of the campaign for the applicant's base."""
    return {code: one for code, one in programmes_of(applicant.campaign).items() if one.base == applicant.base}
