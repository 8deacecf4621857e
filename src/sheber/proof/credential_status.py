"""Bitstring Status List 1.0: one bit a credential, kept by its issuer, so that what was given can be taken back.

A list has at least 131,072 entries, so that who asks for it does not tell whose credential is looked at.
"""

import gzip
import io
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sheber.proof.credential_jwt import TokenRefused, b64url, sign_token, unb64url
from sheber.proof.signature import SigningKey

ENTRIES = 131_072
MOST_BYTES = 1 << 24
REVOCATION = "revocation"


def encode_list(indices: Iterable[int], entries: int = ENTRIES) -> str:
    """The `encodedList`: `u`, then base64url of the gzipped bits, index 0 the leftmost. Raises ValueError."""
    bits = bytearray(entries // 8)
    for index in indices:
        if not 0 <= index < entries:
            raise ValueError(f"index {index} is not in a list of {entries}")
        bits[index // 8] |= 0x80 >> index % 8
    return "u" + b64url(gzip.compress(bytes(bits), 9, mtime=0))


def decode_list(encoded: str) -> bytes:
    """The bits of an `encodedList`. Raises TokenRefused: too short a list, too long a one, or not a list."""
    if not isinstance(encoded, str) or not encoded.startswith("u"):
        raise TokenRefused("the status list is not in base64url (u...)")
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(unb64url(encoded[1:]))) as packed:
            bits = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise TokenRefused(f"the status list cannot be unpacked: {error}") from error
    if not ENTRIES // 8 <= len(bits) <= MOST_BYTES:
        raise TokenRefused(f"a status list of {8 * len(bits)} entries; at least {ENTRIES} are wanted")
    return bits


def is_set(bits: bytes, index: int) -> bool:
    """Whether the bit of an index is set. Raises TokenRefused where the list has no such index."""
    if not 0 <= index < 8 * len(bits):
        raise TokenRefused(f"index {index} is not in the status list")
    return bool(bits[index // 8] & 0x80 >> index % 8)


def status_entry(address: str, index: int) -> dict[str, str]:
    """What a credential says of where its status stands."""
    return {
        "id": f"{address}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": REVOCATION,
        "statusListIndex": str(index),
        "statusListCredential": address,
    }


def status_list(address: str, revoked: Iterable[int], *, key: SigningKey, did: str, at: datetime) -> str:
    """The signed list as a VC-JWT. `at` is when it was made (time zone aware)."""
    payload: dict[str, Any] = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did,
        "validFrom": stamp(at),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": REVOCATION,
            "encodedList": encode_list(revoked),
        },
        "iss": did,
        "jti": address,
        "nbf": int(at.timestamp()),
    }
    return sign_token(payload, key, did)


def stamp(at: datetime) -> str:
    """A moment as credentials write it: UTC, whole seconds, `Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
