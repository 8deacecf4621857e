"""Open Badges 3.0 as VC-JWT: an award as a credential that anybody can check, without our server and without us."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sheber.proof.certificate import Check
from sheber.proof.credential_jwt import (
    TokenRefused,
    key_in_document,
    key_of_jwk,
    read_token,
    sign_token,
    token_signed_by,
)
from sheber.proof.credential_status import REVOCATION, decode_list, is_set, stamp, status_entry
from sheber.proof.signature import SigningKey, key_id

CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
TYPES = ["VerifiableCredential", "OpenBadgeCredential"]
MEANINGS = {
    "credential": {
        "kk": "Бұл — Open Badges 3.0 куәлігі, оның бөліктері бір-біріне қайшы емес.",
        "ru": "Это удостоверение Open Badges 3.0, его части не противоречат друг другу.",
        "en": "This is an Open Badges 3.0 credential, and its parts agree with one another.",
    },
    "credential-signature": {
        "kk": "Куәлікке аталған кілтпен дәл осы мәтін үшін қол қойылған.",
        "ru": "Удостоверение подписано названным ключом именно в этом виде.",
        "en": "The credential was signed with the named key over exactly this text.",
    },
    "credential-time": {
        "kk": "Куәлік күшіне енген.",
        "ru": "Удостоверение вступило в силу.",
        "en": "The credential is in force.",
    },
    "credential-status": {
        "kk": "Куәлік мәртебелер тізімі бойынша кері қайтарып алынбаған.",
        "ru": "По списку статусов удостоверение не отозвано.",
        "en": "By the status list the credential was not revoked.",
    },
}
NO_LIST = "the status list is not beside it: whether it was revoked was not looked at"


@dataclass(frozen=True, slots=True)
class Badge:
    """What a credential says. No name of a person stands in it: the paper binds the name to `subject` (urn:uuid)."""

    id: str  # urn:uuid of the credential
    subject: str  # urn:uuid of whoever holds it
    achievement: str  # address of the kind of award
    name: str
    description: str
    criteria: str
    issuer: str  # did:web
    issuer_name: str
    issued: datetime
    status_address: str
    status_index: int
    evidence: tuple[dict[str, str], ...] = field(default=())  # {"id", "name", "narrative"}


def badge_payload(badge: Badge) -> dict[str, Any]:
    """The claims of the VC-JWT: the credential itself with iss, sub, jti and nbf beside it (OB 3.0, 8.2)."""
    return {
        "@context": CONTEXT,
        "id": badge.id,
        "type": TYPES,
        "name": badge.name,
        "issuer": {"id": badge.issuer, "type": ["Profile"], "name": badge.issuer_name},
        "validFrom": stamp(badge.issued),
        "credentialSubject": {
            "id": badge.subject,
            "type": ["AchievementSubject"],
            "achievement": {
                "id": badge.achievement,
                "type": ["Achievement"],
                "name": badge.name,
                "description": badge.description,
                "criteria": {"narrative": badge.criteria},
                "achievementType": "Award",
            },
        },
        **({"evidence": [{**one, "type": ["Evidence"]} for one in badge.evidence]} if badge.evidence else {}),
        "credentialStatus": status_entry(badge.status_address, badge.status_index),
        "iss": badge.issuer,
        "sub": badge.subject,
        "jti": badge.id,
        "nbf": int(badge.issued.timestamp()),
    }


def sign_badge(badge: Badge, key: SigningKey) -> str:
    """The credential as a compact JWT."""
    return sign_token(badge_payload(badge), key, badge.issuer)


def check_credential(
    token: str, *, now: datetime, document: Any = None, status: str | None = None
) -> tuple[dict[str, Any], list[Check]]:
    """Payload and checks of a credential. `document`: the issuer's did document; `status`: the signed status list.

    Without a document the key is the one that the credential itself carries: compare its fingerprint with the
    published one. Never raises on bad content: it refuses.
    """
    try:
        header, payload = read_token(token.strip())
        _agree(payload)
        did = payload["issuer"]["id"]
        public = key_of_jwk(header.get("jwk"))
    except TokenRefused as error:
        return {}, [_check("credential", str(error))]
    checks = [_check("credential", "")]
    checks.append(_guarded("credential-signature", lambda: _signature(token.strip(), header, public, did, document)))
    if not checks[-1].passed:
        return payload, checks
    early = payload["nbf"] > now.timestamp() + 60
    late = isinstance(payload.get("exp"), int) and payload["exp"] < now.timestamp()
    checks.append(_check("credential-time", "not yet in force" if early else "no longer in force" if late else ""))
    if status is None:
        checks.append(Check("credential-status", MEANINGS["credential-status"], True, NO_LIST))
    else:
        checks.append(_guarded("credential-status", lambda: _status(payload, status.strip(), public, did)))
    return payload, checks


def key_of_credential(token: str) -> str:
    """The fingerprint of the key that a credential names; empty where there is none."""
    try:
        return key_id(key_of_jwk(read_token(token.strip())[0].get("jwk")))
    except TokenRefused:
        return ""


def _check(name: str, fault: str) -> Check:
    return Check(name, MEANINGS[name], not fault, fault)


def _guarded(name: str, fault: Callable[[], str]) -> Check:
    try:
        return _check(name, fault())
    except (TokenRefused, ValueError, KeyError, TypeError) as error:
        return _check(name, str(error) or type(error).__name__)


def _agree(payload: dict[str, Any]) -> None:
    """Whether this is a badge whose claims say the same as its body. Raises TokenRefused."""
    issuer, subject, status = (payload.get(name) for name in ("issuer", "credentialSubject", "credentialStatus"))
    if not all(isinstance(one, dict) for one in (issuer, subject, status)):
        raise TokenRefused("issuer, subject or status is missing")
    if payload.get("type") != TYPES or payload.get("@context") != CONTEXT:
        raise TokenRefused("not an Open Badges 3.0 credential")
    pairs = (("iss", issuer.get("id")), ("sub", subject.get("id")), ("jti", payload.get("id")))  # type: ignore[union-attr]
    for name, value in pairs:
        if not isinstance(value, str) or payload.get(name) != value:
            raise TokenRefused(f"{name} does not agree with the credential")
    if not isinstance(payload.get("nbf"), int) or not isinstance(subject.get("achievement"), dict):  # type: ignore[union-attr]
        raise TokenRefused("nbf or achievement is missing")
    from_, nbf = payload.get("validFrom"), payload["nbf"]
    try:
        same = isinstance(from_, str) and int(datetime.fromisoformat(from_).timestamp()) == nbf
    except ValueError:
        same = False
    if not same:
        raise TokenRefused("nbf does not agree with validFrom")


def _signature(token: str, header: dict[str, Any], public: bytes, did: str, document: Any) -> str:
    kid = header.get("kid")
    if not isinstance(kid, str) or kid != f"{did}#{key_id(public)}":
        return "the key is not named as one of the issuer's"
    if document is not None and key_in_document(document, did, kid) != public:
        return "the key is not the one that the issuer has published"
    return "" if token_signed_by(token, public) else "the signature does not fit the text"


def _status(payload: dict[str, Any], status: str, public: bytes, did: str) -> str:
    """Why the status list beside a credential refuses it; empty: it does not."""
    _, told = read_token(status)
    entry, subject = payload["credentialStatus"], told.get("credentialSubject")
    if not token_signed_by(status, public) or told.get("issuer") != did:
        return "the status list is not signed by the issuer"
    if told.get("id") != entry.get("statusListCredential") or not isinstance(subject, dict):
        return "the status list is another one than the credential names"
    if subject.get("statusPurpose") != REVOCATION or entry.get("statusPurpose") != REVOCATION:
        return "the status list has another purpose"
    index = entry.get("statusListIndex")
    if not isinstance(index, str) or not index.isdecimal():
        return "the index in the status list is not a number"
    if is_set(decode_list(subject.get("encodedList", "")), int(index)):
        return f"revoked (status list of {told.get('validFrom')})"
    return ""
