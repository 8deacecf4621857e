"""The receipt of an activity that both sides confirmed: canonical JSON under the region's signature."""

import hashlib
from collections.abc import Sequence
from typing import Any

from sheber.guidance.models import Confirmation
from sheber.kernel.results import key
from sheber.proof.canonical import to_canonical
from sheber.proof.signature import is_signed, key_id

TYPE = "sheber-encounter-1"


def list_digest(encounter: str, pupils: Sequence[str]) -> str:
    """A fingerprint of a list of keyed hashes; empty for no list. Whoever has the list can compute it again."""
    text = "\n".join([encounter, *sorted(pupils)])
    return hashlib.sha256(text.encode()).hexdigest() if pupils else ""


def sign_pair(one: Confirmation, pupils: Sequence[str]) -> dict[str, Any]:
    """The signed receipt of a confirmed pair: what, when, how many, which list, when each side said so."""
    held = one.encounter
    if one.school_at is None or one.host_at is None:
        raise ValueError("a pair has two sides")
    signer = key()
    said = {
        "type": TYPE,
        "encounter": held.code,
        "kind": held.kind,
        "day": held.day.isoformat(),
        "school": held.school.code,
        "college": held.college.code if held.college else "",
        "employer": held.employer.code if held.employer else "",
        "pupils": one.school_count,
        "list": list_digest(held.code, pupils),
        "school_at": one.school_at.isoformat(),
        "host_at": one.host_at.isoformat(),
        "key": signer.public.hex(),
        "key_id": key_id(signer.public),
    }
    return {**said, "signature": signer.sign(to_canonical(said)).hex()}


def holds(receipt: dict[str, Any]) -> bool:
    """Whether the signature of a receipt is the one of the key it names; needs no database."""
    said = {name: value for name, value in receipt.items() if name != "signature"}
    try:
        public, signature = bytes.fromhex(str(said.get("key"))), bytes.fromhex(str(receipt.get("signature")))
    except ValueError:
        return False
    own = said.get("type") == TYPE and said.get("key_id") == key_id(public)
    return own and is_signed(public, to_canonical(said), signature)
