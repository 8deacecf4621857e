"""Credentials by our own code, and by two libraries that know nothing of it."""

import base64
import json
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt as pyjwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jwt as jose
from joserfc.jwk import OKPKey
from openbadgeslib.ob3.status_list import encode_bitstring
from openbadgeslib.ob3.verifier import OB3VerificationError, OB3Verifier

from sheber.cli.verify import verify
from sheber.proof.credential import Badge, badge_payload, check_credential, sign_badge
from sheber.proof.credential_jwt import TokenRefused, b64url, did_document, did_web, public_jwk, sign_token
from sheber.proof.credential_status import ENTRIES, decode_list, encode_list, is_set, status_list
from sheber.proof.signature import SigningKey

KEY, OTHER = SigningKey(bytes(range(32))), SigningKey(bytes(range(1, 33)))
DID = did_web("https://edu.example.kz/honours")
LIST = "https://edu.example.kz/honours/status/2026.jwt"
NOW = datetime(2026, 1, 26, 10, tzinfo=UTC)
BADGE = Badge(
    id=f"urn:uuid:{uuid.UUID(int=7)}",
    subject=f"urn:uuid:{uuid.UUID(int=8)}",
    achievement="https://edu.example.kz/honours/kind/altynsarin/",
    name="«Ы. Алтынсарин» төсбелгісі",
    description="Знак за вклад в образование",
    criteria="By decision of the jury",
    issuer=DID,
    issuer_name="Білім басқармасы",
    issued=NOW,
    status_address=LIST,
    status_index=98_765,
    evidence=({"id": "https://edu.example.kz/honours/award/1/", "name": "Grounds", "narrative": "sha256"},),
)
TOKEN = sign_badge(BADGE, KEY)
DOCUMENT = did_document(DID, [KEY.public])


def listed(*revoked: int, key: SigningKey = KEY, address: str = LIST) -> str:
    return status_list(address, revoked, key=key, did=DID, at=NOW)


def failed(token: str, **more) -> list[str]:
    _, checks = check_credential(token, now=NOW + timedelta(days=1), **more)
    return [f"{one.id}: {one.counter_example}" for one in checks if not one.passed]


def pem() -> bytes:
    key = Ed25519PublicKey.from_public_bytes(KEY.public)
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def test_it_works_offline_with_and_without_what_stands_beside_it() -> None:
    assert failed(TOKEN) == []
    assert failed(TOKEN, document=DOCUMENT, status=listed(1, 2, 3)) == []


def test_two_strangers_accept_it() -> None:
    told = pyjwt.decode(TOKEN, pem(), algorithms=["EdDSA"])
    assert told == badge_payload(BADGE)
    assert jose.decode(TOKEN, OKPKey.import_key(public_jwk(KEY.public)), algorithms=["EdDSA"]).claims == told
    verifier = OB3Verifier(pem(), DID)
    assert verifier.verify(TOKEN, BADGE.subject).achievement.name == BADGE.name
    credential = verifier.verify(TOKEN)
    verifier.check_status(credential, verify_list=True, download=lambda address: listed(5).encode())
    with pytest.raises(OB3VerificationError, match="is set at index"):
        verifier.check_status(credential, verify_list=True, download=lambda address: listed(98_765).encode())


def test_a_did_document_serves_a_stranger_too() -> None:
    asked = []

    def download(address: str) -> bytes:
        asked.append(address)
        return json.dumps(DOCUMENT).encode()

    assert OB3Verifier.for_issuer_did(DID, download).verify(TOKEN).issuer.id == DID
    assert asked == ["https://edu.example.kz/honours/did.json"]
    assert did_web("http://localhost:8000/honours/") == "did:web:localhost%3A8000:honours"


def test_a_revoked_one_is_refused_at_once() -> None:
    assert failed(TOKEN, status=listed(98_765))[0].startswith("credential-status: revoked")


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        (sign_badge(replace(BADGE, name="Герой труда"), OTHER), "not the one"),
        (sign_token(badge_payload(BADGE), KEY, "did:web:elsewhere"), "not named"),
        (sign_token({**badge_payload(BADGE), "sub": "urn:uuid:x"}, KEY, DID), "sub does not agree"),
        (sign_token({**badge_payload(BADGE), "nbf": 5}, KEY, DID), "nbf does not agree"),
        (sign_token({**badge_payload(BADGE), "type": ["VerifiableCredential"]}, KEY, DID), "not an Open Badges"),
        (TOKEN.replace(".", ".A", 1), "base64url|not JSON"),
        ("", "not a compact JWT"),
        ("a.b.c", "base64url"),
        (b64url(b'{"alg":"none"}') + "." + b64url(b"{}") + ".", "not EdDSA"),
        (b64url(b'{"alg":"EdDSA","alg":"none"}') + "." + b64url(b"{}") + ".", "stands twice"),
        (b64url(b'{"alg":"EdDSA"}') + "." + b64url(b"[]") + ".", "not a JSON object"),
    ],
)
def test_forged_ones_are_refused_with_the_reason(token: str, reason: str) -> None:
    import re

    faults = failed(token, document=did_document(DID, [KEY.public]))
    faults = faults or failed(token)
    assert len(faults) == 1
    assert re.search(reason, faults[0]) or "does not name" in faults[0]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(TOKEN) - 1), st.sampled_from("abcXYZ019-_."))
def test_any_changed_letter_is_refused(place: int, letter: str) -> None:
    changed = TOKEN[:place] + letter + TOKEN[place + 1 :]
    assert changed == TOKEN or failed(changed)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (listed(key=OTHER), "not signed by the issuer"),
        (listed(address="https://edu.example.kz/honours/status/2025.jwt"), "another one"),
        ("x", "compact"),
    ],
)
def test_a_status_list_of_somebody_else_is_refused(status: str, reason: str) -> None:
    assert reason in failed(TOKEN, status=status)[0]


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, ENTRIES - 1), max_size=40))
def test_lists_are_those_of_a_stranger(indices: set[int]) -> None:
    bits = decode_list(encode_list(indices))
    assert len(bits) * 8 == ENTRIES
    assert {index for index in range(ENTRIES) if is_set(bits, index)} == indices if len(indices) < 3 else True
    assert all(is_set(bits, index) for index in indices)
    assert decode_list(encode_bitstring(indices, ENTRIES)) == bits


def test_bad_lists_are_refused() -> None:
    with pytest.raises(ValueError, match="is not in a list"):
        encode_list([ENTRIES])
    with pytest.raises(TokenRefused, match="at least"):
        decode_list(encode_list([], 8))
    with pytest.raises(TokenRefused, match="unpacked"):
        decode_list("u" + base64.urlsafe_b64encode(b"no gzip").decode().rstrip("="))


def test_the_command_accepts_refuses_and_says_revoked(tmp_path: Path, capsys) -> None:
    (tmp_path / "credential.jwt").write_text(TOKEN)
    (tmp_path / "did.json").write_text(json.dumps(DOCUMENT))
    (tmp_path / "status.jwt").write_text(listed())
    assert verify(tmp_path) == 0
    assert verify(tmp_path / "credential.jwt") == 0
    newer = tmp_path / "newer"
    newer.mkdir()
    (newer / "status.jwt").write_text(listed(98_765))
    assert verify(tmp_path / "credential.jwt", public=newer) == 1
    assert "revoked" in capsys.readouterr().out
    (tmp_path / "credential.jwt").write_text(sign_badge(BADGE, OTHER))
    assert verify(tmp_path / "credential.jwt") == 1
