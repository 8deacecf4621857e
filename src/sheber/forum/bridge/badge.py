"""A badge's text: a few facts and the region's signature over them, short enough for a QR code, checked offline.

    SHEBER1.<facts>.<signature>      both in base32 without padding

The facts are canonical JSON: forum, number, the person's public code, duty, country, and the first 16 hex digits of
the SHA-256 of the printed name; so a badge on which somebody else's name was printed does not pass.
"""

import base64
import hashlib
import json
from dataclasses import dataclass

from sheber.proof.signature import SigningKey, is_signed

PREFIX = "SHEBER1"
KEYS = ("c", "d", "f", "h", "l", "n")


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says of its holder; `name_hash` stands for the name."""

    forum: str
    number: int
    code: str
    duty: str
    country: str
    name_hash: str


class ForgedBadge(ValueError):
    """A badge that the region did not sign, or that was changed; the message says which."""


def name_hash(name: str) -> str:
    """How a badge knows its holder's name: case and doubled spaces do not matter."""
    return hashlib.sha256(" ".join(name.casefold().split()).encode()).hexdigest()[:16]


def badge_text(badge: Badge, key: SigningKey) -> str:
    """The text of a badge's code."""
    facts = _facts(badge)
    return f"{PREFIX}.{_pack(facts)}.{_pack(key.sign(facts))}"


def read_badge(text: str, public: bytes, *, name: str | None = None) -> Badge:
    """The facts of a badge. Raises ForgedBadge. `name`: what is printed on it, where somebody looked."""
    parts = "".join(text.split()).split(".")
    if len(parts) != 3 or parts[0] != PREFIX:
        raise ForgedBadge("this is no badge of Sheber")
    try:
        facts, signature = _unpack(parts[1]), _unpack(parts[2])
        told = json.loads(facts)
        badge = Badge(told["f"], int(told["n"]), told["c"], told["d"], told["l"], told["h"])
    except (ValueError, KeyError, TypeError) as error:
        raise ForgedBadge("the badge cannot be read: it was damaged or changed") from error
    if not is_signed(public, facts, signature) or _facts(badge) != facts:
        raise ForgedBadge("the signature is not the region's: the badge was forged or altered")
    if name is not None and name_hash(name) != badge.name_hash:
        raise ForgedBadge("the badge was issued to somebody else: the printed name is another")
    return badge


def _facts(badge: Badge) -> bytes:
    values = (badge.code, badge.duty, badge.forum, badge.name_hash, badge.country, badge.number)
    told = dict(zip(KEYS, values, strict=True))
    return json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def _pack(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=")


def _unpack(text: str) -> bytes:
    """The bytes of `text`. Base 32 leaves spare bits in its last letter: only one spelling of a badge is good."""
    data = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    if _pack(data) != text.upper():
        raise ValueError("spare bits are set")
    return data
