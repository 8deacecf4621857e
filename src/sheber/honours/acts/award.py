"""Awards: given where every rule is met, each with a credential that can be checked and taken back."""

import hashlib
import secrets
from datetime import date

from django.db import transaction
from django.utils import timezone

from sheber.honours import words
from sheber.honours.acts.nominate import refuse_unmet
from sheber.honours.acts.told import AwardGiven, CredentialRevoked
from sheber.honours.bridge.badge import token_for
from sheber.honours.flows import NOMINATION as FLOW
from sheber.honours.models import Award, Credential, Nomination
from sheber.honours.rules import AWARD, CREDENTIAL
from sheber.kernel.actors import Actor
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import record
from sheber.kernel.public_log import log_entry
from sheber.kernel.words import LANGUAGES, Words
from sheber.proof.credential_status import ENTRIES

NO_ACT = Words("шешімнің актісін көрсетіңіз.", "укажите акт о награждении.", "name the act of the decision.")
NO_CONSENT = Words(
    "атын жариялауға келісім туралы белгі керек: берілді ме, жоқ па.",
    "отметьте, согласен ли человек на публикацию имени.",
    "say whether the person agrees to be named in public.",
)
GONE = Words(
    "бұл куәлік бұрын қайтарылған.", "это удостоверение уже отозвано.", "this credential was revoked already."
)
THERE = Words(
    "бұл марапаттың куәлігі бар.", "у этой награды уже есть удостоверение.", "this award has a credential already."
)


def give_award(actor: Actor, nomination: Nomination, *, act: str, day: date) -> Award:
    """Award a nominee by an act. Raises BadInput with every rule that is not met (a quota, a missing award before)."""
    AWARD.demand(actor, "give")
    if not act.strip():
        raise refuse("awards", None, "act", NO_ACT)
    with transaction.atomic():
        row = Nomination.objects.select_for_update(of=("self",)).select_related("call", "who").get(pk=nomination.pk)
        if not row.consent:
            raise refuse("awards", None, "consent", NO_CONSENT)
        FLOW.move(row, "award", actor)
        # Whoever gives the last award of a quota waits here for whoever gives another at this moment.
        list(Nomination.objects.select_for_update().filter(kind=row.kind, year=row.year).order_by("pk").values("pk"))
        refuse_unmet(row, day)
        row.save()
        award = Award(
            code=_free_code(row.kind, row.year),
            kind=row.kind,
            year=row.year,
            organisation_code=row.organisation_code,
            who=row.who,
            holder_index=row.iin_index,
            day=day,
            act=act.strip()[:255],
            consent=row.consent,
            nomination=row,
            source=act.strip()[:255],
            synthetic=row.synthetic,
        )
        for name in ("person", "position", "organisation", "citation"):
            for code in LANGUAGES:
                setattr(award, f"{name}_{code}", getattr(row, f"{name}_{code}"))
        award.save()
        record(actor, "give_award", award, changed={"nomination": row.code, "act": award.act})
        issue_credential(actor, award)
        announce(AwardGiven(award.pk))
    return award


def _free_code(kind: str, year: int) -> str:
    stem = f"{kind}-{year}"
    taken = set(Award.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for n in range(1, 100_000) if (code := f"{stem}-{n}") not in taken)


def issue_credential(actor: Actor, award: Award) -> Credential:
    """Sign the Open Badge of an award; its place in the year's status list is random. Raises BadInput."""
    AWARD.demand(actor, "give")
    if Credential.objects.filter(award=award).exists():
        raise refuse("awards", None, "credential", THERE)
    with transaction.atomic():
        row = Credential(award=award, year=award.year, issued=timezone.now().replace(microsecond=0))
        row.number, row.place, row.synthetic = _free_number(award.year), _free_place(award.year), award.synthetic
        row.token = token_for(award, row)
        row.save()
        digest = hashlib.sha256(row.token.encode()).hexdigest()
        record(actor, "issue_credential", award, changed={"number": row.number, "sha256": digest})
        log_entry({"type": "sheber.credential.v1", "number": row.number, "sha256": digest})
    return row


def _free_number(year: int) -> str:
    taken = set(Credential.objects.filter(year=year).values_list("number", flat=True))
    return next(one for n in range(1, ENTRIES) if (one := f"{year}-{n:04d}") not in taken)


def _free_place(year: int) -> int:
    taken = set(Credential.objects.filter(year=year).values_list("place", flat=True))
    while True:
        place = secrets.randbelow(ENTRIES)
        if place not in taken:
            return place


def revoke_credential(actor: Actor, credential: Credential, *, reason: str) -> Credential:
    """Take a credential back: the status list says so from now on. Raises BadInput, PermissionDenied."""
    if not reason.strip():
        raise refuse("awards", None, "reason", words.NO_REASON)
    with transaction.atomic():
        row = Credential.objects.select_for_update().get(pk=credential.pk)
        CREDENTIAL.demand(actor, "revoke", row)
        if row.revoked:
            raise refuse("awards", None, "credential", GONE)
        row.revoked, row.reason = timezone.now(), reason.strip()[:500]
        row.save()
        record(actor, "revoke_credential", row.award, reason=reason, changed={"number": row.number})
        log_entry({"type": "sheber.credential.revoked.v1", "number": row.number})
        announce(CredentialRevoked(row.pk))
    return row
