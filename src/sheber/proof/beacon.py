"""Rounds of the public beacon drand quicknet, verified offline.

Each round is a BLS signature over the round's number alone, so a round can be named long before it comes and nobody,
its operators included, can choose what it will be (scheme bls-unchained-g1-rfc9380: signatures on G1 by
draft-irtf-cfrg-bls-signature, hashing to the curve by RFC 9380; the chain's numbers from its public information).
"""

import hashlib
from dataclasses import dataclass

from sheber.proof.bls import is_signed_g1


@dataclass(frozen=True, slots=True)
class Chain:
    """A beacon: its group's public key (96 bytes, G2), the unix time of round 1, seconds between rounds."""

    name: str
    hash: str
    public: bytes
    genesis: int
    period: int
    tag: bytes


QUICKNET = Chain(
    "drand quicknet",
    "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
    bytes.fromhex(
        "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
        "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
    ),
    1692803367,
    3,
    b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_",
)


class NotTheBeaconError(ValueError):
    """The bytes are not the beacon's signature of that round."""


def round_at(chain: Chain, when: int) -> int:
    """The first round that comes at or after a unix time; round 1 comes at the genesis."""
    return max(1, -(-(when - chain.genesis) // chain.period) + 1)


def time_of(chain: Chain, number: int) -> int:
    """The unix time at which a round comes."""
    return chain.genesis + (number - 1) * chain.period


def randomness(chain: Chain, number: int, signature: bytes) -> bytes:
    """The 32 random bytes of a round: SHA-256 of its signature, once that is verified. Raises NotTheBeaconError."""
    message = hashlib.sha256(number.to_bytes(8, "big")).digest()
    if not is_signed_g1(chain.public, message, signature, chain.tag):
        raise NotTheBeaconError(f"this is not the signature of round {number} of {chain.name}")
    return hashlib.sha256(signature).digest()
