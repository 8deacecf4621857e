"""The public draw: from sealed inputs and an outcome that nobody could choose to the seed, and back to the proof.

    seed = SHA-256("sheber.draw.v1" 0x00, root of the sealed inputs (32 bytes), outcome (32 bytes)) in hex

The outcome is the randomness of a beacon's round that was named before it came, or, where there is no network, the
digest of secrets to which several parties had bound themselves before the inputs were sealed. With secrets the last
party to reveal has one bit of influence (to stay silent); a beacon leaves none.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any

from sheber.proof.beacon import QUICKNET, NotTheBeaconError, randomness

BEACON = "drand quicknet"
SECRETS = "commit-reveal"
_SEED, _COMMIT, _REVEAL = b"sheber.draw.v1\0", b"sheber.commit.v1\0", b"sheber.reveal.v1\0"
SECRET_BYTES = 32


class DrawRefusedError(ValueError):
    """What is stated about the draw does not give its seed; the message says where."""


def seed_of(root: bytes, outcome: bytes) -> str:
    """The seed in hex from the root of the sealed inputs and the outcome (32 bytes each)."""
    return hashlib.sha256(_SEED + root + outcome).hexdigest()


def commitment_of(party: str, secret: bytes) -> bytes:
    """What a party publishes before the inputs are sealed; the secret has 32 random bytes."""
    return hashlib.sha256(_COMMIT + party.encode("utf-8") + b"\0" + secret).digest()


def outcome_of(revealed: Mapping[str, bytes]) -> bytes:
    """The outcome of the secrets that were revealed, in the order of the parties' codes."""
    return hashlib.sha256(_REVEAL + b"".join(revealed[party] for party in sorted(revealed))).digest()


def outcome_of_parties(parties: Sequence[Mapping[str, Any]]) -> tuple[bytes, list[str]]:
    """The outcome and the parties that stayed silent, from [{"party", "commitment", "secret"}] in hex.

    A secret that does not fit its commitment is refused; an empty one was not revealed: its party is left out and
    named. Raises DrawRefusedError.
    """
    revealed: dict[str, bytes] = {}
    silent = []
    for one in parties:
        party, secret = str(one.get("party", "")), _unhex(one.get("secret", ""), "secret")
        if party in revealed or party in silent or not party:
            raise DrawRefusedError(f"draw: party {party!r} is named twice or has no name")
        if not secret:
            silent.append(party)
            continue
        stated = _unhex(one.get("commitment", ""), "commitment")
        if len(secret) != SECRET_BYTES or not hmac.compare_digest(commitment_of(party, secret), stated):
            raise DrawRefusedError(f"draw: the secret of {party} does not fit its commitment")
        revealed[party] = secret
    if not revealed:
        raise DrawRefusedError("draw: nobody revealed a secret")
    return outcome_of(revealed), silent


def outcome_of_draw(draw: Mapping[str, Any]) -> bytes:
    """The outcome that a stated draw has, proved. Raises DrawRefusedError."""
    if draw.get("source") == BEACON:
        number = draw.get("round")
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise DrawRefusedError("draw: the round is a whole number from 1")
        try:
            return randomness(QUICKNET, number, _unhex(draw.get("signature", ""), "signature"))
        except NotTheBeaconError as error:
            raise DrawRefusedError(f"draw: {error}") from error
    if draw.get("source") == SECRETS:
        parties = draw.get("parties")
        if not isinstance(parties, list) or not all(isinstance(one, dict) for one in parties):
            raise DrawRefusedError("draw: a list of parties is wanted")
        return outcome_of_parties(parties)[0]
    raise DrawRefusedError("draw: a source that can be checked is wanted")


def is_provable(draw: Mapping[str, Any]) -> bool:
    """Whether the source is one whose outcome is proved offline; of any other only the seed is known."""
    return draw.get("source") in {BEACON, SECRETS}


def fault_of(seed: str, draw: Mapping[str, Any]) -> str:
    """Why a stated draw must be refused; empty where the seed follows from the root and a proved outcome."""
    if not is_provable(draw):
        return ""
    try:
        root = _unhex(draw.get("root", ""), "root")
        if len(root) != 32:
            return "draw: the root of the sealed inputs is missing"
        wanted = seed_of(root, outcome_of_draw(draw))
    except DrawRefusedError as error:
        return str(error)
    return "" if hmac.compare_digest(wanted, seed) else "draw: the seed does not follow from the root and the outcome"


def _unhex(text: object, name: str) -> bytes:
    try:
        return bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError as error:
        raise DrawRefusedError(f"draw: {name} is not hex") from error
