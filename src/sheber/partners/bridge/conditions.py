"""The conditions of an agreement as canonical JSON, and the hash that both sides approve.

Only what binds stands in it: parties, kind, term, the text in every language, the clauses. Contacts, notes and states
may change without asking anybody again (the pattern of Erasmus Without Paper's inter-institutional agreements).
"""

import hashlib
from typing import Any

from sheber.partners.models import AgreementText, Memorandum
from sheber.proof.canonical import to_canonical

FORM = "sheber.agreement.v1"


def conditions(memorandum: Memorandum, text: AgreementText) -> dict[str, Any]:
    """What is agreed on, as data."""
    body = text.body.as_dict()
    if text.language:
        body[text.language] = text.other
    return {
        "form": FORM,
        "agreement": memorandum.code,
        "kind": memorandum.kind,
        "college": memorandum.college.code,
        "partner": {"code": memorandum.partner.code, "country": memorandum.partner.country},
        "starts": _day(memorandum.starts),
        "until": _day(memorandum.until),
        "subject": memorandum.subject.as_dict(),
        "text": body,
        "clauses": [
            {
                "number": one.number,
                "who": one.who,
                "matter": one.matter,
                "quantity": one.quantity,
                "due": _day(one.due),
                "what": one.what.as_dict(),
            }
            for one in sorted(text.clauses.all(), key=lambda one: one.number)
        ],
    }


def conditions_bytes(memorandum: Memorandum, text: AgreementText) -> bytes:
    """The bytes that are hashed (RFC 8785)."""
    return to_canonical(conditions(memorandum, text))


def hash_of(memorandum: Memorandum, text: AgreementText) -> str:
    """SHA-256 in hex of the conditions."""
    return hashlib.sha256(conditions_bytes(memorandum, text)).hexdigest()


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
